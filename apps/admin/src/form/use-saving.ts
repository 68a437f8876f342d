import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { refreshAll } from '../api/queries.ts'

/** Sends what a form holds; when it was taken says so, closes the form and asks anew for what is on the screen. */
export function useSaving<Values>(
  send: (values: Values) => Promise<unknown>,
  done: string,
  onClose: () => void,
) {
  const { message } = App.useApp()
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      void message.success(done)
      onClose()
      await refreshAll()
    },
    // A part may have been done before the refusal: the list behind shows what is.
    onError: () => refreshAll(),
  })
}

import { Button, Drawer, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { problemOf } from '../api/client.ts'
import { ProblemBox } from '../parts/page.tsx'

type Save<Values> = { error: unknown; isPending: boolean; mutate: (values: Values) => void }

type FormDrawerProps<Values> = {
  title: string
  form: FormInstance<Values>
  save: Save<Values>
  initial?: Partial<Values>
  wide?: boolean
  /** Further buttons at the left of the foot. */
  foot?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** A form at the side of a list: what the server refuses stands above it and under its own fields. */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>) {
  const { title, form, save, initial, wide = false, foot, onClose, children } = props
  useServerFaults(form, save.error)
  return (
    <Drawer
      open
      title={title}
      size={`min(${wide ? 760 : 520}px, 100vw)`}
      onClose={onClose}
      footer={
        <div className="act-foot">
          {foot}
          <span className="head-gap" />
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            保存
          </Button>
        </div>
      }
    >
      {save.error === null ? null : <ProblemBox problem={problemOf(save.error)} />}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial === undefined ? {} : { initialValues: initial })}
        scrollToFirstError
        onFinish={(values) => save.mutate(values)}
      >
        {children}
      </Form>
    </Drawer>
  )
}

/** Puts the server's refusals under the fields that they name; `values.name` is the field `name` of `values`. */
function useServerFaults<Values>(form: FormInstance<Values>, error: unknown): void {
  useEffect(() => {
    if (error === null) return
    const faults = (problemOf(error).fields ?? []).map(({ path, say }) => ({
      name: path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
      errors: [say],
    }))
    form.setFields(faults as Parameters<typeof form.setFields>[0])
  }, [form, error])
}

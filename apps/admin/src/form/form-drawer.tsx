import { Button, Drawer, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { ProblemBox } from '../parts/page.tsx'
import { useServerFaults } from './use-server-faults.ts'

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
  const problem = useServerFaults(form, save.error)
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
      {problem === undefined ? null : <ProblemBox problem={problem} />}
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

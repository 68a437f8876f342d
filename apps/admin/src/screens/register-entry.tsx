import { App, Button, Form, Input } from 'antd'
import { ask } from '../api/client.ts'
import type { Entry, JsonObject, Register } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { FormDrawer } from '../form/form-drawer.tsx'
import { useSaving } from '../form/use-saving.ts'
import { toInput } from '../form/values.ts'
import { Widget } from '../form/widgets.tsx'
import { useSession } from '../lib/session.ts'
import type { RegisterColumn } from './register.tsx'

const widgets: Record<RegisterColumn['type'], string> = {
  text: 'text',
  integer: 'integer',
  date: 'date',
  select: 'select',
  boolean: 'checkbox',
}

type Values = { key: string; from: string; values: JsonObject }

type EditorProps = { register: Register; entry?: Entry; onClose: () => void }

/** Adds an entry, changes one from a day on, or ends it. Nothing is overwritten: the past keeps what it was. */
export function EntryEditor({ register, entry, onClose }: EditorProps) {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const { modal } = App.useApp()
  const { save, end } = useEntryChange(register, entry, onClose)
  const askEnd = () => {
    const from = form.getFieldValue('from') as string | undefined
    if (from === undefined) return
    void modal.confirm({
      title: `自 ${from} 起终止“${entry?.key ?? ''}”？`,
      content: '此前的记录保留，可随时查看。',
      okText: '终止',
      onOk: () => end.mutate(from),
    })
  }
  return (
    <FormDrawer<Values>
      title={entry === undefined ? `新增：${register.label}` : `变更：${entry.key}`}
      form={form}
      save={{ ...save, error: save.error ?? end.error }}
      initial={{ key: entry?.key ?? '', from: today, values: entry?.values ?? {} }}
      foot={
        entry === undefined ? undefined : (
          <Button danger onClick={askEnd} loading={end.isPending}>
            终止
          </Button>
        )
      }
      onClose={onClose}
    >
      <EntryFields register={register} isNew={entry === undefined} />
    </FormDrawer>
  )
}

function useEntryChange(register: Register, entry: Entry | undefined, onClose: () => void) {
  const address = (key: string) =>
    `/api/registers/${encodeURIComponent(register.id)}/${encodeURIComponent(key)}`
  const save = useSaving(
    ({ key, from, values }: Values) =>
      ask(address(entry?.key ?? key.trim()), {
        method: 'PUT',
        body: { from, values: toInput(values) },
      }),
    entry === undefined ? '已新增' : '已变更',
    onClose,
  )
  const end = useSaving(
    (from: string) => ask(`${address(entry?.key ?? '')}?from=${from}`, { method: 'DELETE' }),
    '已终止',
    onClose,
  )
  return { save, end }
}

function EntryFields({ register, isNew }: { register: Register; isNew: boolean }) {
  return (
    <>
      {isNew ? (
        <Form.Item
          name="key"
          label={register.keyLabel}
          rules={[{ required: true, whitespace: true, message: `请填写${register.keyLabel}` }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      ) : null}
      <Form.Item name="from" label="自哪一天起" rules={[{ required: true, message: '请选择日期' }]}>
        <DayPicker className="full" allowClear={false} />
      </Form.Item>
      {register.columns.map((column) => (
        <Form.Item
          key={column.column}
          name={['values', column.column]}
          label={column.type === 'boolean' ? undefined : column.label}
          required={column.required}
          valuePropName={column.type === 'boolean' ? 'checked' : 'value'}
        >
          <Widget
            field={{
              path: column.column,
              label: column.label,
              required: column.required,
              widget: widgets[column.type],
              options: column.options ?? [],
            }}
            schema={undefined}
          />
        </Form.Item>
      ))}
    </>
  )
}

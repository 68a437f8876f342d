import { useQuery } from '@tanstack/react-query'
import { App, Button, DatePicker, Drawer, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { ask } from '../api/client.ts'
import { registerQuery } from '../api/queries.ts'
import type { Entry, JsonObject, Register } from '../api/types.ts'
import { FormDrawer } from '../form/form-drawer.tsx'
import { useSaving } from '../form/use-saving.ts'
import { toInput } from '../form/values.ts'
import { Widget } from '../form/widgets.tsx'
import { formatInstant } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { Personal } from '../parts/facts.tsx'
import { Failed, Loading } from '../parts/page.tsx'
import { columnText, type RegisterColumn } from './register.tsx'

const widgets: Record<RegisterColumn['type'], string> = {
  text: 'text',
  integer: 'integer',
  date: 'date',
  select: 'select',
  boolean: 'checkbox',
}

type Values = { key: string; from: Dayjs; values: JsonObject }

type EditorProps = { register: Register; entry?: Entry; onClose: () => void }

/** Adds an entry, changes one from a day on, or ends it. Nothing is overwritten: the past keeps what it was. */
export function EntryEditor({ register, entry, onClose }: EditorProps) {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const { modal } = App.useApp()
  const { save, end } = useEntryChange(register, entry, onClose)
  const askEnd = () => {
    const from = form.getFieldValue('from') as Dayjs | null
    if (from === null) return
    void modal.confirm({
      title: `自 ${from.format('YYYY-MM-DD')} 起终止“${entry?.key ?? ''}”？`,
      content: '此前的记录保留，可随时查看。',
      okText: '终止',
      onOk: () => end.mutate(from.format('YYYY-MM-DD')),
    })
  }
  return (
    <FormDrawer<Values>
      title={entry === undefined ? `新增：${register.label}` : `变更：${entry.key}`}
      form={form}
      save={{ ...save, error: save.error ?? end.error }}
      initial={{ key: entry?.key ?? '', from: dayjs(today), values: entry?.values ?? {} }}
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
        body: { from: from.format('YYYY-MM-DD'), values: toInput(values) },
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
          label="编号"
          rules={[{ required: true, whitespace: true, message: '请填写编号' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      ) : null}
      <Form.Item name="from" label="自哪一天起" rules={[{ required: true, message: '请选择日期' }]}>
        <DatePicker className="full" allowClear={false} />
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

type HistoryProps = { register: Register; entryKey: string | undefined; onClose: () => void }

export function EntryHistory({ register, entryKey, onClose }: HistoryProps) {
  const { data, error, isPending } = useQuery({
    ...registerQuery(register.id, undefined, true),
    enabled: entryKey !== undefined,
  })
  const versions = (data?.entries ?? [])
    .filter(({ key }) => key === entryKey)
    .toSorted((a, b) => b.from.localeCompare(a.from))
  return (
    <Drawer
      open={entryKey !== undefined}
      title={`历史：${entryKey ?? ''}`}
      size="min(560px, 100vw)"
      onClose={onClose}
    >
      {isPending && entryKey !== undefined ? <Loading what="历史" /> : null}
      {error === null ? null : <Failed error={error} />}
      <ol className="entry-history">
        {versions.map((entry, index) => (
          <li key={`${entry.from}-${entry.at}`}>
            <strong>
              {entry.from} 至 {entry.until ?? '今'}
            </strong>
            <p className="soft">
              {formatInstant(entry.at)} <Personal>{entry.by}</Personal> 登记
            </p>
            <Changes register={register} entry={entry} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </Drawer>
  )
}

function Changes({
  register,
  entry,
  before,
}: {
  register: Register
  entry: Entry
  before: Entry | undefined
}) {
  return (
    <dl className="changes">
      {register.columns.map((column) => {
        const now = columnText(column, entry.values[column.column])
        const then = before === undefined ? now : columnText(column, before.values[column.column])
        return (
          <div key={column.column}>
            <dt>{column.label}</dt>
            <dd>
              {then === now ? null : <del>{then === '' ? '（空）' : then}</del>} {now === '' ? '（空）' : now}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

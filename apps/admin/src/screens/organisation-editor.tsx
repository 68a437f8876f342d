import { App, AutoComplete, Button, Form, Input, Select } from 'antd'
import { ask } from '../api/client.ts'
import type { Organisation } from '../api/types.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { FormDrawer } from '../form/form-drawer.tsx'
import { useSaving } from '../form/use-saving.ts'
import { organisationKinds } from '../lib/labels.ts'
import { useSession } from '../lib/session.ts'

type Term = { name: string; code?: string; division?: string; parent?: string | null }
type NewValues = Term & { kind: string; from: string }
type ChangeValues = { term: Term; from: string }

const kindOptions = Object.values(organisationKinds).map((label) => ({ value: label, label }))

/** A known kind goes by its id, any other as it was written. */
function kindOf(written: string): string {
  const known = Object.entries(organisationKinds).find(([, label]) => label === written.trim())
  return known?.[0] ?? written.trim()
}

const bare = ({ name, code, division, parent }: Term) => ({
  name: name.trim(),
  code: code?.trim() || null,
  division: division?.trim() || null,
  parent: parent ?? null,
})

type NewProps = { all: Organisation[]; parent?: string; onClose: () => void }

export function NewOrganisation({ all, parent, onClose }: NewProps) {
  const [form] = Form.useForm<NewValues>()
  const { today } = useSession()
  const save = useSaving(
    ({ kind, from, ...term }: NewValues) =>
      ask('/api/organisations', {
        method: 'POST',
        body: { ...bare(term), kind: kindOf(kind), from: from },
      }),
    '已新增机构',
    onClose,
  )
  return (
    <FormDrawer<NewValues>
      title="新增机构"
      form={form}
      save={save}
      initial={{ from: today, ...(parent === undefined ? {} : { parent }) }}
      onClose={onClose}
    >
      <Form.Item
        name="kind"
        label="类别"
        rules={[{ required: true, whitespace: true, message: '请选择或填写类别' }]}
      >
        <AutoComplete options={kindOptions} maxLength={40} />
      </Form.Item>
      <TermFields all={all} under={[]} />
      <StartField label="自哪一天起" />
    </FormDrawer>
  )
}

type ChangeProps = { all: Organisation[]; organisation: Organisation; onClose: () => void }

/** What changes from a day on: the past keeps the name and the place it had. */
export function ChangeOrganisation({ all, organisation, onClose }: ChangeProps) {
  const [form] = Form.useForm<ChangeValues>()
  const { today } = useSession()
  const { modal } = App.useApp()
  const { id, name, code, division, parent } = organisation
  const send = (from: string, term: ReturnType<typeof bare> | null) =>
    ask(`/api/organisations/${encodeURIComponent(id)}`, {
      method: 'PUT',
      body: { from, term },
    })
  const save = useSaving(({ from, term }: ChangeValues) => send(from, bare(term)), '已变更', onClose)
  const end = useSaving((from: string) => send(from, null), '机构已终止', onClose)
  const children = all.filter((item) => item.parent === id)
  const askEnd = () => {
    const from = form.getFieldValue('from') as string | undefined
    if (from === undefined) return
    void modal.confirm({
      title: `自 ${from} 起终止“${name}”？`,
      content: '此前的记录保留。该机构的岗位请安全管理员另行收回。',
      okText: '终止',
      onOk: () => end.mutate(from),
    })
  }
  return (
    <FormDrawer<ChangeValues>
      title={`变更：${name}`}
      form={form}
      save={{ ...save, error: save.error ?? end.error }}
      initial={{
        from: today,
        term: { name, code: code ?? '', division: division ?? '', parent },
      }}
      foot={
        <Button danger disabled={children.length > 0} loading={end.isPending} onClick={askEnd}>
          终止
        </Button>
      }
      onClose={onClose}
    >
      <TermFields all={all.filter((item) => item.id !== id)} under={['term']} />
      <StartField label="自哪一天起变更" />
      {children.length > 0 ? (
        <p className="soft">下设 {children.length} 个机构，请先变更它们的上级再终止本机构。</p>
      ) : null}
    </FormDrawer>
  )
}

function StartField({ label }: { label: string }) {
  return (
    <Form.Item name="from" label={label} rules={[{ required: true, message: '请选择日期' }]}>
      <DayPicker className="full" allowClear={false} />
    </Form.Item>
  )
}

function TermFields({ all, under }: { all: Organisation[]; under: string[] }) {
  return (
    <>
      <Form.Item
        name={[...under, 'name']}
        label="全称"
        rules={[{ required: true, whitespace: true, message: '请填写全称' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name={[...under, 'parent']} label="上级机构">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={all.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name={[...under, 'code']} label="代码" extra="统一社会信用代码或预算编码。">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item
        name={[...under, 'division']}
        label="行政区划代码"
        rules={[{ pattern: /^(\d{6}|\d{9}|\d{12})$/, message: '应为6位、9位或12位数字' }]}
      >
        <Input maxLength={12} inputMode="numeric" />
      </Form.Item>
    </>
  )
}

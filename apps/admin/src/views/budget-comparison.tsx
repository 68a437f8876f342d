import { Button, Form, Input } from 'antd'
import { useContext } from 'react'
import type { Json } from '../api/types.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { ClauseLink } from '../parts/clause.tsx'
import { DeskContext, EditableText, EditingContext } from './budget-edit.tsx'
import { EditableMoney } from './budget-money.tsx'
import { PhraseArea } from './phrase-area.tsx'
import { phrasesFor } from './phrase-match.ts'
import { type CellValue, figureText, readCell } from './sheet-text.ts'

/** This year against last year, as the server presents it; amounts in 分. */
export type Comparison = {
  key: string
  label: string
  clause: string
  current: number
  last: number | null
  lastPath: string
  change: number | null
  percent: string | null
  reasonPrefix: string
  textPath: string
  reasons: { path: string; text: string; amount: number; value: CellValue }[]
}

export function readComparisons(value: Json | undefined): Comparison[] {
  return Array.isArray(value) ? (value as unknown as Comparison[]) : []
}

type ComparisonsProps = {
  comparisons: Comparison[]
  texts: Record<string, Json>
  labels: ReadonlyMap<string, string>
}

/** Every compared item with its change and the reasons that explain it, each with its amount. */
export function ComparisonView({ comparisons, texts, labels }: ComparisonsProps) {
  const { unit } = useContext(DeskContext)
  return (
    <ScrollBox label="上下年对比">
      <table className="figure-table comparison">
        <caption>
          上下年对比
          <span>单位：{unit}</span>
        </caption>
        <thead>
          <tr>
            <th>项目</th>
            <th className="number">本年</th>
            <th className="number">上年</th>
            <th className="number">增减</th>
            <th className="number">幅度</th>
            <th>增减原因</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((one) => (
            <tr key={one.key}>
              <td className="label-cell">
                {one.label} <ClauseLink clause={one.clause} label={labels.get(one.clause) ?? ''} />
              </td>
              <td className="number">{figureText(one.current, unit)}</td>
              <td className="number">
                <EditableMoney path={one.lastPath} value={one.last} label={`${one.label} 上年数`} />
              </td>
              <td className="number">{signed(one.change, unit)}</td>
              <td className="number">{one.percent === null ? '—' : `${one.percent}%`}</td>
              <td className="reason-cell">
                <Reasons one={one} texts={texts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function signed(fen: number | null, unit: '元' | '万元'): string {
  if (fen === null) return '—'
  return `${fen > 0 ? '+' : ''}${figureText(fen, unit)}`
}

function Reasons({ one, texts }: { one: Comparison; texts: Record<string, Json> }) {
  const editing = useContext(EditingContext)
  const { unit } = useContext(DeskContext)
  if (one.reasonPrefix === '' || one.change === null || one.change === 0)
    return one.change === 0 ? <span className="soft">持平</span> : <span className="soft">—</span>
  const key = one.textPath.slice('text/'.length)
  const text = texts[key]
  const explained = one.reasons.reduce((sum, { amount }) => sum + amount, 0)
  const open = one.change - explained
  return (
    <>
      <div data-path={editing === undefined ? one.textPath : undefined}>
        <EditableText
          path={one.textPath}
          shown={typeof text === 'string' ? text : ''}
          label={`${one.label}增减原因`}
          multiline
        />
      </div>
      {one.reasons.length === 0 ? null : (
        <ul className="change-reasons">
          {one.reasons.map((reason) => (
            <li key={reason.path}>
              {reason.text} <strong>{signed(reason.amount, unit)}</strong>
              {editing === undefined ? null : (
                <Button
                  size="small"
                  type="link"
                  aria-label={`删去原因 ${reason.text}`}
                  onClick={() => editing.change([{ path: reason.path, before: reason.value, to: null }])}
                >
                  删去
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {one.reasons.length > 0 ? (
        <p className="soft">
          {open === 0
            ? '分项原因与增减额相符'
            : `分项原因合计 ${signed(explained, unit)}，尚差 ${signed(open, unit)}`}
        </p>
      ) : null}
      {editing === undefined ? null : <NewReason one={one} />}
    </>
  )
}

type ReasonFieldProps = { phrases: string[]; value?: string; onChange?: (text: string) => void }

function ReasonField({ phrases, value = '', onChange }: ReasonFieldProps) {
  return (
    <PhraseArea
      label="原因"
      placeholder="如：工资标准调整"
      value={value}
      phrases={phrases}
      isLine
      maxLength={50}
      className="reason-field"
      onChange={(text) => onChange?.(text)}
    />
  )
}

/** One more reason with its amount; whether it raises or lowers is read from the amount's sign. */
function NewReason({ one }: { one: Comparison }) {
  const editing = useContext(EditingContext)
  const { unit, phrases } = useContext(DeskContext)
  const names = phrasesFor(phrases, '增减原因').map((text) => text.replace(/^主要原因是/, ''))
  const [form] = Form.useForm<{ text: string; amount: string }>()
  const add = ({ text, amount }: { text: string; amount: string }) => {
    const falls = amount.trim().startsWith('-')
    const read = readCell(amount.replace('-', ''), unit)
    if ('fault' in read || read.value === null) return
    const bare = text.trim().replace(/(增加|减少)$/, '')
    const path = `${one.reasonPrefix}${bare}${falls ? '减少' : '增加'}`
    editing?.change([{ path, before: null, to: read.value }])
    form.resetFields()
  }
  return (
    <Form
      form={form}
      layout="inline"
      size="small"
      className="new-reason"
      onFinish={add}
      aria-label={`${one.label} 添加分项原因`}
    >
      <Form.Item name="text" initialValue="" rules={[{ required: true, message: '请写原因' }]}>
        <ReasonField phrases={names} />
      </Form.Item>
      <Form.Item
        name="amount"
        rules={[
          { required: true, message: '请填金额' },
          { validator: (_rule, amount: string | undefined) => isAmount(amount, unit) },
        ]}
      >
        <Input
          placeholder="减少填负数"
          aria-label={`金额（${unit}）`}
          inputMode="decimal"
          style={{ width: 110 }}
        />
      </Form.Item>
      <Button htmlType="submit">添加</Button>
    </Form>
  )
}

function isAmount(text: string | undefined, unit: '元' | '万元'): Promise<void> {
  const read = readCell((text ?? '').replace('-', ''), unit)
  return 'fault' in read ? Promise.reject(new Error(read.fault)) : Promise.resolve()
}

import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { useDraft } from '../../form/use-draft.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { useBeforeLeaving, useSoleRun } from './before-leaving.ts'

type Lifted = '学历' | '资历' | '继续教育'
type Row = { condition: string; evidence: string; page: string }
type F4 = { lifted: Lifted[]; rows: Row[]; merits: string }
type ExceptionalProps = { view: CaseView; state: Application; help: FilingHelp }

const liftable: readonly Lifted[] = ['学历', '资历', '继续教育']

const storedOf = ({ content: { exceptional } }: Application): F4 => ({
  lifted: [...(exceptional?.lifted ?? [])],
  rows: (exceptional?.rows ?? []).map((row) => ({ ...row })),
  merits: exceptional?.merits ?? '',
})

/** F4: which limits are lifted, the evidence for each exceptional condition, outstanding merits. */
export function ExceptionalStep({ view, state, help }: ExceptionalProps) {
  const revise = useDirectAct(view, 'ReviseContent')
  const [typed, setTyped] = useState<F4>()
  const draft = useDraft(`${view.procedure}/${view.id}/ReviseContent/exceptional`, (body) => {
    if (Array.isArray(body['rows'])) setTyped(body as unknown as F4)
  })
  const f4 = typed ?? storedOf(state)
  const change = (more: Partial<F4>) => {
    const next = { ...f4, ...more }
    setTyped(next)
    draft.save(next)
  }
  const missing = [
    ...(f4.lifted.length === 0 ? ['突破哪一项'] : []),
    ...(f4.merits.trim() === '' ? ['突出业绩与贡献'] : []),
  ]
  const run = useSoleRun()
  const revised = async () => {
    const rows = f4.rows.filter(({ evidence }) => evidence.trim() !== '')
    const sent = await revise.mutateAsync({ exceptional: { ...f4, rows } }).catch(() => undefined)
    if (sent === undefined) return false
    setTyped(undefined)
    await draft.discard()
    return true
  }
  const send = () => run(revised)
  // What is not complete stays a draft and is taken up again here.
  useBeforeLeaving(async () => typed === undefined || missing.length > 0 || (await send()))
  return (
    <section className="slot-form">
      <F4Fields f4={f4} help={help} onChange={change} />
      {revise.error === null ? null : <ProblemBox problem={problemOf(revise.error)} />}
      <p className="slot-form-foot">
        <Button
          type="primary"
          disabled={typed === undefined || missing.length > 0}
          loading={revise.isPending}
          onClick={() => void send()}
        >
          保存破格申报表
        </Button>
        <span className="soft">
          {missing.length > 0
            ? `还没填：${missing.join('、')}`
            : draft.state.kind === 'saved'
              ? '已随写随存'
              : ''}
        </span>
      </p>
    </section>
  )
}

type FieldsProps = { f4: F4; help: FilingHelp; onChange: (more: Partial<F4>) => void }

function F4Fields({ f4, help, onChange }: FieldsProps) {
  const { items, asked } = help.exceptional
  const evidenced = items.filter(({ number }) => evidenceOf(f4, number) !== '').length
  return (
    <>
      <p className="soft">
        破格申报须另填破格申报表，写明突破哪一项、依据哪几条破格条件。{' '}
        <ClauseLink clause="anhui-titles-2018/art.9.1.1.b" label="第九条" />{' '}
        <ClauseLink clause="anhui-titles-2018/art.39.a" label="第三十九条" />
      </p>
      <div className="ask">
        <span aria-hidden>突破哪一项</span>
        <Checkbox.Group
          aria-label="突破哪一项"
          options={[...liftable]}
          value={f4.lifted}
          onChange={(lifted: Lifted[]) => onChange({ lifted })}
        />
      </div>
      <p>
        {asked === null
          ? '本系列还没有登记破格条件，请联系评委会组建单位。'
          : `以下 ${items.length} 条须符合 ${asked} 条，已写证明 ${evidenced} 条：`}
      </p>
      {items.map(({ number, text }) => (
        <ConditionInput
          key={number}
          number={number}
          text={text}
          row={f4.rows.find(({ condition }) => condition === number)}
          onChange={(row) => onChange({ rows: withRow(f4.rows, row) })}
        />
      ))}
      <div className="ask">
        <span aria-hidden>突出业绩与贡献</span>
        <Input.TextArea
          aria-label="突出业绩与贡献"
          rows={5}
          maxLength={3000}
          value={f4.merits}
          onChange={(event) => onChange({ merits: event.target.value })}
        />
      </div>
    </>
  )
}

const evidenceOf = ({ rows }: F4, number: string): string =>
  rows.find(({ condition }) => condition === number)?.evidence.trim() ?? ''

const withRow = (rows: readonly Row[], row: Row): Row[] => [
  ...rows.filter(({ condition }) => condition !== row.condition),
  row,
]

type ConditionProps = {
  number: string
  text: string
  row: Row | undefined
  onChange: (row: Row) => void
}

/** One exceptional condition, the evidence for it and where in the catalogue it lies. */
function ConditionInput({ number, text, row, onChange }: ConditionProps) {
  const held = row ?? { condition: number, evidence: '', page: '' }
  return (
    <fieldset className="condition">
      <legend>
        {number}：{text}
      </legend>
      <div className="ask">
        <span aria-hidden>证据</span>
        <Input.TextArea
          aria-label={`${number}的证据`}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={held.evidence}
          onChange={(event) => onChange({ ...held, evidence: event.target.value })}
        />
      </div>
      <div className="ask">
        <span aria-hidden>
          在材料目录第几页<span className="soft">（页码见“送出前检查”里的材料目录）</span>
        </span>
        <Input
          aria-label={`${number}的页码`}
          maxLength={20}
          value={held.page}
          onChange={(event) => onChange({ ...held, page: event.target.value })}
        />
      </div>
    </fieldset>
  )
}

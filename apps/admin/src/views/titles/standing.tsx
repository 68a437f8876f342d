import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { ReceiptStrip } from '../../case/periods.tsx'
import { formatInstant } from '../../lib/format.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { bindPages } from './bind-pages.ts'
import { type Page, Uploads } from './filing-uploads.tsx'
import { outcomeLines } from './file-record-lines.ts'
import { whereItLies } from './standing-place.ts'
import './application.css'

type StandingProps = { view: CaseView; state: Application }

/** After filing: where the file lies, since when, what comes next, what is asked of the applicant, when a notice ends. */
export function Standing({ view, state }: StandingProps) {
  const current = view.stageLine.find((step) => step.state === 'current')
  const next = view.stageLine.find((step) => step.state === 'future')
  const isOver = next === undefined || state.exit !== null
  return (
    <section className="standing panel" aria-label="办到哪里了">
      <h2>办到哪里了</h2>
      <dl className="facts-list">
        <div>
          <dt>现在</dt>
          <dd>
            <strong>{view.stageLabel}</strong>
            {whereItLies(state) === '' ? '' : `，在${whereItLies(state)}`}
          </dd>
        </div>
        {current?.at === undefined ? null : (
          <div>
            <dt>从什么时候起</dt>
            <dd>{formatInstant(current.at)}</dd>
          </div>
        )}
        {state.exit === null ? null : (
          <div>
            <dt>原因</dt>
            <dd>
              {state.exit.reason} <ClauseLink clause={state.exit.clause} label="依据" />
            </dd>
          </div>
        )}
        {isOver ? null : (
          <div>
            <dt>下一步</dt>
            <dd>{next.label}</dd>
          </div>
        )}
        {outcomeLines(state).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {view.periods.map((period) => (
          <div key={period.id}>
            <dt>{period.label}</dt>
            <dd>
              到 {period.due} 为止
              {period.workingDaysLeft > 0 ? `，还有 ${period.workingDaysLeft} 个工作日` : ''}{' '}
              <ClauseLink clause={period.clause} label={period.clauseLabel} />
            </dd>
          </div>
        ))}
      </dl>
      <Counted view={view} />
      {state.outcome.certificate === null ? null : (
        <p className="soft standing-number">
          用人单位查验证书：打开门户“<a href="/titles">职称评审</a>”的“职称证书查验”，填证书编号和查验码。
        </p>
      )}
      <AskedOfMe view={view} state={state} />
      <p className="soft standing-number">
        申报件编号 <strong>{state.number}</strong>
        ：不登录，在门户“<a href="/titles">职称评审</a>”的“办理进度查询”里凭编号和证件号码后四位也能看。
      </p>
    </section>
  )
}

/** How the running periods are counted, day by day; a day that a notice names is not counted from anything. */
function Counted({ view }: Pick<StandingProps, 'view'>) {
  return view.periods
    .filter(({ receipt }) => receipt.count > 0)
    .map(({ id, label, receipt, kind }) => (
      <details key={id} className="filing-record">
        <summary>{label}怎么数的</summary>
        <ReceiptStrip receipt={receipt} kind={kind} />
      </details>
    ))
}

/** The items of the correction notice, each to be ticked with what answers it. */
function AskedOfMe({ view, state }: StandingProps) {
  const supply = useDirectAct(view, 'SupplementMaterials')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [pages, setPages] = useState<readonly Page[]>([])
  const binding = useMutation({ mutationFn: () => bindPages('补正材料', pages) })
  const fault = binding.error ?? supply.error
  const { correction } = state.intake
  if (correction === null || state.stage !== 'correcting')
    return <p className="soft">{state.exit === null ? '目前没有要您做的事。' : ''}</p>
  const open = correction.items.filter(({ suppliedOn }) => suppliedOn === null)
  const clear = () => {
    setChosen([])
    setPages([])
  }
  const send = async () => {
    try {
      const { files } = await binding.mutateAsync()
      await supply.mutateAsync({ items: [...chosen], files: [...files] })
      clear()
    } catch {
      // Told below: both steps keep what was refused.
    }
  }
  return (
    <section className="asked" aria-label="要您补正">
      <h3>
        要您补正 {open.length} 项 <ClauseLink clause="anhui-titles-2018/art.15.c" label="第十五条" />
      </h3>
      <p>
        请在{' '}
        <strong>
          {correction.dueOn} {correction.dueTime ?? '24:00'}
        </strong>{' '}
        前补交；到时没有补交的，视为放弃申报。
      </p>
      <ul className="asked-items">
        {correction.items.map(({ id, text, suppliedOn }) => (
          <li key={id}>
            {suppliedOn === null ? (
              <Checkbox
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              >
                {text}
              </Checkbox>
            ) : (
              <span className="soft">
                {text}（{suppliedOn} 已补交）
              </span>
            )}
          </li>
        ))}
      </ul>
      <Uploads label="补正材料" pages={pages} onChange={setPages} />
      {fault === null ? null : <ProblemBox problem={problemOf(fault)} />}
      <Button
        type="primary"
        size="large"
        disabled={chosen.length === 0 || pages.length === 0}
        loading={binding.isPending || supply.isPending}
        onClick={() => void send()}
      >
        补交所选 {chosen.length} 项
      </Button>
    </section>
  )
}

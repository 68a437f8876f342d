import { Button, Popconfirm } from 'antd'
import type { Act, CaseView, JsonObject } from '../api/types.ts'
import { problemOf } from '../api/client.ts'
import { formatInstant } from '../lib/format.ts'
import { printMoney, readMoney } from '../lib/money.ts'
import { Personal } from '../parts/facts.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { readComparisons } from './budget-comparison.tsx'
import { signatureLines, signingActs } from './signature-lines.ts'
import { useDirectAct } from './use-direct-act.ts'

/** Signatures in their order, and the one that this post can give now; not while changes are unsent. */
export function SignaturesView({ view, unsent }: { view: CaseView; unsent: number }) {
  const state = view.state as JsonObject
  const lines = signatureLines(view.trail, state['signatures'])
  const act = view.acts.find((one) => signingActs.has(one.act) && one.barred === undefined)
  return (
    <div className="signatures">
      {act === undefined ? null : <SignCard view={view} act={act} unsent={unsent} />}
      <ol className="signature-line" aria-label="签章顺序">
        {lines.map(({ label, signed, voided }) => (
          <li key={label} className={signed === undefined ? undefined : 'is-signed'}>
            <strong>{label}</strong>
            {signed === undefined ? (
              <span className="tag tag-warning">未签</span>
            ) : (
              <span>
                <span className="tag tag-success">已签</span> <Personal>{signed.person}</Personal>{' '}
                <span className="soft">{formatInstant(signed.at)}</span>
              </span>
            )}
            {voided.map((one) => (
              <p key={one.at} className="soft">
                <del>
                  {formatInstant(one.at)} <Personal>{one.person}</Personal> 签
                </del>
                ，{formatInstant(one.voidedAt)} 因{one.why}失效
              </p>
            ))}
          </li>
        ))}
      </ol>
    </div>
  )
}

type Redline = { label: string; before: string | number | null; after: string | number | null }

/** For a phone: two figures that matter, what has changed, one confirmation. */
function SignCard({ view, act, unsent }: { view: CaseView; act: Act; unsent: number }) {
  const state = view.state as JsonObject
  const sending = useDirectAct(view, act.act)
  const { digest, errors, hints } = (state['facts'] ?? {}) as {
    digest?: string
    errors?: number
    hints?: number
  }
  const comparisons = readComparisons(state['comparisons'])
  const figures = comparisons.filter(({ key }) => key === 'income' || key === 'expenditure')
  const redline = Array.isArray(state['redline']) ? (state['redline'] as unknown as Redline[]) : []
  return (
    <section className="sign-card" aria-label={act.label}>
      <h3>请您签章：{act.label.replace(/^以|签章$/g, '')}</h3>
      <dl className="sign-figures">
        {figures.map(({ key, label, current, change }) => (
          <div key={key}>
            <dt>{label.replace('预算总额', '预算')}</dt>
            <dd>{readMoney(current, '万元')} 万元</dd>
            <dd className="soft">{changeText(change)}</dd>
          </div>
        ))}
      </dl>
      {act.act === 'SignAsCompiler' ? null : <h4>制表人签章后的改动</h4>}
      {act.act === 'SignAsCompiler' ? null : redline.length === 0 ? (
        <p className="soft">没有改动。</p>
      ) : (
        <ul>
          {redline.map(({ label, before, after }, index) => (
            <li key={index}>
              {label}：<del>{plain(before)}</del> → <ins>{plain(after)}</ins>
            </li>
          ))}
        </ul>
      )}
      <p className={(errors ?? 0) > 0 ? 'verdict-bad' : 'soft'}>
        {(errors ?? 0) > 0 ? `还有 ${errors} 处错误影响报送。` : '没有影响报送的错误。'}
        {(hints ?? 0) > 0 ? `另有 ${hints} 条提示。` : ''}
      </p>
      {unsent === 0 ? null : <p className="verdict-bad">还有 {unsent} 处修改没有提交，请先提交再签章。</p>}
      {sending.error === null ? null : <ProblemBox problem={problemOf(sending.error)} />}
      <Popconfirm
        title="确认签章？"
        description="签的是现在显示的数字；数字再有改动，签章即失效。"
        okText="签章"
        cancelText="再看看"
        disabled={digest === undefined || unsent > 0}
        onConfirm={() => sending.mutate({ digest: digest ?? '' })}
      >
        <Button type="primary" size="large" block loading={sending.isPending} disabled={unsent > 0}>
          {act.label}
        </Button>
      </Popconfirm>
    </section>
  )
}

function changeText(change: number | null): string {
  if (change === null) return '没有上年数'
  if (change === 0) return '与上年持平'
  return `比上年${change > 0 ? '增加' : '减少'} ${printMoney(Math.abs(change), '万元')} 万元`
}

function plain(value: string | number | null): string {
  return value === null || value === '' ? '（空）' : String(value)
}

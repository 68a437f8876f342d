import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { BatchCandidate } from '../../../../../regulations/titles/batch/state.ts'
import { Group } from '../../parts/boxes.tsx'
import { GenericState, type StateViewProps } from '../state-view.tsx'
import { statisticsQuery } from './reports/data.ts'

/** A batch of results as its data say it; the general report starts from the figures of the review year (art.25.1). */
export function BatchView(props: StateViewProps) {
  const { view, onAct } = props
  const { cycle } = view.state
  const mayDraft = view.acts.some(({ act, barred }) => act === 'DraftReport' && barred === undefined)
  return (
    <>
      {mayDraft && onAct !== undefined ? (
        <Drafting
          cycle={typeof cycle === 'string' ? cycle : ''}
          onAct={onAct}
          has={view.state['report'] != null}
        />
      ) : null}
      {view.acts.some(({ act }) => act === 'MarkCandidates') ? <Reviewing view={view} /> : null}
      <GenericState {...props} />
    </>
  )
}

/** The authority marks each candidate at a desk of its own, with the file beside the mark (art.26.a). */
function Reviewing({ view }: Pick<StateViewProps, 'view'>) {
  const candidates = view.state['candidates']
  const rows = Array.isArray(candidates) ? (candidates as readonly Partial<BatchCandidate>[]) : []
  const open = rows.filter(({ mark, out }) => out === null && mark === null).length
  return (
    <section className="panel" aria-label="逐一审核">
      <h2>逐一审核</h2>
      <p>
        {open === 0
          ? '已逐一审核。'
          : `还有 ${open} 人没有审核。逐人展开评审材料后标明同意或不同意，再发布官网公示。`}
      </p>
      <Link to="/titles-approval/$id" params={{ id: view.id }}>
        {open === 0 ? '查看审核情况' : '打开审核确认'}
      </Link>
    </section>
  )
}

type DraftingProps = { cycle: string; has: boolean; onAct: NonNullable<StateViewProps['onAct']> }

function Drafting({ cycle, has, onAct }: DraftingProps) {
  // without figures the report is written from nothing, as before
  const { data, isPending } = useQuery(statisticsQuery(cycle))
  return (
    <section className="panel" aria-label="综合报告">
      <h2>评审情况综合报告</h2>
      <p>
        {has
          ? '综合报告已拟定。需要重写的，可以按现在的数字重新起草。'
          : '报送以前先拟定综合报告。初稿由系统按评审结果分析表起草，您修改后保存。'}
      </p>
      <Group label="起草">
        <Button
          type={has ? 'default' : 'primary'}
          disabled={isPending}
          onClick={() => onAct('DraftReport', { text: data?.draft ?? '' })}
        >
          {has ? '按现在的数字重新起草' : '以系统初稿拟定综合报告'}
        </Button>
      </Group>
    </section>
  )
}

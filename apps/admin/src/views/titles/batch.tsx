import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
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
      <GenericState {...props} />
    </>
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

import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'

type Earlier = FilingHelp['earlier'][number]
type ReuseProps = { view: CaseView; earlier: Earlier }

const label: Readonly<Record<'achievements' | 'works' | 'materials', string>> = {
  achievements: '业绩成果和奖励',
  works: '论文、论著和专题报告',
  materials: '证书、考核等材料',
}

type Paper = Earlier['materials'][number]
type Part = keyof typeof label

/** The part whose row a paper proves; undefined: it stands for itself. */
const partOf = ({ slot, row }: Paper): 'achievements' | 'works' | undefined =>
  row === null ? undefined : slot === 'works' ? 'works' : slot === 'achievement' ? 'achievements' : undefined

/** Everything is ticked at first; a proof comes and goes with its row. */
function useChoice(earlier: Earlier) {
  const [left, setLeft] = useState<readonly string[]>([])
  const isChosen = (part: Part | 'history', id: string) => !left.includes(`${part}/${id}`)
  const tick = (part: Part | 'history', id: string, wanted: boolean) =>
    setLeft(wanted ? left.filter((one) => one !== `${part}/${id}`) : [...left, `${part}/${id}`])
  const ids = (part: 'achievements' | 'works') =>
    earlier[part].map(({ id }) => id).filter((id) => isChosen(part, id))
  const isPaperChosen = (one: Paper) => {
    const part = partOf(one)
    return part === undefined ? isChosen('materials', one.id) : isChosen(part, one.row ?? '')
  }
  const input = () => ({
    earlier: earlier.id,
    history: isChosen('history', 'all'),
    achievements: ids('achievements'),
    works: ids('works'),
    materials: earlier.materials.filter(isPaperChosen).map(({ id, files }) => ({ id, files })),
  })
  return { isChosen, tick, input }
}

/** What an earlier application offers, all ticked: one press takes it over, and only what is new is left to add. */
export function ReuseCard({ view, earlier }: ReuseProps) {
  const reuse = useDirectAct(view, 'ReuseEarlier')
  const choice = useChoice(earlier)
  const loose = earlier.materials.filter((one) => partOf(one) === undefined)
  const rows = {
    achievements: earlier.achievements,
    works: earlier.works,
    materials: loose.map(({ id, label: name, pages }) => ({ id, label: `${name}，${pages}页` })),
  }
  return (
    <section className="reuse" aria-label={`沿用${earlier.year}年的申报`}>
      <h3>
        沿用 {earlier.year} 年的申报{' '}
        <span className="soft">
          {earlier.target}，{earlier.outcome}
        </span>
      </h3>
      <p>
        下面这些以前填过、传过，可以直接沿用；证明材料随业绩和论文一起带过来，只需补新的。{' '}
        <ClauseLink clause="anhui-titles-2018/art.9.1.0" label="第九条" />
      </p>
      <Checkbox
        checked={choice.isChosen('history', 'all')}
        onChange={(event) => choice.tick('history', 'all', event.target.checked)}
      >
        工作经历（{earlier.stretches} 段）和本人情况
      </Checkbox>
      {(['achievements', 'works', 'materials'] as const).map((part) => (
        <Ticks key={part} part={part} rows={rows[part]} choice={choice} />
      ))}
      {reuse.error === null ? null : <ProblemBox problem={problemOf(reuse.error)} />}
      <span>
        <Button
          type="primary"
          size="large"
          loading={reuse.isPending}
          onClick={() => reuse.mutate(choice.input())}
        >
          沿用所选
        </Button>
      </span>
    </section>
  )
}

type TicksProps = {
  part: Part
  rows: readonly { readonly id: string; readonly label: string }[]
  choice: ReturnType<typeof useChoice>
}

function Ticks({ part, rows, choice }: TicksProps) {
  if (rows.length === 0) return null
  return (
    <fieldset>
      <legend>
        {label[part]}（{rows.length}）
      </legend>
      {rows.map((row) => (
        <Checkbox
          key={row.id}
          checked={choice.isChosen(part, row.id)}
          onChange={(event) => choice.tick(part, row.id, event.target.checked)}
        >
          {row.label}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** “三公”经费: which economic codes feed which column of table 4, with the definitions of the instrument (n.6.5). */
import type { ClauseId } from '#kernel/law'

export type ThreePublicItem = {
  readonly column: 'trip' | 'carPurchase' | 'carRunning' | 'reception'
  /** Name in the explanation; table 4 prints 公务用车运行费 for 公务用车运行维护费. */
  readonly label: string
  readonly codes: readonly string[]
  /** Clause of the column, and the one that defines what belongs to it. */
  readonly clause: ClauseId
  readonly definition: ClauseId
  /** Shown beside the field. */
  readonly meaning: string
}

/** n.4.b, n.6.5.a … d: the four items in the order of the explanation. */
export const threePublicItems: readonly ThreePublicItem[] = [
  {
    column: 'trip',
    label: '因公出国（境）费',
    codes: ['30212'],
    clause: 'shizhu-budget-2023/t4.trip',
    definition: 'shizhu-budget-2023/n.6.5.a',
    meaning: '因公出国（境）的国际旅费、境外城市间交通费、住宿费、伙食费、培训费和公杂费等。',
  },
  {
    column: 'reception',
    label: '公务接待费',
    codes: ['30217'],
    clause: 'shizhu-budget-2023/t4.host',
    definition: 'shizhu-budget-2023/n.6.5.d',
    meaning: '按规定开支的各类公务接待费用，外宾接待也在内。',
  },
  {
    column: 'carRunning',
    label: '公务用车运行维护费',
    codes: ['30231'],
    clause: 'shizhu-budget-2023/t4.carrun',
    definition: 'shizhu-budget-2023/n.6.5.c',
    meaning: '保留车辆的燃料、维修、过路过桥、保险和安全奖励等费用。',
  },
  {
    column: 'carPurchase',
    label: '公务用车购置费',
    codes: ['31013', '30913'],
    clause: 'shizhu-budget-2023/t4.carbuy',
    definition: 'shizhu-budget-2023/n.6.5.b',
    meaning: '购置公务用车的支出，车辆购置税也在内。',
  },
]

/** The column of table 4 that an economic code feeds. */
export function threePublicColumn(code: string): ThreePublicItem['column'] | undefined {
  return threePublicItems.find(({ codes }) => codes.includes(code))?.column
}

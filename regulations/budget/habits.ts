/** How strictly a region treats what is a habit rather than law (a hard refusal of a habit sends people back to Excel). */
import type { Grade } from '#lint'
import { regionalEntry, type Regional } from './regional.ts'

export type Habits = {
  /** An economic code in the other column of table 3 (公务交通补贴 is treated differently in places). */
  readonly economicColumn: Grade
  /** A use named in the explanation that no row of table 3 carries. */
  readonly usesFromRows: Grade
  /** Column of table 3 by economic class. */
  readonly economicColumns: Readonly<Record<string, 'personnel' | 'public'>>
}

/** t3: 301 and 303 are 人员经费, 302 and 310 日常公用经费; 307, 309, 312 and 399 stand with 公用 where they occur. */
const common: Habits = {
  economicColumn: 'doubt',
  usesFromRows: 'doubt',
  economicColumns: {
    '301': 'personnel',
    '303': 'personnel',
    '302': 'public',
    '307': 'public',
    '309': 'public',
    '310': 'public',
    '312': 'public',
    '399': 'public',
  },
}

const habitTable: readonly Regional<Habits>[] = [
  { region: '*', from: 2015, value: common, source: '平台默认值：作提示，不拦截' },
  {
    region: '严格口径示例',
    from: 2015,
    value: { ...common, economicColumn: 'error', usesFromRows: 'error' },
    source: '供按硬性口径审核的地区选用',
  },
]

export function habitsOf(region: string | undefined, year: number): Habits {
  return regionalEntry(habitTable, region, year).value
}

/** What depends on the nature of a unit: running cost (B11) and the codes that fit. */

/** 机关运行经费 is counted for 行政单位 and 参公 institutions; other 事业单位 are outside the count. */
export function countsRunningCost(nature: string): boolean {
  return nature !== '事业单位'
}

/** A code that belongs to units of one nature, with the code that the others use. */
export type NatureCode = {
  readonly table: 't2' | 't3' | 't7'
  readonly code: string
  readonly name: string
  /** Natures that use it. */
  readonly natures: readonly string[]
  readonly instead: string
}

const offices = ['行政单位', '参公事业单位']
const institutions = ['事业单位']
const functional = (
  code: string,
  name: string,
  natures: readonly string[],
  instead: string,
): readonly NatureCode[] => (['t2', 't7'] as const).map((table) => ({ table, code, name, natures, instead }))

/** B11: 行政运行 and 事业运行, 行政 and 事业单位医疗, 津贴补贴 and 绩效工资. Codes ending in 01 and 50 follow one pattern. */
export const natureCodes: readonly NatureCode[] = [
  ...functional('2101101', '行政单位医疗', offices, '2101102 事业单位医疗'),
  ...functional('2101102', '事业单位医疗', institutions, '2101101 行政单位医疗'),
  { table: 't3', code: '30107', name: '绩效工资', natures: institutions, instead: '30102 津贴补贴' },
]

/** Names of 项 that belong to one nature whatever their code is. */
export const natureNames: readonly {
  readonly name: string
  readonly natures: readonly string[]
  readonly instead: string
}[] = [
  { name: '行政运行', natures: offices, instead: '事业运行' },
  { name: '事业运行', natures: institutions, instead: '行政运行' },
]

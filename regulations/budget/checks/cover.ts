import type { CheckResult } from '#lint'
import { found, passed } from '#lint'
import type { CheckContext } from './context.ts'

/** t0.title: 单位预算 for a second-level unit, 部门预算 for a department. */
export function coverTitleOf(year: number, level: '一级' | '二级'): string {
  return `${year}年${level === '一级' ? '部门' : '单位'}预算公开表`
}

/** t0.title: an imported cover keeps its wording; the other level's word is noted. */
export function checkCoverTitle({ year, unit, coverTitle }: CheckContext): CheckResult[] {
  if (unit === undefined || coverTitle === undefined) return []
  const where = { sheet: '封面', rowName: '题目', clause: 'shizhu-budget-2023/t0.title' }
  const other = unit.level === '一级' ? '单位预算' : '部门预算'
  if (!coverTitle.includes(other)) return [passed('cover-title', where)]
  const expected = coverTitleOf(year, unit.level)
  return [
    found({
      rule: 'cover-title',
      grade: 'note',
      where,
      related: [],
      stated: coverTitle,
      expected,
      message: `建议把封面题目写作“${expected}”：本单位是${unit.level}预算单位，不写“${other}”。`,
      repair: expected,
    }),
  ]
}

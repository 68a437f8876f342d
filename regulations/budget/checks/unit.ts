import type { CheckResult, Place } from '#lint'
import { found, passed, printFigure } from '#lint'
import { findNarrative } from '../explanation-figures.ts'
import type { BudgetFigures } from '../figures.ts'
import { countsRunningCost, natureCodes, natureNames } from '../nature.ts'
import { rowClause } from '../tables.ts'
import type { CheckContext, CheckedUnit } from './context.ts'
import type { CheckedTable } from './lookup.ts'
import { dataRows, findTable, place, placeByRow } from './lookup.ts'
import { codeOf } from './sums.ts'

/** n.1.2.b, n.5.1.a, B11: what the figures must have to do with the unit. */
export function checkUnit(figures: BudgetFigures, { unit }: CheckContext): CheckResult[] {
  const staff = checkStaff(figures)
  const words = checkVehicleWords(figures)
  if (unit === undefined) return [...staff, ...words]
  return [...staff, ...words, ...checkRunningCost(figures, unit), ...checkNatureCodes(figures, unit)]
}

/** n.1.2.b: whoever has personnel cost has people. */
function checkStaff(figures: BudgetFigures): CheckResult[] {
  const [t3, staff] = [findTable(figures, 't3'), findNarrative(figures, '实有人数')]
  if (t3 === undefined || staff === undefined) return []
  const cost = placeByRow(t3, 'total', 'personnel', 'shizhu-budget-2023/n.1.2.b')
  const where: Place = { sheet: '说明', rowName: '实有人数', clause: 'shizhu-budget-2023/n.1.2.b' }
  if (staff.value > 0 || cost.figure.value === 0) return [passed('staff-of-unit', where)]
  return [
    found({
      rule: 'staff-of-unit',
      grade: 'doubt',
      where,
      related: [cost.place],
      stated: '0',
      expected: '不少于1人',
      message: `请核对实有人数：有人员经费${printFigure(cost.figure.value, '万元')}万元但实有人数为0。`,
    }),
  ]
}

/** n.5.4.a: the standard term is 执法执勤用车; an imported text keeps its own and it is noted. */
function checkVehicleWords(figures: BudgetFigures): CheckResult[] {
  return figures.narrative
    .filter(({ item }) => /执勤执法|执法执勤/.test(item))
    .map((entry) => {
      const where: Place = {
        sheet: '说明',
        row: entry.clause,
        rowName: entry.item,
        cell: entry.figure.cell ?? `C${entry.row}`,
        clause: 'shizhu-budget-2023/n.5.4.a',
      }
      if (!entry.item.includes('执勤执法')) return passed('standard-term', where)
      const repair = entry.item.replace('执勤执法', '执法执勤')
      return found({
        rule: 'standard-term',
        grade: 'note',
        where,
        related: [],
        stated: entry.item,
        expected: repair,
        message: `建议把「说明」第${entry.row}行的“${entry.item}”写作“${repair}”：规范名称是执法执勤用车。`,
        repair,
      })
    })
}

/** n.5.1.a with B11: a 事业单位 outside the count states no figure. */
function checkRunningCost(figures: BudgetFigures, unit: CheckedUnit): CheckResult[] {
  const stated = figures.narrative.find(({ item }) => item === '机关运行经费')
  if (countsRunningCost(unit.nature) || stated === undefined) return []
  const where: Place = {
    sheet: '说明',
    row: stated.clause,
    rowName: stated.item,
    cell: stated.figure.cell ?? `C${stated.row}`,
    clause: 'shizhu-budget-2023/n.5.1.a',
  }
  if ((stated.figure.value ?? 0) === 0) return [passed('running-cost-nature', where)]
  return [
    found({
      rule: 'running-cost-nature',
      grade: 'doubt',
      where,
      related: [],
      stated: stated.figure.stated ?? printFigure(stated.figure.value ?? 0, '万元'),
      expected: '不在机关运行经费统计范围',
      message: '请删去机关运行经费的数：本单位是事业单位，不在机关运行经费统计范围。',
    }),
  ]
}

/** Codes that units of another nature use are asked about. */
function checkNatureCodes(figures: BudgetFigures, { nature }: CheckedUnit): CheckResult[] {
  const byCode = natureCodes.flatMap(({ table: key, code, natures, instead }) => {
    const table = findTable(figures, key)
    const row = table === undefined ? undefined : dataRows(table).find((one) => codeOf(one) === code)
    if (table === undefined || row === undefined) return []
    return [asked(table, code, natures.includes(nature), nature, instead)]
  })
  const byName = (['t2', 't7'] as const).flatMap((key) => {
    const table = findTable(figures, key)
    if (table === undefined) return []
    return dataRows(table).flatMap((row) => {
      const known = natureNames.find(({ name }) => name === row.labels['name'])
      if (known === undefined) return []
      return [asked(table, codeOf(row), known.natures.includes(nature), nature, known.instead)]
    })
  })
  // What table 7 repeats from table 2 is asked about once.
  return [...byCode, ...byName].filter(
    ({ finding }) =>
      finding === null || finding.where.table !== 't7' || findTable(figures, 't2') === undefined,
  )
}

function asked(
  table: CheckedTable,
  code: string,
  fits: boolean,
  nature: string,
  instead: string,
): CheckResult {
  const row = dataRows(table).find((one) => codeOf(one) === code)
  const clause = rowClause(table.definition.key, code)
  const where: Place =
    row === undefined ? { sheet: table.stated.sheet, clause } : place(table, row, 'total', clause).place
  if (fits) return passed('code-fits-nature', where)
  return found({
    rule: 'code-fits-nature',
    grade: 'doubt',
    where,
    related: [],
    stated: where.rowName ?? code,
    expected: instead,
    message: `请核对科目“${where.rowName ?? code}”：本单位是${nature}，一般用“${instead}”。`,
  })
}

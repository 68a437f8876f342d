/** The seven printed funds from the corpus, as they come into the procedure; and the checks asked of them. */
import assert from 'node:assert/strict'
import type { CheckResult, LintFinding } from '#lint'
import { loadPrintedBudget } from '../../apps/demo/workbook/source.ts'
import { checkTable } from '../../regulations/budget/targets/checks.ts'
import type { Checked } from '../../regulations/budget/targets/place-checks.ts'
import { referenceOf } from '../../regulations/budget/targets/reference.ts'
import { tableOfPrinted } from '../../regulations/budget/targets/revise.ts'
import { resultMeetsTarget } from '../../regulations/budget/targets/rules.ts'
import type {
  FundCategory,
  Reference,
  TargetFund,
  TargetRow,
} from '../../regulations/budget/targets/vocabulary.ts'

const source = await loadPrintedBudget()
const office = { code: '005', name: '中共石柱土家族自治县委组织部', organisation: 'party-organisation' }
const keyFunds = new Set(['p.rencai', 'p.feigong', 'p.ganbu', 'p.zhucun'])

export const listedFunds: Reference['funds'] = source.funds.map(({ key, head }, i) => ({
  key: `2023-005-0${i + 1}`,
  name: head['专项资金名称'] ?? '',
  owner: '005',
  category: categoryOf(key),
  parent: null,
  amount: head['当年预算'] ?? '',
}))

function categoryOf(key: string): FundCategory {
  return keyFunds.has(key) ? '重点专项' : '一般性项目'
}

const noAnswers = { levels: [], measures: [], scales: [], documents: [], declared: [], last: [], funds: [] }

/** A printed fund by the first part of its clause id (`p.rencai`), in a year of choice. */
export function printedFund(key: string, year = 2023): Checked {
  const index = source.funds.findIndex((one) => one.key === key)
  const { head, rows } = source.funds[index] ?? assert.fail(`no printed fund ${key}`)
  const listed = listedFunds[index] ?? assert.fail(`no listed fund ${key}`)
  const fund: TargetFund = {
    key: listed.key,
    name: listed.name,
    year,
    category: listed.category,
    level: '一级',
    parent: null,
    owner: office,
    department: office,
    finance: 'finance',
    listed: listed.amount,
  }
  const table = tableOfPrinted({
    title: head['表名'] ?? '',
    nameLabel: '专项资金名称',
    department: head['业务主管部门'] ?? '',
    budget: head['当年预算'] ?? '',
    overview: head['项目概况'] ?? '',
    goal: head['当年绩效目标'] ?? '',
    basis: head['立项依据'] ?? '',
    rows: rows.map(({ cells }) => [...cells]),
  })
  return { fund, table, reference: { ...referenceOf(fund, table, noAnswers), funds: listedFunds } }
}

/** The printed row of a clause id such as `p.rencai.r1`, with its fund. */
export function printedRow(id: string): Checked & { readonly row: TargetRow } {
  const [, fundKey = '', number = ''] = /^(p\.[a-z]+)\.r(\d+)$/.exec(id) ?? []
  const checked = printedFund(fundKey)
  return { ...checked, row: checked.table.rows[Number(number) - 1] ?? assert.fail(`no printed row ${id}`) }
}

/** The fund with some fields of one printed row changed. */
export function withRow(id: string, change: Partial<TargetRow>): Checked {
  const { row, table, ...rest } = printedRow(id)
  return {
    ...rest,
    table: { ...table, rows: table.rows.map((one) => (one === row ? { ...row, ...change } : one)) },
  }
}

/** The verdict on a result entered for a printed row, perhaps under another relation. */
export function verdictOn(id: string, result: string, relation?: string) {
  const { fund, row, reference } = printedRow(id)
  const scales = reference.scales.map(({ words }) => words).filter((words) => words.includes(row.value))
  return resultMeetsTarget(fund.name, {
    indicator: row.name,
    relation: relation ?? row.relation,
    value: row.value,
    unit: row.unit,
    result,
    scales,
  })
}

/** Single checks of a table that rest on a clause of the instrument, by rule. */
export function asked(checked: Checked, rule: string, clause: string): readonly CheckResult[] {
  return checkTable(checked).filter(
    (one) => one.rule === rule && one.where?.clause === `shizhu-budget-2023/${clause}`,
  )
}

/** The check found it; the message is what the reader is told. */
export function finds(checked: Checked, rule: string, clause: string, message: RegExp): LintFinding {
  const finding = asked(checked, rule, clause).find((one) => one.finding !== null)?.finding
  assert.ok(finding != null, `${rule} found nothing for ${clause}`)
  assert.match(finding.message, message)
  return finding
}

/** The check ran on this clause and found nothing. */
export function passes(checked: Checked, rule: string, clause: string): readonly CheckResult[] {
  const results = asked(checked, rule, clause)
  assert.ok(results.length > 0, `${rule} was not asked for ${clause}`)
  assert.deepEqual(
    results.flatMap(({ finding }) => finding?.message ?? []),
    [],
  )
  return results
}

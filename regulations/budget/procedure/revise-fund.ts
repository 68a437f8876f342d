/** Changes in target tables: head fields and indicator rows. */
import type { PackedCell, PackedFund } from './packed-figures.ts'
import { readTypedCell } from './packed-figures.ts'
import type { Draft, Step } from './revise.ts'

const fault = (say: string): Step => ({ ok: false, say })

const headFields = ['name', 'title', 'compiler', 'department', 'overview', 'basis', 'goal'] as const
const indicatorFields = ['name', 'weight', 'unit', 'relation', 'value'] as const
const fieldLabels: Readonly<Record<string, string>> = {
  title: '表题',
  name: '名称',
  compiler: '编制单位',
  department: '业务主管部门',
  overview: '项目概况',
  basis: '立项依据',
  goal: '当年绩效目标',
  weight: '指标权重',
  unit: '计量单位',
  relation: '指标性质',
  value: '指标值',
}

export function reviseFund(draft: Draft, key: string, rest: readonly string[], to: PackedCell): Step {
  const fund = draft.figures.funds.find((one) => one.key === key)
  if (fund === undefined) return fault(`没有编号为“${key}”的绩效目标表。`)
  const [first = '', field] = rest
  if (first === 'budget') return reviseBudget(draft, fund, to)
  const head = headFields.find((one) => one === first)
  if (head !== undefined) {
    if (typeof to !== 'string') return fault(`「${fund.name}」的${fieldLabels[head]}应填文字。`)
    const label = `${fund.name} ${fieldLabels[head]}`
    return done(draft, { ...fund, [head]: to }, label, fund[head], to)
  }
  return reviseIndicator(draft, fund, first, field, to)
}

function reviseBudget(draft: Draft, fund: PackedFund, to: PackedCell): Step {
  const read = readTypedCell(to, '万元')
  if (!read.ok) return fault(`「${fund.name}」当年预算：${read.say}`)
  return done(draft, { ...fund, budget: read.cell }, `${fund.name} 当年预算`, fund.budget, read.cell)
}

function reviseIndicator(
  draft: Draft,
  fund: PackedFund,
  id: string,
  field: string | undefined,
  to: PackedCell,
): Step {
  const index = fund.indicators.findIndex((one) => one.id === id)
  const row = fund.indicators[index]
  if (row === undefined) return fault(`「${fund.name}」没有“${id}”这一行指标。`)
  const label = `${fund.name} 第${row.row}行`
  if (field === undefined) {
    if (to !== null) return fault(`请写明「${fund.name}」第${row.row}行要改的栏目。`)
    const indicators = fund.indicators.toSpliced(index, 1)
    return done(
      draft,
      { ...fund, indicators },
      label,
      row.cells.filter((cell) => cell !== '').join(' '),
      null,
    )
  }
  const at = indicatorFields.findIndex((one) => one === field)
  if (at < 0 || typeof to === 'number')
    return fault(`「${fund.name}」第${row.row}行没有“${field}”这一栏，或所填不是文字。`)
  const cells = row.cells.with(at, to ?? '') as typeof row.cells
  const indicators = fund.indicators.with(index, { ...row, cells })
  return done(
    draft,
    { ...fund, indicators },
    `${label} ${fieldLabels[field] ?? field}`,
    row.cells[at] ?? '',
    to,
  )
}

function done(draft: Draft, fund: PackedFund, label: string, before: PackedCell, after: PackedCell): Step {
  const funds = draft.figures.funds.map((one) => (one.key === fund.key ? fund : one))
  return { ok: true, draft: { ...draft, figures: { ...draft.figures, funds } }, label, before, after }
}

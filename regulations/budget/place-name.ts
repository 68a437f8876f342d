/** What a place of the budget is called where people read it: `t3/30201/public` is 表3 30201 办公费 日常公用经费. */
import { textFields } from './procedure/texts.ts'
import { isTextKey } from './procedure/texts.ts'
import { findCodeName } from './code-names.ts'
import { tableDefinitions } from './tables.ts'

const fundFields: Readonly<Record<string, string>> = {
  title: '表名',
  compiler: '编制单位',
  department: '业务主管部门',
  overview: '项目概况',
  basis: '立项依据',
  goal: '当年绩效目标',
  budget: '当年预算',
  name: '指标',
  weight: '权重',
  unit: '计量单位',
  relation: '性质',
  value: '指标值',
}

/**
 * The name of a place, for papers and lists. `rowLabel` gives the label of a coded row, `fundName` the name of a target
 * table; without them code and key stand for themselves. What is no path of ours is returned as it is.
 */
export function placeName(
  path: string,
  rowLabel: (table: string, row: string) => string = () => '',
  fundName: (key: string) => string = (key) => key,
): string {
  const [head = '', row = '', column = ''] = path.split('/')
  if (head === 'text') return isTextKey(row) ? `说明：${textFields[row].label}` : path
  if (head === 'sentence') return `说明：${path.slice('sentence/'.length)}`
  if (head.startsWith('n.')) return row === '' ? path : `说明：${row}`
  if (head.startsWith('p.')) return targetName(fundName(head), row, column)
  const definition = tableDefinitions.find(({ key }) => key === head)
  if (definition === undefined) return path
  const short = definition.sheet.split(' ')[0] ?? definition.sheet
  if (row === '') return definition.sheet
  if (row === 'note') return `${short} 备注`
  const label = row === 'total' ? '合计' : [row, rowLabel(head, row)].filter((part) => part !== '').join(' ')
  const heading =
    definition.columns
      .find(({ key }) => key === column)
      ?.path.split('-')
      .at(-1) ?? ''
  return [short, label, heading].filter((part) => part !== '').join(' ')
}

function targetName(fund: string, row: string, field: string): string {
  const own = fundFields[row]
  if (own !== undefined) return `绩效目标 ${fund} ${own}`
  const number = /\.r(\d+)$/.exec(row)?.[1]
  const line = number === undefined ? row : `第${number}条指标`
  return ['绩效目标', fund, line, fundFields[field] ?? ''].filter((part) => part !== '').join(' ')
}

/** The name of a place where no table is at hand, as in a sum over units: codes by the words they have in that year. */
export function placeNameOfYear(path: string, year: number): string {
  return placeName(path, (table, code) => {
    const register = tableDefinitions.find(({ key }) => key === table)?.tree?.register
    return register === undefined ? '' : (findCodeName(register, code, year) ?? '')
  })
}

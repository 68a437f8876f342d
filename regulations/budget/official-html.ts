/**
 * A published budget as another site's editor accepts it: plain headings, paragraphs and tables, no class, no style, no
 * script, no picture. Every text is escaped here.
 */
import type { PublicBudget, PublicColumn, PublicTable } from './publication.ts'

export function officialHtml({ title, content }: Pick<PublicBudget, 'title' | 'content'>): string {
  const { explanation, tables, funds, contact, rounding } = content
  return [
    `<h1>${escaped(title)}</h1>`,
    ...explanation.flatMap(({ heading, paragraphs }) => [
      `<h2>${escaped(heading)}</h2>`,
      ...paragraphs.map(paragraph),
    ]),
    ...(rounding.length === 0 ? [] : [paragraph('注：部分合计数与分项数之和因四舍五入存在尾差，未作调整。')]),
    paragraph(`联系人：${contact.name}　联系电话：${contact.phone}`),
    ...tables.flatMap(tableHtml),
    ...funds.flatMap((fund) => [
      `<h2>${escaped(fund.title)}</h2>`,
      ...[
        ['专项资金名称', fund.name],
        ['编制单位', fund.compiler],
        ['当年预算（万元）', fund.budget],
        ['项目概况', fund.overview],
        ['立项依据', fund.basis],
        ['当年绩效目标', fund.goal],
      ].map(([label = '', text = '']) => paragraph(`${label}：${text}`)),
      gridHtml(
        [['指标', '权重', '计量单位', '指标性质', '指标值']],
        fund.indicators.map(({ name, weight, unit, relation, value }) => [
          name,
          weight,
          unit,
          relation,
          value,
        ]),
      ),
    ]),
    '',
  ].join('\n')
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const paragraph = (text: string): string => `<p>${escaped(text)}</p>`

function tableHtml({ title, moneyUnit, columns, rows, notes }: PublicTable): readonly string[] {
  return [
    `<h2>${escaped(title)}</h2>`,
    paragraph(`单位：${moneyUnit}`),
    gridHtml(
      [columns.map(headerOf)],
      rows.map(({ cells }) => columns.map(({ key }) => cells[key] ?? '')),
    ),
    ...notes.map(paragraph),
  ]
}

const headerOf = ({ path }: PublicColumn): string => path.join('-')

function gridHtml(heads: readonly (readonly string[])[], rows: readonly (readonly string[])[]): string {
  const line = (tag: 'th' | 'td', cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`
  return [
    '<table border="1">',
    ...heads.map((cells) => line('th', cells)),
    ...rows.map((cells) => line('td', cells)),
    '</table>',
  ].join('\n')
}

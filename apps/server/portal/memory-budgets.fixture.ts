/** Published budgets of invented offices, for tests: corrected, withdrawn, empty and overlong ones among them. */
import { type Instant, localDate, momentAt } from '#kernel/time'
import { memoryContent } from './memory-content.fixture.ts'
import type { MemoryBudget } from './memory-sources.fixture.ts'
import type { BudgetContent, BudgetVersion, PublishedBudget } from './sources.ts'

const at = (text: string): Instant => momentAt(text).instant
const version = (
  number: number,
  state: BudgetVersion['state'],
  publishedAt: Instant,
  more: Partial<BudgetVersion> = {},
): BudgetVersion => ({
  number,
  state,
  publishedAt,
  publishedBy: '云溪县文化活动中心',
  hash: `sha256:${String(number).repeat(2)}${'c5'.repeat(31)}`,
  ...more,
})

interface Budgeted {
  readonly slug: string
  readonly unit: string
  readonly code: string
  readonly department: string
  readonly year: number
  readonly versions: readonly BudgetVersion[]
  readonly contents: readonly (BudgetContent | undefined)[]
}

function memoryBudget({ slug, unit, code, department, year, versions, contents }: Budgeted): MemoryBudget {
  const title = `${unit}${year}年单位预算`
  const shared = {
    hasPdf: slug === 'yunxi-center-2023',
    tenant: 'yunxi',
    slug,
    title,
    year,
    unit: { name: unit, code },
    department: { name: department, code: code.slice(0, 3) },
  }
  const budgets = versions.map((one, index): PublishedBudget => {
    const shown = contents[index]
    return { ...shared, version: one, ...(shown === undefined ? {} : { content: shown }) }
  })
  const [newest] = versions
  const first = versions.at(-1)
  if (newest === undefined || first === undefined) throw new RangeError(`${slug} has no version`)
  const withdrawn = newest.state === 'withdrawn'
  return {
    versions,
    contents: new Map(budgets.map((budget) => [budget.version.number, budget])),
    entry: {
      ...shared,
      firstPublishedAt: first.publishedAt,
      publishedAt: newest.publishedAt,
      version: newest.number,
      state: withdrawn ? 'withdrawn' : versions.length > 1 ? 'corrected' : 'published',
      ...(withdrawn ? {} : { expenditure: '190.98' }),
    },
  }
}

export function memoryBudgets(): readonly MemoryBudget[] {
  const plain = { department: '云溪县文化局', contents: [memoryContent('190.98')] }
  return [
    memoryBudget({
      ...plain,
      slug: 'yunxi-center-2023',
      unit: '云溪县文化活动中心',
      code: '005002',
      year: 2023,
      contents: [memoryContent('190.98'), memoryContent('68.54')],
      versions: [
        version(2, 'current', at('2023-03-20T02:00:00Z'), {
          correction: {
            noticeOn: localDate('2023-03-20'),
            reason: '情况说明中“基本支出”误填为比上年的增加额。',
            places: [
              { place: '情况说明第三部分“基本支出”', before: '68.54 万元', after: '190.98 万元' },
              { place: '绩效目标表“基层文化队伍培训经费”第 3 行指标名称', before: '', after: '线上学习人次' },
            ],
          },
        }),
        version(1, 'superseded', at('2023-02-17T01:30:00Z')),
      ],
    }),
    memoryBudget({
      ...plain,
      slug: 'yunxi-center-2022',
      unit: '云溪县文化活动中心',
      code: '005002',
      year: 2022,
      versions: [version(1, 'current', at('2022-02-20T01:00:00Z'))],
    }),
    memoryBudget({
      ...plain,
      slug: 'yunxi-library-2023',
      unit: '云溪县图书馆（云溪县古籍保护中心、云溪县少年儿童阅读推广服务中心）',
      code: '005003',
      year: 2023,
      versions: [version(1, 'current', at('2023-02-18T01:00:00Z'))],
      contents: [
        {
          ...memoryContent('190.98'),
          funds: [],
          rounding: [],
          yearOnYear: [],
          composition: [],
          keyFigures: [],
        },
      ],
    }),
    memoryBudget({
      ...plain,
      slug: 'yunxi-archive-2023',
      unit: '云溪县档案馆',
      code: '006001',
      department: '云溪县档案局',
      year: 2023,
      contents: [undefined],
      versions: [
        version(1, 'withdrawn', at('2023-02-16T01:00:00Z'), {
          withdrawal: {
            withdrawnAt: at('2023-02-19T08:00:00Z'),
            ground: '公开内容含有个人信息，依照信息公开的有关规定由保密审查人决定撤下。',
          },
        }),
      ],
    }),
  ]
}

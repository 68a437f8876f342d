/** F5, F6 and the draft of F24 as paper: issued under the cycle, made from its applications. */
import type { TemplateData } from '#platform/documents'
import { contentOf, type IssuedDocument, writeTableWorkbook } from '#platform/documents'
import { analysisPaper, generalReportDraft, overviewPaper } from '#regulations/titles'
import type { titleStatisticsPapers } from '../contract/titles-reports.ts'
import type { ServerContext } from '../context.ts'
import { type ProblemAnswer, problem } from '../http/problem.ts'
import { issueForm } from '../paper/forms.ts'
import type { Asker } from './reads.ts'
import { type CycleStatistics, overviewEntries, statisticsOf } from './statistics.ts'

type PaperName = (typeof titleStatisticsPapers)[number]

/** Papers of a cycle by what they are called. */
export const statisticsPapers: Readonly<Record<PaperName, string>> = {
  analysis: '评审结果分析表',
  overview: '评审情况一览表',
  report: '评审情况综合报告（初稿）',
}
/** Rows of F6 that are set as pages; a longer list goes into a workbook. */
const PRINTED_MAX = 3000
/** A workbook takes any cycle there is. */
const EXPORTED_MAX = 100_000

type Filled =
  | { readonly template: 'figures'; readonly data: TemplateData['figures'] }
  | { readonly template: 'report'; readonly data: TemplateData['report'] }

function reportData({ analysis, head, line }: CycleStatistics): TemplateData['report'] {
  return {
    title: `${head.committee}${line.year}年度评审情况综合报告`,
    subtitle: '初稿：数字取自评审结果分析表，由组建单位修改后定稿',
    blocks: generalReportDraft(analysis, head)
      .split('\n')
      .map((text) => ({ kind: 'paragraph' as const, text })),
    signedBy: [head.convening],
    dateText: '　　年　　月　　日',
  }
}

async function overviewData(
  context: ServerContext,
  asker: Asker,
  statistics: CycleStatistics,
  limit: number,
) {
  const entries = await overviewEntries(context.database.app, asker, statistics.line.id, { limit, skip: 0 })
  return { entries, data: overviewPaper(entries, statistics.head) }
}

async function filled(
  context: ServerContext,
  asker: Asker,
  statistics: CycleStatistics,
  paper: PaperName,
): Promise<Filled | ProblemAnswer> {
  if (paper === 'analysis')
    return { template: 'figures', data: analysisPaper(statistics.analysis, statistics.head) }
  if (paper === 'report') return { template: 'report', data: reportData(statistics) }
  const { entries, data } = await overviewData(context, asker, statistics, PRINTED_MAX + 1)
  return entries.length > PRINTED_MAX
    ? problem(422, `请改为导出 Excel：一览表超过${PRINTED_MAX}人，不宜排成 PDF。`, { why: 'input' })
    : { template: 'figures', data }
}

/** Issues a paper of the cycle; undefined where this person has none. The same figures are the same print. */
export async function statisticsPdf(
  context: ServerContext,
  asker: Asker,
  cycle: string,
  paper: PaperName,
): Promise<IssuedDocument | ProblemAnswer | undefined> {
  const statistics = await statisticsOf(context.database.app, asker, cycle)
  const { found } = await context.cases.load(asker.tenant, cycle)
  if (statistics === undefined || found === undefined) return undefined
  const made = await filled(context, asker, statistics, paper)
  if (!('template' in made)) return made
  const label = statisticsPapers[paper]
  const { template, data } = made
  const content = contentOf(template, data, label)
  return issueForm(context, asker.tenant, found, {
    form: `statistics-${paper}`,
    label,
    template,
    data,
    content,
  })
}

/** The tables of a paper as a workbook; the draft of the report has none. */
export async function statisticsWorkbook(
  context: ServerContext,
  asker: Asker,
  cycle: string,
  paper: PaperName,
): Promise<{ readonly title: string; readonly bytes: Uint8Array } | undefined> {
  const statistics = await statisticsOf(context.database.app, asker, cycle)
  if (statistics === undefined || paper === 'report') return undefined
  const { tables } =
    paper === 'analysis'
      ? analysisPaper(statistics.analysis, statistics.head)
      : (await overviewData(context, asker, statistics, EXPORTED_MAX)).data
  const title = `${statistics.head.committee}${statistics.line.year}年度${statisticsPapers[paper]}`
  return { title, bytes: await writeTableWorkbook(tables, { title }) }
}

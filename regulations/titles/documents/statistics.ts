/** F5 and F6 as paper, and the draft of F24 from the same figures: made over all applications of a cycle. */
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import type { Analysis, Exit, Figures, Extent } from '../reports/analysis.ts'
import { exitLabel, extentLabels, leaving, rateText } from '../reports/analysis.ts'
import { analysisFaults } from '../reports/analysis-checks.ts'
import type { ListColumn } from './grid.ts'
import { listTable, numbered, sampleNote, writtenDay } from './grid.ts'

/** F5, F6 and F24 are demanded by these (art.25). */
export const statisticsClauses = {
  analysis: cite('anhui-titles-2018/art.25.2'),
  overview: cite('anhui-titles-2018/art.25.3'),
  report: cite('anhui-titles-2018/art.25.1'),
} as const

export type StatisticsHead = {
  readonly committee: string
  readonly convening: string
  readonly year: number
  readonly levels: string
}

const flow = ({ flows }: Figures, extent: Extent) => flows.find((one) => one.extent === extent)
const totalOf = (figures: Figures, extent: Extent): number => flow(figures, extent)?.total ?? 0

/** Exits that somebody took in a extent; a column that is zero throughout is left out. */
const exitColumns = ({ total }: Analysis): readonly (readonly [Extent, Exit])[] =>
  total.flows.flatMap(({ extent, left }) =>
    extent === 'voted' ? [] : leaving.filter((exit) => left[exit] > 0).map((exit) => [extent, exit] as const),
  )

function flowColumns(analysis: Analysis): readonly ListColumn[] {
  const of = (extent: Extent): readonly ListColumn[] => [
    ...exitColumns(analysis)
      .filter(([own]) => own === extent)
      .map(([, exit]): ListColumn => [`${extent}-${exit}`, exitLabel(exit), 4, 'figure']),
    ...((flow(analysis.total, extent)?.pending ?? 0) > 0
      ? [[`${extent}-pending`, '在办', 3, 'figure'] as const]
      : []),
  ]
  return [
    ['specialty', '专业', 7],
    ['filed', '申报', 4, 'figure'],
    ...of('filed'),
    ['admitted', '受理', 4, 'figure'],
    ['examined', '考试参加', 4, 'figure'],
    ['qualified', '考试合格', 4, 'figure'],
    ...of('admitted'),
    ['released', '送评', 4, 'figure'],
    ['defence', '答辩应到', 4, 'figure'],
    ['absent', '答辩缺席', 4, 'figure'],
    ...of('released'),
    ['passed', '通过', 4, 'figure'],
    ['failed', '未通过', 4, 'figure'],
    ['rate', '通过率', 5, 'figure'],
  ]
}

function flowCells(figures: Figures): Readonly<Record<string, string>> {
  const exits = figures.flows.flatMap(({ extent, left, pending }) => [
    ...leaving.map((exit) => [`${extent}-${exit}`, String(left[exit])]),
    [`${extent}-pending`, String(pending)],
  ])
  return {
    ...(Object.fromEntries(exits) as Record<string, string>),
    filed: String(totalOf(figures, 'filed')),
    admitted: String(totalOf(figures, 'admitted')),
    released: String(totalOf(figures, 'released')),
    examined: String(figures.examined),
    qualified: String(figures.examQualified),
    defence: String(figures.defenceDue),
    absent: String(figures.defenceAbsent),
    passed: String(figures.passed),
    failed: String(figures.failed),
    rate: rateText(figures.passTenths),
  }
}

const partRows = (breakdowns: Analysis['breakdowns']) =>
  breakdowns.flatMap(({ label, groups }) =>
    groups.map((group, index) => [index === 0 ? label : '', group.label, group.released, group.passed]),
  )

/** The breakdowns in two halves, so that they keep to one page. */
function besideEachOther(breakdowns: Analysis['breakdowns']) {
  const half = Math.ceil(breakdowns.length / 2)
  const [left, right] = [partRows(breakdowns.slice(0, half)), partRows(breakdowns.slice(half))]
  const blank = ['', '', '', '']
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
    ...(left[index] ?? blank),
    ...(right[index] ?? blank),
  ])
}

/** F5 on two pages: the flow by specialty, then the breakdowns of 送评 and 通过. */
export function analysisPaper(analysis: Analysis, head: StatisticsHead) {
  const columns = flowColumns(analysis)
  const rows = [
    ...analysis.specialties.map(({ specialty, figures }) => ({ specialty, ...flowCells(figures) })),
    { specialty: '合计', ...flowCells(analysis.total) },
  ] as readonly Readonly<Record<string, string>>[]
  const faults = analysisFaults(analysis)
  const days = analysis.meetings.map(
    ({ on, due, present }) => `${writtenDay(on)}（应到${due}，实到${present}）`,
  )
  return {
    orientation: 'landscape' as const,
    tables: [
      {
        ...listTable(
          `${head.year}年度专业技术资格评审结果分析表`,
          columns,
          rows.map((row) => columns.map(([key]) => row[key] ?? '')),
        ),
        preparedBy: `评委会：${head.committee}　级别：${head.levels}`,
        unit: `会议：${days.join('、')}　单位：人`,
        notes: [
          sampleNote,
          `${extentLabels.filed}＝${extentLabels.admitted}＋受理前各种退出；${extentLabels.admitted}＝${extentLabels.released}＋送评前各种退出；${extentLabels.released}＝通过＋未通过＋表决前各种退出；通过率＝通过÷（通过＋未通过）。没有人退出的列不印。`,
          ...(analysis.total.lostAfterwards > 0
            ? [`通过中有${analysis.total.lostAfterwards}人其后被取消或结果无效。`]
            : []),
          ...(faults.length === 0 ? [] : [`核对不符：${faults.join('；')}`]),
        ],
      },
      {
        ...listTable(
          `${head.year}年度送评和通过人员构成`,
          ['', '2'].flatMap((side): ListColumn[] => [
            [`dimension${side}`, '分类', 8],
            [`group${side}`, '组别', 10],
            [`released${side}`, '送评', 6, 'figure'],
            [`passed${side}`, '通过', 6, 'figure'],
          ]),
          besideEachOther(analysis.breakdowns),
        ),
        preparedBy: `评委会：${head.committee}`,
        unit: '单位：人',
      },
    ],
    signatures: ['制表人', '审核人', '组建单位（盖章）', '日期'].map((label) => ({ label })),
  }
}

const overviewColumns: readonly ListColumn[] = [
  ['no', '序号', 2, 'code'],
  ['name', '姓名', 4],
  ['sex', '性别', 2],
  ['born', '出生年月', 5],
  ['employer', '单位', 7],
  ['kind', '单位性质', 4],
  ['degree', '学历（专业、时间）', 6],
  ['since', '参加工作', 5],
  ['title', '现职称', 4],
  ['obtained', '取得时间', 5],
  ['appointed', '聘任时间', 5],
  ['years', '年限', 2],
  ['target', '申报职称', 4],
  ['specialty', '专业', 4],
  ['track', '类型', 3],
  ['exam', '考试', 3],
  ['appraisal', '鉴定', 3],
  ['defence', '答辩', 3],
  ['panel', '专业组', 3],
  ['due', '应到', 2, 'figure'],
  ['present', '实到', 2, 'figure'],
  ['yes', '赞成', 2, 'figure'],
  ['against', '反对', 2, 'figure'],
  ['abstain', '弃权', 2, 'figure'],
  ['result', '结论', 3],
]

const month = (day: string | null | undefined): string => (day ?? '').slice(0, 7).replace('-', '.')

/** The parts of an application that F6 prints. */
export type OverviewEntry = Pick<
  Application,
  'applicant' | 'filedFacts' | 'employer' | 'target' | 'intake' | 'review'
>

function overviewRow({ applicant, filedFacts: facts, employer, target, intake, review }: OverviewEntry) {
  const { conclusion, panel, appraisals, defence } = review
  const degree = facts?.degree ?? null
  return [
    applicant.name,
    facts?.sex ?? '',
    month(facts?.bornOn),
    employer.name,
    employer.kind,
    degree === null ? '' : `${degree.level}（${degree.specialty}，${month(degree.awardedOn)}）`,
    month(facts?.workingSince),
    facts?.title?.level ?? '无',
    month(facts?.title?.obtainedOn),
    month(facts?.appointedOn),
    facts?.tenureYears ?? '',
    target.level,
    target.specialty,
    target.track,
    intake.exam === null ? '' : intake.exam.absent ? '缺考' : (intake.exam.total ?? ''),
    appraisals.length === 0
      ? ''
      : `${appraisals.filter(({ passed }) => passed === true).length}/${appraisals.length}`,
    defence === null ? '' : defence.heard ? '已答辩' : '未到',
    panel === null ? '' : panel.recommended ? '推荐' : '不推荐',
    conclusion?.due ?? '',
    conclusion?.present ?? '',
    conclusion?.yes ?? '',
    conclusion?.no ?? '',
    conclusion?.abstain ?? '',
    conclusion === null ? '' : conclusion.passed ? '通过' : '未通过',
  ]
}

/** F6: one row per candidate that was voted on, the failed among them; for the title authority alone (art.25.3). */
export function overviewPaper(applications: readonly OverviewEntry[], head: StatisticsHead) {
  const voted = applications.filter(({ review }) => review.conclusion !== null)
  return {
    orientation: 'landscape' as const,
    tables: [
      {
        ...listTable(
          `${head.year}年度专业技术资格评审情况一览表`,
          overviewColumns,
          numbered(voted.map(overviewRow)),
        ),
        preparedBy: `评委会：${head.committee}`,
        unit: `共${voted.length}人`,
        notes: [sampleNote, '本表含表决票数，只报职称管理部门，不得外传。'],
      },
    ],
    signatures: ['主任委员', '制表人', '组建单位（盖章）'].map((label) => ({ label })),
  }
}

/** P2: the draft of F24; its figures are those of F5. The clerk edits it before it is sealed. */
export function generalReportDraft(analysis: Analysis, head: StatisticsHead): string {
  const { total, specialties, meetings } = analysis
  const lost = total.flows.flatMap(({ extent, left }) =>
    leaving
      .filter((exit) => left[exit] > 0)
      .map((exit) => `${extentLabels[extent]}后${exitLabel(exit)}${left[exit]}人`),
  )
  const days = meetings.map(
    ({ on, due, present }) => `${writtenDay(on)}召开评审会，应到${due}人，实到${present}人`,
  )
  return [
    `${head.convening}组织${head.committee}开展${head.year}年度评审，级别${head.levels}，涉及${specialties.length}个专业。`,
    `申报${totalOf(total, 'filed')}人，受理${totalOf(total, 'admitted')}人，送评${totalOf(total, 'released')}人${lost.length === 0 ? '' : `；${lost.join('，')}`}。`,
    ...(total.examined > 0 ? [`参加考试${total.examined}人，合格${total.examQualified}人。`] : []),
    ...(days.length === 0 ? [] : [`${days.join('；')}。`]),
    `表决${total.passed + total.failed}人，通过${total.passed}人，未通过${total.failed}人，通过率${rateText(total.passTenths)}。`,
    ...specialties.map(
      ({ specialty, figures }) =>
        `${specialty}专业：送评${totalOf(figures, 'released')}人，通过${figures.passed}人。`,
    ),
  ].join('\n')
}

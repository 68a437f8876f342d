/** What a grade of the yearly assessment does to the years in post (art.11; grade map of DESK B19). */
import { cite, rule } from '#kernel/law'
import type { AssessmentEntry, GradeEntry } from '../registers/people.ts'
import type { EmployerKind } from '../vocabulary.ts'

export type GradeEffect = GradeEntry['effect']
/** An assessed year with what it does; `decided`: the accepting office decided a year that was open, with its reason. */
export type AssessedYear = {
  readonly year: number
  readonly grade: string
  readonly effect: GradeEffect
  readonly decided?: { readonly counts: boolean; readonly reason: string } | null
}

/** Grades of the instrument itself and their sisters for other scales; a company's own scale comes from the register. */
const usual: Readonly<Record<string, GradeEffect>> = {
  优秀: '计入',
  合格: '计入',
  称职: '计入',
  基本合格: '扣除',
  基本称职: '扣除',
  不合格: '扣除并当年不得申报',
  不称职: '扣除并当年不得申报',
}

/** Effect of a grade at a kind of employer: the register's map first, then the usual scale; any other grade is open (待定). */
export function effectOfGrade(grade: string, kind: EmployerKind, map: readonly GradeEntry[]): GradeEffect {
  const mapped = map.find((entry) => entry.employerKind === kind && entry.grade === grade)
  return mapped?.effect ?? usual[grade] ?? '待定'
}

/** Assessed years of a person in order of year. */
export function assessedYears(
  assessments: readonly AssessmentEntry[],
  kind: EmployerKind,
  map: readonly GradeEntry[],
  decisions: readonly { readonly year: number; readonly counts: boolean; readonly reason: string }[] = [],
): readonly AssessedYear[] {
  return assessments
    .map(({ year, grade }): AssessedYear => {
      const decided = decisions.find((one) => one.year === year) ?? null
      return { year, grade, effect: effectOfGrade(grade, kind, map), decided }
    })
    .toSorted((a, b) => a.year - b.year)
}

/** Whether a year is taken off. An open year is neither counted nor breaking until the accepting office decides it. */
export function isDeducted({ effect, decided }: AssessedYear): boolean {
  if (effect === '待定') return decided?.counts !== true
  return effect !== '计入'
}

/** Why a year is taken off, for the line of the sum. */
export function reasonOfDeduction({ grade, effect, decided }: AssessedYear): string {
  if (effect !== '待定') return `年度考核${grade}`
  return decided === null || decided === undefined
    ? `年度考核“${grade}”，由受理单位认定前不计入，也不中断`
    : `年度考核“${grade}”，受理单位认定不计入：${decided.reason}`
}

/** 11.c: the latest completed assessment, or the filing year's own if already decided, is not failing. */
export const latestAssessmentPassed = rule(
  'latest-assessment-is-not-failing',
  cite('anhui-titles-2018/art.11.c'),
  (f: { readonly filingYear: number; readonly latestYear: number | null; readonly effect: string | null }) =>
    f.latestYear === null ? 'unknown' : f.effect !== '扣除并当年不得申报',
  {
    label: '最近一次年度考核不是不合格',
    otherwise: (f) =>
      `请下一年度再申报：${f.latestYear}年度考核不合格，${f.filingYear}年不得申报；基本合格只扣除年限。`,
    missing: () => '最近一个年度的考核结果',
  },
)

/** The assessment that art.11.c looks at: the latest one not after the filing year. */
export function findLatestAssessment(
  years: readonly AssessedYear[],
  filingYear: number,
): AssessedYear | undefined {
  return years.findLast(({ year }) => year <= filingYear)
}

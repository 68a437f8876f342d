/** Rules of art.4, 51, 58 and of the higher rule about committees. */
import type { Finding, Parameter } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { plusYears, yearOf } from '#kernel/time'
import type { Confirmation } from '../higher-rules.ts'
import {
  attendanceThirds,
  authorisationYears,
  committeeSizeOdd,
  higherFigure,
  seriesCommitteeSize,
  specialtyCommitteeSize,
} from '../higher-rules.ts'
import type { Level, OfficeLevel } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import type { Committee, CommitteeKind, CommitteeReach } from './state.ts'

export const authorisationIsDocumented = rule(
  'authorisation-is-documented',
  cite('anhui-titles-2018/art.4.b'),
  (f: { readonly document: string; readonly validUntil: LocalDate; readonly today: LocalDate }) =>
    f.document.trim() !== '' && f.validUntil >= f.today,
  {
    label: '评委会授权有文号、有有效期',
    otherwise: (f) =>
      f.document.trim() === ''
        ? '请填写授权文号：没有授权文件的评委会不能开展评审。'
        : `请核对授权有效期：${f.validUntil}已过。`,
  },
)

type Reviewing = {
  readonly levels: readonly Level[]
  readonly reach: CommitteeReach
  readonly authoriserLevel: OfficeLevel
}
const isSenior = (levels: readonly Level[]): boolean => levels.some((level) => bandOf(level) === '高级')
/** Senior committees, and those of the province's own units, belong to the provincial department. */
const isProvincial = ({ levels, reach }: Pick<Reviewing, 'levels' | 'reach'>): boolean =>
  isSenior(levels) || reach === '全省' || reach === '省直'

export const seniorIsAuthorisedByProvince = rule(
  'senior-committee-authorised-by-province',
  cite('anhui-titles-2018/art.4.c'),
  (f: Reviewing) => !isProvincial(f) || f.authoriserLevel === '省级',
  {
    label: '高级和省直评委会由省级人社部门授权',
    otherwise: (f) =>
      isSenior(f.levels)
        ? '请报省级人社部门授权：高级评委会须由省级授权。'
        : '请报省级人社部门授权：省直中、初级评委会须由省级授权。',
  },
)

type Local = Reviewing & {
  readonly territory: string
  readonly authoriserTerritory: string
  readonly cityConsent: string | null
}
const sameCity = (a: string, b: string): boolean => a.slice(0, 4) === b.slice(0, 4)

/** What the cities and counties may authorise; the county's 中级 needs its city's consent (conflict of art.4 and 5). */
function localFault(f: Local): string | undefined {
  if (isProvincial(f)) return undefined
  if (f.authoriserLevel === '省级') return '请由所在市、县人社部门授权：市、县的中、初级评委会不由省级授权。'
  if (!sameCity(f.territory, f.authoriserTerritory)) return '请报本地人社部门授权：该部门不管理这个地区。'
  if (f.authoriserLevel === '市级') return undefined
  if (f.reach === '市') return '请报市级人社部门授权：面向全市的评委会须由市级授权。'
  if (f.territory !== f.authoriserTerritory) return '请报本县人社部门授权：该部门不管理这个县。'
  const middle = f.levels.some((level) => bandOf(level) === '中级')
  return middle && (f.cityConsent ?? '').trim() === ''
    ? '请先取得市级人社部门同意并填写同意文号：县级组建中级评委会须经市级同意。'
    : undefined
}
export const localCommitteeIsAuthorisedLocally = rule(
  'local-committee-authorised-locally',
  cite('anhui-titles-2018/art.4.d'),
  (f: Local) => localFault(f) === undefined,
  { label: '市、县中初级评委会由市、县人社部门授权', otherwise: (f) => localFault(f) ?? '' },
)

export const conveningBodyApplies = rule(
  'convening-body-acts-for-itself',
  cite('anhui-titles-2018/art.58.b'),
  (f: { readonly convening: string; readonly actor: string }) => f.convening === f.actor,
  {
    label: '由组建单位本单位办理',
    otherwise: () => '请由该组建单位办理：不能代其他单位的评委会办理。',
  },
)

export const authoriserIsKnown = rule(
  'authoriser-is-hr-department',
  cite('anhui-titles-2018/art.4.b'),
  (f: { readonly kind: string | null }) => f.kind === '人社部门',
  {
    label: '授权机关是人社部门',
    otherwise: () => '请选择一个人社部门：评委会只能由人社部门授权组建。',
  },
)

type Sized = { readonly kind: CommitteeKind; readonly levels: readonly Level[]; readonly size: number }

export const committeeSizeIsOdd = rule(
  'committee-size-is-odd',
  cite('anhui-titles-2018/art.2.c'),
  (f: { readonly size: number }) => f.size % 2 === 1,
  {
    label: '评委会人数为单数',
    otherwise: (f) => `请核对评委会人数：上位规定要求人数为单数，现为${f.size}人。`,
  },
)
export const seniorCommitteeIsLargeEnough = rule(
  'senior-committee-large-enough',
  cite('anhui-titles-2018/art.2.c'),
  (f: Sized & { readonly minimum: number }) => !isSenior(f.levels) || f.size >= f.minimum,
  {
    label: '高级评委会达到最少人数',
    otherwise: (f) =>
      `请核对评委会人数：上位规定要求高级${f.kind}评委会不少于${f.minimum}人，现为${f.size}人。`,
  },
)
export const authorisationIsShortEnough = rule(
  'authorisation-within-years',
  cite('anhui-titles-2018/art.2.c'),
  (f: { readonly from: LocalDate; readonly validUntil: LocalDate; readonly years: number }) =>
    f.validUntil <= plusYears(f.from, f.years, 'last-day'),
  {
    label: '授权有效期不超过上限',
    otherwise: (f) => `请缩短授权有效期：上位规定要求一次授权不超过${f.years}年。`,
  },
)

const quorumReachesShare = rule(
  'quorum-reaches-share-of-members',
  cite('anhui-titles-2018/art.2.c'),
  (f: { readonly quorum: number | null; readonly size: number; readonly thirds: number }) =>
    f.quorum === null || 3 * f.quorum >= f.thirds * f.size,
  {
    label: '规定出席人数达到总人数的份额',
    otherwise: (f) =>
      `请提高规定出席人数：上位规定要求出席不少于总人数${f.size}人的三分之${f.thirds}，规定为${f.quorum}人。`,
  },
)

type Judged = { readonly finding: Finding; readonly confirmed: boolean }

/** What the higher rule says of the size of a committee. */
export function sizeFindings(sized: Sized, confirmations: readonly Confirmation[]): readonly Judged[] {
  const at = (one: Parameter<number>) => higherFigure(one, confirmations)
  const odd = at(committeeSizeOdd)
  const least = at(sized.kind === '系列' ? seriesCommitteeSize : specialtyCommitteeSize)
  return [
    { finding: committeeSizeIsOdd({ size: sized.size }), confirmed: odd.confirmed },
    {
      finding: seniorCommitteeIsLargeEnough({ ...sized, minimum: least.figure }),
      confirmed: least.confirmed,
    },
  ]
}

/** What the higher rule says of the length of an authorisation. */
export function termFinding(
  from: LocalDate,
  validUntil: LocalDate,
  confirmations: readonly Confirmation[],
): Judged {
  const { figure, confirmed } = higherFigure(authorisationYears, confirmations)
  return { finding: authorisationIsShortEnough({ from, validUntil, years: figure }), confirmed }
}

/** What the higher rule says of the number that must attend; where none is prescribed no meeting opens anyway (art.23.5.d). */
export function attendanceFinding(
  size: number,
  quorum: number | null,
  confirmations: readonly Confirmation[],
): Judged {
  const { figure: thirds, confirmed } = higherFigure(attendanceThirds, confirmations)
  return { finding: quorumReachesShare({ quorum, size, thirds }), confirmed }
}

export const suspensionIsRunning = rule(
  'rectification-is-reported',
  cite('anhui-titles-2018/art.51.4.a'),
  (f: { readonly reported: boolean }) => f.reported,
  {
    label: '组建单位已报送整改情况',
    otherwise: () => '请等组建单位报送整改情况后再验收：现在还没有整改报告。',
  },
)
export const dueDayIsAhead = rule(
  'rectification-due-day-is-ahead',
  cite('anhui-titles-2018/art.51.4.a'),
  (f: { readonly dueOn: LocalDate; readonly today: LocalDate }) => f.dueOn > f.today,
  { label: '整改期限在将来', otherwise: (f) => `请填写将来的整改期限：${f.dueOn}已到。` },
)
export const voidedAreNamed = rule(
  'voided-results-are-named',
  cite('anhui-titles-2018/art.51.2.a'),
  (f: { readonly applications: readonly string[]; readonly document: string }) =>
    f.applications.length > 0 &&
    new Set(f.applications).size === f.applications.length &&
    f.document.trim() !== '',
  {
    label: '宣布无效的结果逐件列明并有文号',
    otherwise: () => '请列明每一件（不重复）并填写决定文号：结果无效须逐件宣布。',
  },
)

export const exceptionIsOpen = rule(
  'exception-awaits-answer',
  cite('anhui-titles-2018/art.6.b'),
  (f: { readonly found: boolean; readonly answered: boolean }) => f.found && !f.answered,
  { label: '请示待答复', otherwise: () => '请选择一件待答复的请示：该请示不存在或已答复。' },
)
export const exceptionIsDocumented = rule(
  'exception-answer-is-documented',
  cite('anhui-titles-2018/art.6.b'),
  (f: { readonly agreed: boolean; readonly document: string }) => !f.agreed || f.document.trim() !== '',
  { label: '同意有批复文号', otherwise: () => '请填写批复文号：同意推迟或适时评审须有批复。' },
)

/**
 * The last year that keeps a committee alive: of review, of authorisation, or excused (art.51.2.b). Two full calendar
 * years after it without review are two years on end without cause.
 */
export function lastLivingYear(state: Committee): number | undefined {
  if (state.authorisation === null) return undefined
  const postponed = state.exceptions.filter(({ answer }) => answer?.agreed === true).map(({ year }) => year)
  return Math.max(yearOf(state.authorisation.on), ...state.reviewedYears, ...postponed, ...state.excusedYears)
}

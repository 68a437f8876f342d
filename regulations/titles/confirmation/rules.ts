/** What a title brought from elsewhere must meet (art.42 to 45), and where its file goes (art.49). */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { plusMonths } from '#kernel/time'
import type { Level } from '../vocabulary.ts'
import type { ConfirmationContent, TitleConfirmation } from './state.ts'

/** 43: same series, same level. */
export const requestedIsTheSame = rule(
  'confirmation-asks-for-the-same-title',
  cite('anhui-titles-2018/art.43'),
  (f: { readonly original: string; readonly requested: string }) => f.original === f.requested,
  {
    label: '申请确认的系列和级别与原职称一致',
    otherwise: (f) =>
      `请按原职称申请：原为${f.original}，申请的是${f.requested}。要换系列的，先确认再申请转评。`,
  },
)

type ApprovalFacts = {
  readonly authority: string
  readonly document: string
  readonly kind: string
  readonly authorisation: string
}
/** 45.1: assessed by national policy and approved by a body that may. */
export const originalWasApproved = rule(
  'original-title-was-approved',
  cite('anhui-titles-2018/art.45.1'),
  (f: ApprovalFacts) =>
    f.authority !== '' &&
    f.document !== '' &&
    f.kind !== '其他' &&
    (f.kind !== '获授权的行业或单位' || f.authorisation !== ''),
  {
    label: '原职称经有权限的部门核准',
    otherwise: (f) =>
      f.authority === '' || f.document === ''
        ? '请补填原职称的批准机关和文号：须经有权限的部门核准。'
        : `请补充授权依据：${f.authority}不是人社部门，须有国家或省级人社部门授权其评审的文件。`,
  },
)

/** 45.2: still in professional work. */
const workIsProfessional = rule(
  'present-work-is-professional',
  cite('anhui-titles-2018/art.45.2'),
  (f: { readonly post: string; readonly professional: boolean }) => f.professional,
  {
    label: '来皖后仍从事专业技术工作',
    otherwise: (f) =>
      `请核对现岗位：${f.post}不是专业技术岗位，来皖后须仍从事专业技术工作（见第四十七条（一））。`,
  },
)

type EmploymentFacts = {
  readonly order: string
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  readonly payer: string
  readonly employer: string
  readonly lastPaidMonth: string
  readonly on: LocalDate
}
const YEAR_MONTH = 'YYYY-MM'.length
const previousMonth = (on: LocalDate): string => plusMonths(on, -1, 'last-day').slice(0, YEAR_MONTH)
const contractRuns = ({ from, until, on }: EmploymentFacts): boolean =>
  from !== null && from <= on && (until === null || on <= until)
const insuranceRuns = ({ payer, employer, lastPaidMonth, on }: EmploymentFacts): boolean =>
  payer === employer && lastPaidMonth >= previousMonth(on)

/** 45.3: contract with the present employer, which pays the insurance; the military bring their personnel order. */
const employmentIsLawful = rule(
  'contract-and-insurance-stand',
  cite('anhui-titles-2018/art.45.3'),
  (f: EmploymentFacts) => f.order !== '' || (contractRuns(f) && insuranceRuns(f)),
  {
    label: '与现单位有合同并由其缴纳社保',
    otherwise: (f) => {
      if (!contractRuns(f)) return `请补交有效的合同：劳动（聘用）合同或工作协议须覆盖${f.on}。`
      return f.payer === f.employer
        ? `请补交近月缴费凭证：最近缴费月为${f.lastPaidMonth}，不得早于${previousMonth(f.on)}。`
        : `请由${f.employer}缴纳社保后再申请：现缴费单位是${f.payer === '' ? '（未填写）' : f.payer}。`
    },
  },
)

/** 45.0: all three together. */
const allThreeHold = rule(
  'all-three-conditions-hold',
  cite('anhui-titles-2018/art.45.0'),
  (f: { readonly failing: readonly string[] }) => f.failing.length === 0,
  {
    label: '三项条件同时具备',
    otherwise: (f) => `请补足全部条件，缺：${f.failing.join('、')}。三项须同时具备。`,
  },
)

const titleWords = (series: string, level: Level): string => `${series}系列${level}`

/** Art.43 and 45 about one request on one day. */
export function conditionFindings(
  content: ConfirmationContent,
  employer: string,
  on: LocalDate,
): readonly Finding[] {
  const { original, requested, work, coming } = content
  const three = [
    originalWasApproved({
      authority: original.authority,
      document: original.document,
      kind: original.approverKind,
      authorisation: original.authorisation,
    }),
    workIsProfessional({ post: work.post, professional: work.professional }),
    employmentIsLawful({
      order: coming === '军转' ? work.personnelOrder : '',
      from: work.contractFrom,
      until: work.contractUntil,
      payer: work.insurancePayer,
      employer,
      lastPaidMonth: work.lastPaidMonth,
      on,
    }),
  ]
  const names = ['原职称经有权限的部门核准', '仍从事专业技术工作', '合同和社保']
  return [
    requestedIsTheSame({
      original: titleWords(original.series, original.level),
      requested: titleWords(requested.series, requested.level),
    }),
    ...three,
    allThreeHold({ failing: names.filter((_, i) => three[i]?.holds !== 'yes') }),
  ]
}

type ConfirmerFacts = { readonly acting: string; readonly confirmer: string; readonly name: string }
const confirmerRule = (
  id: string,
  clause: 'anhui-titles-2018/art.42.a' | 'anhui-titles-2018/art.42.b',
  ground: string,
) =>
  rule(id, cite(clause), (f: ConfirmerFacts) => f.acting === f.confirmer, {
    label: '由有权限的部门确认',
    otherwise: (f) => `请由${f.name}确认：${ground}。`,
  })
const placeConfirms = confirmerRule(
  'place-of-the-level-confirms',
  'anhui-titles-2018/art.42.a',
  '高级由省、中级由市、初级由县级人社部门按调入地确认',
)
const ownAuthorityConfirms = confirmerRule(
  'authority-over-the-unit-confirms',
  'anhui-titles-2018/art.42.b',
  '省直单位按人事隶属关系和职称管理权限确认',
)
/** 42.a for people of a place, 42.b for those of provincial units. */
export function confirmerFinding(state: TitleConfirmation, acting: string): Finding {
  const last = state.desks.at(-1)
  const facts = { acting, confirmer: last?.organisation ?? '', name: last?.name ?? '有确认权限的部门' }
  return state.employer.affiliation === '省直' ? ownAuthorityConfirms(facts) : placeConfirms(facts)
}

type PassFacts = { readonly to: string; readonly next: string; readonly name: string }
const isNext = ({ to, next }: PassFacts): boolean => to === next
/** 49.1: to the employer first. */
export const goesToOwnEmployer = rule(
  'confirmation-goes-to-own-employer',
  cite('anhui-titles-2018/art.49.1'),
  isNext,
  { label: '向所在单位提出', otherwise: (f) => `请先交所在单位${f.name}：不能直接送人社部门。` },
)
/** 49.2: the employer writes an opinion under its seal and reports to its department. */
export const employerHasVerified = rule(
  'employer-verified-with-opinion-and-seal',
  cite('anhui-titles-2018/art.49.2'),
  (f: { readonly opinion: string; readonly sealed: boolean }) => f.opinion !== '' && f.sealed,
  {
    label: '单位核实意见已填写并盖章',
    otherwise: (f) => (f.opinion === '' ? '请填写单位核实意见。' : '请加盖单位公章后报送。'),
  },
)
export const employerReportsToDepartment = rule(
  'employer-reports-to-its-department',
  cite('anhui-titles-2018/art.49.2'),
  isNext,
  { label: '报主管部门审核', otherwise: (f) => `请报${f.name}：单位核实后报其主管部门审核。` },
)
/** 49.3.b: without a department the local HR department takes its step. */
export const localBureauTakesTheStep = rule(
  'local-bureau-stands-for-the-department',
  cite('anhui-titles-2018/art.49.3.b'),
  isNext,
  {
    label: '非公单位按属地办理',
    otherwise: (f) => `请报${f.name}：没有主管部门的单位按属地报当地人社部门。`,
  },
)
/** 49.3.a: no level is left out. */
export const noLevelIsSkipped = rule('no-level-is-skipped', cite('anhui-titles-2018/art.49.3.a'), isNext, {
  label: '逐级报送',
  otherwise: (f) => `请报${f.name}：须逐级报送，不能越过。`,
})

/** The registers know person, employer and every desk of the chain. */
export const confirmationFactsAreKnown = rule(
  'confirmation-facts-are-known',
  cite('anhui-titles-2018/art.49.1'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '人员、单位和各级机关可以查到', otherwise: (f) => `请先补登名册：缺${f.missing.join('、')}。` },
)
/** 49.1: the person asks. */
export const applicantAsksInPerson = rule(
  'confirmation-asked-in-person',
  cite('anhui-titles-2018/art.49.1'),
  (f: { readonly own: boolean; readonly atEmployer: boolean }) => f.own && f.atEmployer,
  {
    label: '由本人向所在单位申请',
    otherwise: (f) =>
      f.own ? '请改选现在的工作单位：确认由本人向所在单位申请。' : '请由本人提出：确认由个人向所在单位申请。',
  },
)

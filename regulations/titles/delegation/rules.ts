/** Rules of a delegation beside those of `route/delegation.ts` (reason, issuer): who asks, which host, what comes back. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Level } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import type { Direction, Reason } from './state.ts'

/** 31.0: the person asks. */
export const applicantAsked = rule(
  'delegation-asked-by-the-person',
  cite('anhui-titles-2018/art.31.0'),
  (f: { readonly own: boolean }) => f.own,
  {
    label: '由专业技术人员本人申请',
    otherwise: () => '请由本人提出委托评审申请：没有本人申请，不能出具委托评审函。',
  },
)
/** 31.0: the letter names nobody who did not ask. */
export const letterNamesTheApplicant = rule(
  'letter-names-the-applicant',
  cite('anhui-titles-2018/art.31.0'),
  (f: { readonly named: string; readonly applicant: string }) => f.named === f.applicant,
  {
    label: '函中人员已由本人申请',
    otherwise: (f) =>
      `请核对人员名单：本件由${f.applicant}申请，函中写的是${f.named}；未申请的人员不能列入。`,
  },
)

/** What must be on record before anything can be judged. */
export const delegationFactsAreKnown = rule(
  'delegation-facts-are-known',
  cite('anhui-titles-2018/art.31.0'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '委托评审的事实可以查到', otherwise: (f) => `请先补齐：${f.missing.join('、')}。` },
)

type GroundFacts = {
  readonly stated: Reason
  /** What committees at home there are: a reason of 30.1 or 30.2, or none. */
  readonly found: Reason | null
}
const groundRule = (
  reason: '30.1' | '30.2',
  clause: 'anhui-titles-2018/art.30.1' | 'anhui-titles-2018/art.30.2',
  words: string,
) =>
  rule(
    `delegation-ground-${reason.replace('.', '-')}`,
    cite(clause),
    (f: GroundFacts) => f.stated !== reason || f.found === reason,
    {
      label: words,
      otherwise: (f) =>
        f.found === null
          ? '请按第十三条正常申报：当地有相应专业和级别的评委会，不属委托评审。'
          : `请改选情形${f.found}：与当地评委会的实际情况不符。`,
    },
  )
const noCommittee = groundRule('30.1', 'anhui-titles-2018/art.30.1', '当地没有相应系列的评委会')
const noScope = groundRule('30.2', 'anhui-titles-2018/art.30.2', '当地评委会没有相应评审权限')
/** 30.1 and 30.2: the reason stated is the one the register of committees shows. */
export const groundFindings = (facts: GroundFacts): readonly Finding[] => [noCommittee(facts), noScope(facts)]

/** 31.1: only senior titles leave the province, to a committee whose authorising body is on record. */
export const outsideHostIsAuthorised = rule(
  'outside-host-is-authorised',
  cite('anhui-titles-2018/art.31.1'),
  (f: {
    readonly direction: Direction
    readonly level: Level
    readonly authorisedBy: string
    readonly document: string
  }) => f.direction !== '出省' || (bandOf(f.level) === '高级' && f.authorisedBy !== '' && f.document !== ''),
  {
    label: '省外受托评委会经授权',
    otherwise: (f) =>
      bandOf(f.level) === '高级'
        ? '请补填受托评委会的授权机关和文号：须是国家部门或经其省级人社部门授权的外省高级评委会。'
        : '请改为省内委托：中、初级不委托省外评委会。',
  },
)

type HostFacts = { readonly inside: boolean; readonly host: string; readonly wanted: string }
/** 31.a: a host takes in what its authorisation covers, by the same rules as for its own people. */
export const hostCoversTarget = rule(
  'host-covers-what-is-entrusted',
  cite('anhui-titles-2018/art.31.a'),
  (f: HostFacts) => f.inside,
  {
    label: '受托评委会可以评审',
    otherwise: (f) => `请另选受托评委会：${f.host}的有效授权不含${f.wanted}。`,
  },
)
/** 31.a: the application at the host runs on the track 委托 and is the person's own. */
export const applicationIsEntrusted = rule(
  'application-is-entrusted',
  cite('anhui-titles-2018/art.31.a'),
  (f: { readonly own: boolean; readonly track: string }) => f.own && f.track === '委托',
  {
    label: '申报件为本人的委托件',
    otherwise: (f) =>
      f.own ? `请把申报件的类型改为委托：现为${f.track}。` : '请选择本人的申报件：该件不是本人的申报。',
  },
)

/** 31.b: letter first, result after it. */
export const letterCameFirst = rule(
  'letter-came-before-the-result',
  cite('anhui-titles-2018/art.31.b'),
  (f: { readonly letterOn: LocalDate | null; readonly passedOn: LocalDate | null }) =>
    f.letterOn !== null && f.passedOn !== null && f.letterOn <= f.passedOn,
  {
    label: '先出函后评审',
    otherwise: (f) =>
      `请宣布结果无效：委托评审函日期为${f.letterOn ?? '无'}，评审通过日期为${f.passedOn ?? '无'}，未按程序委托。`,
  },
)

/** 32: the authority over the applicant approves, not the host's. */
export const homeAuthorityApproves = rule(
  'home-authority-approves',
  cite('anhui-titles-2018/art.32'),
  (f: { readonly acting: string; readonly authority: string; readonly name: string }) =>
    f.acting === f.authority,
  {
    label: '由有管理权限的职称部门核准',
    otherwise: (f) => `请由${f.name}核准公布：委托评审通过的，仍由申报人所属的职称管理部门核准。`,
  },
)

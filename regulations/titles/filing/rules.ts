/** Rules of opening, filling in, signing and filing. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { Level } from '../vocabulary.ts'
import type { PledgeState } from './digest.ts'

const personally = cite('anhui-titles-2018/art.9.1.0')

/** 9.1.0: the person herself, or her employer's clerk with a written entrustment. */
export const applicantFiles = rule(
  'applicant-files',
  personally,
  (f: { readonly own: boolean; readonly ownEmployer: boolean; readonly entrustment: number }) =>
    f.own || (f.ownEmployer && f.entrustment > 0),
  {
    label: '本人申报或受书面委托代填',
    otherwise: (f) =>
      f.ownEmployer
        ? '请先上传申报人的书面委托：未经委托，单位不能以本人名义申报。'
        : '请由申报人本人办理，或由其所在单位人事干部持书面委托代填。',
  },
)

/** 9.1.0 with DESK B3: what the clerk typed counts once the applicant stands by it. */
export const entrustedIsConfirmed = rule(
  'entrusted-is-confirmed',
  personally,
  (f: { readonly entrusted: boolean; readonly confirmed: boolean }) => !f.entrusted || f.confirmed,
  {
    label: '代填内容已由本人确认',
    otherwise: () => '请申报人先确认代填的内容：确认后又有改动的，须重新确认。',
  },
)

/** The applicant confirms or signs in the system; whoever enters it for her brings the signed print-out. */
export const signedPersonally = rule(
  'signed-personally',
  personally,
  (f: { readonly own: boolean; readonly scans: number }) => f.own || f.scans > 0,
  {
    label: '由本人确认或附本人签名的纸质件',
    otherwise: () => '请上传本人签名的纸质件扫描件：代办人不能替申报人签名。',
  },
)

/** 9.1.3: nobody draws another person's signature; whoever types for the applicant brings paper. */
export const signatureIsOwn = rule(
  'signature-is-own',
  cite('anhui-titles-2018/art.9.1.3'),
  (f: { readonly own: boolean; readonly drawn: boolean }) => f.own || !f.drawn,
  {
    label: '手写签名由本人签',
    otherwise: () => '请上传本人签名的纸质件：手写签名只能由申报人在自己的帐号里签。',
  },
)

/** 9.1.3: signed over the list as it is now. */
export const pledgeCoversList = rule(
  'pledge-covers-list',
  cite('anhui-titles-2018/art.9.1.3'),
  (f: { readonly signed: string; readonly current: string }) => f.signed === f.current,
  {
    label: '承诺书所附材料清单是最新的',
    otherwise: () => '请刷新后重新签署：材料清单在您打开承诺书之后又有改动。',
  },
)

/** 9.1.3: the pledge stands when the file goes out. */
export const pledgeStands = rule(
  'pledge-stands',
  cite('anhui-titles-2018/art.9.1.3'),
  (f: { readonly pledge: PledgeState }) => f.pledge === '有效',
  {
    label: '诚信承诺书有效',
    otherwise: (f) =>
      f.pledge === '未签'
        ? '请先签署诚信承诺书。'
        : '承诺书需重签：签署之后材料或填报内容有改动，请重新签署诚信承诺书。',
  },
)

/** 16.4: filing happens within the window of the announcement. */
export const filingWindowIsOpen = rule(
  'filing-window-is-open',
  cite('anhui-titles-2018/art.16.4'),
  (f: {
    readonly published: boolean
    readonly frozen: boolean
    readonly from: LocalDate | null
    readonly until: LocalDate | null
    readonly on: LocalDate
  }) => f.published && !f.frozen && f.from !== null && f.until !== null && f.from <= f.on && f.on <= f.until,
  {
    label: '在规定的申报时间内',
    otherwise: (f) =>
      !f.published
        ? '请等评审公告公布后再申报：本评审年度尚未开放。'
        : f.frozen
          ? '暂不能申报：该评委会已停止评审并限期整改。'
          : `不能申报：申报时间是${f.from ?? ''}至${f.until ?? ''}，今天是${f.on}。`,
  },
)

/** 16.2: what is applied for lies in the committee's scope. */
export const targetIsInScope = rule(
  'target-is-in-scope',
  cite('anhui-titles-2018/art.16.2'),
  (f: {
    readonly specialty: string
    readonly level: Level
    readonly specialties: readonly string[]
    readonly levels: readonly Level[]
  }) => f.specialties.includes(f.specialty) && f.levels.includes(f.level),
  {
    label: '申报专业和级别在评审范围内',
    otherwise: (f) =>
      `请改报对口的评委会：该评委会评审${f.specialties.join('、')}专业的${f.levels.join('、')}，不含${f.specialty}专业${f.level}。`,
  },
)

/** 13.a: person and employer stand in the registers, so that there is a route. */
export const routeIsKnown = rule(
  'route-is-known',
  cite('anhui-titles-2018/art.13.a'),
  (f: { readonly registered: boolean }) => (f.registered ? true : 'unknown'),
  {
    label: '呈报单位和职称管理部门已确定',
    otherwise: () => '',
    missing: () => '用人单位或专业技术人员名册中的记录',
  },
)

/** 13.a with DESK A3: every desk closes before the next one, the last before the submission window ends. */
export const closingDaysAreInOrder = rule(
  'closing-days-are-in-order',
  cite('anhui-titles-2018/art.13.a'),
  (f: { readonly days: readonly LocalDate[] }) =>
    f.days.every((one, index) => index === 0 || (f.days[index - 1] ?? one) < one),
  {
    label: '逐级审核的截止日期依次在后',
    otherwise: (f) => `请管理员核对逐级审核机构的截止日期：${f.days.join('、')}应当依次在后。`,
  },
)

/** 9.a: the person stands in the register, so that anything can be judged. */
export const personIsRegistered = rule(
  'person-is-registered',
  cite('anhui-titles-2018/art.9.a'),
  (f: { readonly registered: boolean }) => (f.registered ? true : 'unknown'),
  { label: '申报人已在名册', otherwise: () => '', missing: () => '专业技术人员名册中的本人记录' },
)

/** 9.a: the file runs through the employer the person works for. */
export const employerIsOwn = rule(
  'employer-is-own',
  cite('anhui-titles-2018/art.9.a'),
  (f: { readonly named: string; readonly registered: string | null }) =>
    f.registered === null ? 'unknown' : f.named === f.registered,
  {
    label: '经现工作单位申报',
    otherwise: () => '请改选现在工作的单位，或请名册管理员先更新所在单位：两者不一致。',
    missing: () => '专业技术人员名册中的本人记录',
  },
)

/** 9.1.0: only slots of this application take uploads. */
export const slotTakesMaterial = rule(
  'slot-takes-material',
  personally,
  (f: { readonly slot: string; readonly known: boolean; readonly generated: boolean }) =>
    f.known && !f.generated,
  {
    label: '材料归入可上传的材料项',
    otherwise: (f) =>
      f.generated ? '这一项由系统生成，不用上传。' : `请重新选择材料项：本件没有“${f.slot}”这一项。`,
  },
)

/** 9.1.0: a paper says which of the kinds of its slot it is, and the year where it is yearly. */
export const materialIsDescribed = rule(
  'material-is-described',
  personally,
  (f: {
    readonly kinds: readonly string[]
    readonly kind: string | null
    readonly yearly: boolean
    readonly year: number | null
  }) =>
    (f.kinds.length === 0 || (f.kind !== null && f.kinds.includes(f.kind))) && (!f.yearly || f.year !== null),
  {
    label: '写明材料的种类和年度',
    otherwise: (f) =>
      f.yearly && f.year === null ? '请填写考核年度。' : `请选择材料种类：${f.kinds.join('、')}。`,
  },
)

export const materialIsThere = rule(
  'material-is-there',
  personally,
  (f: { readonly id: string; readonly found: boolean }) => f.found,
  { label: '材料在本件中', otherwise: () => '请刷新后重试：没有找到这份材料，可能已被删除。' },
)

/** Ids of rows tie materials to them, so each stands once. */
export const rowsAreDistinct = rule(
  'rows-are-distinct',
  personally,
  (f: { readonly repeated: readonly string[] }) => f.repeated.length === 0,
  { label: '各行编号不重复', otherwise: (f) => `请删去重复的行：编号${f.repeated.join('、')}出现多次。` },
)

/** Those of several findings that do not hold: told early, as warnings. */
export const failing = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ holds }) => holds !== 'yes')

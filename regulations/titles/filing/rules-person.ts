/** Rules on the person who files: in post, law-abiding, no civil servant, not retired; proofs of a transfer and of an exception. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { PersonStatus } from '../vocabulary.ts'

/** 9.a: in post at the employer that checks the file, with a contract that still runs. */
export const applicantIsInPost = rule(
  'applicant-is-in-post',
  cite('anhui-titles-2018/art.9.a'),
  (f: {
    readonly status: PersonStatus | null
    readonly employer: string | null
    readonly filingEmployer: string
    readonly contractUntil: LocalDate | null
    readonly on: LocalDate
  }) =>
    f.status === null
      ? 'unknown'
      : f.status === '在岗' &&
        f.employer === f.filingEmployer &&
        (f.contractUntil === null || f.contractUntil >= f.on),
  {
    label: '申报人在职在岗',
    missing: () => '专业技术人员名册中的本人记录',
    otherwise: (f) =>
      f.employer !== f.filingEmployer
        ? '请由现在工作的单位申报：名册中的所在单位不是本件的用人单位。'
        : f.contractUntil !== null && f.contractUntil < f.on
          ? `请先续签并更新聘用（劳动）合同：合同已于${f.contractUntil}到期，非在职在岗。`
          : `不能申报：名册中的人员状态是“${f.status}”，非在职在岗。`,
  },
)

/** 9.b with 53: no running bar in the integrity file. */
export const applicantIsNotBarred = rule(
  'applicant-is-not-barred',
  cite('anhui-titles-2018/art.9.b'),
  (f: { readonly barredUntil: LocalDate | null; readonly on: LocalDate }) =>
    f.barredUntil === null || f.barredUntil < f.on,
  {
    label: '不在失信禁报期内',
    otherwise: (f) => `不能申报：诚信档案中有失信记录，${f.barredUntil}以前不得申报。`,
  },
)

/** 9.b: notes without a bar are shown to the one who verifies, and refuse nothing. */
export const integrityIsClean = rule(
  'integrity-file-is-clean',
  cite('anhui-titles-2018/art.9.b'),
  (f: { readonly notes: number }) => f.notes === 0,
  {
    label: '诚信档案无记录',
    otherwise: (f) => `请留意：诚信档案中有${f.notes}条记录，未设禁报期。`,
    readers: ['employer', 'forwarder', 'submitter', 'convening', 'authority'],
  },
)

/** 65.a: civil servants do not take part. */
export const applicantIsNoCivilServant = rule(
  'applicant-is-no-civil-servant',
  cite('anhui-titles-2018/art.65.a'),
  (f: { readonly status: PersonStatus | null }) => (f.status === null ? 'unknown' : f.status !== '公务员'),
  {
    label: '申报人不是公务员',
    missing: () => '专业技术人员名册中的本人记录',
    otherwise: () => '不能申报：公务员（含参照管理人员）不得参加职称评审。',
  },
)

const retired: readonly string[] = ['离退休', '返聘']

/** 65.b: nor do the retired, whether rehired or not; retirement is a recorded decision. */
export const applicantIsNotRetired = rule(
  'applicant-is-not-retired',
  cite('anhui-titles-2018/art.65.b'),
  (f: {
    readonly status: PersonStatus | null
    readonly retiresOn: LocalDate | null
    readonly on: LocalDate
  }) =>
    f.status === null
      ? 'unknown'
      : !retired.includes(f.status) && (f.retiresOn === null || f.retiresOn > f.on),
  {
    label: '申报人未离退休',
    missing: () => '专业技术人员名册中的本人记录',
    otherwise: (f) =>
      f.retiresOn === null
        ? '不能参加评审：离退休人员（含返聘在岗）不得参加职称评审。'
        : `不能参加评审：退休日期是${f.retiresOn}，${f.on}时已退休。`,
  },
)

/** 34.b: the employer's assessment in the new post. */
export const transferIsAssessed = rule(
  'transfer-is-assessed',
  cite('anhui-titles-2018/art.34.b'),
  (f: { readonly grade: string | null }) =>
    f.grade === null ? 'unknown' : f.grade === '合格' || f.grade === '优秀',
  {
    label: '现岗位考核合格',
    missing: () => '岗位变动证明中的现岗位考核等次',
    otherwise: (f) => `不能申报转评：现岗位考核是“${f.grade}”，须为合格以上。`,
  },
)

/** 34.c: the duties are fulfilled, and something was achieved in the new post. */
export const transferHasResults = rule(
  'transfer-has-results',
  cite('anhui-titles-2018/art.34.c'),
  (f: { readonly statement: string; readonly inPost: number }) => f.statement !== '' && f.inPost > 0,
  {
    label: '能履行现岗位职责并有业绩',
    otherwise: (f) =>
      f.inPost === 0
        ? '请补充现岗位的业绩：填写的业绩成果都早于换岗日期。'
        : '请单位在岗位变动证明中说明履行现岗位职责的情况。',
  },
)

/** 39.a: as many items of the exceptional set as it asks for, each with its evidence. */
export const exceptionIsEvidenced = rule(
  'exception-is-evidenced',
  cite('anhui-titles-2018/art.39.a'),
  (f: { readonly asked: number | null; readonly evidenced: readonly string[] }) =>
    f.asked === null ? 'unknown' : f.evidenced.length >= f.asked,
  {
    label: '符合破格条件并附证据',
    missing: () => '本系列级别的破格条件',
    otherwise: (f) => `请补充破格条件的证据：须符合${f.asked ?? 0}项，已附证据${f.evidenced.length}项。`,
  },
)

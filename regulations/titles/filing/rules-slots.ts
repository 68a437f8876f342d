/** Rules of the nine slots (art.9.1.1 to 9.1.9): what has to be there, and what a thing has to show. */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { EmployerKind, LevelBand, Track } from '../vocabulary.ts'
import { stateEmployerKinds } from '../vocabulary.ts'

const list = (words: readonly string[]): string => words.join('、')

/** 9.1.1.a: F1 has every section that only the applicant can fill in. */
export const reviewFormIsComplete = rule(
  'review-form-is-complete',
  cite('anhui-titles-2018/art.9.1.1.a'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '评审表填写完整', otherwise: (f) => `请补填评审表：${list(f.missing)}还没有填写。` },
)

/** 9.1.1.b: the exceptional track brings F4; every other track does without it. */
export const exceptionalFormFitsTrack = rule(
  'exceptional-form-fits-track',
  cite('anhui-titles-2018/art.9.1.1.b'),
  (f: { readonly track: Track; readonly filled: boolean }) => (f.track === '破格') === f.filled,
  {
    label: '破格申报表与申报类型一致',
    otherwise: (f) =>
      f.filled
        ? `请删去破格申报表：本件申报类型是“${f.track}”，只有破格申报才填写。`
        : '请填写破格申报表：破格申报须写明突破项、依据的破格条件和突出业绩。',
  },
)

/** 9.1.4.a: three kinds of certificates; 无 with a reason only where there can be no earlier title. */
export const certificatesAreGiven = rule(
  'certificates-are-given',
  cite('anhui-titles-2018/art.9.1.4.a'),
  (f: { readonly missing: readonly string[]; readonly band: LevelBand; readonly track: Track }) =>
    f.missing.length === 0,
  {
    label: '学历、职称、继续教育证书齐全',
    otherwise: (f) =>
      `请上传${list(f.missing)}：三类证书须齐全${f.missing.includes('职称证书') ? '；申报初级且没有职称的，可以写明理由' : ''}。`,
  },
)

/** 9.1.4.b: one of the three papers, covering the years claimed. */
export const appointmentIsProved = rule(
  'appointment-is-proved',
  cite('anhui-titles-2018/art.9.1.4.b'),
  (f: {
    readonly appointmentSystem: boolean
    readonly given: number
    readonly coversFrom: LocalDate | null
    readonly tenureStart: LocalDate | null
  }) =>
    !f.appointmentSystem ||
    (f.given > 0 && (f.tenureStart === null || (f.coversFrom !== null && f.coversFrom <= f.tenureStart))),
  {
    label: '聘任证明覆盖任现职以来各年',
    otherwise: (f) =>
      f.given === 0
        ? '请上传聘任证书、聘用合同、聘任文件之一：所在单位实行聘任制。'
        : `请补充聘任证明：任现职自${f.tenureStart}起，已上传的证明从${f.coversFrom ?? '（未填起始日期）'}起。`,
  },
)

/** 9.1.4.c: F29 concerns institutions only. */
export const vacancyOpinionIsGiven = rule(
  'vacancy-opinion-is-given',
  cite('anhui-titles-2018/art.9.1.4.c'),
  (f: { readonly kind: EmployerKind; readonly confirmed: boolean }) => f.kind !== '事业单位' || f.confirmed,
  {
    label: '事业单位有岗位空缺确认意见',
    otherwise: () => '请先取得人社部门的岗位空缺情况确认意见：事业单位申报须附该意见，企业不需要。',
  },
)

/** 9.1.5.a: a sheet for every calendar year in post up to the latest completed one. */
export const assessmentsAreComplete = rule(
  'assessments-are-complete',
  cite('anhui-titles-2018/art.9.1.5.a'),
  (f: { readonly missing: readonly number[] }) => f.missing.length === 0,
  {
    label: '任现职以来年度考核材料齐全',
    otherwise: (f) => `请补齐年度考核材料：缺${f.missing.map((year) => `${year}年度`).join('、')}考核。`,
  },
)

/** 9.1.5.b: a written statement instead of the sheet is for employers not owned by the state. */
export const assessmentProofFits = rule(
  'assessment-proof-fits-employer',
  cite('anhui-titles-2018/art.9.1.5.b'),
  (f: { readonly kind: EmployerKind; readonly statements: readonly number[] }) =>
    f.statements.length === 0 || !stateEmployerKinds.includes(f.kind),
  {
    label: '书面证明只用于非国有单位',
    otherwise: (f) =>
      `请改交${f.statements.join('、')}年度的年度考核登记表：${f.kind}不能用单位书面证明代替。`,
  },
)

/** 9.1.6.a: achievements in the present post; at least one. */
export const achievementIsGiven = rule(
  'achievement-is-given',
  cite('anhui-titles-2018/art.9.1.6.a'),
  (f: { readonly counted: number }) => f.counted > 0,
  {
    label: '有任现职以来的业绩成果',
    otherwise: () => '请填写任现职以来的业绩成果并上传证明：至少一项，任现职之前取得的不计。',
  },
)

/** 9.1.6.a: what is older than the present title is shown and not counted. */
export const achievementsAreInTenure = rule(
  'achievements-are-in-tenure',
  cite('anhui-titles-2018/art.9.1.6.a'),
  (f: { readonly tenureStart: LocalDate | null; readonly older: readonly string[] }) => f.older.length === 0,
  {
    label: '业绩成果均为任现职以来取得',
    otherwise: (f) => `请核对日期：${list(f.older)}非任现职以来（任现职自${f.tenureStart}起），不计入。`,
  },
)

type Contribution = {
  readonly name: string
  readonly contributors: number
  readonly ownWork: string
  readonly part: string
  readonly rank: number | null
  /** Path of the field in the input: the refusal stands under it. */
  readonly field: string
}

/** 9.1.6.b: work of several people says what one did, in which part, at which rank. */
export const contributionIsStated = rule(
  'contribution-is-stated',
  cite('anhui-titles-2018/art.9.1.6.b'),
  (f: Contribution) =>
    f.contributors < 2 ||
    (f.ownWork !== '' && f.part !== '' && f.rank !== null && f.rank >= 1 && f.rank <= f.contributors),
  {
    label: '合作成果写明本人工作内容、作用和排名',
    otherwise: (f) =>
      f.rank !== null && f.rank > f.contributors
        ? `请更正《${f.name}》的排名：共${f.contributors}人完成，排名不能是第${f.rank}。`
        : `请补填《${f.name}》：${f.contributors}人共同完成的，须写明本人工作内容、作用和排名。`,
  },
)

/** 9.1.6.c: who awarded it, when, at which grade; 无等级 is said, not left out. */
export const awardFactsAreStated = rule(
  'award-facts-are-stated',
  cite('anhui-titles-2018/art.9.1.6.c'),
  (f: { readonly name: string; readonly body: string; readonly grade: string; readonly field: string }) =>
    f.body !== '' && f.grade !== '',
  {
    label: '写明授予部门、时间、等级',
    otherwise: (f) =>
      `请补填《${f.name}》的${list([...(f.body === '' ? ['授予（鉴定）部门'] : []), ...(f.grade === '' ? ['等级（没有的选“无等级”）'] : [])])}。`,
  },
)

/** 9.1.7: a paper, book or translation, or a special report with its case. */
export const workPieceIsGiven = rule(
  'work-piece-is-given',
  cite('anhui-titles-2018/art.9.1.7'),
  (f: { readonly papers: number; readonly reports: number }) => f.papers + f.reports > 0,
  {
    label: '有论文论著译作或附实例的专题报告',
    otherwise: () => '请至少提交一篇论文、论著、译作，或一份附实例材料的专题报告，并上传原文。',
  },
)

/** 9.1.8: two inches, printed at 300 dots per inch; an office that prints finer changes the figures. */
export const PHOTO = { widthMm: 35, heightMm: 49, widthPixels: 413, heightPixels: 579 } as const
/** A crop may be off by one part in fifty. */
const PHOTO_TOLERANCE = 50

export const photoIsTwoInch = rule(
  'photo-is-two-inch-colour',
  cite('anhui-titles-2018/art.9.1.8'),
  (f: { readonly width: number; readonly height: number; readonly colour: boolean }) =>
    f.colour &&
    f.width >= PHOTO.widthPixels &&
    f.height >= PHOTO.heightPixels &&
    Math.abs(f.width * PHOTO.heightMm - f.height * PHOTO.widthMm) * PHOTO_TOLERANCE <=
      f.height * PHOTO.widthMm,
  {
    label: '照片为二寸免冠彩色照片',
    otherwise: (f) =>
      f.width === 0
        ? '请上传近期二寸免冠彩色正面照片。'
        : !f.colour
          ? '请改传彩色照片：现为黑白照片。'
          : `请按二寸（${PHOTO.widthMm}×${PHOTO.heightMm}毫米，不小于${PHOTO.widthPixels}×${PHOTO.heightPixels}像素）重新裁剪照片：现为${f.width}×${f.height}像素。`,
  },
)

/** 9.1.9: what the announcement asks for beyond the nine, by piece. */
export const extraMaterialIsGiven = rule(
  'extra-material-is-given',
  cite('anhui-titles-2018/art.9.1.9'),
  (f: { readonly name: string; readonly asked: number; readonly given: number }) => f.given >= f.asked,
  {
    label: '公告要求的其他材料齐全',
    otherwise: (f) => `请补交${f.name}：公告要求${f.asked}份，已交${f.given}份。`,
  },
)

/** 36.a: what the applicant shows of the new post is dated after the change. */
export const afterChangeIsShown = rule(
  'after-change-is-shown',
  cite('anhui-titles-2018/art.36.a'),
  (f: { readonly since: LocalDate | null; readonly dated: readonly LocalDate[] }) => {
    const { since, dated } = f
    return since !== null && dated.some((date) => date >= since)
  },
  {
    label: '有换岗后的水平、能力、业绩材料',
    otherwise: (f) =>
      f.dated.length === 0
        ? '请上传换岗后的水平、能力、业绩材料，并填写形成日期。'
        : `请补充${f.since ?? '换岗'}以后形成的材料：已上传的都早于换岗日期。`,
  },
)

/** 36.b: the employer's paper on the change is there and agrees with the register of appointments. */
export const postChangeIsProved = rule(
  'post-change-is-proved',
  cite('anhui-titles-2018/art.36.b'),
  (f: { readonly proved: LocalDate | null; readonly registered: LocalDate | null }) =>
    f.proved !== null && (f.registered === null || f.registered === f.proved),
  {
    label: '岗位变动证明已出具且日期一致',
    otherwise: (f) =>
      f.proved === null
        ? '请单位人事部门先出具岗位变动证明。'
        : `请核对岗位变动日期：证明写的是${f.proved}，聘任记录是${f.registered}，一致后再申报。`,
  },
)

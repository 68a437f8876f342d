/** What two applications that share a trace give reason to ask. A failing rule is a doubt for a person to look into, never a refusal. */
import { cite, rule } from '#kernel/law'

const works = cite('anhui-titles-2018/art.9.1.7')
const part = cite('anhui-titles-2018/art.9.1.6.b')
const onePerYear = cite('anhui-titles-2018/art.14')
const honesty = cite('anhui-titles-2018/art.18.a')

/** Somebody else's claim of the same thing: the place in the order of names, and how many there are said to be. */
export type Claimed = {
  readonly what: string
  /** Own place in the order; null: not stated. */
  readonly rank: number | null
  /** Places that other people state. */
  readonly others: readonly (number | null)[]
}

/** 9.1.7: co-authors have different places; the same place twice is one too many. */
export const authorRankIsOwn = rule(
  'author-rank-is-claimed-once',
  works,
  (f: Claimed) => !f.others.some((rank) => rank === f.rank),
  {
    label: '论文著作的作者名次没有重复',
    otherwise: (f) =>
      f.rank === null
        ? `请核对《${f.what}》的作者：另有申报人填报同一论文著作，也没有写名次。`
        : `请核对《${f.what}》的作者：另有申报人填报同一论文著作，也写第${f.rank}名。`,
  },
)

/** 9.1.7: works of the present post; one that already carried an approved title is spent. */
export const workIsNotSpent = rule(
  'work-was-not-used-for-an-earlier-title',
  works,
  (f: { readonly what: string; readonly usedIn: readonly number[] }) => f.usedIn.length === 0,
  {
    label: '论文著作未在已通过的申报中使用',
    otherwise: (f) =>
      `请核对《${f.what}》是否属现职期间：本人${f.usedIn.join('、')}年度已核准的申报用过同一论文著作。`,
  },
)

/** 9.1.6.b: people who share an award state different places. */
export const awardRankIsOwn = rule(
  'award-rank-is-claimed-once',
  part,
  (f: Claimed) => !f.others.some((rank) => rank === f.rank),
  {
    label: '成果奖励的排名没有重复',
    otherwise: (f) =>
      f.rank === null
        ? `请核对“${f.what}”的排名：另有申报人填报同一成果奖励，也没有写排名。`
        : `请核对“${f.what}”的排名：另有申报人填报同一成果奖励，也写第${f.rank}名。`,
  },
)

/** 9.1.6.b: everybody who shares an award states the same number of contributors, and no more people claim it than that. */
export const contributorsAgree = rule(
  'contributors-of-an-award-agree',
  part,
  (f: { readonly what: string; readonly contributors: number; readonly others: readonly number[] }) =>
    f.others.every((number) => number === f.contributors) && f.others.length < f.contributors,
  {
    label: '成果奖励的完成人数一致',
    otherwise: (f) =>
      `请核对“${f.what}”的完成人数：本人填${f.contributors}人，另有${f.others.length}人填报同一成果奖励，填${f.others.join('、')}人。`,
  },
)

/** One award listed under two rows of the same application. */
export const awardIsListedOnce = rule(
  'award-is-listed-once',
  part,
  (f: { readonly what: string; readonly rows: number }) => f.rows === 1,
  { label: '成果奖励没有重复填报', otherwise: (f) => `请核对“${f.what}”：同一成果奖励填报了${f.rows}次。` },
)

/** 18.a: a certificate of degree, title or education has one holder. */
export const certificateHasOneHolder = rule(
  'certificate-number-has-one-holder',
  honesty,
  (f: { readonly what: string; readonly number: string; readonly others: number }) => f.others === 0,
  {
    label: '证书编号没有他人使用',
    otherwise: (f) => `请核对《${f.what}》原件：证书编号${f.number}另有${f.others}名申报人使用。`,
  },
)

/** 18.a: the very same scan lies in another person's bundle. */
export const fileIsOnePersons = rule(
  'file-lies-in-one-persons-bundle',
  honesty,
  (f: { readonly what: string; readonly others: number }) => f.others === 0,
  {
    label: '材料扫描件没有他人使用',
    otherwise: (f) => `请核对《${f.what}》：同一个扫描件另有${f.others}名申报人提交。`,
  },
)

/** 9.1.6.b: what the applicant says of the own work is said in own words. */
export const wordingIsOwn = rule(
  'own-work-is-told-in-own-words',
  part,
  (f: { readonly what: string; readonly others: number }) => f.others === 0,
  {
    label: '本人工作内容没有与他人雷同',
    otherwise: (f) => `请核对“${f.what}”的本人工作内容：与另${f.others}名申报人的表述完全相同。`,
  },
)

/** 14: the claim is taken by the number of the paper; who holds two papers is found by name, birth date and sex. */
export const nobodyLooksTheSame = rule(
  'no-second-application-under-another-paper',
  onePerYear,
  (f: { readonly name: string; readonly year: number; readonly elsewhere: readonly string[] }) =>
    f.elsewhere.length === 0,
  {
    label: '没有以另一证件同年申报',
    otherwise: (f) =>
      `请核对${f.name}的身份证件：姓名、性别、出生日期相同的人${f.year}年度另向${f.elsewhere.join('、')}申报，证件号码不同。`,
  },
)

/** Rules of the recognition of specialty match, beside the sums of `conditions/specialty-match.ts`. */
import { cite, rule } from '#kernel/law'

const recognition = cite('anhui-titles-2018/art.61.2.b')

/** 61.2.b: the city's HR department of the employer's territory and nobody else. */
export const cityRecognises = rule(
  'city-of-the-employer-recognises',
  recognition,
  (f: { readonly acting: string; readonly city: string; readonly name: string }) => f.acting === f.city,
  {
    label: '由单位所在地的市级人社部门认定',
    otherwise: (f) => `请由${f.name}认定：另修学时由单位所在地的市级人社部门认定，其他机关无权认定。`,
  },
)

/** The applicant asks in person, or the employer's clerk for one of its own. */
export const ownPersonIsNamed = rule(
  'match-asked-for-own-person',
  recognition,
  (f: { readonly own: boolean; readonly ownEmployer: boolean }) => f.own || f.ownEmployer,
  {
    label: '由本人或所在单位申请',
    otherwise: () => '请由本人或其所在单位人事部门提出：不能替其他单位的人员申请专业相符认定。',
  },
)

/** The registers know the degree and the city's office. */
export const matchFactsAreKnown = rule(
  'match-facts-are-known',
  recognition,
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '学历和认定机关可以查到',
    otherwise: (f) => `请先补登名册：缺${f.missing.join('、')}。`,
  },
)

/** Rules of approval, certificate, return and archive on one application. */
import { cite, rule } from '#kernel/law'

/** art.7.a, 27.b: a certificate follows approval. */
export const resultIsApproved = rule(
  'result-is-approved',
  cite('anhui-titles-2018/art.7.a'),
  (f: { readonly approved: boolean }) => f.approved,
  { label: '已经核准', otherwise: () => '未经核准，不能办理证书：请等待职称管理部门核准。' },
)

/** art.28.b: papers go back along the road they came. */
export const returnFollowsTheRoad = rule(
  'return-follows-the-road',
  cite('anhui-titles-2018/art.28.b'),
  (f: { readonly step: string; readonly before: string | null; readonly done: boolean }) =>
    f.before === null || f.done,
  { label: '按报送路径逐层退回', otherwise: (f) => `请先办理“${f.before ?? ''}”的退回，再办理“${f.step}”。` },
)

/** art.28.d: what holds an assessment or a conclusion is never given back to who did not pass. */
export const opinionsAreWithheld = rule(
  'opinions-are-withheld',
  cite('anhui-titles-2018/art.28.d'),
  (f: { readonly withheld: readonly string[] }) => f.withheld.length === 0,
  {
    label: '含组织审查和评审结论的材料不退本人',
    otherwise: (f) => `请移出退回清单：${f.withheld.join('、')}含组织审查、评价或评审结论，由组建单位保存。`,
  },
)

/** art.28.c: the form of who was approved goes into the personnel file, by the employer. */
export const returnedFormsAreArchived = rule(
  'returned-forms-are-archived',
  cite('anhui-titles-2018/art.28.c'),
  (f: { readonly returned: boolean }) => f.returned,
  { label: '评审表已退至用人单位', otherwise: () => '请先签收退回的评审表，再归入个人档案。' },
)

/** Everything is done before the case is closed. */
export const nothingIsOutstanding = rule(
  'nothing-is-outstanding',
  cite('anhui-titles-2018/art.28.c'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '证书已领、评审表已归档', otherwise: (f) => `请先办完：${f.missing.join('、')}。` },
)

/** art.53.a: one proven finding ends the application, whatever the votes. */
export const findingIsProven = rule(
  'finding-is-proven',
  cite('anhui-titles-2018/art.53.a'),
  (f: { readonly proven: boolean }) => f.proven,
  { label: '失信事实已查实', otherwise: () => '请先完成核查：没有查实的事实不能取消资格。' },
)

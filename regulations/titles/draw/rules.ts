/** Rules of the draw. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import { plusYears } from '#kernel/time'
import type { Confirmation } from '../higher-rules.ts'
import { expertTermYears, higherFigure } from '../higher-rules.ts'
import type { PoolRow } from './select.ts'

const drawCite = cite('anhui-titles-2018/art.50.c')

/** Dry count: the pool can meet the constraints before anybody is drawn. */
export const poolIsEnough = rule(
  'pool-is-enough',
  drawCite,
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '专家库能满足抽取条件', otherwise: (f) => `请增补专家或放宽条件：${f.missing.join('；')}。` },
)

/** art.50.c: a body draws the experts of its own meeting, from the pool of the committee that meets. */
export const drawIsForOwnMeeting = rule(
  'draw-is-for-own-meeting',
  drawCite,
  (f: { readonly own: boolean; readonly committee: boolean }) => f.own && f.committee,
  {
    label: '抽取的是本单位评审会的专家',
    otherwise: (f) =>
      f.own
        ? '请选择召开这次评审会的评委会：只能从它的专家库抽取。'
        : '请由组建单位抽取：只能为本单位召开的评审会抽取专家。',
  },
)

/** The higher rule (DESK B20): an expert's term is no longer than its years; a longer one is entered anew. */
const expertTermsAreShortEnough = rule(
  'expert-terms-within-years',
  cite('anhui-titles-2018/art.2.c'),
  (f: { readonly over: readonly string[]; readonly years: number }) => f.over.length === 0,
  {
    label: '专家聘期不超过上限',
    otherwise: (f) =>
      `请更正专家名册中的聘期：上位规定要求一次聘期不超过${f.years}年，${f.over.join('、')}超过。`,
  },
)

/** What the higher rule says of the terms in a pool. A term of N years ends the day before its N-th anniversary. */
export function termsFinding(
  pool: readonly PoolRow[],
  confirmations: readonly Confirmation[],
): { readonly finding: Finding; readonly confirmed: boolean } {
  const { figure: years, confirmed } = higherFigure(expertTermYears, confirmations)
  const over = pool.filter(
    ({ status, termFrom, termUntil }) =>
      status === '在库' && termUntil >= plusYears(termFrom, years, 'last-day'),
  )
  return { finding: expertTermsAreShortEnough({ over: over.map(({ key }) => key), years }), confirmed }
}

/** The number laid open is the one committed to. */
export const numberMatchesCommitment = rule(
  'number-matches-commitment',
  drawCite,
  (f: { readonly matches: boolean }) => f.matches,
  {
    label: '秘书公布的随机数与封存的一致',
    otherwise: () => '请核对随机数：公布的数与事先封存的摘要不符，抽取无效。',
  },
)

/** Two people: who committed does not witness. */
export const witnessIsAnother = rule(
  'witness-is-another',
  drawCite,
  (f: { readonly secretary: string | null; readonly witness: string }) => f.secretary !== f.witness,
  { label: '监督人与秘书不是同一人', otherwise: () => '请由另一人监督抽取：准备抽取的人不能兼任监督人。' },
)

/** art.51.3.a: the pool leaves out who was struck off; this catches who was struck off after the draw. */
export const onlyPoolMembersDrawn = rule(
  'only-pool-members-drawn',
  cite('anhui-titles-2018/art.51.3.a'),
  (f: { readonly removed: readonly string[] }) => f.removed.length === 0,
  {
    label: '名单中没有被取消资格的专家',
    otherwise: (f) => `请先登记不参加并补抽：${f.removed.join('、')}已被取消专家资格。`,
  },
)

/** art.50.c: who was at the draw has pledged secrecy before the list is sealed. */
export const drawersPledged = rule(
  'drawers-pledged',
  drawCite,
  (f: { readonly pledged: number }) => f.pledged >= 2,
  {
    label: '参与抽取的人员已签保密承诺',
    otherwise: (f) => `请参与抽取的人员先签保密承诺，现有${f.pledged}人，至少两人。`,
  },
)

/** art.23.1.b: everybody on the list has said that he comes. */
export const invitationsAreAnswered = rule(
  'invitations-are-answered',
  cite('anhui-titles-2018/art.23.1.b'),
  (f: { readonly open: number }) => f.open === 0,
  { label: '受邀专家均已答复', otherwise: (f) => `请先取得答复：还有${f.open}名专家没有答复。` },
)

/** Rules of a cycle: art.2.c, 4.b, 6, 16.4, 19, 20.a, 29, 51, 58. */
import type { Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { CommitteeEntry } from '../registers/index.ts'
import type { Level } from '../vocabulary.ts'
import type { AnnouncedRequirement, Announcement, LinkedConditions, Windows } from './state.ts'
import { announcementItems } from './state.ts'

type Standing = { readonly status: CommitteeEntry['status'] | null; readonly today: LocalDate }

export const committeeIsAuthorised = rule(
  'committee-is-authorised',
  cite('anhui-titles-2018/art.4.b'),
  (f: Standing & { readonly document: string | null; readonly validUntil: LocalDate | null }) =>
    f.status !== null && (f.document ?? '').trim() !== '' && f.validUntil !== null && f.validUntil >= f.today,
  {
    label: '评委会经人社部门授权并在有效期内',
    otherwise: (f) =>
      f.validUntil !== null && f.validUntil < f.today
        ? `请先办理延续授权：评委会授权已于${f.validUntil}到期。`
        : '请先报人社部门授权：评委会未经授权，不能开展评审。',
  },
)
/** art.58.b: an association is bound like any other body; it convenes only what it was authorised for. */
export const committeeIsOwn = rule(
  'committee-is-convened-by-actor',
  cite('anhui-titles-2018/art.58.b'),
  (f: { readonly convening: string | null; readonly actor: string }) => f.convening === f.actor,
  {
    label: '评委会由本单位组建并经授权',
    otherwise: () => '请选择本单位获授权组建的评委会：本单位没有该评委会的授权。',
  },
)
export const committeeIsNotStopped = rule(
  'committee-is-not-stopped',
  cite('anhui-titles-2018/art.51.4.a'),
  (f: { readonly status: CommitteeEntry['status'] | null }) => f.status !== '停评整改',
  {
    label: '评委会不在停评整改期间',
    otherwise: () => '请在整改验收后再办理：评委会正在停评整改。',
  },
)
export const rightIsNotWithdrawn = rule(
  'right-to-review-not-withdrawn',
  cite('anhui-titles-2018/art.51.4.b'),
  (f: { readonly status: CommitteeEntry['status'] | null }) => f.status !== '收回',
  { label: '评审权未被收回', otherwise: () => '请另行委托评审：该评委会的评审权已被收回。' },
)
export const rightIsNotGivenUp = rule(
  'right-to-review-not-given-up',
  cite('anhui-titles-2018/art.51.2.b'),
  (f: { readonly status: CommitteeEntry['status'] | null }) =>
    f.status !== '自动放弃' && f.status !== '拟放弃',
  {
    label: '评委会没有自动放弃评审权',
    otherwise: () => '请先请授权机关处理：评委会连续两年未开展评审，按自动放弃评审权处理。',
  },
)
export const levelsAreInScope = rule(
  'cycle-within-authorised-levels',
  cite('anhui-titles-2018/art.51.2.a'),
  (f: { readonly levels: readonly Level[]; readonly authorised: readonly string[] }) =>
    f.levels.length > 0 && f.levels.every((level) => f.authorised.includes(level)),
  {
    label: '评审级别在授权范围内',
    otherwise: (f) => `请只选授权的级别（${f.authorised.join('、')}）：超出授权范围的评审结果无效。`,
  },
)
/** A cycle reviews one series; a committee of several says which (art.4.b, 6.a). */
export const seriesIsHeld = rule(
  'series-is-held-by-committee',
  cite('anhui-titles-2018/art.4.b'),
  (f: { readonly series: string; readonly held: readonly string[] }) => f.held.includes(f.series),
  {
    label: '系列在评委会授权范围内',
    otherwise: (f) => `请填写评委会授权的一个系列：${f.held.join('、')}。`,
  },
)

type Consent = { readonly kind: '推迟' | '适时评审' }
export const yearIsDue = rule(
  'cycle-held-in-its-year',
  cite('anhui-titles-2018/art.6.a'),
  (f: { readonly year: number; readonly thisYear: number; readonly consents: readonly Consent[] }) =>
    f.year === f.thisYear ||
    f.year === f.thisYear + 1 ||
    (f.year < f.thisYear && f.consents.some(({ kind }) => kind === '推迟')),
  {
    label: '评审在本年度开展，或经同意推迟',
    otherwise: (f) => `请先请示推迟并取得批复：${f.year}年度已过，评审原则上每年一次。`,
  },
)
export const extraCycleHasConsent = rule(
  'extra-cycle-has-consent',
  cite('anhui-titles-2018/art.6.a'),
  (f: { readonly turn: number; readonly consents: readonly Consent[] }) =>
    f.turn <= 1 + f.consents.filter(({ kind }) => kind === '适时评审').length,
  {
    label: '一年一次，增加的经同意',
    otherwise: () => '请先请示适时评审并取得批复：该评委会本年度已按一次组织。',
  },
)

/** Every day of the road, each not before the one before it. */
export function daysInOrder(windows: Windows): readonly LocalDate[] {
  const { filingFrom, filingUntil, closings, submissionUntil } = windows
  return [filingFrom, filingUntil, ...closings.map(({ until }) => until), submissionUntil]
}
export const windowsFollowEachOther = rule(
  'windows-follow-each-other',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly days: readonly LocalDate[] }) =>
    f.days.every((one, i) => {
      const before = f.days[i - 1]
      return before === undefined || before <= one
    }),
  {
    label: '各级截止日期依次在后',
    otherwise: (f) => `请调整日期：${f.days.join('、')}没有依次排列，每一级的截止日不能早于上一级。`,
  },
)
export const windowIsAhead = rule(
  'window-is-ahead',
  cite('anhui-titles-2018/art.16.4'),
  (f: { readonly until: LocalDate; readonly today: LocalDate }) => f.until >= f.today,
  { label: '截止日期未过', otherwise: (f) => `请填写今天或以后的截止日期：${f.until}已过。` },
)
/** DESK B15: for all by a published notice, never for one; never shorter. */
export const extensionIsLonger = rule(
  'window-extended-for-all',
  cite('anhui-titles-2018/art.16.4'),
  (f: {
    readonly until: LocalDate
    readonly from: LocalDate
    readonly document: string
    readonly today: LocalDate
  }) => f.until > f.from && f.until >= f.today && f.document.trim() !== '',
  {
    label: '延长对所有人适用、有公告文号',
    otherwise: (f) =>
      f.document.trim() === ''
        ? '请填写公告文号：期限只能以公告对所有人延长。'
        : `请填写比${f.from}更晚且未过的日期：期限只能延长，不能缩短。`,
  },
)

type InForce = { readonly set: string; readonly level: Level; readonly track: string; readonly count: number }
/** art.2.c: the set that is in force when it is linked; the cycle keeps it, whatever comes after. */
export const conditionsAreInForce = rule(
  'condition-set-in-force',
  cite('anhui-titles-2018/art.2.c'),
  (f: InForce & { readonly on: LocalDate }) => f.count > 0,
  {
    label: '评审条件在本周期有效',
    otherwise: (f) => `请改选有效的评审条件：“${f.set}”在${f.on}对${f.level}（${f.track}）没有生效的条款。`,
  },
)
export const conditionsAreLinked = rule(
  'condition-set-linked-per-level',
  cite('anhui-titles-2018/art.6.d'),
  (f: { readonly levels: readonly Level[]; readonly linked: readonly Level[] }) =>
    f.levels.every((level) => f.linked.includes(level)),
  {
    label: '每个级别都有评审条件',
    otherwise: (f) =>
      `请先选定评审条件：${f.levels.filter((level) => !f.linked.includes(level)).join('、')}还没有评审条件。`,
  },
)
export const announcementDoesNotLower = rule(
  'announcement-not-below-conditions',
  cite('anhui-titles-2018/art.6.d'),
  (f: { readonly level: Level; readonly number: string; readonly figure: number; readonly set: number }) =>
    f.figure >= f.set,
  {
    label: '公告不低于评审条件',
    otherwise: (f) =>
      `请核对${f.level}第${f.number}条：评审条件为${f.set}，公告写${f.figure}；公告可以增加要求，不能降低条件。`,
  },
)

const missingItems = (announcement: Announcement): readonly string[] =>
  (Object.keys(announcementItems) as (keyof Announcement)[])
    .filter((item) => announcement[item].trim() === '')
    .map((item) => announcementItems[item])

const announcementIsWhole = rule(
  'announcement-has-eight-items',
  cite('anhui-titles-2018/art.6.c'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '公告八项齐全',
    otherwise: (f) => `请补写公告：缺少${f.missing.join('、')}。`,
  },
)
/** art.6.c: the eight items of an announcement. */
export const announcementFinding = (announcement: Announcement): Finding =>
  announcementIsWhole({ missing: missingItems(announcement) })

export const notByExamOnly = rule(
  'series-not-by-exam-only',
  cite('anhui-titles-2018/art.19'),
  (f: { readonly examined: boolean; readonly examOnly: readonly string[] }) =>
    !f.examined || f.examOnly.length === 0,
  {
    label: '考评结合不用于以考代评的级别',
    otherwise: (f) => `请不要设置考评结合：${f.examOnly.join('、')}以考代评。`,
  },
)
export const examIsOpen = rule(
  'exam-setting-not-locked',
  cite('anhui-titles-2018/art.20.a'),
  (f: { readonly lockedOn: LocalDate | null }) => f.lockedOn === null,
  {
    label: '考试通知发出前',
    otherwise: (f) => `考试形式、内容和合格线不能再改：考试通知已于${f.lockedOn ?? ''}发出。`,
  },
)
export const examIsSetByAuthoriser = rule(
  'exam-set-by-authoriser',
  cite('anhui-titles-2018/art.20.a'),
  (f: { readonly authoriser: string; readonly actor: string }) => f.authoriser === f.actor,
  {
    label: '考试由授权组建评委会的人社部门设置',
    otherwise: () => '请报授权机关设置：考试形式、内容和合格线由授权组建评委会的人社部门定。',
  },
)
export const examPartsMakeWhole = rule(
  'exam-parts-make-whole',
  cite('anhui-titles-2018/art.20.a'),
  (f: { readonly examined: boolean; readonly weights: readonly number[]; readonly passMark: number }) =>
    !f.examined || (f.weights.reduce((sum, one) => sum + one, 0) === 100 && f.passMark > 0),
  {
    label: '各部分权重合计100%，有合格线',
    otherwise: (f) =>
      f.passMark > 0
        ? `请调整权重：合计为${f.weights.reduce((sum, one) => sum + one, 0)}%，应为100%。`
        : '请填写合格线。',
  },
)

export const summaryIsDrafted = rule(
  'annual-summary-is-written',
  cite('anhui-titles-2018/art.29.a'),
  (f: { readonly drafted: boolean }) => f.drafted,
  { label: '已作年度总结', otherwise: () => '请先写年度总结：没有总结的周期不能办结。' },
)
export const summaryIsFiled = rule(
  'annual-summary-is-filed',
  cite('anhui-titles-2018/art.29.b'),
  (f: { readonly filed: boolean }) => f.filed,
  { label: '年度总结已报备案', otherwise: () => '请先把年度总结报人社部门备案：还没有报送。' },
)

/** Condition sets linked for a level, each once. */
export const linkedLevels = (conditions: readonly LinkedConditions[]): readonly Level[] => [
  ...new Set(conditions.filter(({ track }) => track === '正常').map(({ level }) => level)),
]

/** Requirements of an announcement beside the conditions they speak of. */
export function lowered(
  requirements: readonly AnnouncedRequirement[],
  figureOf: (level: Level, number: string) => number | undefined,
): readonly Finding[] {
  return requirements.flatMap(({ level, number, figure }) => {
    const set = figureOf(level, number)
    return set === undefined ? [] : [announcementDoesNotLower({ level, number, figure, set })]
  })
}

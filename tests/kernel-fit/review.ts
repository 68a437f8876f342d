/** Quality 4.2.2.b–d: two days counted back from a start that only the department moves; nothing rolls. */
import { z } from 'zod'
import {
  type LocalDate,
  type Manner,
  calculation,
  calendarDays,
  cite,
  decided,
  inStage,
  localDate,
  period,
  plusDays,
  role,
  rule,
  workshop,
} from '#kernel'

interface Review {
  readonly college: string
  readonly start: LocalDate
  /** Day on which the whole set stood on the campus site; absent until then and again after a replacement. */
  readonly publishedOn?: LocalDate
  readonly digests: readonly string[]
}
export interface ReviewState extends Review {
  readonly stage: 'preparing' | 'submitted' | 'started'
}
export type ReviewEvent =
  | { readonly type: 'ReviewSet'; readonly college: string; readonly start: LocalDate }
  | { readonly type: 'StartMoved'; readonly start: LocalDate }
  | { readonly type: 'MaterialsPublished'; readonly digests: readonly string[] }
  | { readonly type: 'MaterialReplaced'; readonly item: number; readonly digest: string }
  | { readonly type: 'MaterialsSubmitted' | 'ReviewStarted' }

const FUJIAN = 'fujian-diagnosis'
const PUBLISHED_DAYS = 30
const SUBMITTED_DAYS = 15
const ITEMS = 8

/** The earliest start that both back-counted days still allow. */
export const earliestStart = calculation(
  'earliest-review-start',
  [cite(`${FUJIAN}/4.2.2.b`), cite(`${FUJIAN}/4.2.2.c`)],
  (f: { publishedOn: string | null; submittedOn: string }) => {
    if (f.publishedOn === null) return { value: 'unknown', lines: [], missing: '公示日期' }
    const byPublishing = plusDays(localDate(f.publishedOn), PUBLISHED_DAYS)
    const bySubmitting = plusDays(localDate(f.submittedOn), SUBMITTED_DAYS)
    return {
      value: byPublishing > bySubmitting ? byPublishing : bySubmitting,
      lines: [
        { label: '公示满 30 日', value: byPublishing },
        { label: '报送满 15 日', value: bySubmitting },
      ],
    }
  },
  { label: '最早可开始复核日' },
)

export const publishedInTime = rule(
  'published-thirty-days-before-start',
  cite(`${FUJIAN}/4.2.2.b`),
  (f: { publishedOn: string | null; latest: string; earliestStart: string | null }) =>
    f.publishedOn === null ? 'unknown' : f.publishedOn <= f.latest,
  {
    label: '八项材料在复核开始前 30 日公示',
    otherwise: (f) =>
      `请由省教育厅调整复核开始日，最早 ${f.earliestStart ?? ''}：材料于 ${f.publishedOn ?? ''} 公示，应不迟于 ${f.latest}。`,
    missing: () => '全套材料的公示日期',
  },
)
export const samePublished = rule(
  'submitted-set-is-the-published-one',
  cite(`${FUJIAN}/4.2.2.d`),
  (f: { different: readonly number[] }) => f.different.length === 0,
  {
    label: '报送材料与公示材料一致',
    otherwise: (f) => `请先重新公示：第 ${f.different.join('、')} 项与公示的不同。`,
  },
)

export const wasPublished = rule(
  'item-was-published',
  cite(`${FUJIAN}/4.2.2.d`),
  (f: { item: number; published: number }) => f.item <= f.published,
  { label: '更换的材料公示过', otherwise: (f) => `请先公示全套材料：第 ${f.item} 项尚未公示，无须更换。` },
)

const backwards: Manner = {
  direction: 'before',
  anchorDay: 'excluded',
  roll: 'none',
  monthEnd: 'last-day',
}
const { opening, act, procedure } = workshop<ReviewState, ReviewEvent>()
const department = role('department')
const college = role('college')
const day = z.iso.date('请填写日期').transform((text): LocalDate => localDate(text))
const digest = z.string().min(1)
const digests = z.array(digest).length(ITEMS, `请备齐 ${ITEMS} 项材料`)
const eight = Array.from({ length: ITEMS }, (_, index) => `d${index + 1}`)
const preparing: ReviewState & { stage: 'preparing' } = {
  stage: 'preparing',
  college: 'c',
  start: localDate('2018-11-05'),
  digests: [],
}
const published = { ...preparing, publishedOn: localDate('2018-10-06'), digests: eight }

export const review = procedure({
  id: 'fit/review',
  label: '省级复核',
  instrument: FUJIAN,
  versions: [{ version: '1', from: localDate('2017-01-01') }],
  shape: 1,
  stages: {
    preparing: { label: '材料准备' },
    submitted: { label: '已报送' },
    started: { label: '进校复核', closed: cite(`${FUJIAN}/4.2.2.a`) },
  },
  acts: {
    SetReview: opening({
      label: '下达复核批次',
      cite: cite(`${FUJIAN}/4.2.2.a`),
      by: department,
      leadsTo: ['preparing'],
      input: z.strictObject({ college: z.string(), start: day }),
      decide: ({ input }) => decided<ReviewEvent>({ events: [{ type: 'ReviewSet', ...input }] }),
      example: () => ({ input: { college: 'c', start: localDate('2018-11-05') } }),
    }),
    MoveStart: act({
      label: '调整复核开始日',
      cite: cite(`${FUJIAN}/4.2.2.c`),
      by: department,
      in: ['preparing', 'submitted'],
      leadsTo: ['preparing', 'submitted'],
      input: z.strictObject({ start: day }),
      decide: ({ input }) => decided<ReviewEvent>({ events: [{ type: 'StartMoved', start: input.start }] }),
      example: () => ({ state: preparing, input: { start: localDate('2018-11-06') } }),
    }),
    PublishMaterials: act({
      label: '公示材料',
      cite: cite(`${FUJIAN}/4.2.2.b`),
      by: college,
      in: ['preparing'],
      leadsTo: ['preparing'],
      input: z.strictObject({ digests }),
      decide: ({ input }) =>
        decided<ReviewEvent>({ events: [{ type: 'MaterialsPublished', digests: input.digests }] }),
      example: () => ({ state: preparing, input: { digests: eight } }),
    }),
    ReplaceMaterial: act({
      label: '更换材料',
      cite: cite(`${FUJIAN}/4.2.2.d`),
      by: college,
      in: ['preparing'],
      leadsTo: ['preparing'],
      input: z.strictObject({ item: z.int().min(1).max(ITEMS), digest }),
      decide: ({ state, input }) =>
        decided<ReviewEvent>({
          guards: [wasPublished({ item: input.item, published: state.digests.length })],
          events: [{ type: 'MaterialReplaced', ...input }],
        }),
      example: () => ({ state: published, input: { item: 5, digest: 'e5' } }),
    }),
    SubmitMaterials: act({
      label: '报送材料',
      cite: cite(`${FUJIAN}/4.2.2.c`),
      by: college,
      in: ['preparing'],
      leadsTo: ['submitted'],
      input: z.strictObject({ digests }),
      decide: ({ state, input, at }) => {
        const publishedOn = state.publishedOn ?? null
        const earliest = earliestStart({ publishedOn, submittedOn: at.date })
        return decided<ReviewEvent>({
          guards: [
            publishedInTime({
              publishedOn,
              latest: plusDays(state.start, -PUBLISHED_DAYS),
              earliestStart: earliest.value === 'unknown' ? null : earliest.value,
            }),
            ...(publishedOn === null
              ? []
              : [samePublished({ different: differences(state.digests, input.digests) })]),
          ],
          computed: [earliest],
          events: [{ type: 'MaterialsSubmitted' }],
        })
      },
      example: () => ({ state: published, input: { digests: eight } }),
    }),
    StartReview: act({
      label: '进校复核',
      cite: cite(`${FUJIAN}/4.2.2.a`),
      by: department,
      in: ['submitted'],
      leadsTo: ['started'],
      input: z.strictObject({}),
      decide: () => decided<ReviewEvent>({ events: [{ type: 'ReviewStarted' }] }),
      example: () => ({ state: { ...published, stage: 'submitted' }, input: {} }),
    }),
  },
  evolve: (state, event, happening): ReviewState => {
    switch (event.type) {
      case 'ReviewSet':
        return { stage: 'preparing', college: event.college, start: event.start, digests: [] }
      case 'StartMoved':
        return { ...inStage(state, 'preparing', 'submitted'), start: event.start }
      case 'MaterialsPublished':
        return { ...inStage(state, 'preparing'), publishedOn: happening.date, digests: event.digests }
      case 'MaterialReplaced': {
        const { publishedOn: _withdrawn, ...here } = inStage(state, 'preparing')
        return { ...here, digests: here.digests.with(event.item - 1, event.digest) }
      }
      case 'MaterialsSubmitted':
        return { ...inStage(state, 'preparing'), stage: 'submitted' }
      case 'ReviewStarted':
        return { ...inStage(state, 'submitted'), stage: 'started' }
    }
  },
  parties: () => [],
  periods: [
    period<ReviewState>(cite(`${FUJIAN}/4.2.2.b`), {
      id: 'publishing',
      label: '公示截止日',
      anchor: (state) => (state.stage === 'preparing' ? state.start : undefined),
      span: () => calendarDays(PUBLISHED_DAYS),
      manner: backwards,
      // Late publishing is still wanted: it is the start that has to move then.
      then: { kind: 'alerts', role: 'college' },
    }),
    period<ReviewState>(cite(`${FUJIAN}/4.2.2.c`), {
      id: 'submitting',
      label: '报送截止日',
      anchor: (state) => (state.stage === 'preparing' ? state.start : undefined),
      span: () => calendarDays(SUBMITTED_DAYS),
      manner: backwards,
      then: { kind: 'closes', acts: ['SubmitMaterials'] },
    }),
    period<ReviewState>(cite(`${FUJIAN}/4.2.2.a`), {
      id: 'start',
      label: '复核开始前',
      anchor: (state) => (state.stage === 'submitted' ? plusDays(state.start, -1) : undefined),
      span: () => calendarDays(0),
      manner: { ...backwards, direction: 'after' },
      then: { kind: 'opens', acts: ['StartReview'] },
    }),
  ],
  title: (state) => `复核 ${state.college}`,
  visibility: { see: department },
})

/** Numbers of the items that are not the published ones. */
function differences(published: readonly string[], submitted: readonly string[]): readonly number[] {
  return submitted.flatMap((found, index) => (found === published[index] ? [] : [index + 1]))
}

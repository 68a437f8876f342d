/** Titles 14 and 15.d–e: one application a person and review year over the whole province, and its one correction. */
import { z } from 'zod'
import {
  type LocalDate,
  type Manner,
  calendarDays,
  cite,
  claim,
  decided,
  findLocalDate,
  inStage,
  localDate,
  need,
  period,
  personIs,
  role,
  rule,
  system,
  workshop,
} from '#kernel'

interface Application {
  readonly person: string
  readonly reviewYear: string
  readonly city: string
  readonly specialty: string
  /** The one correction notice, once it was given. */
  readonly notice?: { readonly items: readonly string[]; readonly until: LocalDate; readonly clock?: string }
  readonly supplied: readonly string[]
}
export interface ApplicationState extends Application {
  readonly stage: 'filed' | 'correcting' | 'accepted' | 'refused' | 'withdrawn' | 'abandoned'
}
export type ApplicationEvent =
  | ({ readonly type: 'ApplicationFiled' } & Omit<Application, 'notice' | 'supplied'>)
  | {
      readonly type: 'SupplementDemanded'
      readonly items: readonly string[]
      readonly until: LocalDate
      readonly clock?: string
    }
  | { readonly type: 'MaterialSupplied'; readonly item: string }
  | {
      readonly type:
        | 'ApplicationAccepted'
        | 'ApplicationRefused'
        | 'ApplicationWithdrawn'
        | 'ApplicationAbandoned'
    }

const ART_14 = cite('anhui-titles-2018/art.14')

export const oneAYear = claim<{ person: string; reviewYear: string }>(
  'one-application-a-year',
  ART_14,
  ({ person, reviewYear }) => `${person}/${reviewYear}`,
  ({ reviewYear }) => `请于下一年度再申报：${reviewYear} 年度已申报一个系列（专业）。`,
)
/** Says which case came first; that no two slip through at once is the claim's business. */
export const noneThisYear = rule(
  'no-other-application-this-year',
  ART_14,
  (f: { reviewYear: string; first: string | null }) => f.first === null,
  {
    label: '本年度未申报其他系列（专业）',
    otherwise: (f) => `请于下一年度再申报：${f.reviewYear} 年度已申报，件号 ${f.first ?? ''}。`,
    readers: ['applicant', 'clerk'],
  },
)
export const firstNotice = rule(
  'defects-told-once',
  cite('anhui-titles-2018/art.15.c'),
  (f: { told: boolean }) => !f.told,
  {
    label: '尚未发出补正通知',
    otherwise: () => '已一次性告知：请就现有材料受理或不予受理。',
  },
)
export const deadlineAhead = rule(
  'deadline-lies-ahead',
  cite('anhui-titles-2018/art.15.d'),
  (f: { until: string; today: string }) => f.until > f.today,
  { label: '补正期限在今天之后', otherwise: (f) => `请改期限：${f.until} 不在今天（${f.today}）之后。` },
)
export const itemDemanded = rule(
  'item-was-demanded',
  cite('anhui-titles-2018/art.15.d'),
  (f: { item: string; missing: readonly string[] }) => f.missing.includes(f.item),
  {
    label: '属于尚缺的补正内容',
    otherwise: (f) => `请按补正通知上传：尚缺 ${f.missing.join('、')}，没有“${f.item}”。`,
  },
)

/** What is still missing of a correction. */
export const missingItems = (state: Application): readonly string[] =>
  (state.notice?.items ?? []).filter((item) => !state.supplied.includes(item))

const forward: Manner = {
  direction: 'after',
  anchorDay: 'excluded',
  roll: 'none',
  monthEnd: 'last-day',
}
const { opening, act, procedure } = workshop<ApplicationState, ApplicationEvent>()
const nothing = z.strictObject({})
const applicant = personIs('applicant')
const clerk = role('clerk')
const filed: ApplicationState & { stage: 'filed' } = {
  stage: 'filed',
  person: 'p1',
  reviewYear: '2024',
  city: '甲市',
  specialty: '机械',
  supplied: [],
}
const notice = { items: ['论文'], until: localDate('2024-10-18'), clock: '17:30' }
const correcting: ApplicationState & { stage: 'correcting' } = { ...filed, stage: 'correcting', notice }
const day = z.string().transform((text, context): LocalDate => {
  const found = findLocalDate(text)
  if (found !== undefined) return found
  context.addIssue({ code: 'custom', message: '请填写日期，如 2024-10-18' })
  return z.NEVER
})

export const application = procedure({
  id: 'fit/application',
  label: '申报评审',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    filed: { label: '审核' },
    correcting: { label: '补正' },
    accepted: { label: '受理' },
    refused: { label: '不予受理', closed: cite('anhui-titles-2018/art.16.2') },
    withdrawn: { label: '撤回申报', closed: ART_14 },
    abandoned: { label: '视为放弃', closed: cite('anhui-titles-2018/art.15.e') },
  },
  acts: {
    FileApplication: opening({
      label: '申报',
      cite: ART_14,
      by: role('applicant'),
      leadsTo: ['filed'],
      input: z.strictObject({
        person: z.string(),
        reviewYear: z.string(),
        city: z.string(),
        specialty: z.string(),
      }),
      needs: (input) => ({
        first: need.rows<string | null>(
          'claims.holder',
          { claim: oneAYear.id, key: oneAYear.take(input).key },
          { store: 'whole' },
        ),
      }),
      decide: ({ input, needs }) =>
        decided<ApplicationEvent>({
          guards: [noneThisYear({ reviewYear: input.reviewYear, first: needs.first })],
          claims: [oneAYear.take(input)],
          events: [{ type: 'ApplicationFiled', ...input }],
        }),
      example: () => ({
        input: { person: 'p1', reviewYear: '2024', city: '甲市', specialty: '机械' },
        needs: { first: null },
      }),
    }),
    DemandSupplement: act({
      label: '一次性告知补正',
      cite: cite('anhui-titles-2018/art.15.c'),
      by: clerk,
      in: ['filed'],
      leadsTo: ['correcting'],
      input: z.strictObject({
        items: z.array(z.string()).min(1, '请列出需补正的内容'),
        until: day,
        clock: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请填写时刻，如 17:30')
          .optional(),
      }),
      decide: ({ state, input, at }) => {
        const { clock, ...told } = input
        return decided<ApplicationEvent>({
          guards: [
            firstNotice({ told: state.notice !== undefined }),
            deadlineAhead({ until: input.until, today: at.date }),
          ],
          events: [{ type: 'SupplementDemanded', ...told, ...(clock === undefined ? {} : { clock }) }],
        })
      },
      example: () => ({ state: filed, input: notice }),
    }),
    SupplementMaterials: act({
      label: '补交材料',
      cite: cite('anhui-titles-2018/art.15.d'),
      by: applicant,
      in: ['correcting'],
      leadsTo: ['correcting', 'filed'],
      input: z.strictObject({ item: z.string() }),
      decide: ({ state, input }) =>
        decided<ApplicationEvent>({
          guards: [itemDemanded({ item: input.item, missing: missingItems(state) })],
          events: [{ type: 'MaterialSupplied', item: input.item }],
        }),
      example: () => ({ state: correcting, input: { item: '论文' } }),
    }),
    DeemAbandoned: act({
      label: '视为放弃申报',
      cite: cite('anhui-titles-2018/art.15.e'),
      by: system,
      in: ['correcting'],
      leadsTo: ['abandoned'],
      input: nothing,
      decide: () => decided<ApplicationEvent>({ events: [{ type: 'ApplicationAbandoned' }] }),
      example: () => ({ state: correcting, input: {} }),
    }),
    AcceptApplication: act({
      label: '受理',
      cite: cite('anhui-titles-2018/art.15.b'),
      by: clerk,
      in: ['filed'],
      leadsTo: ['accepted'],
      input: nothing,
      decide: () => decided<ApplicationEvent>({ events: [{ type: 'ApplicationAccepted' }] }),
      example: () => ({ state: filed, input: {} }),
    }),
    RefuseApplication: act({
      label: '不予受理',
      cite: cite('anhui-titles-2018/art.16.2'),
      by: clerk,
      in: ['filed'],
      leadsTo: ['refused'],
      input: nothing,
      decide: ({ state }) =>
        decided<ApplicationEvent>({
          claims: [oneAYear.release(state)],
          events: [{ type: 'ApplicationRefused' }],
        }),
      example: () => ({ state: filed, input: {} }),
    }),
    WithdrawApplication: act({
      label: '撤回申报',
      cite: ART_14,
      by: applicant,
      in: ['filed', 'correcting', 'accepted'],
      leadsTo: ['withdrawn'],
      input: nothing,
      decide: ({ state }) =>
        decided<ApplicationEvent>({
          // Once taken in, the year is used.
          claims: state.stage === 'accepted' ? [] : [oneAYear.release(state)],
          events: [{ type: 'ApplicationWithdrawn' }],
        }),
      example: () => ({ state: filed, input: {} }),
    }),
  },
  evolve: (state, event): ApplicationState => {
    switch (event.type) {
      case 'ApplicationFiled': {
        const { type: _type, ...application } = event
        return { stage: 'filed', ...application, supplied: [] }
      }
      case 'SupplementDemanded': {
        const { type: _type, ...told } = event
        return { ...inStage(state, 'filed'), stage: 'correcting', notice: told }
      }
      case 'MaterialSupplied': {
        const here = inStage(state, 'correcting')
        const next = { ...here, supplied: [...here.supplied, event.item] }
        return missingItems(next).length === 0 ? { ...next, stage: 'filed' } : next
      }
      case 'ApplicationAccepted':
        return { ...inStage(state, 'filed'), stage: 'accepted' }
      case 'ApplicationRefused':
        return { ...inStage(state, 'filed'), stage: 'refused' }
      case 'ApplicationWithdrawn':
        return { ...inStage(state, 'filed', 'correcting', 'accepted'), stage: 'withdrawn' }
      case 'ApplicationAbandoned':
        return { ...inStage(state, 'correcting'), stage: 'abandoned' }
    }
  },
  parties: (state) => [{ relation: 'applicant', person: state.person }],
  periods: [
    period<ApplicationState>(cite('anhui-titles-2018/art.15.e'), {
      id: 'supplement',
      label: '补正期限',
      // The unit sets day and clock; nothing is counted.
      anchor: (state) => (state.stage === 'correcting' ? state.notice?.until : undefined),
      span: () => calendarDays(0),
      manner: forward,
      endsAt: (state) => state.notice?.clock,
      then: { kind: 'closes', acts: ['SupplementMaterials'], lapse: 'DeemAbandoned' },
    }),
  ],
  title: (state) => `申报 ${state.person} ${state.reviewYear}`,
  visibility: { see: role('clerk') },
})

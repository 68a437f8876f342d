/** Training a2, a4.1.h: a tree of places — region and project, agreement line, class. `/` opens no account; zero is a limit. */
import { z } from 'zod'
import { cite, claim, decided, inStage, localDate, quota, role, workshop } from '#kernel'

export const TRAINING = 'xingan-training-2023'
export const versions = [{ version: '1', from: localDate('2023-03-15') }]

interface RegionLine {
  readonly region: string
  readonly project: string
}
export interface AgreementLine extends RegionLine {
  readonly institution: string
}
const regionAccount = ({ region, project }: RegionLine): string => `places/${region}/${project}`

export const regionalPlaces = quota<RegionLine>(
  'regional-places',
  cite(`${TRAINING}/a2.head.a`),
  regionAccount,
  {
    say: ({ region, project }) => `请调整${region}“${project}”的分配：指标不足。`,
  },
)
export const agreedPlaces = quota<AgreementLine>(
  'agreed-places',
  cite(`${TRAINING}/a4.1.h`),
  (line) => `${regionAccount(line)}/${line.institution}`,
  {
    say: ({ project }) => `请减少人数或先增加协议指标：“${project}”指标不足。`,
    parent: regionAccount,
  },
)

/** One figure a region and project, and one agreement a line: whoever wants another moves the first. */
export const oneFigure = claim<RegionLine>(
  'one-figure-a-region-and-project',
  cite(`${TRAINING}/a2.head.a`),
  regionAccount,
  ({ region, project }) => `请在原件上调整：${region}“${project}”的指标已下达。`,
)
export const oneAgreement = claim<AgreementLine>(
  'one-agreement-a-line',
  cite(`${TRAINING}/a4.1.h`),
  (line) => `${regionAccount(line)}/${line.institution}`,
  ({ project }) => `请先终止原协议：该机构“${project}”已签协议。`,
)

/** The regional figure: set by the plan, moved by an act with its evidence. */
export interface RegionState {
  readonly stage: 'issued'
  readonly region: string
  readonly project: string
  readonly places: number | null
}
export interface RegionEvent {
  readonly type: 'PlacesIssued' | 'PlacesMoved'
  readonly region: string
  readonly project: string
  readonly places: number | null
}

const region = workshop<RegionState, RegionEvent>()
const places = z.union([z.int().min(0), z.literal('/')], '请填写人数，没有任务的填 /')
const issued: RegionState = { stage: 'issued', region: '前旗', project: '城镇', places: 150 }

export const regionPlan = region.procedure({
  id: 'fit/region-plan',
  label: '地区指标',
  instrument: TRAINING,
  versions,
  shape: 1,
  stages: { issued: { label: '已下达' } },
  acts: {
    IssuePlaces: region.opening({
      label: '下达指标',
      cite: cite(`${TRAINING}/a2.head.a`),
      by: role('league'),
      leadsTo: ['issued'],
      input: z.strictObject({ region: z.string(), project: z.string(), places }),
      decide: ({ input }) =>
        decided<RegionEvent>({
          claims: [oneFigure.take(input)],
          quotas: input.places === '/' ? [] : [regionalPlaces.limit(input, input.places)],
          events: [{ type: 'PlacesIssued', ...input, places: input.places === '/' ? null : input.places }],
        }),
      example: () => ({ input: { region: '前旗', project: '城镇', places: 150 } }),
    }),
    MovePlaces: region.act({
      label: '调整指标',
      cite: cite(`${TRAINING}/a2.head.g`),
      by: role('league'),
      in: ['issued'],
      leadsTo: ['issued'],
      input: z.strictObject({ places: z.int().min(0), evidence: z.string().min(1, '请附调整文件') }),
      decide: ({ state, input }) =>
        decided<RegionEvent>({
          quotas: [regionalPlaces.limit(state, input.places)],
          events: [
            { type: 'PlacesMoved', region: state.region, project: state.project, places: input.places },
          ],
        }),
      example: () => ({ state: issued, input: { places: 160, evidence: 'e'.repeat(64) } }),
    }),
  },
  evolve: (_state, event): RegionState => {
    const { type: _type, ...figures } = event
    return { stage: 'issued', ...figures }
  },
  parties: () => [],
  title: (state) => `${state.region} ${state.project}`,
  visibility: { see: role('league') },
})

/** An agreement line of an institution: draws its limit from the region. */
export interface AgreementState extends AgreementLine {
  readonly stage: 'drafted' | 'signed'
  readonly heads: number
}
export type AgreementEvent =
  | ({ readonly type: 'AgreementDrafted'; readonly heads: number } & AgreementLine)
  | { readonly type: 'AgreementSigned' }

const agreements = workshop<AgreementState, AgreementEvent>()
export const lineInput = z.strictObject({
  region: z.string(),
  project: z.string(),
  institution: z.string(),
  heads: z.int().min(0),
})
const draft: AgreementState & { stage: 'drafted' } = {
  stage: 'drafted',
  region: '前旗',
  project: '城镇',
  institution: 'a',
  heads: 100,
}

export const agreement = agreements.procedure({
  id: 'fit/agreement',
  label: '委托培训协议',
  instrument: TRAINING,
  versions,
  shape: 1,
  stages: {
    drafted: { label: '草拟' },
    signed: { label: '已签', closed: cite(`${TRAINING}/a4.1.h`) },
  },
  acts: {
    DraftAgreement: agreements.opening({
      label: '草拟协议',
      cite: cite(`${TRAINING}/a4.1.h`),
      by: role('centre'),
      leadsTo: ['drafted'],
      input: lineInput,
      decide: ({ input }) => decided<AgreementEvent>({ events: [{ type: 'AgreementDrafted', ...input }] }),
      example: () => ({ input: { region: '前旗', project: '城镇', institution: 'a', heads: 100 } }),
    }),
    SignAgreement: agreements.act({
      label: '签订协议',
      cite: cite(`${TRAINING}/a4.1.h`),
      by: role('centre'),
      in: ['drafted'],
      leadsTo: ['signed'],
      input: z.strictObject({}),
      decide: ({ state }) =>
        decided<AgreementEvent>({
          claims: [oneAgreement.take(state)],
          quotas: [agreedPlaces.limit(state, state.heads)],
          events: [{ type: 'AgreementSigned' }],
        }),
      example: () => ({ state: draft, input: {} }),
    }),
  },
  evolve: (state, event): AgreementState => {
    if (event.type === 'AgreementSigned') return { ...inStage(state, 'drafted'), stage: 'signed' }
    const { type: _type, ...line } = event
    return { stage: 'drafted', ...line }
  },
  parties: () => [],
  title: (state) => `协议 ${state.institution} ${state.project}`,
  visibility: { see: role('centre') },
})

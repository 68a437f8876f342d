/** What the acts of a batch share. */
import { z } from 'zod'
import type { Effect, Notice, Party } from '#kernel/case'
import { claim, need, ownOrganisationIs, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { sha256 } from '../../shared/digest.ts'
import { officer } from '../application/desk.ts'
import type { Application } from '../application/state.ts'
import { field, filled } from '../meeting/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import type { BatchEvent } from './events.ts'
import type { BatchCandidate, Posting, ResultBatch } from './state.ts'
import { places, standing } from './state.ts'

/** Candidates of one batch; more make a second. */
export const BATCH_MAX = 1000

export const desk = workshop<ResultBatch, BatchEvent>()
export const convening = ownOrganisationIs('convening', 'meeting-secretary')
export const authority = officer('authority')

export const partiesOf = (state: ResultBatch): readonly Party[] => [
  { relation: 'convening', organisation: state.convening.organisation },
  ...(state.reportedOn === null
    ? []
    : [{ relation: 'authority', organisation: state.authority.organisation }]),
  ...(state.approval === null
    ? []
    : [...new Set(state.candidates.map(({ submitter }) => submitter))].map((organisation) => ({
        relation: 'submitter',
        organisation,
      }))),
]

/** A passed candidate stands in one batch only; held ones are freed for a supplementary batch. */
export const placeInBatch = claim<{ application: string; name: string }>(
  'title-batch',
  cite('anhui-titles-2018/art.25.c'),
  ({ application }) => application,
  ({ name }) => `请查看原批次：${name}已在另一结果批次中。`,
)

export const applicationsNeed = (state: ResultBatch) =>
  need.cases<Application>(
    procedureIds.application,
    standing(state).map(({ application }) => application),
    'update',
  )

export type Loaded = readonly { readonly id: string; readonly state: Application }[]

/** Names of candidates whom a complaint holds back now. */
export const heldNow = (applications: Loaded): readonly string[] =>
  applications.filter(({ state }) => state.heldBy.length > 0).map(({ id }) => id)

export const namesOf = (state: ResultBatch, ids: readonly string[]): readonly string[] =>
  ids.map((id) => state.candidates.find(({ application }) => application === id)?.name ?? id)

/** The same act in each of some applications. */
export const toEach = (
  applications: readonly string[],
  act: string,
  input: Effect['input'],
): readonly Effect[] =>
  applications.map((caseId) => ({ procedure: procedureIds.application, caseId, act, input }))

const placeField = z.strictObject({ place: z.enum(places), address: z.string().trim().max(300).default('') })
export const postingFields = {
  places: z.array(placeField).min(1, '请至少选一个公示地点').max(10),
  contact: z.string().trim().max(200).default(''),
  evidence: z.array(filled(100)).max(20).default([]),
}
export const postingForm = [
  field('places', 'table', '公示地点', {
    columns: [
      field('place', 'select', '地点', { options: places.map((value) => ({ value, label: value })) }),
      field('address', 'text', '网址或场所'),
    ],
  }),
  field('contact', 'text', '受理异议的联系方式'),
  field('evidence', 'file', '张贴照片或网页快照'),
]
export type PostingInput = {
  readonly places: readonly { readonly place: (typeof places)[number]; readonly address: string }[]
  readonly contact: string
  readonly evidence: readonly string[]
}

/** What a publicity displays: name, unit, series, specialty, level. */
export const displayed = (candidates: readonly BatchCandidate[]) =>
  candidates.map(({ name, employer, series, specialty, level }) => ({
    name,
    employer,
    series,
    specialty,
    level,
  }))

export function postingOf(
  input: PostingInput,
  on: LocalDate,
  slug: string,
  candidates: readonly BatchCandidate[],
): Omit<Posting, 'takenDownOn'> {
  return {
    postedOn: on,
    slug,
    places: input.places,
    contact: input.contact,
    digest: sha256(JSON.stringify(displayed(candidates))),
    evidence: input.evidence,
  }
}

/** Fields that a publicity must show (art.26.b) and what is missing of them. */
export function missingOf(input: PostingInput, candidates: readonly BatchCandidate[]): readonly string[] {
  const words = {
    name: '姓名',
    employer: '单位',
    series: '职称系列',
    specialty: '专业',
    level: '级别',
  } as const
  const blank = Object.entries(words).filter(([key]) =>
    displayed(candidates).some((row) => row[key as keyof typeof words] === ''),
  )
  return [
    ...blank.map(([, label]) => label),
    ...(input.contact === '' ? ['受理异议的联系方式'] : []),
    ...(candidates.length === 0 ? ['公示人员'] : []),
  ]
}

/** Address of a batch's pages: its number. */
export const slugOf = (state: Pick<ResultBatch, 'number'>): string => state.number

export function noticeOf(
  state: ResultBatch,
  column: 'title-results' | 'title-approvals' | 'title-lists',
  operation: Notice['operation'],
  shown: { readonly title: string; readonly clause: Notice['clause']; readonly data: Notice['data'] },
): Notice {
  return { column, slug: slugOf(state), operation, ...shown }
}

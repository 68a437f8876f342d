/** Publication on other sites and walls: address taken back, pictures kept, links checked; and the closed file. */
import { z } from 'zod'
import { anyOf, decided, system } from '#kernel/case'
import * as forms from '../forms-route.ts'
import { day, dayField, desk, filled, publicationCite, publisher, secrecyReviewer, text } from './desk.ts'
import * as examples from './examples.ts'
import { addressesAreBack, personShowsWhatHeSaw, postingStands } from './rules-route.ts'
import { dayIsPossible } from './rules.ts'
import type { In, Posting } from './vocabulary.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, '请上传网页截图或现场照片')
const standing = ['published', 'archived', 'correction-review', 'correction-consented', 'withdrawn'] as const
const numberField = z.int().min(1).max(1000)

export const RecordPosting = desk.act({
  label: '登记公开网址或张贴',
  cite: publicationCite,
  by: publisher,
  in: ['published', 'correction-review', 'correction-consented', 'archived'],
  leadsTo: ['published', 'correction-review', 'correction-consented', 'archived'],
  onPaper: true,
  input: z.strictObject({
    kind: z.enum(['site', 'wall']),
    place: filled(100),
    address: text(500).default(''),
    postedOn: dayField,
    snapshot: hash,
  }),
  form: forms.recordPosting,
  decide: ({ state, input, at }) => {
    const first = state.versions[0]?.on ?? at.date
    const postedOn = day(input.postedOn)
    const posting: Posting = {
      number: state.postings.length + 1,
      ...input,
      version: state.versions.length,
      postedOn,
      removedOn: null,
      removalSnapshot: '',
      check: null,
    }
    return decided({
      guards: [dayIsPossible({ day: postedOn, notBefore: first, notAfter: at.date })],
      events: [{ type: 'PostingRecorded', posting }],
    })
  },
  example: () => ({
    state: examples.inStage.published(),
    input: {
      kind: 'site' as const,
      place: '示例县人民政府网站预决算公开专栏',
      address: 'https://example.test/budget/2023/136003.html',
      postedOn: '2023-02-20',
      snapshot: 'b'.repeat(64),
    },
  }),
})

export const RecordRemoval = desk.act({
  label: '登记撤除',
  cite: publicationCite,
  by: anyOf(publisher, secrecyReviewer),
  in: [...standing],
  leadsTo: [...standing],
  onPaper: true,
  input: z.strictObject({ number: numberField, removedOn: dayField, snapshot: hash }),
  form: forms.recordRemoval,
  decide: ({ state, input, at }) => {
    const posting = findStanding(state.postings, input.number)
    const removedOn = day(input.removedOn)
    return decided({
      guards: [
        postingStands({ number: input.number, stands: posting !== undefined }),
        dayIsPossible({ day: removedOn, notBefore: posting?.postedOn ?? removedOn, notAfter: at.date }),
      ],
      events: [{ type: 'PostingRemoved', number: input.number, removedOn, snapshot: input.snapshot }],
    })
  },
  example: () => ({
    state: examples.posted(),
    input: { number: 1, removedOn: '2023-03-01', snapshot: 'c'.repeat(64) },
  }),
})

/** What the unit is told: the page is lost, or the server cannot see it and asks for a picture. */
const linkMessages = {
  changed: 'budget-link-lost',
  dead: 'budget-link-lost',
  unreachable: 'budget-link-picture-wanted',
} as const

export const RecordLinkCheck = desk.act({
  label: '登记链接检查',
  cite: publicationCite,
  by: anyOf(publisher, system),
  in: [...standing],
  leadsTo: [...standing],
  input: z.strictObject({
    number: numberField,
    result: z.enum(['same', 'changed', 'dead', 'unreachable']),
    note: text(500).default(''),
    /** Picture of the page, where a person looked instead of the server. */
    snapshot: hash.optional(),
  }),
  form: forms.recordLinkCheck,
  decide: ({ state, input: { snapshot, ...seen }, actor }) => {
    const { number, result } = seen
    const posting = findStanding(state.postings, number)
    const template = result === 'same' ? undefined : linkMessages[result]
    const { place, address } = posting ?? { place: '', address: '' }
    const picture = snapshot === undefined ? {} : { snapshot }
    return decided({
      guards: [
        postingStands({ number, stands: posting !== undefined }),
        personShowsWhatHeSaw({ byPerson: actor !== undefined, result, pictured: snapshot !== undefined }),
      ],
      messages: template === undefined ? [] : [{ to: 'unit', template, data: { place, address, result } }],
      events: [{ type: 'LinkChecked', ...seen, ...picture }],
    })
  },
  example: () => ({
    state: examples.posted(),
    input: { number: 1, result: 'same' as const, note: '', snapshot: 'd'.repeat(64) },
  }),
})

export const Archive = desk.act({
  label: '归档',
  cite: publicationCite,
  by: publisher,
  in: ['published'],
  leadsTo: ['archived'],
  bulk: true,
  input: z.strictObject({}),
  form: forms.archive,
  decide: ({ state }) =>
    decided({
      guards: [addressesAreBack({ missing: placesWithoutAddress(state) })],
      events: [{ type: 'BudgetArchived' }],
    }),
  example: () => ({ state: examples.inStage.published(), input: {} }),
})

function findStanding(postings: readonly Posting[], number: number): Posting | undefined {
  return postings.find((one) => one.number === number && one.removedOn === null)
}

/** Places of the preparation that are not our portal and of which nothing has come back. */
function placesWithoutAddress({
  preparation,
  postings,
}: Pick<In<'published'>, 'preparation' | 'postings'>): readonly string[] {
  return (['site', 'wall'] as const)
    .filter((kind) => preparation.places.some((place) => place.kind === kind))
    .filter((kind) => !postings.some((posting) => posting.kind === kind))
    .map((kind) => (kind === 'site' ? '其他网站' : '公示栏'))
}

/** The agenda: candidates in batches or one by one, and what leaves it again. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import type { PersonEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import { candidateOf, inScope, peopleProvider, votedAlready } from './agenda.ts'
import { desk, field, filled, oneForm, secretary } from './desk.ts'
import * as examples from './examples.ts'
import { candidatesAreInScope, candidatesAreReleased, nobodyIsRetired, notYetVotedOn } from './rules.ts'

/** Candidates of one agenda line, in one act: a batch by panel, or one (DESK A10). */
const PLACED_MAX = 200

export const PlaceOnAgenda = desk.act({
  label: '列入议程',
  cite: cite('anhui-titles-2018/art.17.a'),
  by: secretary,
  in: ['planned', 'convened'],
  leadsTo: ['planned', 'convened'],
  input: z.strictObject({
    title: filled(60),
    panel: z.string().trim().max(60).nullable().default(null),
    applications: z.array(filled(100)).min(1, '请至少选一件').max(PLACED_MAX),
  }),
  form: oneForm(
    '议程',
    field('title', 'text', '名称'),
    field('panel', 'text', '专业组'),
    field('applications', 'table', '申报件', { columns: [field('', 'text', '申报件编号')] }),
  ),
  needs: (_state, { applications }) => ({
    applications: need.cases<Application>(procedureIds.application, applications),
    people: need.rows<readonly Pick<PersonEntry, 'name' | 'status' | 'retiresOn'>[]>(
      peopleProvider,
      { applications: [...applications] },
      { store: 'digest' },
    ),
  }),
  decide: ({ state, input, needs }) => {
    const { applications, people } = needs
    const known = new Map(applications.map(({ id, state: application }) => [id, application]))
    const missing = input.applications.filter((id) => known.get(id)?.stage !== 'released')
    const retired = people.filter(
      ({ retiresOn, status }) =>
        status === '离退休' || status === '返聘' || (retiresOn ?? '9999-12-31') <= state.on,
    )
    return decided({
      guards: [
        candidatesAreReleased({ notReleased: missing.map((id) => known.get(id)?.number ?? id) }),
        candidatesAreInScope({
          outside: applications
            .filter((one) => !inScope(state, one.state))
            .map((one) => one.state.applicant.name),
        }),
        nobodyIsRetired({ retired: retired.map(({ name }) => name), on: state.on }),
        notYetVotedOn({ voted: votedAlready(state, applications) }),
      ],
      events: [
        {
          type: 'ItemPlaced',
          item: { id: `item-${state.items.length + 1}`, title: input.title, panel: input.panel },
          // in the order in which the secretary put them
          candidates: input.applications.flatMap((id) => {
            const one = known.get(id)
            return one === undefined ? [] : [candidateOf(id, one)]
          }),
        },
      ],
    })
  },
  example: examples.placeOnAgenda,
})

export const DropCandidate = desk.act({
  label: '移出议程',
  cite: cite('anhui-titles-2018/art.22.a'),
  by: secretary,
  in: ['planned', 'convened', 'open'],
  leadsTo: ['planned', 'convened', 'open'],
  onPaper: true,
  input: z.strictObject({ application: filled(100), reason: filled(300, '请写明移出的理由') }),
  form: oneForm('移出', field('application', 'text', '申报件编号'), field('reason', 'textarea', '理由')),
  decide: ({ state, input }) => {
    const item = state.items.find(({ candidates }) =>
      candidates.some((one) => one.application === input.application),
    )
    const voted = item?.ballots.some(({ voided }) => voided === null) ?? false
    return decided({
      guards: [notYetVotedOn({ voted: voted ? [input.application] : [] })],
      events: [{ type: 'CandidateDropped', ...input }],
    })
  },
  example: examples.dropCandidate,
})

export const CancelMeeting = desk.act({
  label: '取消会议',
  cite: cite('anhui-titles-2018/art.22.a'),
  by: secretary,
  in: ['planned', 'convened'],
  leadsTo: ['cancelled'],
  input: z.strictObject({ reason: filled(300, '请写明取消的理由') }),
  form: oneForm('取消', field('reason', 'textarea', '理由')),
  decide: ({ input }) => decided({ events: [{ type: 'MeetingCancelled', reason: input.reason }] }),
  example: examples.cancelMeeting,
})

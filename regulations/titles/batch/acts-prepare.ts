/** The convening body makes a batch of the passed candidates of a meeting. */
import { z } from 'zod'
import { decided, need, role } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import type { OfficeEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import type { Loaded } from './desk.ts'
import { BATCH_MAX, convening, desk, placeInBatch } from './desk.ts'
import * as examples from './examples.ts'
import { allHavePassed, candidatesAreOfBatch, conclusionsAreSigned, oneAuthority } from './rules.ts'
import type { BatchCandidate } from './state.ts'
import { standing } from './state.ts'

const publicityCite = cite('anhui-titles-2018/art.25.a')

function candidateOf({ id, state }: Loaded[number]): BatchCandidate {
  const { applicant, employer, target, number, route } = state
  return {
    application: id,
    number,
    name: applicant.name,
    employer: employer.name,
    series: target.series,
    specialty: target.specialty,
    level: target.level,
    track: target.track,
    submitter: route?.submitter ?? employer.organisation,
    mark: null,
    out: null,
  }
}
const names = (applications: Loaded): readonly string[] =>
  applications.map(({ state }) => state.applicant.name)

export const PrepareBatch = desk.opening({
  label: '整理评审结果',
  cite: publicityCite,
  by: role('meeting-secretary'),
  leadsTo: ['preparing'],
  input: z.strictObject({
    cycle: filled(100),
    meeting: filled(100),
    supplementTo: z.string().max(100).nullable().default(null),
    applications: z.array(filled(100)).min(1, '请至少选一人').max(BATCH_MAX),
  }),
  form: oneForm(
    '结果批次',
    field('cycle', 'text', '评审周期件'),
    field('meeting', 'text', '评审会'),
    field('supplementTo', 'text', '补报的原批次（没有不填）'),
    field('applications', 'table', '通过人员', { columns: [field('', 'text', '申报件编号')] }),
  ),
  needs: ({ cycle, applications }, at) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, cycle),
    applications: need.cases<Application>(procedureIds.application, applications, 'update'),
    offices: need.entries<OfficeEntry & { readonly key: string }>(
      'titles-offices',
      { kind: '人社部门' },
      { lock: 'none' },
    ),
    number: need.number('title-batches', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, actor, at }) => {
    const { cycle, applications, offices } = needs
    const authorities = [
      ...new Map(
        applications.map(({ state }) => [state.route?.authority ?? '', state.route?.authorityName ?? '']),
      ),
    ]
    const [authority] = authorities
    const others = applications.filter(({ state }) => state.stage !== 'passed')
    const unsigned = applications.filter(
      ({ state }) => state.review.conclusion?.signedBy == null || !state.review.conclusion.sealed,
    )
    const unknown = input.applications.filter((id) => !applications.some((one) => one.id === id))
    const guards = [
      candidatesAreOfBatch({ strangers: unknown }),
      allHavePassed({ others: names(others) }),
      conclusionsAreSigned({ unsigned: names(unsigned) }),
      oneAuthority({
        authorities: authorities.map(
          ([id, name]) => name || (offices.find(({ key }) => key === id)?.name ?? id),
        ),
      }),
    ]
    if (cycle === undefined || authority === undefined) return decided({ guards, events: [] })
    const [organisation, name] = authority
    return decided({
      guards,
      claims: applications.map((one) =>
        placeInBatch.take({ application: one.id, name: one.state.applicant.name }),
      ),
      events: [
        {
          type: 'BatchPrepared',
          number: `${at.date.slice(0, 4)}-批${String(needs.number).padStart(3, '0')}`,
          cycle: input.cycle,
          meeting: input.meeting,
          year: cycle.year,
          committee: { key: cycle.committee, name: cycle.committeeName },
          convening: { organisation: actor?.organisation ?? cycle.convening, name: cycle.conveningName },
          authority: { organisation, name },
          supplementTo: input.supplementTo,
          postingDayCounts: cycle.postingDayCounts,
          candidates: applications.map(candidateOf),
        },
      ],
    })
  },
  example: examples.prepareBatch,
})

export const DissolveBatch = desk.act({
  label: '撤销批次',
  cite: publicityCite,
  by: convening,
  in: ['preparing'],
  leadsTo: ['dissolved'],
  input: z.strictObject({ reason: text(300) }),
  form: oneForm('撤销', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({
      claims: standing(state).map(({ application, name }) => placeInBatch.release({ application, name })),
      events: [{ type: 'BatchDissolved', reason: input.reason }],
    }),
  example: examples.dissolve,
})

/** Intake and exam on a database: two clerks at the same moment, the last vacancy, one sitting. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { z } from 'zod'
import { anybody, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { application } from '../../regulations/titles/application/application.ts'
import type { ApplicationEvent } from '../../regulations/titles/application/desk.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import type { Cycle } from '../../regulations/titles/cycle/state.ts'
import { cycle } from '../../regulations/titles/exam/examples.ts'
import { exam } from '../../regulations/titles/exam/exam.ts'
import { rooms, sittings } from '../../regulations/titles/exam/examples.ts'
import { applicationIn, vacancy } from '../../regulations/titles/intake/examples.ts'
import { committee } from '../../regulations/titles/meeting/sample.ts'
import { procedureIds } from '../../regulations/titles/vocabulary.ts'
import { workshop } from '#kernel/case'
import { localDate } from '#kernel/time'
import { done, person, refusal, registersOf, sharedDesk } from '../kernel-fit/desk.ts'
import { clause } from '../support/clause.ts'

type Stood<S> = { readonly type: 'Stood'; readonly state: S }
const stand = workshop<Application, ApplicationEvent | Stood<Application>>()
const standInput = z.strictObject({ state: z.record(z.string(), z.json()) })

/** The procedure of an application with one more opening, by which a test puts it into a stage. */
const standing = stand.procedure({
  ...(application as unknown as Parameters<typeof stand.procedure>[0]),
  shape: 1,
  acts: {
    ...(application.acts as unknown as Parameters<typeof stand.procedure>[0]['acts']),
    Stand: stand.opening({
      label: '置入',
      cite: cite('anhui-titles-2018/art.15.a'),
      by: anybody,
      input: standInput,
      leadsTo: ['received', 'admitted'],
      decide: ({ input }) =>
        decided({ events: [{ type: 'Stood', state: input.state as unknown as Application }] }),
      example: () => ({ input: { state: {} } }),
    }),
  },
  evolve: (state, event, happening) =>
    event.type === 'Stood' ? event.state : application.evolve(state, event, happening),
})
const cycles = workshop<Cycle, Stood<Cycle>>()
const standingCycle = cycles.procedure({
  id: procedureIds.cycle,
  label: '评审年度（试验）',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    published: { label: '已公布' },
    drafting: { label: '拟定' },
    closed: { label: '已办结', closed: cite('anhui-titles-2018/art.6.c') },
    discarded: { label: '已作废', closed: cite('anhui-titles-2018/art.6.c') },
  },
  acts: {
    Stand: cycles.opening({
      label: '公布',
      cite: cite('anhui-titles-2018/art.6.c'),
      by: anybody,
      input: standInput,
      leadsTo: ['published'],
      decide: ({ input }) => decided({ events: [{ type: 'Stood', state: input.state as unknown as Cycle }] }),
      example: () => ({ input: { state: {} } }),
    }),
  },
  evolve: (_state, { state }) => state,
  parties: () => [],
  title: ({ number }) => number,
  visibility: { see: anybody },
})
const room = sharedDesk({
  procedures: [standing, standingCycle, exam],
  registers: registersOf({
    'titles-committees/C-1': committee,
    'titles-vacancies/employer-1|中级|2024': { ...vacancy, confirmed: 1 },
  }),
})
const convening = (name: string, role: string) => person(name, role, 'example-convening')
const ranked = (rank: number) =>
  applicationIn(
    'received',
    {},
    {
      recommendation: {
        score: '',
        rank,
        record: '',
        counted: false,
        exemption: null,
        on: localDate('2024-08-01'),
      },
    },
  )
const put = async (state: Application): Promise<string> => {
  const { open, at } = await room()
  await at('2024-10-08')
  return done(await open(application.id, 'Stand', convening('p', 'acceptance-clerk'), { state })).caseId
}
const admit = async (caseId: string, by: string) => {
  const { act } = await room()
  return act(application.id, caseId, 'AdmitApplication', convening(by, 'acceptance-clerk'))
}

it('two clerks admit the same file at once: one does, the other is told where it is', async () => {
  const caseId = await put(ranked(1))
  const results = await Promise.all([admit(caseId, 'clerk-1'), admit(caseId, 'clerk-2')])
  assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
  const other = results.find(({ kind }) => kind === 'refused')
  assert.ok(other)
  assert.match(refusal(other).why, /out-of-turn|stale|conflict/)
})

clause('anhui-titles-2018/art.16.5', 'one vacancy, two clerks at once', ({ accepts, refuses }) => {
  accepts('exactly one of ranks 1 and 2 goes on', async () => {
    const cases = [await put(ranked(1)), await put(ranked(2))]
    const results = await Promise.all(cases.map((caseId, i) => admit(caseId, `clerk-${i}`)))
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['done', 'refused'],
    )
  })
  refuses('rank 2 again, with the clause', async () => {
    const again = refusal(await admit(await put(ranked(2)), 'clerk-1'))
    assert.deepEqual(again.clauses, ['anhui-titles-2018/art.16.5'])
  })
})

clause('anhui-titles-2018/art.21.b', 'one sitting per cycle and candidate', ({ accepts, refuses }) => {
  let cycleCase = ''
  let candidate = ''
  const schedule = async (by: string) => {
    const { open } = await room()
    return open(exam.id, 'ScheduleExam', convening(by, 'exam-clerk'), {
      cycle: cycleCase,
      applications: [candidate],
      sittings,
      rooms: [...rooms],
    })
  }
  accepts('two exam clerks at once: one exam', async () => {
    const { open, at } = await room()
    await at('2024-10-08')
    cycleCase = done(
      await open(procedureIds.cycle, 'Stand', convening('p', 'exam-clerk'), { state: cycle }),
    ).caseId
    const state = applicationIn('admitted')
    candidate = await put({ ...state, cycle: { ...state.cycle, caseId: cycleCase } })
    const results = await Promise.all([schedule('clerk-1'), schedule('clerk-2')])
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
  })
  refuses('a second sitting afterwards', async () => {
    const again = refusal(await schedule('clerk-3'))
    assert.deepEqual([again.why, again.clauses], ['claim', ['anhui-titles-2018/art.21.b']])
    assert.match(again.say, /不设补考/)
  })
})

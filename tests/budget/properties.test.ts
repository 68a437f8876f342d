/** What holds of the whole table: every stage and every way is reached, and random sequences fold to what is stored. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Act, Actor } from '#kernel/case'
import { availableActs } from '#kernel/case'
import { momentAt } from '#kernel/time'
import type { BudgetEvent, UnitBudget } from '#regulations/budget'
import { referenceProvider, unitBudget } from '#regulations/budget'
import * as examples from '../../regulations/budget/procedure/examples.ts'
import {
  approvedBudget,
  assignedBudget,
  preparedBudget,
  publishedBudget,
  budgetWorld,
  firstLevelCode,
  openedBudget,
  people,
  signedBudget,
  submittedBudget,
} from '../support/budget.ts'
import { emptyCalendar, given } from '../support/run.ts'

type BudgetAct = Act<UnitBudget, BudgetEvent>
const acts = Object.entries(unitBudget.acts) as [string, BudgetAct][]
const everybody: readonly Actor[] = Object.values(people)

const companions: Readonly<Record<string, unknown>> = {
  Receive: {},
  Withdraw: {},
  Undo: {},
  Urge: { note: '请尽快办理' },
  Return: { items: [{ path: 't2/2013201/basic', text: '请核对' }] },
  Answer: { number: 1, kind: 'changed', text: '已改' },
}

/** Runs an act's own example by whoever may do it. */
function runExample(name: string, act: BudgetAct, elsewhere?: UnitBudget) {
  const { input, needs, ...example } = act.example()
  const state = elsewhere ?? example.state
  const answered = needs?.['reference'] ?? undefined
  const rows = answered === undefined ? {} : { [referenceProvider]: answered }
  const world = { ...budgetWorld, rows: { ...budgetWorld.rows, ...rows }, at: '2023-03-01T09:00:00+08:00' }
  assert.ok(
    needs === undefined ||
      Object.keys(needs).every((need) => ['unit', 'year', 'last', 'reference'].includes(need)),
  )
  const tried = everybody.map((by) => {
    const run = given(unitBudget, world)
    const start = state === undefined ? run : run.state(state)
    const cause = act.by.kind === 'effect-of' ? act.by : undefined
    return cause === undefined ? start.when(name, input, by) : start.asEffectOf(cause, name, input, by)
  })
  const accepted = tried.find(({ outcome }) => outcome?.kind === 'accepted')
  return (
    accepted ?? tried.find(({ outcome }) => outcome?.kind === 'refused' && outcome.why !== 'not-permitted')
  )
}

/** Ways that an example alone does not show. */
function furtherWays(): readonly (readonly [string, string])[] {
  const wording = signedBudget().when(
    'ReviseFigures',
    { changes: [{ path: 'text/duties', to: '另写' }] },
    people.compiler,
  )
  const firstLevel = submittedBudget(signedBudget(openedBudget({ unit: firstLevelCode })))
  return [
    [
      'ReviewCorrection',
      publishedBudget()
        .when(
          'RequestCorrection',
          { changes: [{ path: 'text/duties', to: '另写' }], reason: '更正' },
          people.compiler,
        )
        .when('ConsentCorrection', {}, people.department)
        .when('ReviewCorrection', { passed: false, opinion: '含个人信息' }, people.secrecy)
        .thenAccepted().domain.stage,
    ],
    ['ReviseFigures', wording.thenAccepted().domain.stage],
    ['Submit', firstLevel.domain.stage],
    ['AssignBudget', assignedBudget({ firstUp: false, controls: false }).domain.stage],
  ]
}

/** Acts that leave a case where it is: their example in every stage in which they can be done. */
function stayingWays(): readonly (readonly [string, string])[] {
  const stages = Object.values(examples.inStage).map((make): UnitBudget => make())
  const withdrawn: UnitBudget = {
    ...examples.posted(),
    stage: 'withdrawn',
    withdrawal: { on: examples.yearEntry.submitBy as never, reason: '涉密' },
  }
  return [
    'AdjustControls',
    'MoveDueDay',
    'RecordCongress',
    'RecordPosting',
    'RecordRemoval',
    'RecordLinkCheck',
  ]
    .flatMap((name) => [...stages, withdrawn].map((state) => ({ name, state })))
    .flatMap(({ name, state }) => {
      const act = unitBudget.acts[name]
      if (act === undefined || !act.in.includes(state.stage)) return []
      const posted = 'preparation' in state ? { ...state, postings: examples.posted().postings } : state
      const run = runExample(name, act, posted)?.thenAccepted()
      return [[name, run?.domain.stage ?? ''] as const]
    })
}

void describe('the table of acts', () => {
  for (const [name, act] of acts) {
    void it(`the example of ${name} is lawful`, () => {
      const run = runExample(name, act)
      assert.ok(run, 'nobody is permitted')
      run.thenAccepted()
    })
  }

  void it('reaches every stage it names, by every act that names it', () => {
    const reached = [
      ...acts.map(([name, act]) => [name, runExample(name, act)?.thenAccepted().domain.stage ?? ''] as const),
      ...furtherWays(),
      ...stayingWays(),
    ].map(([name, stage]) => `${name} → ${stage}`)
    const named = acts.flatMap(([name, { leadsTo }]) => leadsTo.map((stage) => `${name} → ${stage}`))
    assert.deepEqual([...new Set(reached)].toSorted(), named.toSorted())
  })

  void it('leaves no stage out and none without an exit, except where it is closed by a clause', () => {
    const open = new Set(acts.filter(([, { opens }]) => opens).flatMap(([, { leadsTo }]) => leadsTo))
    for (let size = 0; size !== open.size;) {
      size = open.size
      for (const [, act] of acts)
        if (act.in.some((stage) => open.has(stage))) for (const stage of act.leadsTo) open.add(stage)
    }
    assert.deepEqual([...open].toSorted(), Object.keys(unitBudget.stages).toSorted())
    for (const [stage, spec] of Object.entries(unitBudget.stages)) {
      const exits = acts.filter(
        ([, act]) => act.in.some((one) => one === stage) && act.leadsTo.some((one) => one !== stage),
      )
      assert.equal(exits.length > 0, spec.closed === undefined, stage)
    }
  })

  void it('has a Chinese label and a form for every act', () => {
    for (const [name, act] of acts) {
      assert.match(act.label, /^[\u4e00-\u9fff]+$/, name)
      assert.ok(act.form, name)
    }
  })
})

type Run = ReturnType<typeof openedBudget>

/** Everything somebody could try now. */
function choices(run: Run): readonly { readonly by: Actor; readonly act: string }[] {
  const { snapshot } = run
  assert.ok(snapshot)
  const now = momentAt('2023-03-01T09:00:00+08:00')
  return everybody.flatMap((by) =>
    availableActs({
      procedure: unitBudget,
      caseId: 'case-1',
      origin: { kind: 'person', actor: by },
      times: { at: now, entered: now },
      calendar: emptyCalendar,
      snapshot,
      parties: run.parties(),
      version: run.trail.length,
    }).map(({ act }) => ({ by, act })),
  )
}

function inputOf(run: Run, name: string): unknown {
  if (Object.hasOwn(companions, name)) return companions[name]
  const input = unitBudget.acts[name]?.example().input
  assert.ok(typeof input === 'object' && input !== null)
  const current: Readonly<Record<string, unknown>> = {
    digest: run.domain.facts.digest,
    approvedOn: '2023-03-01',
    repliedOn: '2023-03-01',
    congressOn: '2023-02-28',
    dueOn: '2023-03-10',
    postedOn: '2023-03-01',
    removedOn: '2023-03-01',
    signedOn: '2023-02-28',
  }
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, current[key] ?? value]))
}

void describe('random sequences of acts', () => {
  const starts = [
    assignedBudget(),
    openedBudget(),
    signedBudget(),
    submittedBudget(),
    approvedBudget(),
    preparedBudget(),
    publishedBudget(),
    publishedBudget().when('Archive', {}, people.contact),
  ].map((run) => run.on('2023-03-01T09:00:00+08:00'))

  void it('fold to what is stored; what is refused changes nothing', () => {
    const seen = new Set<string>()
    let refused = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.nat(10_000), { minLength: 5, maxLength: 25 }),
        (start, picks) => {
          let run: Run = start
          for (const pick of picks) {
            const possible = choices(run)
            const choice = possible[pick % Math.max(possible.length, 1)]
            if (choice === undefined) break
            const before = JSON.stringify(run.snapshot)
            const next = run.when(choice.act, inputOf(run, choice.act), choice.by)
            if (next.outcome?.kind === 'refused') {
              refused += 1
              assert.equal(JSON.stringify(next.snapshot), before)
              assert.equal(next.trail.length, run.trail.length)
            } else seen.add(choice.act)
            run = next
          }
          assert.deepEqual(run.refolded(), run.snapshot)
        },
      ),
      { numRuns: 80, seed: 20_230_105 },
    )
    assert.ok(seen.size >= 15 && refused > 0, `${seen.size} acts, ${refused} refusals`)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { type AnyProcedure, type Origin, type WorkCalendar, localDate, plainFinding } from '#kernel'
import type { Corpus } from '#platform/corpus'
import { unitBudget } from '#regulations/budget'
import { roadOf } from './act.ts'
import { findingView } from './finding.ts'
import { actForm, inputSchema, isRequired } from './form.ts'
import { workingDaysLeft } from './period.ts'

const corpus: Corpus = { instruments: [], clauses: new Map(), deviations: [] }
const person = (organisation: string): Origin => ({
  kind: 'person',
  actor: { person: 'p', post: 'x', role: 'r', organisation, path: [organisation, 'root'] },
})

describe('a finding', () => {
  const finding = plainFinding({
    rule: 'r@1',
    clause: 'shizhu-budget-2023/n.0',
    label: '某事',
    holds: 'no',
    facts: { name: '某人' },
    readers: ['secretary'],
  })
  const parties = [{ relation: 'secretary', organisation: 'o1' }]

  it('gives its facts to those it names, to others clause and sentence only', () => {
    assert.deepEqual(findingView(corpus, finding, { origin: person('o1'), parties }).facts, { name: '某人' })
    assert.equal(findingView(corpus, finding, { origin: person('o2'), parties }).facts, undefined)
    assert.equal(findingView(corpus, finding, { origin: { kind: 'system' }, parties }).facts, undefined)
  })
  it('that names nobody is read by everybody in the case', () => {
    const { readers: _all, ...open } = finding
    assert.deepEqual(findingView(corpus, open, { origin: person('o2'), parties }).facts, { name: '某人' })
  })
})

describe('a form', () => {
  const input = z.strictObject({
    title: z.string().max(50),
    note: z.string().optional(),
    items: z.array(z.strictObject({ path: z.string(), text: z.string().optional() })),
  })
  it('knows from the schema what must be filled in, through nested rows', () => {
    const schema = inputSchema(input)
    const required = ['title', 'items', 'items[].path'].map((path) => isRequired(schema, path))
    const optional = ['note', 'items[].text', 'nothing'].map((path) => isRequired(schema, path))
    assert.deepEqual([...required, ...optional], [true, true, true, false, false, false])
  })
  it('is read off the schema where an act lays out none, and absent where nothing is asked', () => {
    const form = actForm({ input }, () => [])
    assert.deepEqual(
      form?.sections[0]?.fields.map(({ path, widget, required }) => [path, widget, required]),
      [
        ['title', 'text', true],
        ['note', 'textarea', false],
        ['items', 'table', true],
      ],
    )
    assert.equal(
      actForm({ input: z.strictObject({}) }, () => []),
      undefined,
    )
  })
})

describe('working days left', () => {
  const calendar: WorkCalendar = {
    edition: 't',
    source: 't',
    years: {
      2025: {
        year: 2025,
        notice: 'n',
        offDays: { '2025-10-01': '国庆节' },
        workDays: { '2025-09-28': '国庆节' },
      },
    },
  }
  const left = (today: string, due: string) => workingDaysLeft(calendar, localDate(today), localDate(due))
  it('counts from tomorrow to the last day, make-up days in, holidays out', () => {
    assert.equal(left('2025-09-26', '2025-09-26'), 0)
    assert.equal(left('2025-09-26', '2025-09-29'), 2)
    assert.equal(left('2025-09-30', '2025-10-02'), 1)
  })
  it('is negative once the last day has passed', () => {
    assert.equal(left('2025-09-30', '2025-09-26'), -3)
  })
})

describe('the road of an act', () => {
  const procedure: AnyProcedure = unitBudget
  const road = (act: string, stage: string): string => {
    const spec = procedure.acts[act]
    assert.ok(spec, act)
    return roadOf(procedure, spec, stage)
  }

  it('is onward where the act leaves the stage for one further on the printed path', () => {
    assert.equal(road('SignAsCompiler', 'compiling'), 'onward')
    assert.equal(road('Submit', 'signing'), 'onward')
    assert.equal(road('ApproveByDepartment', 'department-review'), 'onward')
  })
  it('is here where the case may stay', () => {
    assert.equal(road('ReviseFigures', 'compiling'), 'here')
    assert.equal(road('SignAsFinanceHead', 'signing'), 'here')
  })
  it('is aside where it leads back, out of the path, or to its end', () => {
    assert.equal(road('ReplaceFigures', 'signing'), 'aside')
    assert.equal(road('RequestCorrection', 'published'), 'aside')
    assert.equal(road('DiscardBudget', 'compiling'), 'aside')
  })
  it('is onward from beside the path to any stage of it', () => {
    assert.equal(road('PublishCorrection', 'correction-consented'), 'onward')
    assert.equal(road('PreparePublication', 'withdrawn'), 'onward')
    assert.equal(road('ConsentCorrection', 'correction-review'), 'aside')
  })
})

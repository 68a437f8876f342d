/** The provincial sequence of certificates: approvals, refusals and declines at the same moment spend each number once and leave none out. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { z } from 'zod'
import { anybody, decided, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { RecognitionEvent } from '../../regulations/titles/recognition/events.ts'
import { recognitionIn } from '../../regulations/titles/recognition/examples.ts'
import { firstRecognition } from '../../regulations/titles/recognition/recognition.ts'
import type { FirstRecognition } from '../../regulations/titles/recognition/state.ts'
import { TENANT, done, person, sharedDesk } from '../kernel-fit/desk.ts'

type Stood = { readonly type: 'Stood'; readonly state: FirstRecognition }
const stand = workshop<FirstRecognition, RecognitionEvent | Stood>()

/** The procedure of a first recognition with one more opening, by which a test puts it before the office that decides. */
const standing = stand.procedure({
  ...(firstRecognition as unknown as Parameters<typeof stand.procedure>[0]),
  shape: 1,
  acts: {
    ...(firstRecognition.acts as unknown as Parameters<typeof stand.procedure>[0]['acts']),
    Stand: stand.opening({
      label: '置入',
      cite: cite('anhui-titles-2018/art.59.2'),
      by: anybody,
      input: z.strictObject({ state: z.record(z.string(), z.json()) }),
      leadsTo: ['deciding'],
      decide: ({ input }) =>
        decided({ events: [{ type: 'Stood', state: input.state as unknown as FirstRecognition }] }),
      example: () => ({ input: { state: {} } }),
    }),
  },
  evolve: (state, event, happening) =>
    event.type === 'Stood' ? event.state : firstRecognition.evolve(state, event, happening),
})
const room = sharedDesk({ procedures: [standing] })

const CASES = 9
const county = person('person-county', 'county-titles', 'county-c-hr')
const education = person('person-education', 'department-titles', 'education-c')
const stranger = person('person-water', 'department-titles', 'water-c')

it('numbers of a year are one series without a gap, whoever else decides at once', async () => {
  const { cases, open, act, at, state } = await room()
  for (const year of [2019, 2020, 2021]) {
    await at(`${year}-08-20`)
    const ids = await Promise.all(
      Array.from({ length: CASES }, async (_, index) => {
        const applicant = { key: `p-${year}-${index}`, account: `person-${year}-${index}`, name: '毕业生' }
        const given = recognitionIn('deciding', { applicant })
        return done(await open(standing.id, 'Stand', county, { state: given })).caseId
      }),
    )
    const approve = (id: string, by: typeof county) =>
      act(standing.id, id, 'ApproveRecognition', by, { document: `示例〔${year}〕20号` })
    const decline = (id: string) =>
      act(standing.id, id, 'DeclineRecognition', education, { reason: '见习期未满' })
    const results = await Promise.all(
      ids.map((id) =>
        Promise.all([approve(id, county), approve(id, stranger), decline(id), approve(id, education)]),
      ),
    )
    for (const of of results) {
      assert.equal(of.filter(({ kind }) => kind === 'done').length, 1, 'one of them decides')
      assert.equal(of[1]?.kind, 'refused')
    }
    const stood = await Promise.all(ids.map((id) => state<FirstRecognition>(id)))
    const numbers = stood.flatMap(({ approval }) => approval?.certificate ?? []).toSorted()
    assert.ok(numbers.length > 0)
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => `${year}${String(index + 1).padStart(6, '0')}`),
    )
  }
  assert.deepEqual((await cases.verify(TENANT)).problems, [])
})

/** A published cycle and the vacancies of an employer on a test database: what other cases would have done before. */
import { z } from 'zod'
import { anybody, decided, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import * as examples from '../../regulations/titles/application/examples.ts'
import { vacanciesOf } from '../../regulations/titles/application/resources.ts'
import type { Cycle } from '../../regulations/titles/cycle/state.ts'
import { procedureIds } from '../../regulations/titles/vocabulary.ts'
import { type Desk, done } from '../kernel-fit/desk.ts'
import { people } from '../support/titles-application.ts'

/** A cycle as it stands once it was published, and the vacancies that F29 confirms: what other rooms would have done before. */
const stand = workshop<Cycle, { readonly type: 'Stood'; readonly committee: string }>()
export const standingCycle = stand.procedure({
  id: procedureIds.cycle,
  label: '评审年度（试验）',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    published: { label: '已公布', closed: cite('anhui-titles-2018/art.6.c') },
    drafting: { label: '拟定', closed: cite('anhui-titles-2018/art.6.c') },
    closed: { label: '已办结', closed: cite('anhui-titles-2018/art.6.c') },
    discarded: { label: '已作废', closed: cite('anhui-titles-2018/art.6.c') },
  },
  acts: {
    Stand: stand.opening({
      label: '公布',
      cite: cite('anhui-titles-2018/art.6.c'),
      by: anybody,
      input: z.strictObject({ committee: z.string(), vacancies: z.int() }),
      leadsTo: ['published'],
      decide: ({ input }) =>
        decided({
          quotas: [
            vacanciesOf.limit(
              { employer: examples.employerKey, level: '副高级', year: 2025 },
              input.vacancies,
            ),
          ],
          events: [{ type: 'Stood', committee: input.committee }],
        }),
      example: () => ({ input: { committee: 'GC03', vacancies: 0 } }),
    }),
  },
  evolve: (_state, { committee }) => ({ ...examples.cycleEntry, committee, number: `2025-${committee}` }),
  parties: () => [],
  title: ({ number }) => number,
  visibility: { see: anybody },
})

/** Opens a cycle of a committee on 2025-04-15; answers its case id. */
export async function publish({ open, at }: Desk, committee: string, vacancies = 2): Promise<string> {
  await at('2025-04-15')
  const by = { kind: 'person' as const, actor: people.city }
  return done(await open(procedureIds.cycle, 'Stand', by, { committee, vacancies })).caseId
}

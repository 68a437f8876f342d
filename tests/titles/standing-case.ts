/** Cases of other rooms as they stand, for a meeting on a test database. */
import { z } from 'zod'
import type { AnyProcedure } from '#kernel'
import { anybody, decided, effectOf, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { procedureIds } from '#regulations/titles'

const here = cite('anhui-titles-2018/art.22.a')

/** Acts of the meeting behind what other rooms take. */
const causes: Readonly<Record<string, string>> = {
  SignConclusion: 'SignConclusions',
  SealConclusion: 'SealConclusions',
}

/** A case of another room as it stands: one act puts its state there; the others take what the meeting sends. */
export function standing(id: string, stage: string, takes: readonly string[] = []): AnyProcedure {
  type State = { readonly stage: string }
  const room = workshop<
    State,
    { readonly type: 'Stood'; readonly state: State } | { readonly type: 'Taken' }
  >()
  const taking = (name: string) =>
    room.act({
      label: name,
      cite: here,
      by: effectOf(procedureIds.meeting, causes[name] ?? 'AnnounceResults'),
      in: [stage],
      leadsTo: [stage],
      input: z.unknown(),
      decide: () => decided({ events: [{ type: 'Taken' }] }),
      example: () => ({ state: { stage }, input: {} }),
    })
  return room.procedure({
    id,
    label: '其他事项（试验）',
    instrument: 'anhui-titles-2018',
    versions: [{ version: '2018', from: localDate('2018-01-01') }],
    shape: 1,
    stages: { [stage]: { label: '已在' } },
    acts: {
      Stand: room.opening({
        label: '放置',
        cite: here,
        by: anybody,
        input: z.looseObject({}),
        leadsTo: [stage],
        decide: ({ input }) => decided({ events: [{ type: 'Stood', state: { ...input, stage } }] }),
        example: () => ({ input: {} }),
      }),
      ...Object.fromEntries(takes.map((name) => [name, taking(name)])),
    },
    evolve: (state, event) => (event.type === 'Stood' ? event.state : (state ?? { stage })),
    parties: () => [],
    title: () => '其他事项',
    visibility: { see: anybody },
  })
}

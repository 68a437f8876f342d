/** A change of a register is an act like any other: each key of a register is a case, so that edits are chained and signed for. */
import { z } from 'zod'
import {
  type Actor,
  type AnyProcedure,
  type Fact,
  type Finding,
  type LocalDate,
  type Need,
  cite,
  claim,
  decided,
  findLocalDate,
  inStage,
  localDate,
  need,
  ownOrganisationIs,
  plainFinding,
  role,
  workshop,
} from '#kernel'
import type { RegisterDefinition } from './register.ts'

type Values = Readonly<Record<string, Fact>>

export type EntryState = {
  readonly stage: 'standing' | 'ended'
  readonly key: string
  readonly from: LocalDate
  readonly values: Values
  /** The organisation whose entry it is, where the keepers of a register keep their own ones only. */
  readonly owner?: string | null
}

export type EntryEvent =
  | {
      readonly type: 'EntryRecorded'
      readonly key: string
      readonly from: LocalDate
      readonly values: Values
      readonly owner?: string | null
    }
  | {
      readonly type: 'EntryRevised'
      readonly from: LocalDate
      readonly values: Values
      readonly owner?: string | null
    }
  | { readonly type: 'EntryEnded'; readonly from: LocalDate }

const day = z
  .string()
  .refine(
    (text) => findLocalDate(text) !== undefined,
    '应为日期，如 2023-01-01',
  ) as unknown as z.ZodType<LocalDate>
const values = z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()]))
const note = z.string().max(500).optional()

/** Id of the procedure that keeps a register. */
export const registerProcedureId = (register: string): string => `registers/${register}`

/** Answers the organisation whose entry these values make, by the way that the register declares for its keeper. */
export const ownerProvider = 'register-owner'
/** What the provider is asked with. */
export type OwnerQuestion = { readonly register: string; readonly values: Values; readonly on: LocalDate }

/** Whether every keeper of a register keeps the entries of his own organisation only. */
const keepersKeepTheirOwn = ({ keeper, rows }: RegisterDefinition): boolean => {
  const scope = rows?.[keeper]
  return scope !== undefined && scope.kind !== 'all'
}

const ownerNeeds = (
  definition: RegisterDefinition,
  to: Values,
  on: LocalDate,
): Readonly<Record<string, Need<string | null>>> =>
  keepersKeepTheirOwn(definition)
    ? {
        owner: need.rows<string | null>(
          ownerProvider,
          { register: definition.id, values: to, on },
          { store: 'whole' },
        ),
      }
    : {}

/** An entry of another organisation's is refused to a keeper who keeps his own only. */
const ownFindings =
  (definition: RegisterDefinition) =>
  (owner: string | null, actor: Actor | undefined, key: string): readonly Finding[] =>
    keepersKeepTheirOwn(definition)
      ? [
          plainFinding({
            rule: 'entry-is-own@1',
            clause: definition.clause,
            label: '条目属于本单位',
            holds: owner !== null && owner === actor?.organisation ? 'yes' : 'no',
            say: `请只登记本单位的条目：这一条不属于本单位，不能写入「${definition.label}」。`,
            facts: { key },
          }),
        ]
      : []

/** An entry for examples. */
const standing: EntryState & { stage: 'standing' } = {
  stage: 'standing',
  key: 'A',
  from: localDate('2023-01-01'),
  values: {},
}

/** What a register refuses of an entry beside its columns; empty where it makes sense. */
const soundness =
  (definition: RegisterDefinition) =>
  (key: string, to: Values): readonly Finding[] => {
    const say = definition.fault?.(to)
    if (say === undefined) return []
    return [
      plainFinding({
        rule: 'entry-makes-sense@1',
        clause: definition.clause,
        label: '条目内容可用',
        holds: 'no',
        say,
        facts: { key },
      }),
    ]
  }

const owned = (owner: string | null | undefined) => (owner === undefined ? {} : { owner })

/** What every act on an entry has: its citation, the entry it writes, what speaks against it. */
function entryDesk(definition: RegisterDefinition) {
  const by = role(definition.keeper)
  return {
    reference: cite(definition.clause),
    by,
    byOwner: keepersKeepTheirOwn(definition) ? ownOrganisationIs('owner', definition.keeper) : by,
    sound: soundness(definition),
    own: ownFindings(definition),
    entry: (key: string, from: LocalDate, to: Values | null) => [
      { register: definition.id, key, clause: definition.clause, from, values: to },
    ],
  }
}

/** The act that makes an entry. */
function recordEntry(definition: RegisterDefinition) {
  const { opening } = workshop<EntryState, EntryEvent>()
  const { reference, by, sound, own, entry } = entryDesk(definition)
  const oneCase = claim<{ key: string }>(
    `entry-of:${definition.id}`,
    reference,
    ({ key }) => key,
    ({ key }) => `请修改已有的条目：「${definition.label}」中已经有“${key}”。`,
  )
  return opening({
    label: '新增条目',
    cite: reference,
    by,
    leadsTo: ['standing'],
    input: z.strictObject({
      key: z.string().trim().min(1, `请填写${definition.keyLabel}`),
      from: day,
      values,
      note,
    }),
    needs: (input, at) => ownerNeeds(definition, input.values, at.date),
    decide: ({ input, needs, actor }) =>
      decided<EntryEvent>({
        guards: [...sound(input.key, input.values), ...own(needs['owner'] ?? null, actor, input.key)],
        claims: [oneCase.take({ key: input.key })],
        entries: entry(input.key, input.from, input.values),
        events: [
          {
            type: 'EntryRecorded',
            key: input.key,
            from: input.from,
            values: input.values,
            ...owned(needs['owner']),
          },
        ],
      }),
    example: () => ({ input: { key: 'A', from: localDate('2023-01-01'), values: {} } }),
  })
}

/** Record, revise, end: the acts of one register, by its keeper. */
function entryActs(definition: RegisterDefinition) {
  const { act } = workshop<EntryState, EntryEvent>()
  const { reference, byOwner, sound, own, entry } = entryDesk(definition)
  return {
    RecordEntry: recordEntry(definition),
    ReviseEntry: act({
      label: '修改条目',
      cite: reference,
      by: byOwner,
      in: ['standing', 'ended'],
      leadsTo: ['standing'],
      input: z.strictObject({ from: day, values, note }),
      needs: (_state, input, at) => ownerNeeds(definition, input.values, at.date),
      decide: ({ state, input, needs, actor }) =>
        decided<EntryEvent>({
          guards: [...sound(state.key, input.values), ...own(needs['owner'] ?? null, actor, state.key)],
          entries: entry(state.key, input.from, input.values),
          events: [
            { type: 'EntryRevised', from: input.from, values: input.values, ...owned(needs['owner']) },
          ],
        }),
      example: () => ({ state: standing, input: { from: localDate('2024-01-01'), values: {} } }),
    }),
    EndEntry: act({
      label: '终止条目',
      cite: reference,
      by: byOwner,
      in: ['standing'],
      leadsTo: ['ended'],
      input: z.strictObject({ from: day, note }),
      decide: ({ state, input }) =>
        decided<EntryEvent>({
          entries: entry(state.key, input.from, null),
          events: [{ type: 'EntryEnded', from: input.from }],
        }),
      example: () => ({ state: standing, input: { from: localDate('2024-01-01') } }),
    }),
  }
}

function evolveEntry(state: EntryState | undefined, event: EntryEvent): EntryState {
  switch (event.type) {
    case 'EntryRecorded':
      return {
        stage: 'standing',
        key: event.key,
        from: event.from,
        values: event.values,
        ...owned(event.owner),
      }
    case 'EntryRevised':
      return {
        ...inStage(state, 'standing', 'ended'),
        stage: 'standing',
        from: event.from,
        values: event.values,
        ...owned(event.owner),
      }
    case 'EntryEnded':
      return { ...inStage(state, 'standing'), stage: 'ended', from: event.from }
  }
}

/** The procedure of one register: record, revise and end an entry, by its keeper. Overlaps and columns are checked by the register itself. */
export function registerProcedure(definition: RegisterDefinition): AnyProcedure {
  const { procedure } = workshop<EntryState, EntryEvent>()
  const own = keepersKeepTheirOwn(definition)
  return procedure({
    id: registerProcedureId(definition.id),
    label: `名册「${definition.label}」条目`,
    instrument: definition.clause.split('/')[0] ?? '',
    shape: 1,
    versions: [{ version: '1', from: localDate('2000-01-01') }],
    stages: { standing: { label: '有效' }, ended: { label: '已终止' } },
    acts: entryActs(definition),
    evolve: evolveEntry,
    parties: ({ owner }) => (owner == null ? [] : [{ relation: 'owner', organisation: owner }]),
    title: (state) => `${definition.label} ${state.key}`,
    columns: { key: { type: 'text', label: definition.keyLabel, value: (state) => state.key } },
    visibility: { see: own ? ownOrganisationIs('owner', definition.keeper) : role(definition.keeper) },
  })
}

/** Inputs for random acts: what people of the story typed and what examples hold, with values put in that the case at hand, the one who acts or others know. */
import type { AnyProcedure } from '#kernel'
import { type Choice, chinaDay } from './random-choice.ts'

type Json = unknown
type Fields = Readonly<Record<string, Json>>

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Values by the name of the field in which they were seen. */
export class Values {
  readonly #byName = new Map<string, Map<string, Json>>()
  readonly #most: number

  constructor(most = 60) {
    this.#most = most
  }

  /** Takes in every field below a value. */
  gather(value: Json): this {
    if (Array.isArray(value)) for (const one of value) this.gather(one)
    else if (isFields(value))
      for (const [name, part] of Object.entries(value)) {
        this.add(name, part)
        this.gather(part)
      }
    return this
  }

  add(name: string, value: Json): void {
    if (value === undefined || value === null) return
    const known = this.#byName.get(name) ?? new Map<string, Json>()
    if (known.size < this.#most) known.set(JSON.stringify(value), value)
    this.#byName.set(name, known)
  }

  of(name: string): readonly Json[] {
    return [...(this.#byName.get(name)?.values() ?? [])]
  }
}

export interface Sources {
  /** What the one who acts is or has. */
  readonly own: Values
  /** What the state of the case holds. */
  readonly state: Values
  /** What anybody ever typed, and which cases there are. */
  readonly all: Values
  readonly today: string
}

/** How an input is made: as it stands, from what fits, from anything, or spoilt. */
export type Manner = 'as-typed' | 'fitting' | 'any' | 'spoilt'

/** Inputs of one act that are known to make sense somewhere; the lawful example last. */
export function knownInputs<T extends { readonly input: Json }>(
  typed: ReadonlyMap<string, readonly T[]>,
  procedure: AnyProcedure,
  act: string,
): readonly (T | { readonly input: Json; readonly actor?: undefined })[] {
  const example = (procedure.acts[act] as { example: () => { readonly input: Json } }).example()
  return [...(typed.get(`${procedure.id}.${act}`) ?? []), { input: example.input }]
}

/** One of the inputs, with some of its leaves exchanged. */
export function varied(input: Json, manner: Manner, sources: Sources, choice: Choice): Json {
  const made = manner === 'as-typed' ? input : vary('', input, manner, sources, choice)
  return manner === 'spoilt' && choice.chance(30) ? spoil(made, choice) : made
}

function vary(name: string, value: Json, manner: Manner, sources: Sources, choice: Choice): Json {
  if (Array.isArray(value)) return varyList(name, value, manner, sources, choice)
  if (isFields(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, vary(key, part, manner, sources, choice)]),
    )
  if (manner === 'spoilt' && choice.chance(12)) return spoil(value, choice)
  return exchange(name, value, manner, sources, choice)
}

/** A list of names of things becomes some of those the case knows; any other list keeps its length and varies within. */
function varyList(
  name: string,
  list: readonly Json[],
  manner: Manner,
  sources: Sources,
  choice: Choice,
): readonly Json[] {
  const one = name.endsWith('s') ? name.slice(0, -1) : name
  const named = references.has(one) && manner !== 'spoilt'
  if (list.every((part) => typeof part === 'string') && choice.chance(named ? 70 : 5)) {
    const found = [sources.own, sources.state, sources.all]
      .map((from) => from.of(one).filter((value) => typeof value === 'string'))
      .find((from) => from.length > 0)
    if (found !== undefined) return choice.chance(50) ? found : [choice.of(found)]
  }
  const kept = manner !== 'fitting' && choice.chance(25) ? list.slice(0, choice.below(list.length + 1)) : list
  return kept.map((part) => vary(one, part, manner, sources, choice))
}

function exchange(name: string, value: Json, manner: Manner, sources: Sources, choice: Choice): Json {
  const alike = (one: Json): boolean => typeof one === typeof value && !Array.isArray(one) && one !== null
  const near = [...sources.own.of(name), ...sources.state.of(name)].filter(alike)
  const far = sources.all.of(name).filter(alike)
  if (isDay(value) && choice.chance(60))
    return chinaDay(sources.today, choice.below(3) === 0 ? choice.below(60) - 20 : 0)
  const refers = references.has(name) && value !== ''
  if (manner === 'fitting' && !refers && !(name === 'year')) return value
  if (near.length > 0 && choice.chance(refers ? 85 : 40)) return choice.of(near)
  const stands = refers && far.includes(value) && choice.chance(50)
  return far.length > 0 && !stands && (refers || choice.chance(50)) ? choice.of(far) : value
}

/** Fields that name something that must exist. */
const references: ReadonlySet<string> = new Set(
  (
    'account application authority candidate case certificate committee complaint convening cycle degree ' +
    'employer expert item leader meeting office organisation person ticket title'
  ).split(' '),
)

const isDay = (value: Json): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** What no form would send, or what somebody types who does not read it. */
function spoil(value: Json, choice: Choice): Json {
  if (isFields(value)) {
    const names = Object.keys(value)
    const dropped = names.length === 0 ? undefined : choice.of(names)
    return choice.chance(50)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== dropped))
      : { ...value, noSuchField: 1 }
  }
  return choice.of<Json>([null, '', -1, 0, 1e15, '无', [], {}, '2024-02-30', 'x'.repeat(5000), true])
}

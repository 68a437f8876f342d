/** Compares one application with those that share a trace with it. Pure: the same cases give the same doubts in the same order. */
import type { Finding } from '#kernel/law'
import { materialLabel } from '../filing/slots.ts'
import {
  authorRankIsOwn,
  awardIsListedOnce,
  awardRankIsOwn,
  certificateHasOneHolder,
  contributorsAgree,
  fileIsOnePersons,
  nobodyLooksTheSame,
  wordingIsOwn,
  workIsNotSpent,
} from './rules.ts'
import type { Screened, Trace, TraceKind } from './traces.ts'
import { likenessOf, tracesOf } from './traces.ts'

/** A case as it was found, with its id. */
export type FoundCase = { readonly id: string; readonly state: Screened }

/** One doubt, with the cases it is about; none: it lies within the application itself. */
export type Doubt = { readonly finding: Finding; readonly cases: readonly string[] }

/** Where another case has the same trace. */
type Meeting = { readonly found: FoundCase; readonly place: string }

type Work = Screened['content']['works'][number]
type Award = Screened['content']['achievements'][number]

const approvedStages: readonly string[] = ['approved', 'closed']

/** Stages in which an application no longer asks for anything. */
const withdrawnStages: readonly string[] = ['withdrawn', 'abandoned', 'declined', 'disqualified']

function meetingsBy(others: readonly FoundCase[]): (kind: TraceKind, key: string) => readonly Meeting[] {
  const index = new Map<string, Meeting[]>()
  for (const found of others)
    for (const { kind, key, place } of tracesOf(found.state)) {
      const name = `${kind}:${key}`
      index.set(name, [...(index.get(name) ?? []), { found, place }])
    }
  return (kind, key) => index.get(`${kind}:${key}`) ?? []
}

const doubt = (finding: Finding, meetings: readonly Meeting[]): Doubt => ({
  finding,
  cases: [...new Set(meetings.map(({ found }) => found.id))],
})

/** One meeting per other person, the first of each. */
const perPerson = (meetings: readonly Meeting[]): readonly Meeting[] => [
  ...new Map(meetings.toReversed().map((one) => [one.found.state.applicant.key, one])).values(),
]

const workOf = ({ found, place }: Meeting): Work | undefined =>
  found.state.content.works.find(({ id }) => id === place)
const awardOf = ({ found, place }: Meeting): Award | undefined =>
  found.state.content.achievements.find(({ id }) => id === place)

const ranksOf = (meetings: readonly Meeting[], rowOf: (one: Meeting) => Work | Award | undefined) =>
  meetings.map((one) => rowOf(one)?.rank ?? null)

type Comparison = {
  readonly own: Screened
  readonly traces: readonly Trace[]
  readonly meet: (kind: TraceKind, key: string) => readonly Meeting[]
}

function meetingsAt(
  { traces, meet }: Comparison,
  place: string,
  ...kinds: readonly TraceKind[]
): readonly Meeting[] {
  return traces
    .filter((trace) => trace.place === place && kinds.includes(trace.kind))
    .flatMap(({ kind, key }) => meet(kind, key))
}

const split = (comparison: Comparison, meetings: readonly Meeting[]) => {
  const { key } = comparison.own.applicant
  const strangers = meetings.filter(({ found }) => found.state.applicant.key !== key)
  return { strangers: perPerson(strangers), own: meetings.filter((one) => !strangers.includes(one)) }
}

function workDoubts(comparison: Comparison): readonly Doubt[] {
  return comparison.own.content.works.flatMap(({ id, title, rank }) => {
    const { strangers, own } = split(comparison, meetingsAt(comparison, id, 'work', 'doi'))
    const same = strangers.filter((one) => workOf(one)?.rank === rank)
    const spent = own.filter(({ found }) => approvedStages.includes(found.state.stage))
    const usedIn = [...new Set(spent.map(({ found }) => found.state.cycle.year))].toSorted((a, b) => a - b)
    return [
      doubt(authorRankIsOwn({ what: title, rank, others: ranksOf(strangers, workOf) }), same),
      doubt(workIsNotSpent({ what: title, usedIn }), spent),
    ]
  })
}

function awardDoubts(comparison: Comparison): readonly Doubt[] {
  return comparison.own.content.achievements.flatMap(({ id, name, rank, contributors }) => {
    const { strangers } = split(comparison, meetingsAt(comparison, id, 'award'))
    const claims = strangers.flatMap((one) => awardOf(one) ?? [])
    const same = strangers.filter((one) => awardOf(one)?.rank === rank)
    const words = split(comparison, meetingsAt(comparison, id, 'wording')).strangers
    return [
      doubt(awardRankIsOwn({ what: name, rank, others: ranksOf(strangers, awardOf) }), same),
      ...(claims.length === 0
        ? []
        : [
            doubt(
              contributorsAgree({ what: name, contributors, others: claims.map((one) => one.contributors) }),
              strangers,
            ),
          ]),
      doubt(wordingIsOwn({ what: name, others: words.length }), words),
    ]
  })
}

/** Rows of one application that are the same award. */
function repeatedAwards({ own, traces }: Comparison): readonly Doubt[] {
  const rows = new Map<string, string[]>()
  for (const { kind, key, place } of traces)
    if (kind === 'award') rows.set(key, [...(rows.get(key) ?? []), place])
  return [...rows.values()].map((places) => {
    const what = own.content.achievements.find(({ id }) => id === places[0])?.name ?? ''
    return doubt(awardIsListedOnce({ what, rows: places.length }), [])
  })
}

function materialDoubts(comparison: Comparison): readonly Doubt[] {
  return comparison.own.materials.flatMap((material) => {
    const what = materialLabel(material).replaceAll(/[《》]/gu, '')
    const holders = split(comparison, meetingsAt(comparison, material.id, 'certificate')).strangers
    const senders = split(comparison, meetingsAt(comparison, material.id, 'file')).strangers
    return [
      doubt(
        certificateHasOneHolder({ what, number: material.number ?? '', others: holders.length }),
        holders,
      ),
      doubt(fileIsOnePersons({ what, others: senders.length }), senders),
    ]
  })
}

function likenessDoubt(comparison: Comparison): Doubt {
  const { own, meet } = comparison
  const { strangers } = split(comparison, meet('likeness', likenessOf(own)))
  const sameYear = strangers.filter(
    ({ found: { state } }) => state.cycle.year === own.cycle.year && !withdrawnStages.includes(state.stage),
  )
  const elsewhere = sameYear.map(({ found }) => found.state.cycle.committeeName)
  return doubt(nobodyLooksTheSame({ name: own.applicant.name, year: own.cycle.year, elsewhere }), sameYear)
}

/** Every doubt about an application; nothing where nothing was found. */
export function screen(own: Screened, others: readonly FoundCase[]): readonly Doubt[] {
  const comparison: Comparison = { own, traces: tracesOf(own), meet: meetingsBy(others) }
  return [
    likenessDoubt(comparison),
    ...materialDoubts(comparison),
    ...workDoubts(comparison),
    ...repeatedAwards(comparison),
    ...awardDoubts(comparison),
  ].filter(({ finding }) => finding.holds !== 'yes')
}

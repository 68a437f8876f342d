/**
 * The pre-check of one application (art.9.c): a tick list of findings, each with its clause, what was asked, what was found,
 * and what to do. Pure; used before filing, when an employer removes a material, at acceptance and on the portal.
 */
import type { Computed, Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { reckonEffectiveLevel } from '../tenure/index.ts'
import type { PrecheckFacts, Standing } from './facts.ts'
import { standingOf } from './facts.ts'
import type { CheckItem } from './item.ts'
import { personItems } from './items-person.ts'
import { standardItems } from './items-standard.ts'
import { titleItems } from './items-title.ts'
import { conditionsFor } from './standard.ts'
import { trackItems } from './items-track.ts'

export type Precheck = {
  readonly items: readonly CheckItem[]
  /** Nothing fails and nothing is open. */
  readonly ready: boolean
  /** Limits that the exceptional track lifts, for form F4. */
  readonly lifted: readonly ('学历' | '资历' | '继续教育')[]
  readonly computed: readonly Computed[]
  /** First day of years in post that would do; null: nothing asked or never as things stand. */
  readonly firstDay: LocalDate | null
  /** Start of the present title's tenure; achievements and works count from it (reading of art.9.1.6.a). */
  readonly since: LocalDate | null
  /** Conditions that people judge, with their number. */
  readonly judged: readonly string[]
}

/** Sums shown beside the list: titles used a rung lower (art.66.c), start and years in post where there is something to count. */
function computedOf(f: PrecheckFacts, { tenure, atBase, qualification }: Standing): readonly Computed[] {
  const lowered = f.titles
    .filter(({ scope }) => scope === '仅限非公')
    .map(({ level, scope }) => reckonEffectiveLevel({ level, scope }))
  const counts = atBase.length > 0 || qualification !== undefined
  return [...lowered, ...(counts ? [tenure.start, tenure.years] : [])]
}

/** Checks one application. Never throws on missing entries: what is missing is an item that is open. */
export function precheck(f: PrecheckFacts): Precheck {
  const standing: Standing = standingOf(f)
  const set = conditionsFor(f.conditions, f.target)
  const standard = standardItems(f, standing, set)
  const items = [
    ...personItems(f, standing),
    ...titleItems(f, standing),
    ...standard.items,
    ...trackItems(f, standing, set),
  ]
  const { start } = standing.tenure
  return {
    items,
    ready: items.every(({ status }) => status !== 'fail' && status !== 'unknown'),
    lifted: standard.lifted,
    computed: computedOf(f, standing),
    firstDay: standard.firstDay,
    since: start.value === 'unknown' ? null : start.value,
    judged: standard.judged,
  }
}

/** Findings that refuse a filing, as guards of an act. */
export function blockingFindings(check: Precheck): readonly Finding[] {
  return check.items
    .filter(({ status }) => status === 'fail' || status === 'unknown')
    .map(({ finding }) => finding)
}
/** Findings for the act's `warnings`: notes that block nothing. */
export function warningFindings(check: Precheck): readonly Finding[] {
  return check.items.filter(({ status }) => status === 'note').map(({ finding }) => finding)
}

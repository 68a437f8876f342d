import { placeText } from '../lib/place.ts'
import type { CaseView, Finding, Json, JsonObject } from '../api/types.ts'

/** A finding of the checks that the case carries itself: on its figures, texts or rows as they stand. */
export type Reported = {
  key: string
  grade: string
  place: string
  clause: string
  message: string
  stated: string
  expected: string
}

/** All findings of a case, each once: those of its own checks, and those of its acts that say something else. */
export type CaseFindings = { reported: Reported[]; recorded: Finding[] }

const order = ['error', 'inconsistency', 'doubt', 'note']

/** What does not hold now. The checks' own list is of the present content; acts recorded theirs when they were done. */
export function findingsOf(view: CaseView): CaseFindings {
  const byKey = new Map(ownFindings(view.state['findings']).map((finding) => [finding.key, finding]))
  return {
    reported: Array.from(byKey.values()).toSorted((a, b) => order.indexOf(a.grade) - order.indexOf(b.grade)),
    recorded: view.findings.filter(({ holds }) => holds !== 'yes').filter((one) => !byKey.has(keyOf(one))),
  }
}

function ownFindings(value: unknown): Reported[] {
  if (!Array.isArray(value)) return []
  return value.filter(isObject).flatMap((finding): Reported[] => {
    const message = text(finding['message'])
    if (message === '') return []
    const where = isObject(finding['where']) ? finding['where'] : {}
    const [sheet, cell] = [text(where['sheet']), text(where['cell'])]
    return [
      {
        key: `${sheet}!${cell}!${message}`,
        grade: text(finding['grade']) || 'error',
        place: [placeText(where), cell === '' ? '' : `（${cell}）`].join(''),
        clause: text(where['clause']),
        message,
        stated: text(finding['stated']),
        expected: text(finding['expected']),
      },
    ]
  })
}

function keyOf({ facts = {}, say, label }: Finding): string {
  return `${text(facts['sheet'])}!${text(facts['cell'])}!${say ?? label}`
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

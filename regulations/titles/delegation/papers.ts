/** Data of F9 for its template. */
import type { Delegation } from './state.ts'

/** Data of F9: field names are stable, a template prints them. */
export function delegationLetterDocument(state: Delegation) {
  const { issuer: from, host, reason, citation, applicant: person, employer, target, year, letter } = state
  return {
    number: letter?.number ?? '',
    from: from.name,
    to: host.name,
    hostAuthorisedBy: host.authorisedBy,
    hostDocument: host.document,
    reason,
    citation,
    basis: from.clause,
    people: [{ name: person.name, employer: employer.name, ...target }],
    year,
    on: letter?.on ?? null,
  }
}

/** Data of F32 for its template. */
import type { SpecialtyMatch } from './state.ts'

/** Data of F32: field names are stable, a template prints them. */
export function specialtyMatchDocument(state: SpecialtyMatch) {
  const { applicant: person, employer, city, degree, specialty, band, statedHours, recognition } = state
  return {
    name: person.name,
    employer: employer.name,
    degreeSpecialty: degree.specialty,
    degreeOn: degree.awardedOn,
    specialty,
    band,
    statedHours,
    recognisedHours: recognition?.hours ?? null,
    opinion: recognition?.opinion ?? '',
    issuer: city.name,
    number: recognition?.number ?? '',
    on: recognition?.on ?? null,
  }
}

/** Master data of title review: registers G1 to G18 that an office edits; G12, G15, G16, G19 and G20 are cases or the platform's calendar. */
import type { RegisterDefinition } from '../../shared/register.ts'
import * as offices from './offices.ts'
import * as people from './people.ts'
import * as phrases from './phrases.ts'
import { removals } from './removals.ts'
import * as review from './review.ts'

export const registers: readonly RegisterDefinition[] = [
  offices.employers,
  offices.offices,
  offices.reforms,
  offices.forwarding,
  offices.vacancies,
  people.persons,
  people.degrees,
  people.titlesHeld,
  people.appointments,
  people.assessments,
  people.grades,
  people.education,
  people.recognitions,
  review.specialties,
  review.matches,
  review.qualifications,
  review.conditions,
  review.committees,
  review.cycleConsents,
  review.interpretations,
  review.higherRules,
  review.experts,
  review.relations,
  review.integrity,
  removals,
  review.letters,
  review.fees,
  phrases.phrases,
  phrases.officePhrases,
  review.settings,
]

export type * from './offices.ts'
export type * from './people.ts'
export type * from './phrases.ts'
export type * from './removals.ts'
export type * from './review.ts'

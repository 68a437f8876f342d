/** What opening an application asks for, and what of the answers it is decided on (art.30, 63.a). */
import { z } from 'zod'
import type { Answers } from '#kernel/case'
import { need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import type { LocalDate, Moment } from '#kernel/time'
import { fileField, filled, text } from '../application/fields.ts'
import type { Cycle } from '../cycle/state.ts'
import type { EmployerEntry, ForwardingEntry } from '../registers/offices.ts'
import type { OpeningPerson } from '../registers/person-need.ts'
import { openingPersonFields, personNeed } from '../registers/person-need.ts'
import type { IntegrityEntry } from '../registers/review.ts'
import type { KeyedOffice, PlacedCommittee, ReviewWanted } from '../route/index.ts'
import {
  committeesInQuestion,
  findTerritory,
  officesInQuestion,
  placedCommitteeFields,
  placementFindings,
} from '../route/index.ts'
import { bandOf, levels, procedureIds, tracks } from '../vocabulary.ts'

/** What is chosen on the first screen. */
export const input = z.strictObject({
  cycle: filled(100, '请选择评审年度'),
  person: filled(100, '请选择申报人'),
  employer: filled(100, '请选择所在单位'),
  specialty: filled(60, '请填写申报专业'),
  level: z.enum(levels, '请选择申报级别'),
  track: z.enum(tracks, '请选择申报类型'),
  territory: text(6).default(''),
  entrustment: z.array(fileField).max(10).default([]),
})
export type Input = z.infer<typeof input>

/** What the act asks registers and the cycle for. */
export const openingNeeds = ({ cycle, person, employer, level }: Input) => ({
  cycle: need.case<Cycle>(procedureIds.cycle, cycle),
  person: personNeed(person, openingPersonFields),
  employer: need.register<EmployerEntry>('titles-employers', employer),
  integrity: need.entries<IntegrityEntry>('titles-integrity', { person }),
  forwarding: need.entries<ForwardingEntry>('titles-forwarding', { employer, band: bandOf(level) }),
  offices: need.entries<KeyedOffice>('titles-offices', {}),
  committees: need.entries<PlacedCommittee>(
    'titles-committees',
    {},
    { lock: 'none', fields: placedCommitteeFields },
  ),
  serial: need.number('titles-application', cycle),
})

export type OpeningAnswers = Answers<ReturnType<typeof openingNeeds>>

/** Where the person belongs (art.63.a). */
export const whereabouts = (person: OpeningPerson | undefined, chosen: string) => ({
  fileLocation: person?.fileLocation ?? null,
  labourLocation: person?.labourLocation ?? null,
  chosen: chosen === '' ? null : chosen,
})

type Asked = {
  readonly asked: Input
  readonly needs: OpeningAnswers
  readonly place: ReturnType<typeof whereabouts>
  readonly on: LocalDate
}

/** Which review is wanted where; undefined where art.30 asks nothing: by delegation, or by letter from outside the province (31.3). */
function wantedOf({ asked, needs, place, on }: Asked): (ReviewWanted & { committee: string }) | undefined {
  const { cycle, employer } = needs
  const territory = findTerritory(place)
  if (cycle === undefined || employer === undefined || territory === undefined) return undefined
  const { affiliation } = employer
  if (asked.track === '委托' || affiliation === '中央驻皖' || affiliation === '外省') return undefined
  const { specialty, level } = asked
  const { series, committee } = cycle
  return { series, specialty, level, affiliation, territory, on, committee }
}

/** art.30: whoever has no committee of his place goes by delegation; those from outside the province come by letter (31.3). */
export function placementOf(asked: Asked): readonly Finding[] {
  const wanted = wantedOf(asked)
  return wanted === undefined ? [] : placementFindings(wanted, asked.needs.committees, wanted.committee)
}

/** Of all committees and offices of the province only those that this application is decided on. */
export function inQuestion({
  input: asked,
  needs,
  at,
}: {
  input: Input
  needs: OpeningAnswers
  at: Moment
}): OpeningAnswers {
  const { person, employer, committees, offices } = needs
  const place = whereabouts(person, asked.territory)
  const wanted = wantedOf({ asked, needs, place, on: at.date })
  const named = [employer?.organisation, employer?.department, person?.fileAgency]
  return {
    ...needs,
    committees: wanted === undefined ? [] : committeesInQuestion(wanted, committees, wanted.committee),
    offices:
      employer === undefined
        ? []
        : officesInQuestion(offices, findTerritory(place) ?? employer.territory, named),
  }
}

/** What the registers say on the day of filing, kept with the application so that its papers and statistics stay as they were. */
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { chooseDegree } from '../conditions/degree.ts'
import type { Standing } from '../conditions/facts.ts'
import { standingOf } from '../conditions/facts.ts'
import type { FiledPerson } from '../registers/person-need.ts'
import type { FiledFacts } from './content.ts'
import type { PersonFile } from './person-file.ts'
import type { Precheck } from './precheck.ts'
import { conditionFacts } from './precheck.ts'

function degreeOf({ content }: Application, { degrees }: PersonFile, on: LocalDate): FiledFacts['degree'] {
  const chosen = chooseDegree(degrees, content.degree, on)
  if (chosen === undefined) return null
  const { level, kind, school, specialty, awardedOn } = chosen
  return { level, kind, school, specialty, awardedOn, degree: chosen.degree ?? null }
}

/** The latest title at the level that years are counted from. */
function titleOf({ atBase }: Standing): FiledFacts['title'] {
  const held = atBase.toSorted((a, b) => (a.obtainedOn < b.obtainedOn ? 1 : -1))[0]
  if (held === undefined) return null
  const { series, specialty, level, way, obtainedOn } = held
  return {
    series,
    specialty,
    level,
    way,
    obtainedOn,
    authority: held.authority ?? null,
    certificate: held.certificate ?? null,
  }
}

const known = <T>(value: T | 'unknown'): T | null => (value === 'unknown' ? null : value)

/** Facts of an application whose person is in the register. */
export function filedFactsOf(
  state: Application,
  person: FiledPerson,
  file: PersonFile,
  conditions: NonNullable<Precheck['conditions']>,
  on: LocalDate,
): FiledFacts {
  const standing = standingOf(conditionFacts(state, person, file, on))
  const { start, years } = standing.tenure
  const since = known(start.value)
  const appointed = file.appointments.filter(({ level }) => level === standing.base).map(({ from }) => from)
  return {
    sex: person.sex,
    bornOn: person.bornOn,
    nation: person.nation ?? null,
    formerName: person.formerName ?? null,
    workingSince: person.workingSince ?? null,
    post: person.post ?? null,
    postSince: person.postSince ?? null,
    degree: degreeOf(state, file, on),
    title: titleOf(standing),
    appointedOn: appointed.toSorted()[0] ?? null,
    tenureStart: since,
    tenureYears: known(years.value),
    lifted: conditions.lifted,
    assessments: file.assessments
      .filter(({ year }) => since === null || year >= yearOf(since))
      .map(({ year, grade, proof }) => ({ year, grade, proof }))
      .toSorted((a, b) => a.year - b.year),
    educationHours: file.education.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
  }
}

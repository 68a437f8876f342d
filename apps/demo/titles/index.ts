/** The province of title review: its world, and its story in the gaps of the county's. */
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { authorise, closeCycle, openCycle } from './committees.ts'
import { enter } from './entries.ts'
import { expertEntries } from './reference.ts'
import { fillProvince, setUpProvince } from './set-up.ts'
import { actorOf, narrator } from './story.ts'

export { PROVINCE } from './organisations.ts'

/** World and registers; the clock stands where it stood. */
export async function prepareProvince(database: Database, cases: Cases): Promise<void> {
  await setUpProvince(database)
  await fillProvince(cases)
}

/** What happened between March and December 2022; the county's story goes on on 19 December. */
export async function tellProvince(cases: Cases): Promise<void> {
  const story = narrator(cases)
  await story.until('2022-03-10', '09:00')
  const senior = await authorise(story, 'senior')
  const city = await authorise(story, 'city')
  const county = await authorise(story, 'county')
  const housing = await authorise(story, 'housing')
  await enter(cases, actorOf('city-secretary'), expertEntries(city.code))
  await story.until('2022-03-21', '09:30')
  const lastYear = await openCycle(story, 'county', county, {
    year: 2022,
    filingFrom: '2022-04-01',
    filingUntil: '2022-05-31',
    employerUntil: '2022-06-15',
    submissionUntil: '2022-06-30',
    review: ['2022-09-01', '2022-09-30'],
  })
  await story.until('2022-12-12', '10:00')
  await closeCycle(story, 'county', county, lastYear)
  await story.until('2022-12-15', '09:00')
  const times = {
    year: 2023,
    filingFrom: '2022-12-16',
    filingUntil: '2023-03-31',
    employerUntil: '2023-04-10',
    submissionUntil: '2023-04-28',
    review: ['2023-06-01', '2023-06-30'],
  } as const
  await openCycle(story, 'senior', senior, times)
  await openCycle(story, 'city', city, times)
  await openCycle(story, 'housing', housing, times)
  await openCycle(story, 'county', county, times, lastYear)
}

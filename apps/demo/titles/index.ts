/** The province of title review: its world, and its story in the gaps of the county's. */
import type { Cases } from '#platform/cases'
import type { Database } from '#platform/database'
import { postResults } from './batches.ts'
import { setExam, tellBeside } from './beside.ts'
import { authorise, closeCycle, openCycle } from './committees.ts'
import {
  beginLateFiling,
  tellAcceptance,
  tellFiling,
  tellMachineMeeting,
  tellMeetings,
  tellReadyMeeting,
} from './stages.ts'
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

const EARLY = {
  year: 2022,
  filingFrom: '2022-04-01',
  filingUntil: '2022-05-31',
  employerUntil: '2022-06-15',
  submissionUntil: '2022-06-30',
} as const
const LATE = {
  year: 2023,
  filingFrom: '2022-12-15',
  filingUntil: '2023-03-31',
  employerUntil: '2023-04-10',
  submissionUntil: '2023-04-28',
  review: ['2023-06-01', '2023-06-30'],
} as const

/** What happened between March and December 2022; the county's story goes on on 19 December. Answers what is left to tell. */
export async function tellProvince(cases: Cases): Promise<() => Promise<void>> {
  const story = narrator(cases)
  await story.until('2022-03-10', '09:00')
  const senior = await authorise(story, 'senior')
  const city = await authorise(story, 'city')
  const county = await authorise(story, 'county')
  const housing = await authorise(story, 'housing')
  await enter(cases, actorOf('senior-secretary'), expertEntries(senior.code, ['机械', '电气']))
  await enter(cases, actorOf('city-secretary'), expertEntries(city.code, ['机械', '电气', '建筑']))
  await enter(cases, actorOf('county-secretary'), expertEntries(county.code, ['语文', '数学']))
  await enter(cases, actorOf('housing-secretary'), expertEntries(housing.code, ['建筑']))
  await story.until('2022-03-21', '09:30')
  const early = {
    county: await openCycle(story, 'county', county, { ...EARLY, review: ['2022-09-01', '2022-09-30'] }),
    housing: await openCycle(story, 'housing', housing, { ...EARLY, review: ['2022-12-01', '2022-12-30'] }),
    city: await openCycle(story, 'city', city, { ...EARLY, review: ['2023-02-20', '2023-03-17'] }),
    senior: await openCycle(story, 'senior', senior, { ...EARLY, review: ['2023-03-01', '2023-03-31'] }),
  }
  await setExam(story, early.senior)
  const filed = await tellFiling(story, early)
  await tellAcceptance(story, filed, early)
  const housed = await tellMeetings(story, filed, early, { county, housing })
  await tellReadyMeeting(story, filed, early, city)
  await tellMachineMeeting(story, filed, early, senior)
  await story.until('2022-12-12', '10:00')
  await closeCycle(story, 'county', county, early.county)
  await tellBeside(story)
  await story.until('2022-12-15', '09:00')
  const late = {
    senior: await openCycle(story, 'senior', senior, LATE, early.senior),
    city: await openCycle(story, 'city', city, LATE, early.city),
    housing: await openCycle(story, 'housing', housing, LATE, early.housing),
  }
  const finishFiling = await beginLateFiling(story, late.city)
  return async () => {
    await finishFiling()
    await postResults(story, housed, early.housing)
  }
}

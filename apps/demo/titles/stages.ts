/** Two review years on their way: who files where, and how far each came by the demo's present. */
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import {
  type Filed,
  type Filing,
  admit,
  draft,
  file,
  forward,
  post,
  recommend,
  release,
  submit,
} from './applications.ts'
import { callToExam, scoreExam } from './beside.ts'
import type { Authorised } from './committees.ts'
import { approve, handOver, postResults } from './batches.ts'
import { type Convened, convene, hold } from './meetings.ts'
import type { Narrator } from './story.ts'

type Cycles = {
  readonly county: string
  readonly housing: string
  readonly city: string
  readonly senior: string
}

/** The files of 2022 by committee. */
export type FiledByCommittee = Readonly<Record<keyof Cycles, readonly Filed[]>>

/** Filing, employers' notices, seals: from 12 to 28 April 2022. */
export async function tellFiling(story: Narrator, cycles: Cycles): Promise<FiledByCommittee> {
  await story.until('2022-04-12', '09:00')
  const all = async (filings: readonly Filing[]): Promise<readonly Filed[]> => {
    const done: Filed[] = []
    for (const filing of filings) {
      const one = await draft(story, filing)
      await file(story, one)
      await post(story, one)
      done.push(one)
    }
    return done
  }
  const { county, housing, city, senior } = cycles
  const filed = {
    county: await all(['bai-shu', 'qu-he'].map((account) => ({ account, cycle: county, level: '助理级' }))),
    housing: await all([{ account: 'ji-ran', cycle: housing, level: '中级' }]),
    city: await all(
      ['he-yingxue', 'cui-wenbo', 'mi-lan'].map((account) => ({ account, cycle: city, level: '中级' })),
    ),
    senior: await all([
      { account: 'tang-siyuan', cycle: senior, level: '副高级' },
      { account: 'zhuang-zhou', cycle: senior, level: '副高级' },
      { account: 'ning-ke', cycle: senior, level: '副高级', track: '破格' },
    ]),
  }
  await story.until('2022-04-28', '09:00')
  for (const one of Object.values(filed).flat()) {
    await recommend(story, one)
    await forward(story, one)
  }
  return filed
}

/** Submission in May, acceptance and release in June 2022; one exceptional file still waits for consent. */
export async function tellAcceptance(
  story: Narrator,
  filed: FiledByCommittee,
  cycles: Cycles,
): Promise<void> {
  await story.until('2022-05-16', '09:00')
  await submit(story, cycles.county, filed.county, 'county-accept', '清教体函〔2022〕1')
  await submit(story, cycles.housing, filed.housing, 'housing-secretary', '示例住建函〔2022〕2')
  await submit(story, cycles.city, filed.city, 'city-accept', '淮职函〔2022〕3')
  await submit(story, cycles.senior, filed.senior, 'senior-accept', '示例职函〔2022〕4')
  await story.until('2022-06-10', '09:00')
  for (const one of filed.county) {
    await admit(story, one, 'county-accept')
    await release(story, one, 'county-head', 'county-seal')
  }
  for (const one of filed.housing) {
    await admit(story, one, 'housing-secretary')
    await release(story, one, 'housing-head', 'housing-seal')
  }
  for (const one of filed.city) {
    await admit(story, one, 'city-accept')
    await release(story, one, 'city-head', 'city-seal')
  }
  const [first, second] = filed.senior
  if (first === undefined || second === undefined) return
  await admit(story, first, 'senior-accept')
  await admit(story, second, 'senior-accept')
  const held = await callToExam(story, cycles.senior, [first, second], '2022-06-18')
  await story.until('2022-06-20', '09:00')
  await scoreExam(story, held)
  await release(story, second, 'senior-head', 'senior-seal')
}

/** The filing of 2023: a draft, a notice that hangs, a file that was told what it lacks, five that wait for acceptance. Answers what the present adds. */
export async function beginLateFiling(story: Narrator, cycle: string): Promise<() => Promise<void>> {
  await story.until('2022-12-16', '09:00')
  const lacking = await draft(story, { account: 'mu-qing', cycle, level: '中级' })
  await file(story, lacking)
  await post(story, lacking)
  const pile: Filed[] = []
  for (const account of ['sang-yu', 'luo-qing', 'ruan-he', 'chi-wan', 'li-chuan']) {
    const one = await draft(story, { account, cycle, level: '中级' })
    await file(story, one)
    await post(story, one)
    pile.push(one)
  }
  await draft(story, { account: 'du-ruo', cycle, level: '中级' })
  const hanging = await draft(story, { account: 'xi-wang', cycle, level: '中级' })
  await file(story, hanging)
  return async () => {
    await post(story, hanging)
    for (const one of [lacking, ...pile]) {
      await recommend(story, one)
      await forward(story, one)
    }
    await submit(story, cycle, [lacking, ...pile], 'city-accept', '淮职函〔2023〕1')
    const items = [{ text: '2020年度考核没有盖单位人事章，请补盖后提交', slot: 'assessment' }]
    await story.act(
      'city-accept',
      procedureIds.application,
      'NotifyDeficiencies',
      { items, dueOn: '2023-03-10', dueTime: '17:30' },
      { caseId: lacking.caseId },
    )
  }
}

/** The county's meeting of September 2022 up to its certificates, and that of the housing department in December, answered. */
export async function tellMeetings(
  story: Narrator,
  filed: FiledByCommittee,
  cycles: Cycles,
  committees: Readonly<Record<'county' | 'housing', Authorised>>,
): Promise<Convened> {
  const common = { files: filed.county, title: '中小学教师初级', members: 9 }
  await story.until('2022-09-13', '09:00')
  const county = await convene(story, {
    ...common,
    body: 'county',
    recorder: 'county-recorder',
    cycle: cycles.county,
    committee: committees.county.code,
    on: '2022-09-16',
    place: '清河县教师发展中心会议室',
  })
  await story.until('2022-09-16', '09:00')
  await hold(story, county)
  await story.until('2022-09-19', '09:00')
  const results = await postResults(story, county, cycles.county)
  await approve(story, county, results, 'hr-qinghe')
  await handOver(story, county, 'hr-qinghe')
  await story.until('2022-12-08', '09:00')
  const housing = await convene(story, {
    body: 'housing',
    recorder: 'housing-recorder',
    cycle: cycles.housing,
    committee: committees.housing.code,
    on: '2022-12-09',
    place: '示例省住建厅三楼会议室',
    members: 13,
    title: '建筑工程中级',
    files: filed.housing,
  })
  await story.until('2022-12-09', '09:00')
  await hold(story, housing)
  return housing
}

/** A meeting that votes by machine; its keys are made with the button that fixes the agenda, since the demo's story has no offices. */
export async function tellMachineMeeting(
  story: Narrator,
  filed: FiledByCommittee,
  cycles: Cycles,
  committee: Authorised,
): Promise<void> {
  await convene(story, {
    body: 'senior',
    recorder: 'senior-recorder',
    cycle: cycles.senior,
    committee: committee.code,
    on: '2023-03-02',
    place: '示例省工程师协会二楼会议室（局域网）',
    members: 17,
    title: '机械专业副高级',
    mode: 'local',
    files: filed.senior.slice(1, 2),
  })
}

/** A meeting that can be opened on the demo's present day. */
export async function tellReadyMeeting(
  story: Narrator,
  filed: FiledByCommittee,
  cycles: Cycles,
  committee: Authorised,
): Promise<void> {
  await convene(story, {
    body: 'city',
    recorder: 'city-recorder',
    cycle: cycles.city,
    committee: committee.code,
    on: '2023-02-21',
    place: '淮宁市工程师协会报告厅',
    members: 13,
    title: '机械专业中级',
    panel: '机械组',
    files: filed.city,
  })
}

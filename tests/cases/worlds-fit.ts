/** Worlds of the kernel-fit fixtures. */
import { application } from '../kernel-fit/application.ts'
import type { Sheets } from '../kernel-fit/attendance.ts'
import { ballot } from '../kernel-fit/ballot.ts'
import { candidate } from '../kernel-fit/candidate.ts'
import { complaint } from '../kernel-fit/complaint.ts'
import { course } from '../kernel-fit/course.ts'
import { corpusCalendar, registersOf } from '../kernel-fit/desk.ts'
import { drawingClass } from '../kernel-fit/drawing-class.ts'
import { meeting } from '../kernel-fit/meeting.ts'
import { agreement, regionPlan } from '../kernel-fit/places.ts'
import {
  ballotsOfMeeting,
  claimHolder,
  coursesOfInstitution,
  traineesTaken,
} from '../kernel-fit/providers.ts'
import { request } from '../kernel-fit/request.ts'
import { resultList } from '../kernel-fit/result-list.ts'
import { review } from '../kernel-fit/review.ts'
import { tenure } from '../kernel-fit/tenure.ts'
import { trainingClass, wholeDay } from '../kernel-fit/training-class.ts'
import type { World } from './world.ts'

const voters = ['m1', 'm2', 'm3']
const quorumOf = (quorum: number | null) => ({ committee: { quorum } })
const box = (yes: number, no: number) => ({ box: { yes, no, abstain: 0, invalid: 0 } })

const titles: World = {
  name: 'a committee meeting with its ballots',
  procedures: [meeting, ballot],
  calendar: corpusCalendar,
  from: '2024-11-04',
  registers: () => registersOf({ 'committees/c': { quorum: 1 } }),
  rowProviders: {
    'ballots.of-meeting': ballotsOfMeeting,
    'ballot-box': async (client, tenant, { question }) => {
      const found = await client.query<{ took: number }>(
        `select jsonb_array_length(state->'domain'->'took') as took from cases where tenant = $1 and id = $2`,
        [tenant, question],
      )
      const yes = found.rows[0]?.took ?? 0
      return { yes, no: 0, abstain: 0, invalid: 0 }
    },
  },
  inputs: {
    'fit/meeting.PutQuestion': () =>
      ['c1', 'c2'].map((who) => ({ candidate: who, title: '工程师', cycle: '2024', recused: ['m2'] })),
    'fit/ballot.OpenBallot': () => [
      { meeting: 'mt', candidate: 'c1', title: '工程师', cycle: '2024', chair: 'm1', present: voters },
    ],
  },
  needs: {
    'fit/meeting.OpenMeeting': [quorumOf(1), quorumOf(null)],
    'fit/meeting.PutQuestion': [quorumOf(1), quorumOf(40)],
    'fit/meeting.AnnounceResults': [{ ballots: [] }, { ballots: [{ id: 'b', stage: 'open' }] }],
    'fit/ballot.Count': [box(0, 0), box(1, 0), box(2, 1), box(90, 0)],
  },
}

const filing: World = {
  name: 'applications and years in post',
  procedures: [application, tenure],
  calendar: corpusCalendar,
  from: '2024-10-08',
  registers: () =>
    registersOf({
      'posts/p1': {
        obtained: { way: 'review', passedOn: '2019-09-30', approvedOn: '2019-12-01' },
        appointedOn: null,
        gaps: [],
        assessments: { 2019: '合格', 2020: '合格', 2021: '基本合格', 2022: '合格', 2023: '合格' },
      },
    }),
  rowProviders: { 'claims.holder': claimHolder },
  inputs: {
    'fit/application.FileApplication': () =>
      ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8'].flatMap((who) =>
        ['2024', '2025'].map((reviewYear) => ({ person: who, reviewYear, city: '甲市', specialty: '机械' })),
      ),
    'fit/application.DemandSupplement': () => [
      { items: ['论文', '证书'], until: '2030-01-01' },
      { items: ['论文'], until: '2024-10-18', clock: '17:30' },
      { items: ['论文'], until: '2024-10-08' },
      { items: [], until: '18.10.2024' },
    ],
    'fit/application.SupplementMaterials': () => [{ item: '证书' }, { item: '照片' }],
    'fit/tenure.FileTenure': () => [
      { person: 'p1', cutOff: '2024-09-29', required: 5 },
      { person: 'p1', cutOff: '2024-09-29', required: 3 },
      { person: 'p1', cutOff: '2024-02-30', required: 3 },
    ],
  },
  needs: { 'fit/tenure.FileTenure': [{ post: undefined }] },
}

const results: World = {
  name: 'results, objections and approval',
  procedures: [candidate, complaint, resultList],
  calendar: corpusCalendar,
  from: '2025-04-10',
  inputs: {
    'fit/candidate.RecordPass': () => [{ person: 'p2' }, { person: '' }],
    'fit/complaint.LodgeComplaint': (known) => known('fit/candidate').map((id) => ({ candidate: id })),
    'fit/complaint.CloseComplaint': () => [{ finding: 'groundless' }, { finding: 'proven' }, { finding: '' }],
    'fit/result-list.ShowList': (known) => [
      { candidates: known('fit/candidate') },
      { candidates: known('fit/candidate').slice(0, 1) },
    ],
    'fit/result-list.ReportSupplement': (known) =>
      known('fit/result-list').map((first) => ({ first, candidates: known('fit/candidate').slice(0, 1) })),
  },
  needs: {
    'fit/result-list.ApproveList': [
      {
        a: { stage: 'reported', person: 'p1', openComplaints: 0 },
        b: { stage: 'reported', person: 'p2', openComplaints: 1 },
      },
    ],
  },
}

const sheets: Sheets = wholeDay
const lineOf = (heads: number) => ({ region: '前旗', project: '城镇', institution: 'a', heads })

const training: World = {
  name: 'classes, places and courses',
  procedures: [trainingClass, regionPlan, agreement, drawingClass, course],
  calendar: corpusCalendar,
  from: '2023-06-01',
  registers: () =>
    registersOf({
      'premises/a': { cameraSets: 1, attendanceMachines: 1, teachers: 1 },
      'brands/good': { active: true, trained: 0, employed: 0, percentMin: 70 },
    }),
  rowProviders: {
    'attendance.sheets': async () => sheets,
    'courses.of-institution': coursesOfInstitution,
    'courses.trainees-taken': traineesTaken,
  },
  inputs: {
    'fit/training-class.CloseTeaching': () => [
      {
        sheets: 's',
        days: 1,
        approvedLessons: 8,
        taughtLessons: 7,
        trainees: [{ id: 't1', certified: true }],
      },
      {
        sheets: 's',
        days: 2,
        approvedLessons: 8,
        taughtLessons: 8,
        trainees: [{ id: 't1', certified: true }],
      },
    ],
    'fit/region-plan.IssuePlaces': () => [
      { region: '前旗', project: '城镇', places: 200 },
      { region: '阿尔山', project: '创业', places: '/' },
    ],
    'fit/region-plan.MovePlaces': () => [
      { places: 500, evidence: 'e' },
      { places: 15, evidence: 'e' },
      { places: 500, evidence: '' },
    ],
    'fit/agreement.DraftAgreement': () => [lineOf(10), lineOf(0), { ...lineOf(20), institution: 'b' }],
    'fit/drawing-class.FileClass': () => [
      { ...lineOf(6), brand: null },
      { ...lineOf(50), brand: 'good' },
      { ...lineOf(1), brand: 'unknown' },
    ],
    'fit/course.FileCourse': () =>
      ['2023-06-01', '2023-06-05', '2023-06-11'].map((from) => ({
        institution: 'a',
        from,
        until: '2023-06-12',
        trainees: ['t1'],
      })),
  },
}

const eight = Array.from({ length: 8 }, (_, index) => `d${index + 1}`)

const deadlines: World = {
  name: 'reviews and requests',
  procedures: [review, request],
  calendar: corpusCalendar,
  from: '2018-09-03',
  inputs: {
    'fit/review.MoveStart': () => ['2018-10-20', '2018-12-01', '2019-03-01'].map((start) => ({ start })),
    'fit/review.PublishMaterials': () => [{ digests: eight.slice(1) }],
    'fit/review.SubmitMaterials': () => [{ digests: eight.with(4, 'e5') }],
    'fit/request.RequestSupplement': () => [{ until: '2018-09-20' }, { until: '2030-01-01' }],
    'fit/request.AnswerRequest': () => [{ outcome: '不予公开', ground: '' }],
  },
}

export const fitWorlds: readonly World[] = [titles, filing, results, training, deadlines]

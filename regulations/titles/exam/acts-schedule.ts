/** Before the exam: schedule, list of candidates, rooms and times, notices with admission slips. */
import { z } from 'zod'
import { decided, need, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { field, filled, oneForm } from '../meeting/desk.ts'
import type { Cycle } from '../cycle/state.ts'
import { procedureIds } from '../vocabulary.ts'
import type { Loaded } from './desk.ts'
import {
  LIST_MAX,
  applicationsNeed,
  arrangementFields,
  arrangementFindings,
  arrangementForm,
  desk,
  examClerk,
  examOfCycle,
  onApplication,
  sittingOf,
  sittingsOf,
} from './desk.ts'
import * as examples from './examples.ts'
import {
  candidatesAreAdmitted,
  examBelongsToCycle,
  examPlanIsFiled,
  roomsHoldEverybody,
  sitsOnlyOnce,
  someNoticeIsOwed,
} from './rules.ts'
import { seatsFor, seatsOf, slipOf, admissionNumberOf } from './scores.ts'
import type { Exam } from './state.ts'

const logistics = cite('anhui-titles-2018/art.20.b')
const listField = z.array(filled(100)).min(1, '请至少选一人').max(LIST_MAX)
const listForm = field('applications', 'table', '考生', { columns: [field('', 'text', '申报件编号')] })

/** Admitted, of this cycle, and never called to an exam before. */
function candidateFindings(asked: readonly string[], loaded: Loaded, cycle: string) {
  const unknown = asked.filter((id) => !loaded.some((one) => one.id === id))
  const twice = asked.filter((id, i) => asked.indexOf(id) !== i)
  const others = loaded.filter(({ state }) => state.stage !== 'admitted' || state.cycle.caseId !== cycle)
  const again = loaded.filter(({ state }) => state.intake.examSlip !== null || state.intake.exam !== null)
  return [
    candidatesAreAdmitted({ others: [...unknown, ...others.map(({ state }) => state.applicant.name)] }),
    sitsOnlyOnce({ again: [...twice, ...again.map(({ state }) => state.applicant.name)] }),
  ]
}
const candidatesOf = (loaded: Loaded, number: string, first: number) =>
  loaded.map(({ id, state }, i) => ({
    application: id,
    number: state.number,
    name: state.applicant.name,
    employer: state.employer.name,
    specialty: state.target.specialty,
    level: state.target.level,
    ticket: admissionNumberOf(number, first + i),
  }))
const sittersOf = (loaded: Loaded) =>
  loaded.map(({ id, state }) => sittingOf.take({ application: id, name: state.applicant.name }))

export const ScheduleExam = desk.opening({
  label: '安排考试',
  cite: logistics,
  by: role('exam-clerk'),
  leadsTo: ['planned'],
  input: z.strictObject({ cycle: filled(100), applications: listField, ...arrangementFields }),
  form: oneForm('考试安排', field('cycle', 'text', '评审周期件'), listForm, ...arrangementForm),
  needs: ({ cycle, applications }, at) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, cycle),
    applications: applicationsNeed(applications.map((application) => ({ application }))),
    number: need.number('title-exams', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs, actor, at }) => {
    const { cycle, applications } = needs
    const exam = cycle?.exam ?? { examined: false, parts: [], passMark: 0 }
    const guards = [
      examBelongsToCycle({ examined: exam.examined, parts: exam.parts.length }),
      examPlanIsFiled({ filedOn: cycle?.plan?.filedOn ?? null }),
      ...candidateFindings(input.applications, applications, input.cycle),
      ...arrangementFindings(exam.parts, input, input.applications.length, at.date),
    ]
    if (cycle === undefined) return decided({ guards, events: [] })
    const number = `${cycle.year}-考${String(needs.number).padStart(3, '0')}`
    return decided({
      guards,
      claims: [examOfCycle.take({ cycle: input.cycle }), ...sittersOf(applications)],
      events: [
        {
          type: 'ExamScheduled',
          number,
          cycle: input.cycle,
          year: cycle.year,
          committee: { key: cycle.committee, name: cycle.committeeName },
          convening: { organisation: actor?.organisation ?? cycle.convening, name: cycle.conveningName },
          authority: { organisation: cycle.authoriser, name: cycle.authoriserName },
          passMark: exam.passMark,
          parts: exam.parts,
          sittings: sittingsOf(input),
          rooms: input.rooms,
          candidates: candidatesOf(applications, number, 1),
        },
      ],
    })
  },
  example: examples.scheduleExam,
})

/** Who was admitted after the first list. */
export const AddCandidates = desk.act({
  label: '增加考生',
  cite: logistics,
  by: examClerk,
  in: ['planned', 'noticed'],
  leadsTo: ['planned', 'noticed'],
  input: z.strictObject({ applications: listField }),
  form: oneForm('考生', listForm),
  needs: (_state, { applications }) => ({
    applications: applicationsNeed(applications.map((application) => ({ application }))),
  }),
  decide: ({ state, input, needs, at }) => {
    const total = state.candidates.length + input.applications.length
    return decided({
      guards: [
        ...candidateFindings(input.applications, needs.applications, state.cycle),
        ...arrangementFindings(state.parts, state, total, at.date),
      ],
      claims: sittersOf(needs.applications),
      events: [
        {
          type: 'CandidatesAdded',
          candidates: candidatesOf(needs.applications, state.number, state.candidates.length + 1),
        },
      ],
    })
  },
  example: examples.addCandidates,
})

/** New times or rooms void the notices: they are sent anew. */
export const ArrangeExam = desk.act({
  label: '调整考试时间和考场',
  cite: logistics,
  by: examClerk,
  in: ['planned', 'noticed'],
  leadsTo: ['planned', 'noticed'],
  input: z.strictObject(arrangementFields),
  form: oneForm('时间和考场', ...arrangementForm),
  decide: ({ state, input, at }) =>
    decided({
      guards: [
        // what has begun is not moved
        ...arrangementFindings(state.parts, state, 0, at.date),
        ...arrangementFindings(state.parts, input, state.candidates.length, at.date),
      ],
      events: [{ type: 'ExamArranged', sittings: sittingsOf(input), rooms: input.rooms }],
    }),
  example: examples.arrangeExam,
})

/** Notices with admission slips; the first of them closes the exam's setting on the cycle (art.20.a). */
export const SendExamNotices = desk.act({
  label: '发考试通知',
  cite: logistics,
  by: examClerk,
  in: ['planned', 'noticed'],
  leadsTo: ['noticed'],
  input: z.strictObject({}),
  form: oneForm('考试通知'),
  needs: ({ candidates }) => ({
    applications: applicationsNeed(candidates.filter(({ notifiedOn }) => notifiedOn === null)),
  }),
  decide: ({ state, needs, at }) => {
    const open = state.candidates.filter(({ notifiedOn }) => notifiedOn === null)
    const seats = seatsFor(state.rooms, state.candidates)
    const standing = new Set(
      needs.applications.filter(({ state: one }) => one.stage === 'admitted').map(({ id }) => id),
    )
    return decided({
      guards: [
        someNoticeIsOwed({ open: open.length }),
        roomsHoldEverybody({ seats: seatsOf(state.rooms), candidates: state.candidates.length }),
        ...arrangementFindings(state.parts, state, 0, at.date),
      ],
      effects: [
        { procedure: procedureIds.cycle, caseId: state.cycle, act: 'LockExam', input: {} },
        ...open.flatMap((one) => {
          const seat = seats[one.ticket]
          return seat === undefined || !standing.has(one.application)
            ? []
            : [onApplication(one.application, 'NoticeExam', slipOf(state, one, seat))]
        }),
      ],
      events: [{ type: 'ExamNoticesSent', seats }],
    })
  },
  example: examples.sendNotices,
})

/** Before any notice the exam can still be given up; afterwards everybody keeps his one sitting. */
export const CancelExam = desk.act({
  label: '撤销考试安排',
  cite: logistics,
  by: examClerk,
  in: ['planned'],
  leadsTo: ['cancelled'],
  input: z.strictObject({ reason: filled(300, '请写明理由') }),
  form: oneForm('撤销', field('reason', 'textarea', '理由')),
  decide: ({ state, input }) =>
    decided({ claims: releasesOf(state), events: [{ type: 'ExamCancelled', reason: input.reason }] }),
  example: examples.cancelExam,
})

const releasesOf = ({ cycle, candidates }: Exam) => [
  examOfCycle.release({ cycle }),
  ...candidates.map(({ application, name }) => sittingOf.release({ application, name })),
]

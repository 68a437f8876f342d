/** After the exam: scores part by part, signature, correction by two people; notes of the room and of the title authority. */
import { z } from 'zod'
import type { Effect } from '#kernel/case'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { field, filled, oneForm } from '../meeting/desk.ts'
import type { Loaded } from './desk.ts'
import { applicationsNeed, desk, examClerk, head, namesOf, onApplication, supervisor } from './desk.ts'
import * as examples from './examples.ts'
import {
  anotherConfirms,
  correctionIsOwed,
  correctionIsProposed,
  correctionStillCounts,
  everybodyHasScores,
  everybodyIsNotified,
  partsWereHeld,
  roomIsKnown,
  scoresAreOpen,
  scoresFitTheExam,
} from './rules.ts'
import { readScore, reckonExam, resultOf, scorePattern } from './scores.ts'
import type { Exam, ExamCandidate } from './state.ts'

const logistics = cite('anhui-titles-2018/art.20.b')
const scoreField = z.string().regex(scorePattern, '请填写0至100、至多一位小数的分数，或“缺考”')
/** Rows of one entry: a thousand candidates with six parts. */
const ROWS_MAX = 6000
const partField = z.int('请填写第几部分').min(1).max(6)
const findCandidate = (state: Exam, ticket: string): ExamCandidate | undefined =>
  state.candidates.find((one) => one.ticket === ticket)

type Row = { readonly ticket: string; readonly part: number; readonly score: string }
function problemsOf(state: Exam, rows: readonly Row[]): readonly string[] {
  const keys = rows.map(({ ticket, part }) => `${ticket}第${part}部分`)
  return [
    ...rows.flatMap(({ ticket, part }) => [
      ...(findCandidate(state, ticket) === undefined ? [`没有准考证号${ticket}`] : []),
      ...(part > state.parts.length ? [`${ticket}：考试没有第${part}部分`] : []),
    ]),
    ...new Set(keys.filter((key, i) => keys.indexOf(key) !== i).map((key) => `${key}重复`)),
  ]
}

export const EnterScores = desk.act({
  label: '登记成绩',
  cite: logistics,
  by: examClerk,
  in: ['noticed', 'signed'],
  leadsTo: ['noticed'],
  onPaper: true,
  concurrency: 'redecide',
  input: z.strictObject({
    scores: z
      .array(z.strictObject({ ticket: filled(30), part: partField, score: scoreField }))
      .min(1, '请至少填一行')
      .max(ROWS_MAX),
  }),
  form: oneForm(
    '成绩',
    field('scores', 'table', '成绩册', {
      columns: [
        field('ticket', 'text', '准考证号'),
        field('part', 'integer', '第几部分'),
        field('score', 'text', '分数或“缺考”'),
      ],
    }),
  ),
  decide: ({ state, input, at }) => {
    const parts = new Set(input.scores.map(({ part }) => part - 1))
    const ahead = state.sittings.flatMap(({ on }, i) =>
      parts.has(i) && on > at.date ? [state.parts[i]?.form ?? ''] : [],
    )
    return decided({
      guards: [
        scoresAreOpen({ signedOn: state.signed?.on ?? null }),
        scoresFitTheExam({ problems: problemsOf(state, input.scores) }),
        partsWereHeld({ ahead }),
      ],
      events: [
        {
          type: 'ScoresEntered',
          scores: input.scores.map(({ ticket, part, score }) => ({
            ticket,
            part: part - 1,
            tenths: readScore(score),
          })),
        },
      ],
    })
  },
  example: examples.enterScores,
})

const effectOn = (state: Exam, candidate: ExamCandidate): Effect =>
  onApplication(candidate.application, 'RecordExamResult', resultOf(state, candidate.scores))
const stageOf = (applications: Loaded, { application }: ExamCandidate): string | undefined =>
  applications.find(({ id }) => id === application)?.state.stage

/** The head signs the score book: from here on scores are frozen and each application knows its result. */
export const SignScores = desk.act({
  label: '签定成绩',
  cite: logistics,
  by: head,
  in: ['noticed'],
  leadsTo: ['signed'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('签定成绩'),
  needs: ({ candidates }) => ({ applications: applicationsNeed(candidates) }),
  decide: ({ state, needs, actor }) => {
    // who has left the way since (retired, disqualified) is told nothing more
    const standing = state.candidates.filter((one) => stageOf(needs.applications, one) === 'admitted')
    const open = standing.filter(({ scores }) => scores.length < state.parts.length)
    const { parts, passMark } = state
    return decided({
      guards: [
        everybodyIsNotified({
          open: namesOf(standing.filter(({ notifiedOn }) => notifiedOn === null)),
        }),
        everybodyHasScores({ open: namesOf(open) }),
      ],
      computed: standing.slice(0, 1).map(({ scores }) =>
        reckonExam({
          parts,
          passMark,
          scores: parts.map((_part, i) => scores.find(({ part }) => part === i)?.tenths ?? null),
        }),
      ),
      effects: standing.map((one) => effectOn(state, one)),
      events: [{ type: 'ScoresSigned', by: actor?.person ?? '' }],
    })
  },
  example: examples.signScores,
})

export const ProposeCorrection = desk.act({
  label: '提出成绩更正',
  cite: logistics,
  by: examClerk,
  in: ['signed'],
  leadsTo: ['signed'],
  onPaper: true,
  input: z.strictObject({
    ticket: filled(30),
    part: partField,
    score: scoreField,
    reason: filled(300, '请写明更正理由'),
  }),
  form: oneForm(
    '成绩更正',
    field('ticket', 'text', '准考证号'),
    field('part', 'integer', '第几部分'),
    field('score', 'text', '更正后的分数或“缺考”'),
    field('reason', 'textarea', '理由'),
  ),
  decide: ({ state, input, actor }) => {
    const { ticket, reason } = input
    const part = input.part - 1
    const before = findCandidate(state, ticket)?.scores.find((one) => one.part === part)
    const after = readScore(input.score)
    return decided({
      guards: [
        correctionIsOwed({
          known: before !== undefined,
          differs: before?.tenths !== after,
          open: state.proposal !== null,
        }),
      ],
      events: [
        {
          type: 'CorrectionProposed',
          correction: {
            ticket,
            part,
            before: before?.tenths ?? null,
            after,
            reason,
            proposedBy: actor?.person ?? '',
          },
        },
      ],
    })
  },
  example: examples.proposeCorrection,
})

/** By somebody else than who proposed it (art.20.b). */
export const ConfirmCorrection = desk.act({
  label: '确认成绩更正',
  cite: logistics,
  by: anyOf(examClerk, head),
  in: ['signed'],
  leadsTo: ['signed'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('确认更正'),
  needs: ({ candidates, proposal }) => ({
    applications: applicationsNeed(candidates.filter(({ ticket }) => ticket === proposal?.ticket)),
  }),
  decide: ({ state, needs, actor }) => {
    const { proposal } = state
    const by = actor?.person ?? ''
    const candidate = findCandidate(state, proposal?.ticket ?? '')
    const stage = candidate === undefined ? undefined : stageOf(needs.applications, candidate)
    const guards = [
      correctionIsProposed({ proposed: proposal !== null }),
      anotherConfirms({ proposedBy: proposal?.proposedBy ?? '', actor: by }),
      correctionStillCounts({ stage: stage ?? '' }),
    ]
    if (proposal === null || candidate === undefined) return decided({ guards, events: [] })
    const { part, after } = proposal
    const scores = [...candidate.scores.filter((one) => one.part !== part), { part, tenths: after }]
    const open = stage === 'admitted' || stage === 'exam-failed'
    return decided({
      guards,
      effects: open ? [effectOn(state, { ...candidate, scores })] : [],
      events: [{ type: 'CorrectionConfirmed', by }],
    })
  },
  example: examples.confirmCorrection,
})

export const DropCorrection = desk.act({
  label: '撤销成绩更正',
  cite: logistics,
  by: anyOf(examClerk, head),
  in: ['signed'],
  leadsTo: ['signed'],
  input: z.strictObject({}),
  form: oneForm('撤销更正'),
  decide: ({ state, actor }) =>
    decided({
      guards: [correctionIsProposed({ proposed: state.proposal !== null })],
      events: [{ type: 'CorrectionDropped', by: actor?.person ?? '' }],
    }),
  example: examples.dropCorrection,
})

/** 考场巡视: what was found in a room, in time and order. */
export const RecordRoomCheck = desk.act({
  label: '登记考场巡视',
  cite: logistics,
  by: examClerk,
  in: ['noticed'],
  leadsTo: ['noticed'],
  onPaper: true,
  input: z.strictObject({ room: filled(40), note: filled(500, '请写明巡视情况') }),
  form: oneForm('考场巡视', field('room', 'text', '考场'), field('note', 'textarea', '情况')),
  decide: ({ state, input, actor }) =>
    decided({
      guards: [roomIsKnown({ known: state.rooms.some(({ name }) => name === input.room) })],
      events: [{ type: 'RoomChecked', ...input, by: actor?.person ?? '' }],
    }),
  example: examples.recordRoomCheck,
})

/** art.20.c: the title authority reads everything and writes notes, never scores. */
export const NoteSupervision = desk.act({
  label: '登记指导监督意见',
  cite: cite('anhui-titles-2018/art.20.c'),
  by: supervisor,
  in: ['planned', 'noticed', 'signed'],
  leadsTo: ['planned', 'noticed', 'signed'],
  input: z.strictObject({ text: filled(1000, '请填写意见') }),
  form: oneForm('指导监督', field('text', 'textarea', '意见')),
  decide: ({ input, actor }) =>
    decided({
      events: [{ type: 'SupervisionNoted', organisation: actor?.organisation ?? '', text: input.text }],
    }),
  example: examples.noteSupervision,
})

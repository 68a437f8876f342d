/** What the exam tells an application: the admission slip, then the result (art.21). */
import { z } from 'zod'
import { anyOf, decided, effectOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { desk } from '../application/desk.ts'
import { placeReleasesOf, placeTakesOf } from '../application/resources.ts'
import { dayField, filled, timeField } from '../meeting/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'

/** F18: a later notice of the same exam replaces the one before. */
export const NoticeExam = desk.act({
  label: '收到考试通知',
  cite: cite('anhui-titles-2018/art.20.b'),
  by: effectOf(procedureIds.exam, 'SendExamNotices'),
  in: ['admitted'],
  leadsTo: ['admitted'],
  input: z.strictObject({
    exam: filled(40),
    ticket: filled(30),
    room: filled(40),
    place: filled(100),
    seat: z.int().min(1),
    sittings: z
      .array(z.strictObject({ form: filled(20), on: dayField, from: timeField, until: timeField }))
      .max(6),
  }),
  decide: ({ state, input }) =>
    decided({
      messages: [
        { to: 'applicant', template: 'exam-notice', data: { number: state.number, ticket: input.ticket } },
      ],
      events: [
        {
          type: 'ExamNoticed',
          slip: { ...input, sittings: input.sittings.map((one) => ({ ...one, on: localDate(one.on) })) },
        },
      ],
    }),
  example: examples.noticeExam,
})

/** A correction of signed scores can bring back who had failed, or the other way round. */
export const RecordExamResult = desk.act({
  label: '登记考试成绩',
  cite: cite('anhui-titles-2018/art.21.c'),
  by: anyOf(effectOf(procedureIds.exam, 'SignScores'), effectOf(procedureIds.exam, 'ConfirmCorrection')),
  in: ['admitted', 'exam-failed'],
  leadsTo: ['admitted', 'exam-failed'],
  input: z.strictObject({
    total: z.string().max(10).nullable(),
    absent: z.boolean(),
    qualified: z.boolean(),
  }),
  decide: ({ state, input, at }) => {
    const wasOut = state.stage === 'exam-failed'
    return decided({
      ...(input.qualified || wasOut ? {} : placeReleasesOf(state)),
      ...(input.qualified && wasOut ? placeTakesOf(state) : {}),
      messages: [
        {
          to: 'applicant',
          template: 'exam-result',
          data: { number: state.number, total: input.total ?? '缺考' },
        },
      ],
      events: [{ type: 'ExamResultRecorded', exam: { ...input, on: at.date } }],
    })
  },
  example: examples.recordExam,
})

/** F18: notice of the exam, sign-in list by room, score book; the admission slip of each candidate stands in her own file. */
import type { DocumentSpec } from '#kernel/case'
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import { reviewers } from '../application/visibility.ts'
import { applicant } from '../application/desk.ts'
import type { Exam, ExamCandidate } from '../exam/state.ts'
import { resultOf, writtenScore } from '../exam/scores.ts'
import type { ListColumn } from './grid.ts'
import {
  blocksOf,
  label,
  listTable,
  numbered,
  pairs,
  paragraph,
  sampleNote,
  value,
  wide,
  writtenDay,
} from './grid.ts'

type Spec = DocumentSpec<Exam>
const clause = cite('anhui-titles-2018/art.20.b').clause

const byTicket = ({ candidates }: Exam): readonly ExamCandidate[] =>
  candidates.toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1))

/** When each part is held; the parts stand in the order of the cycle. */
const sittingItems = ({ parts, sittings }: Pick<Exam, 'parts' | 'sittings'>): readonly string[] =>
  parts.map(({ form }, index) => {
    const sitting = sittings[index]
    return sitting === undefined
      ? `${form}：时间另行通知`
      : `${form}：${writtenDay(sitting.on)}${sitting.from}至${sitting.until}`
  })

/** Times, rooms and who sits where: posted, and sent to the submitters. */
const examNotice: Spec = {
  label: '考试通知',
  clause,
  template: 'letter',
  when: ({ stage }) => stage === 'noticed' || stage === 'signed',
  data: (state) => ({
    title: `${state.committee.name}${state.year}年度考试通知`,
    blocks: blocksOf(
      paragraph(`${state.year}年度评审实行考评结合，现将考试有关事项通知如下。`),
      { kind: 'list', items: sittingItems(state) },
      paragraph(
        `考场：${state.rooms.map(({ name, place }) => `${name}（${place}）`).join('、')}。请携带准考证和有效身份证件原件，提前三十分钟到场；没有参加任何一部分的，按缺考处理。`,
      ),
      {
        kind: 'table',
        table: listTable(
          '考生名单',
          [
            ['no', '序号', 3, 'code'],
            ['ticket', '准考证号', 9, 'code'],
            ['name', '姓名', 5],
            ['employer', '单位', 12],
            ['room', '考场', 6],
            ['seat', '座位', 4, 'code'],
          ],
          numbered(
            byTicket(state).map(({ ticket, name, employer, seat }) => [
              ticket,
              name,
              employer,
              seat?.room ?? '',
              seat?.seat ?? '',
            ]),
          ),
        ),
      },
    ),
    signedBy: [state.convening.name],
    dateText: writtenDay(state.candidates.find(({ notifiedOn }) => notifiedOn !== null)?.notifiedOn ?? null),
    notes: [sampleNote],
  }),
}

/** One list for each room, to be signed at the door. */
const signInList: Spec = {
  label: '考场签到表',
  clause,
  template: 'figures',
  when: ({ candidates }) => candidates.some(({ seat }) => seat !== null),
  data: (state) => ({
    orientation: 'portrait',
    tables: state.rooms.flatMap(({ name, place }) => {
      const own = state.candidates
        .filter(({ seat }) => seat?.room === name)
        .toSorted((a, b) => (a.seat?.seat ?? 0) - (b.seat?.seat ?? 0))
      return own.length === 0
        ? []
        : [
            {
              ...listTable(
                `${name}签到表`,
                [
                  ['seat', '座位', 3, 'code'],
                  ['ticket', '准考证号', 9, 'code'],
                  ['name', '姓名', 6],
                  ['employer', '单位', 12],
                  ...state.parts.map(({ form }, index): ListColumn => [`sign${index}`, `${form}签名`, 7]),
                ],
                own.map(({ seat, ticket, name: candidate, employer }) => [
                  seat?.seat ?? '',
                  ticket,
                  candidate,
                  employer,
                ]),
              ),
              tall: true,
              preparedBy: state.committee.name,
              unit: place,
              notes: [sampleNote],
            },
          ]
    }),
    signatures: ['监考人', '监考人', '组建单位考务人'].map((name) => ({ label: name })),
  }),
}

function scoreCells(state: Exam, { scores }: ExamCandidate): readonly string[] {
  const { total, absent, qualified } = resultOf(state, scores)
  return [
    ...state.parts.map((_part, index) =>
      writtenScore(scores.find(({ part }) => part === index)?.tenths ?? null),
    ),
    total ?? '',
    absent ? '缺考' : qualified ? '合格' : '不合格',
  ]
}

/** The book of scores as it is signed: for the convening body and the department that supervises the exam, for nobody else. */
const scoreBook: Spec = {
  label: '考试成绩册',
  clause: cite('anhui-titles-2018/art.21.a').clause,
  template: 'figures',
  when: ({ candidates }) => candidates.some(({ scores }) => scores.length > 0),
  data: (state) => ({
    orientation: 'portrait',
    tables: [
      {
        ...listTable(
          `${state.committee.name}${state.year}年度考试成绩册`,
          [
            ['no', '序号', 3, 'code'],
            ['ticket', '准考证号', 9, 'code'],
            ['name', '姓名', 6],
            ['employer', '单位', 12],
            ...state.parts.map(({ form, weightPercent }, index): ListColumn => [
              `part${index}`,
              `${form}（${weightPercent}%）`,
              5,
              'figure',
            ]),
            ['total', '总分', 4, 'figure'],
            ['result', '结果', 5],
          ],
          numbered(
            byTicket(state).map((one) => [one.ticket, one.name, one.employer, ...scoreCells(state, one)]),
          ),
        ),
        preparedBy: `考试编号：${state.number}　合格线：${state.passMark}分`,
        unit: `共${state.candidates.length}人${state.signed === null ? '' : `　${writtenDay(state.signed.on)}签定`}`,
        notes: [
          sampleNote,
          '没有成绩的部分按缺考处理。本表不张贴、不公开。',
          ...(state.corrections.length === 0 ? [] : [`已更正${state.corrections.length}处，更正记录另附。`]),
        ],
      },
    ],
    signatures: ['登分人', '复核人', '单位负责人'].map((name) => ({ label: name })),
  }),
}

/** The slip of one candidate, with room for her photo; never an identity number. */
const admissionSlip: DocumentSpec<Application> = {
  label: '准考证',
  clause,
  template: 'form',
  when: ({ intake }) => intake.examSlip !== null,
  data: ({ intake: { examSlip: slip }, applicant: { name }, employer, cycle, target, number }) => ({
    title: '职称评审考试准考证',
    subtitle: `${cycle.committeeName}　${cycle.year}年度`,
    columns: [2, 4, 2, 4, 4],
    rows: [
      ...pairs([
        ['准考证号', slip?.ticket ?? ''],
        ['姓名', name],
        ['单位', employer.name],
        ['申报编号', number],
        ['专业', target.specialty],
        ['级别', target.level],
        ['考场', slip?.room ?? ''],
        ['座位', slip === null ? '' : String(slip.seat)],
      ]).map((row, index, all) =>
        index === 0 ? [...row, value('', { rowspan: all.length + 1, photo: true })] : row,
      ),
      wide('地点', slip?.place ?? '', { lines: 2 }),
      ...(slip?.sittings ?? []).map(({ form, on, from, until }) => [
        label(form),
        value(`${writtenDay(on)}　${from}至${until}`, { colspan: 4 }),
      ]),
    ],
    notes: [sampleNote, '请携带有效身份证件原件，提前三十分钟到场。没有参加任何一部分的，按缺考处理。'],
  }),
  readers: anyOf(applicant, reviewers),
}

export const examDocuments: Readonly<Record<string, Spec>> = { examNotice, signInList, scoreBook }
export const slipDocuments: Readonly<Record<string, DocumentSpec<Application>>> = { admissionSlip }

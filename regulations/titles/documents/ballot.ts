/** Papers of the vote: F21 ballots and count sheets, F45 report of the count, F22 minutes. */
import type { DocumentSpec } from '#kernel/case'
import { anyOf } from '#kernel/case'
import type { Fact } from '#kernel/law'
import { cite } from '#kernel/law'
import { recusedFrom } from '../meeting/count.ts'
import { nameOf as memberName, presider } from '../meeting/desk.ts'
import { presides } from '../meeting/state.ts'
import type { AgendaItem, Candidate, Meeting, Question } from '../meeting/state.ts'
import { blocksOf, listTable, numbered, paragraph, sampleNote, writtenDay } from './grid.ts'
import { candidatesOf, recordKeepers } from './meeting.ts'

type Spec = DocumentSpec<Meeting>
const heading = (text: string) => ({ kind: 'heading', level: 1, text })
const BOX = '□'

/** One slip: no number on it, since whoever numbers ballots can tell who cast which. */
const slip = (state: Meeting, title: string, candidates: readonly Candidate[]) => ({
  ...listTable(
    title,
    [
      ['name', '姓名', 7],
      ['employer', '单位', 14],
      ['target', '申报专业、级别', 10],
      ['yes', '赞成', 4, 'code'],
      ['no', '反对', 4, 'code'],
      ['abstain', '弃权', 4, 'code'],
    ],
    candidates.map(({ name, employer, specialty, level }) => [
      name,
      employer,
      `${specialty}　${level}`,
      BOX,
      BOX,
      BOX,
    ]),
  ),
  preparedBy: state.committee.name,
  unit: writtenDay(state.on),
  notes: ['每人只在一个□内打“√”；不选、多选的，对该人的表决无效。各张相同，按参加该项表决的委员人数印制。'],
})

/** The slips of an agenda item: one for all on whom everybody votes, one each for the others (DESK A10). */
export function slipsOf(state: Meeting, { title, candidates }: AgendaItem) {
  const apart = candidates.filter((one) => recusedFrom(state, one).length > 0)
  const together = candidates.filter((one) => !apart.includes(one))
  return [
    ...(together.length === 0 ? [] : [slip(state, `表决票　${title}`, together)]),
    ...apart.map((one) => slip(state, '表决票', [one])),
  ]
}

/** F21: printed per batch with the committee's stamp box. */
const ballots: Spec = {
  label: '表决票',
  clause: cite('anhui-titles-2018/art.23.5.c').clause,
  template: 'figures',
  when: (state) => candidatesOf(state).length > 0,
  data: (state) => ({
    orientation: 'portrait',
    tables: state.items.flatMap((item) => slipsOf(state, item)),
    seals: ['评委会印章'],
  }),
  readers: recordKeepers,
}

/** The ballot that stands: the newest that was not declared void. */
const standingQuestions = ({ ballots: held }: AgendaItem): readonly Question[] =>
  held.findLast(({ voided }) => voided === null)?.questions ?? []

function countCells(question: Question | undefined): readonly string[] {
  const count = question?.count ?? null
  if (count === null) return ['', '', '', '', '', '', '', '']
  const { issued, returned, invalid, yes, no, abstain } = count
  const figures = [issued, returned, returned - invalid, invalid, yes, no, abstain].map(String)
  return [...figures, question?.passed === null ? '' : question?.passed === true ? '通过' : '未通过']
}
const countColumns = [
  ['no', '序号', 3, 'code'],
  ['name', '姓名', 6],
  ['issued', '发出', 3, 'figure'],
  ['returned', '收回', 3, 'figure'],
  ['valid', '有效', 3, 'figure'],
  ['invalid', '无效', 3, 'figure'],
  ['yes', '赞成', 3, 'figure'],
  ['against', '反对', 3, 'figure'],
  ['abstain', '弃权', 3, 'figure'],
  ['result', '结果', 5],
] as const
const countRows = (item: AgendaItem) =>
  numbered(
    item.candidates.map(({ application, name }) => [
      name,
      ...countCells(standingQuestions(item).find((one) => one.application === application)),
    ]),
  )

/** F21: the sheet on which each teller counts; empty until the count is keyed. */
const countSheets: Spec = {
  label: '计票单',
  clause: cite('anhui-titles-2018/art.23.5.c').clause,
  template: 'figures',
  when: (state) => candidatesOf(state).length > 0,
  data: (state) => ({
    orientation: 'portrait',
    tables: state.items.map((item) => ({
      ...listTable(`计票单　${item.title}`, countColumns, countRows(item)),
      preparedBy: state.committee.name,
      unit: writtenDay(state.on),
      notes: [sampleNote, '收回＝有效＋无效；有效＝赞成＋反对＋弃权。收回多于发出的，本次投票无效。'],
    })),
    signatures: ['计票人', '监票人', '主任委员'].map((label) => ({ label })),
  }),
  readers: recordKeepers,
}

/** F45: what the chair announces from. */
const countReport: Spec = {
  label: '计票结果报告单',
  clause: cite('anhui-titles-2018/art.23.5.f').clause,
  template: 'figures',
  when: (state) => state.items.some((item) => standingQuestions(item).some(({ passed }) => passed !== null)),
  data: (state) => {
    const questions = state.items.flatMap(standingQuestions)
    const passed = questions.filter((one) => one.passed === true).length
    return {
      orientation: 'portrait',
      tables: [
        {
          ...listTable(
            '计票结果报告单',
            countColumns,
            state.items.flatMap(countRows).map((row, index) => [index + 1, ...row.slice(1)]),
          ),
          preparedBy: state.committee.name,
          unit: writtenDay(state.on),
          notes: [
            `表决${questions.length}人，通过${passed}人，未通过${questions.length - passed}人。赞成票达到出席委员总数三分之二的为通过。`,
          ],
        },
      ],
      signatures: ['计票人', '监票人', '主任委员'].map((label) => ({ label })),
    }
  },
  readers: anyOf(recordKeepers, presider),
}

function itemBlocks(state: Meeting, item: AgendaItem): readonly Fact[] {
  const remarks = Object.entries(item.discussion?.remarks ?? {})
  const nameOf = (id: string) => item.candidates.find(({ application }) => application === id)?.name ?? ''
  const reasons = item.candidates.filter(({ application }) => application in state.failingReasons)
  return [
    { kind: 'heading', level: 2, text: `${item.title}（${item.candidates.length}人）` },
    ...(item.report === null || item.report === '' ? [] : [paragraph(`审查情况：${item.report}`)]),
    ...(item.introduced === null
      ? []
      : [paragraph(`${item.introduced.at}，${memberName(state, item.introduced.by)}介绍初审意见。`)]),
    ...(item.discussion === null ? [] : [paragraph(`评议：${item.discussion.summary}`)]),
    ...remarks.map(([id, text]) => paragraph(`${nameOf(id)}：${text}`)),
    { kind: 'table', table: listTable('', countColumns, countRows(item)) },
    ...reasons.map(({ name, application }) =>
      paragraph(`${name}未通过的原因：${state.failingReasons[application] ?? ''}`),
    ),
  ]
}

/** F22: day, members, agenda, candidates, opinions, ballots, special matters, the rest; two signatures (art.24.a). */
const minutes: Spec = {
  label: '评审会议记录',
  clause: cite('anhui-titles-2018/art.24.a').clause,
  template: 'report',
  when: ({ stage }) =>
    stage === 'open' || stage === 'announced' || stage === 'signed' || stage === 'archived',
  data: (state) => {
    const present = state.members.filter(({ expert }) => state.presence.some((one) => one.expert === expert))
    const chair = state.minutes.chair?.name ?? present.find(presides)?.name ?? ''
    return {
      title: '评审会议记录',
      subtitle: `${state.committee.name}　${state.number}`,
      blocks: blocksOf(
        heading('一、时间、地点'),
        paragraph(`${writtenDay(state.on)}${state.time}，${state.place}。`),
        heading('二、出席'),
        paragraph(
          `应到${state.members.length}人，实到${present.length}人：${present.map(({ name }) => name).join('、')}。`,
        ),
        paragraph(
          `列席：${state.observers.length === 0 ? '无' : state.observers.map(({ name, office }) => `${name}（${office}）`).join('、')}。`,
        ),
        heading('三、议程、评审对象、评议意见和投票结果'),
        ...state.items.flatMap((item) => itemBlocks(state, item)),
        heading('四、专项问题处理'),
        paragraph(state.special === '' ? '无' : state.special),
        heading('五、其他事项'),
        paragraph(state.other === '' ? '无' : state.other),
        ...state.addenda.map(({ text, on }) => paragraph(`补记（${writtenDay(on)}）：${text}`)),
      ),
      signedBy: [
        `主持人：${state.minutes.chair === null ? `（${chair}签名）` : chair}`,
        `记录人：${state.minutes.recorder?.name ?? '（签名）'}`,
      ],
      dateText: writtenDay(state.minutes.recorder?.on ?? state.on),
    }
  },
  // who signs it reads it first
  readers: anyOf(recordKeepers, presider),
}

export const voteDocuments: Readonly<Record<string, Spec>> = { ballots, countSheets, countReport, minutes }

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

/** Who stands on one slip of an agenda item: together all on whom everybody votes, each of the others apart (DESK A10). */
export function slipGroups(
  state: Meeting,
  { candidates }: AgendaItem,
): readonly { readonly together: boolean; readonly candidates: readonly Candidate[] }[] {
  const apart = candidates.filter((one) => recusedFrom(state, one).length > 0)
  const together = candidates.filter((one) => !apart.includes(one))
  return [
    ...(together.length === 0 ? [] : [{ together: true, candidates: together }]),
    ...apart.map((one) => ({ together: false, candidates: [one] })),
  ]
}

/** The slips of an agenda item. */
export const slipsOf = (state: Meeting, item: AgendaItem) =>
  slipGroups(state, item).map(({ together, candidates }) =>
    slip(state, together ? `表决票　${item.title}` : '表决票', candidates),
  )

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
  data: (state) => countReportPaper(state),
  readers: anyOf(recordKeepers, presider),
}

/** F45 as it stands; while somebody is still to be voted on its sums are left to the hand. */
export function countReportPaper(state: Meeting) {
  const questions = state.items.flatMap(standingQuestions)
  const decided = questions.filter((one) => one.passed !== null).length
  const passed = questions.filter((one) => one.passed === true).length
  const sums = [questions.length, passed, questions.length - passed]
  const [voted, through, failed] = decided === candidatesOf(state).length ? sums : sums.map(() => '＿＿')
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
          `表决${voted}人，通过${through}人，未通过${failed}人。赞成票达到出席委员总数三分之二的为通过。`,
        ],
      },
    ],
    signatures: ['计票人', '监票人', '主任委员'].map((label) => ({ label })),
  }
}

/** @param blank a line for a hand where nothing is recorded yet; empty in the minutes themselves */
function itemBlocks(state: Meeting, item: AgendaItem, blank: string): readonly Fact[] {
  const remarks = Object.entries(item.discussion?.remarks ?? {})
  const nameOf = (id: string) => item.candidates.find(({ application }) => application === id)?.name ?? ''
  const reasons = item.candidates.filter(({ application }) => application in state.failingReasons)
  return [
    { kind: 'heading', level: 2, text: `${item.title}（${item.candidates.length}人）` },
    ...written('审查情况：', item.report === '' ? undefined : (item.report ?? blank)),
    ...written(
      '',
      item.introduced === null
        ? blank && `＿＿时＿＿分，${blank.slice(0, 8)}介绍初审意见。`
        : `${item.introduced.at}，${memberName(state, item.introduced.by)}介绍初审意见。`,
    ),
    ...written('评议：', item.discussion?.summary ?? blank),
    ...remarks.map(([id, text]) => paragraph(`${nameOf(id)}：${text}`)),
    ...item.ballots.flatMap(({ attempt, voided }) =>
      voided === null ? [] : [paragraph(`第${attempt}次投票由主持人宣布无效：${voided}。`)],
    ),
    { kind: 'table', table: listTable('', countColumns, countRows(item)) },
    ...reasons.map(({ name, application }) =>
      paragraph(`${name}未通过的原因：${state.failingReasons[application] ?? ''}`),
    ),
  ]
}

const written = (before: string, text: string | undefined): readonly Fact[] =>
  text === undefined || text === '' ? [] : [paragraph(`${before}${text}`)]

/** F22: day, members, agenda, candidates, opinions, ballots, special matters, the rest; two signatures (art.24.a). */
const minutes: Spec = {
  label: '评审会议记录',
  clause: cite('anhui-titles-2018/art.24.a').clause,
  template: 'report',
  when: ({ stage }) =>
    stage === 'open' || stage === 'announced' || stage === 'signed' || stage === 'archived',
  data: (state) => minutesPaper(state),
  // who signs it reads it first
  readers: anyOf(recordKeepers, presider),
}

/** Since when and why the meeting went on by paper. */
const paperLine = ({ byPaper }: Meeting): readonly Fact[] =>
  byPaper === null ? [] : [paragraph(`${byPaper.time}起转为纸质办理，原因：${byPaper.reason}。`)]

/** F22 as far as it is written; `blank` stands for a line by hand where the sheet goes on by paper. */
export function minutesPaper(state: Meeting, blank = '') {
  const present = state.members.filter(({ expert }) => state.presence.some((one) => one.expert === expert))
  const { chair: signed, recorder } = state.minutes
  const chair = signed?.name ?? present.find(presides)?.name ?? ''
  const attended =
    present.length === 0 && blank !== ''
      ? `＿＿人：${blank.slice(0, 14)}`
      : `${present.length}人：${present.map(({ name }) => name).join('、')}`
  const observers = state.observers.map(({ name, office }) => `${name}（${office}）`).join('、')
  return {
    title: '评审会议记录',
    subtitle: `${state.committee.name}　${state.number}`,
    blocks: blocksOf(
      heading('一、时间、地点'),
      paragraph(`${writtenDay(state.on)}${state.time}，${state.place}。`),
      ...paperLine(state),
      heading('二、出席'),
      paragraph(`应到${state.members.length}人，实到${attended}。`),
      paragraph(`列席：${observers === '' ? blank || '无' : observers}。`),
      heading('三、议程、评审对象、评议意见和投票结果'),
      ...state.items.flatMap((item) => itemBlocks(state, item, blank)),
      heading('四、专项问题处理'),
      paragraph(state.special === '' ? blank || '无' : state.special),
      heading('五、其他事项'),
      paragraph(state.other === '' ? blank || '无' : state.other),
      ...state.addenda.map(({ text, on }) => paragraph(`补记（${writtenDay(on)}）：${text}`)),
    ),
    signedBy: [
      `主持人：${signed === null ? `（${chair}签名）` : chair}${signed?.onPaper === true ? '（纸质签名）' : ''}`,
      `记录人：${recorder?.name ?? '（签名）'}`,
    ],
    dateText: writtenDay(recorder?.on ?? state.on),
  }
}

export const voteDocuments: Readonly<Record<string, Spec>> = { ballots, countSheets, countReport, minutes }

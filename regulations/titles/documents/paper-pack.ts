/**
 * Everything a meeting needs to be held, or to go on, by paper in one file (DESK A11, 打印全套并转纸质): where it stands, who is in,
 * recusals, papers of the vote for what is still to come, the minutes so far. Of a ballot it holds totals only.
 */
import type { DocumentSpec } from '#kernel/case'
import type { Fact } from '#kernel/law'
import { cite } from '#kernel/law'
import { entitledTo, recusedFrom, standingBallot } from '../meeting/count.ts'
import { nameOf } from '../meeting/desk.ts'
import { stepOf } from '../meeting/evolve.ts'
import type { AgendaItem, Candidate, Meeting, Member } from '../meeting/state.ts'
import { meetingModes } from '../meeting/state.ts'
import { countReportPaper, minutesPaper, slipGroups, voteDocuments } from './ballot.ts'
import { blocksOf, type ListColumn, listTable, numbered, paragraph, writtenDay } from './grid.ts'
import { candidatesOf, meetingDocuments, recordKeepers } from './meeting.ts'

type Spec = DocumentSpec<Meeting>
type Section = { readonly template: string; readonly data: Fact }
const heading = (text: string) => ({ kind: 'heading', level: 1, text })
const table = (columns: readonly ListColumn[], rows: readonly (readonly (string | number)[])[]): Fact => ({
  kind: 'table',
  table: listTable('', columns, rows),
})
/** Room for a hand in the minutes. */
const BLANK = '＿'.repeat(24)

const isCounted = (item: AgendaItem): boolean => standingBallot(item)?.closed === true
/** Items whose slips are still to be handed out: none is counted, none is in the hands of the members. */
const awaitsSlips = ({ mode }: Meeting, item: AgendaItem): boolean =>
  standingBallot(item) === undefined || (mode !== 'paper' && !isCounted(item))

/** Who may vote on a candidate as far as it is known: before the first signature all who have a vote, before the introduction all who are in. */
function expectedVoters(state: Meeting, item: AgendaItem, candidate: Candidate): readonly Member[] {
  const all = state.members.map(({ expert }) => expert)
  const presence =
    state.presence.length > 0
      ? state.presence
      : all.map((expert) => ({ expert, signedInAt: '', leftAt: null }))
  const heard = item.introduced === null ? all : item.heard
  return entitledTo({ ...state, presence }, { ...item, heard }, candidate)
}

/** Print jobs in the order of the day with the number of sheets of each (DESK part 4, 会议包). */
function printJobs(state: Meeting): readonly (readonly [string, number])[] {
  const isBefore = state.stage === 'convened'
  const slips = state.items
    .filter((item) => awaitsSlips(state, item))
    .flatMap((item) =>
      slipGroups(state, item).map(({ together, candidates }): readonly [string, number] => {
        const [first] = candidates
        const copies = first === undefined ? 0 : expectedVoters(state, item, first).length
        return [`表决票　${item.title}${together ? '' : `：${first?.name ?? ''}（单独一张）`}`, copies]
      }),
    )
  const counts = state.items
    .filter((item) => !isCounted(item))
    .map(({ title }): readonly [string, number] => [`计票单　${title}（两名计票人各一份）`, 2])
  return [
    ...(isBefore ? [['送评名册', 1] as const] : []),
    ...(state.stage === 'announced' ? [] : [['签到与离会登记', 1] as const]),
    ...(isBefore ? [['保密与回避承诺书', 1] as const] : []),
    ...slips,
    ...counts,
    ['计票结果报告单', 1],
    ['会议记录', 1],
  ]
}

/** From which moment paper holds, on whose word and why. */
function standing(state: Meeting): string {
  const { byPaper, stage, mode } = state
  if (byPaper !== null) {
    const by = byPaper.by === '' ? '' : `由${nameOf(state, byPaper.by)}宣布，`
    return `${by}本次会议自${writtenDay(byPaper.on)}${byPaper.time}起转为纸质办理，原因：${byPaper.reason}。此前以系统记录为准；此后以纸件为准，会后附扫描件补录，由另一位同事核对。`
  }
  if (stage === 'convened') return '开会前印好备用。机器或网络中断时，凭本套纸件继续开会。'
  return mode === 'paper'
    ? '本次会议为纸质办理。机器中断时，凭本套纸件继续开会，会后附扫描件补录。'
    : `打印时会议以${meetingModes[mode]}方式进行，尚未转为纸质办理；正在进行的电子投票，转为纸质时由主持人宣布无效，重新投票。`
}

function memberRows(state: Meeting) {
  return state.members.map((member) => {
    const presence = state.presence.find(({ expert }) => expert === member.expert)
    const place = presence === undefined ? '未签到' : presence.leftAt === null ? '在场' : '离会'
    return [member.name, member.function, place, presence?.signedInAt ?? '', presence?.leftAt ?? '']
  })
}

const recusalRows = (state: Meeting) =>
  candidatesOf(state).flatMap((candidate) => {
    const away = recusedFrom(state, candidate).map((expert) => nameOf(state, expert))
    return away.length === 0 ? [] : [[candidate.name, candidate.employer, away.join('、')]]
  })

/** Totals that were read out in the room, and whoever is still to be voted on. */
const resultRows = (state: Meeting) =>
  state.items.flatMap((item) =>
    item.candidates.map(({ application, name }) => {
      const question = standingBallot(item)?.questions.find((one) => one.application === application)
      const count = isCounted(item) ? (question?.count ?? null) : null
      if (question === undefined || count === null) return [item.title, name, '', '', '', '', '待表决']
      const { yes, no, abstain } = count
      const result = question.passed === true ? '通过' : '未通过'
      return [item.title, name, question.present, yes, no, abstain, result]
    }),
  )

const voidedLines = ({ items }: Meeting) =>
  items.flatMap(({ title, ballots }) =>
    ballots.flatMap(({ attempt, voided }) =>
      voided === null ? [] : [paragraph(`${title}第${attempt}次投票无效：${voided}。`)],
    ),
  )

/** Who is in, who has left, who stays away from whom. */
const peopleBlocks = (state: Meeting): readonly Fact[] => [
  heading('二、到会情况'),
  paragraph(`规定出席人数：${state.committee.quorum ?? '未规定'}。`),
  table(
    [
      ['no', '序号', 3, 'code'],
      ['name', '姓名', 7],
      ['function', '职务', 8],
      ['place', '到会', 5],
      ['in', '签到', 4],
      ['out', '离会', 4],
    ],
    numbered(memberRows(state)),
  ),
  heading('三、回避'),
  recusalRows(state).length === 0
    ? paragraph('没有需要回避的。')
    : table(
        [
          ['name', '评审对象', 7],
          ['employer', '单位', 12],
          ['away', '不参加其评议和表决的委员', 12],
        ],
        recusalRows(state),
      ),
]

/** How far the agenda is, what was decided on whom, who is still to come. */
const agendaBlocks = (state: Meeting): readonly Fact[] => [
  heading('四、议程进展'),
  table(
    [
      ['no', '序号', 3, 'code'],
      ['title', '议程', 16],
      ['candidates', '人数', 4, 'figure'],
      ['step', '进展', 8],
    ],
    numbered(state.items.map((item) => [item.title, item.candidates.length, stepOf(item)])),
  ),
  ...voidedLines(state),
  heading('五、表决结果和待表决的对象'),
  table(
    [
      ['item', '议程', 9],
      ['name', '姓名', 6],
      ['present', '出席', 3, 'figure'],
      ['yes', '赞成', 3, 'figure'],
      ['against', '反对', 3, 'figure'],
      ['abstain', '弃权', 3, 'figure'],
      ['result', '结果', 5],
    ],
    resultRows(state),
  ),
]

/** The first sheets: where the meeting stands. */
const situation = (state: Meeting): Section => ({
  template: 'report',
  data: {
    title: '评审会议全套纸件',
    subtitle: `${state.committee.name}　${state.number}`,
    blocks: blocksOf(
      paragraph(standing(state)),
      heading('一、纸件和份数'),
      table(
        [
          ['no', '序号', 3, 'code'],
          ['paper', '纸件', 24],
          ['copies', '份数', 4, 'figure'],
        ],
        numbered(printJobs(state)),
      ),
      ...peopleBlocks(state),
      ...agendaBlocks(state),
      paragraph('本套纸件严格保密，会后随会议记录归档。'),
    ),
    signedBy: [state.convening.name],
    dateText: writtenDay(state.on),
  },
})

/** A paper of the meeting as it would be printed of the state given; nothing where it is not due. */
function paper(specs: Readonly<Record<string, Spec>>, name: string, state: Meeting): readonly Section[] {
  const spec = specs[name]
  if (spec === undefined) throw new Error(`the pack has no paper ${name}`)
  return spec.when(state, []) ? [{ template: spec.template, data: spec.data(state, []) }] : []
}

/** The pack of a meeting before it begins and at any moment of it. */
function sectionsOf(state: Meeting): readonly Section[] {
  const isBefore = state.stage === 'convened'
  const toVote = { ...state, items: state.items.filter((item) => awaitsSlips(state, item)) }
  const toCount = { ...state, items: state.items.filter((item) => !isCounted(item)) }
  return [
    situation(state),
    ...(isBefore ? paper(meetingDocuments, 'reviewRoster', state) : []),
    ...(state.stage === 'announced' ? [] : paper(meetingDocuments, 'attendance', state)),
    ...(isBefore ? paper(meetingDocuments, 'secrecyPledge', state) : []),
    ...paper(voteDocuments, 'ballots', toVote),
    ...paper(voteDocuments, 'countSheets', toCount),
    { template: 'figures', data: countReportPaper(state) },
    { template: 'report', data: minutesPaper(state, BLANK) },
  ]
}

const paperPack: Spec = {
  label: '会议全套纸件',
  clause: cite('anhui-titles-2018/art.57.a').clause,
  template: 'compilation',
  when: (state) =>
    (state.stage === 'convened' || state.stage === 'open' || state.stage === 'announced') &&
    candidatesOf(state).length > 0,
  data: (state) => ({ contents: false, sections: sectionsOf(state) }),
  readers: recordKeepers,
}

export const packDocuments: Readonly<Record<string, Spec>> = { paperPack }

/** Before opening: pledges and recusals, training, material, readers, panel opinions. */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, expertOf, field, filled, member, oneForm, panelHead, secretary } from './desk.ts'
import * as examples from './examples.ts'
import { readerMarksOwnFiles } from './rules-agenda.ts'
import { candidatesAreUnvoted } from './rules-room.ts'
import {
  pledgesAreGiven,
  readerIsNotRecused,
  readersAreOneToThree,
  presiderIsPresent,
  panelOpinionsAreSigned,
} from './rules.ts'
import { nameOf } from './desk.ts'
import { recusedFrom } from './count.ts'
import { presides } from './state.ts'
import type { Meeting } from './state.ts'

export const RecordTraining = desk.act({
  label: '登记会前学习',
  cite: cite('anhui-titles-2018/art.23.3.a'),
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  onPaper: true,
  input: z.strictObject({
    by: filled(60),
    attended: z.array(filled(60)).min(1).max(100),
    topics: filled(500, '请写明学习内容'),
  }),
  form: oneForm(
    '会前学习',
    field('by', 'text', '主持人（主任或副主任委员）'),
    field('attended', 'table', '参加人', { columns: [field('', 'text', '专家编号')] }),
    field('topics', 'textarea', '学习内容'),
  ),
  decide: ({ state, input, at }) => {
    const leader = state.members.find(({ expert }) => expert === input.by)
    return decided({
      guards: [presiderIsPresent({ presides: leader !== undefined && presides(leader), signedIn: true })],
      events: [{ type: 'TrainingHeld', ...input, on: at.date }],
    })
  },
  example: examples.recordTraining,
})

export const ReleaseBundle = desk.act({
  label: '送达会议材料',
  cite: cite('anhui-titles-2018/art.23.3.b'),
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  onPaper: true,
  input: z.strictObject({}),
  form: oneForm('会议材料'),
  decide: () => decided({ events: [{ type: 'BundleReleased' }] }),
  example: examples.releaseBundle,
})

/** A member opens the material, or the secretary hands out the numbered copies. */
export const ReceiveBundle = desk.act({
  label: '签收会议材料',
  cite: cite('anhui-titles-2018/art.23.3.b'),
  by: anyOf(member, secretary),
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ experts: z.array(filled(60)).max(100).default([]) }),
  form: oneForm(
    '签收',
    field('experts', 'table', '签收人（秘书代登时填写）', { columns: [field('', 'text', '专家编号')] }),
  ),
  decide: ({ state, input, actor }) => {
    const own = expertOf(state, actor?.person)
    const experts = own === undefined ? input.experts : [own]
    const unpledged = experts.filter((expert) => !state.pledges.some((pledge) => pledge.expert === expert))
    return decided({
      guards: [pledgesAreGiven({ missing: unpledged.map((expert) => nameOf(state, expert)) })],
      events: [{ type: 'BundleReceived', experts }],
    })
  },
  example: examples.receiveBundle,
})

/** Names of readers who would read what they are recused from. */
function recusedReaders(
  state: Meeting,
  readers: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return candidatesIn(state).flatMap((candidate) => {
    const recused = recusedFrom(state, candidate)
    return (readers[candidate.application] ?? [])
      .filter((reader) => recused.includes(reader))
      .map((reader) => `${nameOf(state, reader)}（${candidate.name}）`)
  })
}
const candidatesIn = ({ items }: Meeting) => items.flatMap(({ candidates }) => candidates)
const READERS_MAX = 3

export const AssignFirstReaders = desk.act({
  label: '指定初审委员',
  cite: cite('anhui-titles-2018/art.23.4.b'),
  by: secretary,
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  onPaper: true,
  input: z.strictObject({
    readers: z
      .array(z.strictObject({ application: filled(100), expert: filled(60) }))
      .min(1)
      .max(200 * READERS_MAX),
  }),
  form: oneForm(
    '初审委员',
    field('readers', 'table', '分工', {
      columns: [field('application', 'text', '申报件'), field('expert', 'text', '专家编号')],
    }),
  ),
  decide: ({ state, input }) => {
    const named = [...Map.groupBy(input.readers, ({ application }) => application)]
    const readers = Object.fromEntries(
      named.map(([application, lines]) => [application, [...new Set(lines.map(({ expert }) => expert))]]),
    )
    const crowded = candidatesIn(state).filter(
      ({ application }) => (readers[application] ?? []).length > READERS_MAX,
    )
    return decided({
      guards: [
        readersAreOneToThree({ crowded: crowded.map(({ name }) => name) }),
        readerIsNotRecused({ recused: recusedReaders(state, readers) }),
      ],
      events: [{ type: 'FirstReadersAssigned', readers }],
    })
  },
  example: examples.assignReaders,
})

/** First readers mark what they have read; marks made on paper are entered by the secretary, for all at once (DESK A10). */
export const MarkRead = desk.act({
  label: '标记已阅',
  cite: cite('anhui-titles-2018/art.23.5.j'),
  by: anyOf(member, secretary),
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ applications: z.array(filled(100)).max(200).default([]) }),
  form: oneForm(
    '已阅',
    field('applications', 'table', '申报件（不填为全部分给本人的）', {
      columns: [field('', 'text', '申报件编号')],
    }),
  ),
  decide: ({ state, input, actor }) => {
    const own = expertOf(state, actor?.person)
    const named = candidatesIn(state).filter(({ application }) => input.applications.includes(application))
    const others = own === undefined ? [] : named.filter(({ readers }) => !readers.includes(own))
    const marked = input.applications.length === 0 ? candidatesIn(state) : named
    const read = marked.map(
      ({ application, readers }) =>
        [application, own === undefined ? readers : readers.filter((one) => one === own)] as const,
    )
    return decided({
      guards: [readerMarksOwnFiles({ others: others.map(({ name }) => name) })],
      events: [
        { type: 'FilesRead', read: Object.fromEntries(read.filter(([, readers]) => readers.length > 0)) },
      ],
    })
  },
  example: examples.markRead,
})

/** F23 as one signed list (DESK job table: group opinions signed as one list). */
export const SignPanelOpinions = desk.act({
  label: '签署专业组初审意见',
  cite: cite('anhui-titles-2018/art.23.4.a'),
  by: anyOf(panelHead, secretary),
  in: ['convened', 'open'],
  leadsTo: ['convened', 'open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({
    leader: filled(60),
    opinions: z
      .array(
        z.strictObject({
          application: filled(100),
          recommended: z.boolean(),
          reasons: filled(500, '请写明评议意见'),
        }),
      )
      .min(1)
      .max(200),
  }),
  form: oneForm(
    '专业组初审意见',
    field('leader', 'text', '组长（专家编号）'),
    field('opinions', 'table', '意见', {
      columns: [
        field('application', 'text', '申报件'),
        field('recommended', 'checkbox', '推荐'),
        field('reasons', 'text', '评议意见'),
      ],
    }),
  ),
  decide: ({ state, input, actor }) => {
    const own = expertOf(state, actor?.person)
    const leader = own ?? input.leader
    const heads = state.members.filter(
      ({ function: kind }) => kind === '专业组长' || kind === '主任委员' || kind === '副主任委员',
    )
    return decided({
      guards: [
        panelOpinionsAreSigned({
          missing: heads.some(({ expert }) => expert === leader) ? [] : ['专业组长本人签名'],
        }),
        candidatesAreUnvoted(
          state,
          input.opinions.map(({ application }) => application),
          '改动专业组初审意见',
        ),
      ],
      events: [
        {
          type: 'PanelOpinionsSigned',
          leader,
          opinions: Object.fromEntries(
            input.opinions.map(({ application, recommended, reasons }) => [
              application,
              { recommended, reasons },
            ]),
          ),
        },
      ],
    })
  },
  example: examples.signOpinions,
})

/**
 * The secret ballot as the record knows it: opened for named questions, counted, confirmed. Nobody's choice passes
 * through here. On paper two tellers key the count sheet independently; by machine the box reports totals.
 */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import { clockOf } from '#kernel/time'
import {
  countFaults,
  entitledTo,
  isPassed,
  membersPresent,
  recusedFrom,
  sheetDifferences,
  standingBallot,
  unreadOf,
} from './count.ts'
import {
  countColumns,
  countField,
  desk,
  expertOf,
  field,
  filled,
  findItem,
  itemField,
  oneForm,
  presider,
  recorder,
  secretary,
} from './desk.ts'
import * as examples from './examples.ts'
import { filesAreRead } from './rules-agenda.ts'
import {
  countAddsUp,
  itemIsDiscussed,
  onlyThoseEntitledVote,
  notYetVotedOn,
  presiderIsPresent,
  quorumIsPresent,
  stepIsNext,
  tellersAgree,
  twoThirdsAreInFavour,
} from './rules.ts'
import type { AgendaItem, Count, Meeting } from './state.ts'
import { presides } from './state.ts'

const ballotCite = cite('anhui-titles-2018/art.23.5.c')
const clerk = anyOf(secretary, recorder)
const countsInput = z.array(countField).min(1).max(200)
type CountRow = z.infer<typeof countField>

const countsOf = (rows: readonly CountRow[]): Readonly<Record<string, Count>> =>
  Object.fromEntries(rows.map(({ application, ...count }) => [application, count]))

/** Quorum for each candidate, on members still present and not recused (reading of art.23.5.a). */
function quorumFindings(state: Meeting, item: AgendaItem): readonly Finding[] {
  return item.candidates.map((candidate) =>
    quorumIsPresent({
      quorum: state.committee.quorum,
      present: entitledTo(state, item, candidate).length,
      candidate: candidate.name,
    }),
  )
}

export const OpenBallot = desk.act({
  label: '开始投票',
  cite: ballotCite,
  by: anyOf(presider, secretary),
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ item: itemField }),
  form: oneForm('投票', field('item', 'text', '议程')),
  decide: ({ state, input, at }) => {
    const item = findItem(state, input.item)
    if (item === undefined)
      return decided({ guards: [stepIsNext({ missing: '列入议程', wanted: '投票' })], events: [] })
    const standing = standingBallot(item)
    const entitled = item.candidates.map(
      (candidate) => [candidate.application, entitledTo(state, item, candidate).length] as const,
    )
    const recused = item.candidates.map(
      (candidate) => [candidate.application, recusedFrom(state, candidate)] as const,
    )
    return decided({
      guards: [
        stepIsNext({ missing: item.introduced === null ? '介绍初审意见' : null, wanted: '投票' }),
        filesAreRead({ unread: unreadOf(state, item) }),
        itemIsDiscussed({ discussed: item.discussion !== null, item: item.title }),
        notYetVotedOn({ voted: standing === undefined ? [] : item.candidates.map(({ name }) => name) }),
        ...quorumFindings(state, item),
      ],
      events: [
        {
          type: 'BallotOpened',
          item: item.id,
          time: clockOf(at.instant),
          present: Object.fromEntries(entitled),
          recused: Object.fromEntries(recused),
        },
      ],
    })
  },
  example: examples.openBallot,
})

/** A sheet against the questions it belongs to: a line for each, ballots for those entitled, figures that add up. */
function sheetFindings(
  item: AgendaItem | undefined,
  counts: Readonly<Record<string, Count>>,
): readonly Finding[] {
  if (item === undefined) return []
  const questions = standingBallot(item)?.questions ?? []
  const named = new Map(item.candidates.map(({ application, name }) => [application, name]))
  const strangers = Object.keys(counts).filter((application) => !named.has(application))
  const lines = questions.map(({ application, present }) => ({
    name: named.get(application) ?? application,
    present,
    count: counts[application],
  }))
  const faults = lines.flatMap(({ name, count }) =>
    count === undefined ? [`${name}没有计票`] : countFaults(count).map((fault) => `${name}：${fault}`),
  )
  const uneven = lines.filter(({ count, present }) => count !== undefined && count.issued !== present)
  return [
    countAddsUp({ faults: [...strangers.map((application) => `${application}不在本议程`), ...faults] }),
    onlyThoseEntitledVote({
      lines: uneven.map(
        ({ name, count, present }) => `${name}：发出${count?.issued ?? 0}张，有表决权的到会委员${present}人`,
      ),
    }),
  ]
}

const openBallotOf = (state: Meeting, id: string) => {
  const item = findItem(state, id)
  const ballot = item === undefined ? undefined : standingBallot(item)
  return ballot === undefined || ballot.closed || item === undefined ? undefined : { item, ballot }
}
const ballotIsOpen = (open: boolean, wanted: string) =>
  stepIsNext({ missing: open ? null : '开始投票', wanted })

export const KeyCount = desk.act({
  label: '录入计票单',
  cite: ballotCite,
  by: clerk,
  in: ['open'],
  leadsTo: ['open'],
  concurrency: 'redecide',
  onPaper: true,
  input: z.strictObject({ item: itemField, teller: filled(40, '请填写计票人'), counts: countsInput }),
  form: oneForm(
    '计票单',
    field('item', 'text', '议程'),
    field('teller', 'text', '计票人'),
    field('counts', 'table', '票数', { columns: countColumns }),
  ),
  decide: ({ state, input }) => {
    const open = openBallotOf(state, input.item)
    const counts = countsOf(input.counts)
    const guards = [ballotIsOpen(open !== undefined, '录入计票单'), ...sheetFindings(open?.item, counts)]
    return decided({
      guards,
      events: [{ type: 'CountKeyed', item: input.item, teller: input.teller, counts }],
    })
  },
  example: examples.keyCount,
})

const confirmation = (state: Meeting, item: AgendaItem, counts: Readonly<Record<string, Count>>) => {
  const questions = standingBallot(item)?.questions ?? []
  const passed = questions.map(
    ({ application, present }) => [application, isPassed(counts[application]?.yes ?? 0, present)] as const,
  )
  const verdicts = questions.map(({ application, present }) =>
    twoThirdsAreInFavour({
      candidate: item.candidates.find((one) => one.application === application)?.name ?? application,
      yes: counts[application]?.yes ?? 0,
      present,
    }),
  )
  return { passed: Object.fromEntries(passed), verdicts }
}

/** Scrutineer, tellers and chair have signed the paper; the two sheets agree. */
export const ConfirmCount = desk.act({
  label: '确认计票结果',
  cite: ballotCite,
  by: anyOf(presider, secretary),
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ item: itemField, scan: z.array(filled(100)).max(20).default([]) }),
  form: oneForm('确认', field('item', 'text', '议程'), field('scan', 'file', '已签名的计票单')),
  decide: ({ state, input }) => {
    const open = openBallotOf(state, input.item)
    const sheets = open?.ballot.sheets ?? []
    const [first, second] = sheets
    const differing =
      first === undefined || second === undefined ? [] : sheetDifferences(first.counts, second.counts)
    const names = (open?.item.candidates ?? []).filter(({ application }) => differing.includes(application))
    const guards = [
      ballotIsOpen(open !== undefined, '确认计票结果'),
      tellersAgree({ tellers: sheets.length, differing: names.map(({ name }) => name) }),
    ]
    if (open === undefined || first === undefined) return decided({ guards, events: [] })
    const { passed, verdicts } = confirmation(state, open.item, first.counts)
    return decided({
      guards,
      verdicts,
      events: [
        {
          type: 'CountConfirmed',
          item: input.item,
          counts: first.counts,
          passed,
          scan: input.scan,
          notSeparated: null,
        },
      ],
    })
  },
  example: examples.confirmCount,
})

/** Totals of the machine ballot, after the three counts stood before the room (ENGINEERING A6). */
export const TakeTotals = desk.act({
  label: '接收票箱合计',
  cite: ballotCite,
  by: anyOf(presider, secretary),
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({ item: itemField, counts: countsInput, notSeparated: z.boolean() }),
  decide: ({ state, input }) => {
    const open = openBallotOf(state, input.item)
    const counts = countsOf(input.counts)
    const guards = [ballotIsOpen(open !== undefined, '接收票箱合计'), ...sheetFindings(open?.item, counts)]
    if (open === undefined) return decided({ guards, events: [] })
    const { passed, verdicts } = confirmation(state, open.item, counts)
    return decided({
      guards,
      verdicts,
      events: [
        {
          type: 'CountConfirmed',
          item: input.item,
          counts,
          passed,
          scan: [],
          notSeparated: input.notSeparated,
        },
      ],
    })
  },
  example: examples.takeTotals,
})

/** Names whose ballot is counted: it can neither be void nor held again. */
const countedNames = (item: AgendaItem | undefined): readonly string[] =>
  item !== undefined && standingBallot(item)?.closed === true ? item.candidates.map(({ name }) => name) : []

/** A ballot that failed before the box was opened is void and held anew; that is no second review (DESK A11). */
export const VoidBallot = desk.act({
  label: '宣布投票无效',
  cite: cite('anhui-titles-2018/art.23.5.g'),
  by: anyOf(presider, secretary),
  in: ['open'],
  leadsTo: ['open'],
  onPaper: true,
  input: z.strictObject({
    item: itemField,
    reason: filled(300, '请写明无效的原因'),
    presider: z.string().max(60).default(''),
  }),
  form: oneForm(
    '投票无效',
    field('item', 'text', '议程'),
    field('reason', 'textarea', '原因'),
    field('presider', 'text', '宣布人（秘书代登时填写专家编号）'),
  ),
  decide: ({ state, input, actor }) => {
    const open = openBallotOf(state, input.item)
    const by = expertOf(state, actor?.person) ?? input.presider
    const own = state.members.find(({ expert }) => expert === by)
    const signedIn = membersPresent(state).some(({ expert }) => expert === by)
    return decided({
      guards: [
        ballotIsOpen(open !== undefined, '宣布无效'),
        notYetVotedOn({ voted: countedNames(findItem(state, input.item)) }),
        presiderIsPresent({ presides: own !== undefined && presides(own), signedIn }),
      ],
      events: [{ type: 'BallotVoided', item: input.item, reason: input.reason }],
    })
  },
  example: examples.voidBallot,
})

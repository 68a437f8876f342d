/** The pack of a meeting on paper: what is done, what is still to come, and of a ballot nothing but totals. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mayReadDocument } from '#kernel'
import { templateSchemas } from '../../platform/documents/model.ts'
import { packDocuments } from '../../regulations/titles/documents/paper-pack.ts'
import { minutesPaper } from '../../regulations/titles/documents/ballot.ts'
import { reviewMeeting } from '../../regulations/titles/meeting/meeting.ts'
import {
  ON,
  actors,
  agendaItem,
  candidate,
  countOf,
  counted,
  inBallot,
  meeting,
} from '../../regulations/titles/meeting/sample.ts'
import type { AgendaItem, Meeting } from '../../regulations/titles/meeting/state.ts'

type Section = {
  readonly template: string
  readonly data: { readonly title?: unknown; readonly tables?: unknown }
}
const packOf = (state: Meeting): readonly Section[] => {
  const spec = packDocuments['paperPack']
  assert.ok(spec?.when(state, []) === true)
  const data = spec.data(state, [])
  const parsed = templateSchemas.compilation.safeParse(data)
  assert.ok(parsed.success, parsed.error?.message ?? '')
  return (data as { readonly sections: readonly Section[] }).sections
}
const titlesOf = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ data: { title, tables } }) =>
    tables === undefined
      ? [String(title)]
      : (tables as readonly { readonly title: string }[]).map((table) => table.title),
  )
const textOf = (sections: readonly Section[]): string => JSON.stringify(sections)

const titled = (item: AgendaItem, id: string, title: string, numbers: readonly number[]): AgendaItem => ({
  ...item,
  id,
  title,
  candidates: numbers.map((n) => candidate(n)),
  ballots: item.ballots.map((ballot) => ({
    ...ballot,
    questions: numbers.map((n, i) => ({ ...ballot.questions[i], application: `application-${n}` }) as never),
  })),
})
/** The first batch is counted, the ballot of the second is open, the third has not begun; 专家5 has left, 专家4 is recused from 申报人6. */
const running = (more: Partial<Meeting> = {}): Meeting => {
  const base = meeting('open', { mode: 'local' })
  return meeting('open', {
    mode: 'local',
    items: [
      counted(),
      titled(inBallot(), 'item-2', '机械专业第二批', [3, 4]),
      titled(agendaItem([]), 'item-3', '机械专业第三批', [5, 6]),
    ],
    presence: base.presence.map((one) => (one.expert === 'E5' ? { ...one, leftAt: '10:30' } : one)),
    pledges: base.pledges.map((one) =>
      one.expert === 'E4' ? { ...one, recusals: [{ application: 'application-6', reason: '师生' }] } : one,
    ),
    ...more,
  })
}
const byPaper = { on: ON, time: '15:02', by: 'E1', reason: '会场断电' }
const onPaper = (): Meeting => {
  const state = running()
  const items = state.items.map((item) =>
    item.id === 'item-2'
      ? { ...item, ballots: item.ballots.map((one) => ({ ...one, voided: '15:02转为纸质办理：会场断电' })) }
      : item,
  )
  return { ...state, mode: 'paper', byPaper, items }
}

describe('the pack before the meeting', () => {
  it('has every paper of the day in order, with the number of sheets', () => {
    const pack = packOf(meeting('convened', { presence: [] }))
    assert.deepEqual(titlesOf(pack), [
      '评审会议全套纸件',
      '2024年度机械专业送评名册',
      '评审委员签到与离会登记',
      '评审人员保密与回避承诺书',
      '表决票　机械专业第一批',
      '计票单　机械专业第一批',
      '计票结果报告单',
      '评审会议记录',
    ])
    assert.match(textOf(pack), /"paper":"表决票　机械专业第一批","copies":"15"/)
    assert.match(textOf(pack), /开会前印好备用/)
    assert.match(JSON.stringify(pack.at(-1)), /应到15人，实到＿＿人：＿/)
  })
})

describe('the pack of a running meeting', () => {
  it('says who is in and who left, who is recused, and where the agenda stands', () => {
    const [first] = packOf(onPaper())
    const text = JSON.stringify(first)
    assert.match(text, /由专家1宣布，本次会议自2024年11月16日15:02起转为纸质办理，原因：会场断电/)
    assert.match(text, /"name":"专家5","function":"委员","place":"离会","in":"08:45","out":"10:30"/)
    assert.match(text, /"name":"专家3","function":"委员","place":"在场"/)
    assert.match(text, /"name":"申报人6","employer":"示例设计院","away":"专家4"/)
    assert.match(text, /"title":"机械专业第一批","candidates":"2","step":"已计票"/)
    assert.match(text, /机械专业第二批第1次投票无效：15:02转为纸质办理：会场断电。/)
    assert.match(
      text,
      /"name":"申报人1","present":"15","yes":"10","against":"5","abstain":"0","result":"通过"/,
    )
    for (const n of [3, 4, 5, 6]) assert.match(text, new RegExp(`"name":"申报人${n}"[^}]*"result":"待表决"`))
  })

  it('has slips and count sheets for the rest only, a recusal on a slip of its own', () => {
    const pack = packOf(onPaper())
    assert.deepEqual(titlesOf(pack), [
      '评审会议全套纸件',
      '评审委员签到与离会登记',
      '表决票　机械专业第二批',
      '表决票　机械专业第三批',
      '表决票',
      '计票单　机械专业第二批',
      '计票单　机械专业第三批',
      '计票结果报告单',
      '评审会议记录',
    ])
    const jobs = JSON.stringify(pack[0])
    assert.match(jobs, /"paper":"表决票　机械专业第二批","copies":"14"/)
    assert.match(jobs, /"paper":"表决票　机械专业第三批：申报人6（单独一张）","copies":"13"/)
    const slips = JSON.stringify(pack[2])
    assert.doesNotMatch(slips, /申报人[12]"/)
    assert.match(JSON.stringify(pack[4]), /表决＿＿人，通过＿＿人/)
  })

  it('prints no second set of slips while those of a paper ballot are in the hands of the members', () => {
    const titles = titlesOf(packOf(running({ mode: 'paper' })))
    assert.ok(!titles.includes('表决票　机械专业第二批'))
    assert.ok(titles.includes('计票单　机械专业第二批'))
    assert.ok(titlesOf(packOf(running())).includes('表决票　机械专业第二批'), 'a machine ballot has none')
  })

  it('holds nothing of an open ballot: what tellers keyed and who keyed it changes no letter', () => {
    const keyed = (figures: readonly (readonly [string, number])[]) => {
      const state = onPaper()
      const items = state.items.map((item) =>
        item.id !== 'item-2'
          ? item
          : {
              ...item,
              ballots: item.ballots.map((ballot) => ({
                ...ballot,
                voided: null,
                sheets: figures.map(([teller, yes]) => ({
                  teller,
                  counts: { 'application-3': countOf(yes), 'application-4': countOf(yes) },
                })),
              })),
            },
      )
      return textOf(packOf({ ...state, items }))
    }
    assert.equal(
      keyed([
        ['甲', 9],
        ['乙', 12],
      ]),
      keyed([]),
    )
  })

  it('goes on in the minutes with lines for a hand, and tells of the void ballot', () => {
    const minutes = JSON.stringify(packOf(onPaper()).at(-1))
    assert.match(minutes, /15:02起转为纸质办理，原因：会场断电。/)
    assert.match(minutes, /第1次投票由主持人宣布无效：15:02转为纸质办理：会场断电。/)
    assert.match(minutes, /审查情况：＿/)
    assert.match(minutes, /＿＿时＿＿分，＿+介绍初审意见。/)
    assert.doesNotMatch(JSON.stringify(minutesPaper(onPaper())), /＿/)
  })

  it('after the announcement it is the record only; over or not convened there is none', () => {
    const announced = meeting('announced', { items: [counted()], byPaper, special: '无', other: '无' })
    const pack = packOf(announced)
    assert.deepEqual(titlesOf(pack), ['评审会议全套纸件', '计票结果报告单', '评审会议记录'])
    assert.match(textOf(pack), /表决2人，通过1人，未通过1人/)
    for (const stage of ['planned', 'signed', 'archived', 'cancelled'] as const)
      assert.equal(packDocuments['paperPack']?.when(meeting(stage), []), false, stage)
  })

  it('is read at the desk, not by members', () => {
    const spec = packDocuments['paperPack']
    assert.ok(spec)
    const state = onPaper()
    const parties = reviewMeeting.parties(state)
    const reads = (actor: typeof actors.chair) => mayReadDocument(spec, { kind: 'person', actor }, parties)
    assert.deepEqual([actors.secretary, actors.recorder, actors.chair, actors.member].map(reads), [
      true,
      true,
      false,
      false,
    ])
  })
})

describe('the minutes', () => {
  it('say that the chair signed on paper', () => {
    const chair = { by: 'person-expert-1', name: '专家1', on: ON }
    const signed = (onPaperToo: boolean) =>
      minutesPaper(
        meeting('announced', { minutes: { chair: { ...chair, onPaper: onPaperToo }, recorder: null } }),
      ).signedBy[0]
    assert.deepEqual([signed(true), signed(false)], ['主持人：专家1（纸质签名）', '主持人：专家1'])
  })
})

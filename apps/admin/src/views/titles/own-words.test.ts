import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stages } from '../../../../../regulations/titles/filing/labels.ts'
import type { Period } from '../../api/types.ts'
import { inWhoseHands, isOver, papersFor, plainStage, splitOwn, asksOf } from './own-words.ts'

type Told = Parameters<typeof asksOf>[0]
const intake: Told['intake'] = {
  submission: null,
  reviewedBy: null,
  reviewNote: '',
  struck: [],
  correction: null,
  declined: null,
  admittedOn: null,
  fee: null,
  consent: null,
  exam: null,
  examSlip: null,
  released: null,
}
const outcome = { certificate: null } as Told['outcome']
const draft: Told = { stage: 'drafting', entrustment: null, intake, outcome, exit: null }
const due = (id: string) => ({ id, due: '2023-03-31' }) as Period
const keysOf = (state: Told, periods: readonly Period[] = []) => asksOf(state, periods).map(({ key }) => key)

describe("what an applicant's own page says", () => {
  it('has a sentence of its own for every stage', () => {
    const said = (Object.keys(stages) as (keyof typeof stages)[]).map(plainStage)
    assert.ok(said.every((one) => one.endsWith('。')))
    assert.equal(new Set(said).size, said.length)
  })
  it('asks to file a draft until the filing window ends, and to confirm first what a clerk filled in', () => {
    assert.deepEqual(keysOf(draft), ['file'])
    const [ask] = asksOf(draft, [due('internal-publicity'), due('filing-window')])
    assert.equal(ask?.period?.id, 'filing-window')
    const by = 'clerk'
    assert.deepEqual(keysOf({ ...draft, entrustment: { by, evidence: [], confirmed: null } }), [
      'confirm',
      'file',
    ])
    assert.deepEqual(keysOf({ ...draft, entrustment: { by, evidence: [], confirmed: 'digest' } }), ['file'])
  })
  it('names only the items of the deficiency list that are still open, and the day and hour', () => {
    const correction = {
      issuedOn: '2023-02-20',
      dueOn: '2023-03-10',
      dueTime: '17:30',
      by: 'clerk',
      amended: false,
      items: [
        { id: '1', text: '考核没有盖章', slot: null, suppliedOn: null },
        { id: '2', text: '缺学历证书', slot: null, suppliedOn: '2023-02-22' },
      ],
    } as unknown as NonNullable<Told['intake']['correction']>
    const [ask] = asksOf({ ...draft, stage: 'correcting', intake: { ...intake, correction } }, [
      due('correction'),
    ])
    assert.deepEqual(ask?.items, ['考核没有盖章'])
    assert.equal(ask.say, '补齐 1 项材料，2023-03-10 17:30 前交。')
    assert.equal(ask.period?.id, 'correction')
    // The list is answered once the stage has gone on.
    assert.deepEqual(keysOf({ ...draft, stage: 'received', intake: { ...intake, correction } }), [])
  })
  it('asks for the fee until it is paid, for the exam until it was marked, for the certificate until handed over', () => {
    const fee = { dueCents: 28_000, paidOn: null, receipt: null }
    const admitted: Told = { ...draft, stage: 'admitted', intake: { ...intake, fee } }
    assert.equal(asksOf(admitted, [])[0]?.say, '缴评审费 280 元，办法见缴费通知。')
    const paidOn = '2023-05-01' as never
    assert.deepEqual(keysOf({ ...admitted, intake: { ...intake, fee: { ...fee, paidOn } } }), [])
    const examSlip = {
      exam: 'e',
      ticket: 't',
      room: '3 考场',
      place: '一中',
      seat: 7,
      sittings: [{ form: '笔试', on: paidOn, from: '09:00', until: '11:00' }],
      noticedOn: paidOn,
    }
    const [sit] = asksOf({ ...admitted, intake: { ...intake, examSlip } }, [])
    assert.equal(sit?.say, '带准考证参加考试：一中，3 考场，7 号座。')
    assert.deepEqual(sit.items, ['2023-05-01 09:00—11:00 笔试'])
    const exam = { total: null, absent: false, qualified: true, on: paidOn }
    assert.deepEqual(keysOf({ ...admitted, intake: { ...intake, examSlip, exam } }), [])
    const certificate = { number: '1', code: 'c', issuedOn: paidOn, handedOverOn: null }
    const approved: Told = { ...draft, stage: 'approved', outcome: { ...outcome, certificate } }
    assert.deepEqual(keysOf(approved), ['collect'])
    const handed = { ...outcome, certificate: { ...certificate, handedOverOn: paidOn } }
    assert.deepEqual(keysOf({ ...approved, outcome: handed }), [])
  })
  it('asks nothing more once the application has left the way', () => {
    const fee = { dueCents: 28_000, paidOn: null, receipt: null }
    assert.deepEqual(keysOf({ ...draft, stage: 'withdrawn', intake: { ...intake, fee } }), [])
    assert.equal(isOver('withdrawn'), true)
    assert.equal(isOver('approved'), false)
  })
  it('says that a draft and a correction are in her own hands, and names the office otherwise', () => {
    const placed = {
      employer: { name: '示例厂' },
      forwards: [],
      route: null,
      cycle: { conveningName: '组建单位' },
    } as unknown as Parameters<typeof inWhoseHands>[0]
    assert.equal(inWhoseHands({ ...placed, stage: 'correcting' }), '您自己')
    assert.equal(inWhoseHands({ ...placed, stage: 'drafting' }), '您自己')
    assert.equal(inWhoseHands({ ...placed, stage: 'verifying' }), '示例厂')
    assert.equal(inWhoseHands({ ...placed, stage: 'withdrawn' }), '')
  })
  it('keeps to the papers that are meant for her, the deficiency list before the certificate', () => {
    const paper = (template: string) => ({ template }) as Parameters<typeof papersFor>[0]['documents'][number]
    const documents = ['bagCover', 'certificate', 'correctionNotice', 'checkingRecord'].map(paper)
    assert.deepEqual(
      papersFor({ documents }).map(({ template }) => template),
      ['correctionNotice', 'certificate'],
    )
  })
  it('shows what is under way, else the latest; the rest is named in a line', () => {
    const one = (id: string, stage: string) => ({ id, number: id, year: 2023, stage })
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
    const mixed = splitOwn([
      one('a', stages.withdrawn),
      one('b', stages.verifying),
      one('c', stages.approved),
    ])
    assert.deepEqual([ids(mixed.shown), ids(mixed.earlier)], [['b', 'c'], ['a']])
    const over = splitOwn([one('a', stages.withdrawn), one('b', stages['not-passed'])])
    assert.deepEqual([ids(over.shown), ids(over.earlier)], [['a'], ['b']])
    const many = splitOwn(['a', 'b', 'c', 'd', 'e'].map((id) => one(id, stages.approved)))
    assert.deepEqual([many.shown.length, ids(many.earlier)], [4, ['e']])
    assert.deepEqual(splitOwn([]), { shown: [], earlier: [] })
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { actor, given } from '../../../tests/support/run.ts'
import { certificateRun } from './certificate-run.ts'
import { approved, office, printerActor, runIn } from './examples.ts'
import { baseRanges, findRanges, uncoveredCharacters } from './fonts.ts'

const stranger = actor('person-x', 'city-titles', 'other-bureau')
const world = (more: object = {}) => ({
  at: '2025-01-15T09:00:00+08:00',
  registers: { 'titles-offices': { 'example-city-bureau': office }, ...more },
  cases: {
    'application-1': approved(1, '王明').state,
    'application-2': approved(2, '李𬭎').state,
    'application-3': { ...approved(3).state, stage: 'passed' },
  },
})
const planning = { authority: 'example-city-bureau', year: 2024, applications: ['application-1'] }
const plan = (input: object, more: object = {}) =>
  given(certificateRun, world(more)).when('PlanRun', { ...planning, ...input }, printerActor)
const handing = () => given(certificateRun, world()).state(runIn('handing'))
const paper = (name: string, run: ReturnType<typeof runIn>) => certificateRun.documents?.[name]?.data(run, [])

describe('certificate run: names', () => {
  it('finds characters outside the fonts, also beyond the basic plane', () => {
    assert.deepEqual(uncoveredCharacters(['王明', '李𬭎', '阿依古丽·买买提'], baseRanges), ['𬭎'])
    assert.deepEqual(uncoveredCharacters(['李𬭎'], findRanges('4E00-9FFF,2B820-2CEAF') ?? []), [])
  })
  it('reads ranges of the setting, and nothing that is written otherwise', () => {
    assert.deepEqual(findRanges('4E00-9FFF，3400-4DBF'), [
      [0x4e00, 0x9fff],
      [0x3400, 0x4dbf],
    ])
    for (const written of ['', '4E00', '9FFF-4E00', '汉字']) assert.equal(findRanges(written), undefined)
  })
  it('does not start before each has a remedy, or the fonts cover it', () => {
    const two = { applications: ['application-2', 'application-1'] }
    plan(two).thenRefusedBy('characters-are-printable', '𬭎')
    const solved = plan({ ...two, rareCharacters: [{ character: '𬭎', remedy: '手写' }] })
    const order = solved.thenStage('planned').domain.lines.map(({ certificate }) => certificate)
    assert.deepEqual(order, ['2024000001', '2024000002'], 'printed in order of the numbers')
    const fonts = { value: '4E00-9FFF,20000-2FA1F', confirmed: true, source: '字库清单' }
    plan(two, { 'titles-settings': { 'certificate-font-ranges': fonts } }).thenStage('planned')
  })
  it('takes approved people of the own office only', () => {
    plan({ applications: ['application-3'] }).thenRefusedBy(
      'only-approved-certificates-printed',
      '申报人3尚未核准',
    )
    const strange = plan({ applications: ['application-1', 'application-9'] })
    strange.thenRefusedBy('only-approved-certificates-printed', '1件申报不由本机关核准')
    plan({ applications: [] }).thenRefusedBy('only-approved-certificates-printed')
    const foreign = plan({ authority: 'other', applications: ['application-2'] })
    foreign.thenRefusedBy('only-approved-certificates-printed', '1件申报不由本机关核准')
    assert.ok(
      !JSON.stringify(foreign.outcome).includes('𬭎'),
      'names of other authorities’ people are not read',
    )
    const claims = plan({}).operations().claims
    assert.deepEqual(
      claims.map(({ claim, key }) => [claim, key]),
      [['certificate-in-run', '2024000001']],
    )
  })
})

describe('certificate run: stock', () => {
  const printing = () => given(certificateRun, world()).state(runIn('printing'))
  it('prints certificates in order on blanks in order', () => {
    const drawn = given(certificateRun, world())
      .state(runIn('planned'))
      .when('DrawStock', { prefix: 'A', from: 1, until: 3 }, printerActor)
      .thenStage('printing')
    assert.equal(drawn.operations().claims.length, 3)
    const one = drawn.when('PrintCertificates', { count: 1 }, printerActor).thenStage('printing')
    assert.deepEqual(
      one.domain.lines.map(({ stock }) => stock),
      ['A00000001', null],
    )
    one.when('EndPrinting', {}, printerActor).thenRefusedBy('run-is-printed', '1本')
    const all = one.when('PrintCertificates', {}, printerActor).when('EndPrinting', {}, printerActor)
    assert.equal(all.thenStage('handing').domain.lines[1]?.stock, 'A00000002')
  })
  it('prints a spoiled certificate again on the next blank', () => {
    const spoiled = printing()
      .when('PrintCertificates', {}, printerActor)
      .when('SpoilSheet', { stock: 'A00000001', reason: '卡纸' }, printerActor)
      .when('PrintCertificates', {}, printerActor)
      .thenStage('printing')
    assert.deepEqual(
      spoiled.domain.lines.map(({ stock }) => stock),
      ['A00000003', 'A00000002'],
    )
    spoiled
      .when('SpoilSheet', { stock: 'A00000001', reason: '再' }, printerActor)
      .thenRefusedBy('sheet-is-of-run', '已经作废')
    const short = spoiled.when('SpoilSheet', { stock: 'A00000002', reason: '错位' }, printerActor)
    short.when('PrintCertificates', {}, printerActor).thenRefusedBy('enough-blanks', '剩余空白0张')
  })
  it('refuses numbers in the wrong order, of another run, and strangers', () => {
    const run = given(certificateRun, world()).state(runIn('planned'))
    run.when('DrawStock', { from: 3, until: 1 }, printerActor).thenRefusedBy('stock-serials-in-order')
    run.when('DrawStock', { from: 1, until: 3 }, stranger).thenRefused('not-permitted')
    printing()
      .when('SpoilSheet', { stock: 'B1', reason: '破' }, printerActor)
      .thenRefusedBy('sheet-is-of-run', '没有领用')
  })
  it('closes when every blank is accounted for', () => {
    handing().when('CloseRun', { returned: [] }, printerActor).thenRefusedBy('blanks-add-up', 'A00000003')
    handing()
      .when('CloseRun', { returned: ['A00000003', 'A00000001'] }, printerActor)
      .thenRefusedBy('blanks-add-up', 'A00000001')
    const closed = handing()
      .when('CloseRun', { returned: ['A00000003'] }, printerActor)
      .thenStage('closed')
    const { rows } = paper('stockAccount', closed.domain) as { rows: { text: string }[][] }
    assert.deepEqual(
      rows[1]?.map(({ text }) => text),
      ['3', '2', '0', '1', '0'],
    )
  })
})

describe('certificate run: hand-over', () => {
  const give = (row: object) => handing().when('HandOverCertificates', { rows: [row] }, printerActor)
  it('goes to the holder, or to a proxy with a letter', () => {
    give({ certificate: '2024000001', receivedBy: '申报人1' }).thenAccepted()
    give({ certificate: '2024000001', receivedBy: '同事' }).thenRefusedBy(
      'hand-over-by-holder-or-proxy',
      '代领',
    )
    const proxy = give({ certificate: '2024000001', receivedBy: '同事', proxy: '委托书1号' }).thenStage(
      'handing',
    )
    const list = JSON.stringify(paper('collectionList', proxy.domain))
    assert.match(list, /同事/)
    assert.match(list, /委托书1号/)
    assert.match(list, /2025年1月15日/)
  })
  it('is written into the application that waits for it, and into no other', () => {
    const both = {
      rows: [
        { certificate: '2024000001', receivedBy: '申报人1' },
        { certificate: '2024000002', receivedBy: '同事', proxy: '委托书2号' },
      ],
    }
    const effectsWith = (cases: object) =>
      given(certificateRun, { ...world(), cases: { ...world().cases, ...cases } })
        .state(runIn('handing'))
        .when('HandOverCertificates', both, printerActor)
        .operations()
        .effects.map(({ procedure, caseId, act, input }) => [procedure, caseId, act, input])
    const first = { receivedBy: '申报人1', proxy: null }
    const second = { receivedBy: '同事', proxy: '委托书2号' }
    const act = ['titles/application', 'application-1', 'HandOverCertificate', first]
    assert.deepEqual(effectsWith({}), [
      act,
      ['titles/application', 'application-2', 'HandOverCertificate', second],
    ])
    const { state } = approved(2)
    const gone = { ...state.outcome.certificate, handedOverOn: '2025-01-10' }
    const handed = { ...state, outcome: { ...state.outcome, certificate: gone } }
    assert.deepEqual(effectsWith({ 'application-2': handed }), [act], 'taken at the counter already')
    assert.deepEqual(effectsWith({ 'application-2': { ...state, stage: 'closed' } }), [act], 'closed already')
  })
  it('happens once, and a certificate that is away cannot be spoiled', () => {
    const gone = give({ certificate: '2024000001', receivedBy: '申报人1' })
    gone
      .when(
        'HandOverCertificates',
        { rows: [{ certificate: '2024000001', receivedBy: '申报人1' }] },
        printerActor,
      )
      .thenRefusedBy('hand-over-by-holder-or-proxy', '已经领走')
    gone
      .when('SpoilSheet', { stock: 'A00000001', reason: '错' }, printerActor)
      .thenRefusedBy('sheet-is-of-run', '领走')
    give({ certificate: '9', receivedBy: '申报人1' }).thenRefusedBy(
      'hand-over-by-holder-or-proxy',
      '不在本批',
    )
  })
})

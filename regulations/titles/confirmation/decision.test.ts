import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { titleConfirmation } from './confirmation.ts'
import {
  arrived,
  cityOfficer,
  completed,
  confirmationIn,
  content,
  decidable,
  file,
  mover,
} from './examples.ts'
import { confirmationRefusalDocument } from './papers.ts'
import type { ConfirmationContent, TitleConfirmation } from './state.ts'

const day = '2024-06-20T10:00:00+08:00'
const on = (state: TitleConfirmation, at = day, cases: Readonly<Record<string, unknown>> = {}) =>
  given(titleConfirmation, { at, cases }).state(state)
const clerk = actor('person-clerk', 'employer-personnel', 'example-plant')
const county = actor('person-county', 'county-titles', 'county-c-hr')
const province = actor('person-province', 'province-titles', 'province-hr')
const document = { document: '示例人社确〔2024〕6号' }
const confirm = (state: TitleConfirmation, by: Actor = cityOfficer, cases = {}) =>
  on(state, day, cases).when('ConfirmTitle', document, by)
const withContent = (change: Partial<ConfirmationContent>, more: Partial<TitleConfirmation> = {}) =>
  decidable({ content: { ...content, ...change }, ...more })
const provinceDesk = {
  level: '省级' as const,
  organisation: 'province-hr',
  name: '省人社厅',
  opinion: null,
  on: null,
}
const senior = (change: Partial<ConfirmationContent> = {}, passedOn = '2018-12-01') =>
  withContent(
    {
      original: { ...content.original, level: '副高级', obtainedOn: localDate(passedOn) },
      requested: { series: '工程', level: '副高级' },
      ...change,
    },
    { desks: [...decidable().desks, provinceDesk] },
  )

clause(
  'anhui-titles-2018/art.42.a',
  'the place moved to, at the level of the title',
  ({ accepts, refuses }) => {
    accepts('甲 city a mid title', () => confirm(decidable()).thenStage('confirmed'))
    refuses('the county', () =>
      confirm(decidable(), county).thenRefusedBy('place-of-the-level-confirms', '请由甲市人社局确认'),
    )
    refuses('the city a senior title', () =>
      confirm(senior()).thenRefusedBy('place-of-the-level-confirms', '请由省人社厅确认'),
    )
  },
)
clause('anhui-titles-2018/art.42.b', 'people of provincial units', ({ accepts, refuses }) => {
  const unit = decidable({
    employer: { ...decidable().employer, affiliation: '省直' },
    desks: [provinceDesk],
  })
  accepts('the authority over the unit', () => confirm(unit, province).thenStage('confirmed'))
  refuses('the city where it lies', () =>
    confirm(unit).thenRefusedBy('authority-over-the-unit-confirms', '省人社厅'),
  )
})

clause('anhui-titles-2018/art.44.a', 'military titles stay valid', ({ accepts }) => {
  const soldier: ConfirmationContent = {
    ...content,
    coming: '军转',
    original: { ...content.original, origin: '军队', approverKind: '军队' },
  }
  accepts('registered as 有效（待换发）, those of another province as 待确认', () => {
    const status = (change: ConfirmationContent) =>
      on({ ...arrived(), content: change })
        .when('AdmitConfirmation', {}, cityOfficer)
        .operations().entries[0]?.values?.['status']
    assert.deepEqual([status(soldier), status(content)], ['有效（待换发）', '待确认'])
  })
})
clause(
  'anhui-titles-2018/art.44.b',
  'exchanged for a certificate of the province',
  ({ accepts, refuses }) => {
    accepts('the old one is marked 已换发 and the new one stands beside it', () => {
      const run = confirm(decidable())
      const entries = run
        .operations()
        .entries.map(({ key, values }) => [key, values?.['status'], values?.['way']])
      assert.deepEqual(entries, [
        ['p-mover#WS-2018-0001', '已换发', '评审'],
        ['2024000001', '有效', '确认'],
      ])
      return run.when('HandOverConfirmedCertificate', { marked: true }, cityOfficer).thenStage('closed')
        .outcome
    })
    refuses('handing over without the old one marked and returned', () =>
      on(confirmationIn('confirmed'))
        .when('HandOverConfirmedCertificate', { marked: false }, cityOfficer)
        .thenRefusedBy('old-certificate-returned-marked', '退还本人'),
    )
  },
)
clause('anhui-titles-2018/art.49.4.a', 'the certificate by the right level', ({ accepts, refuses }) => {
  accepts('R8, the province, a senior title', () => {
    const run = confirm(senior(), province).thenStage('confirmed')
    assert.equal(run.domain.certificate?.number, '2024000001')
    return run.outcome
  })
  refuses('the city a senior title', () => {
    const run = confirm(senior()).thenRefusedBy('place-of-the-level-confirms')
    assert.equal(run.domain.certificate, null)
    return run.outcome
  })
})
clause(
  'anhui-titles-2018/art.49.4.b',
  'obtained on the day of the pass elsewhere',
  ({ accepts, refuses }) => {
    accepts('passed 2018-12-01, confirmed 2024-06-20', () => {
      const run = confirm(decidable())
      const values = run.operations().entries.at(-1)?.values
      assert.equal(values?.['obtainedOn'], '2018-12-01')
      assert.equal(run.domain.certificate?.confirmedOn, '2024-06-20')
      return run.outcome
    })
    refuses('the day of confirmation does not count as the day obtained', () => {
      const run = confirm(decidable())
      assert.notEqual(run.domain.certificate?.obtainedOn, run.domain.certificate?.confirmedOn)
      return run.outcome
    })
  },
)

const refuse = (
  state: TitleConfirmation,
  input: { item: string; untrue?: boolean; citation?: string },
  at = day,
  cases = {},
) => on(state, at, cases).when('RefuseConfirmation', { facts: '事实经核实', ...input }, cityOfficer)

clause('anhui-titles-2018/art.47.1', 'no longer in professional work', ({ accepts, refuses }) => {
  const changed = () =>
    on(decidable()).when('ReportPost', { post: '行政办公室', professional: false }, clerk).thenAccepted()
  accepts('post changed to 行政 during processing: not confirmed', () => {
    const run = changed()
      .when('RefuseConfirmation', { item: '47.1', facts: '已调任行政岗位' }, cityOfficer)
      .thenStage('refused')
    const { item, number } = confirmationRefusalDocument(run.domain)
    assert.deepEqual([item, number], ['47.1', '2024-不确0001'])
    return run.outcome
  })
  refuses('confirming it all the same', () =>
    changed()
      .when('ConfirmTitle', document, cityOfficer)
      .thenRefusedBy('still-in-professional-work', '行政办公室'),
  )
  refuses('47.1 against somebody still in professional work', () =>
    refuse(decidable(), { item: '47.1' }).thenRefusedBy('ground-of-refusal-47-1'),
  )
})
clause(
  'anhui-titles-2018/art.47.2',
  'a senior title obtained outside while employed here',
  ({ accepts, refuses }) => {
    const alone = (change: Partial<ConfirmationContent> = {}) =>
      senior({ arrivedOn: localDate('2019-03-01'), ...change }, '2021-11-20')
    const letter = {
      applicant: { key: 'p-mover' },
      letter: { number: '示例委评〔2021〕1号', on: '2021-06-01' },
    }
    accepts('with a letter of delegation', () =>
      confirm(alone({ delegation: 'delegation-1' }), province, { 'delegation-1': letter }).thenStage(
        'confirmed',
      ),
    )
    accepts('a mid title, same facts', () => {
      const mid = withContent({
        original: { ...content.original, obtainedOn: localDate('2021-11-20') },
        arrivedOn: localDate('2019-03-01'),
      })
      return confirm(mid).thenStage('confirmed').outcome
    })
    refuses('employed here since 2019, passed outside 2021, no letter', () =>
      confirm(alone(), province).thenRefusedBy(
        'senior-title-not-obtained-outside-without-letter',
        '没有委托评审函',
      ),
    )
    refuses("somebody else's letter", () =>
      confirm(alone({ delegation: 'delegation-1' }), province, {
        'delegation-1': { ...letter, applicant: { key: 'p-other' } },
      }).thenRefusedBy('senior-title-not-obtained-outside-without-letter'),
    )
  },
)
clause('anhui-titles-2018/art.47.3', 'incomplete or untrue', ({ accepts, refuses }) => {
  const waiting = confirmationIn('correcting')
  accepts('one return, completed in time', () => {
    const run = on(completed(), '2024-06-27T10:00:00+08:00').when('CompleteConfirmation', {}, mover)
    run.thenStage('reporting').when('AdmitConfirmation', {}, cityOfficer).thenStage('examining')
    return run.outcome
  })
  accepts('still missing after the day set: F33', () =>
    refuse(waiting, { item: '47.3' }, '2024-06-29T09:00:00+08:00').thenStage('refused'),
  )
  accepts('untrue: not confirmed and recorded', () => {
    const run = refuse(decidable(), { item: '47.3', untrue: true }).thenStage('refused')
    assert.ok(run.operations().entries.some(({ register }) => register === 'titles-integrity'))
    return run.outcome
  })
  refuses('handing back while the paper is missing', () =>
    on(waiting)
      .when('CompleteConfirmation', {}, mover)
      .thenRefusedBy('confirmation-materials-are-whole', '合同末页'),
  )
  refuses('a refusal on the last day of the term', () =>
    refuse(waiting, { item: '47.3' }, '2024-06-28T18:00:00+08:00').thenRefusedBy('ground-of-refusal-47-3'),
  )
  refuses('a second return', () =>
    on({
      ...arrived(),
      completion: { items: [], dueOn: localDate('2024-06-10'), doneOn: localDate('2024-06-09') },
    })
      .when(
        'DemandCompletion',
        { items: [{ slot: 'contract', what: '再补' }], dueOn: '2024-07-10' },
        cityOfficer,
      )
      .thenRefusedBy('completion-is-asked-once', '只退回补正一次'),
  )
})
clause('anhui-titles-2018/art.47.4', 'any other ground is cited', ({ accepts, refuses }) => {
  accepts('with its rule', () =>
    refuse(decidable(), { item: '47.4', citation: '示例政策第三条' }).thenStage('refused'),
  )
  refuses('without', () =>
    refuse(decidable(), { item: '47.4' }).thenRefusedBy('other-ground-is-cited', '须引用'),
  )
})

clause('anhui-titles-2018/art.48.a', 'an opinion before the decision', ({ refuses, accepts }) => {
  const bare = confirmationIn('examining')
  refuses('none yet', () => confirm(bare).thenRefusedBy('verifying-opinion-is-written', '核实意见'))
  accepts('written by the officer', () => {
    const run = on(bare).when('WriteVerifyingOpinion', { text: '实绩相符' }, cityOfficer)
    return run.when('ConfirmTitle', document, cityOfficer).thenStage('confirmed').outcome
  })
})
clause('anhui-titles-2018/art.48.b', 'a proof in case of doubt', ({ refuses, accepts }) => {
  const asked = () =>
    on(decidable()).when('DemandProof', { reason: '证书印章不清' }, cityOfficer).thenAccepted()
  refuses('a decision while it is out', () =>
    asked().when('ConfirmTitle', document, cityOfficer).thenRefusedBy('demanded-proof-is-in', '证书印章不清'),
  )
  accepts('the proof comes, or the demand is dropped', () => {
    const proof = { slot: 'proof', files: [file], originals: 1 }
    asked()
      .when('GiveConfirmationMaterial', proof, mover)
      .when('ConfirmTitle', document, cityOfficer)
      .thenStage('confirmed')
    return asked()
      .when('DropProofDemand', {}, cityOfficer)
      .when('ConfirmTitle', document, cityOfficer)
      .thenStage('confirmed').outcome
  })
})
clause('anhui-titles-2018/art.49.5', 'appointed only after confirmation', ({ accepts, refuses }) => {
  const post = { post: '机械工程师', from: '2024-06-20' }
  accepts('from the day of confirmation', () => {
    const run = confirm(decidable()).when('AppointConfirmed', post, clerk).thenStage('confirmed')
    const [entry] = run.operations().entries
    assert.deepEqual([entry?.register, entry?.values?.['level']], ['titles-appointments', '中级'])
    return run.outcome
  })
  refuses('before the decision', () =>
    on(decidable())
      .when('AppointConfirmed', post, clerk)
      .thenRefusedBy('appointed-after-confirmation', '中级'),
  )
  refuses('dated back before it', () =>
    confirm(decidable())
      .when('AppointConfirmed', { ...post, from: '2024-06-19' }, clerk)
      .thenRefusedBy('appointed-after-confirmation'),
  )
})

it('nothing is decided twice, and not by the applicant or the employer', () => {
  confirm(decidable()).when('ConfirmTitle', document, cityOfficer).thenRefused('out-of-turn')
  confirm(decidable(), mover).thenRefused('not-permitted')
  confirm(decidable(), clerk).thenRefused('not-permitted')
  refuse(confirmationIn('closed'), { item: '47.4', citation: '甲' }).thenRefused('closed')
})

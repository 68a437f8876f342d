import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { sampleApplication } from '../application/sample.ts'
import { batch } from '../batch/examples.ts'
import { resultBatch } from '../batch/batch.ts'
import type { Application } from '../application/state.ts'
import { appointments, titlesHeld } from '../registers/people.ts'
import type { TitleEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import { withheldItems } from './acts-return.ts'
import { approved, certificate, inStageOf, passed } from './examples.ts'

const AT = '2025-01-08T10:00:00+08:00'
const secretary = actor('person-secretary', 'meeting-secretary', 'example-convening')
const city = actor('person-city', 'city-titles', 'example-city-bureau')
const department = actor('person-department', 'department-titles', 'example-department')
const employer = actor('person-employer', 'employer-personnel', 'example-employer')
const from = (state: Application, at = AT) => given(application, { at }).state(state)
const approve = { procedure: procedureIds.batch, act: 'ApproveBatch' }
const approval = { document: '示例人社〔2025〕3号', authority: '示例市人社局' }
const approvedNow = () =>
  from(inStageOf('approval-publicity'))
    .asEffectOf(approve, 'ApproveResult', approval, city)
    .thenStage('approved')
const handOver = { receivedBy: '申报人一' }

clause(
  'anhui-titles-2018/art.7.a',
  'a certificate follows approval by the right authority',
  ({ accepts, refuses }) => {
    accepts('approved: a number of the provincial sequence', () => {
      const run = approvedNow().when('HandOverCertificate', handOver, city).thenAccepted()
      assert.equal(run.domain.outcome.certificate?.number, '2024000001')
      assert.equal(run.domain.outcome.receiver, '申报人一')
    })
    refuses('passed and not yet approved', () =>
      from(passed())
        .when('HandOverCertificate', handOver, city)
        .thenRefusedBy('result-is-approved', '未经核准'),
    )
  },
)

clause('anhui-titles-2018/art.27.a', 'meeting 2024-11-16, approval 2025-01-08', ({ accepts, refuses }) => {
  accepts('the title is obtained on the day of the ballot', () => {
    const [entry] = approvedNow().operations().entries
    const values = entry?.values as unknown as TitleEntry
    assert.equal(entry?.register, 'titles-held')
    assert.deepEqual(
      [entry?.from, values.obtainedOn, values.way, values.status],
      ['2024-11-16', '2024-11-16', '评审', '有效'],
    )
    assert.deepEqual(
      Object.keys(values).filter((key) => /identity|number/i.test(key)),
      [],
    )
    return entry
  })
  refuses('no hand but the batch approves; a case that was not displayed is not approved', () => {
    from(inStageOf('approval-publicity')).when('ApproveResult', approval, city).thenRefused('not-permitted')
    from(inStageOf('reported'))
      .asEffectOf(approve, 'ApproveResult', approval, city)
      .thenRefused('out-of-turn')
  })
})
// that a city cannot save another one is tried on the server: tests/server/layouts.db.test.ts
clause(
  'anhui-titles-2018/art.7.b',
  'one layout of the certificate, kept by R 8 for the province',
  ({ accepts }) => {
    accepts('of all papers of an application the certificate alone, under this clause', () => {
      const papers = Object.values(application.documents).filter(({ oneLayout }) => oneLayout !== undefined)
      assert.deepEqual(
        papers.map(({ label, oneLayout }) => [label, oneLayout]),
        [['职称证书', 'anhui-titles-2018/art.7.b']],
      )
    })
  },
)
clause('anhui-titles-2018/art.2.a', 'a title is one record, an appointment another', ({ accepts }) => {
  accepts('approved: a row among titles held, none among appointments', () => {
    const { entries } = approvedNow().operations()
    assert.deepEqual(
      entries.map(({ register }) => register),
      [titlesHeld.id],
    )
    assert.notEqual(titlesHeld.id, appointments.id)
  })
})
it('art.59.1.a: the title is obtained on 2024-11-16, however late the approval', () => {
  const [entry] = from(inStageOf('approval-publicity'), '2025-03-01T10:00:00+08:00')
    .asEffectOf(approve, 'ApproveResult', approval, city)
    .operations().entries
  const values = entry?.values as unknown as TitleEntry | undefined
  assert.equal(values?.obtainedOn, '2024-11-16')
})
clause(
  'anhui-titles-2018/art.27.b',
  'the certificate has a code and a register of hand-over',
  ({ accepts, refuses }) => {
    accepts('handed over by the authority, by proxy where one is named', () => {
      const run = approvedNow()
        .when('HandOverCertificate', { ...handOver, proxy: '同事乙' }, city)
        .thenAccepted()
      const { certificate: given1, proxy } = run.domain.outcome
      assert.deepEqual(
        [given1?.issuedOn, given1?.handedOverOn, proxy],
        ['2025-01-08', '2025-01-08', '同事乙'],
      )
      assert.match(given1?.code ?? '', /^[0-9a-f]{12}$/)
    })
    refuses('the meeting’s secretary', () =>
      from(approved()).when('HandOverCertificate', handOver, secretary).thenRefused('not-permitted'),
    )
  },
)

const sanction = { procedure: procedureIds.sanction, act: 'DecideSanction' }
const facts = { reason: '获奖证书系伪造', document: '示例人社〔2024〕20号', proven: true }
for (const id of ['anhui-titles-2018/art.26.f', 'anhui-titles-2018/art.53.a'] as const)
  clause(id, 'proven: the pass result is cancelled, 15 of 15 or not', ({ accepts, refuses }) => {
    const cancel = (more: object = {}) =>
      from(passed()).asEffectOf(sanction, 'DisqualifyCandidate', { ...facts, clause: id, ...more }, city)
    accepts('the case ends with its clause', () => {
      const run = cancel().thenStage('disqualified')
      assert.equal(run.domain.exit?.clause, id)
      return run.domain.exit
    })
    refuses('approval afterwards; a finding that is not proven', () => {
      const run = cancel()
      run.asEffectOf(approve, 'ApproveResult', approval, city).thenRefused('out-of-turn')
      cancel({ proven: false }).thenRefusedBy('finding-is-proven')
      return run.domain.exit
    })
  })

clause('anhui-titles-2018/art.28.a', 'forwarded down the chain', ({ accepts, refuses }) => {
  accepts('to the submitter, then to the employer, who is told', () => {
    const run = from(approved()).when('ForwardResult', {}, secretary).when('ForwardResult', {}, department)
    assert.deepEqual(
      run.thenAccepted().domain.outcome.forwarded.map(({ to }) => to),
      ['submitter', 'employer'],
    )
    assert.deepEqual(
      run.operations().messages.map(({ to }) => to),
      ['employer'],
    )
  })
  refuses('before approval; by an employer', () => {
    from(passed()).when('ForwardResult', {}, secretary).thenRefused('out-of-turn')
    from(approved()).when('ForwardResult', {}, employer).thenRefused('not-permitted')
  })
  accepts('five working days after approval the batch is overdue: an internal reminder', () => {
    const period = resultBatch.periods.find(({ id }) => id === 'forwarding')
    assert.deepEqual(period?.then, { kind: 'alerts', role: 'meeting-secretary' })
    assert.equal(period?.anchor(batch('approved')), '2025-01-08')
    return period
  })
})

const down = (step: string, items: readonly string[] = ['论文复印件', '学历证书复印件']) => ({
  step,
  items,
  receivedBy: '经办人',
})
clause('anhui-titles-2018/art.28.b', 'papers go back along the road they came', ({ accepts, refuses }) => {
  accepts('unit to submitter to employer to the person', () => {
    const run = from(approved())
      .when('ReturnMaterials', down('组建单位至呈报单位'), secretary)
      .when('ReturnMaterials', down('呈报单位至用人单位'), department)
      .when('ReturnMaterials', down('用人单位至本人'), employer)
      .thenAccepted()
    assert.equal(run.domain.outcome.returns.length, 6)
  })
  refuses('straight to the applicant', () =>
    from(approved())
      .when('ReturnMaterials', down('用人单位至本人'), secretary)
      .thenRefusedBy('return-follows-the-road', '呈报单位至用人单位'),
  )
})
clause('anhui-titles-2018/art.28.c', 'the form goes into the personnel file', ({ accepts, refuses }) => {
  const form = ['专业技术资格评审表']
  const returned = () =>
    from(approved({ certificate: { ...certificate, handedOverOn: '2025-01-20' as never } }))
      .when('ReturnMaterials', down('组建单位至呈报单位', form), secretary)
      .when('ReturnMaterials', down('呈报单位至用人单位', form), department)
  accepts('archived by the employer with its volume, then closed', () => {
    const run = returned().when('ArchiveForm', { volume: '2025-12' }, employer).thenAccepted()
    assert.deepEqual(run.domain.outcome.archived, { on: '2025-01-08', volume: '2025-12' })
    run.when('CloseApplication', {}, employer).thenStage('closed')
  })
  refuses('the form is not back; closing with the archive outstanding', () => {
    from(approved())
      .when('ArchiveForm', { volume: '2025-12' }, employer)
      .thenRefusedBy('returned-forms-are-archived')
    returned().when('CloseApplication', {}, employer).thenRefusedBy('nothing-is-outstanding', '评审表归档')
  })
})
clause(
  'anhui-titles-2018/art.28.d',
  'what holds a conclusion never goes back to who failed',
  ({ accepts, refuses }) => {
    const failed = () => from(sampleApplication('not-passed'))
    accepts('copies and papers', () =>
      failed().when('ReturnMaterials', down('组建单位至呈报单位'), secretary).thenStage('not-passed'),
    )
    refuses('F1 and everything else with an opinion in it', () => {
      for (const withheld of withheldItems)
        failed()
          .when('ReturnMaterials', down('组建单位至呈报单位', ['论文复印件', withheld]), secretary)
          .thenRefusedBy('opinions-are-withheld', withheld)
    })
    refuses('F1 into the hands of who passed', () => {
      const form = ['专业技术资格评审表']
      from(approved())
        .when('ReturnMaterials', down('组建单位至呈报单位', form), secretary)
        .when('ReturnMaterials', down('呈报单位至用人单位', form), department)
        .when('ReturnMaterials', down('用人单位至本人', form), employer)
        .thenRefusedBy('opinions-are-withheld')
    })
  },
)

it('a complaint holds one candidate and frees it again', () => {
  const held = from(passed()).asEffectOf(
    { procedure: procedureIds.complaint, act: 'ReceiveComplaint' },
    'HoldCandidate',
    { complaint: 'complaint-1' },
    city,
  )
  assert.deepEqual(held.thenStage('passed').domain.heldBy, ['complaint-1'])
  const freed = held.asEffectOf(
    { procedure: procedureIds.complaint, act: 'CloseComplaint' },
    'FreeCandidate',
    { complaint: 'complaint-1' },
    city,
  )
  assert.deepEqual(freed.thenStage('passed').domain.heldBy, [])
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee, permits } from '#kernel/case'
import type { Actor } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { filedByActs, from, people, worldOf } from '../../../tests/support/titles-application.ts'
import { actor } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { partiesOf } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import type { Application } from '../application/state.ts'
import { internalNoticeReaders } from '../application/visibility.ts'

const day = (date: string) => worldOf({}, date)
const mark = (material: string, more: object = {}) => ({
  marks: [
    {
      material,
      genuine: true,
      complete: true,
      regular: true,
      copy: { by: '核对人', opinion: '与原件一致', sealed: true },
      ...more,
    },
  ],
})
const posting = { place: '厂务公开栏', evidence: [examples.file] }
const post = (state: Application, more: object = {}, on = '2025-04-24') =>
  from(state, day(on)).when('PostInternalNotice', { ...posting, ...more }, people.clerk)
const seal = (state: Application) =>
  from(state, day('2025-05-06')).when('SealOpinion', { head: '单位负责人' }, people.head)
const opined = (more: Partial<Application> = {}): Application => ({ ...examples.at.opined(), ...more })
const may = (person: Actor, state: Application): boolean =>
  maySee(application, { kind: 'person', actor: person }, partiesOf(state))

clause('anhui-titles-2018/art.9.2.a', 'every item is checked', ({ accepts, refuses }) => {
  refuses('11 of 12 items marked', () => {
    const twelve = { ...examples.at.verifying(), materials: examples.at.verifying().materials.slice(0, 12) }
    const run = twelve.materials
      .slice(0, 11)
      .reduce(
        (before, { id }) => before.when('MarkMaterials', mark(id), people.clerk).thenAccepted(),
        from(twelve, day('2025-04-24')),
      )
    run
      .when('PostInternalNotice', posting, people.clerk)
      .thenRefusedBy('materials-are-marked', '年度考核登记表》（2023年）')
  })
  accepts('one key marks all, or all of a slot', () => {
    const all = from(examples.at.verifying()).when('MarkMaterials', mark('*'), people.clerk).thenAccepted()
    assert.equal(all.domain.marks.length, all.domain.materials.length)
    post(all.domain).thenStage('internal-publicity')
    const some = from(examples.at.verifying()).when('MarkMaterials', mark('slot:assessment'), people.clerk)
    assert.equal(some.thenAccepted().domain.marks.length, 6)
  })
  refuses('a material that is not there, the applicant’s own hand, another employer', () => {
    const run = from(examples.at.verifying())
    run.when('MarkMaterials', mark('m99'), people.clerk).thenRefusedBy('material-is-there')
    run.when('MarkMaterials', mark('*'), people.applicant).thenRefused('not-permitted')
    run.when('MarkMaterials', mark('*'), people.otherClerk).thenRefused('not-permitted')
  })
})

const members = (technical: number, heads: number, personnel: number) => ({
  members: [
    ...Array.from({ length: heads }, (_, i) => ({ name: `负责人${i}`, kind: '技术负责人' })),
    ...Array.from({ length: technical }, (_, i) => ({ name: `技术${i}`, kind: '技术人员' })),
    ...Array.from({ length: personnel }, (_, i) => ({ name: `人事${i}`, kind: '人事干部' })),
  ],
})
clause('anhui-titles-2018/art.9.2.b', 'the assessment group', ({ rows, refuses }) => {
  rows(
    [
      { of: [2, 1, 2], accepted: true, say: '' },
      { of: [1, 1, 2], accepted: false, say: '未超过半数' },
      { of: [3, 1, 0], accepted: false, say: '没有人事干部' },
      { of: [4, 0, 1], accepted: false, say: '没有技术负责人' },
    ] as const,
    ({ of: [technical, heads, personnel] }) =>
      `${technical + heads} technical (${heads} head), ${personnel} HR`,
    ({ of, accepted, say }) => {
      const run = from(examples.at.verifying()).when('SetGroup', members(of[0], of[1], of[2]), people.clerk)
      if (accepted) run.thenStage('verifying')
      else run.thenRefusedBy('assessment-group-is-composed', say)
    },
  )
  refuses('a sheet without a group', () => {
    const sheet = { ethics: '好', performance: '好', merits: '好', results: '好', conclusion: '合格' }
    from(examples.at.verifying())
      .when('RecordGroupSheet', sheet, people.clerk)
      .thenRefusedBy('assessment-group-is-set')
  })
})

clause('anhui-titles-2018/art.9.2.c', 'the group concludes', ({ accepts, refuses }) => {
  const sheet = (conclusion: string) => ({
    ethics: '良好',
    performance: '称职',
    merits: '突出',
    results: '一项',
    conclusion,
  })
  const ready = (): Application => ({ ...examples.withGroup(), marks: examples.at.verified().marks })
  refuses('a group without conclusion, or one that says 不合格', () => {
    post(ready()).thenRefusedBy('assessment-group-has-concluded', '考核结论')
    const failed = from(ready()).when('RecordGroupSheet', sheet('不合格'), people.clerk).thenAccepted()
    post(failed.domain).thenRefusedBy('assessment-group-has-concluded', '不合格')
  })
  accepts('合格; no group at all', () => {
    const done = from(ready()).when('RecordGroupSheet', sheet('合格'), people.clerk).thenAccepted()
    post(done.domain).thenStage('internal-publicity')
    post(examples.at.verified()).thenStage('internal-publicity')
  })
})

clause('anhui-titles-2018/art.9.2.d', 'the notice inside the employer', ({ accepts, refuses }) => {
  const reads = (person: Actor, state: Application) =>
    permits(internalNoticeReaders, { kind: 'person', actor: person }, partiesOf(state))
  accepts('a colleague reads it while it hangs; it names what is displayed and no identity number', () => {
    const { domain } = post(examples.at.verified(), { hidden: ['m1'] }).thenStage('internal-publicity')
    assert.ok(reads(people.colleague, domain))
    assert.ok(domain.internalNotice?.shown.includes('m6'))
    assert.equal(domain.internalNotice?.shown.includes('m1'), false)
    assert.equal(domain.internalNotice?.shown.includes('m7'), false)
    assert.equal(JSON.stringify(domain).includes(examples.personEntry.number), false)
    return cite('anhui-titles-2018/art.9.2.d')
  })
  refuses('another employer, and a colleague once it is over', () => {
    assert.equal(reads(people.otherClerk, examples.at.internalPublicity()), false)
    assert.equal(reads(people.colleague, examples.at.recommending()), false)
    assert.equal(may(people.colleague, examples.at.internalPublicity()), false)
    return cite('anhui-titles-2018/art.9.2.d')
  })
})

clause('anhui-titles-2018/art.9.2.e', 'five working days', ({ accepts, refuses }) => {
  const end = (state: Application, on: string) =>
    from(state, day(on)).when('TakeDownInternalNotice', {}, people.clerk)
  const posted = examples.at.internalPublicity()
  refuses(
    'posted Thu 2025-04-24: on Wed 30 April the fifth working day is running, since Sun 27 April is a workday',
    () => {
      const run = end(posted, '2025-04-30').thenRefused('too-early')
      assert.ok(run.outcome?.kind === 'refused')
      assert.equal(run.outcome.possibleFrom, '2025-05-01')
      end(posted, '2025-04-27').thenRefused('too-early')
    },
  )
  accepts('complete on 2025-05-01', () => {
    end(posted, '2025-05-01').thenStage('recommending')
  })
  accepts('where the cycle counts the day of posting, one day earlier', () => {
    const counting = { ...posted, cycle: { ...posted.cycle, postingDayCounts: true } }
    end(counting, '2025-04-29').thenRefused('too-early')
    end(counting, '2025-04-30').thenStage('recommending')
  })
  refuses('a day that is past, a printed range that is too short', () => {
    post(examples.at.verified(), { postedOn: '2025-04-23' }).thenRefusedBy('posting-day-is-possible')
    post(examples.at.verified(), { printedUntil: '2025-04-29' }).thenRefusedBy(
      'printed-period-is-full',
      '2025-04-30',
    )
  })
  accepts('scheduled for the next day, with the range printed in full', () => {
    const run = post(examples.at.verified(), { postedOn: '2025-04-25', printedUntil: '2025-05-06' })
    assert.equal(run.thenStage('internal-publicity').domain.internalNotice?.postedOn, '2025-04-25')
  })
  accepts('taken down early it is void; the period starts anew with the next posting', () => {
    const voided = from(posted, day('2025-04-28'))
      .when('VoidInternalNotice', { reason: '公示内容有误' }, people.clerk)
      .thenStage('verifying')
    assert.equal(voided.domain.internalNotice, null)
    const again = voided.when('PostInternalNotice', posting, people.clerk).thenStage('internal-publicity')
    end(again.domain, '2025-05-08').thenRefused('too-early')
    end(again.domain, '2025-05-09').thenStage('recommending')
  })
})

const objected = (material: string, finding: string | null): Application => ({
  ...opined(),
  objections: examples.objected().objections.map((one) => ({
    ...one,
    material: material === '' ? null : material,
    finding: finding as (typeof one)['finding'],
  })),
})
clause('anhui-titles-2018/art.9.2.f', 'objections are looked into', ({ accepts, refuses }) => {
  refuses('an open objection on a paper that is inside, or on the candidate', () => {
    seal(objected('m6', null)).thenRefusedBy('objections-are-found', '论文一')
    seal(objected('', null)).thenRefusedBy('objections-are-found', '对申报人的反映')
  })
  accepts('found to be groundless', () => {
    const run = from(examples.objected(), day('2025-04-28')).when(
      'FindObjection',
      { id: 'o1', finding: '不属实', verifier: '核查人' },
      people.clerk,
    )
    assert.equal(run.thenAccepted().domain.objections[0]?.finding, '不属实')
    seal(objected('m6', '不属实')).thenStage('forwarding')
  })
  refuses('an objection or a material that is not there; the applicant sees none of it', () => {
    const run = from(examples.objected(), day('2025-04-28'))
    run
      .when('FindObjection', { id: 'o9', finding: '属实', verifier: '核查人' }, people.clerk)
      .thenRefusedBy('objection-is-there')
    run
      .when('RecordObjection', { material: 'm99', text: '有疑问' }, people.clerk)
      .thenRefusedBy('objection-is-there')
    run.when('RecordObjection', { text: '有疑问' }, people.applicant).thenRefused('not-permitted')
  })
})

clause('anhui-titles-2018/art.9.2.g', 'disputed materials are taken out', ({ accepts, refuses }) => {
  const secondPaper = (state: Application): Application => ({
    ...state,
    content: {
      ...state.content,
      works: state.content.works.flatMap((one) => [one, { ...one, id: 'w2', title: '第二篇' }]),
    },
    materials: state.materials.flatMap((one) =>
      one.id === 'm6' ? [one, { ...one, id: 'm30', row: 'w2' }] : [one],
    ),
    marks: state.marks.flatMap((one) => (one.material === 'm6' ? [one, { ...one, material: 'm30' }] : [one])),
  })
  const remove = (state: Application) =>
    from(state, day('2025-05-06')).when(
      'RemoveDisputedMaterial',
      { id: 'm6', reason: '争议未查清' },
      people.clerk,
    )
  refuses('a dispute that was found true or could not be settled, while the material is inside', () => {
    for (const finding of ['属实', '部分属实', '无法查实'])
      seal(objected('m6', finding)).thenRefusedBy('unfit-materials-are-removed', '论文一')
    const unfit = opined({
      marks: opined().marks.map((one) => (one.material === 'm6' ? { ...one, regular: false } : one)),
    })
    seal(unfit).thenRefusedBy('unfit-materials-are-removed')
  })
  refuses('the only paper removed: refused by art.9.1.7 and 9.c', () => {
    const gone = remove(objected('m6', '无法查实')).thenStage('recommending')
    gone.thenTold('work-piece-is-given')
    const refused = seal(gone.domain).thenRefusedBy('work-piece-is-given')
    refused.thenRefusedBy('condition-is-met')
    seal(objected('m6', '无法查实')).thenRefusedBy('unfit-materials-are-removed')
  })
  accepts('with another valid paper left the file goes on without the disputed one', () => {
    const gone = remove(secondPaper(objected('m6', '无法查实'))).thenStage('recommending')
    assert.equal(gone.domain.materials.find(({ id }) => id === 'm6')?.removed?.reason, '争议未查清')
    seal(gone.domain).thenStage('forwarding')
  })
})

clause('anhui-titles-2018/art.9.2.h', 'the opinion under three headings', ({ accepts, refuses }) => {
  const stated = (more: object) =>
    from(examples.at.recommending(), day('2025-05-06'))
      .when('StateOpinion', { ...examples.opinionInput, ...more }, people.clerk)
      .thenStage('recommending').domain
  refuses('an empty 表现 heading', () => {
    seal(stated({ conduct: '' })).thenRefusedBy('opinion-has-three-headings', '表现')
    seal(stated({ merits: '好好好好好好好好好' })).thenRefusedBy('opinion-has-three-headings', '业绩')
  })
  accepts('three headings of ten letters', () => {
    seal(stated({ merits: '好好好好好好好好好好' })).thenStage('forwarding')
  })
  refuses('no statement that the law is kept; a seal by the clerk', () => {
    seal(stated({ lawAbiding: false })).thenRefusedBy('law-abiding-is-stated')
    from(opined(), day('2025-05-06'))
      .when('SealOpinion', { head: '经办人' }, people.clerk)
      .thenRefused('not-permitted')
    return cite('anhui-titles-2018/art.9.2.h')
  })
})

clause('anhui-titles-2018/art.9.2.i', 'copies are held against their originals', ({ accepts, refuses }) => {
  const copy = (more: object | null): Application =>
    opined({
      marks: opined().marks.map((one) =>
        one.material === 'm1'
          ? { ...one, copy: more === null || one.copy === null ? null : { ...one.copy, ...more } }
          : one,
      ),
    })
  refuses('one degree copy without verifier, without opinion or without seal', () => {
    seal(copy(null)).thenRefusedBy('copies-are-compared', '本科毕业证书')
    seal(copy({ sealed: false })).thenRefusedBy('copies-are-compared')
    seal(copy({ by: '' })).thenRefusedBy('copies-are-compared')
    seal(copy({ opinion: '' })).thenRefusedBy('copies-are-compared')
  })
  accepts('an original needs none', () => {
    const original = copy(null)
    seal({
      ...original,
      materials: original.materials.map((one) => (one.id === 'm1' ? { ...one, original: true } : one)),
    }).thenStage('forwarding')
  })
})

clause('anhui-titles-2018/art.10', 'recommended within the vacancies', ({ accepts, refuses }) => {
  const ranking = { score: '86.5', rank: 1, record: '推荐会一致同意' }
  const decide = (used: number, vacancies: readonly object[] = [], state = examples.boundByPosts()) => {
    const { decide: judge } = application.acts['Recommend'] ?? assert.fail('no act')
    return judge({
      caseId: 'case-1',
      state,
      input: ranking,
      needs: { vacancies, quota: { limit: 2, used } },
      at: { instant: '2025-05-06T01:00:00Z' as never, date: localDate('2025-05-06') },
      entered: { instant: '2025-05-06T01:00:00Z' as never, date: localDate('2025-05-06') },
      actor: people.clerk,
      parties: [],
      calendar: { edition: '', source: '', years: {} },
      instrumentVersion: '2018',
      moments: { opening: localDate('2025-05-06') } as never,
    })
  }
  accepts('2 confirmed 副高 vacancies: the second person takes the last one', () => {
    const second = decide(1)
    assert.equal(second.guards[0]?.holds, 'yes')
    assert.deepEqual(
      second.quotas.map(({ operation, account, amount }) => [operation, account, amount]),
      [['take', `${examples.employerKey}|副高级|2025`, 1]],
    )
  })
  refuses('a third person', () => {
    assert.match(decide(2).guards[0]?.say ?? '', /岗位空缺2个，已推荐2人/)
  })
  accepts('a written exemption of the title authority lifts it and is shown', () => {
    const lifted = decide(2, [{ exemption: '示例省人社〔2025〕7号' }])
    assert.equal(lifted.guards[0]?.holds, 'yes')
    assert.deepEqual(lifted.quotas, [])
  })
  refuses('without a confirmed figure; and posting before the recommendation', () => {
    from(examples.boundByPosts()).when('Recommend', ranking, people.clerk).thenRefused('undetermined')
    post(examples.boundByPosts()).thenRefusedBy('candidate-is-recommended')
  })
  accepts('an employer that is not bound recommends freely, and keeps its rank once', () => {
    const run = from(examples.at.verified()).when('Recommend', ranking, people.clerk).thenStage('verifying')
    assert.deepEqual(run.operations().quotas, [])
    assert.equal(run.operations().claims.length, 1)
    const moved = run.when('Recommend', { ...ranking, rank: 2 }, people.clerk).thenAccepted()
    assert.deepEqual(
      moved.operations().claims.map(({ operation }) => operation),
      ['release', 'take'],
    )
    const same = moved.when('Recommend', { ...ranking, rank: 2 }, people.clerk).thenAccepted()
    assert.deepEqual(same.operations().claims, [])
  })
})

clause('anhui-titles-2018/art.13.a', 'only what the employer has checked goes on', ({ accepts, refuses }) => {
  refuses('while publicity is running, without an opinion, out of the order of desks', () => {
    from(examples.at.internalPublicity(), day('2025-04-28'))
      .when('SealOpinion', { head: '单位负责人' }, people.head)
      .thenRefused('out-of-turn')
    seal(examples.at.recommending()).thenRefusedBy('employer-steps-are-done', '评价意见')
    const two = examples.withTwoForwards()
    from(two, day('2025-05-07'))
      .when('ForwardOn', { opinion: '同意' }, people.county)
      .thenRefused('not-permitted')
  })
  accepts('desk after desk, then the submitter', () => {
    const sealed = seal(opined()).thenStage('forwarding')
    sealed.when('ForwardOn', { opinion: '同意转报' }, people.county).thenStage('submitting')
    seal({ ...opined(), forwards: [] }).thenStage('submitting')
    from(examples.withTwoForwards(), day('2025-05-07'))
      .when('ForwardOn', { opinion: '同意' }, people.department)
      .thenStage('forwarding')
      .when('ForwardOn', { opinion: '同意' }, people.county)
      .thenStage('submitting')
  })
  accepts('after its closing day a desk says why', () => {
    const late = from(examples.at.forwarding(), day('2025-08-01'))
    late.when('ForwardOn', { opinion: '同意' }, people.county).thenRefused('reason-needed')
    late
      .when('ForwardOn', { opinion: '同意' }, people.county, { 'forward-is-in-time': '单位补件' })
      .thenStage('submitting')
    from(examples.at.forwarding(), day('2025-07-31'))
      .when('ForwardOn', { opinion: '同意' }, people.county)
      .thenStage('submitting')
  })
})

clause('anhui-titles-2018/art.18.a', 'a proposal to cancel the right to file', ({ accepts, refuses }) => {
  const propose = (state: Application, by: Actor) =>
    from(state, day('2025-05-06')).when(
      'ProposeDisqualification',
      { fact: '获奖证书系伪造', evidence: [examples.file] },
      by,
    )
  accepts('the head proposes with evidence; dropped, the file goes on', () => {
    const held = propose(opined(), people.head).thenStage('recommending')
    held
      .when('DropProposal', { reason: '经查不属实' }, people.head)
      .when('SealOpinion', { head: '单位负责人' }, people.head)
      .thenStage('forwarding')
  })
  refuses('every further step until it is decided', () => {
    propose(opined(), people.head)
      .when('SealOpinion', { head: '单位负责人' }, people.head)
      .thenRefused('held')
    propose(examples.at.forwarding(), people.county)
      .when('ForwardOn', { opinion: '同意' }, people.county)
      .thenRefused('held')
    propose(opined(), people.clerk).thenRefused('not-permitted')
  })
})

clause('anhui-titles-2018/art.51.1.a', 'nobody in her own or a relative’s file', ({ accepts, refuses }) => {
  const ownClerk = actor('person-applicant', 'employer-personnel', 'example-employer')
  const stand = (person: string) => ({ person, name: '代办人', reason: '人事干部本人申报' })
  refuses('the clerk who applies herself, and the clerk whose spouse applies', () => {
    const run = from(examples.at.verifying())
    run.when('MarkMaterials', mark('*'), ownClerk).thenRefused('not-permitted')
    run
      .when('NameStandIn', stand('person-applicant'), people.head)
      .thenRefusedBy('duty-is-done-by-another', '本人')
    const declared = run.when('DeclareRecusal', { relation: '配偶' }, people.clerk).thenAccepted()
    declared.when('MarkMaterials', mark('*'), people.clerk).thenRefused('not-permitted')
    assert.ok(may(people.clerk, run.domain))
    assert.equal(may(people.clerk, declared.domain), false)
    declared
      .when('NameStandIn', stand('person-clerk'), people.head)
      .thenRefusedBy('duty-is-done-by-another', '回避')
    run
      .when('DeclareRecusal', { person: 'person-head', relation: '夫妻' }, people.clerk)
      .thenRefusedBy('recusal-is-declared-by-entitled')
  })
  accepts('the stand-in whom the head names', () => {
    from(examples.at.verifying())
      .when('NameStandIn', stand('person-colleague'), people.head)
      .thenStage('verifying')
      .when('MarkMaterials', mark('*'), people.colleague)
      .thenStage('verifying')
    from(examples.at.verifying())
      .when('DeclareRecusal', { person: 'person-clerk', relation: '夫妻' }, people.head)
      .thenStage('verifying')
  })
})

clause('anhui-titles-2018/art.4.a', 'bureaus see their own territory', ({ accepts, refuses }) => {
  const bureaus = ['example-county-bureau', 'example-city-bureau', 'example-province']
  /** The employer alone, so that what a desk of the way sees does not count. */
  const employerUnder = (above: readonly string[]) => [
    { relation: 'employer', organisation: 'example-employer', path: ['example-employer', ...above] },
  ]
  const sees = (person: Actor, above: readonly string[] = bureaus) =>
    maySee(application, { kind: 'person', actor: person }, employerUnder(above))
  const province = actor('person-province', 'province-titles', 'example-province')
  accepts('county, city and province above the employer', () => {
    for (const officer of [people.county, people.city, province]) assert.ok(sees(officer))
    return cite('anhui-titles-2018/art.4.a')
  })
  refuses('another city; the county, where the employer is of its city', () => {
    assert.equal(sees(people.otherCity), false)
    assert.equal(sees(people.county, bureaus.slice(1)), false)
    assert.ok(sees(people.city, bureaus.slice(1)))
    return cite('anhui-titles-2018/art.4.a')
  })
})

void describe('the way back', () => {
  const items = { items: [{ path: 'materials/m6', text: '请补论文封面' }] }
  void it('from the employer to the applicant: items answered, pledged again, filed again', () => {
    const filed = from(examples.pledged()).when('File', {}, people.applicant).thenStage('verifying')
    const back = filed.when('Return', items, people.clerk).thenStage('drafting')
    back.when('File', {}, people.applicant).thenRefusedBy('returned-items-answered')
    back
      .when('Answer', { number: 1, kind: 'explained', text: '封面在第一页' }, people.applicant)
      .when('File', {}, people.applicant)
      .thenStage('verifying')
  })
  void it('is open to the sender until the employer has opened it', () => {
    const filed = filedByActs()
    filed.when('Withdraw', {}, people.applicant).thenStage('drafting')
    filed
      .when('Receive', {}, people.clerk)
      .when('Withdraw', {}, people.applicant)
      .thenRefusedBy('not-received-yet')
  })
  void it('from a voided notice to the applicant', () => {
    const back = from(examples.at.internalPublicity(), day('2025-04-28'))
      .when('VoidInternalNotice', { reason: '论文有误' }, people.clerk)
      .when('Return', items, people.clerk)
      .thenStage('drafting')
    assert.equal(back.domain.internalNotice, null)
    back.when('File', {}, people.applicant).thenRefusedBy('returned-items-answered')
  })
  void it('desk by desk: the submitter to the last desk, the first desk to the employer', () => {
    const sent = seal(opined()).thenStage('forwarding')
    const back = sent.when('Return', items, people.county).thenStage('recommending')
    assert.equal(back.domain.opinion?.sealedOn, null)
    const submitted = sent.when('ForwardOn', { opinion: '同意' }, people.county).thenStage('submitting')
    const again = submitted.when('Return', items, people.city).thenStage('forwarding')
    assert.equal(again.domain.forwards[0]?.on, null)
    again.when('Return', items, people.department).thenRefused('not-permitted')
  })
  void it('is folded again to the same state, from the first act to the submitter', () => {
    const run = filedByActs()
      .when('MarkMaterials', mark('*'), people.clerk)
      .on('2025-04-24T09:00:00+08:00')
      .when('PostInternalNotice', posting, people.clerk)
      .when('RecordObjection', { material: 'm6', text: '有疑问', anonymous: true }, people.clerk)
      .when('FindObjection', { id: 'o1', finding: '不属实', verifier: '核查人' }, people.clerk)
      .on('2025-05-01T09:00:00+08:00')
      .when('TakeDownInternalNotice', {}, people.clerk)
      .when('StateOpinion', examples.opinionInput, people.clerk)
      .when('SealOpinion', { head: '单位负责人' }, people.head)
      .thenStage('forwarding')
      .when('ForwardOn', { opinion: '同意转报' }, people.county)
      .thenStage('submitting')
    assert.deepEqual(run.refolded(), run.snapshot)
    assert.deepEqual(run.domain.filedFacts, examples.at.submitting().filedFacts)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import { from, opened, people, registers, worldOf } from '../../../tests/support/titles-application.ts'
import { application } from '../application/application.ts'
import * as examples from '../application/examples.ts'
import { chooseTerritory } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import { givenDigest, pledgeStateOf } from './digest.ts'

type Drafting = ReturnType<typeof examples.at.drafting>

/** Signs the pledge over what the state holds and sends it to the employer. */
function file(state: Drafting, world = worldOf()) {
  const pledge = { on: localDate('2025-04-10'), digest: givenDigest(state), by: '江一帆', onPaper: false }
  return from({ ...state, pledge }, world).when('File', {}, people.applicant)
}
const draft = (more: Partial<Application> = {}): Drafting => ({
  ...examples.at.drafting(),
  ...more,
  stage: 'drafting',
})
const without = (slot: string, state = draft()): Drafting => ({
  ...state,
  materials: state.materials.filter((one) => one.slot !== slot),
})
const institution = (state = draft()): Drafting => ({
  ...state,
  employer: { ...state.employer, kind: '事业单位' },
})

clause('anhui-titles-2018/art.63.a', 'the territory is chosen once', ({ accepts, refuses }) => {
  const person = { ...examples.personEntry, labourLocation: '340100' }
  const between = worldOf({ 'titles-persons': { [examples.personKey]: person } })
  accepts('the place of the labour relation, which the application keeps', () => {
    const run = opened({ territory: '340100' }, between).thenStage('drafting')
    assert.equal(run.domain.territory, '340100')
  })
  const held = (territory: string, labourLocation: string) =>
    opened(
      { territory },
      worldOf({ 'titles-persons': { [examples.personKey]: { ...person, labourLocation } } }),
    )
      .operations()
      .quotas.map(({ account, parent, amount, operation }) => [operation, account, parent, amount])
  accepts('held for the year: the question allows one answer, which no exit gives back', () => {
    const question = `territory|${examples.personKey}|2025|340100|340121`
    assert.deepEqual(held('340100', '340100'), [
      ['limit', question, undefined, 1],
      ['limit', `${question}|340100`, question, 1],
    ])
    assert.deepEqual(held('340121', '340100'), [
      ['limit', question, undefined, 1],
      ['limit', `${question}|340121`, question, 1],
    ])
    const withdrawn = opened({ territory: '340100' }, between)
      .when('WithdrawApplication', { reason: '改报' }, people.applicant)
      .thenStage('withdrawn')
    assert.deepEqual(withdrawn.operations().quotas, [])
  })
  void it('and where there is one place, nothing was chosen and nothing is held', () =>
    assert.deepEqual(held('', '340121'), []))
  void it('asked anew in another year and between other places, but not in another order', () => {
    const asked = { person: 'p', year: 2025, places: ['340100', '340121'], place: '340100' }
    const questions = (more: object) => chooseTerritory({ ...asked, ...more }).map(({ account }) => account)
    assert.deepEqual(questions({ places: ['340121', '340100'] }), questions({}))
    assert.equal(
      new Set([{}, { year: 2026 }, { places: ['340100', '340200'] }, { person: 'q' }].flatMap(questions))
        .size,
      8,
    )
    assert.match(chooseTerritory(asked)[1]?.say ?? '', /^请选原来选定的属地340121：.*2025评审年度/)
  })
  refuses('neither chosen, or a third place', () => {
    opened({}, between).thenRefusedBy('territory-is-known', '本评审年度内不再改动')
    opened({ territory: '340200' }, between).thenRefusedBy('territory-is-known')
  })
  void it('and no later act takes another', () => {
    const later = Object.entries(application.acts).filter(([name]) => name !== 'OpenApplication')
    for (const [name, { input }] of later)
      assert.equal(input instanceof z.ZodObject && 'territory' in input.shape, false, name)
    from(draft()).when('ReviseContent', { territory: '340100' }, people.applicant).thenRefused('input')
  })
})

const foreign = {
  name: '乙市机械高级评委会',
  levels: '副高级',
  series: '工程',
  specialties: '机械',
  territory: '340200',
  authoriserLevel: '市级',
  validUntil: localDate('2027-12-31'),
  selfReview: false,
  status: '有效',
}
const own = { ...foreign, name: '全省机械高级评委会', territory: '340000', authoriserLevel: '省级' }
const key = examples.cycleEntry.committee
const amid = (committee: object, others: Readonly<Record<string, object>> = {}) =>
  worldOf({ 'titles-committees': { [key]: committee, ...others } })
const offered = '请改走委托评审，由本人提出申请，可委托：乙市机械高级评委会'

clause('anhui-titles-2018/art.30.1', 'no committee at home', ({ accepts, refuses }) => {
  accepts('a committee that takes in people of the place, or its own staff', () => {
    opened({}, amid(own)).thenStage('drafting')
    opened({}, amid({ ...foreign, selfReview: true })).thenStage('drafting')
  })
  accepts('elsewhere by delegation, or for units from outside the province', () => {
    opened({}, amid(foreign, { home: own })).thenStage('drafting')
    opened({ track: '委托' }, amid(foreign)).thenStage('drafting')
    for (const affiliation of ['中央驻皖', '外省'] as const) {
      const outside = { ...examples.employerEntry, affiliation }
      const { registers: known } = amid(foreign)
      const world = worldOf({ ...known, 'titles-employers': { [examples.employerKey]: outside } })
      opened({}, world).thenStage('drafting')
    }
  })
  refuses('an ordinary application to another city: C5 is offered', () => {
    opened({}, amid(foreign)).thenRefusedBy('place-has-a-committee-of-the-series', offered)
    const gone = { ...own, status: '收回' }
    opened({}, amid(foreign, { gone })).thenRefusedBy('place-has-a-committee-of-the-series', '没有')
  })
})

clause('anhui-titles-2018/art.30.2', 'the committee at home does not cover it', ({ accepts, refuses }) => {
  accepts('机械 is covered at home', () => {
    opened({}, amid(own)).thenStage('drafting')
  })
  refuses('a committee for 机械 only and 电气 filed: C5 is offered; for 电气 only and 机械', () => {
    const refusedBy = 'committee-covers-specialty-and-level'
    opened({ specialty: '电气' }, amid(own)).thenRefusedBy(refusedBy, '工程系列电气专业副高级')
    const home = { ...own, specialties: '电气' }
    opened({}, amid(foreign, { home })).thenRefusedBy(refusedBy, offered)
  })
})

const paper = (more: object) => ({ name: '材料', files: [examples.file], pages: 1, ...more })

clause('anhui-titles-2018/art.9.1.0', 'the applicant files in person', ({ accepts, refuses }) => {
  accepts('the person opens and files; a clerk with a written entrustment types', () => {
    opened().thenStage('drafting')
    opened({ entrustment: [examples.file] }, worldOf(), people.clerk).thenStage('drafting')
    file(draft()).thenStage('verifying')
  })
  refuses(
    'an employer clerk without entrustment, a clerk of another employer, and filing for a colleague',
    () => {
      opened({}, worldOf(), people.clerk).thenRefusedBy('applicant-files', '书面委托')
      opened({ entrustment: [examples.file] }, worldOf(), people.otherClerk).thenRefusedBy('applicant-files')
      from(examples.pledged()).when('File', {}, people.clerk).thenRefused('not-permitted')
    },
  )
  refuses('to file what the clerk typed before the applicant confirmed it, or after a change', () => {
    const state = examples.entrusted()
    file(state).thenRefusedBy('entrusted-is-confirmed', '确认')
    const run = from(state).when('ConfirmEntrusted', { digest: givenDigest(state) }, people.clerk)
    run.thenRefusedBy('signed-personally', '本人签名')
    const confirmed = from(state)
      .when('ConfirmEntrusted', { digest: givenDigest(state), scan: [examples.file] }, people.clerk)
      .thenStage('drafting')
    confirmed
      .when('SignPledge', { digest: givenDigest(state), scan: [examples.file] }, people.clerk)
      .when('File', {}, people.clerk)
      .thenStage('verifying')
    const changed = confirmed.when('ReviseContent', { office: '科长' }, people.clerk).thenAccepted()
    changed
      .when('SignPledge', { digest: givenDigest(changed.domain), scan: [examples.file] }, people.clerk)
      .when('File', {}, people.clerk)
      .thenRefusedBy('entrusted-is-confirmed')
  })
  refuses('uploads into slots that are generated or not there, and papers without kind or year', () => {
    const add = (more: object) => from(draft()).when('AddMaterial', paper(more), people.applicant)
    add({ slot: 'pledge' }).thenRefusedBy('slot-takes-material', '系统生成')
    add({ slot: 'appraisal' }).thenRefusedBy('slot-takes-material', '没有')
    add({ slot: 'appointment' }).thenRefusedBy('material-is-described', '聘任证书')
    add({ slot: 'assessment', kind: '年度考核登记表' }).thenRefusedBy('material-is-described', '年度')
  })
})

clause('anhui-titles-2018/art.9.1.1.a', 'the review form', ({ accepts, refuses }) => {
  accepts('work history filled in', () => {
    const run = from(draft()).when('ReviseContent', examples.contentInput, people.applicant)
    file({ ...draft(), content: run.thenStage('drafting').domain.content }).thenStage('verifying')
  })
  refuses('no work history', () => {
    file(draft({ content: { ...draft().content, workHistory: [] } })).thenRefusedBy(
      'review-form-is-complete',
      '工作经历',
    )
  })
})

clause('anhui-titles-2018/art.9.1.1.b', 'the exceptional form', ({ accepts, refuses }) => {
  const exceptional = { lifted: ['资历' as const], rows: [], merits: '突出' }
  const target = { ...draft().target, track: '破格' as const }
  refuses('type 破格 without F4, type 正常 with it', () => {
    file(draft({ target })).thenRefusedBy('exceptional-form-fits-track', '请填写破格申报表')
    file(draft({ content: { ...draft().content, exceptional } })).thenRefusedBy(
      'exceptional-form-fits-track',
      '删去',
    )
  })
  accepts('with F4 the form does not stand against it', () => {
    const { outcome } = file(draft({ target, content: { ...draft().content, exceptional } }))
    assert.ok(outcome?.kind === 'refused', 'no exceptional conditions are registered')
    assert.ok(!outcome.findings.some(({ rule }) => rule.startsWith('exceptional-form')))
  })
})

clause('anhui-titles-2018/art.9.1.3', 'the pledge over the material list', ({ accepts, refuses }) => {
  accepts('signed over the list as it is', () => {
    const signed = from(draft()).when('SignPledge', { digest: givenDigest(draft()) }, people.applicant)
    assert.equal(pledgeStateOf(signed.thenStage('drafting').domain), '有效')
    signed.when('File', {}, people.applicant).thenStage('verifying')
  })
  refuses('after a paper was added, until it is signed again', () => {
    const added = from(examples.pledged())
      .when('AddMaterial', paper({ slot: 'works', row: 'w1' }), people.applicant)
      .thenStage('drafting')
    assert.equal(pledgeStateOf(added.domain), '承诺书需重签')
    added.when('File', {}, people.applicant).thenRefusedBy('pledge-stands', '承诺书需重签')
    const old = givenDigest(draft())
    added.when('SignPledge', { digest: old }, people.applicant).thenRefusedBy('pledge-covers-list')
    added
      .when('SignPledge', { digest: givenDigest(added.domain) }, people.applicant)
      .when('File', {}, people.applicant)
      .thenStage('verifying')
  })
  const [drawn, digest] = ['c'.repeat(64), givenDigest(draft())]
  accepts('drawn by finger: the picture stays with the pledge', () => {
    const signed = from(draft()).when('SignPledge', { digest, signature: [drawn] }, people.applicant)
    assert.equal(signed.thenStage('drafting').domain.pledge?.signature, drawn)
    const plain = from(draft()).when('SignPledge', { digest }, people.applicant).thenStage('drafting')
    assert.equal('signature' in (plain.domain.pledge ?? {}), false)
  })
  refuses('drawn by the clerk who types for her, even beside her signed paper', () => {
    from(examples.entrusted())
      .when('SignPledge', { digest, signature: [drawn], scan: [examples.file] }, people.clerk)
      .thenRefusedBy('signature-is-own', '本人')
  })
  refuses('without any pledge, and by somebody else', () => {
    from(draft()).when('File', {}, people.applicant).thenRefusedBy('pledge-stands', '请先签署')
    from(draft())
      .when('SignPledge', { digest: givenDigest(draft()) }, people.colleague)
      .thenRefused('not-permitted')
  })
})

clause('anhui-titles-2018/art.9.1.4.a', 'three kinds of certificates', ({ accepts, refuses }) => {
  refuses('a mid-level application without junior title certificate and no 破格', () => {
    const target = { ...draft().target, level: '中级' as const, band: '中级' as const }
    file(without('title-certificate', draft({ target }))).thenRefusedBy('certificates-are-given', '职称证书')
    const reason = { ...draft().content, noTitleReason: '首次申报' }
    file(without('title-certificate', draft({ target, content: reason }))).thenRefusedBy(
      'certificates-are-given',
    )
  })
  refuses('every missing kind at once', () => {
    const none = without('degree-certificate', without('education-certificate'))
    file(none).thenRefusedBy('certificates-are-given', '学历证书、继续教育证书')
  })
  accepts('all three; at the lowest band 无 with a reason', () => {
    file(draft()).thenStage('verifying')
    const junior = draft({
      target: { ...draft().target, level: '助理级', band: '初级' },
      content: { ...draft().content, noTitleReason: '首次申报' },
    })
    const { outcome } = file(without('title-certificate', junior))
    assert.ok(outcome?.kind === 'refused', 'no conditions are registered for that level')
    assert.ok(!outcome.findings.some(({ rule }) => rule.startsWith('certificates')))
  })
})

clause('anhui-titles-2018/art.9.1.4.b', 'one proof of appointment', ({ accepts, refuses }) => {
  refuses('聘任制 and none of the three, or one that begins too late', () => {
    file(without('appointment')).thenRefusedBy('appointment-is-proved', '之一')
    const late = draft({
      materials: draft().materials.map((one) =>
        one.slot === 'appointment' ? { ...one, from: localDate('2019-07-02') } : one,
      ),
    })
    file(late).thenRefusedBy('appointment-is-proved', '2019-07-01')
  })
  accepts('one appointment document; an employer without the system needs none', () => {
    const one = draft({
      materials: draft().materials.map((material) =>
        material.slot === 'appointment' ? { ...material, kind: '聘任文件' } : material,
      ),
    })
    file(one).thenStage('verifying')
    const employer = { ...draft().employer, appointmentSystem: false }
    file(without('appointment', draft({ employer }))).thenStage('verifying')
  })
})

clause('anhui-titles-2018/art.9.1.4.c', 'the vacancy opinion', ({ accepts, refuses }) => {
  accepts('an enterprise without F29; an institution with it', () => {
    file(draft()).thenStage('verifying')
    const entry = { employer: examples.employerKey, level: '副高级', year: 2025, confirmed: 2 }
    file(institution(), worldOf({ 'titles-vacancies': { v1: entry } })).thenStage('verifying')
  })
  refuses('an institution without F29', () => {
    file(institution()).thenRefusedBy('vacancy-opinion-is-given', '岗位空缺')
  })
})

clause('anhui-titles-2018/art.9.1.5.a', 'a sheet for every year', ({ accepts, refuses }) => {
  const lacking = (year: number) => draft({ materials: draft().materials.filter((one) => one.year !== year) })
  refuses('tenure from 2019-07, the sheet of 2021 is absent', () => {
    file(lacking(2021)).thenRefusedBy('assessments-are-complete', '缺2021年度考核')
  })
  accepts('2019 to 2024 for a filing in 2025; a year of leave is a fact, not a missing sheet', () => {
    file(draft()).thenStage('verifying')
    const assessments = Object.fromEntries(
      Object.entries(registers['titles-assessments'] ?? {}).map(([key, entry]) => [
        key,
        (entry as { year: number }).year === 2021 ? { ...(entry as object), leave: '产假' } : entry,
      ]),
    )
    file(lacking(2021), worldOf({ 'titles-assessments': assessments })).thenStage('verifying')
  })
})

clause('anhui-titles-2018/art.9.1.5.b', 'a written statement instead', ({ accepts, refuses }) => {
  const statements = (state: Drafting): Drafting => ({
    ...state,
    materials: state.materials.map((one) =>
      one.year !== null && one.year >= 2020 && one.year <= 2023 ? { ...one, kind: '单位书面证明' } : one,
    ),
  })
  accepts('a private firm with F30 for 2020-2023', () => {
    const grades = { g1: { employerKind: '非公企业', grade: '合格', effect: '计入' } }
    const state = draft({ employer: { ...draft().employer, kind: '非公企业' } })
    file(statements(state), worldOf({ 'titles-grades': grades })).thenStage('verifying')
  })
  refuses('an institution uploading F30', () => {
    file(statements(institution())).thenRefusedBy('assessment-proof-fits-employer', '2020、2021、2022、2023')
    from(institution())
      .when('AddMaterial', paper({ slot: 'assessment', kind: '单位书面证明', year: 2020 }), people.applicant)
      .thenRefusedBy('assessment-proof-fits-employer')
  })
})

const row = draft().content.achievements[0]
const achievements = (more: object) => [{ ...examples.contentInput.achievements[0], ...more }]
const save = (more: object) =>
  from(draft()).when('ReviseContent', { achievements: achievements(more) }, people.applicant)

clause('anhui-titles-2018/art.9.1.6.a', 'achievements since the present title', ({ accepts, refuses }) => {
  assert.ok(row)
  const dated = (on: string) =>
    draft({ content: { ...draft().content, achievements: [{ ...row, on: localDate(on) }] } })
  accepts('an award of the first day', () => {
    file(dated('2019-07-01')).thenStage('verifying')
  })
  refuses('tenure start 2019-07-01 and an award of 2019-06-30: flagged and not counted', () => {
    file(dated('2019-06-30')).thenRefusedBy('achievement-is-given')
    const both = draft({
      content: {
        ...draft().content,
        achievements: [row, { ...row, id: 'a2', name: '旧奖', on: localDate('2019-06-30') }],
      },
    })
    file(both).thenTold('achievements-are-in-tenure', '《旧奖》非任现职以来')
  })
  refuses('an achievement without any proof', () => {
    file(without('achievement')).thenRefusedBy('achievement-is-given', '证明')
  })
})

clause('anhui-titles-2018/art.9.1.6.b', 'work of several people', ({ accepts, refuses }) => {
  refuses('2 contributors and rank empty; rank 4 of 3; no part', () => {
    save({ contributors: 2, rank: null }).thenRefusedBy('contribution-is-stated', '2人')
    save({ contributors: 3, rank: 4 }).thenRefusedBy('contribution-is-stated', '第4')
    save({ contributors: 2, rank: 1, part: '' }).thenRefusedBy('contribution-is-stated')
    save({ contributors: 2, rank: 1, ownWork: '' }).thenRefusedBy('contribution-is-stated')
  })
  accepts('1 contributor: not demanded; rank 3 of 3', () => {
    save({ contributors: 1, rank: null, ownWork: '', part: '' }).thenStage('drafting')
    save({ contributors: 3, rank: 3 }).thenStage('drafting')
  })
})

clause('anhui-titles-2018/art.9.1.6.c', 'who awarded it, and its grade', ({ accepts, refuses }) => {
  refuses('an award without 授予部门, or with the grade left out', () => {
    save({ body: '' }).thenRefusedBy('award-facts-are-stated', '授予')
    save({ grade: '' }).thenRefusedBy('award-facts-are-stated', '无等级')
  })
  accepts('无等级 chosen', () => {
    save({ grade: '无等级' }).thenStage('drafting')
  })
})

clause('anhui-titles-2018/art.9.1.7', 'a paper or a special report', ({ accepts, refuses }) => {
  const report = (caseMaterial: boolean) =>
    draft({
      content: {
        ...draft().content,
        works: draft().content.works.map((one) => ({ ...one, kind: '专题报告' as const, caseMaterial })),
      },
    })
  const noPaperAsked = {
    'titles-conditions': Object.fromEntries(
      Object.entries(registers['titles-conditions'] ?? {}).filter(
        ([, entry]) => (entry as { kind: string }).kind !== '论文',
      ),
    ),
  }
  accepts('no paper but one special report with case material', () => {
    file(report(true), worldOf(noPaperAsked)).thenStage('verifying')
  })
  refuses('neither; a report without its case; a paper without its file', () => {
    file(draft({ content: { ...draft().content, works: [] } })).thenRefusedBy('work-piece-is-given')
    file(report(false)).thenRefusedBy('work-piece-is-given', '实例')
    file(without('works')).thenRefusedBy('work-piece-is-given')
  })
})

clause('anhui-titles-2018/art.9.1.8', 'a two-inch colour photo', ({ accepts, refuses }) => {
  const photo = (width: number, height: number, colour = true) =>
    from(draft()).when(
      'AddMaterial',
      paper({ slot: 'photo', image: { width, height, colour } }),
      people.applicant,
    )
  refuses(
    'a one-inch photo (25 by 35 mm, as art.46.3 asks for), one out of shape, one without colour, none at all',
    () => {
      photo(295, 413).thenRefusedBy('photo-is-two-inch-colour', '二寸')
      photo(600, 600).thenRefusedBy('photo-is-two-inch-colour')
      photo(413, 579, false).thenRefusedBy('photo-is-two-inch-colour', '彩色')
      file(without('photo')).thenRefusedBy('photo-is-two-inch-colour', '请上传')
    },
  )
  accepts('35 by 49 mm, and finer', () => {
    photo(413, 579).thenStage('drafting')
    photo(826, 1158).thenStage('drafting')
  })
})

clause('anhui-titles-2018/art.9.1.9', 'what the announcement asks for', ({ accepts, refuses }) => {
  const plans = { key: 'plan', name: '教案', pieces: 3, mandatory: true, levels: ['副高级' as const] }
  const asked = (count: number) =>
    draft({
      cycle: { ...draft().cycle, extraSlots: [plans] },
      materials: [
        ...draft().materials,
        ...Array.from({ length: count }, (_, i) => ({
          ...(draft().materials[0] as Application['materials'][number]),
          id: `m${50 + i}`,
          slot: 'extra:plan',
        })),
      ],
    })
  refuses('教案3份 demanded and only 2 uploaded', () => {
    file(asked(2)).thenRefusedBy('extra-material-is-given', '要求3份，已交2份')
  })
  accepts('3 of them', () => {
    file(asked(3)).thenStage('verifying')
  })
})

clause('anhui-titles-2018/art.14', 'one application per person and year', ({ accepts, refuses }) => {
  accepts('the year is taken by opening and goes free when it is withdrawn before acceptance', () => {
    const [claim] = opened().operations().claims
    assert.equal(claim?.operation, 'take')
    assert.equal(claim?.key, `${examples.personKey}|2025`)
    const gone = from(examples.at.submitting()).when(
      'WithdrawApplication',
      { reason: '不再申报' },
      people.applicant,
    )
    const released = gone
      .thenStage('withdrawn')
      .operations()
      .claims.find(({ claim: id }) => id === claim?.claim)
    assert.deepEqual([released?.operation, released?.key], ['release', claim?.key])
  })
  refuses('a withdrawn one does not go on', () => {
    const gone = from(draft()).when('WithdrawApplication', { reason: '不再申报' }, people.applicant)
    gone.when('File', {}, people.applicant).thenRefused('closed')
    from(draft())
      .when('WithdrawApplication', { reason: '不再申报' }, people.clerk)
      .thenRefused('not-permitted')
  })
})

clause('anhui-titles-2018/art.36.a', 'what was done after the change of post', ({ accepts, refuses }) => {
  const since = localDate('2023-09-01')
  const moved = (on: string | null): Drafting => ({
    ...examples.transfer(),
    postChange: {
      oldPost: '教师',
      newPost: '工程师',
      since,
      document: '示例〔2025〕1号',
      grade: '合格',
      statement: '胜任',
      issuedOn: localDate('2025-04-01'),
    },
    materials: [
      ...draft().materials,
      ...(on === null
        ? []
        : [
            {
              ...(draft().materials[0] as Application['materials'][number]),
              id: 'm60',
              slot: 'after-change',
              from: localDate(on),
            },
          ]),
    ],
  })
  const holds = (state: Drafting) => {
    const { outcome } = file(state)
    assert.ok(outcome?.kind === 'refused', 'conditions of the new series are not registered')
    return !outcome.findings.some(({ rule }) => rule.startsWith('after-change-is-shown'))
  }
  refuses('an empty slot, or a paper older than the post', () => {
    file(moved(null)).thenRefusedBy('after-change-is-shown', '请上传')
    file(moved('2023-08-31')).thenRefusedBy('after-change-is-shown', '2023-09-01')
  })
  accepts('a paper of the first day in the new post', () => {
    assert.ok(holds(moved('2023-09-01')))
  })
})

clause('anhui-titles-2018/art.36.b', 'the employer’s proof of the change', ({ accepts, refuses }) => {
  const proof = {
    oldPost: '教师',
    newPost: '工程师',
    since: '2023-09-01',
    document: '示例〔2025〕1号',
    grade: '合格',
    statement: '胜任',
  }
  const since = (postSince: string) =>
    worldOf({ 'titles-persons': { [examples.personKey]: { ...examples.personEntry, postSince } } })
  const filed = (postSince: string) => {
    const world = since(postSince)
    const proved = from(examples.transfer(), world)
      .when('IssuePostChange', proof, people.clerk)
      .thenStage('drafting')
    return file(proved.domain as Drafting, world)
  }
  refuses(
    'F31 with post date 2023-09-01 and a register of 2023-10-01; no F31 at all; one for no transfer',
    () => {
      filed('2023-10-01').thenRefusedBy('post-change-is-proved', '2023-10-01')
      file(examples.transfer()).thenRefusedBy('post-change-is-proved', '先出具')
      from(draft()).when('IssuePostChange', proof, people.clerk).thenRefusedBy('track-is-transfer')
      from(examples.transfer()).when('IssuePostChange', proof, people.applicant).thenRefused('not-permitted')
    },
  )
  accepts('both say the same day', () => {
    const { outcome } = filed('2023-09-01')
    assert.ok(outcome?.kind === 'refused', 'conditions of the new series are not registered')
    assert.ok(!outcome.findings.some(({ rule }) => rule.startsWith('post-change')))
  })
})

void describe('opening an application', () => {
  void it('takes route, territory and forwarding desks from the registers', () => {
    const { domain } = opened().thenStage('drafting')
    assert.equal(domain.number, '2025-GC03-00001')
    assert.equal(domain.route?.submitter, 'example-city-bureau')
    assert.equal(domain.route?.authority, 'example-province')
    assert.deepEqual(
      domain.forwards.map(({ organisation }) => organisation),
      ['example-county-bureau'],
    )
    assert.equal(JSON.stringify(domain).includes(examples.personEntry.number), false)
  })
  void it('is refused before and after the window, outside the scope, and through another employer', () => {
    opened({}, worldOf({}, '2025-02-28')).thenRefusedBy('filing-window-is-open')
    opened({}, worldOf({}, '2025-03-01')).thenStage('drafting')
    opened({}, worldOf({}, '2025-06-30')).thenStage('drafting')
    opened({}, worldOf({}, '2025-07-01')).thenRefusedBy('filing-window-is-open', '2025-06-30')
    opened({ specialty: '化工' }).thenRefusedBy('target-is-in-scope', '化工')
    opened({ level: '中级' }).thenRefusedBy('target-is-in-scope')
    opened({ employer: 'other' }).thenRefusedBy('employer-is-own')
  })
  void it('asks for the territory where file and labour relation differ', () => {
    const world = worldOf({
      'titles-persons': { [examples.personKey]: { ...examples.personEntry, labourLocation: '340122' } },
    })
    opened({}, world).thenRefusedBy('territory-is-known', '340122')
    assert.equal(opened({ territory: '340122' }, world).thenStage('drafting').domain.territory, '340122')
  })
  void it('names the office that no register has', () => {
    opened({}, worldOf({ 'titles-offices': {} })).thenRefusedBy('route-is-complete', '职称管理机构」名册')
  })
  void it('tells at the first screen what will refuse filing', () => {
    const world = worldOf({
      'titles-persons': { [examples.personKey]: { ...examples.personEntry, status: '公务员' } },
    })
    opened({}, world).thenTold('person-is-no-official')
  })
  void it('refuses a field that is not there', () => {
    opened({ idNumber: '1' }).thenRefused('input')
  })
})

void describe('filling in', () => {
  void it('replaces and removes a material, keeps ids apart', () => {
    const run = from(draft())
      .when(
        'ReplaceMaterial',
        { id: 'm6', ...paper({ row: 'w1', name: '论文一（修订）' }) },
        people.applicant,
      )
      .thenStage('drafting')
    assert.equal(run.domain.materials.find(({ id }) => id === 'm6')?.name, '论文一（修订）')
    const gone = run.when('RemoveMaterial', { id: 'm6' }, people.applicant).thenAccepted()
    assert.equal(
      gone.domain.materials.some(({ id }) => id === 'm6'),
      false,
    )
    gone.when('RemoveMaterial', { id: 'm6' }, people.applicant).thenRefusedBy('material-is-there')
    gone
      .when('ReplaceMaterial', { id: 'm6', ...paper({}) }, people.applicant)
      .thenRefusedBy('material-is-there')
    const added = gone
      .when('AddMaterial', paper({ slot: 'works', row: 'w1' }), people.applicant)
      .thenAccepted()
    assert.equal(added.domain.materials.at(-1)?.id, 'm14')
  })
  void it('keeps what was not given and refuses rows with one id', () => {
    const run = from(draft()).when('ReviseContent', { office: '科长' }, people.applicant).thenAccepted()
    assert.equal(run.domain.content.office, '科长')
    assert.equal(run.domain.content.achievements.length, 1)
    const twice = [...achievements({}), ...achievements({})]
    from(draft())
      .when('ReviseContent', { achievements: twice }, people.applicant)
      .thenRefusedBy('rows-are-distinct')
  })
  void it('is over once the employer has the file', () => {
    const filed = file(draft()).thenStage('verifying')
    filed.when('ReviseContent', { office: '科长' }, people.applicant).thenRefused('out-of-turn')
    filed.when('File', {}, people.applicant).thenRefused('out-of-turn')
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maySee } from '#kernel/case'
import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { vacancyIsFree } from '../employer/rules.ts'
import { bureauEntry, employerEntry, opinionIn, personnel, province, provinceOfficer } from './examples.ts'
import { vacancyOpinion } from './vacancies.ts'

const officer = actor('person-officer', 'city-titles', 'example-city-bureau')
const county = actor('person-county', 'county-titles', 'example-county')
const offices = {
  'example-city-bureau': bureauEntry,
  'example-province': province,
  'example-county': { ...bureauEntry, name: '示例县人社局', level: '县级', territory: '340121' },
  'other-city': { ...bureauEntry, name: '他市人社局', territory: '340200' },
}
const world = (employer: object = employerEntry, more: object = {}) => ({
  at: '2024-05-10T09:00:00+08:00',
  registers: { 'titles-employers': { 'employer-1': employer }, 'titles-offices': { ...offices, ...more } },
})
const structure = [
  { level: '副高级', posts: 10, filled: 8 },
  { level: '中级', posts: 20, filled: 20 },
]
const request = { employer: 'employer-1', year: 2024, structure }
const two = { document: '示例人社岗〔2024〕3号', levels: [{ level: '副高级', confirmed: 2 }] }
const requested = (employer: object = employerEntry) =>
  given(vacancyOpinion, world(employer)).when('RequestVacancies', request, personnel)

clause('anhui-titles-2018/art.9.1.4.c', 'the opinion on vacancies', ({ accepts, refuses }) => {
  accepts('an institution of the city asks the bureau of its city, which issues it', () => {
    const run = requested().thenStage('requested')
    assert.equal(run.domain.bureau.organisation, 'example-city-bureau')
    const confirmed = run.when('ConfirmVacancies', two, officer).thenStage('confirmed')
    const [entry] = confirmed.operations().entries
    assert.equal(entry?.key, 'employer-1|副高级|2024')
    assert.equal(entry.values?.['confirmed'], 2)
    assert.equal(entry.values['confirmedBy'], '示例市人社局')
    const paper = JSON.stringify(vacancyOpinion.documents?.['vacancyOpinion']?.data(confirmed.domain, []))
    assert.match(paper, /示例人社岗〔2024〕3号/)
  })
  accepts('a provincial one asks the provincial department', () => {
    const run = requested({ ...employerEntry, affiliation: '省直' }).thenAccepted()
    assert.equal(run.domain.bureau.organisation, 'example-province')
  })
  accepts('one of a county or a township asks its county', () => {
    const of = { ...employerEntry, territory: '340121', affiliation: '乡镇及以下' }
    assert.equal(requested(of).thenAccepted().domain.bureau.organisation, 'example-county')
  })
  refuses('an enterprise: no opinion concerns it', () => {
    requested({ ...employerEntry, kind: '国有企业' }).thenRefusedBy(
      'vacancy-opinion-concerns-institutions',
      '国有企业',
    )
  })
  refuses('where no bureau of its level and territory is known', () => {
    requested({ ...employerEntry, territory: '340321', affiliation: '县属' }).thenRefusedBy(
      'vacancy-bureau-of-employers-level',
    )
    requested({ ...employerEntry, affiliation: '外省' }).thenRefusedBy('vacancy-bureau-of-employers-level')
  })
  refuses('for another employer', () => {
    requested({ ...employerEntry, organisation: 'other' }).thenRefusedBy('employer-requests-for-itself')
  })
})

clause('anhui-titles-2018/art.10', 'recommendations within confirmed vacancies', ({ accepts, refuses }) => {
  const limit = () => {
    const run = given(vacancyOpinion, world())
      .state(opinionIn('requested'))
      .when('ConfirmVacancies', two, officer)
    const [quota] = run.operations().quotas
    assert.equal(quota?.operation, 'limit')
    assert.equal(quota.account, 'employer-1|副高级|2024')
    return quota.amount
  }
  const place = (used: number) => vacancyIsFree({ bound: true, confirmed: limit(), used, exemption: null })
  accepts('two confirmed: the second person', () => assert.equal(place(1).holds, 'yes'))
  refuses('the third person', () => assert.equal(place(2).holds, 'no'))
  refuses('three confirmed of two vacant posts, or a level without posts', () => {
    const run = given(vacancyOpinion, world()).state(opinionIn('requested'))
    const confirm = (level: string, confirmed: number) =>
      run.when('ConfirmVacancies', { ...two, levels: [{ level, confirmed }] }, officer)
    confirm('副高级', 3).thenRefusedBy('confirmed-within-post-structure', '空缺2个')
    confirm('中级', 1).thenRefusedBy('confirmed-within-post-structure', '空缺0个')
    confirm('正高级', 1).thenRefusedBy('confirmed-within-post-structure', '没有申报')
    confirm('中级', 0).thenAccepted()
  })
  refuses('more people than posts', () => {
    const over = [{ level: '中级', posts: 20, filled: 21 }]
    given(vacancyOpinion, world())
      .when('RequestVacancies', { ...request, structure: over }, personnel)
      .thenRefusedBy('post-structure-is-possible', '中级')
  })
  accepts('a written exemption by the provincial department, for a senior level', () => {
    const run = given(vacancyOpinion, world())
      .state(opinionIn('confirmed'))
      .when(
        'ExemptLevel',
        { office: 'example-province', level: '副高级', document: '函9号' },
        provinceOfficer,
      )
      .thenStage('confirmed')
    const [entry] = run.operations().entries
    assert.equal(entry?.values?.['exemption'], '函9号')
    assert.equal(entry.values['confirmed'], 2)
    const later = run.when('ConfirmVacancies', { ...two, document: '岗4号' }, officer)
    assert.equal(later.operations().entries[0]?.values?.['exemption'], '函9号', 'kept by an adjustment')
  })
  refuses('an exemption for a senior level by the city', () => {
    given(vacancyOpinion, world())
      .state(opinionIn('confirmed'))
      .when('ExemptLevel', { office: 'example-city-bureau', level: '副高级', document: '函9号' }, officer)
      .thenRefusedBy('exempted-by-title-authority', '省级')
  })
})

describe('vacancy opinion', () => {
  it('is one per employer and year; declining or cancelling frees it', () => {
    assert.deepEqual(
      requested()
        .operations()
        .claims.map(({ key, operation }) => [key, operation]),
      [['employer-1|2024', 'take']],
    )
    const run = given(vacancyOpinion, world()).state(opinionIn('requested'))
    for (const [act, input, by] of [
      ['DeclineVacancies', { reason: '未批准' }, officer],
      ['CancelVacancyRequest', {}, personnel],
    ] as const)
      assert.equal(run.when(act, input, by).operations().claims[0]?.operation, 'release')
  })
  it('is seen by the authorised department of the employer, and by no other', () => {
    const state = opinionIn('requested')
    const ofHousing = { ...state, employer: { ...state.employer, department: 'example-department' } }
    const sees = (organisation: string) =>
      maySee(
        vacancyOpinion,
        { kind: 'person', actor: actor('person-department', 'authorised-department', organisation) },
        vacancyOpinion.parties(ofHousing),
      )
    assert.deepEqual([sees('example-department'), sees('other-department')], [true, false])
    const asked = given(vacancyOpinion, world({ ...employerEntry, department: 'example-department' })).when(
      'RequestVacancies',
      request,
      personnel,
    )
    assert.ok(asked.parties().some(({ organisation }) => organisation === 'example-department'))
  })
  it('is issued by its own bureau only, and not after it was declined', () => {
    given(vacancyOpinion, world())
      .state(opinionIn('requested'))
      .when('ConfirmVacancies', two, county)
      .thenRefused('not-permitted')
    given(vacancyOpinion, world())
      .state(opinionIn('requested'))
      .when('ConfirmVacancies', two, personnel)
      .thenRefused('not-permitted')
    given(vacancyOpinion, world())
      .state(opinionIn('declined'))
      .when('ConfirmVacancies', two, officer)
      .thenRefused('closed')
  })
})

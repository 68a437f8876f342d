/** art.14 and art.10 on a database: who comes at the same moment gets one place, never two. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Fact } from '#kernel/law'
import { application } from '../../regulations/titles/application/application.ts'
import * as examples from '../../regulations/titles/application/examples.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import { givenDigest } from '../../regulations/titles/filing/digest.ts'
import { done, refusal, registersOf, sharedDesk } from '../kernel-fit/desk.ts'
import { clause } from '../support/clause.ts'
import { openInput, people } from '../support/titles-application.ts'
import { publish as publishIn, standingCycle } from './standing-cycle.ts'

const person = (index: number) => ({
  key: `p-${String(index).padStart(32, '0')}`,
  account: `person-${index}`,
})
const institution = { ...examples.employerEntry, kind: '事业单位', fullPostManagement: true }
const entries: Record<string, Fact> = {
  [`titles-employers/${examples.employerKey}`]: institution,
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `titles-persons/${person(index).key}`,
      // Two have file and labour relation in two places (art.63.a).
      {
        ...examples.personEntry,
        account: person(index).account,
        ...(index === 6 || index === 7 ? { labourLocation: '340100' } : {}),
      },
    ]),
  ),
  ...Object.fromEntries(examples.officeEntries.map((one) => [`titles-offices/${one.key}`, one as Fact])),
}
const { personFile } = examples
const listed: readonly (readonly [string, readonly unknown[]])[] = [
  ['titles-degrees', personFile.degrees],
  ['titles-held', personFile.titles],
  ['titles-appointments', personFile.appointments],
  ['titles-assessments', personFile.assessments],
  ['titles-education', personFile.education],
  ['titles-conditions', personFile.conditions],
  ['titles-vacancies', [{ employer: examples.employerKey, level: '副高级', year: 2025, confirmed: 2 }]],
]
for (const [register, rows] of listed)
  for (const [index, row] of rows.entries()) entries[`${register}/${index}`] = row as Fact
/** Committees of one year's meetings: the one applied to, one of the series elsewhere, one of another series. */
const committees = {
  GC20: { territory: '340000', authoriserLevel: '省级' },
  GC21: { territory: '340200' },
  GC22: { series: '卫生', specialties: '内科', territory: '340000' },
}
for (const [key, more] of Object.entries(committees))
  entries[`titles-committees/${key}`] = {
    key,
    name: key,
    levels: '副高级',
    series: '工程',
    specialties: '机械',
    authoriserLevel: '市级',
    validUntil: '2027-12-31',
    selfReview: false,
    status: '有效',
    ...more,
  }
entries['titles-offices/elsewhere'] = {
  key: 'elsewhere',
  name: '乙市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340200',
  authorised: false,
}
const room = sharedDesk({ procedures: [application, standingCycle], registers: registersOf(entries) })

const publish = async (committee: string): Promise<string> => publishIn(await room(), committee)
const file = async (cycle: string, index: number, specialty = '机械', territory = '') => {
  const { open } = await room()
  const { key, account } = person(index)
  return open(
    application.id,
    'OpenApplication',
    { kind: 'person', actor: { ...people.applicant, person: account } },
    { ...openInput, cycle, person: key, specialty, territory },
  )
}

clause(
  'anhui-titles-2018/art.14',
  'one application per person and year, over all cities',
  ({ accepts, refuses }) => {
    refuses(
      'a live 2025 case for 工程/机械: nine of ten filed in two cities at once, and 工程/电气 later',
      async () => {
        const cities = [await publish('GC01'), await publish('GC02')]
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, index) => file(cities[index % 2] ?? '', 0)),
        )
        assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
        for (const result of results.filter(({ kind }) => kind === 'refused')) {
          const answer = refusal(result)
          assert.deepEqual([answer.why, answer.clauses], ['claim', ['anhui-titles-2018/art.14']])
          assert.match(answer.say, /2025评审年度已有一件/)
        }
        assert.equal(refusal(await file(cities[1] ?? '', 0, '电气')).why, 'claim')
      },
    )
    accepts('after the first was withdrawn before acceptance', async () => {
      const [first, second] = [await publish('GC04'), await publish('GC05')]
      const { caseId } = done(await file(first, 1))
      const { act } = await room()
      const own = { kind: 'person' as const, actor: { ...people.applicant, person: person(1).account } }
      done(await act(application.id, caseId, 'WithdrawApplication', own, { reason: '改报其他评委会' }))
      assert.equal(done(await file(second, 1)).stage, 'drafting')
    })
  },
)

clause('anhui-titles-2018/art.63.a', 'the place chosen first holds for the year', ({ accepts, refuses }) => {
  const withdraw = async (caseId: string, index: number) => {
    const { act } = await room()
    const own = { kind: 'person' as const, actor: { ...people.applicant, person: person(index).account } }
    done(await act(application.id, caseId, 'WithdrawApplication', own, { reason: '改报其他评委会' }))
  }
  const choose = async (committee: string, index: number, territory: string) =>
    file(await publish(committee), index, '机械', territory)
  refuses(
    'the other place, also after the first application was withdrawn and at another committee',
    async () => {
      const { caseId } = done(await choose('GC07', 6, '340100'))
      await withdraw(caseId, 6)
      for (const committee of ['GC07', 'GC08']) {
        const answer = refusal(await choose(committee, 6, '340121'))
        assert.deepEqual(answer.clauses, ['anhui-titles-2018/art.63.a'])
        assert.match(answer.say, /请选原来选定的属地340100：/)
        assert.doesNotMatch(answer.say, /名额/)
      }
    },
  )
  accepts('the same place again, and the other one to somebody who had chosen nothing', async () => {
    const again = done(await choose('GC09', 6, '340100'))
    assert.equal(again.stage, 'drafting')
    await withdraw(again.caseId, 6)
    assert.equal(done(await choose('GC09', 6, '340100')).stage, 'drafting')
    assert.equal(done(await choose('GC09', 7, '340121')).stage, 'drafting')
  })
  accepts('whoever belongs to one place only: nothing was chosen that could bind', async () => {
    const cycle = await publish('GC10')
    const { caseId } = done(await file(cycle, 5))
    await withdraw(caseId, 5)
    assert.equal(done(await file(cycle, 5)).stage, 'drafting')
  })
})

/** The example typed by one person, up to the employer's desk. */
async function filedBy(cycle: string, index: number): Promise<string> {
  const { act, state } = await room()
  const { caseId } = done(await file(cycle, index))
  const own = { kind: 'person' as const, actor: { ...people.applicant, person: person(index).account } }
  done(await act(application.id, caseId, 'ReviseContent', own, examples.contentInput))
  for (const material of examples.at.drafting().materials) {
    const { id: _id, shown: _shown, removed: _removed, ...input } = material
    done(await act(application.id, caseId, 'AddMaterial', own, input))
  }
  const digest = givenDigest(await state<Application>(caseId))
  done(await act(application.id, caseId, 'SignPledge', own, { digest }))
  done(await act(application.id, caseId, 'File', own, {}))
  return caseId
}

clause('anhui-titles-2018/art.10', 'recommendations at the same moment', ({ accepts, refuses }) => {
  let cases: readonly string[] = []
  const recommend = async (caseId: string, rank: number) => {
    const { act } = await room()
    const clerk = { kind: 'person' as const, actor: people.clerk }
    return act(application.id, caseId, 'Recommend', clerk, { score: '', rank, record: '推荐会记录' })
  }
  refuses('a third person for 2 confirmed 副高 vacancies, whoever is first', async () => {
    const cycle = await publish('GC06')
    cases = [await filedBy(cycle, 2), await filedBy(cycle, 3), await filedBy(cycle, 4)]
    const results = await Promise.all(cases.map((caseId, index) => recommend(caseId, index + 1)))
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 2)
    const [left] = results.flatMap((result, index) => (result.kind === 'refused' ? [index] : []))
    assert.ok(left !== undefined)
    const again = refusal(await recommend(cases[left] ?? '', 9))
    assert.deepEqual(again.clauses, ['anhui-titles-2018/art.10'])
    assert.match(again.say, /岗位空缺/)
  })
  accepts('the third once a place is given back', async () => {
    const { act, state } = await room()
    const standing = await Promise.all(cases.map((caseId) => state<Application>(caseId)))
    const taken = standing.findIndex(({ recommendation }) => recommendation !== null)
    const waiting = standing.findIndex(({ recommendation }) => recommendation === null)
    const own = { kind: 'person' as const, actor: { ...people.applicant, person: person(taken + 2).account } }
    done(await act(application.id, cases[taken] ?? '', 'WithdrawApplication', own, { reason: '不再申报' }))
    assert.equal(done(await recommend(cases[waiting] ?? '', 9)).stage, 'verifying')
  })
})

describe('what an opened application is kept with', () => {
  type Kept = Readonly<Record<'committees' | 'offices', readonly { readonly key: string }[]>>
  const keptOf = async (caseId: string) => {
    const { database } = await room()
    const { rows } = await database.app.query<{ facts: Kept }>(
      `select facts::jsonb as facts from acts where case_id = $1 and act = 'OpenApplication'`,
      [caseId],
    )
    const keys = (name: keyof Kept) => (rows[0]?.facts[name] ?? []).map(({ key }) => key)
    return { committees: keys('committees'), offices: keys('offices') }
  }
  it('is the committee applied to and the offices over the place', async () => {
    const { committees: kept, offices } = await keptOf(done(await file(await publish('GC20'), 8)).caseId)
    assert.deepEqual(kept, ['GC20'])
    assert.deepEqual(offices.toSorted(), examples.officeEntries.map(({ key }) => key).toSorted())
  })
  it('is every committee of the series where the one applied to lies elsewhere', async () => {
    const { committees: kept } = await keptOf(done(await file(await publish('GC21'), 9)).caseId)
    assert.deepEqual(kept, ['GC20', 'GC21'])
  })
})

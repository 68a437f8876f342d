import assert from 'node:assert/strict'
import { fitClause as clause } from '../support/clause.ts'
import { application } from './application.ts'
import { done, person, refusal, sharedDesk } from './desk.ts'
import { claimHolder } from './providers.ts'

const room = sharedDesk({ procedures: [application], rowProviders: { 'claims.holder': claimHolder } })
const clerk = person('k1', 'clerk')

async function file(who: string, specialty: string, city: string, reviewYear = '2024') {
  const { open } = await room()
  return open('fit/application', 'FileApplication', person(who, 'applicant', city), {
    person: who,
    reviewYear,
    city,
    specialty,
  })
}
const step = async (caseId: string, act: string, who = clerk, input: unknown = {}) =>
  (await room()).act('fit/application', caseId, act, who, input)

clause(
  'anhui-titles-2018/art.14',
  'one series a year, over all committees of the province',
  ({ accepts, refuses }) => {
    accepts(
      'again after 不予受理, after withdrawal before acceptance, and in the next review year',
      async () => {
        const { caseId } = done(await file('p1', '工程/机械', '甲市'))
        done(await step(caseId, 'RefuseApplication'))
        const second = done(await file('p1', '工程/电气', '乙市'))
        done(await step(second.caseId, 'WithdrawApplication', person('p1', 'applicant')))
        done(await file('p1', '经济', '丙市'))
        done(await file('p1', '经济', '丙市', '2025'))
      },
    )
    refuses('工程/电气 or 经济 in another city in the same year, naming the first case', async () => {
      const first = done(await file('p2', '工程/机械', '甲市'))
      for (const specialty of ['工程/电气', '经济']) {
        const answer = refusal(await file('p2', specialty, '乙市'))
        assert.deepEqual([answer.why, answer.clauses], ['rules', ['anhui-titles-2018/art.14']])
        assert.deepEqual(answer.facts, { reviewYear: '2024', first: first.caseId })
        assert.match(answer.say, new RegExp(`^请于下一年度再申报.*${first.caseId}`))
      }
    })
    refuses('nine of ten filed in ten cities at once', async () => {
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) => file('p3', '工程/机械', `市${index}`)),
      )
      assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
      for (const result of results.filter(({ kind }) => kind === 'refused')) {
        const answer = refusal(result)
        assert.ok(answer.why === 'claim' || answer.why === 'rules', answer.why)
        assert.deepEqual(answer.clauses, ['anhui-titles-2018/art.14'])
      }
    })
    refuses('after 视为放弃, and after withdrawal once it was accepted', async () => {
      const { at } = await room()
      await at('2024-10-08')
      const { caseId } = done(await file('p4', '工程/机械', '甲市'))
      done(
        await step(caseId, 'DemandSupplement', clerk, {
          items: ['论文'],
          until: '2024-10-18',
          clock: '17:30',
        }),
      )
      await at('2024-10-18 17:30')
      assert.equal((await (await room()).cases.sweep('t')).applied, 1)
      assert.equal(refusal(await file('p4', '工程/机械', '甲市')).facts['first'], caseId)
      const other = done(await file('p5', '工程/机械', '甲市'))
      done(await step(other.caseId, 'AcceptApplication'))
      done(await step(other.caseId, 'WithdrawApplication', person('p5', 'applicant')))
      assert.equal(refusal(await file('p5', '经济', '乙市')).facts['first'], other.caseId)
    })
  },
)

/** art.51.1.b as a person meets it: from the decision on no work on review, in a session that is open, at sign-in, in any cycle. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { localDate } from '#kernel'
import { grantPost } from '#platform/identity'
import { prepareProvince } from '../../apps/demo/titles/index.ts'
import { authorise, openCycle } from '../../apps/demo/titles/committees.ts'
import { organisationId } from '../../apps/demo/titles/organisations.ts'
import { personId, postId } from '../../apps/demo/titles/people.ts'
import { cityCycle, httpNarrator } from '../titles/narrator.ts'
import { type Answer, type Office, office } from './office.ts'

/** The city's bureau removes somebody from review. */
async function remove({ ask }: Office, account: string): Promise<void> {
  const at = '/api/titles/discipline'
  const opened = await ask('hr-huaining', 'POST', at, {
    input: {
      office: organisationId('hr-huaining'),
      kind: '工作人员',
      account: personId(account),
      name: '经办人',
      fact: '为申报人牵线',
    },
  })
  assert.equal(opened.status, 201, opened.text)
  const { id } = opened.json as { id: string }
  const next = async (act: string, input: object): Promise<Answer> => {
    const { version } = (await ask('hr-huaining', 'GET', `${at}/${id}`)).json as { version: string }
    const answer = await ask('hr-huaining', 'POST', `${at}/${id}/${act}`, { input }, { 'if-match': version })
    assert.equal(answer.status, 200, answer.text)
    return answer
  }
  await next('FindMisconduct', { proven: true, text: '属实' })
  await next('DecideDiscipline', { measure: '调离评审岗位', document: '淮宁人社纪〔2022〕1号' })
}

const ruleOf = ({ json }: Answer): readonly string[] => [
  json?.findings?.[0]?.rule,
  json?.findings?.[0]?.clause,
]
const REMOVED = ['staff-not-removed-from-review@1', 'anhui-titles-2018/art.51.1.b']

void it('who was removed works on review no more, in an open session neither', async (t) => {
  const at = await office(t)
  await prepareProvince(at.database, at.server.context.cases)
  const story = httpNarrator(at)
  await story.until('2022-12-20', '09:00')
  const committee = await authorise(story, 'city')
  const cycle = await openCycle(story, 'city', committee, cityCycle)
  const clerk = 'city-secretary'
  const reads = () => at.ask(clerk, 'GET', `/api/titles/cycle/${cycle}`)
  const acts = () =>
    at.ask(clerk, 'POST', '/api/titles/meeting', {
      input: {
        cycle,
        committee: committee.code,
        on: '2023-06-15',
        time: '09:00',
        place: '示例宾馆',
        mode: 'paper',
      },
    })
  assert.equal((await reads()).status, 200)
  await remove(at, clerk)
  for (const refused of [await acts(), await reads(), await at.ask(clerk, 'GET', '/api/procedures')]) {
    assert.equal(refused.status, 403, refused.text)
    assert.deepEqual(ruleOf(refused), REMOVED)
    assert.match(refused.json.detail, /淮宁人社纪〔2022〕1号/)
  }
  const again = await at.ask(undefined, 'POST', '/api/demo/session', { account: clerk })
  assert.equal(again.status, 403, again.text)
  assert.deepEqual(ruleOf(again), REMOVED)
  assert.equal(again.headers['set-cookie'], undefined)
  assert.equal((await at.ask('city-accept', 'GET', '/api/procedures')).status, 200, 'a colleague works on')

  await grantPost(
    at.database.app,
    {
      tenant: 'example-province',
      person: personId(clerk),
      role: 'title-applicant',
      organisation: organisationId('heavy-machinery'),
      from: localDate('2022-01-01'),
      id: 'post-own',
    },
    null,
  )
  const own = await at.ask(undefined, 'POST', '/api/demo/session', { account: clerk })
  assert.equal(own.status, 200, own.text)
  assert.deepEqual(
    own.json.posts.map(({ role }: { role: string }) => role),
    ['title-applicant'],
  )
  const back = await at.ask(clerk, 'PUT', '/api/session/post', {
    post: postId(clerk, 'meeting-secretary', 'engineers-huaining'),
  })
  assert.deepEqual([back.status, ruleOf(back)], [403, REMOVED])
})

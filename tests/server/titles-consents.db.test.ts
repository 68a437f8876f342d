/** Looking up titles with consent, over HTTP: given, used, told, taken back. */
import assert from 'node:assert/strict'
import { it } from 'node:test'
import { PROVINCE } from '../../apps/demo/titles/organisations.ts'
import { fillProvince, setUpProvince } from '../../apps/demo/titles/set-up.ts'
import { office } from './office.ts'

const list = '/api/titles/title-consents'
const key = (id: string) => ({ 'idempotency-key': `title-consent-${id}` })

it('lets an employer look up titles only while the person consents, and tells the person each time', async (t) => {
  const here = await office(t)
  await setUpProvince(here.database)
  await fillProvince(here.server.context.cases)
  const { rows } = await here.database.owner().query<{ account: string; employer: string; person: string }>(
    `select a.account, e.values ->> 'employer' as employer, e.key as person from entries e
       join accounts a on a.person = e.values ->> 'account'
       join entries h on h.tenant = e.tenant and h.register = 'titles-held' and h.values ->> 'person' = e.key
     where e.tenant = $1 and e.register = 'titles-persons' order by a.account limit 1`,
    [PROVINCE.id],
  )
  const [holder] = rows
  assert.ok(holder !== undefined)
  const clerk = await here.database.owner().query<{ account: string; key: string }>(
    `select a.account, e.key from posts p join accounts a on a.person = p.person
       join entries e on e.tenant = $1 and e.register = 'titles-employers' and e.values ->> 'organisation' = p.organisation
     where p.tenant = $1 and p.role = 'employer-personnel' and e.key <> $2 order by a.account limit 2`,
    [PROVINCE.id, holder.employer],
  )
  const [reader, other] = clerk.rows
  assert.ok(reader !== undefined && other !== undefined)

  const own = await here.ask(holder.account, 'GET', list)
  assert.equal(own.json.own, holder.person)
  assert.ok(own.json.employers.length > 5)
  const input = { person: own.json.own, employer: reader.key, purpose: '应聘核验', until: '2023-06-30' }
  const body = { act: 'GiveConsent', input }
  const given = await here.ask(holder.account, 'POST', '/api/titles/title-consent', body, key('give'))
  assert.equal(given.status, 201, given.text)
  const { id } = given.json

  const search = `${list}/${id}/search`
  const looked = await here.ask(reader.account, 'POST', search, { purpose: '核对岗位聘任' })
  assert.equal(looked.status, 200, looked.text)
  assert.ok(looked.json.titles.length > 0)
  assert.ok(!looked.text.includes(holder.person))
  assert.equal((await here.ask(other.account, 'POST', search, { purpose: '好奇' })).status, 404)
  assert.equal((await here.ask(reader.account, 'POST', search, { purpose: '' })).status, 422)

  const told = (await here.ask(holder.account, 'GET', list)).json.consents[0]
  assert.deepEqual(
    told.lookUps.map((one: { purpose: string }) => one.purpose),
    ['核对岗位聘任'],
  )
  assert.notEqual(told.lookUps[0].by, '')
  assert.equal((await here.ask(other.account, 'GET', list)).json.consents.length, 0)
  const log = await here.database
    .owner()
    .query(`select subject, purpose from access_log where tenant = $1 and what = 'titles-held'`, [
      PROVINCE.id,
    ])
  assert.deepEqual(log.rows, [{ subject: holder.person, purpose: '核对岗位聘任' }])

  const revoke = `/api/titles/title-consent/${id}/RevokeConsent`
  assert.equal((await here.ask(holder.account, 'POST', revoke, { input: {} }, key('revoke'))).status, 200)
  assert.equal((await here.ask(reader.account, 'POST', search, { purpose: '再看' })).status, 404)
  assert.equal((await here.ask(reader.account, 'GET', list)).json.consents.length, 0)
})

/** Numbers of identity papers on prints: in full and logged for the desks that type them, masked for others, never kept. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel'
import { localDate } from '#kernel/time'
import type { Session } from '#platform/identity'
import { application } from '#regulations/titles'
import type { PaperContext } from '../../apps/server/context.ts'
import { formOf } from '../../apps/server/paper/forms.ts'
import { personalised } from '../../apps/server/paper/personal.ts'
import { testDatabase } from '../support/database.ts'
import { seatCases } from '../support/seated-cases.ts'
import { applicationIn } from '../support/title-papers.ts'

const TENANT = 'province'
const NUMBER = '340102198001012316'
const state = applicationIn('submitting', '正常')

const sessionOf = (actor: Actor) =>
  ({
    tenant: TENANT,
    today: localDate('2025-08-01'),
    person: { id: actor.person, name: '' },
    post: { id: actor.post, role: actor.role, organisation: actor.organisation },
    path: actor.path,
  }) as unknown as Session
const actor = (role: string, organisation: string): Session =>
  sessionOf({ person: `p-${role}`, post: role, role, organisation, path: [organisation] })

void describe('a print with numbers', () => {
  void it('holds them for the employer’s clerk and leaves a line in the log; masks them for others; keeps none', async (t) => {
    const database = await testDatabase(t)
    const owner = database.owner()
    await seatCases(owner, TENANT, application, [{ id: 'a1', state }])
    await owner.query(
      `insert into entries (tenant, register, key, from_date, "values", canonical) values ($1, 'titles-persons', $2, '2020-01-01', $3, '')`,
      [TENANT, state.applicant.key, JSON.stringify({ number: NUMBER, phone: '05510000123' })],
    )
    await owner.end()
    const context = { database } as unknown as PaperContext
    const spec = application.documents['summaryForm']
    assert.ok(spec !== undefined)
    const kernel = { returns: [] } as never
    const form = formOf('summaryForm', spec as never, { domain: state, kernel })
    assert.ok(form.personal !== undefined)
    assert.doesNotMatch(JSON.stringify([form.data, form.content]), /3401021980|⟦/u)

    const found = {
      caseId: 'a1',
      procedure: application.id,
      parties: application.parties(state),
    } as unknown as Parameters<typeof personalised>[2]
    const printFor = async (session: Session): Promise<string> =>
      JSON.stringify(await personalised(context, session, found, form.personal))
    const logged = async (): Promise<number> =>
      (
        await database.app.query('select from access_log where tenant = $1 and what = $2', [
          TENANT,
          'document-number',
        ])
      ).rowCount ?? 0

    assert.match(await printFor(actor('employer-personnel', state.employer.organisation)), new RegExp(NUMBER))
    assert.equal(await logged(), 1)
    for (const other of [
      actor('meeting-secretary', state.cycle.convening),
      actor('employer-personnel', 'other-employer'),
    ]) {
      const print = await printFor(other)
      assert.doesNotMatch(print, new RegExp(NUMBER))
      assert.match(print, /340102\*{8}2316/)
    }
    assert.equal(await logged(), 1, 'a masked print is no reading of a number')
  })
})

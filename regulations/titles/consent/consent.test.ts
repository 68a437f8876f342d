import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Actor } from '#kernel/case'
import { maySee } from '#kernel/case'
import { localDate } from '#kernel/time'
import { actor, given } from '../../../tests/support/run.ts'
import { titleConsent } from './consent.ts'
import { consentIn, employerEntry, giveInput, holder, personEntry, reader } from './examples.ts'
import { consentEndsWithinAYear } from './rules.ts'

const other = actor('person-other', 'title-applicant', 'example-school')
const otherUnit = actor('person-clerk', 'employer-personnel', 'other-unit')
const world = {
  at: '2025-03-03T09:00:00+08:00',
  registers: {
    'titles-persons': { 'p-holder': personEntry, 'p-without': { ...personEntry, account: null } },
    'titles-employers': { 'employer-2': employerEntry },
  },
}
const give = (more: object = {}, by: Actor = holder) =>
  given(titleConsent, world).when('GiveConsent', { ...giveInput, ...more }, by)
const sees = (who: Actor, parties: Parameters<typeof maySee>[2]) =>
  maySee(titleConsent, { kind: 'person', actor: who }, parties)

describe('consent to look up titles', () => {
  it('is given by the person to one employer, which may then look; each look is told', () => {
    const run = give().thenStage('given').when('LookUpTitles', { purpose: '聘任' }, reader).thenStage('given')
    assert.deepEqual(run.domain.lookUps, [{ on: '2025-03-03', by: 'person-reader', purpose: '聘任' }])
    assert.equal(run.operations().messages[0]?.to, 'holder')
    run.when('LookUpTitles', { purpose: '聘任' }, otherUnit).thenRefused('not-permitted')
    run.when('LookUpTitles', { purpose: ' ' }, reader).thenRefused('input')
  })
  it('is nobody else’s to give', () => {
    give({}, other).thenRefusedBy('consent-is-given-by-the-person', '请由本人授权')
    give({ person: 'p-without' }).thenRefusedBy('consent-is-given-by-the-person', '登记本人帐号')
    give({ person: 'nobody' }).thenRefusedBy('consent-is-given-by-the-person')
    give({ employer: 'nobody' }).thenRefusedBy('consent-names-an-employer', '用人单位名册')
  })
  it('lasts from today to a year', () => {
    const ends = (until: string) =>
      consentEndsWithinAYear({ today: localDate('2025-03-03'), until: localDate(until) }).holds
    assert.deepEqual(['2025-03-02', '2025-03-03', '2026-03-03', '2026-03-04'].map(ends), [
      'no',
      'yes',
      'yes',
      'no',
    ])
    give({ until: '2025-03-02' }).thenRefusedBy('consent-ends-within-a-year', '已经过去')
    give({ until: '2026-03-04' }).thenRefusedBy('consent-ends-within-a-year', '最长一年')
  })
  it('is taken back by the person at any time, and with it the employer’s sight of the file', () => {
    const run = given(titleConsent, world).state(consentIn('given'))
    run.when('RevokeConsent', {}, reader).thenRefused('not-permitted')
    const revoked = run.when('RevokeConsent', {}, holder).thenStage('revoked')
    revoked.when('LookUpTitles', { purpose: '聘任' }, reader).thenRefused('not-permitted')
    assert.equal(sees(reader, titleConsent.parties(consentIn('given'))), true)
    assert.equal(sees(reader, titleConsent.parties(revoked.domain)), false)
    assert.equal(sees(holder, titleConsent.parties(revoked.domain)), true)
    assert.equal(sees(other, titleConsent.parties(revoked.domain)), false)
  })
  it('ends by itself after its last day', () => {
    const run = given(titleConsent, { ...world, at: '2025-04-02T23:59:00+08:00' }).state(consentIn('given'))
    run.when('LookUpTitles', { purpose: '聘任' }, reader).thenStage('given')
    const late = given(titleConsent, { ...world, at: '2025-04-03T00:01:00+08:00' }).state(consentIn('given'))
    late.when('LookUpTitles', { purpose: '聘任' }, reader).thenRefused('too-late')
  })
})

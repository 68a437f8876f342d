/** A lawful consent in each stage. All names are invented. */
import { localDate, momentAt } from '#kernel/time'
import type { ConsentStage, TitleConsent } from './state.ts'

const actorOf = (person: string, role: string, organisation: string) => ({
  person,
  post: `${person}/${role}`,
  role,
  organisation,
  path: [organisation],
})
export const holder = actorOf('person-holder', 'title-applicant', 'example-school')
export const reader = actorOf('person-reader', 'employer-personnel', 'example-institute')
export const personEntry = { name: '持证人一', account: 'person-holder' } as const
export const employerEntry = { name: '示例研究所', organisation: 'example-institute' } as const

/** Given on 1 March for a month. */
export function consentIn<const S extends ConsentStage>(
  stage: S,
  more: Partial<TitleConsent> = {},
): TitleConsent & { readonly stage: S } {
  return {
    number: '2025-授0001',
    holder: { key: 'p-holder', account: 'person-holder', name: '持证人一' },
    employer: { key: 'employer-2', organisation: 'example-institute', name: '示例研究所' },
    purpose: '应聘核验',
    givenOn: localDate('2025-03-03'),
    until: localDate('2025-04-02'),
    lookUps: [],
    endedOn: stage === 'given' ? null : localDate('2025-03-10'),
    ...more,
    stage,
  }
}
export const giveInput = {
  person: 'p-holder',
  employer: 'employer-2',
  purpose: '应聘核验',
  until: '2025-04-02',
}
export const give = () => ({
  actor: holder,
  at: momentAt('2025-03-03T10:00:00+08:00'),
  input: giveInput,
  needs: { person: personEntry, employer: employerEntry, serial: 1 },
})
export const look = () => ({
  state: consentIn('given'),
  actor: reader,
  at: momentAt('2025-03-05T10:00:00+08:00'),
  input: { purpose: '应聘核验' },
})
export const revoke = () => ({
  state: consentIn('given'),
  actor: holder,
  at: momentAt('2025-03-10T10:00:00+08:00'),
  input: {},
})
export const expire = () => ({
  state: consentIn('given'),
  at: momentAt('2025-04-03T00:00:00+08:00'),
  input: {},
})

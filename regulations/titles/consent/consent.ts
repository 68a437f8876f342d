/**
 * Looking up titles with the person's consent (closing block, 13). What the employer reads is no part of the case: the
 * register is read after the act that records the look, so nothing of it outlives the consent.
 */
import { z } from 'zod'
import {
  anyOf,
  decided,
  inStage,
  need,
  ownOrganisationIs,
  period,
  personIs,
  role,
  system,
  workshop,
} from '#kernel/case'
import { cite } from '#kernel/law'
import { calendarDays, localDate } from '#kernel/time'
import { day, dayField, field, filled, sheet } from '../application/fields.ts'
import { personNeed } from '../registers/person-need.ts'
import type { EmployerEntry } from '../registers/index.ts'
import { remindBefore } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import * as examples from './examples.ts'
import { consentEndsWithinAYear, consentIsOwn, consentReaderIsKnown } from './rules.ts'
import type { TitleConsent } from './state.ts'
import { consentStages } from './state.ts'

export type ConsentEvent =
  | ({ readonly type: 'ConsentGiven' } & Pick<
      TitleConsent,
      'number' | 'holder' | 'employer' | 'purpose' | 'until'
    >)
  | { readonly type: 'TitlesLookedUp'; readonly by: string; readonly purpose: string }
  | { readonly type: 'ConsentRevoked' }
  | { readonly type: 'ConsentExpired' }

const desk = workshop<TitleConsent, ConsentEvent>()
const sharing = cite('anhui-titles-2018/art.57.b')
const holder = personIs('holder')
const reader = ownOrganisationIs('reader', 'employer-personnel')

const GiveConsent = desk.opening({
  label: '授权查询本人职称',
  cite: sharing,
  by: role('title-applicant'),
  leadsTo: ['given'],
  input: z.strictObject({
    person: filled(100, '请选择本人'),
    employer: filled(100, '请选择单位'),
    purpose: filled(200, '请写明用途，如应聘、岗位聘任'),
    until: dayField,
  }),
  form: sheet(
    '授权',
    field('person', 'text', '本人（名册编号）'),
    field('employer', 'select', '授权给哪个单位', {
      options: { register: 'titles-employers', label: 'name' },
    }),
    field('purpose', 'text', '用途'),
    field('until', 'date', '授权到哪一天（含当天）'),
  ),
  needs: ({ person, employer }, at) => ({
    person: personNeed(person, ['name', 'account'], 'none'),
    employer: need.register<Pick<EmployerEntry, 'name' | 'organisation'>>('titles-employers', employer, {
      lock: 'none',
      fields: ['name', 'organisation'],
    }),
    serial: need.number('titles-consents', at.date.slice(0, 4)),
  }),
  decide: ({ input, needs: { person, employer, serial }, at, actor }) => {
    const until = day(input.until)
    const account = person?.account ?? null
    return decided({
      guards: [
        consentIsOwn({ account, actor: actor?.person ?? null }),
        consentReaderIsKnown({ known: employer !== undefined }),
        consentEndsWithinAYear({ today: at.date, until }),
      ],
      messages: [{ to: 'reader', template: 'title-consent-given', data: { until, purpose: input.purpose } }],
      events: [
        {
          type: 'ConsentGiven',
          number: `${at.date.slice(0, 4)}-授${String(serial).padStart(4, '0')}`,
          holder: { key: input.person, account: account ?? '', name: person?.name ?? '' },
          employer: {
            key: input.employer,
            organisation: employer?.organisation ?? '',
            name: employer?.name ?? '',
          },
          purpose: input.purpose,
          until,
        },
      ],
    })
  },
  example: examples.give,
})

const LookUpTitles = desk.act({
  label: '查询职称',
  cite: sharing,
  by: reader,
  in: ['given'],
  leadsTo: ['given'],
  concurrency: 'redecide',
  input: z.strictObject({ purpose: filled(200, '请写明这次查询的用途') }),
  form: sheet('查询职称', field('purpose', 'text', '这次查询的用途（本人会看到）')),
  decide: ({ input, actor }) =>
    decided({
      messages: [{ to: 'holder', template: 'titles-looked-up', data: { purpose: input.purpose } }],
      events: [{ type: 'TitlesLookedUp', by: actor?.person ?? '', purpose: input.purpose }],
    }),
  example: examples.look,
})

const RevokeConsent = desk.act({
  label: '撤回授权',
  cite: sharing,
  by: holder,
  in: ['given'],
  leadsTo: ['revoked'],
  concurrency: 'redecide',
  input: z.strictObject({}),
  form: sheet('撤回授权'),
  decide: () =>
    decided({
      messages: [{ to: 'reader', template: 'title-consent-revoked', data: {} }],
      events: [{ type: 'ConsentRevoked' }],
    }),
  example: examples.revoke,
})

const ExpireConsent = desk.act({
  label: '授权到期',
  cite: sharing,
  by: system,
  in: ['given'],
  leadsTo: ['expired'],
  input: z.strictObject({}),
  decide: () => decided({ events: [{ type: 'ConsentExpired' }] }),
  example: examples.expire,
})

export const titleConsent = desk.procedure({
  id: procedureIds.consent,
  label: '职称查询授权',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    given: { label: consentStages.given },
    revoked: { label: consentStages.revoked, closed: sharing },
    expired: { label: consentStages.expired, closed: sharing },
  },
  acts: { GiveConsent, LookUpTitles, RevokeConsent, ExpireConsent },
  evolve: (state, event, { date }): TitleConsent => {
    switch (event.type) {
      case 'ConsentGiven': {
        const { type: _type, ...facts } = event
        return { ...facts, stage: 'given', givenOn: date, lookUps: [], endedOn: null }
      }
      case 'TitlesLookedUp': {
        const from = inStage(state, 'given')
        const { by, purpose } = event
        return { ...from, lookUps: [...from.lookUps, { on: date, by, purpose }] }
      }
      case 'ConsentRevoked':
        return { ...inStage(state, 'given'), stage: 'revoked', endedOn: date }
      case 'ConsentExpired':
        return { ...inStage(state, 'given'), stage: 'expired', endedOn: date }
    }
  },
  parties: ({ holder: person, employer, stage }) => [
    { relation: 'holder', person: person.account },
    // With the consent goes the file: the employer keeps no list of whose titles it once looked at.
    ...(stage === 'given' ? [{ relation: 'reader', organisation: employer.organisation }] : []),
  ],
  periods: [
    period<TitleConsent>(sharing, {
      id: 'consent-term',
      label: '授权期限',
      anchor: ({ stage, until }) => (stage === 'given' ? until : undefined),
      span: () => calendarDays(0),
      manner: { direction: 'after', anchorDay: 'excluded', roll: 'none', monthEnd: 'last-day' },
      then: { kind: 'closes', acts: ['LookUpTitles'], lapse: 'ExpireConsent' },
      reminders: remindBefore(['reader'], '授权将到期，仍需查询的请本人续授', [3]),
    }),
  ],
  title: ({ number, holder: person, employer }) => `${number} ${person.name}授权${employer.name}查询职称`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    until: { type: 'date', label: '授权截止', value: ({ until }) => until },
  },
  visibility: { see: anyOf(holder, reader) },
})

export const consentStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  number: '编号',
  holder: '本人',
  'holder.key': '人员编号',
  'holder.account': '系统人员',
  'holder.name': '姓名',
  employer: '被授权单位',
  'employer.key': '单位编号',
  'employer.organisation': '机构',
  'employer.name': '名称',
  purpose: '用途',
  givenOn: '授权日期',
  until: '授权截止',
  lookUps: '查询记录',
  'lookUps.*.on': '查询日期',
  'lookUps.*.by': '查询人',
  'lookUps.*.purpose': '查询用途',
  endedOn: '结束日期',
}
export const consentEventLabels: Readonly<Record<ConsentEvent['type'], string>> = {
  ConsentGiven: '已授权',
  TitlesLookedUp: '已查询',
  ConsentRevoked: '已撤回授权',
  ConsentExpired: '授权已到期',
}
export const consentRelationLabels: Readonly<Record<string, string>> = {
  holder: '本人',
  reader: '被授权单位',
}

/** 委托评审: from the person's request to the letter; for hosts outside the province to the approval at home. */
import type { PeriodSpec } from '#kernel/case'
import { anyOf, ownOrganisationIs, period, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate, workingDays } from '#kernel/time'
import { delegationDocuments } from '../documents/recognised.ts'
import { publicityManner } from '../employer/periods.ts'
import { remindBefore } from '../reminders.ts'
import { procedureIds } from '../vocabulary.ts'
import {
  DeclineDelegationLetter,
  IssueDelegationLetter,
  RequestDelegation,
  WithdrawDelegation,
} from './acts-ask.ts'
import {
  ApproveDelegatedResult,
  PostDelegationPublicity,
  RecordOutsideFailure,
  RecordOutsideResult,
  VoidDelegatedResult,
} from './acts-return.ts'
import { applicant, authority, desk, issuer, partiesOf } from './desk.ts'
import { evolve } from './evolve.ts'
import type { Delegation } from './state.ts'
import { delegationStages } from './state.ts'

/** 26.c: as for every result, five working days on the website. */
const PUBLICITY_DAYS = 5
const publicity: PeriodSpec<Delegation> = period(cite('anhui-titles-2018/art.26.c'), {
  id: 'approval-publicity',
  label: '官网公示',
  anchor: ({ stage, publicity: posted }) => (stage === 'approval-publicity' ? posted?.postedOn : undefined),
  span: () => workingDays(PUBLICITY_DAYS),
  manner: publicityManner(false),
  then: { kind: 'opens', acts: ['ApproveDelegatedResult'] },
  reminders: remindBefore(['authority'], '公示期满次日起请核准', [1]),
})
const asked = cite('anhui-titles-2018/art.31.0')
const home = cite('anhui-titles-2018/art.32')
const broken = cite('anhui-titles-2018/art.31.b')

export const delegation = desk.procedure({
  id: procedureIds.delegation,
  label: '委托评审',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 2,
  stages: {
    applied: { label: delegationStages.applied },
    issued: { label: delegationStages.issued, closed: cite('anhui-titles-2018/art.31.a') },
    outside: { label: delegationStages.outside },
    'passed-outside': { label: delegationStages['passed-outside'] },
    'approval-publicity': { label: delegationStages['approval-publicity'] },
    approved: { label: delegationStages.approved, closed: home },
    'not-passed': { label: delegationStages['not-passed'], closed: home, aside: true },
    void: { label: delegationStages.void, closed: broken, aside: true },
    declined: { label: delegationStages.declined, closed: asked, aside: true },
    withdrawn: { label: delegationStages.withdrawn, closed: asked, aside: true },
  },
  acts: {
    RequestDelegation,
    IssueDelegationLetter,
    DeclineDelegationLetter,
    WithdrawDelegation,
    RecordOutsideResult,
    RecordOutsideFailure,
    PostDelegationPublicity,
    ApproveDelegatedResult,
    VoidDelegatedResult,
  },
  evolve,
  parties: partiesOf,
  periods: [publicity],
  documents: delegationDocuments,
  title: ({ applicant: person, target }) => `${person.name}${target.series}系列${target.level}委托评审`,
  columns: {
    direction: { type: 'text', label: '委托去向', value: ({ direction }) => direction },
    year: { type: 'integer', label: '年度', value: ({ year }) => year },
    letter: { type: 'text', label: '委托函文号', value: ({ letter }) => letter?.number },
  },
  visibility: {
    see: anyOf(
      applicant,
      ownOrganisationIs('employer', 'employer-personnel'),
      issuer,
      authority,
      role('province-titles'),
    ),
  },
})

/** 岗位空缺确认 (F29): sets how many people an institution may recommend at a level in a review year. */
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { vacancyDocuments } from '../documents/accounts.ts'
import { procedureIds } from '../vocabulary.ts'
import {
  CancelVacancyRequest,
  ConfirmVacancies,
  DeclineVacancies,
  ExemptLevel,
  RequestVacancies,
  authority,
  desk,
  employerClerk,
  employerHead,
  partiesOf,
} from './acts.ts'
import { evolve } from './evolve.ts'
import { vacancyStages } from './state.ts'

const ended = cite('anhui-titles-2018/art.9.1.4.c')

export const vacancyOpinion = desk.procedure({
  id: procedureIds.vacancies,
  label: '岗位空缺确认',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    requested: { label: vacancyStages.requested },
    confirmed: { label: vacancyStages.confirmed },
    declined: { label: vacancyStages.declined, closed: ended, aside: true },
    cancelled: { label: vacancyStages.cancelled, closed: ended, aside: true },
  },
  acts: { RequestVacancies, ConfirmVacancies, ExemptLevel, DeclineVacancies, CancelVacancyRequest },
  evolve,
  parties: partiesOf,
  documents: vacancyDocuments,
  title: ({ employer, year }) => `${employer.name}${year}年度岗位空缺`,
  columns: {
    year: { type: 'integer', label: '评审年度', value: ({ year }) => year },
    employer: { type: 'text', label: '单位', value: ({ employer }) => employer.name },
  },
  visibility: { see: anyOf(employerClerk, employerHead, authority) },
})

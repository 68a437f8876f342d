/** 失信与撤销 (case type C13): before the vote art.18, between vote and approval art.26, after approval art.53. */
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { barYears } from '../conditions/parameters.ts'
import { sanctionDocuments } from '../documents/accounts.ts'
import { procedureIds } from '../vocabulary.ts'
import * as after from './acts-after.ts'
import { DecideSanction, FindDishonesty, OpenSanction, PassSanctionOn } from './acts.ts'
import { desk, employerClerk, handler, inspector, partiesOf, sanctioned } from './desk.ts'
import { evolve } from './evolve.ts'
import { sanctionStages } from './state.ts'

const offices = anyOf(handler, inspector)
const ended = cite('anhui-titles-2018/art.53.a')

export const sanction = desk.procedure({
  id: procedureIds.sanction,
  label: '失信行为处理',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    opened: { label: sanctionStages.opened },
    found: { label: sanctionStages.found },
    decided: { label: sanctionStages.decided },
    dropped: { label: sanctionStages.dropped, closed: ended, aside: true },
    closed: { label: sanctionStages.closed, closed: ended },
  },
  acts: { OpenSanction, PassSanctionOn, FindDishonesty, DecideSanction, ...after },
  evolve,
  parties: partiesOf,
  parameters: [barYears],
  documents: sanctionDocuments,
  title: ({ number, person }) => `失信处理${number} ${person.name}`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    kind: { type: 'text', label: '决定种类', value: ({ decision }) => decision?.kind },
    decidedOn: { type: 'date', label: '决定日期', value: ({ decision }) => decision?.on },
    barredUntil: {
      type: 'date',
      label: '禁报至',
      value: ({ decision }) => decision?.barredUntil ?? undefined,
    },
  },
  visibility: {
    see: anyOf(offices, employerClerk, sanctioned),
    parts: { complaint: offices, evidence: offices },
  },
})

/** 违纪处理 (case type C15) of staff and experts; who is an expert is told to nobody outside the office that handles it. */
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { procedureIds } from '../vocabulary.ts'
import {
  CloseDiscipline,
  DecideDiscipline,
  FindMisconduct,
  OpenDiscipline,
  ReferDiscipline,
  SuspendExpert,
  desk,
  disciplined,
  handler,
  inspector,
  partiesOf,
} from './acts.ts'
import { evolve } from './evolve.ts'
import { disciplineStages } from './state.ts'

const ended = cite('anhui-titles-2018/art.51.1.b')
const offices = anyOf(handler, inspector)

export const discipline = desk.procedure({
  id: procedureIds.discipline,
  label: '违纪处理',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    opened: { label: disciplineStages.opened },
    found: { label: disciplineStages.found },
    decided: { label: disciplineStages.decided },
    dropped: { label: disciplineStages.dropped, closed: ended, aside: true },
    closed: { label: disciplineStages.closed, closed: ended },
  },
  acts: {
    OpenDiscipline,
    SuspendExpert,
    FindMisconduct,
    DecideDiscipline,
    ReferDiscipline,
    CloseDiscipline,
  },
  evolve,
  parties: partiesOf,
  title: ({ number, subject }) => `违纪处理${number} ${subject.kind}`,
  columns: {
    number: { type: 'text', label: '编号', value: ({ number }) => number },
    measure: { type: 'text', label: '处理', value: ({ decision }) => decision?.measure },
    decidedOn: { type: 'date', label: '决定日期', value: ({ decision }) => decision?.on },
  },
  visibility: { see: anyOf(offices, disciplined), parts: { evidence: offices } },
})

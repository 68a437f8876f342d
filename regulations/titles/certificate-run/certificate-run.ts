/** 证书打印 (DESK B22): stock, order of printing, spoiled and printed again, list of collection. */
import { anyOf, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { certificateRunDocuments } from '../documents/accounts.ts'
import { procedureIds } from '../vocabulary.ts'
import { CloseRun, HandOverCertificates } from './acts-hand-over.ts'
import {
  DrawStock,
  EndPrinting,
  PlanRun,
  PrintCertificates,
  SpoilSheet,
  desk,
  partiesOf,
  printer,
  sealKeeper,
} from './acts.ts'
import { evolve } from './evolve.ts'
import { runStages } from './state.ts'

export const certificateRun = desk.procedure({
  id: procedureIds.certificateRun,
  label: '证书打印',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    planned: { label: runStages.planned },
    printing: { label: runStages.printing },
    handing: { label: runStages.handing },
    closed: { label: runStages.closed, closed: cite('anhui-titles-2018/art.27.b') },
  },
  acts: {
    PlanRun,
    DrawStock,
    PrintCertificates,
    SpoilSheet,
    EndPrinting,
    HandOverCertificates,
    CloseRun,
  },
  evolve,
  parties: partiesOf,
  documents: certificateRunDocuments,
  title: ({ number, authority }) => `${authority.name}证书打印${number}`,
  columns: {
    year: { type: 'integer', label: '评审年度', value: ({ year }) => year },
    certificates: { type: 'integer', label: '本数', value: ({ lines }) => lines.length },
  },
  visibility: { see: anyOf(printer, sealKeeper, ownOrganisationIs('authority', 'titles-inspector')) },
})

/** 证书打印 (DESK B22): stock, order of printing, spoiled and printed again, list of collection. */
import { anyOf, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import type { TitleEntry } from '../registers/index.ts'
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
import type { CertificateRun } from './state.ts'
import { drawnSheets, freeSheets, runStages } from './state.ts'

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

/** F47: list of collection, in the order of printing; empty cells where nobody has come yet. */
export const collectionListData = (run: CertificateRun) => ({
  number: run.number,
  authority: run.authority.name,
  year: run.year,
  rows: run.lines.map(({ certificate, name, employer, handedOver }, index) => ({
    line: index + 1,
    certificate,
    name,
    employer,
    receivedBy: handedOver?.receivedBy ?? '',
    proxy: handedOver?.proxy ?? '',
    on: handedOver?.on ?? null,
  })),
})

/** Stock account of a run: what was drawn and where each blank went. */
export const stockAccountData = (run: CertificateRun) => ({
  number: run.number,
  drawn: drawnSheets(run).length,
  printed: run.lines.filter(({ stock }) => stock !== null).length,
  spoiled: run.spoiled.length,
  returned: run.returned.length,
  left: freeSheets(run).length - run.returned.length,
  draws: run.draws,
  spoiledSheets: run.spoiled,
})

/** What a run overprints on one blank, in the words of the certificate. */
export const overprintData = (state: Application, stock: string) => ({
  stock,
  certificate: state.outcome.certificate?.number ?? '',
  code: state.outcome.certificate?.code ?? '',
  name: state.applicant.name,
  series: state.target.series,
  specialty: state.target.specialty,
  level: state.target.level,
  obtainedOn: state.review.conclusion?.on ?? null,
  authority: state.outcome.approval?.authority ?? '',
  document: state.outcome.approval?.document ?? '',
  issuedOn: state.outcome.certificate?.issuedOn ?? null,
})

/** 查验单: what the register says of a certificate on a day; a slip of ours, never a pretended certificate. */
export const verificationSlipData = (
  entry: TitleEntry | undefined,
  facts: { readonly certificate: string; readonly name: string; readonly on: string },
) => ({
  ...facts,
  found: entry !== undefined,
  status: entry?.status ?? '未查到',
  valid: entry !== undefined && entry.status !== '撤销' && entry.status !== '待确认',
  series: entry?.series ?? '',
  specialty: entry?.specialty ?? '',
  level: entry?.level ?? null,
  obtainedOn: entry?.obtainedOn ?? null,
  authority: entry?.authority ?? '',
  note: '本单为查验结果，不是职称证书',
})

/** The end of a run: who took which certificate, and what became of the blanks. */
import { z } from 'zod'
import type { Effect } from '#kernel/case'
import { decided, need } from '#kernel/case'
import type { Application } from '../application/state.ts'
import { field, filled, oneForm, text } from '../committee/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import type { Listed } from './acts.ts'
import { desk, issuing, printer } from './acts.ts'
import * as examples from './examples.ts'
import { blanksAddUp, certificateInRun, blankOnce, handOverIsSigned, runIsPrinted } from './rules.ts'
import type { CertificateRun } from './state.ts'
import { freeSheets } from './state.ts'

/** Effects that one act may have. */
const HANDED_OVER_MAX = 300

type HandedOver = { readonly certificate: string; readonly receivedBy: string; readonly proxy: string }
/** Who took a certificate is written into the application it belongs to, where that still waits for it. */
function handOversInApplications(
  rows: readonly HandedOver[],
  lines: ReadonlyMap<string, CertificateRun['lines'][number]>,
  applications: readonly Listed[],
): readonly Effect[] {
  const waiting = new Set(
    applications
      .filter(({ state }) => state.stage === 'approved' && state.outcome.certificate?.handedOverOn === null)
      .map(({ id }) => id),
  )
  return rows.flatMap(({ certificate, receivedBy, proxy }) => {
    const application = lines.get(certificate)?.application ?? ''
    return waiting.has(application)
      ? [
          {
            procedure: procedureIds.application,
            caseId: application,
            act: 'HandOverCertificate',
            input: { receivedBy, proxy: proxy === '' ? null : proxy },
          },
        ]
      : []
  })
}
const applicationsOf = ({ lines }: CertificateRun, certificates: readonly string[]): readonly string[] =>
  lines.filter(({ certificate }) => certificates.includes(certificate)).map(({ application }) => application)

export const HandOverCertificates = desk.act({
  label: '领证登记',
  cite: issuing,
  by: printer,
  in: ['handing'],
  leadsTo: ['handing'],
  onPaper: true,
  input: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          certificate: filled(40),
          receivedBy: filled(40, '请填写领证人'),
          proxy: text(100).default(''),
        }),
      )
      .max(HANDED_OVER_MAX),
  }),
  form: oneForm(
    '领证登记表',
    field('rows', 'table', '领证', {
      columns: [
        field('certificate', 'text', '证书号'),
        field('receivedBy', 'text', '领证人'),
        field('proxy', 'text', '委托书（代领填写）'),
      ],
    }),
  ),
  needs: (state, { rows }) => ({
    applications: need.cases<Application>(
      procedureIds.application,
      applicationsOf(
        state,
        rows.map(({ certificate }) => certificate),
      ),
      'update',
    ),
  }),
  decide: ({ state, input, needs }) => {
    const lines = new Map(state.lines.map((line) => [line.certificate, line]))
    return decided({
      guards: [
        handOverIsSigned({
          rows: input.rows.map((row) => {
            const line = lines.get(row.certificate)
            return {
              ...row,
              holder: line?.stock == null ? null : line.name,
              handedOver: (line?.handedOver ?? null) !== null,
            }
          }),
        }),
      ],
      effects: handOversInApplications(input.rows, lines, needs.applications),
      events: [
        {
          type: 'CertificatesHandedOver',
          rows: input.rows.map(({ proxy, ...row }) => ({ ...row, proxy: proxy === '' ? null : proxy })),
        },
      ],
    })
  },
  example: examples.handOver,
})

export const CloseRun = desk.act({
  label: '结清空白证书',
  cite: issuing,
  by: printer,
  in: ['handing'],
  leadsTo: ['closed'],
  onPaper: true,
  input: z.strictObject({ returned: z.array(filled(20)).max(5000) }),
  form: oneForm(
    '结清空白证书',
    field('returned', 'table', '退回的空白', { columns: [field('', 'text', '空白证书号')] }),
  ),
  decide: ({ state, input }) => {
    const free = freeSheets(state)
    const returned = new Set(input.returned)
    return decided({
      guards: [
        runIsPrinted({ unprinted: state.lines.filter(({ stock }) => stock === null).length }),
        blanksAddUp({
          missing: free.filter((sheet) => !returned.has(sheet)),
          strange: input.returned.filter((sheet) => !free.includes(sheet)),
        }),
      ],
      claims: [
        ...state.lines.map(({ certificate }) => certificateInRun.release({ certificate })),
        ...input.returned.map((stock) => blankOnce.release({ stock })),
      ],
      events: [{ type: 'RunClosed', returned: input.returned }],
    })
  },
  example: examples.close,
})

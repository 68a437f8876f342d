/** Paper: forms of a case as sheets, seals, printers, overprints, scanned piles. */
import { z } from 'zod'

const count = z.int()

const signatureSchema = z.object({
  state: z.enum(['valid', 'changed', 'unverifiable']),
  label: z.string(),
  reason: z.string(),
  signer: z.string(),
  issuer: z.string(),
  /** By the signer's own clock; null where the signature does not say. */
  signedAt: z.string().nullable(),
  algorithm: z.string(),
})

const paperFormSchema = z
  .object({
    form: z.string(),
    label: z.string(),
    /** Code and number of the print that says what the form says now; null and 0 while nobody has printed it. */
    code: z.string().nullable(),
    print: count,
    pages: z.array(
      z.object({
        page: count,
        source: z.enum(['scan', 'signed-file', 'generated']),
        sourceLabel: z.string(),
        note: z.string(),
        /** Where the page can be looked at; null for a generated one. */
        address: z.string().nullable(),
      }),
    ),
    stale: z.array(z.object({ page: count, hash: z.string(), at: z.string() })),
    seals: z.array(
      z.object({
        kind: z.enum(['signed-file', 'registered']),
        number: z.string().nullable(),
        organisation: z.string(),
        sealedOn: z.string(),
        note: z.string(),
        fileHash: z.string().nullable(),
        /** Each signature of a signed file as it was found at filing; null where nobody looked. */
        check: z.array(signatureSchema).nullable(),
      }),
    ),
    final: z.string(),
  })
  .meta({ id: 'PaperForm' })
export type PaperForm = z.infer<typeof paperFormSchema>

export const paperCaseSchema = z
  .object({ caseId: z.string(), forms: z.array(paperFormSchema), final: z.string(), mayFile: z.boolean() })
  .meta({ id: 'PaperCase' })
export type PaperCase = z.infer<typeof paperCaseSchema>

export const printerSchema = z
  .object({
    name: z.string(),
    /** Hundredths of a millimetre, to the right and down. */
    right: count,
    down: count,
    changedAt: z.string(),
  })
  .meta({ id: 'Printer' })
export type Printer = z.infer<typeof printerSchema>

export const sheetChoiceSchema = z
  .object({
    code: z.string(),
    page: count,
    ok: z.boolean(),
    say: z.string(),
    caseId: z.string().nullable(),
    procedure: z.string().nullable(),
    caseTitle: z.string().nullable(),
    formLabel: z.string().nullable(),
    pages: count.nullable(),
    print: count.nullable(),
    blocks: z.array(z.object({ id: z.string(), label: z.string(), filled: z.boolean(), done: z.boolean() })),
  })
  .meta({ id: 'SheetChoice' })
export type SheetChoice = z.infer<typeof sheetChoiceSchema>

export const overprintSchema = z
  .object({
    id: z.string(),
    printer: z.string(),
    right: count,
    down: count,
    pages: count,
    madeBy: z.string().nullable(),
    madeAt: z.string(),
    voidedAt: z.string().nullable(),
    voidReason: z.string().nullable(),
    address: z.string(),
  })
  .meta({ id: 'Overprint' })
export type Overprint = z.infer<typeof overprintSchema>

const scanOutcomes = ['filed', 'stale', 'unreadable', 'foreign', 'refused', 'blank', 'set-aside'] as const

const scanSheetSchema = z.object({
  id: z.string(),
  file: z.string(),
  filePage: count,
  outcome: z.enum(scanOutcomes),
  say: z.string(),
  code: z.string().nullable(),
  page: count.nullable(),
  pages: count.nullable(),
  print: count.nullable(),
  procedure: z.string().nullable(),
  caseId: z.string().nullable(),
  caseTitle: z.string().nullable(),
  formLabel: z.string().nullable(),
  turn: count,
  byHand: z.boolean(),
  /** A picture of the page; null when there is none. */
  picture: z.string().nullable(),
})
export type ScanSheet = z.infer<typeof scanSheetSchema>

const pileHead = {
  id: z.string(),
  state: z.enum(['waiting', 'reading', 'done']),
  uploadedAt: z.string(),
  uploadedBy: z.string().nullable(),
}

export const scanPileSchema = z
  .object({
    ...pileHead,
    /** The very same files had been handed in before: this is that pile. */
    repeated: z.boolean(),
    files: z.array(
      z.object({ number: count, name: z.string(), pages: count.nullable(), fault: z.string().nullable() }),
    ),
    /** Files that were not taken at all, and why. */
    rejected: z.array(z.object({ name: z.string(), say: z.string() })),
    read: count,
    pages: count.nullable(),
    counts: z.object({
      filed: count,
      stale: count,
      unreadable: count,
      refused: count,
      blank: count,
      setAside: count,
      missing: count,
    }),
    sheets: z.array(scanSheetSchema),
    /** Pages of prints in this pile that have not been filed by any pile. */
    missing: z.array(
      z.object({
        code: z.string(),
        page: count,
        pages: count,
        procedure: z.string().nullable(),
        caseId: z.string(),
        caseTitle: z.string().nullable(),
        formLabel: z.string(),
      }),
    ),
  })
  .meta({ id: 'ScanPile' })
export type ScanPile = z.infer<typeof scanPileSchema>

export const scanPileListSchema = z.array(z.object({ ...pileHead, pages: count, open: count }))
export type ScanPileLine = z.infer<typeof scanPileListSchema>[number]

import { queryOptions } from '@tanstack/react-query'
import { ask, queryText } from '../api/client.ts'
import type {
  Overprint,
  PaperCase,
  Printer,
  ScanPile,
  ScanPileLine,
  SheetChoice,
} from '../../../server/contract/index.ts'

export type {
  Overprint,
  PaperCase,
  PaperForm,
  Printer,
  ScanPile,
  ScanPileLine,
  ScanSheet,
  SheetChoice,
} from '../../../server/contract/index.ts'

export const pilesQuery = queryOptions({
  queryKey: ['scans'],
  queryFn: ({ signal }) => ask<ScanPileLine[]>('/api/scans', { signal }),
})

/** Asked again every second while pages are being read. */
export const pileQuery = (id: string) =>
  queryOptions({
    queryKey: ['scans', id],
    queryFn: ({ signal }) => ask<ScanPile>(`/api/scans/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : 1_000),
  })

export const paperCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['paper', id],
    queryFn: ({ signal }) => ask<PaperCase>(`/api/paper/cases/${encodeURIComponent(id)}`, { signal }),
  })

export const printersQuery = queryOptions({
  queryKey: ['printers'],
  queryFn: ({ signal }) => ask<Printer[]>('/api/paper/printers', { signal }),
})

export const overprintsQuery = queryOptions({
  queryKey: ['overprints'],
  queryFn: ({ signal }) => ask<Overprint[]>('/api/paper/overprints', { signal }),
})

export function sendPile(files: readonly File[]): Promise<ScanPile> {
  const body = new FormData()
  for (const file of files) body.append('file', file)
  return ask<ScanPile>('/api/scans', { method: 'POST', body })
}

export const chooseSheets = (from: { pile: string } | { lines: string[] }): Promise<SheetChoice[]> =>
  ask<SheetChoice[]>('/api/paper/sheets', { method: 'POST', body: from })

export type AssignBody = { code: string; page: number; turn: 0 | 90 | 180 | 270 }

export const assignSheet = (pile: string, sheet: string, body: AssignBody): Promise<ScanPile> =>
  ask<ScanPile>(`/api/scans/${pile}/sheets/${sheet}/assign`, { method: 'POST', body })

export const setSheetAside = (pile: string, sheet: string, reason: string): Promise<ScanPile> =>
  ask<ScanPile>(`/api/scans/${pile}/sheets/${sheet}/set-aside`, { method: 'POST', body: { reason } })

export type OverprintBody = {
  printer: string
  blocks: string[]
  sheets: { code: string; page: number }[]
  copies: boolean
}

export type Printed = { id: string; pages: number; address: string }

export const makeOverprint = (body: OverprintBody): Promise<Printed> =>
  ask<Printed>('/api/paper/overprints', { method: 'POST', body })

export const voidOverprint = (id: string, reason: string): Promise<Overprint[]> =>
  ask<Overprint[]>(`/api/paper/overprints/${id}/void`, { method: 'POST', body: { reason } })

export type PrinterBody = { right: number; down: number } | { measured: { left: number; top: number } }

export const savePrinter = (name: string, body: PrinterBody): Promise<Printer[]> =>
  ask<Printer[]>(`/api/paper/printers/${encodeURIComponent(name)}`, { method: 'PUT', body })

export const removePrinter = (name: string): Promise<Printer[]> =>
  ask<Printer[]>(`/api/paper/printers/${encodeURIComponent(name)}`, { method: 'DELETE' })

export type SealBody = { form: string; number: string; organisation: string; sealedOn: string; note: string }

export const registerSeal = (id: string, body: SealBody): Promise<PaperCase> =>
  ask<PaperCase>(`/api/paper/cases/${encodeURIComponent(id)}/seals`, { method: 'POST', body })

export function uploadSigned(id: string, form: string, file: File): Promise<PaperCase> {
  const body = new FormData()
  body.append('file', file)
  const address = `/api/paper/cases/${encodeURIComponent(id)}/signed${queryText({ form })}`
  return ask<PaperCase>(address, { method: 'POST', body })
}

/** Hundredths of a millimetre as people write them. */
export const millimetres = (hundredths: number): string => (hundredths / 100).toFixed(2)

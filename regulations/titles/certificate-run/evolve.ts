/** From events to the run. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { RunEvent } from './events.ts'
import type { CertificateRun, RunLine } from './state.ts'

/** The fold of a run. A spoiled sheet takes its certificate back to the queue: it is printed again on the next blank. */
export function evolve(
  state: CertificateRun | undefined,
  event: RunEvent,
  { date }: Happening,
): CertificateRun {
  if (event.type === 'RunPlanned') {
    const { type: _type, lines, ...facts } = event
    return {
      ...facts,
      stage: 'planned',
      plannedOn: date,
      lines: lines.map((line) => ({ ...line, stock: null, printedOn: null, handedOver: null })),
      draws: [],
      spoiled: [],
      returned: [],
    }
  }
  const from: CertificateRun = inStage(state, 'planned', 'printing', 'handing')
  const each = (change: (line: RunLine) => RunLine): CertificateRun => ({
    ...from,
    lines: from.lines.map(change),
  })
  switch (event.type) {
    case 'StockDrawn': {
      const { type: _type, ...draw } = event
      return { ...from, stage: 'printing', draws: [...from.draws, { ...draw, on: date }] }
    }
    case 'CertificatesPrinted': {
      const sheets = new Map(event.sheets.map(({ certificate, stock }) => [certificate, stock]))
      return each((line) => {
        const stock = sheets.get(line.certificate)
        return stock === undefined ? line : { ...line, stock, printedOn: date }
      })
    }
    case 'SheetSpoiled': {
      const { stock, reason } = event
      return {
        ...each((line) => (line.stock === stock ? { ...line, stock: null, printedOn: null } : line)),
        spoiled: [...from.spoiled, { stock, reason, on: date }],
      }
    }
    case 'PrintingEnded':
      return { ...from, stage: 'handing' }
    case 'CertificatesHandedOver': {
      const rows = new Map(event.rows.map((row) => [row.certificate, row]))
      return each((line) => {
        const row = rows.get(line.certificate)
        return row === undefined
          ? line
          : { ...line, handedOver: { receivedBy: row.receivedBy, proxy: row.proxy, on: date } }
      })
    }
    case 'RunClosed':
      return { ...from, stage: 'closed', returned: event.returned }
  }
}

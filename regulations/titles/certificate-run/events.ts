/** What happened in a run of certificates. */
import type { CertificateRun, RunLine } from './state.ts'

export type RunEvent =
  | ({ readonly type: 'RunPlanned' } & Pick<
      CertificateRun,
      'number' | 'authority' | 'year' | 'rareCharacters'
    > & { readonly lines: readonly Omit<RunLine, 'stock' | 'printedOn' | 'handedOver'>[] })
  | { readonly type: 'StockDrawn'; readonly prefix: string; readonly from: number; readonly until: number }
  | {
      readonly type: 'CertificatesPrinted'
      readonly sheets: readonly { readonly certificate: string; readonly stock: string }[]
    }
  | { readonly type: 'SheetSpoiled'; readonly stock: string; readonly reason: string }
  | { readonly type: 'PrintingEnded' }
  | {
      readonly type: 'CertificatesHandedOver'
      readonly rows: readonly {
        readonly certificate: string
        readonly receivedBy: string
        readonly proxy: string | null
      }[]
    }
  | { readonly type: 'RunClosed'; readonly returned: readonly string[] }

/** The page that stands for every upload of the demo lies with every application, so that it can be opened and taken over. */
import { Readable } from 'node:stream'
import type { Database } from '#platform/database'
import { filesFolder, saveFile } from '#platform/files'
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import { PROVINCE } from './organisations.ts'

/** What is in it; its digest is what the demo's acts cite. */
export const SAMPLE_TEXT = '示例材料'

/** Each applicant's own page, so that no two bundles hold the same scan. */
export const ownSampleText = (person: string): string => `${SAMPLE_TEXT} ${person}`

/** Stores the sample page with each application of the province. Safe to repeat. */
export async function keepSampleFiles(database: Database, dataFolder: string): Promise<void> {
  const { rows } = await database.app.query<{ id: string; account: string | null }>(
    `select id, state -> 'domain' -> 'applicant' ->> 'account' as account from cases
     where tenant = $1 and procedure = $2 order by id`,
    [PROVINCE.id, procedureIds.application],
  )
  for (const { id, account } of rows)
    for (const text of account === null ? [SAMPLE_TEXT] : [SAMPLE_TEXT, ownSampleText(account)]) {
      const saved = await saveFile(database, Readable.from([Buffer.from(text)]), {
        tenant: PROVINCE.id,
        name: '示例材料.txt',
        uploadedBy: account ?? 'system',
        caseId: id,
        once: true,
        folder: filesFolder({ GUICHENG_DATA: dataFolder }),
      })
      if (!saved.ok) throw new Error(`demo: ${saved.message}`)
    }
}

/** Pages as one file: several photos, and photos that were turned, become one PDF; a single file stays what it is. */
import { ask } from '../../api/client.ts'
import type { StoredFile } from '../../api/types.ts'
import type { Page } from './filing-uploads.tsx'

export type Bound = { readonly files: readonly string[]; readonly pages: number }

/** Whether the pages have to be made into one file. */
const needsBinding = (pages: readonly Pick<Page, 'turn'>[]): boolean =>
  pages.length > 1 || pages.some(({ turn }) => (turn ?? 0) !== 0)

/** Binds them on the server; rejects with its refusal. `name` is what the file is called. */
export async function bindPages(name: string, pages: readonly Page[]): Promise<Bound> {
  if (!needsBinding(pages)) return { files: pages.map(({ hash }) => hash), pages: pages.length }
  const body = { name, pages: pages.map(({ hash, turn }) => ({ hash, turn: turn ?? 0 })) }
  const made = await ask<StoredFile & { pages: number }>('/api/files/joined', { method: 'POST', body })
  return { files: [made.hash], pages: made.pages }
}

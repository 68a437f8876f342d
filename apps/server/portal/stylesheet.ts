import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The one stylesheet of four files, read once. Its address changes with its content, so that it may be kept for ever. */
export const stylesheet = ['portal.css', 'overviews.css', 'titles.css', 'lint.css']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n')
export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)
export const stylesheetAddress = `/portal.css?v=${stylesheetVersion}`

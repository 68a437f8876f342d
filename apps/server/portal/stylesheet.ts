import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The one stylesheet, read once. Its address changes with its content, so that it may be kept for ever. */
export const stylesheet = readFileSync(new URL('portal.css', import.meta.url), 'utf8')
export const stylesheetVersion = createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)
export const stylesheetAddress = `/portal.css?v=${stylesheetVersion}`

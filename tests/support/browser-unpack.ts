/**
 * Child process of browser-chromium.ts: unpacks the browser of @sparticuz/chromium into `TMPDIR`. The package takes
 * the temporary folder as its target and has no other setting, hence a process of its own.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
const packed = join(dirname(entry), '..', 'bin')
await inflate(join(packed, 'chromium.br'))
// The system libraries that slim images lack; used only where the machine has none of its own.
await inflate(join(packed, 'al2023.tar.br'))

/** The disposition of a clause, read from the corpus without the YAML reader: every clause test asks for it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const byInstrument = new Map<string, ReadonlyMap<string, string>>()

/** `rule`, `duty` …; undefined for an id that no instrument has. */
export function dispositionOf(id: string): string | undefined {
  const [instrument = '', row = ''] = id.split('/')
  const known = byInstrument.get(instrument) ?? read(instrument)
  byInstrument.set(instrument, known)
  return known.get(row)
}

function read(instrument: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(import.meta.dirname, '../../corpus', instrument, 'clauses.yaml'), 'utf8')
  const rows = text.matchAll(/^- id: (\S+)\n(?: {2}.*\n)*? {2}disposition: (\S+)$/gm)
  return new Map([...rows].map((match) => [match[1] ?? '', match[2] ?? '']))
}

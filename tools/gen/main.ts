/** `npm run gen`: writes every generated file from its source. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generatedFiles } from './files.ts'

const root = resolve(import.meta.dirname, '../..')
for (const { path, text } of generatedFiles(root)) {
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
}

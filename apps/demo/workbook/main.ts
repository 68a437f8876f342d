/** Writes the demo's workbook: `main.ts printed|corrected FILE [FOLDER]`. */
import { writeFile } from 'node:fs/promises'
import { buildDemoWorkbook } from './index.ts'

const [variant, file, folder] = process.argv.slice(2)
if ((variant !== 'printed' && variant !== 'corrected') || file === undefined) {
  process.stderr.write('用法：main.ts printed|corrected 输出文件.xlsx [CSV文件夹]\n')
  process.exitCode = 2
} else {
  await writeFile(file, await buildDemoWorkbook(variant, folder))
  process.stdout.write(`已写出 ${file}\n`)
}

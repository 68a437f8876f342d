/**
 * The voting page as one file: the client's sources and the page's script with their types blanked, one after another, nothing
 * minified, so that what members compare by its digest can also be read.
 */
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

export const VOTING_PAGE_FILE = 'platform/ballot/voting-page.generated.html'

/** In the order in which they use one another. */
const sources = [
  'platform/ballot/client/bytes.ts',
  'platform/ballot/client/blind.ts',
  'platform/ballot/client/ballot.ts',
  'platform/ballot/client/refusals.ts',
  'platform/ballot/client/promises.ts',
  'platform/ballot/client/device.ts',
  'platform/ballot/client/send.ts',
  'apps/admin/voting/page.ts',
] as const

/** A module's own code without types, imports and exports. Names must differ across the modules: they share one scope. */
function bodyOf(source: string): string {
  return stripTypeScriptTypes(source)
    .replaceAll(/^import [^;]*?from '[^']*'$/gm, '')
    .replaceAll(/^export (?=const|function|async)/gm, '')
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** The whole page. Throws where a source could end the script early. */
export function votingPage(root: string): string {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8')
  const script = sources.map((path) => `// ---- ${path}\n${bodyOf(read(path))}`).join('\n\n')
  if (/<\/script|<!--/i.test(script)) throw new Error('a source of the voting page would end its script')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>无记名投票</title>
<style>
${read('apps/admin/voting/page.css').trim()}
</style>
</head>
<body>
<main></main>
<p id="printed">本页校验码（SHA-256），请与议程上印的核对：<br><span id="digest"></span></p>
<script type="module">
${script}
</script>
</body>
</html>
`
}

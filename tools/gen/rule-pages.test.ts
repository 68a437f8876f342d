import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, it } from 'node:test'
import { loadRules, ruleFiles } from './lint-catalogue.ts'
import { rulePages } from './rule-pages.ts'

const root = resolve(import.meta.dirname, '../..')

void describe('the pages of rules', () => {
  const rules = loadRules(root)
  const pages = rulePages(rules)
  void it('are one for each rule file, named by its id, and an index', () => {
    assert.ok(rules.length > 0)
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleFiles(root),
    )
    assert.deepEqual(
      pages.map(({ path }) => path),
      ['docs/rules/README.md', ...rules.map(({ id }) => `docs/rules/${id}.md`)],
    )
  })
  void it('say what is looked at, what is not, and show each example', () => {
    for (const [index, rule] of rules.entries()) {
      const text = pages[index + 1]?.text ?? ''
      for (const part of [rule.name, rule.says, ...rule.limits]) assert.ok(text.includes(part))
      assert.equal(text.match(/```text/g)?.length, rule.examples.length)
    }
  })
  void it('leave no page of a rule that is gone', () => {
    const known = new Set(pages.map(({ path }) => path.slice('docs/rules/'.length)))
    assert.deepEqual(
      readdirSync(join(root, 'docs/rules')).filter((name) => !known.has(name)),
      [],
    )
  })
})

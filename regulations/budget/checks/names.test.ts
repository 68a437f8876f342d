import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkBudget, findCheckName } from './index.ts'
import { sampleBudget } from './sample.fixture.ts'

test('every check that ran over a budget has a Chinese name of its own', () => {
  const ran = Object.keys(checkBudget(sampleBudget(), { year: 2023 }).checks)
  assert.ok(ran.length > 20, `${ran.length} checks ran`)
  const names = ran.map((rule) => findCheckName(rule) ?? `${rule} has no name`)
  for (const name of names) assert.match(name, /^[^a-z]+$/)
  assert.equal(new Set(names).size, names.length, 'no two checks are called alike')
})

test('own checks and those of all documents are named; what is no check is not', () => {
  assert.equal(findCheckName('share-plausibility'), '各项工资和公用经费的比例合乎常理')
  assert.equal(findCheckName('column-total'), '合计行等于各行之和')
  assert.equal(findCheckName('nothing'), undefined)
})

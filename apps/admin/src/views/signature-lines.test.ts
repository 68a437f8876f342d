import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TrailItem } from '../api/types.ts'
import { hasSignatures, signatureLines } from './signature-lines.ts'

const item = (version: number, act: string, person: string, reverted = false) =>
  ({ version, act, person, at: `2023-01-1${version}T02:00:00Z`, reverted }) as unknown as TrailItem

const trail = [
  item(1, 'SignAsCompiler', '甲'),
  item(2, 'SignAsFinanceHead', '乙'),
  item(3, 'ReviseFigures', '甲'),
  item(4, 'SignAsCompiler', '甲'),
]

test('what stands is signed; what came before a change of figures is voided by it', () => {
  const [compiler, financeHead, unitHead] = signatureLines(trail, { compiler: {} })
  assert.equal(compiler?.signed?.at, '2023-01-14T02:00:00Z')
  assert.deepEqual(
    compiler.voided.map(({ at, why, voidedAt }) => [at, why, voidedAt]),
    [['2023-01-11T02:00:00Z', '数字或文字有修改', '2023-01-13T02:00:00Z']],
  )
  assert.equal(financeHead?.signed, undefined)
  assert.equal(financeHead?.voided[0]?.person, '乙')
  assert.deepEqual([unitHead?.signed, unitHead?.voided], [undefined, []])
})

test('a change of wording leaves the compiler’s signature', () => {
  const [compiler, financeHead] = signatureLines(trail.slice(0, 3), { compiler: {} })
  assert.equal(compiler?.signed?.at, '2023-01-11T02:00:00Z')
  assert.deepEqual(compiler.voided, [])
  assert.equal(financeHead?.voided.length, 1)
})

test('a sealed cover counts as all three, and an undone step as none', () => {
  const covered = signatureLines([item(1, 'RecordSealedCover', '甲')], {
    compiler: {},
    financeHead: {},
    unitHead: {},
  })
  assert.ok(covered.every(({ signed }) => signed !== undefined))
  const undone = [item(1, 'SignAsCompiler', '甲', true)]
  assert.equal(signatureLines(undone, {})[0]?.voided.length, 0)
  assert.ok(hasSignatures(trail))
  assert.ok(!hasSignatures([item(1, 'ReviseFigures', '甲')]))
})

import assert from 'node:assert/strict'
import { it } from 'node:test'
import { few } from './few.ts'

const names = (count: number) => Array.from({ length: count }, (_, i) => `甲${i + 1}`)
it('names all of six, and the first six of seven', () => {
  assert.equal(few(names(6)), '甲1、甲2、甲3、甲4、甲5、甲6')
  assert.equal(few(names(7)), '甲1、甲2、甲3、甲4、甲5、甲6等7项')
})

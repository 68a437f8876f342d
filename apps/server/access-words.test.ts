import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accessWords } from './access-words.ts'

const names = { 'budget-compiler': '制表人', 'budget-units': '预算单位' }

test('an entry of the access log names roles and registers, not their ids', () => {
  assert.equal(accessWords('administration', 'post-granted:budget-compiler', names), '授予岗位：制表人')
  assert.equal(accessWords('export', 'register:budget-units', names), '名册：预算单位')
  assert.equal(accessWords('post-switched', 'budget-compiler', names), '制表人')
  assert.equal(accessWords('administration', 'calendar-amended:2027', names), '登记放假安排：2027')
})

test('the same word is told by what happened, and an unknown one stays readable', () => {
  assert.equal(accessWords('administration', 'account-locked', names), '锁定帐号')
  assert.equal(accessWords('sign-in-refused', 'account-locked', names), '帐号已锁定')
  assert.equal(accessWords('read', 'something-new:x', names), 'something-new：x')
})

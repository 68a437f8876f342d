import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { speakChinese } from './messages.ts'

speakChinese()
const faultOf = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0]?.message

test('a choice that was not made is asked for without the names that programs use', () => {
  const basis = z.strictObject({ basis: z.enum(['printed', 'working']) })
  assert.equal(faultOf(basis, {}), '必填，尚未填写')
  assert.equal(faultOf(basis, { basis: null }), '必填，尚未填写')
  assert.equal(faultOf(basis, { basis: 'working' }), undefined)
})

test('a wrong choice is answered with the possible ones', () => {
  assert.equal(faultOf(z.enum(['一级', '二级']), '三级'), '只能是：一级、二级')
})

/** Headers of acts, and input that cannot be stored. */
import type { FastifyRequest } from 'fastify'
import { type ProblemAnswer, problem } from '../http/problem.ts'

/** The viewer's version, with or without quotes; undefined when none was sent. */
export function ifMatch(request: FastifyRequest): string | undefined {
  const sent = request.headers['if-match']?.trim().replace(/^W\//, '').replaceAll('"', '')
  return sent === undefined || sent === '' ? undefined : sent
}

/** The retry key: 8 to 100 visible ASCII characters. */
export function idempotencyKey(request: FastifyRequest): string | undefined | ProblemAnswer {
  const sent = request.headers['idempotency-key']
  if (sent === undefined) return undefined
  if (typeof sent === 'string' && /^[\u0021-\u007e]{8,100}$/.test(sent)) return sent
  return problem(422, '请更正幂等键：应为 8 到 100 个可见的英文字符。', {
    why: 'input',
    fields: [{ path: 'Idempotency-Key', say: '应为 8 到 100 个可见的英文字符' }],
  })
}

const DEPTH_MAX = 40

/** Only whole numbers can be stored and hashed alike everywhere; a fraction is named with its place. */
export function unstorable(input: unknown): ProblemAnswer | undefined {
  const place = faultIn(input, '', 0)
  if (place === undefined) return undefined
  return problem(422, `请更正填写的内容：“${place}”应为整数（金额以分计），或嵌套过深。`, {
    why: 'input',
    fields: [{ path: place, say: '应为整数（金额以分计）' }],
  })
}

function faultIn(value: unknown, path: string, depth: number): string | undefined {
  if (depth > DEPTH_MAX) return path
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    const found = faultIn(item, path === '' ? name : `${path}.${name}`, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

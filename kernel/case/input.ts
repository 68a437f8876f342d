/** Input of an act: parsed by its schema, every fault named by its path. */
import type { z } from 'zod'
import { type FieldFault, type Refused, refused } from './outcome.ts'

/** Parses input by its schema; every fault is answered with its path. */
export function parseInput(
  act: string,
  schema: z.ZodType,
  input: unknown,
): { readonly kind: 'parsed'; readonly input: unknown } | Refused {
  const unwritable = findUnwritable(input)
  if (unwritable !== undefined)
    return refused(act, 'input', [], {
      fields: [{ path: unwritable, say: '含有无法保存的字符' }],
      say: `请更正填写的内容：“${unwritable}”含有无法保存的字符，请重新输入。`,
    })
  const result = schema.safeParse(input)
  if (result.success) return { kind: 'parsed', input: result.data }
  const fields: FieldFault[] = result.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    say: issue.message,
  }))
  const first = fields[0]
  return refused(act, 'input', [], {
    fields,
    say: `请更正填写的内容：${first === undefined ? '' : `${first.path === '' ? '' : `“${first.path}”`}${first.say}`}${fields.length > 1 ? `（共 ${fields.length} 处）` : ''}`,
  })
}

/** Path of the first text that no database can hold (a zero byte, half a character), if any. */
function findUnwritable(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed() ? path || '内容' : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    const found = findUnwritable(item, path === '' ? name : `${path}.${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

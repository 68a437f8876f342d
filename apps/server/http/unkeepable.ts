/** What arrives over HTTP and no table can keep as it is: refused at the door, with its place. */

/** Bodies of acts nest less than ten deep; what is far deeper is no form of ours, and readers of it would overflow. */
const DEPTH_MAX = 64
/** A place is told in full only as long as a person could have named it. */
const NAME_MAX = 60

export interface Unkeepable {
  readonly path: string
  readonly say: string
}

/**
 * The first value that cannot be kept: text with a NUL, a noncharacter or half of a surrogate pair, which is refused by
 * PostgreSQL or would be stored as another text than was hashed; and values nested too deep. Undefined where all can be kept.
 */
export function findUnkeepable(value: unknown): Unkeepable | undefined {
  const found = search(value, 0)
  return found === undefined ? undefined : { path: found.names.toReversed().join('.'), say: found.say }
}

interface Found {
  readonly say: string
  /** From the inside out. */
  readonly names: string[]
}

const TEXT = '含有不能保存的字符（空字符或残缺的字符），请删去后重新填写'
const DEEP = '嵌套过深，请按表单的格式提交'

function search(value: unknown, depth: number): Found | undefined {
  if (typeof value === 'string') return isKeepable(value) ? undefined : { say: TEXT, names: [] }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return undefined
  if (depth >= DEPTH_MAX) return { say: DEEP, names: [] }
  for (const [name, item] of Object.entries(value)) {
    const found = isKeepable(name) ? search(item, depth + 1) : { say: TEXT, names: [] }
    if (found === undefined) continue
    found.names.push(readable(name))
    return found
  }
  return undefined
}

/** PostgreSQL keeps no NUL; U+FFFE and U+FFFF are no characters, and a workbook that holds one does not open. */
// oxlint-disable-next-line no-control-regex -- the one control character that is refused
const isKeepable = (text: string): boolean => text.isWellFormed() && !/[\u0000\uFFFE\uFFFF]/.test(text)

/** A name as it can be told: cut, and without what cannot be shown. */
const readable = (name: string): string =>
  name.slice(0, NAME_MAX).toWellFormed().replaceAll('\u0000', '\uFFFD')

/** What a field's fault says in Chinese: what is expected, in words an office uses. */
import { z } from 'zod'

const KINDS: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
  record: '一组内容',
  date: '日期',
}

const kind = (name: unknown): string => KINDS[String(name)] ?? String(name)
type Issue = z.core.$ZodRawIssue

/** Makes every schema of the process speak Chinese; a schema's own message goes first. */
export function speakChinese(): void {
  z.config({ customError: sentence })
}

function sentence(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? '必填，尚未填写'
        : `应为${kind(issue.expected)}`
    case 'too_small':
      return bound(issue, '至少', issue.minimum)
    case 'too_big':
      return bound(issue, '最多', issue.maximum)
    case 'invalid_format':
      return FORMATS[issue.format] ?? '格式不正确'
    case 'invalid_value':
      // Nothing chosen yet: the names of the choices in the schema mean nothing to who fills a form.
      if (issue.input === undefined || issue.input === null) return '必填，尚未填写'
      return `只能是：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `没有这一项：${issue.keys.join('、')}`
    case 'invalid_union':
      return '不是任何一种可以接受的内容'
    default:
      return undefined
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: '应为日期，如 2023-02-17',
  datetime: '应为日期和时间',
  email: '应为电子邮件地址',
  url: '应为网址',
  uuid: '编号格式不正确',
}

function bound(issue: Issue & { readonly origin?: unknown }, word: string, limit: unknown): string {
  const { origin } = issue
  if (origin === 'string')
    return limit === 1 && word === '至少' ? '必填，尚未填写' : `${word}${String(limit)}个字`
  if (origin === 'array' || origin === 'set') return `${word}${String(limit)}项`
  return `${word === '至少' ? '不能小于' : '不能大于'}${String(limit)}`
}

import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { ReadText, Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { Span } from '../text/plain.ts'

const id = 'one-name-one-address'

type Site = { readonly text: ReadText; readonly span: Span; readonly name: string; readonly host: string }

const NAME_LENGTH = 16
/** What stands further from an address is not its name. */
const NEAR = 64
/** Brackets and signs between a name and its address. */
const opening = /[\s<[（(\u2600-\u27bf]+$/

/** A web address with the name right before it: 示例网（网址：http://…）. An address without a name is none. */
function sitesOf(text: ReadText): readonly Site[] {
  return text.addresses.flatMap((address) => {
    const before = text.plain
      .slice(Math.max(0, address.from - NEAR), address.from)
      .replace(opening, '')
      .replace(/(?:网址|地址|官网|链接)?(?:为|是)?[:：]?$/, '')
      .replace(/[（(][\u4e00-\u9fa5]{0,24}[，,]?$/, '')
    const name = /[\u4e00-\u9fa5A-Za-z“”]{3,}》?$/.exec(before.slice(-NAME_LENGTH))?.[0]
    const host = /^(?:https?:\/\/)?([^/?#]+)/.exec(address.text)?.[1]?.toLowerCase()
    return name === undefined || host === undefined
      ? []
      : [{ text, span: address, name: name.replaceAll(/[“”》]/g, ''), host }]
  })
}

/** The site that a name stands for may be cut short at the front: two names are one when one ends with the other. */
function isSameName(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a)
}

/** The sites of one name, and of names that end with it. */
function groupSites(sites: readonly Site[]): readonly (readonly Site[])[] {
  const names = [...Map.groupBy(sites, ({ name }) => name).entries()]
  const groups: { readonly name: string; readonly sites: Site[] }[] = []
  for (const [name, own] of names) {
    const group = groups.find((one) => isSameName(one.name, name))
    if (group === undefined) groups.push({ name, sites: [...own] })
    else group.sites.push(...own)
  }
  return groups.map((group) => group.sites)
}

/** One check per named address. */
function check({ texts }: Reading): readonly CheckResult[] {
  return groupSites(texts.flatMap(sitesOf)).flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const odd = others.filter(({ host }) => host !== first.host)
    if (odd.length === 0) return [first, ...others].map(({ text, span }) => passed(id, text.place(span)))
    const related = [first.text.place(first.span)]
    return odd.map(({ text, span, name, host }) => {
      const message = `请核对网址：“${name}”前面写作${first.host}，这里写作${host}，应是同一个地址。`
      return foundIn(id, text, { grade: 'inconsistency', span, expected: first.host, related, message })
    })
  })
}

export const oneNameOneAddress = documentRule({
  id,
  name: '同一网站同一网址',
  grade: 'inconsistency',
  families: 'all',
  says: '网址前面写明网站名称的，同一名称各处的域名相同。同一网站的不同网页不报。',
  limits: ['名称与网址分在两段的不核对。', '网址能否打开不核对。'],
  examples: [
    {
      text: '请登录示例招生网（http://zs.example.com/），通知发布在示例招生网（网址：http://zs.example.com/news）。',
      finds: 0,
    },
    {
      text: '请登录示例招生网（http://zs.example.com/）。\n\n示例招生网（http://zx.example.com/）是唯一平台。',
      finds: 1,
    },
    { text: '见示例政务网（www.example.com）和示例采购网（www.example.org）。', finds: 0 },
  ],
  check,
})

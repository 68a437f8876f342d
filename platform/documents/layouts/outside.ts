/** What a layout would fetch or run when somebody opens the printed paper: nothing of that is taken. */

const relationship = /<Relationship\b[^>]*>/g

/** Names what an Office file refers to outside itself; links that a reader follows by a click are not meant. */
export function outsideReferences(parts: ReadonlyMap<string, Uint8Array>): string[] {
  const decoder = new TextDecoder()
  const named = [...parts].flatMap(([name, bytes]) => {
    if (/(?:^|\/)(?:vbaProject\.bin|activeX\/)/i.test(name)) return ['宏或控件']
    if (/(?:^|\/)embeddings\//.test(name)) return ['嵌入的文件']
    if (/^xl\/(?:externalLinks\/|connections\.xml)/.test(name)) return ['其他工作簿或数据库']
    if (name.endsWith('.rels')) return linkedKinds(decoder.decode(bytes))
    return /^word\/.*\.xml$/.test(name) ? fieldKinds(decoder.decode(bytes)) : []
  })
  return [...new Set(named)]
}

const linkWords: readonly (readonly [RegExp, string])[] = [
  [/attachedTemplate/, '外部模板'],
  [/image/, '外部图片'],
  [/oleObject|package/, '外部对象'],
]

function linkedKinds(xml: string): string[] {
  return (xml.match(relationship) ?? [])
    .filter((one) => /TargetMode="External"/.test(one) && !/\/hyperlink"/.test(one))
    .map((one) => linkWords.find(([words]) => words.test(one))?.[1] ?? '外部文件')
}

/** Fields of Word that fetch or start something; their words may be split over runs. */
function fieldKinds(xml: string): string[] {
  const runs = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)/g)].map(([, text = '']) => text).join('')
  const simple = [...xml.matchAll(/w:instr="([^"]*)"/g)].map(([, text = '']) => text).join(' ')
  return /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK)\b/i.test(`${runs} ${simple}`)
    ? ['会自动读取外部内容的域']
    : []
}

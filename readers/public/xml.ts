/** XML of an office file as a tree. The file may define no entities of its own, so nothing in it can swell. */
import { SaxesParser } from 'saxes'
import { Refusal } from './refusal.ts'

/** `name` with its prefix as written: office programs always write the usual ones. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** Parses a whole part. Throws `Refusal` for a definition of entities or more depth than is allowed, `Error` for bad XML. */
export function parseXml(text: string, depthMax: number): XmlElement {
  const parser = new SaxesParser({ xmlns: false as const, position: false })
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  const add = (child: XmlElement | string): void => {
    open.at(-1)?.children.push(child)
  }
  parser.on('doctype', () => {
    throw new Refusal(
      '内容里有实体定义（DOCTYPE），正常的文档没有。请在 Word 或 WPS 中打开、另存为新的 .docx 后再检查。',
    )
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > depthMax)
      throw new Refusal(`内容嵌套超过${depthMax}层。请在 Word 或 WPS 中打开、另存为新的 .docx 后再检查。`)
    const element: XmlElement = { name, attributes, children: [] }
    add(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return root
}

/** The child elements; of one name, when it is given. */
export function childrenOf(element: XmlElement | undefined, name?: string): readonly XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** The element at the end of a path of first children of these names. */
export function findAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let at = element
  for (const name of path) at = childrenOf(at, name)[0]
  return at
}

/** `w:val` of the first child of a name; undefined where either is missing. */
export function valueAt(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return findAt(element, ...path)?.attributes['w:val']
}

/** The text that stands directly in an element. */
export function plainText({ children }: XmlElement): string {
  return children.filter((child) => typeof child === 'string').join('')
}

/**
 * Markup as a value. Every text and every attribute is escaped here, once; there is no other way to make `Html`.
 *
 * ```ts
 * h('p', { class: 'lead' }, '支出', h('strong', null, amount), ' 万元')
 * ```
 */

/** Markup that is safe to send. The class is not exported: only `h`, `fragment` and `chartMarkup` make one. */
class SafeMarkup {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

export type Html = SafeMarkup

/** What may stand inside an element. `false`, `null` and `undefined` print nothing. */
export type Child = Html | string | number | false | null | undefined | readonly Child[]

const VOID_TAGS = ['br', 'hr', 'img', 'input', 'link', 'meta', 'col', 'wbr'] as const

const CONTENT_TAGS = [
  'html',
  'head',
  'title',
  'body',
  'header',
  'nav',
  'main',
  'footer',
  'section',
  'article',
  'aside',
  'div',
  'span',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'p',
  'a',
  'strong',
  'em',
  'small',
  'b',
  'abbr',
  'code',
  'time',
  'data',
  'mark',
  'del',
  'ins',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'colgroup',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'figure',
  'figcaption',
  'details',
  'summary',
  'blockquote',
  'form',
  'textarea',
  'label',
  'button',
  'select',
  'option',
  'fieldset',
  'legend',
  'output',
  'search',
  'hgroup',
] as const

export type Tag = (typeof VOID_TAGS)[number] | (typeof CONTENT_TAGS)[number]

type AttributeName =
  | 'id'
  | 'class'
  | 'href'
  | 'rel'
  | 'type'
  | 'title'
  | 'lang'
  | 'role'
  | 'name'
  | 'value'
  | 'content'
  | 'charset'
  | 'action'
  | 'accept'
  | 'enctype'
  | 'method'
  | 'for'
  | 'placeholder'
  | 'required'
  | 'checked'
  | 'selected'
  | 'min'
  | 'max'
  | 'step'
  | 'maxlength'
  | 'rows'
  | 'inputmode'
  | 'autocomplete'
  | 'enterkeyhint'
  | 'scope'
  | 'colspan'
  | 'rowspan'
  | 'headers'
  | 'span'
  | 'datetime'
  | 'download'
  | 'open'
  | 'tabindex'
  | 'hidden'
  | 'alt'
  | 'src'
  | 'width'
  | 'height'
  | 'media'
  | 'start'
  | 'translate'
  | 'size'
  | `aria-${string}`
  | `data-${string}`

/** Attributes of an element. No event handler and no inline style can be written. */
export type Attributes = { readonly [Name in AttributeName]?: string | number | boolean | undefined }

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it stands in HTML or XML. Characters that XML 1.0 forbids are dropped. */
export function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is removed here
  const printable = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return printable.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

const voidTags: ReadonlySet<string> = new Set(VOID_TAGS)
const knownTags: ReadonlySet<string> = new Set([...VOID_TAGS, ...CONTENT_TAGS])
const attributeShape = /^[a-z][a-z0-9-]*$/
const linkAttributes: ReadonlySet<string> = new Set(['href', 'src', 'action'])

/** An address a reader may follow: inside the portal, on the web, by mail or by telephone. */
function isSafeAddress(address: string): boolean {
  // Browsers ignore control characters and blanks inside a scheme, so that they may not hide one.
  // oxlint-disable-next-line no-control-regex -- see above
  const bare = address.replaceAll(/[\u0000-\u0020]/g, '')
  return !/^[a-z][a-z0-9+.-]*:/i.test(bare) || /^(https?|mailto|tel):/i.test(bare)
}

function attributeText(name: string, value: string | number | boolean | undefined): string {
  if (!attributeShape.test(name) || name.startsWith('on') || name === 'style') {
    throw new RangeError(`attribute ${name} is not written by the portal`)
  }
  if (value === undefined) return ''
  if (name.startsWith('aria-')) return ` ${name}="${escapeText(String(value))}"`
  if (value === false) return ''
  if (value === true) return ` ${name}`
  if (linkAttributes.has(name) && !isSafeAddress(String(value))) return ''
  return ` ${name}="${escapeText(String(value))}"`
}

function childText(child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (child instanceof SafeMarkup) return child.toString()
  if (typeof child === 'string') return escapeText(child)
  if (typeof child === 'number') return String(child)
  return child.map(childText).join('')
}

/**
 * Makes an element.
 *
 * @param tag a tag of the portal's list; scripts and styles are not on it
 * @param attributes `false` and `undefined` are left out, `true` prints the bare name; an address of an unknown scheme is left out
 * @param children text is escaped
 * @throws RangeError for an unknown tag or attribute, or for children of a void element: faults of our own
 */
export function h(tag: Tag, attributes: Attributes | null, ...children: Child[]): Html {
  if (!knownTags.has(tag)) throw new RangeError(`tag ${tag} is not written by the portal`)
  const written = Object.entries(attributes ?? {})
    .map(([name, value]) => attributeText(name, value))
    .join('')
  const inside = childText(children)
  if (!voidTags.has(tag)) return new SafeMarkup(`<${tag}${written}>${inside}</${tag}>`)
  if (inside !== '') throw new RangeError(`<${tag}> holds nothing`)
  return new SafeMarkup(`<${tag}${written}>`)
}

/** Children without an element around them. */
export function fragment(...children: Child[]): Html {
  return new SafeMarkup(childText(children))
}

/** A chart drawn by `charts.ts`, the one place whose markup is taken as it is. Refuses anything that could run. */
export function chartMarkup(svg: string): Html {
  if (
    !/^<svg[\s>]/.test(svg) ||
    /<(?:script|style|foreignObject|image|a)\b|\son[a-z]+=|\sstyle=/i.test(svg)
  ) {
    throw new RangeError('a chart holds shapes and text only')
  }
  return new SafeMarkup(svg)
}

/** A whole page with its doctype. */
export function documentText(root: Html): string {
  return `<!doctype html>\n${root.toString()}\n`
}

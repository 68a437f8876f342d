/** Pieces that several pages are made of. */
import { type Child, type Html, h } from './h.ts'

export type Tone = 'plain' | 'good' | 'warn' | 'bad'

/** A short word of state; its meaning never lies in the colour alone. */
export function tag(tone: Tone, text: string): Html {
  return h('span', { class: `tag tag-${tone}` }, text)
}

/** A notice that must not be overlooked. `alert` is announced at once: use it for the answer to an input only. */
export function notice(
  tone: Exclude<Tone, 'plain'> | 'info',
  title: string,
  children: Child,
  alert = false,
): Html {
  return h(
    'div',
    { class: `notice notice-${tone}`, role: alert ? 'alert' : undefined },
    h('p', { class: 'notice-title' }, title),
    children,
  )
}

/** What is wrong with an input, line by line, announced at once. */
export function faultNotice({
  title,
  lines,
}: {
  readonly title: string
  readonly lines: readonly string[]
}): Html {
  return notice(
    'bad',
    title,
    h(
      'ul',
      null,
      lines.map((line) => h('li', null, line)),
    ),
    true,
  )
}

/** Names and values one below the other. Pairs without a value are left out. */
export function facts(pairs: readonly (readonly [string, Child])[]): Html {
  const given = pairs.filter(
    ([, value]) => value !== undefined && value !== null && value !== false && value !== '',
  )
  return h(
    'dl',
    { class: 'facts' },
    given.map(([name, value]) => h('div', null, h('dt', null, name), h('dd', null, value))),
  )
}

/** A part of a page with its own heading, reachable by `#id`. */
export function section(id: string, title: string, ...children: Child[]): Html {
  return h(
    'section',
    { id, class: 'part', 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    children,
  )
}

/** What is said where there is nothing to list, with what a reader can do instead. */
export function empty(text: string, ...next: Child[]): Html {
  return h('div', { class: 'empty' }, h('p', null, text), next)
}

/** A wide table in a frame of its own that scrolls by keyboard too. `labelledBy` is the id of its heading. */
export function scrollFrame(labelledBy: string, table: Html): Html {
  return h('div', { class: 'scroll', role: 'region', 'aria-labelledby': labelledBy, tabindex: 0 }, table)
}

/** A long code or digest, broken anywhere, copied whole. */
export function digest(text: string): Html {
  return h('code', { class: 'digest', translate: 'no' }, text)
}

/** Corpus text in its own language: our notes are partly English, and a screen reader must be told. */
export function noteText(text: string): Html {
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return h('span', { lang: letters > characters * 2 ? 'en' : undefined }, text)
}

export interface FieldOption {
  readonly value: string
  readonly label: string
}

/** A choice with its label. */
export function selectField(
  id: string,
  label: string,
  value: string,
  options: readonly FieldOption[],
  hint?: string,
): Html {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, name: id, 'aria-describedby': hint === undefined ? undefined : `${id}-hint` },
      options.map((option) =>
        h('option', { value: option.value, selected: option.value === value }, option.label),
      ),
    ),
    hint !== undefined && h('p', { class: 'hint', id: `${id}-hint` }, hint),
  )
}

export interface PageLinks {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** Links to the pages of a long list; nothing for a list of one page. */
export function pagination(links: PageLinks): Html | false {
  if (links.pages <= 1) return false
  const numbers = Array.from({ length: links.pages }, (_, index) => index + 1)
  const near = numbers.filter((n) => n === 1 || n === links.pages || Math.abs(n - links.page) <= 2)
  return h(
    'nav',
    { class: 'pagination', 'aria-label': '分页' },
    h(
      'ol',
      null,
      near.map((n) =>
        h(
          'li',
          null,
          h(
            'a',
            {
              href: links.href(n),
              'aria-current': n === links.page ? 'page' : undefined,
              'aria-label': `第 ${n} 页`,
            },
            n,
          ),
        ),
      ),
    ),
  )
}

/** A query string from given values; empty ones are left out, so that addresses stay short and one. */
export function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

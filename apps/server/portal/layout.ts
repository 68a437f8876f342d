/** The frame around every page. */
import { type Child, type Html, documentText, h } from './h.ts'

export type Section =
  | 'home'
  | 'budgets'
  | 'targets'
  | 'titles'
  | 'regulations'
  | 'calculators'
  | 'lint'
  | 'verify'
  | 'ledger'
  | 'search'
  | 'none'

export interface Crumb {
  readonly label: string
  readonly href: string
}

/** A page before its frame. */
export interface Page {
  readonly title: string
  readonly description?: string
  readonly section: Section
  /** The way from home to the page above this one; home itself is added. */
  readonly crumbs: readonly Crumb[]
  readonly main: Html
  /** Search engines are asked to leave it out: answers to a query, errors, superseded versions. */
  readonly unlisted?: boolean
  /** The lasting address of what is shown, when it differs from the one asked for. */
  readonly canonical?: string
  /** Fits a landscape sheet better. */
  readonly wide?: boolean
}

/** What the frame needs to know about the installation. */
export interface Frame {
  readonly siteName: string
  readonly origin: string
  readonly operator?: string | undefined
  readonly demo: boolean
  readonly stylesheet: string
  /** Path and query of this page. */
  readonly address: string
}

const NAVIGATION: readonly { section: Section; label: string; href: string }[] = [
  { section: 'budgets', label: '预算公开', href: '/budgets' },
  { section: 'targets', label: '绩效目标', href: '/targets' },
  { section: 'titles', label: '职称评审', href: '/titles' },
  { section: 'regulations', label: '规程与条款', href: '/regulations' },
  { section: 'calculators', label: '计算与指引', href: '/calculators' },
  { section: 'lint', label: '公文校核', href: '/lint' },
  { section: 'verify', label: '文件核验', href: '/verify' },
  { section: 'ledger', label: '存证', href: '/ledger' },
]

/** The whole document. */
export function renderPage(frame: Frame, page: Page): string {
  const title = page.section === 'home' ? frame.siteName : `${page.title} - ${frame.siteName}`
  return documentText(
    h(
      'html',
      { lang: 'zh-CN' },
      head(frame, page, title),
      h(
        'body',
        null,
        h('a', { class: 'skip', href: '#main' }, '跳到正文'),
        frame.demo && demoStrip(),
        masthead(frame, page.section),
        h('div', { class: 'page' }, breadcrumbs(page), h('main', { id: 'main', tabindex: -1 }, page.main)),
        colophon(frame),
      ),
    ),
  )
}

function head(frame: Frame, page: Page, title: string): Html {
  const canonical = page.canonical ?? (page.unlisted ? undefined : frame.address.split('?')[0])
  return h(
    'head',
    null,
    h('meta', { charset: 'utf-8' }),
    h('title', null, title),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light' }),
    h('meta', { name: 'format-detection', content: 'telephone=no' }),
    page.description !== undefined && h('meta', { name: 'description', content: page.description }),
    (frame.demo || page.unlisted === true) && h('meta', { name: 'robots', content: 'noindex' }),
    canonical !== undefined && h('link', { rel: 'canonical', href: `${frame.origin}${canonical}` }),
    h('link', { rel: 'stylesheet', href: frame.stylesheet }),
    h('link', {
      rel: 'alternate',
      type: 'application/atom+xml',
      title: `${frame.siteName}：最新公开`,
      href: '/feed.xml',
    }),
  )
}

function demoStrip(): Html {
  return h(
    'p',
    { class: 'demo-strip' },
    h('strong', null, '演示环境'),
    '　内容仅供演示，人员均为虚构，不是任何单位的正式公开。',
  )
}

function masthead(frame: Frame, current: Section): Html {
  return h(
    'header',
    { class: 'masthead' },
    h(
      'div',
      { class: 'masthead-inner' },
      h(
        'a',
        { class: 'brand', href: '/', 'aria-current': current === 'home' ? 'page' : undefined },
        h('span', { class: 'brand-name' }, frame.siteName),
        frame.operator !== undefined && h('span', { class: 'brand-operator' }, frame.operator),
      ),
      current !== 'home' && current !== 'search' && searchForm('head', ''),
      h(
        'nav',
        { class: 'navigation', 'aria-label': '主导航' },
        h(
          'ul',
          null,
          NAVIGATION.map((entry) =>
            h(
              'li',
              null,
              h(
                'a',
                { href: entry.href, 'aria-current': entry.section === current ? 'true' : undefined },
                entry.label,
              ),
            ),
          ),
        ),
      ),
    ),
  )
}

/** The search box; `place` keeps its ids apart. */
export function searchForm(place: 'head' | 'home' | 'result', query: string): Html {
  const id = `search-${place}`
  return h(
    'search',
    { class: `search search-${place}` },
    h(
      'form',
      { action: '/search', method: 'get' },
      h('label', { for: id, class: place === 'head' ? 'unseen' : undefined }, '查找公开的预算、规程和条款'),
      h(
        'span',
        { class: 'search-row' },
        h('input', {
          id,
          name: 'q',
          type: 'search',
          value: query,
          maxlength: 60,
          autocomplete: 'off',
          enterkeyhint: 'search',
          placeholder: place === 'head' ? '单位、规程、条款' : '单位名称、“公示”、“第二十三条”',
        }),
        h('button', { type: 'submit' }, '查找'),
      ),
    ),
  )
}

function breadcrumbs(page: Page): Html | false {
  if (page.section === 'home') return false
  const crumbs: readonly Crumb[] = [{ label: '首页', href: '/' }, ...page.crumbs]
  return h(
    'nav',
    { class: 'crumbs', 'aria-label': '当前位置' },
    h(
      'ol',
      null,
      crumbs.map((crumb) => h('li', null, h('a', { href: crumb.href }, crumb.label))),
      h('li', { 'aria-current': 'page' }, page.title),
    ),
  )
}

function colophon(frame: Frame): Html {
  const links = [
    ['/accessibility', '无障碍说明'],
    ['/feed.xml', '订阅更新'],
    ['/sitemap.xml', '站点地图'],
    ['/ledger', '存证检查点'],
  ] as const
  return h(
    'footer',
    { class: 'colophon' },
    h(
      'div',
      { class: 'colophon-inner' },
      h('p', null, h('strong', null, frame.siteName), '　公开后地址不变，改动留痕，文件可以核验。'),
      h(
        'nav',
        { 'aria-label': '页脚' },
        h(
          'ul',
          null,
          links.map(([href, label]) => h('li', null, h('a', { href }, label))),
        ),
      ),
      h('p', { class: 'print-only' }, `打印自 ${frame.origin}${frame.address}`),
    ),
  )
}

/** The head of a page: its title, what it is in a line or two, and what else belongs there. */
export function pageHead(title: string, lead?: Child, ...more: Child[]): Html {
  return h(
    'header',
    { class: 'page-head' },
    h('h1', null, title),
    lead !== undefined && h('p', { class: 'lead' }, lead),
    more,
  )
}

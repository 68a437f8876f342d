/** The first page: what this is, what is new, and the ways in. */
import { budgetAddress } from '../addresses.ts'
import { dayElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, searchForm } from '../layout.ts'
import { empty, section } from '../parts.ts'
import type { BudgetEntry, LedgerCheckpoint, PortalInstrument } from '../sources.ts'
import { stateTag } from './budget-list.ts'
import { verifyForm } from './verify.ts'

const NEWEST = 8

export interface HomeModel {
  readonly siteName: string
  /** Newest first, as published. */
  readonly budgets: readonly BudgetEntry[]
  readonly instruments: readonly PortalInstrument[]
  readonly checkpoint: LedgerCheckpoint | undefined
}

export function homePage(model: HomeModel): Page {
  const newest = model.budgets.toSorted((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)).slice(0, NEWEST)
  return {
    title: '首页',
    description: '公共规程的办理结果在这里公开：单位预算、规程条款、工作日计算、文件核验。',
    section: 'home',
    crumbs: [],
    main: fragment(
      h(
        'div',
        { class: 'hero' },
        h('h1', null, '按规程办，向公众公开'),
        h(
          'p',
          { class: 'lead' },
          '事项按规程办理，结果在这里公开。数字可下载，期限可复算，文件可核验，改动必留痕。',
        ),
        searchForm('home', ''),
      ),
      h(
        'div',
        { class: 'home-columns' },
        h('div', null, newestPart(newest), columnsPart(model)),
        h(
          'div',
          { class: 'home-side' },
          section(
            'verify-box',
            '文件核验',
            h('p', null, '输入文件页脚的核验码，确认它是否由本平台出具、现在是否有效。'),
            verifyForm('', undefined),
          ),
          section(
            'calculators',
            '计算工具',
            h('p', null, h('a', { href: '/calculators/working-days' }, '工作日与期限计算')),
            h('p', null, h('a', { href: '/calculators/titles-route' }, '职称：谁来呈报')),
            h('p', null, h('a', { href: '/calculators/years-in-post' }, '职称：任职年限计算')),
            h('p', { class: 'hint' }, '逐日列出哪天算、哪天不算、为什么。'),
          ),
          checkpointPart(model.checkpoint),
        ),
      ),
    ),
  }
}

function newestPart(newest: readonly BudgetEntry[]): Html {
  if (newest.length === 0) {
    return section(
      'newest',
      '最新公开',
      empty(
        '还没有公开的内容。',
        h('p', null, '公开后会立即出现在这里，也可以', h('a', { href: '/feed.xml' }, '订阅更新'), '。'),
      ),
    )
  }
  return section(
    'newest',
    '最新公开',
    h(
      'ul',
      { class: 'newest' },
      newest.map((entry) =>
        h(
          'li',
          null,
          h('a', { href: budgetAddress(entry) }, entry.title),
          ' ',
          entry.state !== 'published' && stateTag(entry),
          h('span', { class: 'when' }, dayElement(entry.publishedAt)),
        ),
      ),
    ),
    h(
      'p',
      { class: 'more' },
      h('a', { href: '/budgets' }, '全部预算'),
      h('a', { href: '/feed.xml' }, '订阅更新'),
    ),
  )
}

function columnsPart(model: HomeModel): Html {
  const clauses = model.instruments.reduce((sum, instrument) => sum + instrument.clauses.length, 0)
  const corrected = model.budgets.filter((entry) => entry.state === 'corrected').length
  const columns: readonly (readonly [string, string, string])[] = [
    ['/budgets', '预算公开', `${model.budgets.length} 份单位预算，按年度、部门、单位查阅`],
    ['/items', '查科目和金额', '在全部公开预算里查编码、名称、资金、文号和金额'],
    ['/compare', '单位比较', '同一年度的人均经费和支出占比'],
    [
      '/corrections',
      '更正公告',
      corrected === 0 ? '目前没有更正' : `${corrected} 份预算经过更正，原版本仍可查阅`,
    ],
    ['/titles', '职称评审', '公告、公示和核准名单，申报入口，查进度，验证书'],
    [
      '/regulations',
      '规程与条款',
      `${model.instruments.length} 部规程，${clauses} 条摘要，逐条说明系统如何处理`,
    ],
    ['/open-data', '开放数据', '每年一套全部单位的数据，列名长期不变'],
    ['/check', '检查一份文件', '上传公开表工作簿，立即得到检查结果，不保存'],
    ['/ledger', '存证检查点', '公开内容的时间和校验值，任何人可比对'],
  ]
  return section(
    'columns',
    '栏目',
    h(
      'ul',
      { class: 'cards' },
      columns.map(([href, label, text]) => h('li', null, h('a', { href }, label), h('p', null, text))),
    ),
  )
}

function checkpointPart(checkpoint: LedgerCheckpoint | undefined): Html | false {
  if (checkpoint === undefined) return false
  return section(
    'latest-checkpoint',
    '最近存证',
    h('p', null, dayElement(checkpoint.at), `，共 ${checkpoint.size} 条记录`),
    h('p', { class: 'hint' }, h('a', { href: '/ledger' }, '查看检查点')),
  )
}

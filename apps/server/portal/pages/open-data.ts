/** What can be taken away as data: per year, per budget, and as a feed; with the meaning of every column. */
import type { Published } from '#regulations/budget'
import { feedAddress, yearDataAddress } from '../addresses.ts'
import { type Html, h } from '../h.ts'
import type { Page } from '../layout.ts'
import { empty, scrollFrame, section } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'
import { dataTables } from '../year-data.ts'
import { type OverviewPlace, overviewPage, yearsOf } from './overview-frame.ts'

export interface OpenDataModel extends OverviewPlace {
  readonly budgets: readonly Published[]
}

export function openDataPage(model: OpenDataModel): Page {
  const { budgets, tenant, tenants } = model
  const shown = (tenant === undefined ? tenants : [tenant]).filter(({ id }) =>
    budgets.some((budget) => budget.tenant === id),
  )
  return overviewPage({
    ...model,
    section: 'open-data',
    title: '开放数据',
    lead: '全部单位的公开数据，每年一套。列名和地址长期不变，可以由程序定期取用，不需要登记。',
    description: '单位预算公开数据的下载地址和列名说明。',
    body: [
      shown.length === 0
        ? empty('还没有单位公开预算，没有可以下载的数据。')
        : shown.map((one) => files(one, budgets, tenant === undefined)),
      columns(),
      section(
        'single',
        '单份预算和订阅',
        h(
          'p',
          null,
          '每份预算的页面另有各表 CSV、Excel 工作簿、PDF 和数据包说明。新公开和更正可以',
          h('a', { href: feedAddress(tenant?.id, 'budgets') }, '订阅预算公开'),
          '、',
          h('a', { href: feedAddress(tenant?.id, 'corrections') }, '订阅更正公告'),
          '。',
        ),
      ),
    ],
  })
}

function files(tenant: PortalTenant, budgets: readonly Published[], named: boolean): Html {
  const own = budgets.filter((budget) => budget.tenant === tenant.id)
  const id = `files-${tenant.id}`
  return section(
    id,
    named ? `${tenant.name}的数据` : '按年度下载',
    scrollFrame(
      `${id}-title`,
      h(
        'table',
        { class: 'directory data-files' },
        h('caption', { class: 'unseen' }, `${tenant.name}各年度数据文件`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['年度', '份数', '数据文件（CSV）', '说明'].map((head) =>
              h('th', { scope: 'col', class: head === '份数' ? 'number' : undefined }, head),
            ),
          ),
        ),
        h(
          'tbody',
          null,
          yearsOf(own).map((year) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, `${year}年`),
              h(
                'td',
                { class: 'number', 'data-label': '份数' },
                own.filter((one) => one.year === year).length,
              ),
              h(
                'td',
                { class: 'long file-links', 'data-label': '数据文件（CSV）' },
                dataTables.map(({ name, title }) =>
                  h(
                    'a',
                    {
                      href: yearDataAddress(tenant.id, year, `${name}.csv`),
                      'aria-label': `下载${year}年${title} CSV`,
                    },
                    title,
                  ),
                ),
              ),
              h(
                'td',
                { 'data-label': '说明' },
                h('a', { href: yearDataAddress(tenant.id, year, 'datapackage.json') }, '数据包'),
              ),
            ),
          ),
        ),
      ),
    ),
  )
}

function columns(): Html {
  return section(
    'columns',
    '列名',
    h('p', null, 'CSV 为 UTF-8 编码，首行为列名；空值为没有填写。以后只增加列，不改已有的列名。'),
    dataTables.map((table) =>
      h(
        'details',
        null,
        h('summary', null, `${table.name}.csv　${table.title}`),
        h('p', { class: 'hint' }, table.description),
        h(
          'dl',
          { class: 'columns-list' },
          table.fields.map(({ name, title }) =>
            h('div', null, h('dt', null, h('code', { translate: 'no' }, name)), h('dd', null, title)),
          ),
        ),
      ),
    ),
  )
}

/** A fund's targets: head, indicators with last year beside, self-evaluation, versions. */
import { targetAddress, targetsAddress } from '../addresses.ts'
import { dateElement, dayElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { digest, facts, notice, scrollFrame, section, tag } from '../parts.ts'
import type { PublishedTargets } from '../target-sources.ts'

type Content = NonNullable<PublishedTargets['content']>
type Indicator = Content['indicators'][number]
type Evaluation = NonNullable<Content['evaluation']>

export interface TargetPageModel {
  readonly shown: PublishedTargets
  /** All editions, newest first. */
  readonly editions: readonly PublishedTargets[]
}

/** The lasting address for the current edition, a numbered one for older editions. */
export function editionAddress(edition: PublishedTargets): string {
  const base = targetAddress(edition)
  return edition.state === 'superseded' ? `${base}/versions/${edition.edition}` : base
}

export function targetPage({ shown, editions }: TargetPageModel): Page {
  const { content, title } = shown
  return {
    title: content === undefined ? title : `${content.fund.name}${content.year}年绩效目标`,
    section: 'targets',
    crumbs: [{ label: '绩效目标', href: targetsAddress(shown.tenant) }],
    canonical: editionAddress(shown),
    unlisted: shown.state !== 'current',
    main:
      content === undefined
        ? fragment(pageHead(title), withdrawn(shown), versions(editions))
        : fragment(
            pageHead(content.fund.name, `${content.number}　${content.title}`),
            shown.state === 'superseded' &&
              notice(
                'warn',
                '这是较早的版本',
                h(
                  'p',
                  null,
                  '目标后来有调整或补充。',
                  h('a', { href: targetAddress(shown) }, '查看现行版本'),
                  '。',
                ),
              ),
            section('overview', '基本情况', head(content)),
            section(
              'indicators',
              '绩效指标',
              scrollFrame('indicators-title', indicatorTable(content)),
              h(
                'p',
                { class: 'hint' },
                `指标权重合计 ${100 - content.executionWeight}，预算执行率权重 ${content.executionWeight}。`,
                h(
                  'a',
                  { href: `${editionAddress(shown)}/indicators.csv`, class: 'no-print' },
                  '下载指标（CSV）',
                ),
              ),
            ),
            content.evaluation !== null && evaluation(content.evaluation, content),
            versions(editions),
          ),
  }
}

function withdrawn(shown: PublishedTargets): Html {
  return notice('bad', '内容已撤下', h('p', null, shown.ground ?? '按规定撤下，保留公开时间和摘要值。'))
}

function head(content: Content): Html {
  const { owner, department, budget, local, upper, overview, goal, basis, approvedOn, documentNumber } =
    content
  return facts([
    ['编制单位', `${owner.code}-${owner.name}`],
    ['业务主管部门', `${department.code}-${department.name}`],
    ['当年预算', `${budget} 万元`],
    [
      '其中',
      local === '' && upper === ''
        ? ''
        : `本级安排 ${local} 万元，上级补助 ${upper === '' ? '0' : upper} 万元`,
    ],
    ['项目概况', overview],
    [
      '立项依据',
      h(
        'ul',
        { class: 'plain-list' },
        basis.map((text) => h('li', null, text)),
      ),
    ],
    ['当年绩效目标', goal],
    ['批复', fragment(dateElement(approvedOn), documentNumber === '' ? '' : `　${documentNumber}`)],
  ])
}

function indicatorTable(content: Content): Html {
  const { indicators, fund } = content
  const hasLevels = indicators.some(({ first }) => first !== '')
  const hasLast = indicators.some(({ last }) => last !== null)
  const heads = [
    ...(hasLevels ? ['一级指标', '二级指标'] : []),
    '指标',
    '权重',
    '目标',
    ...(hasLast ? ['上年目标与完成'] : []),
  ]
  return h(
    'table',
    { class: 'figures indicators' },
    h('caption', { class: 'unseen' }, `${fund.name}的绩效指标`),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        heads.map((text) => h('th', { scope: 'col' }, text)),
      ),
    ),
    h(
      'tbody',
      null,
      indicators.map((one) =>
        h(
          'tr',
          null,
          hasLevels && h('td', null, one.first),
          hasLevels && h('td', null, one.second),
          h(
            'th',
            { scope: 'row', class: 'label' },
            one.name,
            one.core && fragment(' ', tag('plain', '核心')),
          ),
          h('td', { class: 'number' }, one.weight),
          h('td', { class: 'number' }, targetOf(one)),
          hasLast && h('td', null, lastOf(one)),
        ),
      ),
    ),
  )
}

function targetOf({ relation, value, unit }: Indicator): string {
  return relation === '定性' ? `定性“${value}”` : `${relation}${value}${unit}`
}

function lastOf({ last }: Indicator): Html | string {
  if (last === null) return '—'
  const missed = last.outcome !== '完成'
  return fragment(`${last.target}，完成 ${last.result} `, missed && tag('warn', last.outcome))
}

function evaluation(one: Evaluation, content: Content): Html {
  return section(
    'evaluation',
    '绩效自评',
    facts([
      ['总分', `${one.total} 分`],
      ['等级', one.rating],
      ['预算执行', `${one.spent} 万元，得 ${one.executionPoints} 分（满分 ${content.executionWeight} 分）`],
      ['自评总结', one.summary],
      ['财政复核意见', one.opinion],
      ['自评日期', dateElement(one.on)],
    ]),
    scrollFrame(
      'evaluation-title',
      h(
        'table',
        { class: 'figures indicators' },
        h('caption', { class: 'unseen' }, '各项指标的完成情况'),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            ['指标', '目标', '完成', '情况', '得分', '未完成原因'].map((text) =>
              h('th', { scope: 'col' }, text),
            ),
          ),
        ),
        h(
          'tbody',
          null,
          one.results.map((result) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row', class: 'label' }, result.name),
              h('td', { class: 'number' }, result.target),
              h('td', null, result.result),
              h('td', null, result.outcome === '完成' ? '完成' : tag('warn', result.outcome)),
              h('td', { class: 'number' }, `${result.points} / ${result.weight}`),
              h('td', null, result.reason),
            ),
          ),
        ),
      ),
    ),
  )
}

function versions(editions: readonly PublishedTargets[]): Html {
  return section(
    'history',
    '版本与核验',
    h(
      'ol',
      { class: 'plain-list' },
      editions.map((edition) =>
        h(
          'li',
          null,
          h('a', { href: editionAddress(edition) }, `第 ${edition.edition} 版`),
          '　',
          dayElement(edition.publishedAt),
          edition.content === undefined || edition.content.version.reason === ''
            ? ''
            : `　${edition.content.version.reason}`,
          edition.content === undefined ? '' : fragment('　', digest(edition.content.version.hash)),
        ),
      ),
    ),
  )
}

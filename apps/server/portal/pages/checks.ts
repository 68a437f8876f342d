/** 检查结果与尾差说明: how printed figures are read, what is checked, and how a finding is graded. */
import { largestRounding } from '#lint'
import { type Html, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { fragment } from '../h.ts'
import { budgetsAddress } from '../addresses.ts'
import { scrollFrame, section } from '../parts.ts'
import { budgetNavigation } from './overview-frame.ts'

const PARTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 20]

const CHECKED: readonly (readonly [string, string])[] = [
  ['表内', '合计与各行、上级科目与下级科目、各列之间是否相等；有没有缺行、重行和空着的必填格。'],
  ['表间', '收入与支出是否平衡；同一个数在几张表里是否一致；功能分类与经济分类的合计是否相等。'],
  ['说明', '情况说明里的每个数与表是否一致；比上年增减与两年的数是否相符；逐项原因加起来是否等于增减数。'],
  ['上年', '变化超过规定幅度的，是否写明原因；增减方向与文字是否一致。'],
  ['科目', '编码是否存在、名称是否相符、功能分类到项、经济分类到款。'],
  ['目标', '指标权重是否满额；指标名称、关系、目标值是否齐全；同一指标有没有两个目标。'],
  ['公开', '应公开的表是否齐全，没有数据的表是否写明；有没有个人信息。'],
]

const GRADES: readonly (readonly [string, string])[] = [
  ['错误', '无论怎样理解都不对，须改正后才能报送或公开。'],
  ['不一致', '两处说法不同或没有按固定格式，哪一处为准由单位判断。'],
  ['存疑', '可能是对的，但细心的读者会问，请单位写一句说明。'],
  ['提示', '文字上的建议。'],
]

export function checksPage(): Page {
  return {
    title: '检查与尾差说明',
    description: '公开的预算数字如何检查，什么是尾差，检查结果分哪几级。',
    section: 'budgets',
    crumbs: [{ label: '预算公开', href: budgetsAddress() }],
    main: fragment(
      pageHead('检查与尾差说明', '公开的数字怎样检查，为什么有时合计与分项差 0.01，检查结果给谁看。'),
      budgetNavigation('checks'),
      section(
        'rounding',
        '什么是尾差',
        h(
          'div',
          { class: 'prose' },
          h(
            'p',
            null,
            '预算以元编制、以万元公开，保留两位小数，每个数都经过四舍五入。几个四舍五入后的数相加，可能与四舍五入后的合计差一点，这就是尾差，不是差错。',
          ),
          h(
            'p',
            null,
            '尾差有上限：几个分项，最多差多少，可以算出来。超过上限的，或者同一个数在另一处写得不同的，才是差错。写作 0、空着或写“无”的，就是零，不参加四舍五入。',
          ),
        ),
        scrollFrame('rounding-title', limits()),
        h('p', { class: 'hint' }, '各份预算实际有哪些尾差，列在该预算页面的“尾差说明”里。'),
      ),
      section('what', '检查什么', pairs(CHECKED)),
      section('grades', '结果分几级', pairs(GRADES)),
      section(
        'whom',
        '结果给谁看',
        h(
          'div',
          { class: 'prose' },
          h(
            'p',
            null,
            '检查结果供编制单位和审核部门在公开之前改正用。公开页面只列尾差说明和更正记录；公开单位自己愿意列出检查结果的，才一并列出。',
          ),
          h(
            'p',
            null,
            '手头有一份别处公开的预算，也可以',
            h('a', { href: '/check' }, '上传检查'),
            '；上传的文件检查完即丢弃。',
          ),
        ),
      ),
    ),
  }
}

function limits(): Html {
  return h(
    'table',
    { class: 'figures limits' },
    h('caption', { class: 'unseen' }, '不同分项数的最大尾差'),
    h(
      'tbody',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'row' }, '不为零的分项数'),
        PARTS.map((n) => h('td', { class: 'number' }, n)),
      ),
      h(
        'tr',
        null,
        h('th', { scope: 'row' }, '最大尾差（万元）'),
        PARTS.map((n) => h('td', { class: 'number' }, hundredths(largestRounding(n)))),
      ),
    ),
  )
}

const hundredths = (count: number): string => `0.${String(count).padStart(2, '0')}`

function pairs(entries: readonly (readonly [string, string])[]): Html {
  return h(
    'dl',
    { class: 'facts' },
    entries.map(([name, text]) => h('div', null, h('dt', null, name), h('dd', null, text))),
  )
}

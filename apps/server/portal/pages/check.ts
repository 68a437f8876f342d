/** 检查一份文件: a workbook from anywhere goes in, findings come out, nothing is kept. */
import { countReport, countsText, describePlace, gradeNames } from '#lint'
import type { ForeignReport } from '#regulations/budget'
import { budgetsAddress } from '../addresses.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, faultNotice, section, tag } from '../parts.ts'
import { budgetNavigation } from './overview-frame.ts'

export interface CheckModel {
  /** Largest file in whole megabytes. */
  readonly megabytes: number
  readonly year: string
  /** What was wrong with what was sent. */
  readonly fault?: { readonly title: string; readonly lines: readonly string[] }
  readonly result?: { readonly fileName: string; readonly report: ForeignReport }
  readonly clauseLabels: ReadonlyMap<string, string>
}

export function checkPage(model: CheckModel): Page {
  const { result, fault } = model
  return {
    title: '检查一份文件',
    description: '上传一份单位预算公开表工作簿，立即得到检查结果；文件检查完即丢弃。',
    section: 'budgets',
    crumbs: [{ label: '预算公开', href: budgetsAddress() }],
    ...(result === undefined && fault === undefined ? {} : { unlisted: true, canonical: '/check' }),
    main: fragment(
      pageHead(
        '检查一份文件',
        '上传一份单位预算公开表工作簿（.xlsx），核对合计、表间关系、说明里的数和绩效目标。不需要登录，文件检查完即丢弃，不保存、不公开。',
      ),
      budgetNavigation('check'),
      fault !== undefined && faultNotice(fault),
      result !== undefined && findings(result.fileName, result.report, model.clauseLabels),
      form(model),
    ),
  }
}

function form({ megabytes, year, result }: CheckModel): Html {
  return section(
    'upload',
    result === undefined ? '选择文件' : '再检查一份',
    h(
      'form',
      { method: 'post', action: '/check', enctype: 'multipart/form-data', class: 'question-form no-print' },
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'file' }, '工作簿'),
        h('input', {
          id: 'file',
          name: 'file',
          type: 'file',
          accept: '.xlsx',
          required: true,
          'aria-describedby': 'file-hint',
        }),
        h(
          'p',
          { class: 'hint', id: 'file-hint' },
          `.xlsx，不超过 ${megabytes} MB。.xls 和 .et 请先在 Excel 或 WPS 里另存为 .xlsx。`,
        ),
      ),
      h(
        'div',
        { class: 'field field-year' },
        h('label', { for: 'year' }, '年度（可不填）'),
        h('input', {
          id: 'year',
          name: 'year',
          type: 'text',
          inputmode: 'numeric',
          value: year,
          maxlength: 4,
          autocomplete: 'off',
          'aria-describedby': 'year-hint',
        }),
        h('p', { class: 'hint', id: 'year-hint' }, '不填时从表名或文件名里读取，例如“2023年”。'),
      ),
      h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '检查')),
    ),
  )
}

function findings(fileName: string, report: ForeignReport, labels: ReadonlyMap<string, string>): Html {
  return section(
    'result',
    '检查结果',
    h(
      'div',
      { role: 'status' },
      facts([
        ['文件', fileName],
        ['单位', report.unit],
        ['年度', `${report.year}年`],
        ['结果', countsText(countReport(report))],
      ]),
    ),
    report.findings.length === 0
      ? h('p', null, '没有发现问题。')
      : h(
          'ol',
          { class: 'findings' },
          report.findings.map((finding) => entry(finding, labels)),
        ),
    h(
      'p',
      { class: 'hint' },
      '尾差不列为问题，见',
      h('a', { href: '/checks' }, '检查与尾差说明'),
      '。结果由系统自动比对得出，供参考；需要留存请打印本页。',
    ),
  )
}

function entry(
  { grade, where, message, stated, expected, repair }: ForeignReport['findings'][number],
  labels: ReadonlyMap<string, string>,
): Html {
  return h(
    'li',
    null,
    h(
      'p',
      null,
      tag(grade === 'error' ? 'bad' : grade === 'note' ? 'plain' : 'warn', gradeNames[grade]),
      ' ',
      h('strong', null, describePlace(where)),
      '　',
      message,
    ),
    facts([
      ['写的是', stated],
      ['应为', expected],
      ['改法', repair],
      [
        '依据',
        where.clause !== undefined &&
          h('a', { href: `/regulations/${where.clause}` }, labels.get(where.clause) ?? where.clause),
      ],
    ]),
  )
}

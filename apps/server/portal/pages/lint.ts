/** 公文校核: a document goes in, findings come out beside it, nothing is kept. Works without scripts. */
import type { ClauseLabels, LintReport, MarkedBlock, MarkedTable, Run } from '#lint'
import {
  countReport,
  countsText,
  describePlace,
  documentRules,
  familyNames,
  findingFacts,
  gradeNames,
  markDocument,
} from '#lint'
import type { PublicCheck } from '../../lint-check.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, faultNotice, notice, section, selectField, tag } from '../parts.ts'

export type LintOutput = 'page' | 'html' | 'xlsx' | 'sarif'

/** What comes back: the page itself, or a copy to keep. */
export const lintOutputs: readonly { readonly value: LintOutput; readonly label: string }[] = [
  { value: 'page', label: '在本页查看' },
  { value: 'html', label: '下载标注稿（网页）' },
  { value: 'xlsx', label: '下载批注稿（Excel）' },
  { value: 'sarif', label: '下载机器可读结果（SARIF）' },
]

type Checked = Extract<PublicCheck, { ok: true }>

export interface LintModel {
  /** What was pasted. */
  readonly text: string
  readonly fault?: { readonly title: string; readonly lines: readonly string[] }
  readonly result?: { readonly check: Checked; readonly labels: ClauseLabels }
}

export function lintPage({ text, fault, result }: LintModel): Page {
  return {
    title: '公文校核',
    description: '上传公文或粘贴文字，核对数字、合计、日期、文号和个人信息；校核完即丢弃。',
    section: 'lint',
    crumbs: [],
    wide: result !== undefined,
    ...(result === undefined && fault === undefined ? {} : { unlisted: true, canonical: '/lint' }),
    main: fragment(
      pageHead(
        '公文校核',
        '公开之前先查一遍：合计与各项、文字与表格、增减与比例、日期与星期、文号写法、不该公开的个人信息。不需要登录，校核完即丢弃，不保存、不公开。',
      ),
      fault !== undefined && faultNotice(fault),
      result !== undefined && resultParts(result.check, result.labels),
      form(text, result !== undefined),
    ),
  }
}

function form(text: string, again: boolean): Html {
  return section(
    'upload',
    again ? '再校核一份' : '选择文件或粘贴文字',
    h(
      'form',
      {
        method: 'post',
        action: '/lint',
        enctype: 'multipart/form-data',
        class: 'question-form lint-form no-print',
      },
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'file' }, '文件'),
        h('input', {
          id: 'file',
          name: 'file',
          type: 'file',
          accept: '.xlsx,.xls,.csv,.docx,.pdf,.html,.htm,.txt,.md',
          'aria-describedby': 'file-hint',
        }),
        h(
          'p',
          { class: 'hint', id: 'file-hint' },
          '能读 .docx、.pdf、.xlsx、.xls、.csv、.html、.txt、.md，不超过 5 MB。扫描件须先识别成文字。',
        ),
      ),
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'text' }, '或粘贴文字'),
        h('textarea', { id: 'text', name: 'text', rows: 8, 'aria-describedby': 'text-hint' }, text),
        h(
          'p',
          { class: 'hint', id: 'text-hint' },
          '从文字处理软件或表格里复制的表，列与列之间是制表符，能按表格核对。选了文件时以文件为准。',
        ),
      ),
      selectField('output', '结果', 'page', lintOutputs),
      h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '校核')),
    ),
    h(
      'p',
      null,
      h('a', { href: '/lint/rules' }, '校核规则一览'),
      '　单位预算公开表另有',
      h('a', { href: '/check' }, '按预算公开规则的检查'),
      '。',
    ),
  )
}

function resultParts(check: Checked, labels: ClauseLabels): Html {
  const { name, family, budget, document, report } = check
  const marked = markDocument(document, report)
  return section(
    'result',
    '校核结果',
    h(
      'div',
      { role: 'status' },
      facts([
        ['文件', name],
        ['单位', budget?.unit],
        ['类别', family === null ? '一般公文' : familyNames[family]],
        ['结果', countsText(countReport(report))],
      ]),
    ),
    (document.remarks ?? []).length > 0 &&
      notice(
        'warn',
        '有些内容没有读到',
        h(
          'ul',
          null,
          (document.remarks ?? []).map((line) => h('li', null, line)),
        ),
      ),
    h(
      'div',
      { class: 'lint-sides' },
      h(
        'div',
        { class: 'lint-findings', role: 'region', 'aria-label': '校核结果', tabindex: 0 },
        findingList(report, marked.unplaced, labels),
      ),
      h(
        'div',
        { class: 'lint-document', role: 'region', 'aria-label': '原文', tabindex: 0 },
        markedParts(marked.blocks),
      ),
    ),
    h(
      'p',
      { class: 'hint' },
      '点结果的位置看原文，点原文旁的编号回到结果。由尾数取舍造成的差不列为问题。结果由系统自动比对得出，供参考；需要留存请打印本页或下载标注稿。',
    ),
  )
}

function findingList({ findings }: LintReport, unplaced: readonly number[], labels: ClauseLabels): Html {
  if (findings.length === 0) return h('p', null, '没有发现问题。')
  return h(
    'ol',
    { class: 'findings' },
    findings.map((finding, index) => {
      const { rule, grade, where, message } = finding
      const number = index + 1
      const place = describePlace(where)
      return h(
        'li',
        { id: `f${number}` },
        h(
          'p',
          null,
          h('span', { class: 'lint-number' }, number),
          ' ',
          tag(grade === 'error' ? 'bad' : grade === 'note' ? 'plain' : 'warn', gradeNames[grade]),
          ' ',
          unplaced.includes(number) ? h('strong', null, place) : h('a', { href: `#p${number}` }, place),
        ),
        h('p', null, message),
        facts([
          ...findingFacts(finding),
          [
            '依据',
            where.clause !== undefined &&
              h('a', { href: `/regulations/${where.clause}` }, labels.get(where.clause) ?? where.clause),
          ],
          ['规则', ruleLink(rule)],
        ]),
      )
    }),
  )
}

/** The page of a rule of the checker; a rule of a regulation has none. */
function ruleLink(id: string): Html | string {
  const rule = documentRules.find((one) => one.id === id)
  return rule === undefined ? id : h('a', { href: `/lint/rules/${id}` }, rule.name)
}

/** A document with its marks. `linked` makes numbers lead back to the list of findings. */
export function markedParts(blocks: readonly MarkedBlock[], linked = true): Html {
  return fragment(blocks.map((block) => blockParts(block, linked)))
}

function blockParts(block: MarkedBlock, linked: boolean): Html {
  if (block.kind === 'gap') return h('p', { class: 'lint-gap' }, `（略去没有结果的 ${block.blocks} 段）`)
  if (block.kind === 'table') return tableParts(block, linked)
  return h(
    'p',
    { class: block.heading === null ? undefined : 'lint-heading' },
    block.runs.map((run) => runParts(run, linked)),
  )
}

function tableParts({ sheet, rows, gaps }: MarkedTable, linked: boolean): Html {
  return h(
    'div',
    { class: 'lint-table' },
    h(
      'table',
      null,
      sheet !== null && h('caption', null, sheet),
      h(
        'tbody',
        null,
        rows.map(({ number, cells }) => [
          h(
            'tr',
            null,
            cells.map(({ columnSpan, rowSpan, runs }) =>
              h(
                'td',
                {
                  colspan: columnSpan > 1 ? columnSpan : undefined,
                  rowspan: rowSpan > 1 ? rowSpan : undefined,
                },
                runs.map((run) => runParts(run, linked)),
              ),
            ),
          ),
          gaps
            .filter(({ after }) => after === number)
            .map((gap) =>
              h(
                'tr',
                null,
                h(
                  'td',
                  { class: 'lint-gap', colspan: Math.max(1, cells.length) },
                  `（略去没有结果的 ${gap.rows} 行）`,
                ),
              ),
            ),
        ]),
      ),
    ),
  )
}

function runParts({ text, grade, starts }: Run, linked: boolean): Html {
  if (grade === null) return fragment(text)
  return h(
    'mark',
    { class: `lint-${grade}` },
    starts.map((number) =>
      linked
        ? h(
            'a',
            { class: 'lint-number', id: `p${number}`, href: `#f${number}`, 'aria-label': `结果 ${number}` },
            number,
          )
        : h('span', { class: 'lint-number' }, number),
    ),
    text === '' && starts.length > 0 ? '（空）' : text,
  )
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PublicDocument } from '../public-document.ts'
import { plainCell } from '../public-document.ts'
import { describePlace } from '../finding.ts'
import { lintDocument } from '../lint-document.ts'
import { annotatedSheets } from './annotated-sheets.ts'
import { annotatedHtml } from './html.ts'
import { markDocument } from './marked-document.ts'
import { jsonReport } from './report-json.ts'
import { reportText } from './report-text.ts'
import { sarifLog } from './sarif.ts'
import { countReport, statusOfReport } from './words.ts'

const line = (text: string, at: number) => ({ kind: 'paragraph' as const, text, heading: null, line: at })
const row = (texts: readonly string[], at: number) =>
  texts.map((text, index) => plainCell(text, at, index + 1, { line: at + 4 }))

/** One wrong total in a table, one date that does not exist before it, one wrong difference after it. */
const letter: PublicDocument = {
  name: '通知 <稿>.txt',
  blocks: [
    { kind: 'paragraph', text: '一、时间', heading: 2, line: 1 },
    line('会议定于2023年2月29日召开。', 2),
    line('单位：万元', 4),
    {
      kind: 'table',
      line: 5,
      rows: [
        ['项目', '预算数'],
        ['办公费', '12.30'],
        ['差旅费', '7.70'],
        ['合计', '21.00'],
      ].map((texts, index) => row(texts, index + 1)),
    },
    line('会议费8.20万元，比上年6.10万元增加2.30万元。', 10),
  ],
}
const rules = ['date-exists', 'column-total', 'year-on-year']
const report = lintDocument(letter, { rules })
const clean = lintDocument({ name: '净稿.txt', blocks: [line('会议定于2024年2月29日召开。', 1)] }, { rules })

void describe('a report', () => {
  void it('lists findings in the order of the document', () => {
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      rules,
    )
    assert.deepEqual(
      report.findings.map(({ where }) => where.block),
      [2, 4, 5],
    )
    assert.equal(statusOfReport(report), 1)
    assert.equal(statusOfReport(clean), 0)
    assert.equal(countReport(clean).passed, 1)
  })
  void it('runs the named rules only, and none for a name that is none', () => {
    assert.deepEqual(Object.keys(lintDocument(letter, { rules: ['column-total'] }).checks), ['column-total'])
    assert.deepEqual(lintDocument(letter, { rules: ['no-such-rule'] }), {
      findings: [],
      checks: {},
      family: null,
    })
  })
  void it('names a place by line, row and column', () => {
    assert.equal(
      describePlace(report.findings[1]?.where ?? { sheet: '' }),
      '「一、时间」第8行（合计，预算数）',
    )
    assert.match(reportText(letter.name, report), /第2行 {2}\[date-exists\]\n/)
  })
  void it('leaves out what a finding has not', () => {
    const [first, second] = jsonReport(report).findings
    assert.ok(first !== undefined && !('repair' in first))
    assert.equal(second?.repair, '20.00')
    assert.deepEqual(Object.keys(jsonReport(report)), ['findings', 'checks'])
  })
})

void describe('a marked document', () => {
  const marked = markDocument(letter, report)
  void it('marks the characters of a sentence and the cell of a table, and loses none', () => {
    const [, date, , table] = marked.blocks
    assert.ok(date?.kind === 'paragraph' && table?.kind === 'table')
    assert.deepEqual(
      date.runs.map(({ text, grade, starts }) => [text, grade, starts]),
      [
        ['会议定于', null, []],
        ['2023年2月29日', 'error', [1]],
        ['召开。', null, []],
      ],
    )
    const total = table.rows[3]?.cells[1]?.runs
    assert.deepEqual(total, [{ text: '21.00', grade: 'error', starts: [2] }])
    assert.equal(table.rows[1]?.cells[1]?.runs[0]?.grade, 'related')
    assert.deepEqual(marked.unplaced, [])
  })
  void it('cuts overlapping findings and keeps the gravest', () => {
    const place = (from: number, to: number) => ({ sheet: '', block: 1, paragraph: 1, from, to })
    const finding = (grade: 'error' | 'note', from: number, to: number) => ({
      rule: 'x',
      grade,
      where: place(from, to),
      related: [],
      stated: '',
      expected: '',
      message: '。',
    })
    const document = { name: 'a', blocks: [line('零一二三四', 1)] }
    const findings = [finding('note', 0, 4), finding('error', 2, 5), finding('note', 5, 5)]
    const [block] = markDocument(document, { findings, checks: {} }).blocks
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual(block.runs, [
      { text: '零一', grade: 'note', starts: [1] },
      { text: '二三', grade: 'error', starts: [2] },
      { text: '四', grade: 'error', starts: [3] },
    ])
  })
  void it('counts a finding without a place', () => {
    const findings = report.findings.map((one) => ({ ...one, where: { sheet: '全文' } }))
    assert.deepEqual(markDocument(letter, { findings, checks: {} }).unplaced, [1, 2, 3])
  })
  void it('fills the columns beside merged cells', () => {
    const cell = (text: string, column: number, columnSpan: number, rowSpan: number, at: string) => ({
      text,
      column,
      columnSpan,
      rowSpan,
      address: at,
    })
    const rows = [
      [cell('科目', 1, 1, 2, 'A1'), cell('金额', 2, 2, 1, 'B1')],
      [cell('上年', 2, 1, 1, 'B2'), cell('本年', 3, 1, 1, 'C2')],
      [cell('3', 3, 1, 1, 'C3')],
    ]
    const [table] = markDocument({ name: 'a', blocks: [{ kind: 'table', rows }] }, clean).blocks
    assert.ok(table?.kind === 'table')
    assert.deepEqual(
      table.rows.map(({ cells }) => cells.map(({ address }) => address)),
      [
        ['A1', 'B1'],
        ['B2', 'C2'],
        ['A3', 'B3', 'C3'],
      ],
    )
  })
  void it('leaves out what lies far from findings when the document is large', () => {
    const blocks = Array.from({ length: 40 }, (_one, index) =>
      line(index === 20 ? '会议定于2023年2月29日召开。' : '正文。', index + 1),
    )
    const large = { name: 'a', blocks }
    const found = lintDocument(large, { rules })
    const cut = markDocument(large, found, { wholeUpTo: 39 })
    assert.deepEqual(
      cut.blocks.map(({ kind }) => kind),
      ['gap', ...Array.from({ length: 5 }, () => 'paragraph'), 'gap'],
    )
    assert.equal(markDocument(large, found, { wholeUpTo: 40 }).blocks.length, 40)
    const rows = Array.from({ length: 20 }, (_one, index) =>
      row(index === 10 ? ['会议定于2023年2月29日召开。'] : ['正文'], index + 1),
    )
    const tall = { name: 'b', blocks: [{ kind: 'table' as const, rows }] }
    const [table] = markDocument(tall, lintDocument(tall, { rules }), { wholeUpTo: 1 }).blocks
    assert.ok(table?.kind === 'table')
    assert.deepEqual(table.gaps, [
      { after: 3, rows: 4 },
      { after: 14, rows: 6 },
    ])
  })
})

void describe('the annotated copies', () => {
  void it('link each finding with its place and back, and let no tag through', () => {
    const html = annotatedHtml(letter, report)
    for (const number of [1, 2, 3]) {
      assert.ok(html.includes(`id="f${number}"`) && html.includes(`href="#p${number}"`))
      assert.ok(html.includes(`<a class="number" id="p${number}" href="#f${number}">${number}</a>`))
    }
    assert.ok(html.includes('通知 &lt;稿&gt;.txt') && !html.includes('<稿>') && !html.includes('<script'))
    assert.match(annotatedHtml(letter, clean), /没有发现问题/)
  })
  void it('write the list, the text and each table with comments at their cells', () => {
    const [list, text, table] = annotatedSheets(letter, report)
    assert.equal(list?.rows.length, 4)
    assert.deepEqual(
      text?.comments.map(({ row: at, column }) => [at, column]),
      [
        [3, 2],
        [5, 2],
      ],
    )
    assert.deepEqual(
      table?.comments.map(({ row: at, column }) => [at, column]),
      [[4, 2]],
    )
    assert.match(table?.comments[0]?.text ?? '', /^2 错误：/)
  })
})

void describe('SARIF', () => {
  const log = sarifLog(
    [
      { file: '公文/通知 1.txt', report },
      { file: 'b.pdf', unreadable: ['没有文字层。'] },
    ],
    '1.2.3',
  )
  const [run] = log.runs
  assert.ok(run !== undefined)
  const { results, tool, artifacts, invocations } = run
  void it('has what the schema requires: version, driver, rules by index, messages, places', () => {
    assert.equal(log.version, '2.1.0')
    assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/)
    assert.equal(tool.driver.name, 'guicheng lint')
    assert.equal(new Set(tool.driver.rules.map(({ id }) => id)).size, tool.driver.rules.length)
    for (const rule of tool.driver.rules) {
      assert.ok(rule.shortDescription.text.length > 0 && rule.fullDescription.text.length > 0)
      assert.ok(['error', 'warning', 'note', 'none'].includes(rule.defaultConfiguration.level))
    }
    assert.equal(results.length, 3)
    for (const { ruleId, ruleIndex, message, locations, level } of results) {
      assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId)
      assert.ok(message.text.length > 0 && locations.length > 0 && level === 'error')
      for (const { physicalLocation } of locations) {
        assert.equal(
          artifacts[physicalLocation.artifactLocation.index]?.location.uri,
          physicalLocation.artifactLocation.uri,
        )
        assert.ok((physicalLocation.region?.startLine ?? 1) >= 1)
      }
    }
    assert.deepEqual(
      results.map(({ locations }) => locations[0]?.physicalLocation.region?.startLine),
      [2, 8, 10],
    )
  })
  void it('writes paths as URI references and says which file was not read', () => {
    assert.equal(artifacts[0]?.location.uri, encodeURI('公文/通知 1.txt'))
    assert.ok(URL.canParse(artifacts[0]?.location.uri ?? '', 'file:///'))
    assert.equal(invocations[0]?.executionSuccessful, false)
    assert.equal(invocations[0]?.toolExecutionNotifications?.[0]?.message.text, '没有文字层。')
  })
})

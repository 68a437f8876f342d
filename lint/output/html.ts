/** The annotated copy as one HTML file: the whole document with its findings marked, without scripts, fit for printing. */
import type { LintReport } from '../finding.ts'
import { describePlace } from '../finding.ts'
import { annotatedStyle } from './html-style.ts'
import type { MarkedBlock, MarkedParagraph, MarkedTable, Run } from './marked-document.ts'
import { countReport, countsText, findingFacts, gradeNames } from './words.ts'
import { markDocument } from './marked-document.ts'
import type { PublicDocument } from '../public-document.ts'

/** Where a finding's clause is named: its label, by clause id. */
export type ClauseLabels = ReadonlyMap<string, string>

/** Writes the copy. A finding's number leads to its place, the number at the place leads back. */
export function annotatedHtml(
  document: PublicDocument,
  report: LintReport,
  labels: ClauseLabels = new Map(),
): string {
  const marked = markDocument(document, report)
  const title = `${document.name} 校核标注稿`
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>${annotatedStyle}</style>`,
    '</head>',
    '<body>',
    '<header>',
    `<h1>${escaped(document.name)}</h1>`,
    `<p>${escaped(countsText(countReport(report)))}。点编号看原文位置，点原文旁的编号回到说明。</p>`,
    ...(document.remarks ?? []).map((remark) => `<p>未读到：${escaped(remark)}</p>`),
    '</header>',
    '<main>',
    `<section class="findings" aria-label="校核结果">${findingList(report, marked.unplaced, labels)}</section>`,
    `<article class="document" aria-label="原文">${marked.blocks.map(blockHtml).join('\n')}</article>`,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function findingList({ findings }: LintReport, unplaced: readonly number[], labels: ClauseLabels): string {
  if (findings.length === 0) return '<h2>校核结果</h2><p>没有发现问题。</p>'
  const items = findings.map((finding, index) => {
    const number = index + 1
    const place = escaped(describePlace(finding.where))
    const at = unplaced.includes(number) ? place : `<a href="#p${number}">${place}</a>`
    const facts = findingFacts(finding).map(([name, text]) => `<dt>${name}</dt><dd>${escaped(text)}</dd>`)
    const { clause } = finding.where
    if (clause !== undefined) facts.push(`<dt>依据</dt><dd>${escaped(labels.get(clause) ?? clause)}</dd>`)
    return [
      `<li id="f${number}" class="${finding.grade}">`,
      `<p><span class="number">${number}</span> <b class="grade">${gradeNames[finding.grade]}</b> ${at}</p>`,
      `<p>${escaped(finding.message)}</p>`,
      facts.length === 0 ? '' : `<dl>${facts.join('')}</dl>`,
      '</li>',
    ].join('')
  })
  return `<h2>校核结果</h2><ol>${items.join('\n')}</ol>`
}

function blockHtml(block: MarkedBlock): string {
  if (block.kind === 'gap') return `<p class="gap">（略去没有结果的 ${block.blocks} 段）</p>`
  return block.kind === 'table' ? tableHtml(block) : paragraphHtml(block)
}

function paragraphHtml({ heading, line, page, runs }: MarkedParagraph): string {
  const tag = heading === null ? 'p' : `h${Math.min(6, heading + 2)}`
  const place = line !== null ? `${line}` : page === null ? '' : `第${page}页`
  return `<${tag} data-at="${place}">${runs.map(runHtml).join('')}</${tag}>`
}

function tableHtml({ sheet, rows, gaps }: MarkedTable): string {
  const lines = rows.map(({ number, cells }) => {
    const shown = cells.map(({ columnSpan, rowSpan, runs }) => {
      const spans = `${columnSpan > 1 ? ` colspan="${columnSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
      return `<td${spans}>${runs.map(runHtml).join('')}</td>`
    })
    const gap = gaps.find(({ after }) => after === number)
    const left =
      gap === undefined
        ? ''
        : `<tr class="gap"><td colspan="${cells.length}">（略去没有结果的 ${gap.rows} 行）</td></tr>`
    return `<tr>${shown.join('')}</tr>${left}`
  })
  const caption = sheet === null ? '' : `<caption>${escaped(sheet)}</caption>`
  return `<div class="scroll"><table>${caption}<tbody>${lines.join('\n')}</tbody></table></div>`
}

function runHtml({ text, grade, starts }: Run): string {
  const numbers = starts
    .map((number) => `<a class="number" id="p${number}" href="#f${number}">${number}</a>`)
    .join('')
  const shown = escaped(text)
  return grade === null ? shown : `<mark class="${grade}">${numbers}${shown === '' ? '（空）' : shown}</mark>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML; control characters are left out. */
function escaped(text: string): string {
  return Array.from(text)
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .map((character) => entities[character] ?? character)
    .join('')
}

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Block } from '#lint'
import { publicLimits } from '../limits.ts'
import { readHtml } from './html.ts'

const read = (html: string): readonly Block[] => readHtml(html, publicLimits).blocks
const shown = (html: string): readonly string[] =>
  read(html).map((block) =>
    block.kind === 'paragraph'
      ? `${block.heading ?? '-'} ${block.text}`
      : block.rows
          .map((row) =>
            row
              .map(({ text, address, columnSpan, rowSpan }) => `${address}${columnSpan}x${rowSpan} ${text}`)
              .join('|'),
          )
          .join('/'),
  )

describe('a web page', () => {
  it('gives headings, paragraphs and lists with their numbers', () => {
    assert.deepEqual(
      shown(`<!doctype html><title>t</title><h2>收入情况</h2><p>甲
        乙<br>丙&nbsp;丁</p><ol start=3><li>一项<li value=7>二项<li>三项</ol><ul><li>不编号</ul>尾<div>段</div>`),
      [
        '2 收入情况',
        '- 甲乙',
        '- 丙\u00a0丁',
        '- 3. 一项',
        '- 7. 二项',
        '- 8. 三项',
        '- 不编号',
        '- 尾',
        '- 段',
      ],
    )
  })

  it('runs and shows nothing of scripts, styles, navigation and what is hidden', () => {
    const html = `<nav><p>首页</p></nav><style>p{}</style><script>document.write('坏')</script><p hidden>藏</p>
      <template><p>模</p></template><noscript>无</noscript><p onclick="x()">见</p>`
    assert.deepEqual(shown(html), ['- 见'])
  })

  it('sets cells with extents into their columns and keeps the indent of a part', () => {
    const html = `<table><caption>表一</caption><thead><tr><th rowspan=2>科目<th colspan=2>预算数</tr><tr><th>基本<th>项目</tr></thead>
      <tbody><tr><td>&nbsp;&nbsp;其中：<p>甲</p><td>1<td>2</tbody></table>`
    assert.deepEqual(shown(html), [
      '- 表一',
      'A11x2 科目|B12x1 预算数/B21x1 基本|C21x1 项目/A31x1 \u00a0\u00a0其中：\n甲|B31x1 1|C31x1 2',
    ])
  })

  it('reads a table that only arranges the page as running text', () => {
    assert.deepEqual(shown('<table><tr><td>题<td><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>'), [
      '- 题',
      'A11x1 甲|B11x1 1/A21x1 乙|B21x1 2',
    ])
  })

  it('is read up to the depth that is allowed and not one deeper', () => {
    const nested = (depth: number): string => '<i>'.repeat(depth) + '甲' + '</i>'.repeat(depth)
    const limits = { ...publicLimits, depthMax: 10 }
    // html and body stand around, and text stands one deeper than its element
    assert.equal(readHtml(nested(7), limits).blocks.length, 1)
    assert.throws(() => readHtml(nested(8), limits), /标记嵌套超过10层/)
  })
})

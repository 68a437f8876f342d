/** Papers of title review as they lie on the sheet: nothing leaves its cell, nothing lies on anything, no page is only a signature. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { type PdfChar, type PdfPage, openPdf } from '../../readers/public/pdf-page.ts'
import { renderDocument, stopRendering } from '../../platform/documents/render.ts'
import type { RenderRequest } from '../../platform/documents/render.ts'
import { type Paper, papersOf, sampleOf } from '../../apps/server/papers.ts'
import { application } from '../../regulations/titles/application/application.ts'
import { procedures } from '../../regulations/titles/procedures.ts'
import { approvedApplication } from '../support/title-papers.ts'

after(() => stopRendering())

const code = '2345-6789-ABCD-EFGH'
/** The foot of a page with its codes, in points. */
const FOOT = 31 * (72 / 25.4)
const SIDE = 9 * (72 / 25.4)

async function pagesOf({ template, data, title }: Pick<RenderRequest, 'template' | 'data' | 'title'>) {
  const verification = { code, url: `https://example.cn/verify/${code}` }
  const { pdf } = await renderDocument({ template, data, title, date: '2025-03-08', verification })
  const file = await openPdf(pdf)
  const pages = Array.from({ length: file.pages }, (_, index) => file.page(index + 1))
  file.close()
  return pages
}

/** Letters, digits and characters; marks are set tight, and spaces are nothing. */
const inked = ({ chars }: PdfPage): readonly PdfChar[] =>
  chars.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
const middle = ({ top, bottom }: PdfChar): number => (top + bottom) / 2
const near = (page: PdfPage, one: PdfChar): string =>
  inked(page)
    .filter((other) => Math.abs(middle(other) - middle(one)) < 3 && Math.abs(other.left - one.left) < 60)
    .map(({ text }) => text)
    .join('')

/** Characters whose boxes share more than half of one. */
function overlaps(page: PdfPage): string[] {
  const chars = inked(page).toSorted((a, b) => a.left - b.left)
  return chars.flatMap((one, index) => {
    const over = chars.slice(index + 1).find((other) => {
      const [width, height] = [
        Math.min(one.right, other.right) - Math.max(one.left, other.left),
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top),
      ]
      return width > (other.right - other.left) / 2 && height > (other.bottom - other.top) / 2
    })
    return over === undefined ? [] : [`第${page.number}页“${near(page, one)}”压字`]
  })
}

/** Characters across a ruled line or off the sheet's type area. */
function outside(page: PdfPage): string[] {
  return inked(page).flatMap((one) => {
    const y = middle(one)
    const across = page.vertical.some(
      ({ at, from, to }) => from < y && y < to && one.left < at - 1.5 && one.right > at + 1.5,
    )
    const off = one.left < SIDE || one.right > page.width - SIDE || one.top < SIDE || one.bottom > page.height
    return across || off ? [`第${page.number}页“${near(page, one)}”出了格或纸边`] : []
  })
}

/** Lines of the text above the foot that are no notes. */
function bodyLines(page: PdfPage): number {
  const rows = Map.groupBy(
    inked(page).filter((one) => one.bottom < page.height - FOOT),
    (one) => Math.round(middle(one) / 4),
  )
  return [...rows.values()].filter((row) => !row.some(({ text }) => text === '注')).length
}

/** What is wrong with a printed paper. */
function faultsOf(pages: readonly PdfPage[]): string[] {
  const last = pages.at(-1)
  const lonely =
    last !== undefined && pages.length > 1 && bodyLines(last) < 3 && last.vertical.length === 0
      ? [`末页只有${bodyLines(last)}行`]
      : []
  const unmarked = pages.filter((page) => {
    const text = inked(page)
      .map(({ text: own }) => own)
      .join('')
    return !text.includes(`第${page.number}页共${pages.length}页`) || !text.includes(code.replaceAll('-', ''))
  })
  return [
    ...lonely,
    ...unmarked.map(({ number }) => `第${number}页没有页码或核验码`),
    ...pages.flatMap((page) => [...overlaps(page), ...outside(page)]),
  ]
}

const LONG_UNIT = '示例省江宣市石桥县柳林镇现代农业机械装备研究与技术推广服务中心（示例省农机示范站）'
const NAME = '欧阳慕容靖远'

/** The same paper for a unit and a person with long names. */
function lengthened<T>(data: T): T {
  const text = JSON.stringify(data)
    .replaceAll(/示例(设计院|县机械厂|县农技站|市水文站)/gu, LONG_UNIT)
    .replaceAll(/(申报人(?!员)[一12 ]?|江一帆)/gu, NAME)
  return JSON.parse(text) as T
}

describe('papers of title review on the sheet', () => {
  const papers: readonly Paper[] = papersOf(procedures)
  it('have every text in its cell, none on another and no page of a signature alone, for long names', async () => {
    const faults: Record<string, string[]> = {}
    for (const paper of papers) {
      const { id, template, spec } = paper
      const sample = sampleOf(paper)
      if (sample === undefined) continue
      const found = faultsOf(await pagesOf({ template, data: lengthened(sample.data), title: spec.label }))
      if (found.length > 0) faults[id] = found.slice(0, 3)
    }
    assert.deepEqual(faults, {})
  })
})

describe('the review form (F1) with much in it', () => {
  const long = '本项目针对齿轮箱噪声的来源和传播路径开展研究，'.repeat(130)
  const form = application.documents['reviewForm']
  const approved = approvedApplication()
  const { content } = approved
  const state = {
    ...approved,
    content: {
      ...content,
      achievements: content.achievements.map((row) => ({ ...row, ownWork: long })),
      works: content.works.map((row) => ({
        ...row,
        number: 'ISSN 1000-1234/CN11-2345',
        venue: 'https://example.cn/journals/2023/volume-12/issue-3',
      })),
    },
  }
  it('goes over pages with 3,000 characters in a cell and a long number, and stays in its cells', async () => {
    assert.ok(form !== undefined)
    const data = form.data(state, []) as RenderRequest['data']
    const pages = await pagesOf({ template: 'form', data, title: form.label })
    assert.ok(pages.length > 5)
    assert.deepEqual(faultsOf(pages), [])
    const shown = pages.flatMap(inked).filter(({ text }) => text === '噪').length
    assert.ok(shown >= 130, `${shown} of 130 sentences are printed`)
  })
  it('parts no heading from what it heads and no box from its seal', async () => {
    assert.ok(form !== undefined)
    for (const part of [0, 3, 6, 9]) {
      const rows = Array.from({ length: part }, () => content.achievements).flat()
      const data = form.data({ ...approved, content: { ...content, achievements: rows } }, [])
      const pages = await pagesOf({
        template: 'form',
        data: data as RenderRequest['data'],
        title: form.label,
      })
      for (const page of pages.slice(1)) {
        const body = inked(page).filter((one) => one.bottom < page.height - FOOT)
        const lines = [...Map.groupBy(body, (one) => Math.round(middle(one) / 4)).values()]
          .toSorted(([a], [b]) => (a?.top ?? 0) - (b?.top ?? 0))
          .map((row) =>
            row
              .toSorted((a, b) => a.left - b.left)
              .map(({ text }) => text)
              .join(''),
          )
        assert.doesNotMatch(lines.at(-1) ?? '', /^(奖励|年度考核|评审结论|名称授予部门|项目本人工作内容)/u)
        assert.doesNotMatch(lines[0] ?? '', /盖章|签字|^负责人/u)
      }
    }
  })
})

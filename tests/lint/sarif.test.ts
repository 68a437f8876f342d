/** Regions of SARIF against the files themselves: what stands at the line and column is what the finding speaks of. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type LintReport, type SarifLocation, type SarifRegion, lintDocument, sarifLog } from '#lint'
import { readPublicText } from '#readers'
import { sarifShape } from './sarif-shape.ts'

const sarifOf = (text: string, name = '通知.md', report?: LintReport) => {
  const log = sarifLog([{ file: name, report: report ?? lintDocument(readPublicText(text, name)) }], '1')
  sarifShape.parse(JSON.parse(JSON.stringify(log)))
  const [run] = log.runs
  assert.ok(run !== undefined)
  return run
}

/** What a file has at a region; lines and columns from 1, the end behind the last character. */
function cut(
  text: string,
  { startLine, startColumn = 1, endLine = startLine, endColumn }: SarifRegion,
): string {
  const lines = text.split('\n').slice(startLine - 1, endLine)
  assert.equal(lines.length, endLine - startLine + 1, `no line ${endLine}`)
  const last = lines.length - 1
  return lines
    .map((line, at) => {
      const end = at === last ? (endColumn ?? line.length + 1) - 1 : line.length
      assert.ok(end <= line.length, `no column ${end + 1} in line ${startLine + at}`)
      return line.slice(at === 0 ? startColumn - 1 : 0, end)
    })
    .join('')
}

const regions = (run: ReturnType<typeof sarifOf>): readonly SarifRegion[] =>
  run.results.flatMap(({ locations, relatedLocations = [] }) =>
    [...locations, ...relatedLocations].flatMap(({ physicalLocation }) => physicalLocation.region ?? []),
  )

void describe('columns in SARIF', () => {
  const at = (text: string, file?: string) =>
    regions(sarifOf(text, file)).map((region) => [region.startColumn, cut(text, region)])

  void it('are those of the line, signs of headings and lists counted', () => {
    assert.deepEqual(at('会议定于2023年2月29日召开。'), [[5, '2023年2月29日']])
    assert.deepEqual(at('# 通知\n\n  - 会议定于2023年2月29日召开。'), [[9, '2023年2月29日']])
  })

  void it('go on with the next line where a paragraph was broken', () => {
    const text =
      '为做好今年的各项工作，经研究，现将会议的有关事项和要求通知如下，会议定于2023年2月\n29日召开。'
    const [region] = regions(sarifOf(text, '通知.txt'))
    assert.deepEqual(region, { startLine: 1, startColumn: 37, endLine: 2, endColumn: 4 })
    assert.equal(cut(text, region), '2023年2月29日')
  })

  void it('are left out where marks inside the text were taken out', () => {
    const [region] = regions(sarifOf('会议**定于**2023年2月29日召开。'))
    assert.deepEqual(region, { startLine: 1 })
  })

  for (const [look, text] of [
    ['tabs', '项目\t预算数\n办公费\t 12.30\n差旅费\t7.70\n合计\t21.00\n'],
    ['bars', '| 项目 | 预算数 |\n| --- | --- |\n| 办公费 | 12.30 |\n| 差旅费 | 7.70 |\n| 合计 | 21.00 |\n'],
  ] as const)
    void it(`are those of the cell in a table of ${look}`, () => {
      const [result] = sarifOf(text).results
      const [own] = result?.locations ?? []
      assert.equal(cut(text, own?.physicalLocation.region ?? { startLine: 99 }), '21.00')
      assert.deepEqual(
        own?.logicalLocations.map(({ kind, name }) => `${kind} ${name}`),
        ['cell B4', 'row 合计', 'column 预算数', 'section 通知.md'],
      )
      assert.deepEqual(
        result?.relatedLocations?.map(({ physicalLocation }) =>
          cut(text, physicalLocation.region ?? { startLine: 99 }),
        ),
        ['12.30', '7.70'],
      )
    })

  void it('are none in a file without lines, whose places are told otherwise', () => {
    const paragraph = {
      kind: 'paragraph',
      text: '会议定于2023年2月29日召开。',
      heading: null,
      page: 3,
    } as const
    const report = lintDocument({ name: '通知.pdf', blocks: [paragraph] })
    const [location] = sarifOf('', '通知.pdf', report).results[0]?.locations ?? []
    assert.deepEqual(location, {
      physicalLocation: { artifactLocation: { uri: encodeURI('通知.pdf'), index: 0 } },
      logicalLocations: [{ name: '第1段', fullyQualifiedName: '第3页第1段', kind: 'paragraph' }],
      properties: { page: 3, block: 1, from: 4, to: 14 },
    } satisfies SarifLocation)
  })
})

void describe('SARIF of a folder', () => {
  void it('has the shape of the standard, with files that were not read', () => {
    const report = lintDocument(readPublicText('会议定于2023年2月29日召开。', 'a.txt'))
    const files = [
      { file: '公文/通知 1.txt', report },
      { file: '公文/扫描件.pdf', unreadable: ['没有文字层。', '请先识别。'] },
    ]
    const log = sarifLog(files, '1')
    sarifShape.parse(JSON.parse(JSON.stringify(log)))
    assert.equal(sarifShape.safeParse({ ...log, runs: [{ ...log.runs[0], more: 1 }] }).success, false)
  })
})

void describe('SARIF of whole documents', () => {
  const folder = new URL('../../tools/lint/skeletons/', import.meta.url)
  for (const name of readdirSync(folder).filter((one) => /\.(?:txt|md)$/.test(one)))
    void it(`has its regions inside ${name}, with what they hold as snippets`, () => {
      const text = readFileSync(new URL(name, folder), 'utf8')
      const all = regions(sarifOf(text, name))
      assert.ok(all.length > 0)
      for (const region of all) {
        const held = cut(text, region)
        if (region.snippet !== undefined) assert.equal(held, region.snippet.text)
      }
      assert.ok(all.filter(({ startColumn }) => startColumn !== undefined).length > all.length / 2)
    })
})

/** The code in the footer of Word and Excel files: read out of the unpacked file, and decoded from its picture. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { expandArchive, openWordFile, packArchive, readSpreadsheet } from '#readers'
import { fileURLToPath } from 'node:url'
import { openXlsx } from 'hucre'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { writeTableWorkbook } from '../excel.ts'
import { examples } from '../examples.fixture.ts'
import { fillLayout, layoutTemplate } from './layout.ts'
import { fillingOf } from './filling.ts'
import { withOfficeCode } from './office-code.ts'

const wasm = readFileSync(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })

const code = 'ABCD-EFGH-JKLM-NPQR'
const office = { code, url: `https://ys.example.cn/verify/${code}`, print: 2, content: '0123456789ab' }

async function partsOf(file: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const expanded = await expandArchive(file, { entriesMax: 500, expandedBytesMax: 50_000_000 })
  assert.ok(expanded.ok)
  return new Map([...expanded.parts].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}

/** Every relation leads to a part that is there, and every part has a type. */
function assertWhole(parts: ReadonlyMap<string, string>): void {
  const types = parts.get('[Content_Types].xml') ?? ''
  for (const [name, xml] of parts) {
    assert.ok(
      types.includes(`PartName="/${name}"`) ||
        types.includes(`Extension="${name.split('.').at(-1)}"`) ||
        name === '[Content_Types].xml',
      `${name} has no type`,
    )
    if (!name.endsWith('.rels')) continue
    const from = name.replace('_rels/', '').replace(/[^/]*$/, '')
    for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g)) {
      if (/^https?:/.test(target)) continue
      const path = new URL(target, `file:///${from}`).pathname.slice(1)
      assert.ok(parts.has(decodeURIComponent(path)), `${name} leads to ${path}, which is not there`)
    }
    for (const [, id = ''] of xml.matchAll(/Id="(rIdGuicheng\d+)"/g)) {
      const own = parts.get(name.replace('_rels/', '').replace(/\.rels$/, '')) ?? ''
      assert.ok(own.includes(`"${id}"`), `${name} has ${id}, which nothing uses`)
    }
  }
}

async function decoded(file: Uint8Array): Promise<string[]> {
  const expanded = await expandArchive(file, { entriesMax: 500, expandedBytesMax: 50_000_000 })
  assert.ok(expanded.ok)
  const png = [...expanded.parts].find(([name]) => name.endsWith('guicheng-code.png'))?.[1]
  assert.ok(png)
  return (await readBarcodes(png, { formats: ['QRCode'] })).map(({ text }) => text)
}

async function cover(): Promise<Uint8Array> {
  const { data } = examples.cover
  const layout = await layoutTemplate('docx', 'cover', data)
  return fillLayout('docx', layout, fillingOf('cover', data))
}

/** A Word file as an office may send it: without footers, with what the given settings ask. */
async function bare(section: string, settings = ''): Promise<Uint8Array> {
  const parts = new Map([...(await partsOf(await cover()))].filter(([name]) => !name.includes('footer')))
  const document = (parts.get('word/document.xml') ?? '').replace(/<w:footerReference[^>]*\/>/g, '')
  parts.set(
    'word/document.xml',
    document.replace(/<w:sectPr\b[^>]*>/, (start) => `${start}${section}`),
  )
  const settingsXml = parts.get('word/settings.xml') ?? ''
  parts.set('word/settings.xml', settingsXml.replace(/<\/w:settings>/, `${settings}</w:settings>`))
  const types = parts.get('[Content_Types].xml') ?? ''
  parts.set('[Content_Types].xml', types.replace(/<Override[^>]*footer[^>]*\/>/g, ''))
  const rels = parts.get('word/_rels/document.xml.rels') ?? ''
  parts.set('word/_rels/document.xml.rels', rels.replace(/<Relationship [^>]*footer[^>]*\/>/g, ''))
  return packArchive(new Map([...parts].map(([name, xml]) => [name, new TextEncoder().encode(xml)])))
}

void describe('the code of a Word file', () => {
  void it('stands in its footer with the number that Word counts, and can be read', async () => {
    const made = await withOfficeCode('docx', await cover(), office)
    const parts = await partsOf(made)
    assertWhole(parts)
    const footers = [...parts].filter(([name]) => /^word\/footer[^/]*\.xml$/.test(name))
    assert.equal(footers.length, 1)
    for (const [, xml] of footers) {
      assert.match(xml, /核验码 ABCD-EFGH-JKLM-NPQR　第.*w:instr=" PAGE ".*r:embed="rIdGuicheng1"/s)
      assert.match(
        xml,
        /PAGE<\/w:instrText>|<w:pgNum\/>|w:instr="PAGE"/,
        'the footer that was there is still there',
      )
    }
    assert.deepEqual(await decoded(made), [`${office.url}#0-0-2-0123456789ab`])
    assert.ok(await openWordFile(made))
  })
  void it('makes the footers that are missing, those of first and even pages too', async () => {
    for (const [section, settings, types] of [
      ['', '', ['default']],
      ['<w:titlePg/>', '', ['default', 'first']],
      ['<w:titlePg w:val="0"/>', '', ['default']],
      ['<w:titlePg/>', '<w:evenAndOddHeaders/>', ['default', 'first', 'even']],
    ] as const) {
      const parts = await partsOf(await withOfficeCode('docx', await bare(section, settings), office))
      assertWhole(parts)
      const document = parts.get('word/document.xml') ?? ''
      const found = [...document.matchAll(/<w:footerReference[^>]*w:type="(\w+)"/g)].map(([, type]) => type)
      assert.deepEqual(found, types)
    }
  })
})

void describe('the code of an Excel file', () => {
  const table = {
    title: '收支总表',
    columns: [{ key: 'name', header: '项目', kind: 'text' as const }],
    rows: [{ cells: { name: '合计' } }],
  }
  const workbook = () => writeTableWorkbook([table, { ...table, title: '支出表' }], { title: '表' })
  const sheetsOf = (parts: ReadonlyMap<string, string>) =>
    [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).map(([, xml]) => xml)
  void it('stands in the footer of every sheet, in the order that the format wants', async () => {
    const made = await withOfficeCode('xlsx', await workbook(), office)
    const parts = await partsOf(made)
    assertWhole(parts)
    const sheets = sheetsOf(parts)
    assert.equal(sheets.length, 2)
    for (const xml of sheets) {
      assert.match(xml, /<pageMargins[^>]*bottom="1"/)
      assert.match(xml, /<oddFooter>&amp;R&amp;8核验码 ABCD-EFGH-JKLM-NPQR　第&amp;P页　&amp;G<\/oddFooter>/)
      const order = [
        '<sheetData',
        '<pageMargins',
        '<pageSetup',
        '<headerFooter',
        '<legacyDrawingHF',
        '</worksheet>',
      ]
      const places = order.map((one) => xml.indexOf(one))
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      )
      assert.ok(places.every((at) => at > 0))
    }
    assert.match(parts.get('xl/drawings/guicheng-code-1.vml') ?? '', /id="RF".*o:relid="rIdGuicheng1"/s)
    assert.deepEqual(await decoded(made), [`${office.url}#0-0-2-0123456789ab`])
    assert.equal((await openXlsx(made)).sheets.length, 2)
    assert.ok((await readSpreadsheet(made, 'a.xlsx')).ok)
  })
  const withFooter = async (xml: string) => {
    const parts = new Map(await partsOf(await workbook()))
    for (const [name, sheet] of parts)
      if (name.startsWith('xl/worksheets/sheet'))
        parts.set(
          name,
          sheet
            .replace(/<headerFooter[\s\S]*?<\/headerFooter>/, '')
            .replace(/(<pageSetup[^>]*\/>)/, `$1${xml}`),
        )
    const packed = packArchive(
      new Map([...parts].map(([name, text]) => [name, new TextEncoder().encode(text)])),
    )
    return sheetsOf(await partsOf(await withOfficeCode('xlsx', packed, office)))[0] ?? ''
  }
  void it('leaves what the office has in the footer, and takes a side that is free', async () => {
    const kept = await withFooter(
      '<headerFooter differentFirst="1"><oddHeader>&amp;C机密</oddHeader><oddFooter>&amp;R第&amp;P页</oddFooter><firstFooter>&amp;C首页</firstFooter></headerFooter>',
    )
    assert.match(
      kept,
      /<headerFooter><oddHeader>&amp;C机密<\/oddHeader><oddFooter>&amp;R第&amp;P页&amp;L&amp;8核验码/,
    )
    assert.doesNotMatch(kept, /firstFooter/)
    const full = await withFooter(
      '<headerFooter><oddFooter>&amp;L甲&amp;C乙&amp;R丙</oddFooter></headerFooter>',
    )
    assert.match(full, /&amp;L甲&amp;C乙&amp;R&amp;8核验码.*&amp;G　丙<\/oddFooter>/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { numeral, readNumbering } from './word-numbering.ts'
import { parseXml } from './xml.ts'

describe('a count in a format of Word', () => {
  const cases: readonly (readonly [number, string, string])[] = [
    [1, 'chineseCounting', '一'],
    [10, 'chineseCounting', '十'],
    [11, 'chineseCountingThousand', '十一'],
    [20, 'chineseCounting', '二十'],
    [101, 'chineseCountingThousand', '一百零一'],
    [110, 'chineseCountingThousand', '一百一十'],
    [1003, 'japaneseCounting', '一千零三'],
    [12, 'chineseLegalSimplified', '拾贰'],
    [2026, 'ideographDigital', '二〇二六'],
    [7, 'decimalZero', '07'],
    [3, 'decimalEnclosedCircle', '③'],
    [21, 'decimalEnclosedCircle', '21'],
    [28, 'lowerLetter', 'bb'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [15, 'decimalFullWidth', '１５'],
    [0, 'chineseCounting', '0'],
    [10_000, 'chineseCounting', '10000'],
    [5, 'neverHeardOf', '5'],
  ]
  for (const [count, format, text] of cases)
    it(`${count} in ${format} is ${text}`, () => assert.equal(numeral(count, format), text))
})

describe('the numbers of a document', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const xml = `<w:numbering xmlns:w="w">
    <w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '第%1条')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>
    <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '•')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num></w:numbering>`

  it('go on through lists of one definition, begin anew below a higher one and where a list says so', () => {
    const { next } = readNumbering(parseXml(xml, 20))
    const asked = [
      ['1', 0],
      ['1', 1],
      ['1', 1],
      ['2', 0],
      ['2', 1],
      ['3', 0],
      ['4', 0],
      ['9', 0],
    ] as const
    assert.deepEqual(
      asked.map(([list, at]) => next(list, at)),
      ['第一条', '1.1', '1.2', '第二条', '2.1', '第五条', '', ''],
    )
  })

  it('are none without a part that defines them', () => {
    assert.equal(readNumbering(undefined).next('1', 0), '')
  })
})

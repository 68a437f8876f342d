import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findOcrSlips } from './ocr.ts'
import { findStrayTokens } from './stray.ts'

void describe('what does not belong into a sentence', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['标准 and 制度', 'latin-word and'],
    ['OA系统 and QQ群', ''],
    ['由Bank of China承办', ''],
    ['相符 \\geq 12 项', 'formula-mark \\geq ≥'],
    ['相符 $<$ 10 项', 'formula-mark $<$ <'],
    ['记作 $\\alpha$ 值', 'formula-mark $\\alpha$'],
    ['路径 D:\\data', ''],
    ['平台♥', 'symbol ♥'],
    ['□同意 √', ''],
    ['缺字\uFFFD处', 'unreadable \uFFFD'],
    ['费用 0 万元，0 接待费 3 万元', 'number 0'],
    ['教师3人，2 个班共 3 万元', ''],
    ['甲 0 万元，乙丙丁 3 万元', ''],
  ]
  for (const [text, found] of texts)
    void it(`${text}: ${found || 'nothing'}`, () =>
      assert.equal(
        findStrayTokens(text)
          .map(({ kind, text: own, repair }) =>
            [kind, own, repair].filter((one) => one !== undefined).join(' '),
          )
          .join('; '),
        found,
      ))
})

void describe('slips of character recognition', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['2O23年', '2023'],
    ['示例发〔2O23〕5号', '2023'],
    ['l2.5万元', '12.5'],
    ['H2O 5个', ''],
    ['型号A10l', ''],
    ['共1 2.5万元', '12.5'],
    ['共12. 5万元', '12.5'],
    ['共12 .5%', '12.5'],
    ['见表1 2.5万元', ''],
    ['2022 2023年', ''],
    ['2023年未，', '末'],
    ['2023年未完成', ''],
    ['因故末能到场', '未'],
    ['期末经考核', ''],
    ['二O二三年', '〇'],
    ['一二三四年', ''],
  ]
  for (const [text, repair] of texts)
    void it(`${text}: ${repair || 'nothing'}`, () =>
      assert.equal(
        findOcrSlips(text)
          .map((one) => one.repair)
          .join(','),
        repair,
      ))
})

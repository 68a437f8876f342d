/** Every kind of bad file that an office sends: how it is made, and what is said about it. */
import { readFileSync } from 'node:fs'
import { openXlsx, saveXlsx, writeXlsx } from 'hucre'
import { buildDemoWorkbook } from '#apps/demo'
import { NAME, T2, ascii, bomb, cell, edited, inT2, manyCells, put, withoutSheet } from './bad-workbooks.ts'

export interface BadInput {
  readonly kind: string
  readonly fileName: string
  readonly bytes: () => Promise<Uint8Array> | Uint8Array
  /** Refused: sheet, cell and sentence of one of the faults. Nothing is stored. */
  readonly fault?: { readonly sheet?: string; readonly cell?: string; readonly say: RegExp }
  /** Read: rule and cell of one of the findings, what is stated there, and what should be. */
  readonly finding?: {
    readonly rule: string
    readonly sheet?: string
    readonly stated?: string
    readonly expected?: string
  }
  /** Read as it stands: the text of a cell of a table, as the case shows it after committing. */
  readonly kept?: string
  /** Proposed for a table's column that was renamed. */
  readonly proposed?: { readonly column: string; readonly header: string }
}

export const badInputs: readonly BadInput[] = [
  {
    kind: 'an empty file',
    fileName: NAME,
    bytes: () => new Uint8Array(0),
    fault: { say: /是空的（0字节）.*重新选择文件/ },
  },
  {
    kind: 'a workbook with nothing in it',
    fileName: NAME,
    bytes: () => writeXlsx({ sheets: [{ name: '表', rows: [] }] }),
    fault: { say: /里没有内容/ },
  },
  {
    kind: 'a file cut off on the way',
    fileName: NAME,
    bytes: async () => (await buildDemoWorkbook('printed')).subarray(0, 5_000),
    fault: { say: /已损坏或没有传完/ },
  },
  {
    kind: 'a PDF under the name of a workbook',
    fileName: NAME,
    bytes: () => ascii('%PDF-1.7 …'),
    fault: { say: /内容是 PDF.*导入生成该 PDF 的表格文件/ },
  },
  {
    kind: 'text under the name of a workbook',
    fileName: NAME,
    bytes: () => ascii('科目编码,科目名称\n201,一般公共服务支出\n'),
    fault: { say: /扩展名是 \.xlsx，内容是文本（CSV）.*改名为 \.csv/ },
  },
  {
    kind: 'a workbook under the name of a text file',
    fileName: '2023年.csv',
    bytes: () => buildDemoWorkbook('printed'),
    fault: { say: /扩展名是 \.csv，内容是 \.xlsx 工作簿.*扩展名改为 \.xlsx/ },
  },
  {
    kind: 'a web page under the name of an old workbook',
    fileName: '2023年.xls',
    bytes: () => ascii('<html><table><tr><td>科目编码</td></tr></table></html>'),
    fault: { say: /内容是网页（HTML）.*另存为 \.xlsx/ },
  },
  {
    kind: 'a WPS workbook',
    fileName: '2023年单位预算.et',
    bytes: () => buildDemoWorkbook('printed'),
    fault: { say: /WPS 表格（\.et）.*另存为 \.xlsx/ },
  },
  {
    kind: 'a workbook with a password',
    fileName: NAME,
    bytes: async () =>
      saveXlsx(await openXlsx(await buildDemoWorkbook('printed')), {
        encryption: { password: '1234', spinCount: 1_000 },
      }),
    fault: { say: /加了密码.*去掉密码/ },
  },
  {
    kind: 'an archive that says it expands beyond the bound',
    fileName: NAME,
    bytes: () => bomb(),
    fault: { say: /展开后有220200960字节，超过上限209715200字节/ },
  },
  {
    kind: 'an archive that expands beyond the bound and denies it',
    fileName: NAME,
    bytes: () => bomb(1_000),
    fault: { say: /展开后有比它自己所写的更多，超过上限209715200字节/ },
  },
  {
    kind: 'more cells than the bound',
    fileName: NAME,
    bytes: manyCells,
    fault: { say: /有2129920个单元格，最多2000000个.*删去空白区域/ },
  },
  {
    kind: 'another workbook',
    fileName: '2023年职工花名册.xlsx',
    bytes: () =>
      writeXlsx({
        sheets: [
          {
            name: '2023年花名册',
            rows: [
              ['姓名', '岗位'],
              ['示例', '会计'],
            ],
          },
        ],
      }),
    fault: { say: /不像单位预算公开表工作簿.*财政拨款收支总表.*现有工作表：2023年花名册/ },
  },
  {
    kind: 'a missing table',
    fileName: NAME,
    bytes: () =>
      edited((workbook) => {
        workbook.sheets = workbook.sheets.filter(({ name }) => name !== T2)
      }),
    fault: { sheet: T2, say: /没有“一般公共预算财政拨款支出预算表”.*现有工作表：.*请补上这张表/ },
  },
  {
    kind: 'tables without the figures of the explanation',
    fileName: NAME,
    bytes: () => edited((workbook) => withoutSheet(workbook, '说明')),
    finding: { rule: 'explanation-figures', sheet: '说明', stated: '没有说明数字表' },
  },
  {
    kind: 'the explanation as prose',
    fileName: NAME,
    bytes: () =>
      edited((workbook) => {
        withoutSheet(workbook, '说明')
        workbook.sheets.push({
          name: '说明',
          rows: [['情况说明'], ['一、单位基本情况'], ['单位', '甲中心']],
        })
      }),
    finding: { rule: 'explanation-figures', sheet: '说明' },
  },
  {
    kind: 'the figures of the explanation on a sheet of another name',
    fileName: NAME,
    bytes: () =>
      edited((workbook) => {
        const sheet = workbook.sheets.find(({ name }) => name === '说明')
        if (sheet !== undefined) sheet.name = '文字说明里的数'
      }),
    fault: { sheet: '文字说明里的数', say: /列与“说明数字表”相同.*改名为「说明」/ },
  },
  {
    kind: 'a table that is published though it is empty',
    fileName: NAME,
    bytes: () => edited((workbook) => withoutSheet(workbook, '表5 政府性基金支出表')),
    finding: { rule: 'required-tables', expected: '政府性基金预算支出表' },
  },
  {
    kind: 'the same table twice',
    fileName: NAME,
    bytes: () =>
      edited((workbook) => {
        const sheet = workbook.sheets.find(({ name }) => name === T2)
        if (sheet !== undefined) workbook.sheets.push({ ...structuredClone(sheet), name: '表2（旧）' })
      }),
    fault: { sheet: T2, say: /出现在2张工作表.*只保留一张/ },
  },
  {
    kind: 'a renamed header',
    fileName: NAME,
    bytes: cell([2, 1], '功能科目名称'),
    fault: { sheet: T2, cell: 'B3', say: /B3的列名“功能科目名称”不在本表的列名里.*应有列：.*科目名称/ },
    proposed: { column: '科目名称', header: '功能科目名称' },
  },
  {
    kind: 'headers merged into one',
    fileName: NAME,
    bytes: inT2((sheet) => sheet.merges?.push({ startRow: 3, endRow: 3, startCol: 2, endCol: 3 })),
    fault: { sheet: T2, say: /重复了|缺少列“预算数-基本支出”/ },
  },
  {
    kind: 'merged figure cells',
    fileName: NAME,
    bytes: inT2((sheet) => sheet.merges?.push({ startRow: 5, endRow: 6, startCol: 2, endCol: 2 })),
    fault: { sheet: T2, cell: 'C6', say: /数据区C6:C7是合并单元格.*取消合并/ },
  },
  {
    kind: 'text in a figure cell',
    fileName: NAME,
    bytes: cell([5, 3], '约146万'),
    fault: { sheet: T2, cell: 'D6', say: /第6行.*（D6）应填数字，实际为“约146万”/ },
  },
  {
    kind: 'an error value in a figure cell',
    fileName: NAME,
    bytes: cell([5, 3], '#REF!'),
    fault: { sheet: T2, cell: 'D6', say: /（D6）应填数字，实际为“#REF!”/ },
  },
  {
    kind: 'a negative amount',
    fileName: NAME,
    bytes: cell([5, 3], -1.5),
    fault: { sheet: T2, cell: 'D6', say: /实际为“-1\.50?”：预算金额不能为负/ },
  },
  {
    kind: 'separators that do not group by three',
    fileName: NAME,
    bytes: cell([5, 3], '1,46.07'),
    fault: { sheet: T2, cell: 'D6', say: /实际为“1,46\.07”/ },
  },
  {
    kind: 'thousands separators',
    fileName: NAME,
    bytes: cell([5, 3], '1,146.07'),
    finding: { rule: 'row-total', sheet: T2 },
    kept: '1,146.07',
  },
  {
    kind: 'full-width digits',
    fileName: NAME,
    bytes: cell([5, 3], '１４６．０７'),
    kept: '１４６．０７',
  },
  {
    kind: '元 given for 万元, as the table says',
    fileName: NAME,
    bytes: inT2((sheet) => put(sheet, [1, 4], '单位：元')),
    fault: { sheet: T2, cell: 'E2', say: /E2写的是“单位：元”.*以万元为单位.*除以10000/ },
  },
  {
    kind: '元 given for 万元, as only the size of the figures tells',
    fileName: NAME,
    bytes: inT2((sheet) => {
      for (const [r, row] of sheet.rows.entries())
        for (const [c, value] of row.entries())
          if (c >= 2 && typeof value === 'number') put(sheet, [r, c], Math.round(value * 10_000))
    }),
    finding: { rule: 'unit-of-table', sheet: T2, stated: '1909800.00' },
  },
  {
    kind: 'a table that does not add up',
    fileName: NAME,
    bytes: cell([5, 2], 150),
    finding: { rule: 'row-total', sheet: T2, stated: '150.00' },
  },
  {
    kind: '10,000 rows',
    fileName: NAME,
    bytes: inT2((sheet) => {
      const last = sheet.rows.at(-1) ?? []
      for (let i = 0; i < 10_000; i += 1) sheet.rows.push([...last])
    }),
    fault: { sheet: T2, say: /有100\d\d行数据，一张表最多2000行/ },
  },
  {
    kind: 'a formula without its value',
    fileName: NAME,
    bytes: inT2((sheet) => {
      const row = sheet.rows[5]
      if (row !== undefined) row[3] = null
      sheet.cells?.set('5,3', { value: null, type: 'formula', formula: 'C6+E6' })
    }),
    fault: { sheet: T2, cell: 'D6', say: /D6是公式，文件里没有保存它的计算结果.*重新计算并保存/ },
  },
  {
    kind: 'a file that names no year',
    fileName: '单位预算.xlsx',
    bytes: () =>
      edited((workbook) => {
        for (const sheet of workbook.sheets)
          for (const [r, row] of sheet.rows.entries())
            for (const [c, value] of row.entries())
              if (r < 3 && typeof value === 'string') put(sheet, [r, c], value.replace(/20\d\d\s*年/, ''))
      }),
    fault: { say: /年度/ },
  },
  {
    kind: 'HTML in a text',
    fileName: NAME,
    bytes: cell([5, 1], '<script>alert(1)</script>一般公共服务支出'),
    kept: '<script>alert(1)</script>一般公共服务支出',
  },
  {
    kind: 'Markdown and a formula in a text',
    fileName: NAME,
    bytes: cell([5, 1], '=1+1 **一般公共服务支出**'),
    kept: '=1+1**一般公共服务支出**',
  },
  {
    kind: 'a workbook of Excel 97-2003',
    fileName: '2023年单位预算公开表.xls',
    bytes: () => readFileSync(new URL('../fixtures/workbooks/printed.xls', import.meta.url)),
    finding: { rule: 'narrative-vs-table', stated: '68.54' },
    kept: '146.07',
  },
]

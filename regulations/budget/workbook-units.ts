/** 元 given for 万元: said above a table, the table cannot be read. What only the size of the figures shows is a check. */
import type { DocumentSheet, ReadProblem } from '#lint'

/** The unit that a table states above its header, when it is not 万元. */
export function findWrongUnit(sheet: DocumentSheet, headerRow: number): ReadProblem[] {
  const cells = sheet.rows.slice(0, headerRow - 1).flat()
  const stated = cells.find(({ text }) => unitWords.test(text))
  const unit = unitWords.exec(stated?.text ?? '')?.[1]
  if (stated === undefined || unit === undefined || unit === '万元') return []
  const advice = unit === '元' ? '请把各数除以10000' : '请把各数换算成万元'
  return [
    {
      code: 'wrong-unit',
      sheet: sheet.name,
      cell: stated.address,
      message: `工作表「${sheet.name}」${stated.address}写的是“${stated.text.trim()}”，本表的数应以万元为单位。${advice}，并把这一格改为“单位：万元”，再重新导入。`,
    },
  ]
}

const unitWords =
  /(?<![\u4e00-\u9fff])(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*(万元|亿元|千元|百元|元)(?![\u4e00-\u9fff])/

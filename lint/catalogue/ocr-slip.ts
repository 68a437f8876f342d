import type { CheckResult, Grade } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import type { ReadTable, TableCell } from '../reading/grid.ts'
import { cellOf } from '../reading/grid.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { OcrKind, OcrSlip } from '../text/ocr.ts'
import { findOcrSlips, mendedLetters } from '../text/ocr.ts'
import { holds } from '../text/plain.ts'

const id = 'ocr-slip'

const says: Readonly<Record<OcrKind, { readonly grade: Grade; readonly what: string }>> = {
  'letter-in-number': { grade: 'inconsistency', what: '数字里夹着形近的字母' },
  'split-number': { grade: 'doubt', what: '一个数被空格断开' },
  'end-for-not': { grade: 'doubt', what: '“末”与“未”可能认错' },
  'zero-in-chinese': { grade: 'note', what: '中文年份里的零应写“〇”' },
}

function report(text: ReadText, slip: OcrSlip): CheckResult {
  const { grade, what } = says[slip.kind]
  const [from, to] = [Math.max(0, slip.from - 4), slip.to + 4]
  const { repair } = slip
  const message = `请对照原件核对“${text.text.slice(from, to).trim()}”：${what}，“${slip.text}”似应为“${repair}”。`
  return foundIn(id, text, { grade, span: slip, expected: repair, repair, message })
}

/** One check per text that holds a number. */
function check(text: ReadText): readonly CheckResult[] {
  const isFree = (slip: OcrSlip): boolean => !text.addresses.some((one) => holds(one, slip))
  const slips = findOcrSlips(text.plain).filter(isFree)
  if (slips.length > 0) return slips.map((slip) => report(text, slip))
  return /\d|年/.test(text.plain) ? [passed(id, text.place())] : []
}

const figureWithLetters = /^(?=.*\d)(?=.*[oOlI])[\doOlI.,]+$/

/** Cells with such a letter in columns that hold figures else. */
function checkColumns({ rows, paths }: ReadTable): readonly CheckResult[] {
  return paths.flatMap((path, index) => {
    const cells = rows.flatMap((row) => cellOf(row, index + 1) ?? [])
    const odd = cells.filter(({ text }) => figureWithLetters.test(text))
    const figures = cells.filter((one) => !one.isBlank && !odd.includes(one))
    const isOfFigures = figures.length > odd.length && figures.every(({ figure }) => figure !== null)
    return isOfFigures ? odd.map((cell) => reportCell(cell, path)) : []
  })
}

function reportCell({ text, place }: TableCell, path: string): CheckResult {
  const repair = mendedLetters(text)
  return found({
    rule: id,
    grade: 'doubt',
    where: place,
    related: [],
    stated: text,
    expected: repair,
    repair,
    message: `请对照原件核对${describePlace(place)}：“${path}”一栏都是数，这里的“${text}”夹着形近的字母，似应为“${repair}”。`,
  })
}

export const ocrSlip = documentRule({
  id,
  name: '数字没有扫描识别的错字',
  grade: 'inconsistency',
  families: 'all',
  says: '扫描识别常把0认成字母o、1认成l，把一个数断成两截，把“末”认成“未”；这些地方的数要对照原件。',
  limits: [
    '认错成另一个数字的看不出来，由求和、比率等规则核对。',
    '型号、代码里的字母不报：只看后面有单位的数，和表里全是数的栏。',
  ],
  examples: [
    { text: '2023年安排经费120.5万元，惠及310人。', finds: 0 },
    { text: '乡镇\t户数\t人数\n甲乡\t60\t142\n乙乡\t53\t9O\n丙乡\t40\t71', finds: 1, repair: '90' },
    { text: '2024年名单。\n\n户主\t户数\t楼号\n甲村\t60\tA1\n乙村\t53\tI2\n丙村\t40\tB3', finds: 0 },
    { text: '2O23年安排经费l20.5万元。', finds: 2, repair: '2023' },
    { text: '安排经费1 2.5万元，较上年有所增加。', finds: 1, repair: '12.5' },
    { text: '截至2023年未，未完成整改的项目为零。', finds: 1, repair: '末' },
    { text: '二0二三年五月', finds: 1, repair: '〇' },
    { text: '项目末能按期完成，2023年末已补办手续，周末按时开放。', finds: 1, repair: '未' },
  ],
  check: ({ texts, tables }) => [...texts.flatMap(check), ...tables.flatMap(checkColumns)],
})

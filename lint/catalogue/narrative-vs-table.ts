import type { CheckResult } from '../finding.ts'
import { describePlace, passed } from '../finding.ts'
import { restates } from '../interval.ts'
import type { Match } from '../reading/narrative-match.ts'
import { narrativeMatches } from '../reading/narrative-match.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'narrative-vs-table'

/** The change against last year right behind a figure, where it is the very same amount. */
function changeBehind(text: ReadText, figure: TextFigure): TextFigure | undefined {
  const next = text.figures.find((one) => one.from >= figure.to)
  if (next === undefined || /[。；;]/.test(text.plain.slice(figure.to, next.from))) return undefined
  const isChange = /(?:增加|减少|增长|下降)(?:了)?\s?$/.test(text.plain.slice(figure.to, next.from))
  return isChange && restates(next.figure, figure.figure) ? next : undefined
}

function check(match: Match): CheckResult {
  const { text, figure, label } = match.statement
  if (match.kind === 'agrees') return passed(id, text.place(figure))
  const { cell } = match.item.item
  const shown = cell.text === '' ? '0' : cell.text
  const change = changeBehind(text, figure)
  const why =
    change !== undefined
      ? `所写${figure.text}正好等于后面的增减额，是否把增减额误填成了金额？`
      : match.copied !== null
        ? `所写${figure.text}正好等于${describePlace(match.copied.item.cell.place)}的数，是否看错了栏？`
        : '请核对两处，改正其中一处。'
  const places = [cell.place, ...(match.copied === null ? [] : [match.copied.item.cell.place])]
  return foundIn(id, text, {
    grade: 'error',
    span: figure,
    expected: `${shown}${cell.figure.unit === '' ? figure.figure.unit : cell.figure.unit}`,
    related: [...places, ...(change === undefined ? [] : [text.place(change)])],
    message: `请核对文字与表：文字写“${label}${figure.text}”，${describePlace(cell.place)}为${shown}${cell.figure.unit}。${why}`,
    repair: shown,
  })
}

export const narrativeVsTable = documentRule({
  id,
  name: '文字里的数与表中所说的那一格相同',
  grade: 'error',
  families: 'all',
  says: '文字写出的数，按名称找到表里同名的行（合计、金额栏）或同名的栏（合计行），两处须相同，不允许舍入差。一段话里至少有两个数与同一张表相符，才认为这段话说的是这张表，其余同名而不同数的才报。名称相近、数却是旁边一栏的，提示看错了栏；数等于后面的增减额的，提示误填。',
  limits: [
    '名称在各张表里数额不一的不报。',
    '写明是别的年份、执行数、完成数、平均数、标准、比例、增减额的不核对。',
    '表里没有合计行的，只核对各行。',
  ],
  examples: [
    {
      text: '2023年收入预算42.00万元，其中：教育支出30.00万元，医疗支出7.00万元，住房支出5.00万元。\n\n支出预算表\n\n单位：万元\n项目\t金额\n教育支出\t30.00\n医疗支出\t7.00\n住房支出\t5.00\n合计\t42.00\n',
      finds: 0,
    },
    {
      text: '2023年支出预算42.00万元，其中：教育支出30.00万元，医疗支出2.00万元，比上年增加2.00万元，住房支出5.00万元。\n\n支出预算表\n\n单位：万元\n项目\t金额\n教育支出\t30.00\n医疗支出\t7.00\n住房支出\t5.00\n合计\t42.00\n',
      finds: 1,
      repair: '7.00',
    },
    {
      text: '全年计划植树900亩，其中油松种植500亩，侧柏种植300亩，山桃花种植80亩。\n\n植树任务表\n\n镇\t油松种植\t侧柏种植\t山毛桃种植\t山毛桃成活\n东镇\t300\t100\t60\t50\n西镇\t200\t200\t40\t30\n合计\t500\t300\t100\t80\n',
      finds: 1,
      repair: '100',
    },
    {
      text: '全校在校生5000人，其中文学院300人，理学院450人，工学院400人。2022年，文学院280人。\n\n2023年各学院人数\n\n学院\t人数\n文学院\t300\n理学院\t500\n工学院\t400\n合计\t1200\n',
      finds: 1,
      repair: '500',
    },
    {
      text: '2023年，全县有学校115所，在校生44105人，教师3302人，其中小学75所，在校生24005人。\n\n单位\n\n指标\t2022年\t2023年\n学校数\t118\t115\n其中：小学\t78\t75\n在校生数\t44980\t44105\n其中：初中生\t9000\t9500\n教师\t3250\t3302\n',
      finds: 0,
    },
    {
      text: '2023年，全县有学校115所，在校生44150人，教师3302人。\n\n统计\n\n指标\t2022年\t2023年\n学校数\t118\t115\n在校生数\t44980\t44105\n教师\t3250\t3302\n',
      finds: 1,
      repair: '44105',
    },
  ],
  check: (reading) => narrativeMatches(reading).map(check),
})

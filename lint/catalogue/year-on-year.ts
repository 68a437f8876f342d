import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { compareSum } from '../interval.ts'
import { isMoneyUnit, printFigure } from '../printed-figure.ts'
import type { ChangeClaim } from '../reading/changes.ts'
import { changesIn } from '../reading/changes.ts'
import type { ReadText } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { findSlips } from '../text/slip.ts'
import type { TextFigure } from '../text/figures.ts'

const id = 'year-on-year'

function decimalsOf(figures: readonly TextFigure[]): number {
  if (figures.some(({ figure }) => isMoneyUnit(figure.unit))) return 2
  return Math.max(...figures.map(({ figure }) => figure.decimals))
}

/** This year's figure less last year's is the change; without last year's, a rise is no more than what there is now. */
function checkChange(text: ReadText, claim: ChangeClaim): readonly CheckResult[] {
  const { change, sign, now, last } = claim
  if (now === null) return []
  if (last === null) return sign === 1 ? [checkWithin(text, change, now)] : []
  const [whole, parts] = sign === 1 ? [now, [last, change]] : [last, [now, change]]
  const figures = parts.map(({ figure }) => figure)
  if (compareSum(whole.figure, figures).outcome !== 'disagrees') return [passed(id, text.place(change))]
  const { unit } = now.figure
  const grown = now.figure.value - last.figure.value
  const right = `${printFigure(Math.abs(grown), unit, decimalsOf([now, last]))}${unit}`
  const isTurned = grown * sign < 0
  const turned = grown < 0 ? '减少' : '增加'
  const slips = findSlips(whole, parts).map(({ from, to }) => `${from} → ${to}`)
  return [
    foundIn(id, text, {
      grade: 'error',
      span: change,
      expected: isTurned ? `${turned}${right}` : right,
      related: [text.place(now), text.place(last)],
      ...(isTurned ? {} : { repair: right.slice(0, -unit.length) }),
      message:
        `请核对增减额：${now.text}与${last.text}相差${right}，${isTurned ? `应为${turned}，` : ''}文中写作${sign === 1 ? '增加' : '减少'}${change.text}。` +
        (slips.length === 0 ? '' : `改动一处即相符：${slips.join(' 或 ')}。`),
    }),
  ]
}

function checkWithin(text: ReadText, change: TextFigure, now: TextFigure): CheckResult {
  const [most, least] = [now.figure.value + now.figure.step, change.figure.value - change.figure.step]
  if (least <= most) return passed(id, text.place(change))
  return foundIn(id, text, {
    grade: 'error',
    span: change,
    expected: `不超过${now.text}`,
    related: [text.place(now)],
    message: `请核对增加额：本年只有${now.text}，不可能比上年增加${change.text}。`,
  })
}

/** The changes named behind a change add up to it; reasons need not be all of them. */
function checkParts(text: ReadText, { change, sign, parts }: ChangeClaim): readonly CheckResult[] {
  if (parts.length === 0) return []
  const signed = parts.map((part) => {
    const { figure } = part.figure
    return part.sign === sign ? figure : { ...figure, value: -figure.value }
  })
  const comparison = compareSum(change.figure, signed)
  if (comparison.outcome !== 'disagrees') return [passed(id, text.place(change))]
  const isOneWay = parts.every((part) => part.sign === sign)
  const isTooMuch = isOneWay && comparison.difference < 0
  const slips =
    parts.length >= 2
      ? findSlips(
          change,
          parts.map(({ figure }) => figure),
        )
      : []
  const hasBoth = !isOneWay && parts.length >= 2
  if (!isTooMuch && slips.length === 0 && !hasBoth) return []
  const { unit } = change.figure
  const decimals = decimalsOf([change, ...parts.map(({ figure }) => figure)])
  const sum = printFigure(comparison.sum, unit, decimals)
  return [
    foundIn(id, text, {
      grade: isTooMuch ? 'inconsistency' : 'doubt',
      span: change,
      expected: `${sum}${unit}`,
      related: parts.map(({ figure }) => text.place(figure)),
      message:
        `请核对增减的原因：所列各项增减相抵为${sum}${unit}，与${change.text}不符；` +
        `确有未列出的项目，请补写。`,
    }),
  ]
}

export const yearOnYear = documentRule({
  id,
  name: '比上年的增减额等于两年之差',
  grade: 'error',
  families: 'all',
  says:
    '写明本年数、上年数和增减额的句子（“…X万元，比上年Y万元增加Z万元”），核对两年之差；没有写上年数的，核对增加额不超过本年数；' +
    '后面列出增减原因的，核对各项增减相抵后等于增减额。舍入造成的差不报。',
  limits: [
    '增减率由“写明的比率与所列的数相符”核对。',
    '本年数在别的段落里的不核对。',
    '原因只列一项或只列一部分、又没有超过增减额的，不报。',
  ],
  examples: [
    { text: '运行经费36.11万元，比上年42.83万元减少6.72万元。', finds: 0 },
    { text: '会议费8.20万元，比上年6.10万元增加2.30万元。', finds: 1, repair: '2.10' },
    { text: '在校生5210人，较2022年4980人增加330人。', finds: 1, repair: '230' },
    { text: '培训费5万元，比上年增加1万元。接待费3万元，比上年4万元减少1万元。', finds: 0 },
    { text: '培训费5万元，比上年增加6万元。', finds: 1 },
    { text: '培训费5万元，比上年增加5万元。', finds: 0 },
    {
      text: '收入预算：本年预算数90.00万元。收入较上年80.00万元增加10.00万元，主要是拨款增加12.00万元，上缴减少2.00万元。',
      finds: 0,
    },
    { text: '收入预算：本年预算数90.00万元。收入较上年80.00万元增加11.00万元。', finds: 1, repair: '10.00' },
    { text: '差旅费9万元，比上年增加3万元，主要是下乡增加4万元。', finds: 1 },
    { text: '差旅费9万元，比上年增加3万元，主要是下乡增加2万元。', finds: 0 },
    { text: '差旅费9万元，比上年增加3万元，主要是下乡增加5万元，会议减少1万元。', finds: 1 },
    { text: '差旅费9万元，比上年减少3万元，主要是下乡减少2万元，会议减少4万元。', finds: 1 },
  ],
  check: ({ texts }) =>
    texts.flatMap((text) =>
      changesIn(text).flatMap((claim) => [...checkChange(text, claim), ...checkParts(text, claim)]),
    ),
})

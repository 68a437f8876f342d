/** The working-day calculator: a form, and an answer that shows every day. */
import {
  type ReceiptLine,
  type Reckoning,
  type WorkCalendar,
  daysBetween,
  receipt,
  reckon,
} from '#kernel/time'
import { dateText, weekdayText } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, notice, section, selectField } from '../parts.ts'
import { receiptStrip } from './receipt-strip.ts'
import {
  ANCHOR_DAYS,
  DIRECTIONS,
  type FieldFault,
  type FieldName,
  type Fields,
  MONTH_ENDS,
  type Question,
  ROLLS,
  UNITS,
  readQuestion,
} from './working-days-question.ts'

export interface WorkingDaysModel {
  readonly fields: Fields
  readonly calendar: WorkCalendar
}

export function workingDaysPage(model: WorkingDaysModel): Page {
  const reading = readQuestion(model.fields)
  const faults = reading.kind === 'faulty' ? reading.faults : []
  return {
    title: '工作日与期限计算',
    description: '按国务院公布的放假调休安排计算工作日期限，逐日列出哪天算、哪天不算、为什么。',
    section: 'calculators',
    crumbs: [{ label: '计算与指引', href: '/calculators' }],
    unlisted: reading.kind !== 'empty',
    main: fragment(
      pageHead('工作日与期限计算', '按公布的放假调休安排计算，逐日说明哪天算、哪天不算、为什么。'),
      faults.length > 0 && faultSummary(faults),
      form(model.fields, faults),
      reading.kind === 'question' && answer(reading.question, model.calendar),
      calendarYears(model.calendar),
    ),
  }
}

function faultSummary(faults: readonly FieldFault[]): Html {
  return notice(
    'bad',
    `有 ${faults.length} 处需要改正`,
    h(
      'ul',
      null,
      faults.map((fault) => h('li', null, h('a', { href: `#${fault.field}` }, fault.message))),
    ),
    true,
  )
}

function form(fields: Fields, faults: readonly FieldFault[]): Html {
  const options = (choices: Readonly<Record<string, string>>) =>
    Object.entries(choices).map(([value, label]) => ({ value, label }))
  const units = Object.entries(UNITS).map(([value, { label }]) => ({ value, label }))
  return h(
    'form',
    { class: 'calculator', method: 'get', action: '/calculators/working-days' },
    textField(
      'anchor',
      '起算日',
      fields.anchor,
      faults,
      { type: 'text', inputmode: 'numeric', placeholder: '2025-09-28' },
      '事件发生或送达的那一天',
    ),
    textField('count', '数多少', fields.count, faults, {
      type: 'text',
      inputmode: 'numeric',
      placeholder: '15',
    }),
    selectField('unit', '单位', fields.unit, units),
    selectField('direction', '方向', fields.direction, options(DIRECTIONS)),
    selectField('anchorDay', '起算日当天', fields.anchorDay, options(ANCHOR_DAYS)),
    selectField('roll', '末日不是工作日时', fields.roll, options(ROLLS)),
    selectField(
      'monthEnd',
      '月末没有对应日时',
      fields.monthEnd,
      options(MONTH_ENDS),
      '只在按月、按年计算时用到',
    ),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '计算')),
  )
}

function textField(
  name: FieldName,
  label: string,
  value: string,
  faults: readonly FieldFault[],
  input: { type: string; inputmode: string; placeholder: string },
  hint?: string,
): Html {
  const fault = faults.find((one) => one.field === name)
  const described = [fault === undefined ? '' : `${name}-fault`, hint === undefined ? '' : `${name}-hint`]
    .filter((id) => id !== '')
    .join(' ')
  return h(
    'div',
    { class: fault === undefined ? 'field' : 'field field-wrong' },
    h('label', { for: name }, label),
    fault !== undefined && h('p', { class: 'fault', id: `${name}-fault` }, fault.message),
    h('input', {
      id: name,
      name,
      value,
      maxlength: 40,
      autocomplete: 'off',
      ...input,
      'aria-invalid': fault === undefined ? undefined : 'true',
      'aria-describedby': described === '' ? undefined : described,
    }),
    hint !== undefined && h('p', { class: 'hint', id: `${name}-hint` }, hint),
  )
}

function answer(question: Question, calendar: WorkCalendar): Html {
  const reckoning = reckon(question.anchor, question.span, question.manner, calendar)
  const lines = receipt(reckoning, calendar)
  return section(
    'answer',
    '结果',
    h(
      'p',
      { class: 'answer', role: 'status' },
      h(
        'span',
        { class: 'answer-label' },
        question.manner.direction === 'after' ? '期限最后一日' : '最迟应当在',
      ),
      ' ',
      h('strong', null, h('time', { datetime: reckoning.due }, dateText(reckoning.due))),
      ' ',
      h('span', null, weekdayText(reckoning.due)),
    ),
    reckoning.provisional && provisionalNotice(reckoning, calendar),
    facts(explain(reckoning, lines)),
    h('h3', null, '逐日清单'),
    receiptStrip(lines, question.anchor, reckoning.due),
  )
}

function provisionalNotice(reckoning: Reckoning, calendar: WorkCalendar): Html {
  const [from, to] = [reckoning.anchor, reckoning.due].toSorted().map((date) => Number(date.slice(0, 4)))
  const years = Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, index) => (from ?? 0) + index)
  const missing = years.filter((year) => calendar.years[year] === undefined)
  return notice(
    'warn',
    '暂定结果',
    h(
      'p',
      null,
      `${missing.join('、')}年的放假安排尚未公布或未录入，这些年份只按周末推算。安排公布后，结果可能改变，请届时重新计算。`,
    ),
  )
}

function explain(
  reckoning: Reckoning,
  lines: readonly ReceiptLine[],
): readonly (readonly [string, string | Html])[] {
  const { span, manner, anchor, due } = reckoning
  const holidays = lines.filter((line) => line.kind === 'holiday').length
  const weekends = lines.filter((line) => line.kind === 'weekend').length
  const makeUps = lines.filter((line) => line.kind === 'make-up').length
  const rolled = lines.filter((line) => line.rolled === true).length
  return [
    ['起算日', `${dateText(anchor)} ${weekdayText(anchor)}`],
    [
      '怎样数',
      `${DIRECTIONS[manner.direction]} ${span.count} ${UNITS[span.unit].label}；${ANCHOR_DAYS[manner.anchorDay]}；末日不是工作日时${ROLLS[manner.roll]}`,
    ],
    [
      '跨越',
      `${Math.abs(daysBetween(anchor, due))} 个自然日，其间节假日 ${holidays} 天、周末 ${weekends} 天、调休上班 ${makeUps} 天`,
    ],
    ['末日', rolled === 0 ? '未作顺延或提前' : `因不是工作日，移动了 ${rolled} 天`],
    [
      '依据',
      reckoning.notices.length === 0
        ? '没有可用的放假安排'
        : h(
            'ul',
            { class: 'plain-list' },
            reckoning.notices.map((notice) => h('li', null, notice)),
          ),
    ],
    ['日历版本', reckoning.edition],
  ]
}

function calendarYears(calendar: WorkCalendar): Html {
  const years = Object.keys(calendar.years).toSorted()
  return h(
    'p',
    { class: 'hint' },
    years.length === 0
      ? '日历中还没有录入任何年份的放假安排，结果只按周末推算。'
      : `已录入 ${years.length === 1 ? years[0] : `${years[0]} 至 ${years.at(-1)}`} 年的放假安排。来源：${calendar.source}。`,
  )
}

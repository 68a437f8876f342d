/** The years-in-post calculator (W9): the sum line by line, the remainder, and the first possible day. */
import type { CalculationLine } from '#kernel/law'
import { findLocalDate } from '#kernel/time'
import type { TenureFacts } from '#regulations/titles'
import { reckonTenure } from '#regulations/titles'
import { dateElement, dateText } from '../dates.ts'
import { type Child, type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts as factList, notice, scrollFrame, section, selectField } from '../parts.ts'
import type { ClauseLabels, FormFault } from './titles-parts.ts'
import { clauseLink, formFaults, guideCrumbs, guideNote, options, textField } from './titles-parts.ts'
import { SYSTEMS, WAYS, type YearsFields, readYearsQuestion } from './titles-years-question.ts'

export function titlesYearsPage(fields: YearsFields, labels: ClauseLabels): Page {
  const reading = readYearsQuestion(fields)
  const faults = reading.kind === 'faulty' ? reading.faults : []
  return {
    title: '任职年限计算',
    description: '职称申报的任职年限：起算日、扣除年度、周年，逐行列出，并给出最早可以申报的日期。',
    section: 'calculators',
    crumbs: guideCrumbs,
    unlisted: reading.kind !== 'empty',
    main: fragment(
      pageHead('任职年限计算', '按取得方式、聘任和年度考核计算任职年限，逐行列出，给出最早满足的日期。'),
      formFaults(faults),
      yearsForm(fields, faults),
      reading.kind === 'question' && answer(reading.facts, labels),
      guideNote(),
    ),
  }
}

function yearsForm(fields: YearsFields, faults: readonly FormFault[]): Html {
  const ways = Object.entries(WAYS).map(([value, label]) => ({ value, label }))
  return h(
    'form',
    { class: 'calculator calculator-wide', method: 'get', action: '/calculators/years-in-post' },
    selectField('way', '现职称取得方式', fields.way, ways),
    textField({
      name: 'obtained',
      label: '取得日期',
      value: fields.obtained,
      placeholder: '2019-11-16',
      hint: '评审写评委会通过日，不是发证日',
      faults,
    }),
    textField({
      name: 'cutOff',
      label: '任职年限截止日',
      value: fields.cutOff,
      placeholder: '2025-12-31',
      hint: '见当年的评审公告',
      faults,
    }),
    textField({
      name: 'required',
      label: '要求年限（可不填）',
      value: fields.required,
      placeholder: '5',
      hint: '见本系列的申报条件',
      numeric: true,
      faults,
    }),
    selectField('system', '所在单位', fields.system, options(SYSTEMS)),
    textField({
      name: 'deducted',
      label: '考核基本合格或不合格的年度',
      value: fields.deducted,
      placeholder: '2021、2022',
      hint: '没有就不填',
      faults,
    }),
    textField({
      name: 'appointments',
      label: '该级别的聘任起止',
      value: fields.appointments,
      placeholder: '2020-03-01 至今',
      hint: '实行聘任制的单位填写，每行一段；转评前后的聘任都写',
      rows: 3,
      faults,
    }),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '计算')),
  )
}

function answer(question: TenureFacts, labels: ClauseLabels): Html {
  const { start, years, firstDay } = reckonTenure(question)
  if (years.value === 'unknown')
    return section(
      'answer',
      '结果',
      notice('warn', '还不能计算', h('p', null, `请补充：${start.missing ?? ''}`)),
    )
  const clauses = [...start.clauses, ...years.clauses].filter(
    (clause, index, all) => all.findIndex((one) => labels.get(one) === labels.get(clause)) === index,
  )
  return section(
    'answer',
    '结果',
    h(
      'p',
      { class: 'answer', role: 'status' },
      h('span', { class: 'answer-label' }, `到${dateText(question.cutOff)}任职满`),
      ' ',
      h('strong', null, `${years.value} 年`),
      verdict(question, years.value),
    ),
    question.required !== null && factList([['最早满足', firstDayText(question.required, firstDay)]]),
    scrollFrame('sum-title', sumTable([...start.lines, ...years.lines])),
    h('p', { class: 'hint' }, '依据：', joined(clauses.map((clause) => clauseLink(clause, labels)))),
  )
}

function verdict({ required }: TenureFacts, years: number): Child {
  if (required === null) return false
  return h('span', null, years >= required ? `，达到要求的${required}年` : `，不足要求的${required}年`)
}

function firstDayText(required: number, firstDay: ReturnType<typeof reckonTenure>['firstDay']): Child {
  if (firstDay === null) return `按现有聘任和考核情况，满不了${required}年：最后一段聘任已经结束`
  return fragment(dateElement(firstDay), `满${required}年；任职年限截止日不早于这一天的评审年度可以申报`)
}

function sumTable(lines: readonly CalculationLine[]): Html {
  const shown = (line: CalculationLine): Child => {
    const text = typeof line.value === 'string' ? line.value : JSON.stringify(line.value)
    const day = findLocalDate(text)
    return day === undefined ? `${text}${line.unit === undefined ? '' : ` ${line.unit}`}` : dateElement(day)
  }
  return h(
    'table',
    { class: 'sum' },
    h('caption', { id: 'sum-title' }, '逐行计算'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        ['项目', '结果', '说明'].map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h(
      'tbody',
      null,
      lines.map((line) =>
        h(
          'tr',
          null,
          h('th', { scope: 'row' }, line.label),
          h('td', null, shown(line)),
          h('td', null, line.note ?? ''),
        ),
      ),
    ),
  )
}

const joined = (links: readonly Html[]): Child => links.map((link, index) => [index === 0 ? '' : '、', link])

/** Asking about a published budget, and the page that the receipt leads to. Forms work without script. */
import { budgetAddress, type BudgetKey } from '../addresses.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, notice, section } from '../parts.ts'
import type { PortalQuestion } from '../questions.ts'

export interface AskModel {
  readonly budget: BudgetKey & { readonly title: string; readonly contact: string }
  /** One form, one question: sending it twice asks once. */
  readonly token: string
  readonly typed: { readonly question: string; readonly name: string; readonly reach: string }
  /** Sentence to show above the form, when what was sent could not be taken. */
  readonly refusal?: string
}

export const questionAddress = ({ tenant, id }: { readonly tenant: string; readonly id: string }): string =>
  `/${encodeURIComponent(tenant)}/questions/${encodeURIComponent(id)}`

export function askPage({ budget, token, typed, refusal }: AskModel): Page {
  const address = budgetAddress(budget)
  return {
    title: `咨询：${budget.title}`,
    section: 'budgets',
    crumbs: [
      { label: '预算公开', href: '/budgets' },
      { label: budget.title, href: address },
    ],
    unlisted: true,
    main: fragment(
      pageHead(
        '咨询这份预算',
        `您的问题由公开联系人${budget.contact}答复。提交后会得到一个受理页面，请保存它的地址。`,
      ),
      refusal === undefined ? null : notice('bad', '没有提交成功', h('p', null, refusal), true),
      h(
        'form',
        { method: 'post', action: `${address}/ask`, class: 'question-form' },
        h('input', { type: 'hidden', name: 'token', value: token }),
        h(
          'div',
          { class: 'field' },
          h('label', { for: 'question' }, '问题（必填，5至1000字）'),
          h(
            'textarea',
            {
              id: 'question',
              name: 'question',
              rows: '6',
              maxlength: '1000',
              required: true,
              'aria-describedby': 'question-hint',
            },
            typed.question,
          ),
          h(
            'p',
            { class: 'hint', id: 'question-hint' },
            '请不要在问题里写手机号、证件号；问题和答复可能在预算页公开。',
          ),
        ),
        textField('name', '称呼（可不填）', typed.name, '30'),
        textField('reach', '联系方式（可不填，不公开，加密保存）', typed.reach, '60'),
        h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '提交咨询')),
      ),
      h('p', { class: 'hint' }, h('a', { href: address }, '返回预算页面')),
    ),
  }
}

function textField(id: string, label: string, value: string, maxlength: string): Html {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h('input', { id, name: id, value, maxlength, autocomplete: 'off' }),
  )
}

const states = { asked: '待答复', answered: '已答复', closed: '已办结' } as const

/** What the asker sees by the address he was given: where it stands, until when, and the answer. */
export function questionPage(question: PortalQuestion): Page {
  const { tenant, slug, title } = question.budget
  return {
    title: `咨询 ${question.number}`,
    section: 'budgets',
    crumbs: [
      { label: '预算公开', href: '/budgets' },
      { label: title, href: budgetAddress({ tenant, slug }) },
    ],
    unlisted: true,
    main: fragment(
      pageHead(`咨询 ${question.number}`, '请保存本页地址：它是查看答复的唯一入口。'),
      facts([
        ['所问的预算', h('a', { href: budgetAddress({ tenant, slug }) }, title)],
        ['提问日期', question.askedOn],
        ['状态', states[question.stage]],
        ['应答复日期', question.stage === 'asked' ? question.dueOn : undefined],
      ]),
      section('asked', '问题', h('p', { class: 'question-text' }, question.question)),
      question.answer === undefined
        ? null
        : section(
            'answer',
            '答复',
            h('p', { class: 'question-text' }, question.answer.text),
            h('p', { class: 'hint' }, `${question.answer.on} 答复`),
          ),
      question.closing === undefined || question.closing === ''
        ? null
        : section('closing', '办结说明', h('p', { class: 'question-text' }, question.closing)),
    ),
  }
}

/** Questions and answers beside a budget: only those that the contact put there, without name and contact. */
export function shownQuestions(questions: readonly PortalQuestion[], ask: string): Html {
  return section(
    'questions',
    '公众咨询',
    questions.length === 0
      ? null
      : h(
          'dl',
          { class: 'question-list' },
          questions.map((one) =>
            h(
              'div',
              null,
              h('dt', null, one.question, h('span', { class: 'hint' }, `（${one.askedOn}）`)),
              h('dd', null, one.answer?.text),
            ),
          ),
        ),
    h('p', { class: 'no-print' }, h('a', { href: ask }, '对这份预算有疑问？向公开联系人提问')),
  )
}

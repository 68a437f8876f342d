/** The complaint channel (W8): a form, its receipt, and how far it is; nothing about who complained is ever shown. */
import type { ComplaintCounter } from '#regulations/titles'
import { dateText } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, facts, notice, section, selectField } from '../parts.ts'
import { titlesPartAddress } from '../titles-addresses.ts'
import type { ComplaintOffice, ComplaintReceipt, ComplaintStanding } from '../titles-sources.ts'
import { type TitlesPlace, titlesCrumbs, titlesNavigation } from './titles-frame.ts'
import { type FormFault, formFaults, textField } from './titles-parts.ts'

export interface ComplaintTyped {
  readonly authority: string
  readonly candidate: string
  readonly subject: string
  readonly about: string
  readonly facts: string
  readonly named: string
  readonly name: string
  readonly reach: string
}
export interface ComplaintModel {
  readonly offices: readonly ComplaintOffice[]
  /** Of the running year, for everybody to see. */
  readonly counter: ComplaintCounter
  /** The list that hangs, from which the reader came. */
  readonly list: { readonly key: string; readonly title: string; readonly people: readonly string[] } | null
  readonly typed: ComplaintTyped
  readonly token: string
  readonly refusal?: string
  /** What is missing, all of it at once. */
  readonly faults?: readonly FormFault[]
}

/** What a complaint lacks before anybody is asked to take it; the desk checks it again by its rules. */
export function complaintFaults(typed: ComplaintTyped): readonly FormFault[] {
  const fault = (field: string, message: string, isFaulty: boolean): readonly FormFault[] =>
    isFaulty ? [{ field, message }] : []
  const isNamed = typed.named === '实名'
  return [
    ...fault('authority', '请选择受理机关', typed.authority === ''),
    ...fault('about', '请填写被反映的人或事项', typed.about === ''),
    ...fault('facts', '请写明事实：时间、地点、经过、依据', typed.facts === ''),
    ...fault('name', '请填写您的姓名；不愿留姓名的，请改选匿名', isNamed && typed.name === ''),
    ...fault('reach', '请填写联系方式，以便答复；不愿留的，请改选匿名', isNamed && typed.reach === ''),
  ]
}

const lead =
  '实名举报的，由受理人答复本人；姓名和联系方式加密保存，只有受理人能看到。匿名举报不保存您的任何信息，凭回执也能查办理状态。'

export function complaintPage(place: TitlesPlace, model: ComplaintModel): Page {
  const { tenant } = place
  return {
    ...frameOf(place),
    main: fragment(
      pageHead(`投诉举报（${tenant.name}）`, lead),
      titlesNavigation(tenant, 'complaint'),
      formFaults(model.faults ?? []),
      model.refusal !== undefined && notice('bad', '没有提交成功', h('p', null, model.refusal), true),
      model.offices.length === 0
        ? empty('还没有登记受理举报的人社部门，请直接向当地人社部门反映。')
        : section('file', '我要反映问题', complaintForm(tenant.id, model)),
      section('standing', '查办理状态', receiptForm(tenant.id)),
      section('counter', `${model.counter.year}年办理情况`, counterFacts(model.counter)),
    ),
  }
}

/** How many came, how many are closed and how they were found; no case and no person (art.52.c). */
const counterFacts = ({ filed, closed, outcomes }: ComplaintCounter): Html =>
  facts([
    ['收到', `${filed}件`],
    ['办结', `${closed}件`],
    ...Object.entries(outcomes).map(([outcome, count]) => [`查证${outcome}`, `${count}件`] as const),
  ])

const frameOf = ({ tenant }: TitlesPlace): Omit<Page, 'main'> => ({
  title: `投诉举报（${tenant.name}）`,
  description: '就职称申报、评审和公示反映问题，可以匿名，凭回执查办理状态。',
  section: 'titles',
  crumbs: titlesCrumbs(tenant),
})

function complaintForm(tenant: string, model: ComplaintModel): Html {
  const { offices, list, typed, token, faults = [] } = model
  return h(
    'form',
    { class: 'question-form', method: 'post', action: titlesPartAddress(tenant, 'complaint') },
    h('input', { type: 'hidden', name: 'token', value: token }),
    list !== null && h('input', { type: 'hidden', name: 'notice', value: list.key }),
    selectField('authority', '受理机关', typed.authority, [
      { value: '', label: '请选择' },
      ...offices.map(({ key, name }) => ({ value: key, label: name })),
    ]),
    list === null
      ? selectField('subject', '反映什么', typed.subject, [
          { value: '程序', label: '程序或工作人员' },
          { value: '评委会', label: '评审委员会' },
        ])
      : selectField(
          'candidate',
          '反映公示名单中的哪一位',
          typed.candidate,
          [
            { value: '', label: '不针对某一位' },
            ...list.people.map((label, index) => ({ value: String(index), label })),
          ],
          list.title,
        ),
    textField({ name: 'about', label: '被反映的人或事项', value: typed.about, rows: 2, faults }),
    h(
      'div',
      { class: 'field field-wide' },
      h('label', { for: 'facts' }, '事实（时间、地点、经过、依据）'),
      h(
        'textarea',
        { id: 'facts', name: 'facts', rows: '8', maxlength: '4000', required: true },
        typed.facts,
      ),
    ),
    selectField('named', '实名还是匿名', typed.named, [
      { value: '匿名', label: '匿名，不留姓名' },
      { value: '实名', label: '实名，须答复本人' },
    ]),
    textField({ name: 'name', label: '您的姓名（实名填写）', value: typed.name, faults }),
    textField({ name: 'reach', label: '联系方式（实名填写）', value: typed.reach, faults }),
    h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '提交')),
  )
}

const receiptForm = (tenant: string): Html =>
  h(
    'form',
    { class: 'question-form', method: 'post', action: `${titlesPartAddress(tenant, 'complaint')}/status` },
    textField({ name: 'receipt', label: '回执编号', value: '', faults: [] }),
    textField({ name: 'code', label: '查询码', value: '', faults: [] }),
    h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '查询')),
  )

export function complaintReceiptPage(place: TitlesPlace, receipt: ComplaintReceipt): Page {
  return {
    ...frameOf(place),
    title: '举报回执',
    unlisted: true,
    main: fragment(
      pageHead('举报回执'),
      notice('good', '已经收到', h('p', null, '请记下下面两项。只有凭它们才能查办理状态，丢失后无法找回。')),
      facts([
        ['回执编号', h('code', { class: 'typed-code', translate: 'no' }, receipt.number)],
        ['查询码', h('code', { class: 'typed-code', translate: 'no' }, receipt.code)],
      ]),
      h(
        'p',
        { class: 'no-print' },
        h('a', { href: titlesPartAddress(place.tenant.id, 'complaint') }, '返回'),
      ),
    ),
  }
}

export function complaintStatusPage(place: TitlesPlace, found: ComplaintStanding | undefined): Page {
  return {
    ...frameOf(place),
    title: '举报办理状态',
    unlisted: true,
    main: fragment(
      pageHead('举报办理状态'),
      found === undefined
        ? notice(
            'bad',
            '没有查到相符的回执',
            h('p', null, '回执编号和查询码不相符，或者没有这份回执。请核对后再查。'),
            true,
          )
        : facts([
            ['回执编号', found.number],
            ['收到日期', dateText(found.filedOn)],
            ['状态', found.stage],
            ['说明', '核查内容和结论不在网上公布；实名举报的，由受理人答复本人。'],
          ]),
      section('standing', '查办理状态', receiptForm(place.tenant.id)),
    ),
  }
}

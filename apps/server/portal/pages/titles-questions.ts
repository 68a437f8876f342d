/** Two questions without login: is this certificate valid (W5), and where does my application lie (DESK B14). */
import type { CertificateAnswer, CertificateStanding } from '#regulations/titles'
import { dateText } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, notice } from '../parts.ts'
import { titlesPartAddress } from '../titles-addresses.ts'
import type { ApplicationAnswer } from '../titles-sources.ts'
import { type TitlesPlace, titlesCrumbs, titlesNavigation } from './titles-frame.ts'
import { type FormFault, formFaults, textField } from './titles-parts.ts'

/** What was typed, by the names of the fields: it stands in the form again. */
export type Typed = Readonly<Record<string, string>>

/** What a page of a question shows: the form, its faults, nothing found, or the answer. */
export type Asked<T> =
  | { readonly kind: 'form' }
  | { readonly kind: 'faults'; readonly faults: readonly FormFault[]; readonly typed: Typed }
  | { readonly kind: 'unknown'; readonly typed: Typed }
  | { readonly kind: 'limited'; readonly typed: Typed }
  | { readonly kind: 'found'; readonly answer: T }

const faultsOf = (asked: Asked<unknown>): readonly FormFault[] =>
  asked.kind === 'faults' ? asked.faults : []
const typedOf = (asked: Asked<unknown>): Typed => ('typed' in asked ? asked.typed : {})
const limited = (advice: string): Html =>
  notice('warn', '这个编号查错的次数太多', h('p', null, `请一小时后再试；${advice}`), true)

export function certificatePage(place: TitlesPlace, asked: Asked<CertificateAnswer>): Page {
  const { tenant } = place
  const title = asked.kind === 'found' ? '职称证书查验单' : '职称证书查验'
  return {
    title: `${title}（${tenant.name}）`,
    description: '凭证书编号和姓名，或者编号和查验码，查职称证书是否有效。',
    section: 'titles',
    crumbs: titlesCrumbs(tenant),
    unlisted: asked.kind !== 'form',
    main: fragment(
      pageHead(
        title,
        asked.kind === 'found' ? undefined : '填写证书编号，再填姓名或者证书上的查验码，两项填一项。',
      ),
      asked.kind === 'found' ? false : titlesNavigation(tenant, 'certificates'),
      formFaults(faultsOf(asked)),
      asked.kind === 'unknown' &&
        notice(
          'bad',
          '没有查到相符的证书',
          h(
            'p',
            null,
            '编号与姓名（或查验码）不相符，或者没有这本证书。请对照证书核对；仍查不到，请向发证机关核实。',
          ),
          true,
        ),
      asked.kind === 'limited' && limited('急用的，请向发证机关核实。'),
      asked.kind === 'found'
        ? certificateSheet(place, asked.answer)
        : certificateForm(tenant.id, typedOf(asked), faultsOf(asked)),
    ),
  }
}

const certificateForm = (tenant: string, typed: Typed, faults: readonly FormFault[]): Html =>
  h(
    'form',
    { class: 'question-form', method: 'post', action: titlesPartAddress(tenant, 'certificates') },
    textField({ name: 'number', label: '证书编号', value: typed['number'] ?? '', faults }),
    textField({ name: 'holder', label: '姓名', value: typed['holder'] ?? '', faults }),
    textField({
      name: 'code',
      label: '查验码',
      value: typed['code'] ?? '',
      hint: '证书编号旁的12位字母数字。',
      faults,
    }),
    h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '查验')),
  )

const standings: Readonly<Record<CertificateStanding, readonly ['good' | 'warn' | 'bad', string, string]>> = {
  有效: ['good', '这本证书有效', ''],
  已撤销: ['bad', '已撤销', '这本证书对应的职称已被撤销，不再有效。'],
  已换发: ['warn', '已换发', '这本证书已换发新证书，请查验新证书。'],
  待确认: ['warn', '待确认', '这项职称还在确认中，确认以前不能使用。'],
}

/** Prints as the sheet that a holder who moves away hands in (art.8.b). */
function certificateSheet({ tenant, today }: TitlesPlace, answer: CertificateAnswer): Html {
  const [tone, word, text] = standings[answer.standing]
  return fragment(
    notice(tone, word, text === '' ? null : h('p', null, text)),
    facts([
      ['证书编号', answer.number],
      ['姓名', answer.name],
      ['系列', answer.series],
      ['专业', answer.specialty],
      ['级别', answer.level],
      ['取得日期', dateText(answer.obtainedOn)],
      ['批准机关', answer.authority],
      ['批准文号', answer.document],
      ['使用范围', answer.scope],
      ['查验日期', dateText(today)],
    ]),
    h(
      'p',
      { class: 'hint' },
      '本页可以打印，作为向外省出具的查验单；收件单位可以用同样的编号和查验码再查一次。',
    ),
    h(
      'p',
      { class: 'no-print' },
      h('a', { href: titlesPartAddress(tenant.id, 'certificates') }, '查验另一本证书'),
    ),
  )
}

export function statusPage(place: TitlesPlace, asked: Asked<ApplicationAnswer>): Page {
  const { tenant } = place
  return {
    title: `办理进度查询（${tenant.name}）`,
    description: '凭申报件编号和证件号码后四位，看材料在哪里、从哪天起、下一步是什么、要做什么。',
    section: 'titles',
    crumbs: titlesCrumbs(tenant),
    unlisted: asked.kind !== 'form',
    main: fragment(
      pageHead(
        '办理进度查询',
        asked.kind === 'found'
          ? undefined
          : '申报件编号在申报回执上。本页只显示办到哪一步，不显示材料和评审内容。',
      ),
      asked.kind === 'found' ? false : titlesNavigation(tenant, 'status'),
      formFaults(faultsOf(asked)),
      asked.kind === 'unknown' &&
        notice(
          'bad',
          '没有查到相符的申报件',
          h('p', null, '编号和后四位不相符，或者没有这件申报。请对照回执核对，或者登录后查看。'),
          true,
        ),
      asked.kind === 'limited' && limited('也可以登录后查看。'),
      asked.kind === 'found'
        ? standing(tenant.id, asked.answer)
        : statusForm(tenant.id, typedOf(asked), faultsOf(asked)),
    ),
  }
}

const statusForm = (tenant: string, typed: Typed, faults: readonly FormFault[]): Html =>
  h(
    'form',
    { class: 'question-form', method: 'post', action: titlesPartAddress(tenant, 'status') },
    textField({ name: 'number', label: '申报件编号', value: typed['number'] ?? '', faults }),
    textField({
      name: 'last',
      label: '证件号码后四位',
      value: typed['last'] ?? '',
      hint: '最后一位是字母X的也照填。',
      faults,
    }),
    h('div', { class: 'field-button' }, h('button', { type: 'submit' }, '查询')),
  )

function standing(tenant: string, answer: ApplicationAnswer): Html {
  const { asked, where, office, since, next } = answer
  return fragment(
    asked === null
      ? notice('good', where, h('p', null, '现在不需要您做什么。'))
      : notice('warn', where, h('p', null, h('strong', null, '请您办理：'), asked)),
    facts([
      ['申报件编号', answer.number],
      ['申报', answer.target],
      ['评审委员会', answer.committeeName],
      ['现在在哪里', office],
      ['从哪天起', since === null ? undefined : dateText(since)],
      ['下一步', next],
    ]),
    h('p', { class: 'no-print' }, h('a', { href: titlesPartAddress(tenant, 'status') }, '查另一件')),
  )
}

/** Checking a document by the code on its pages. */
import { instantElement } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { digest, facts, notice } from '../parts.ts'
import type { DocumentRecord } from '../sources.ts'

/** What a check found. `invalid` is a code that cannot exist; `unknown` one that could, and does not. */
export type VerifyModel =
  | { readonly kind: 'form' }
  | { readonly kind: 'invalid'; readonly typed: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly code: string }
  | { readonly kind: 'found'; readonly document: DocumentRecord }

export function verifyPage(model: VerifyModel): Page {
  const asked = model.kind !== 'form'
  return {
    title: asked ? '核验结果' : '文件核验',
    description: '输入文件页脚的核验码，确认文件是否由本平台出具、现在是否有效。',
    section: 'verify',
    crumbs: asked ? [{ label: '文件核验', href: '/verify' }] : [],
    unlisted: asked,
    main: fragment(
      pageHead(
        asked ? '核验结果' : '文件核验',
        asked
          ? undefined
          : '平台出具的每份文件，页脚都印有 16 位核验码。输入后可以看到这份文件的名称、日期和现在的效力。',
      ),
      answer(model),
    ),
  }
}

function answer(model: VerifyModel): Html {
  switch (model.kind) {
    case 'form':
      return fragment(verifyForm('', undefined), guidance())
    case 'invalid':
      return fragment(verifyForm(model.typed, model.message), guidance())
    case 'unknown':
      return fragment(
        notice(
          'bad',
          '没有查到这份文件',
          fragment(
            h('p', null, '核验码 ', digest(model.code), ' 书写无误，但本平台没有出具过这样一份文件。'),
            h('p', null, '请对照纸面再核对一遍；如仍查不到，请向文件上署名的单位核实，在核实之前不要采信。'),
          ),
          true,
        ),
        verifyForm('', undefined),
      )
    case 'found':
      return found(model.document)
  }
}

const STATES = {
  valid: ['good', '现在有效'],
  superseded: ['warn', '但已被新文件取代'],
  revoked: ['bad', '但已撤销，不再有效'],
} as const

function found(document: DocumentRecord): Html {
  const [tone, label] = STATES[document.state]
  return fragment(
    notice(
      tone,
      `这份文件由本平台出具，${label}`,
      fragment(
        document.stateReason !== undefined && h('p', null, document.stateReason),
        document.supersededBy !== undefined &&
          h(
            'p',
            null,
            '取代它的文件：',
            h('a', { href: `/verify/${document.supersededBy}` }, document.supersededBy),
          ),
      ),
    ),
    facts([
      ['名称', document.title],
      ['出具单位', document.issuer],
      ['出具时间', instantElement(document.issuedAt)],
      ['核验码', h('code', { class: 'typed-code', translate: 'no' }, document.code)],
      ['文件校验值', digest(document.hash)],
      ['公开页面', document.address !== undefined && h('a', { href: document.address }, '查看公开内容')],
    ]),
    h('p', null, '请把上面的名称、单位和日期与手中的文件逐一对照；有一处不同，就不是同一份文件。'),
    h('p', { class: 'no-print' }, h('a', { href: '/verify' }, '核验另一份文件')),
  )
}

/** The box for a code; `message` says what was wrong with the last one. */
export function verifyForm(typed: string, message: string | undefined): Html {
  return h(
    'form',
    { class: 'verify-form', action: '/verify', method: 'get' },
    h(
      'div',
      { class: message === undefined ? 'field' : 'field field-wrong' },
      h('label', { for: 'code' }, '核验码'),
      message !== undefined && h('p', { class: 'fault', id: 'code-fault', role: 'alert' }, message),
      h(
        'span',
        { class: 'search-row' },
        h('input', {
          id: 'code',
          name: 'code',
          type: 'text',
          value: typed,
          maxlength: 40,
          autocomplete: 'off',
          placeholder: 'XXXX-XXXX-XXXX-XXXX',
          'aria-describedby': message === undefined ? undefined : 'code-fault',
          'aria-invalid': message === undefined ? undefined : 'true',
        }),
        h('button', { type: 'submit' }, '核验'),
      ),
    ),
  )
}

function guidance(): Html {
  return h(
    'div',
    { class: 'prose' },
    h('h2', null, '说明'),
    h(
      'ul',
      null,
      h(
        'li',
        null,
        '核验码共四组、每组四位，只含数字和大写字母，没有 0、O、1、I；大小写、空格和连字符都不影响核验。',
      ),
      h('li', null, '输错一位或者颠倒两位，会提示输入有误，不会当成另一份文件。'),
      h('li', null, '核验只显示文件的名称、单位、日期和效力，不显示个人信息。'),
    ),
  )
}

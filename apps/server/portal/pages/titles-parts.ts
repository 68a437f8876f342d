/** Pieces of the guide to title review (W9): fields with their faults, links to clauses, findings as a list. */
import type { Finding } from '#kernel/law'
import { type Child, type Html, h } from '../h.ts'
import { notice, tag } from '../parts.ts'
import type { PortalInstrument } from '../sources.ts'

export const titlesInstrument = 'anhui-titles-2018'
/** Chinese label of each clause of the instrument, by clause id. */
export type ClauseLabels = ReadonlyMap<string, string>

export function clauseLabels(instruments: readonly PortalInstrument[]): ClauseLabels {
  const found = instruments.find(({ id }) => id === titlesInstrument)
  return new Map(found?.clauses.map(({ id, label }) => [id, label]))
}

export function clauseLink(clause: string, labels: ClauseLabels): Html {
  return h('a', { class: 'clause-link', href: `/regulations/${clause}` }, labels.get(clause) ?? clause)
}

/** Where the guide stands in the site. */
export const guideCrumbs = [{ label: '计算与指引', href: '/calculators' }] as const

export type FormFault = { readonly field: string; readonly message: string }

export function formFaults(faults: readonly FormFault[]): Html | false {
  if (faults.length === 0) return false
  return notice(
    'bad',
    `有 ${faults.length} 处需要改正`,
    h(
      'ul',
      null,
      faults.map(({ field, message }) => h('li', null, h('a', { href: `#${field}` }, message))),
    ),
    true,
  )
}

type TextField = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly placeholder?: string
  readonly numeric?: boolean
  /** Rows of a text area. */
  readonly rows?: number
  readonly faults: readonly FormFault[]
}

/** A field with its hint and its fault, joined for screen readers. */
export function textField({ name, label, value, hint, placeholder, numeric, rows, faults }: TextField): Html {
  const fault = faults.find(({ field }) => field === name)
  const described = [fault && `${name}-fault`, hint && `${name}-hint`].filter(Boolean).join(' ')
  const attributes = {
    id: name,
    name,
    maxlength: rows === undefined ? 40 : 400,
    autocomplete: 'off',
    placeholder,
    'aria-invalid': fault === undefined ? undefined : 'true',
    'aria-describedby': described === '' ? undefined : described,
  }
  return h(
    'div',
    { class: `field${fault === undefined ? '' : ' field-wrong'}${rows === undefined ? '' : ' field-wide'}` },
    h('label', { for: name }, label),
    fault !== undefined && h('p', { class: 'fault', id: `${name}-fault` }, fault.message),
    rows === undefined
      ? h('input', {
          ...attributes,
          type: 'text',
          value,
          inputmode: numeric === true ? 'numeric' : undefined,
        })
      : h('textarea', { ...attributes, rows }, value),
    hint !== undefined && h('p', { class: 'hint', id: `${name}-hint` }, hint),
  )
}

export const options = (values: readonly string[]): readonly { value: string; label: string }[] =>
  values.map((value) => ({ value, label: value }))

const marks = { yes: ['good', '符合'], no: ['bad', '不符合'], unknown: ['warn', '待定'] } as const

/** Findings one below the other: mark, proposition, clause, and what to do. */
export function findingList(findings: readonly Finding[], labels: ClauseLabels): Html {
  return h(
    'ul',
    { class: 'tick-list' },
    findings.map((finding) => {
      const [tone, word] = marks[finding.holds]
      return h(
        'li',
        null,
        h(
          'p',
          null,
          tag(tone, word),
          ' ',
          h('strong', null, finding.label),
          ' ',
          clauseLink(finding.clause, labels),
        ),
        finding.say !== undefined && finding.say !== '' && h('p', { class: 'hint' }, finding.say),
      )
    }),
  )
}

/** What the guide is and is not; under every answer. */
export function guideNote(...more: Child[]): Html {
  return h(
    'p',
    { class: 'hint' },
    '本页只按所填内容计算，不保存；结果供参考，以组建单位和职称管理部门的审核为准。',
    more,
  )
}

/** Reads one of the values given; the first where the form names none of them. */
export function readChoice<T extends string>(value: unknown, values: readonly [T, ...T[]] | readonly T[]): T {
  const found = values.find((one) => one === value) ?? values[0]
  if (found === undefined) throw new Error('a choice without values')
  return found
}

/** What was typed, half width and trimmed. */
export function readText(value: unknown, length: number): string {
  return typeof value === 'string' ? value.normalize('NFKC').trim().slice(0, length) : ''
}

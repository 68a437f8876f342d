/** One clause: its summary, what the software does with it, how it is read, where the text contradicts itself. */
import { type Html, fragment, h } from '../h.ts'
import {
  type ClauseState,
  clauseState,
  confidenceLabels,
  dispositionLabels,
  dispositionNotes,
  kindLabels,
  labelOf,
} from '../labels.ts'
import { type Page, pageHead } from '../layout.ts'
import { facts, noteText, notice, section } from '../parts.ts'
import type { AttachedText, PortalClause, PortalInstrument } from '../sources.ts'
import { type Built, stateTag, textNotice } from './clause-parts.ts'

export interface ClauseModel {
  readonly instrument: PortalInstrument
  readonly clause: PortalClause
  readonly built: Built
  readonly attached: AttachedText | undefined
  /** Notes of the office that interprets the instrument. */
  readonly notes?: readonly { readonly text: string; readonly document: string }[]
}

export function clausePage(model: ClauseModel): Page {
  const { instrument, clause, built } = model
  const place = instrument.clauses.findIndex((other) => other.id === clause.id)
  return {
    title: `${clause.label}（${clause.rowId}）`,
    description: clause.summary,
    section: 'regulations',
    crumbs: [
      { label: '规程与条款', href: '/regulations' },
      { label: instrument.title, href: `/regulations/${instrument.id}` },
    ],
    main: fragment(
      pageHead(
        clause.label,
        undefined,
        h('p', { class: 'byline' }, instrument.title, '　', h('span', { class: 'code' }, clause.id)),
      ),
      textNotice(model.attached),
      section('summary', '条款摘要', h('p', { class: 'clause-summary' }, clause.summary)),
      clause.confidence !== undefined &&
        clause.confidence !== 'high' &&
        notice('warn', '引用前请核对原文', h('p', null, `${labelOf(confidenceLabels, clause.confidence)}。`)),
      section(
        'handling',
        '系统如何处理',
        facts([
          ['类别', labelOf(kindLabels, clause.kind)],
          [
            '处理方式',
            fragment(
              labelOf(dispositionLabels, clause.disposition),
              '：',
              dispositionNotes[clause.disposition] ?? '',
            ),
          ],
          ['实现情况', handled(clauseState(clause, built))],
          ['出处', source(instrument, clause)],
        ]),
        h(
          'details',
          null,
          h('summary', null, '给开发和验收人员的说明（部分为英文）'),
          h('h3', null, '设计要求'),
          h('p', null, noteText(clause.software)),
          clause.test !== 'none' && fragment(h('h3', null, '边界情形'), h('p', null, noteText(clause.test))),
        ),
      ),
      (model.notes ?? []).length > 0 &&
        section(
          'notes',
          '解释机关的说明',
          (model.notes ?? []).map(({ text, document }) => h('p', null, text, `（${document}）`)),
        ),
      clause.readingZh !== undefined &&
        section(
          'reading',
          `采用的读法${clause.readingNumber === undefined ? '' : ` ${clause.readingNumber}`}`,
          h('p', null, '条文可作不止一种理解，平台采用的是：'),
          h('p', null, withLinks(instrument, clause.readingZh)),
        ),
      clause.conflictZh !== undefined &&
        section('conflict', '原文的矛盾之处', h('p', null, withLinks(instrument, clause.conflictZh))),
      neighbours(instrument, place),
    ),
  }
}

/** A text with its clauses, written 〔reference id〕, as links. */
function withLinks(instrument: PortalInstrument, text: string): Html {
  const parts = text.split(/(〔[^〔〕]+ [a-z0-9.]+〕)/)
  return fragment(
    ...parts.map((part) => {
      const id = /^〔[^〔〕]+ ([a-z0-9.]+)〕$/.exec(part)?.[1]
      return id === undefined ? part : h('a', { href: `/regulations/${instrument.id}/${id}` }, part)
    }),
  )
}

function handled(state: ClauseState): Html {
  return fragment(stateTag(state), state === 'pending' && '　系统目前还不处理这一条，请按正式文本办理。')
}

function source(instrument: PortalInstrument, clause: PortalClause): string {
  if (clause.source === 'document') return '本文件'
  return instrument.sources.find((other) => other.id === clause.source)?.title ?? clause.source
}

function neighbours(instrument: PortalInstrument, place: number): Html {
  const link = (clause: PortalClause | undefined, word: string, rel: string) =>
    clause !== undefined &&
    h('a', { href: `/regulations/${clause.id}`, rel }, `${word}：${clause.label}（${clause.rowId}）`)
  return h(
    'nav',
    { class: 'neighbours no-print', 'aria-label': '相邻条款' },
    link(place > 0 ? instrument.clauses[place - 1] : undefined, '上一条', 'prev'),
    h('a', { href: `/regulations/${instrument.id}#clauses` }, '返回全部条款'),
    link(instrument.clauses[place + 1], '下一条', 'next'),
  )
}

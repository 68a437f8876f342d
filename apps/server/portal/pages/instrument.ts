/** One instrument: its head, how far it is carried, and the table of its clauses. */
import { dateText } from '../dates.ts'
import { type Html, fragment, h } from '../h.ts'
import { clauseState, clauseStateLabels, dispositionLabels, kindLabels, labelOf } from '../labels.ts'
import { type Page, pageHead } from '../layout.ts'
import { type FieldOption, empty, facts, noteText, scrollFrame, section, selectField, tag } from '../parts.ts'
import type { AttachedText, PortalClause, PortalInstrument } from '../sources.ts'
import { type Built, countStates, progress, stateTag, textNotice } from './clause-parts.ts'

export interface ClauseFilter {
  readonly kind: string
  readonly disposition: string
  readonly state: string
}

export interface InstrumentModel {
  readonly instrument: PortalInstrument
  readonly built: Built
  readonly filter: ClauseFilter
  readonly attached: AttachedText | undefined
  /** What the document says of itself, each with its clause. */
  readonly facts?: readonly { readonly label: string; readonly text: string; readonly clause: string }[]
  /** When it is in force, where the text does not say a day. */
  readonly inForce?: string
}

/** Reads the filter of a clause table; a word that is none of ours filters nothing. */
export function readClauseFilter(query: Readonly<Record<string, unknown>>): ClauseFilter {
  const known = (name: string, labels: Readonly<Record<string, string>>) => {
    const value = query[name]
    return typeof value === 'string' && Object.hasOwn(labels, value) ? value : ''
  }
  return {
    kind: known('kind', kindLabels),
    disposition: known('disposition', dispositionLabels),
    state: known('state', clauseStateLabels),
  }
}

export function instrumentPage(model: InstrumentModel): Page {
  const { instrument, built, filter } = model
  const shown = instrument.clauses
    .filter((clause) => filter.kind === '' || clause.kind === filter.kind)
    .filter((clause) => filter.disposition === '' || clause.disposition === filter.disposition)
    .filter((clause) => filter.state === '' || clauseState(clause, built) === filter.state)
  return {
    title: instrument.title,
    description: `${instrument.title}：${instrument.clauses.length} 条摘要，逐条说明系统如何处理。`,
    section: 'regulations',
    crumbs: [{ label: '规程与条款', href: '/regulations' }],
    unlisted: filter.kind !== '' || filter.disposition !== '' || filter.state !== '',
    main: fragment(
      pageHead(
        instrument.title,
        undefined,
        facts([
          ['制定机关', instrument.issuer ?? ''],
          ['文号', instrument.number ?? '原文未载'],
          ['印发日期', instrument.date === null ? '原文未载' : dateText(instrument.date)],
          [
            '施行日期',
            model.inForce ?? (instrument.inForceFrom === null ? '' : dateText(instrument.inForceFrom)),
          ],
          ...(model.facts ?? []).map(
            ({ label, text, clause }) =>
              [
                label,
                fragment(
                  text,
                  ' ',
                  h(
                    'a',
                    { class: 'clause-link', href: `/regulations/${clause}` },
                    instrument.clauses.find(({ id }) => id === clause)?.label ?? clause,
                  ),
                ),
              ] as const,
          ),
        ]),
      ),
      textNotice(model.attached),
      progress(countStates(instrument.clauses, built)),
      background(instrument),
      section('clauses', '条款', clauseFilterForm(instrument, filter), clauseTable(instrument, shown, built)),
    ),
  }
}

function background(instrument: PortalInstrument): Html | false {
  const note = instrument.note ?? ''
  if (note === '' && instrument.structure.length === 0 && instrument.sources.length === 0) return false
  return h(
    'details',
    { class: 'background' },
    h('summary', null, '文件结构、版本与所引文件'),
    note !== '' && h('p', null, noteText(note)),
    instrument.structure.length > 0 &&
      h(
        'ul',
        null,
        instrument.structure.map((part) => h('li', null, part)),
      ),
    instrument.sources.length > 0 &&
      fragment(
        h('p', null, '所引文件：'),
        h(
          'ul',
          null,
          instrument.sources.map((source) =>
            h('li', null, source.title, source.note !== undefined && fragment('（', source.note, '）')),
          ),
        ),
      ),
  )
}

function clauseFilterForm(instrument: PortalInstrument, filter: ClauseFilter): Html {
  const present = (
    all: string,
    values: readonly string[],
    labels: Readonly<Record<string, string>>,
  ): readonly FieldOption[] => [
    { value: '', label: all },
    ...Object.entries(labels)
      .filter(([value]) => values.includes(value))
      .map(([value, label]) => ({ value, label })),
  ]
  const all: readonly FieldOption[] = [
    { value: '', label: '全部' },
    ...Object.entries(clauseStateLabels).map(([value, label]) => ({ value, label })),
  ]
  const some = filter.kind !== '' || filter.disposition !== '' || filter.state !== ''
  return h(
    'form',
    {
      class: 'filter',
      method: 'get',
      action: `/regulations/${instrument.id}#clauses`,
      'aria-label': '筛选条款',
    },
    selectField(
      'kind',
      '类别',
      filter.kind,
      present(
        '全部',
        instrument.clauses.map((clause) => clause.kind),
        kindLabels,
      ),
    ),
    selectField(
      'disposition',
      '处理方式',
      filter.disposition,
      present(
        '全部',
        instrument.clauses.map((clause) => clause.disposition),
        dispositionLabels,
      ),
    ),
    selectField('state', '实现情况', filter.state, all),
    h(
      'div',
      { class: 'field field-button' },
      h('button', { type: 'submit' }, '筛选'),
      some && h('a', { href: `/regulations/${instrument.id}#clauses` }, '清除条件'),
    ),
  )
}

function clauseTable(instrument: PortalInstrument, clauses: readonly PortalClause[], built: Built): Html {
  if (clauses.length === 0)
    return empty(
      '没有符合这些条件的条款。',
      h('p', null, h('a', { href: `/regulations/${instrument.id}#clauses` }, '查看全部条款')),
    )
  const heads = ['条款', '摘要', '类别', '处理方式', '实现情况']
  return fragment(
    h('p', { class: 'count', id: 'clause-count' }, `${clauses.length} 条`),
    scrollFrame(
      'clause-count',
      h(
        'table',
        { class: 'directory clauses' },
        h('caption', { class: 'unseen' }, `${instrument.title}的条款`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            heads.map((head) => h('th', { scope: 'col' }, head)),
          ),
        ),
        h(
          'tbody',
          null,
          clauses.map((clause) =>
            h(
              'tr',
              null,
              h(
                'th',
                { scope: 'row' },
                h('a', { href: `/regulations/${clause.id}` }, clause.label),
                ' ',
                h('span', { class: 'code' }, clause.rowId),
              ),
              h('td', { class: 'summary' }, clause.summary, marks(clause)),
              h('td', { 'data-label': '类别' }, labelOf(kindLabels, clause.kind)),
              h('td', { 'data-label': '处理方式' }, labelOf(dispositionLabels, clause.disposition)),
              h('td', { 'data-label': '实现情况' }, stateTag(clauseState(clause, built))),
            ),
          ),
        ),
      ),
    ),
  )
}

function marks(clause: PortalClause): Html | false {
  const given = [
    clause.conflictZh !== undefined && tag('warn', '原文有矛盾'),
    clause.readingZh !== undefined && tag('plain', '有读法说明'),
    clause.confidence !== undefined && clause.confidence !== 'high' && tag('warn', '待核对原文'),
  ].filter((mark) => mark !== false)
  return given.length > 0 && h('span', { class: 'marks' }, given)
}

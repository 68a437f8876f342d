/** The instruments that run here. */
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty } from '../parts.ts'
import type { PortalInstrument } from '../sources.ts'
import { type Built, countStates, progress } from './clause-parts.ts'

export function regulationsPage(model: {
  readonly instruments: readonly PortalInstrument[]
  readonly built: Built
}): Page {
  return {
    title: '规程与条款',
    description: '本平台所运行的规程：逐条摘要、系统如何处理、有歧义处采用的读法。',
    section: 'regulations',
    crumbs: [],
    main: fragment(
      pageHead(
        '规程与条款',
        '每部规程逐条列出：条款要求什么，系统怎样处理，有歧义时采用哪种读法，哪些还没有实现。',
      ),
      model.instruments.length === 0
        ? empty('本平台还没有装入规程。', h('p', null, '规程装入后会列在这里。'))
        : h(
            'ul',
            { class: 'instruments' },
            model.instruments.map((instrument) => instrumentCard(instrument, model.built)),
          ),
    ),
  }
}

function instrumentCard(instrument: PortalInstrument, built: Built): Html {
  const counts = countStates(instrument.clauses, built)
  return h(
    'li',
    null,
    h('h2', null, h('a', { href: `/regulations/${instrument.id}` }, instrument.title)),
    h(
      'p',
      { class: 'byline' },
      [instrument.issuer, instrument.number].filter((part) => part !== null).join('　'),
    ),
    progress(counts),
  )
}

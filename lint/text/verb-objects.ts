import type { WordingSlip } from './wording.ts'

type Pair = { readonly verb: string; readonly usual: string; readonly objects: string }

/**
 * Verbs of official texts that are written for a neighbour, with the objects that only the neighbour takes: deeds are
 * punished, gaps are looked for; steps become quicker, levels become higher. Few and beyond doubt; all else is left to readers.
 */
const pairs: readonly Pair[] = [
  { verb: '查处', usual: '查找', objects: '不足|差距|短板|弱项' },
  { verb: '提高', usual: '加快', objects: '步伐|进度' },
  { verb: '提升', usual: '加快', objects: '步伐|进度' },
  { verb: '加快', usual: '提高', objects: '水平|能力' },
  { verb: '扩大', usual: '提高', objects: '水平|能力|效率' },
]

/**
 * At the head of a clause, or after a word that leads to a verb (行为查处不足 tells of too little punishment), and the object ends
 * there: 加快能力建设 is about the building.
 */
const heads = pairs.map(({ verb, usual, objects }) => ({
  usual,
  verb,
  pattern: new RegExp(
    `(?<=^|[，,；;：:、与和及并要须应当将])${verb}(?:${objects})(?=$|[，,；;。、与和及并])`,
    'g',
  ),
}))
/** 查处不足 alone may say that too little is punished: only what stands beside a second verb is asked about. */
const joined = /^[与和及并]/

/** Verbs of a sentence whose object belongs to another verb. */
export function findWrongVerbs(sentence: string): readonly WordingSlip[] {
  return heads.flatMap(({ pattern, verb, usual }) =>
    Array.from(sentence.matchAll(pattern)).flatMap(({ 0: text, index: from }) => {
      const to = from + text.length
      if (verb === '查处' && !joined.test(sentence.slice(to))) return []
      return [{ kind: 'wrong-verb', from, to, text, usual: text.replace(verb, usual) }]
    }),
  )
}

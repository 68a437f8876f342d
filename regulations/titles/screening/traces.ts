/**
 * What of an application can turn up in another one: papers, awards, certificates, files, wording, the person. A trace is a
 * kind and a normalised text; its digest is what the database is asked for (`title_traces`, migration 105), so that the
 * question over all cases is one indexed read. The two are tested equal.
 */
import { sha256 } from '../../shared/digest.ts'
import type { Application, Material } from '../application/state.ts'
import { standingMaterials } from '../filing/digest.ts'

const traceKinds = ['work', 'doi', 'award', 'certificate', 'file', 'wording', 'person', 'likeness'] as const
export type TraceKind = (typeof traceKinds)[number]

export type Trace = {
  readonly kind: TraceKind
  /** Normalised text; two traces are one when kind and key agree. */
  readonly key: string
  /** Id of the row of the content or of the material it stands in; empty of the person. */
  readonly place: string
}

/** What screening reads of an application. */
export type Screened = Pick<
  Application,
  'applicant' | 'content' | 'materials' | 'filedFacts' | 'cycle' | 'stage' | 'employer' | 'number'
>

/** Shorter titles (总结, 报告) say nothing about whose they are. */
const TITLE_LEAST = 6
/** Two people may use the same short sentence; not the same thirty characters. */
const WORDING_LEAST = 30

/** Letters, digits and Chinese characters only, in one width and case: 《ＡＢ 研究》 and `ab研究` are the same title. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[A-Z]/gu, (letter) => letter.toLowerCase())
    .replace(/[^0-9a-z\u3400-\u9fff]/gu, '')

const DOI = /10\.\d{4,9}\/[!-~]+/u
/** A DOI wherever it was typed; undefined where there is none. */
const findDoi = (text: string): string | undefined => {
  const found = DOI.exec(text.normalize('NFKC'))?.[0]
  return found === undefined ? undefined : plain(found)
}

const atLeast = (key: string, least: number): string => (key.length < least ? '' : key)

/** Slots whose certificates are one person's own; proofs of awards and papers are shared by those who did the work. */
const personalSlots: readonly string[] = ['degree-certificate', 'title-certificate', 'education-certificate']
/** Slots whose files may lawfully lie in the bundles of several people. */
const sharedSlots: readonly string[] = ['achievement', 'works', 'vacancy-opinion']

function materialTraces({ id, slot, number, files }: Material): readonly Trace[] {
  const own = personalSlots.includes(slot)
    ? [{ kind: 'certificate', key: plain(number ?? ''), place: id } as const]
    : []
  const shared = sharedSlots.includes(slot)
  return [...own, ...(shared ? [] : files.map((file) => ({ kind: 'file', key: file, place: id }) as const))]
}

function contentTraces({ works, achievements }: Application['content']): readonly Trace[] {
  return [
    ...works.flatMap(({ id, title, number, venue }): Trace[] => [
      { kind: 'work', key: atLeast(plain(title), TITLE_LEAST), place: id },
      { kind: 'doi', key: findDoi(`${number} ${venue}`) ?? '', place: id },
    ]),
    ...achievements.flatMap(({ id, name, body, on, ownWork }): Trace[] => [
      { kind: 'award', key: `${plain(name)}|${plain(body)}|${on}`, place: id },
      { kind: 'wording', key: atLeast(plain(ownWork), WORDING_LEAST), place: id },
    ]),
  ]
}

/** Name, birth date and sex: a second identity paper keeps all three. */
export const likenessOf = ({ applicant, filedFacts }: Pick<Screened, 'applicant' | 'filedFacts'>): string =>
  filedFacts === null ? '' : `${plain(applicant.name)}|${filedFacts.bornOn}|${filedFacts.sex}`

/** Every trace of an application; none with an empty key. */
export function tracesOf(state: Screened): readonly Trace[] {
  const traces: readonly Trace[] = [
    ...contentTraces(state.content),
    ...standingMaterials(state).flatMap(materialTraces),
    { kind: 'person', key: state.applicant.key, place: '' },
    { kind: 'likeness', key: likenessOf(state), place: '' },
  ]
  return traces.filter(({ key }) => key !== '')
}

/** SHA-256 over `kind:key`, as the database's function reckons it. */
export const traceDigest = ({ kind, key }: Pick<Trace, 'kind' | 'key'>): string => sha256(`${kind}:${key}`)

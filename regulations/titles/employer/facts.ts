/** What the employer's rules ask of an application. */
import { boundValue } from '#kernel/case'
import type { Finding } from '#kernel/law'
import type { Application, Material, Objection } from '../application/state.ts'
import { standingMaterials } from '../filing/digest.ts'
import { materialLabel } from '../filing/slots.ts'
import type { GroupMember } from './state.ts'
import * as rules from './rules.ts'

export const markOf = (state: Application, id: string): Application['marks'][number] | undefined =>
  state.marks.find(({ material }) => material === id)

/** Whether the employer is held to its post structure (art.10). */
export const isBoundByPosts = ({ employer }: Application): boolean =>
  employer.kind === '事业单位' && employer.fullPostManagement

const names = (materials: readonly Material[]): readonly string[] => materials.map(materialLabel)

export const unmarkedIn = (state: Application): readonly string[] =>
  names(standingMaterials(state).filter(({ id }) => markOf(state, id) === undefined))

/** Copies without verifier, opinion or seal (art.9.2.i). */
export function uncomparedIn(state: Application): readonly string[] {
  return names(
    standingMaterials(state).filter(({ id, original }) => {
      const copy = markOf(state, id)?.copy ?? null
      return !original && (copy === null || copy.by === '' || copy.opinion === '' || !copy.sealed)
    }),
  )
}

/** Materials that an objection hit and that were not cleared. */
const disputed: readonly (Objection['finding'] | null)[] = ['属实', '部分属实', '无法查实']

export function unfitIn(state: Application): readonly string[] {
  const hit = new Set(
    state.objections.flatMap(({ material, finding }) =>
      material !== null && disputed.includes(finding) ? [material] : [],
    ),
  )
  return names(
    standingMaterials(state).filter(({ id }) => {
      const mark = markOf(state, id)
      const fails = mark !== undefined && !(mark.genuine && mark.complete && mark.regular)
      return fails || hit.has(id)
    }),
  )
}

/** Objections without finding whose material is still inside, or that concern the candidate. */
export function openObjections(state: Application): readonly string[] {
  const standing = new Map(standingMaterials(state).map((one) => [one.id, one]))
  return state.objections
    .filter(({ finding, material }) => finding === null && (material === null || standing.has(material)))
    .map(({ material }) => {
      const named = material === null ? undefined : standing.get(material)
      return named === undefined ? '对申报人的反映' : `对${materialLabel(named)}的反映`
    })
}

export function memberCounts(members: readonly GroupMember[]) {
  const of = (kind: GroupMember['kind']) => members.filter((member) => member.kind === kind).length
  return {
    technical: of('技术人员') + of('技术负责人'),
    technicalHeads: of('技术负责人'),
    personnel: of('人事干部'),
    total: members.length,
  }
}

/** Headings of the opinion that are shorter than asked (art.9.2.h). */
export function opinionFinding({ opinion }: Application, moments: Parameters<typeof boundValue>[1]): Finding {
  const bound = boundValue(rules.opinionLettersMin, moments)
  if (!bound.known) return bound.finding
  const headings = [
    ['业绩', opinion?.merits ?? ''],
    ['水平', opinion?.standard ?? ''],
    ['表现', opinion?.conduct ?? ''],
  ] as const
  return rules.opinionHasHeadings({
    short: headings.filter(([, written]) => written.length < bound.value).map(([heading]) => heading),
    lettersMin: bound.value,
  })
}

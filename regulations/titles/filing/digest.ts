/** Digests that signatures stand over: the pledge, the confirmation of 代填, the internal notice. */
import type { Fact } from '#kernel/law'
import { digestOf } from '../../shared/digest.ts'
import type { Application, Material } from '../application/state.ts'

/** Materials that are part of the bundle: those not taken out. */
export const standingMaterials = (state: Pick<Application, 'materials'>): readonly Material[] =>
  state.materials.filter(({ removed }) => removed === null)

const listed = (material: Material): Fact => {
  const { removed: _removed, shown: _shown, ...rest } = material
  return rest
}

export type PledgeState = '未签' | '有效' | '承诺书需重签'

/** Whether the pledge still covers what is there (art.9.1.3). What the employer takes out later does not void it. */
export function pledgeStateOf(state: Pick<Application, 'materials' | 'content' | 'pledge'>): PledgeState {
  if (state.pledge === null) return '未签'
  return state.pledge.digest === givenDigest(state) ? '有效' : '承诺书需重签'
}

/**
 * What the pledge F3 is signed over: every material given in and every row filled in. What the employer takes out later
 * stays in the list, so that the pledge does not fall with it.
 */
export function givenDigest(state: Pick<Application, 'materials' | 'content'>): string {
  return digestOf({ materials: state.materials.map(listed), content: state.content })
}

/** A digest as paper shows it: the hexadecimal digits alone. */
export const shownDigest = (digest: string): string => digest.slice(digest.indexOf(':') + 1)

/** What hangs on the wall: basic facts, the materials displayed, the group's conclusion (art.9.2.d). */
export function noticeDigest(
  state: Pick<Application, 'applicant' | 'target' | 'materials' | 'content' | 'group' | 'recommendation'>,
): string {
  const { applicant, target, content, group, recommendation } = state
  return digestOf({
    name: applicant.name,
    target,
    materials: state.materials.filter(({ shown }) => shown).map(listed),
    content,
    conclusion: group?.sheet?.conclusion ?? null,
    recommendation:
      recommendation === null ? null : { score: recommendation.score, rank: recommendation.rank },
  })
}

/** Materials to be checked, one after another: person by person, or one kind across persons. */
import type {
  Application,
  Material,
  MaterialMark,
} from '../../../../../regulations/titles/application/state.ts'
import { slots } from '../../../../../regulations/titles/filing/labels.ts'

export type MarkItem = {
  readonly caseId: string
  readonly person: string
  readonly slot: string
  readonly material: Material
  readonly mark: MaterialMark | undefined
}
export type Order = 'person' | 'kind'

/** Name of a slot; one that an announcement added is called by its own key's name. */
export const slotName = (key: string): string => slots.find((slot) => slot.key === key)?.name ?? '其他材料'

const rankOf = (key: string): number => {
  const at = slots.findIndex((slot) => slot.key === key)
  return at === -1 ? slots.length : at
}

/** Every material that stands, in the order asked for; within a kind people keep their order. */
export function itemsInOrder(
  files: readonly { readonly caseId: string; readonly state: Application }[],
  order: Order,
): readonly MarkItem[] {
  const all = files.flatMap(({ caseId, state }) =>
    state.materials
      .filter(({ removed }) => removed === null)
      .toSorted((one, other) => rankOf(one.slot) - rankOf(other.slot))
      .map((material) => ({
        caseId,
        person: state.applicant.name,
        slot: material.slot,
        material,
        mark: state.marks.find((one) => one.material === material.id),
      })),
  )
  return order === 'person' ? all : all.toSorted((one, other) => rankOf(one.slot) - rankOf(other.slot))
}

/** Identity of an item on this screen. */
export const itemKey = ({ caseId, material }: MarkItem): string => `${caseId}/${material.id}`

/** A mark that finds no fault. */
export const isClean = (mark: Pick<MaterialMark, 'genuine' | 'complete' | 'regular'>): boolean =>
  mark.genuine && mark.complete && mark.regular

/** The nine material slots of art.9.1, and what a transfer of series adds (art.36): one table for screens, imports and rules. */
import type { ClauseId } from '#kernel/law'
import { cite } from '#kernel/law'
import type { CycleFacts, Material, Target } from '../application/state.ts'

export type SlotDefinition = {
  readonly key: string
  /** Number of the slot: 1 to 9 of art.9.1, 10 for art.36. */
  readonly number: number
  readonly name: string
  readonly clause: ClauseId
  /** Kinds it takes; empty: one kind only. */
  readonly kinds: readonly string[]
  /** Made from what is filled in; nothing is uploaded. */
  readonly generated: boolean
  /** How many pieces are asked for at least; 0: by its own rule. */
  readonly pieces: number
}

export const appointmentKinds = ['聘任证书', '聘用合同', '聘任文件'] as const
export const assessmentKinds = ['年度考核登记表', '单位书面证明'] as const
export const titleKinds = ['职称证书', '职业资格证书'] as const

const slot = (
  number: number,
  key: string,
  name: string,
  clause: ClauseId,
  more: Partial<SlotDefinition> = {},
): SlotDefinition => ({
  number,
  key,
  name,
  clause: cite(clause).clause,
  kinds: [],
  generated: false,
  pieces: 0,
  ...more,
})

export const slots: readonly SlotDefinition[] = [
  slot(1, 'review-form', '专业技术资格评审表', 'anhui-titles-2018/art.9.1.1.a', { generated: true }),
  slot(1, 'exceptional-form', '破格申报表', 'anhui-titles-2018/art.9.1.1.b', { generated: true }),
  slot(2, 'summary-form', '简明情况登记表', 'anhui-titles-2018/art.9.1.2', { generated: true }),
  slot(3, 'pledge', '诚信承诺书', 'anhui-titles-2018/art.9.1.3', { generated: true }),
  slot(4, 'degree-certificate', '学历（学位）证书', 'anhui-titles-2018/art.9.1.4.a'),
  slot(4, 'title-certificate', '职称证书', 'anhui-titles-2018/art.9.1.4.a', { kinds: titleKinds }),
  slot(4, 'education-certificate', '继续教育证书', 'anhui-titles-2018/art.9.1.4.a'),
  slot(4, 'appointment', '聘任证明', 'anhui-titles-2018/art.9.1.4.b', { kinds: appointmentKinds }),
  slot(4, 'vacancy-opinion', '岗位空缺情况确认意见', 'anhui-titles-2018/art.9.1.4.c'),
  slot(5, 'assessment', '年度考核登记表', 'anhui-titles-2018/art.9.1.5.a', { kinds: assessmentKinds }),
  slot(6, 'achievement', '业绩成果、奖励证明', 'anhui-titles-2018/art.9.1.6.a'),
  slot(7, 'works', '论文、论著、译作或专题报告', 'anhui-titles-2018/art.9.1.7'),
  slot(8, 'photo', '二寸免冠彩色照片', 'anhui-titles-2018/art.9.1.8'),
  slot(10, 'after-change', '换岗后水平、能力、业绩材料', 'anhui-titles-2018/art.36.a'),
  slot(9, 'other', '其他材料', 'anhui-titles-2018/art.9.1.9'),
]

const EXTRA = 'extra:'
export const extraSlotKey = (key: string): string => `${EXTRA}${key}`

/** The slots of one application: the table, the forms of its track, and what the announcement adds for its level. */
export function slotsOf(cycle: Pick<CycleFacts, 'extraSlots'>, target: Target): readonly SlotDefinition[] {
  const own = slots.filter(
    ({ key }) =>
      (key !== 'exceptional-form' || target.track === '破格') &&
      (key !== 'after-change' || target.track === '转评'),
  )
  const extra = cycle.extraSlots
    .filter(({ levels }) => levels.length === 0 || levels.includes(target.level))
    .map(({ key, name, pieces, mandatory }) =>
      slot(9, extraSlotKey(key), name, 'anhui-titles-2018/art.9.1.9', { pieces: mandatory ? pieces : 0 }),
    )
  return [...own, ...extra]
}

/** Name of a material as lists and messages print it. */
export function materialLabel(material: Pick<Material, 'name' | 'year'>): string {
  return material.year === null ? `《${material.name}》` : `《${material.name}》（${material.year}年）`
}

export type CatalogueLine = {
  readonly material: Material
  readonly slotName: string
  /** First and last page in the bundle, from 1. */
  readonly from: number
  readonly until: number
}

/** The materials in the order of the slots, with their pages counted through: catalogue and evidence refer to the same pages. */
export function catalogueOf({
  materials,
  cycle,
  target,
}: {
  readonly materials: readonly Material[]
  readonly cycle: Pick<CycleFacts, 'extraSlots'>
  readonly target: Target
}): readonly CatalogueLine[] {
  const order = slotsOf(cycle, target)
  const placeOf = ({ slot: key }: Material): number => order.findIndex((one) => one.key === key)
  const sorted = materials
    .filter(({ removed }) => removed === null)
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.year ?? 0) - (b.year ?? 0))
  let last = 0
  return sorted.map((material) => {
    const from = last + 1
    last += material.pages
    const slotName = order[placeOf(material)]?.name ?? material.slot
    return { material, slotName, from, until: last }
  })
}

/** Art.66: titles from non-socialised reviews: one rung lower for socialised ones, and no ground for state employers. */
import { calculation, cite, rule } from '#kernel/law'
import type { EmployerKind, Level, WayObtained } from '../vocabulary.ts'
import { findLevelBelow, stateEmployerKinds } from '../vocabulary.ts'

/** 66.a: how a title was obtained decides where it may be used. */
export const nonSocialised = cite('anhui-titles-2018/art.66.a')
export const scopeOfWay = (way: WayObtained): '全省' | '仅限非公' =>
  way === '非社会化评审' ? '仅限非公' : '全省'

type LevelFacts = { readonly level: Level; readonly scope: '全省' | '仅限非公' }

/** 66.c: level at which a title counts when a socialised review is applied for; undefined: as none (员级 has no rung below). */
export const findEffectiveLevel = ({ level, scope }: LevelFacts): Level | undefined =>
  scope === '仅限非公' ? findLevelBelow(level) : level

/** 66.c and 66.d as a sum to show: works on the fly, no certificate changes. Value `无` where no rung is left. */
export const reckonEffectiveLevel = calculation(
  'effective-level',
  [cite('anhui-titles-2018/art.66.c'), cite('anhui-titles-2018/art.66.d')],
  (f: LevelFacts) => {
    const value = findEffectiveLevel(f) ?? '无'
    const lowered = f.scope === '仅限非公'
    return {
      value,
      lines: [
        { label: '证书级别', value: f.level },
        {
          label: '申报社会化评审时按',
          value,
          ...(lowered ? { note: '非社会化评审取得，降一级使用，不需换发证书' } : {}),
        },
      ],
    }
  },
  { label: '计算条件所用的级别' },
)

/** 66.b: a state employer appoints on no such title. */
export const appointmentMayRestOn = rule(
  'appointment-may-rest-on-title',
  cite('anhui-titles-2018/art.66.b'),
  (f: { readonly scope: '全省' | '仅限非公'; readonly employerKind: EmployerKind }) =>
    f.scope === '全省' || !stateEmployerKinds.includes(f.employerKind),
  {
    label: '职称可以作为本单位聘任的依据',
    otherwise: (f) =>
      `请另以社会化评审的职称聘任：非社会化评审取得的职称只能在非公经济组织使用，不作${f.employerKind}聘任的依据。`,
  },
)

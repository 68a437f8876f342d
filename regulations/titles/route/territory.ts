/** Territories by division code, and art.63: where a person belongs, and that 以上 and 以下 include the level named. */
import { cite, rule } from '#kernel/law'
import type { Affiliation, OfficeLevel } from '../vocabulary.ts'
import { officeLevels } from '../vocabulary.ts'

/** Level of a division code: `340000` province, `340100` city, `340121` county. */
export function levelOfTerritory(code: string): OfficeLevel {
  if (code.endsWith('0000')) return '省级'
  return code.endsWith('00') ? '市级' : '县级'
}

/** The division of a level that a territory lies in; a territory of a higher level is answered as it is. */
export function territoryAt(level: OfficeLevel, code: string): string {
  if (level === '省级') return `${code.slice(0, 2)}0000`
  return level === '市级' && levelOfTerritory(code) === '县级' ? `${code.slice(0, 4)}00` : code
}

/** Whether a territory is the other or lies inside it: `340100` covers `340121` and itself. */
export const territoryCovers = (outer: string, inner: string): boolean =>
  territoryAt(levelOfTerritory(outer), inner) === outer

/** 63.b: 以上 includes the level itself (县级以上 includes the county). */
export const isAtLeastLevel = (level: OfficeLevel, threshold: OfficeLevel): boolean =>
  officeLevels.indexOf(level) >= officeLevels.indexOf(threshold)
/** 63.b: 县属及以下 includes the county's own units. */
export const isCountyOrBelow = (affiliation: Affiliation): boolean =>
  affiliation === '县属' || affiliation === '乡镇及以下'
/** The clause by which both are inclusive. */
export const inclusiveLevels = cite('anhui-titles-2018/art.63.b')

export type Whereabouts = {
  readonly fileLocation: string | null
  readonly labourLocation: string | null
  /** What the applicant chose, once for the cycle; null: not yet. */
  readonly chosen: string | null
}

/** Places that may be the territory: file location and labour relation, each once; two of them are a choice (63.a). */
export function territoryChoices(f: Whereabouts): readonly string[] {
  const known = [f.fileLocation, f.labourLocation].filter((one) => one !== null && one !== '')
  return [...new Set(known as string[])]
}

/** 63.a: the file's place or the labour relation's; where they differ, the one chosen. Undefined: not decided yet. */
export function findTerritory(f: Whereabouts): string | undefined {
  const choices = territoryChoices(f)
  if (choices.length === 1) return choices[0]
  return f.chosen !== null && choices.includes(f.chosen) ? f.chosen : undefined
}

/** 63.a: where the two places differ, the applicant chooses one of them. */
export const territoryIsKnown = rule(
  'territory-is-known',
  cite('anhui-titles-2018/art.63.a'),
  (f: Whereabouts) => {
    if (territoryChoices(f).length === 0) return 'unknown'
    return findTerritory(f) !== undefined
  },
  {
    label: '属地已确定',
    otherwise: (f) =>
      `请选择属地：人事档案在${f.fileLocation}，劳动关系在${f.labourLocation}，两地不同，须选一处，本评审年度内不再改动。`,
    missing: () => '人事档案所在地或劳动关系所在地',
  },
)

/** What registers of this regulation begin with: the figures of the higher rule, each to be compared with its text by an administrator (DESK B20). */
import { higherRules } from './higher-rules.ts'

/** An entry of the beginning. */
export type TitlesSeed = {
  readonly register: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number | boolean | null>>
}

export const seedEntries: readonly TitlesSeed[] = higherRules.flatMap(
  ({ id, label, unit, values }): readonly TitlesSeed[] => {
    const loaded = values.at(-1)
    if (loaded === undefined) return []
    const source = `${loaded.source}：${label}（${unit}）`
    return [
      { register: 'titles-higher-rules', key: id, values: { figure: loaded.value, status: '待核', source } },
    ]
  },
)

/** What has to be chosen before an application is opened; what has one answer only is not asked. */
import { exits, stages } from '../../../../../regulations/titles/filing/labels.ts'
import type { Applying } from '../../../../server/contract/titles-filing.ts'

export type ApplyInput = {
  readonly person?: string
  readonly employer?: string
  readonly cycle?: string
  readonly specialty?: string
  readonly level?: string
  readonly track?: string
  readonly territory?: string
}
type Option = { readonly value: string; readonly label: string }
export type Choice = {
  readonly part: 'person' | 'cycle' | 'specialty' | 'level' | 'track' | 'territory'
  readonly label: string
  readonly options: readonly Option[]
  readonly help?: string
}

const plain = (values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: value }))
const onlyOne = (values: readonly string[]): string | undefined =>
  values.length === 1 ? values[0] : undefined
const known = (values: readonly string[], value: string | undefined): string | undefined =>
  value !== undefined && values.includes(value) ? value : undefined

/** The input with everything that follows from what was chosen; what no longer fits is dropped. */
export function completed({ people, cycles, tracks }: Applying, chosen: ApplyInput): ApplyInput {
  const person =
    people.find(({ key }) => key === chosen.person) ?? (people.length === 1 ? people[0] : undefined)
  const cycle = cycles.find(({ id }) => id === chosen.cycle) ?? (cycles.length === 1 ? cycles[0] : undefined)
  const [series, post] = (person?.post ?? '').split('/')
  const specialties = cycle?.specialties ?? []
  const levels = cycle?.levels ?? []
  const given: { [part in keyof ApplyInput]: string | undefined } = {
    person: person?.key,
    employer: person?.employer,
    cycle: cycle?.id,
    specialty:
      known(specialties, chosen.specialty) ??
      onlyOne(specialties) ??
      (series === cycle?.series ? known(specialties, post) : undefined),
    level: known(levels, chosen.level) ?? onlyOne(levels),
    track: known(tracks, chosen.track ?? '正常'),
    territory: known(person?.territories.map(({ value }) => value) ?? [], chosen.territory),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** Stages after which a person may still file in the same year, as far as this page can tell; the server decides. */
const over: readonly string[] = exits.filter((stage) => stage !== 'closed').map((stage) => stages[stage])

/** The application that already stands for the year chosen, or for every year on offer: one per person and year (art.14). */
export function standingOfYear(
  { cycles, standing }: Pick<Applying, 'cycles' | 'standing'>,
  { cycle: chosen }: Pick<ApplyInput, 'cycle'>,
): Applying['standing'][number] | undefined {
  const years = new Set(
    cycles.filter(({ id }) => chosen === undefined || id === chosen).map(({ year }) => year),
  )
  const going = standing.filter(({ stage }) => !over.includes(stage))
  const taken = [...years].map((year) => going.find((one) => one.year === year))
  return taken.includes(undefined) ? undefined : taken[0]
}

/** What waits for the applicant herself, in her words; undefined: nothing does. */
export function askedOf(stage: string): string | undefined {
  if (stage === stages.drafting) return '还没报送，请接着填'
  return stage === stages.correcting ? '要您补正' : undefined
}

const DAY_MS = 86_400_000

/** Until when a committee takes applications, with the days that are left; today counts. */
export function untilText(until: string, today: string): string {
  // Two days as such, without hours and zones.
  const days = (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS
  const left = Number.isNaN(days) ? '' : `，还有 ${days + 1} 天（含今天）`
  return `个人填报到 ${until} 24:00 截止${left}。`
}

/** The questions that are left, in order. `today`: the legal date that days are counted from. */
export function choicesFor(applying: Applying, input: ApplyInput, today: string): readonly Choice[] {
  const { people, cycles, tracks, isOwn } = applying
  const cycle = cycles.find(({ id }) => id === input.cycle)
  const person = people.find(({ key }) => key === input.person)
  const territories = person?.territories ?? []
  return [
    ...(isOwn && people.length < 2
      ? []
      : [
          {
            part: 'person',
            label: '申报人',
            options: people.map(({ key, name, post }) => ({ value: key, label: `${name}（${post}）` })),
          } as const,
        ]),
    {
      part: 'cycle',
      label: '报哪个评委会',
      options: cycles.map(({ id, committee, year, levels, until }) => ({
        value: id,
        label: `${committee}（${year}年，${levels.join('、')}，${until} 截止）`,
      })),
      ...(cycle === undefined ? {} : { help: untilText(cycle.until, today) }),
    },
    { part: 'specialty', label: '申报专业', options: plain(cycle?.specialties ?? []) },
    { part: 'level', label: '申报级别', options: plain(cycle?.levels ?? []) },
    {
      part: 'track',
      label: '申报类型',
      options: plain(tracks),
      help: '一般选“正常”；学历、资历或继续教育不够而业绩突出的选“破格”。',
    },
    ...(territories.length === 0
      ? []
      : [
          {
            part: 'territory',
            label: '属地',
            options: territories,
            help: '档案和劳动关系不在一地，本年度只能选一次（第六十三条）。',
          } as const,
        ]),
  ]
}

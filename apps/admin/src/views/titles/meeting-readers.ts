/** Who reads first: the files shared out evenly among members who vote and stay away from nobody there. */
import type { MeetingRoom } from './meeting-data.ts'

type Asked = {
  readonly members: readonly Pick<MeetingRoom['members'][number], 'expert' | 'name' | 'votes' | 'presides'>[]
  readonly items: readonly {
    readonly candidates: readonly Pick<
      MeetingRoom['items'][number]['candidates'][number],
      'application' | 'recused'
    >[]
  }[]
}

/**
 * `each` readers (one to three) for every candidate, in turn. Chair and deputies read only where there are too few others. A
 * candidate from whom all stay away gets none.
 */
export function shareOut(
  { members, items }: Asked,
  each: number,
): readonly { readonly application: string; readonly expert: string }[] {
  const voting = members.filter(({ votes }) => votes)
  const plain = voting.filter(({ presides }) => !presides)
  const readers = plain.length >= each ? plain : voting
  const load = new Map(readers.map(({ expert }) => [expert, 0]))
  return items
    .flatMap(({ candidates }) => candidates)
    .flatMap(({ application, recused }) => {
      const able = readers
        .filter(({ name }) => !recused.includes(name))
        .toSorted((one, other) => (load.get(one.expert) ?? 0) - (load.get(other.expert) ?? 0))
        .slice(0, each)
      for (const { expert } of able) load.set(expert, (load.get(expert) ?? 0) + 1)
      return able.map(({ expert }) => ({ application, expert }))
    })
}

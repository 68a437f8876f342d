import { queryOptions } from '@tanstack/react-query'
import type { Outlook, OutlookAsked, OutlookBase } from '../../../../server/contract/titles-outlook.ts'
import { ask, queryText } from '../../api/client.ts'

export type { Outlook, OutlookAsked, OutlookBase }
export type Move = OutlookAsked['moves'][number]
export type Level = Move['level']

/** Levels from the highest down, as the structure of posts is read. */
export const levelsDown = ['正高级', '副高级', '中级', '助理级', '员级'] as const satisfies readonly Level[]

export const outlookBaseQuery = (unit: string | undefined) =>
  queryOptions({
    queryKey: ['titles-outlook-base', unit],
    queryFn: ({ signal }) => ask<OutlookBase>(`/api/titles/post-outlook${queryText({ unit })}`, { signal }),
  })

export const outlookQuery = (question: OutlookAsked) =>
  queryOptions({
    queryKey: ['titles-outlook', question],
    queryFn: ({ signal }) =>
      ask<Outlook>('/api/titles/post-outlook', { method: 'POST', body: question, signal }),
    enabled: question.structure.length > 0,
    retry: false,
    placeholderData: (previous) => previous,
  })

/** The assumption for a level and year; nobody moves where none was typed. */
export const moveAt = (moves: readonly Move[], year: number, level: Level): Move =>
  moves.find((one) => one.year === year && one.level === level) ?? {
    year,
    level,
    retiring: 0,
    promoted: 0,
    hired: 0,
  }

/** The assumptions with one of them changed. */
export const withMove = (moves: readonly Move[], changed: Move): Move[] => [
  ...moves.filter(({ year, level }) => year !== changed.year || level !== changed.level),
  changed,
]

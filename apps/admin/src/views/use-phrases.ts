import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { registerQuery } from '../api/queries.ts'
import type { Json } from '../api/types.ts'
import { textsIn } from './budget-places.ts'
import { type Phrase, readPhrases } from './phrase-match.ts'

/**
 * The wordings to pick from, as the office's register has them now. `bound`: what the case keeps of the registers, for
 * its region, and for an office that keeps no such register.
 */
export function usePhrases(bound: Json | undefined): readonly Phrase[] {
  const { data } = useQuery({ ...registerQuery('budget-phrases', undefined, false), retry: false })
  return useMemo(() => {
    const { region, phrases } = textsIn(bound)
    const place = typeof region === 'string' ? region : ''
    const kept = readPhrases(Array.isArray(phrases) ? phrases : [], place)
    const live = readPhrases(
      (data?.entries ?? []).map(({ values }) => values as Json),
      place,
    )
    return live.length > 0 ? live : kept
  }, [data, bound])
}

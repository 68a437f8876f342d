import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ask, randomKey } from '../../api/client.ts'
import { queries, registerQuery } from '../../api/queries.ts'
import { useSession } from '../../lib/session.ts'
import { factText } from '../../parts/findings.tsx'

const OFFICE_PHRASES = 'titles-office-phrases'
/** So many phrases have a digit of their own. */
const KEYED_MAX = 9

/** Where a phrase is used, as the registers of phrases name it. */
export type PhraseUse = '补正' | '不予受理' | '不同意'

/** Phrases of one use: the province's, then those that this office added. */
export function usePhrases(use: PhraseUse): readonly string[] {
  const { post, posts } = useSession()
  const office = posts.find(({ id }) => id === post)?.organisation ?? ''
  const shared = useQuery({ ...registerQuery('titles-phrases', undefined, false), retry: false })
  const own = useQuery({ ...registerQuery(OFFICE_PHRASES, undefined, false), retry: false })
  const texts = [
    ...(shared.data?.entries ?? []),
    ...(own.data?.entries ?? []).filter(({ values }) => values['office'] === office),
  ]
    .filter(({ values }) => values['use'] === use)
    .map(({ values }) => factText(values['text']))
  return [...new Set(texts)]
}

/** Adds a phrase to the office's own; whoever may not keep them gets the refusal. */
export async function keepPhrase(office: string, today: string, use: PhraseUse, text: string): Promise<void> {
  await ask(`/api/registers/${OFFICE_PHRASES}/${encodeURIComponent(`${use}-${randomKey()}`)}`, {
    method: 'PUT',
    body: { from: today, values: { office, use, text, clause: null } },
  })
  await queries.invalidateQueries({ queryKey: ['registers', OFFICE_PHRASES] })
}

type PhraseListProps = {
  phrases: readonly string[]
  chosen: readonly string[]
  onToggle: (text: string) => void
  /** Whether the first nine answer to their digit. */
  keyed?: boolean
}

/** Phrases as buttons. A long library is narrowed by typing. */
export function PhraseList({ phrases, chosen, onToggle, keyed = false }: PhraseListProps) {
  const [wanted, setWanted] = useState('')
  if (phrases.length === 0)
    return <p className="soft">用语库里还没有这一类用语；可在下面填写，并存入本单位用语库。</p>
  return (
    <>
      {phrases.length > KEYED_MAX ? (
        <Input
          allowClear
          aria-label="查找用语"
          placeholder="查找用语"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      ) : null}
      <ul className="phrases" aria-label="常用语">
        {phrases.map((text, index) =>
          text.includes(wanted.trim()) ? (
            <li key={text}>
              <Button
                size="small"
                type={chosen.includes(text) ? 'primary' : 'default'}
                aria-pressed={chosen.includes(text)}
                onClick={() => onToggle(text)}
              >
                {keyed && index < KEYED_MAX ? <kbd>{index + 1}</kbd> : null}
                {text}
              </Button>
            </li>
          ) : null,
        )}
      </ul>
    </>
  )
}

/** The digits that toggle the first phrases. */
export const phraseKeys = (
  phrases: readonly string[],
  onToggle: (text: string) => void,
): Readonly<Record<string, () => void>> =>
  Object.fromEntries(phrases.slice(0, KEYED_MAX).map((text, index) => [`${index + 1}`, () => onToggle(text)]))

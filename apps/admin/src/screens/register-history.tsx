import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { registerQuery } from '../api/queries.ts'
import type { Entry, Register } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { Personal } from '../parts/facts.tsx'
import { Failed, Loading } from '../parts/page.tsx'
import { columnText } from './register.tsx'

type HistoryProps = { register: Register; entryKey: string | undefined; onClose: () => void }

/** An entry through time: what holds from which day, and below it what was believed before it was entered anew. */
export function EntryHistory({ register, entryKey, onClose }: HistoryProps) {
  const { data, error, isPending, refetch } = useQuery({
    ...registerQuery(register.id, undefined, true),
    enabled: entryKey !== undefined,
  })
  const versions = (data?.entries ?? [])
    .filter(({ key }) => key === entryKey)
    .toSorted((a, b) => b.from.localeCompare(a.from) || b.at.localeCompare(a.at))
  const standing = versions.filter(({ supersededAt }) => supersededAt === null)
  const superseded = versions.filter(({ supersededAt }) => supersededAt !== null)
  return (
    <Drawer
      open={entryKey !== undefined}
      title={`历史：${entryKey ?? ''}`}
      size="min(560px, 100vw)"
      onClose={onClose}
    >
      {isPending && entryKey !== undefined ? <Loading what="历史" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      <ol className="entry-history">
        {standing.map((entry, index) => (
          <Version key={versionKey(entry)} register={register} entry={entry} before={standing[index + 1]} />
        ))}
      </ol>
      {superseded.length === 0 ? null : (
        <details className="superseded">
          <summary>已被取代的登记 {superseded.length} 条</summary>
          <ol className="entry-history">
            {superseded.map((entry) => (
              <Version key={versionKey(entry)} register={register} entry={entry} before={undefined} />
            ))}
          </ol>
        </details>
      )}
    </Drawer>
  )
}

const versionKey = (entry: Entry) => `${entry.from} ${entry.until ?? ''} ${entry.at}`

type VersionProps = { register: Register; entry: Entry; before: Entry | undefined }

function Version({ register, entry, before }: VersionProps) {
  return (
    <li>
      <strong>
        {entry.from} 至 {entry.until ?? '今'}
      </strong>
      <p className="soft">
        {formatInstant(entry.at)} <Personal>{entry.by}</Personal> 登记
        {entry.supersededAt === null ? '' : `，${formatInstant(entry.supersededAt)} 被取代`}
      </p>
      <Changes register={register} entry={entry} before={before} />
    </li>
  )
}

function Changes({ register, entry, before }: VersionProps) {
  return (
    <dl className="changes">
      {register.columns.map((column) => {
        const now = columnText(column, entry.values[column.column])
        const then = before === undefined ? now : columnText(column, before.values[column.column])
        return (
          <div key={column.column}>
            <dt>{column.label}</dt>
            <dd>
              {then === now ? null : <del>{then === '' ? '（空）' : then}</del>} {now === '' ? '（空）' : now}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { sheetsOf } from '../paper/filed-sheets.ts'
import { paperCaseQuery } from '../paper/queries.ts'

type FiledSheetsProps = { held: readonly string[]; onPick: (hash: string) => void }

/** Sheets of this case that were scanned in before: one press takes such a sheet, nothing is scanned or sent again. */
export function FiledSheets({ held, onPick }: FiledSheetsProps) {
  const { id } = useParams({ strict: false })
  const { data } = useQuery({ ...paperCaseQuery(id ?? ''), enabled: id !== undefined, retry: false })
  const sheets = sheetsOf(data).filter(({ hash }) => !held.includes(hash))
  if (sheets.length === 0) return null
  return (
    <ul className="filed-sheets" aria-label="已扫描归档的纸件">
      {sheets.map(({ hash, label, address }) => (
        <li key={hash}>
          <Button size="small" onClick={() => onPick(hash)}>
            用已归档的{label}
          </Button>{' '}
          <a href={address} target="_blank" rel="noreferrer">
            查看
          </a>
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { registerQuery } from '../api/queries.ts'
import type { Entry } from '../api/types.ts'
import { focusOnMount } from '../parts/boxes.tsx'
import { Failed, Loading } from '../parts/page.tsx'
import { newRow, type TargetRow } from './targets-model.ts'

type LibraryProps = { department: string; onPick: (row: TargetRow) => void; onClose: () => void }

/** The department's indicators and the common ones; one choice fills a row. */
export function LibraryPicker({ department, onPick, onClose }: LibraryProps) {
  const { data, error, isPending } = useQuery(registerQuery('indicator-library', undefined, false))
  const [words, setWords] = useState('')
  const entries = (data?.entries ?? []).filter((entry) => {
    const own = text(entry, 'department')
    return (own === '' || own === department) && matches(entry, words)
  })
  return (
    <Modal open title="从指标库选取" footer={null} width={640} onCancel={onClose}>
      <Input
        ref={focusOnMount}
        aria-label="查找指标"
        placeholder="按名称、层级或单位查找"
        value={words}
        allowClear
        onChange={(event) => setWords(event.target.value)}
      />
      {isPending ? <Loading what="指标库" /> : null}
      {error === null ? null : <Failed error={error} />}
      <p className="soft">共 {entries.length} 项。点选后填入一行，权重另填。</p>
      <ul className="library-list">
        {entries.map((entry) => (
          <li key={entry.key}>
            <button type="button" onClick={() => onPick(rowOf(entry))}>
              <strong>{text(entry, 'name')}</strong>{' '}
              <span className="soft">
                {[text(entry, 'first'), text(entry, 'second')].filter((part) => part !== '').join('—')}
              </span>
              <br />
              {targetOf(entry)} <span className="soft">{entry.key}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** 参考目标; without a value of its own the office fills it in. */
function targetOf(entry: Entry): string {
  const [relation, value, unit] = ['relation', 'value', 'unit'].map((key) => text(entry, key))
  if (relation === '定性') return `定性“${value ?? ''}”`
  return `${relation ?? ''} ${value === '' ? '（自填）' : (value ?? '')} ${unit ?? ''}`
}

function text({ values }: Entry, key: string): string {
  const value = values?.[key]
  return typeof value === 'string' ? value : ''
}

function matches(entry: Entry, words: string): boolean {
  const whole = ['name', 'first', 'second', 'unit'].map((key) => text(entry, key)).join(' ')
  return words
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => whole.includes(word))
}

function rowOf(entry: Entry): TargetRow {
  const cells = ['first', 'second', 'name', 'unit', 'relation', 'value', 'explanation', 'scoring'] as const
  return newRow({ ...Object.fromEntries(cells.map((key) => [key, text(entry, key)])), library: entry.key })
}

import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { registerQuery } from '../../api/queries.ts'
import type { CaseView } from '../../api/types.ts'
import { useSession } from '../../lib/session.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { factText, GroupedFindings } from '../../parts/findings.tsx'
import { Nothing, ProblemBox } from '../../parts/page.tsx'
import { itemKey, itemsInOrder, type MarkItem, type Order, slotName } from './marking-order.ts'
import { MaterialList } from './marking-list.tsx'
import { useMarks, type Verdict } from './marking-send.ts'
import './application.css'

/** Phrases of the register that speak of a material. */
const uses: readonly string[] = ['核验', '补正']

const clean: Verdict = { genuine: true, complete: true, regular: true, note: '' }

/** The check of one file, inside its case page. */
export function MarkFile({ view, state }: { view: CaseView; state: Application }) {
  return (
    <section className="panel" aria-label="核验材料">
      <h2>
        逐项核验 <ClauseLink clause="anhui-titles-2018/art.9.2.a" label="第九条" />
      </h2>
      <Marking files={[{ view, state }]} order="person" />
    </section>
  )
}

type MarkingProps = {
  files: readonly { view: CaseView; state: Application }[]
  order: Order
  /** Where one stopped the last time. */
  start?: string
  onAt?: (key: string) => void
}

/** Document left, marks and material list right; one key marks an item genuine, complete and regular together. */
export function Marking({ files, order, start, onAt }: MarkingProps) {
  const { person } = useSession()
  const items = itemsInOrder(
    files.map(({ view, state }) => ({ caseId: view.id, state })),
    order,
  )
  const { mark, standing, problem } = useMarks(
    files.map(({ view }) => view),
    person.name,
  )
  const [key, setKey] = useState(start)
  const [isCompared, setCompared] = useState(true)
  const [note, setNote] = useState<string>()
  const found = items.findIndex((item) => itemKey(item) === key)
  const open = items.findIndex((item) => standing(item) === undefined)
  const at = Math.max(0, found === -1 ? open : found)
  const item = items[at]
  const done = items.filter((one) => standing(one) !== undefined).length
  const go = (index: number) => {
    const next = items[Math.min(Math.max(index, 0), items.length - 1)]
    if (next === undefined) return
    setNote(undefined)
    setKey(itemKey(next))
    onAt?.(itemKey(next))
  }
  const judge = (verdict: Verdict) => {
    if (item === undefined) return
    mark(item, verdict, isCompared)
    go(at + 1)
  }
  const pass = () => judge(clean)
  useMarkKeys(note === undefined, {
    '1': pass,
    '2': () => setNote(''),
    j: () => go(at + 1),
    k: () => go(at - 1),
  })
  if (item === undefined) return <Nothing say="没有要核验的材料。" />
  const file = files.find(({ view }) => view.id === item.caseId)
  return (
    <div className="marking">
      <Sheet item={item} />
      <aside className="marking-side" aria-label="核验">
        <p className="marking-count">
          <strong>
            已核验 {done}/{items.length}
          </strong>
          <progress max={items.length} value={done} aria-label="核验进度" />
        </p>
        {problem === undefined ? null : <ProblemBox problem={problem} />}
        {note === undefined ? (
          <MarkKeys onPass={pass} onFault={() => setNote('')} at={at} last={items.length - 1} onGo={go} />
        ) : (
          <FaultForm note={note} onNote={setNote} onSend={judge} onCancel={() => setNote(undefined)} />
        )}
        {item.material.original ? null : (
          <Checkbox checked={isCompared} onChange={(event) => setCompared(event.target.checked)}>
            复印件已与原件核对，加盖公章
          </Checkbox>
        )}
        <MaterialList items={items} at={at} standing={standing} onGo={go} />
        <Found findings={file?.view.findings ?? []} />
      </aside>
    </div>
  )
}

function Found({ findings }: Pick<CaseView, 'findings'>) {
  if (findings.length === 0) return null
  return (
    <details>
      <summary>检查结果</summary>
      <GroupedFindings findings={findings} />
    </details>
  )
}

type MarkKeysProps = {
  onPass: () => void
  onFault: () => void
  at: number
  last: number
  onGo: (index: number) => void
}

function MarkKeys({ onPass, onFault, at, last, onGo }: MarkKeysProps) {
  return (
    <div className="marking-keys">
      <Button type="primary" size="large" onClick={onPass}>
        真实、齐全、规范 <kbd>1</kbd>
      </Button>
      <Button size="large" danger onClick={onFault}>
        有问题 <kbd>2</kbd>
      </Button>
      <Button disabled={at === 0} onClick={() => onGo(at - 1)}>
        上一项 <kbd>K</kbd>
      </Button>
      <Button disabled={at >= last} onClick={() => onGo(at + 1)}>
        下一项 <kbd>J</kbd>
      </Button>
    </div>
  )
}

/** A material page by page. */
export function Sheet({ item }: { item: MarkItem }) {
  const { material, person, slot } = item
  return (
    <section className="marking-sheet" aria-label="所核材料">
      <h3>
        {person}：{material.name}
        {material.year === null ? '' : `（${material.year}年度）`}
      </h3>
      <p className="soft">
        {slotName(slot)} · {material.original ? '原件' : '复印件'} · {material.pages}页
        {material.number === null ? '' : ` · 编号 ${material.number}`}
        {material.kind === null ? '' : ` · ${material.kind}`}
      </p>
      <ol>
        {material.files.map((hash, index) => (
          <SheetPage key={`${itemKey(item)}-${hash}`} hash={hash} number={index + 1} />
        ))}
      </ol>
    </section>
  )
}

/** One page at full width; what is no picture, or is not stored here, opens by its link. */
function SheetPage({ hash, number }: { hash: string; number: number }) {
  const [isPicture, setPicture] = useState(true)
  return (
    <li>
      {isPicture ? (
        <img src={`/api/files/${hash}`} alt={`第${number}页`} onError={() => setPicture(false)} />
      ) : (
        <p className="sheet-missing">第 {number} 页不能在这里显示（PDF 文件，或文件没有存入本系统）。</p>
      )}
      <a href={`/api/files/${hash}`} target="_blank" rel="noreferrer">
        单独打开第 {number} 页
      </a>
    </li>
  )
}

type FaultFormProps = {
  note: string
  onNote: (note: string) => void
  onSend: (verdict: Verdict) => void
  onCancel: () => void
}

/** Which of the three does not hold, and what is wrong: from the office's phrases, or typed. */
function FaultForm({ note, onNote, onSend, onCancel }: FaultFormProps) {
  const [holds, setHolds] = useState({ genuine: true, complete: true, regular: false })
  const { data } = useQuery({ ...registerQuery('titles-phrases', undefined, false), retry: false })
  const words = { genuine: '真实', complete: '齐全', regular: '规范' } as const
  const names = ['genuine', 'complete', 'regular'] as const
  return (
    <div className="slot-form">
      <p>哪一样不符：</p>
      <p className="fault-kinds">
        {names.map((name) => (
          <Checkbox
            key={name}
            checked={!holds[name]}
            onChange={(event) => setHolds({ ...holds, [name]: !event.target.checked })}
          >
            不{words[name]}
          </Checkbox>
        ))}
      </p>
      <ul className="phrases" aria-label="常用语">
        {(data?.entries ?? [])
          .filter(({ values }) => uses.includes(factText(values['use'])))
          .map(({ key, values }) => {
            const text = factText(values['text'])
            return (
              <li key={key}>
                <Button size="small" onClick={() => onNote(text)}>
                  {text}
                </Button>
              </li>
            )
          })}
      </ul>
      <Input.TextArea
        aria-label="问题"
        placeholder="写明问题和怎么改"
        rows={3}
        value={note}
        onChange={(event) => onNote(event.target.value)}
      />
      <p className="slot-form-foot">
        <Button
          type="primary"
          danger
          disabled={note.trim() === '' || (holds.genuine && holds.complete && holds.regular)}
          onClick={() => onSend({ ...holds, note: note.trim() })}
        >
          记为有问题
        </Button>
        <Button onClick={onCancel}>取消</Button>
      </p>
    </div>
  )
}

/** Keys work wherever nothing is being typed. */
export function useMarkKeys(isActive: boolean, keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    if (!isActive) return undefined
    const press = (event: KeyboardEvent) => {
      const { target } = event
      const isTyping =
        target instanceof HTMLElement &&
        target.closest('textarea, select, [contenteditable], input:not([type=checkbox])') !== null
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return
      const action = keys[event.key.toLowerCase()]
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    globalThis.addEventListener('keydown', press)
    return () => globalThis.removeEventListener('keydown', press)
  })
}

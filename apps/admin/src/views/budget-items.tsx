import { Button } from 'antd'
import { useContext, useMemo, useState } from 'react'
import type { CaseView, JsonObject } from '../api/types.ts'
import { useDraft } from '../form/use-draft.ts'
import { DeskContext } from './budget-edit.tsx'
import { PhraseArea } from './phrase-area.tsx'
import { phrasesFor } from './phrase-match.ts'

export type Item = { path: string; text: string }

/**
 * The items of a return that a reviewer collects at the places themselves; kept as a draft until they are sent. `isOn`: this
 * post can send the case back now.
 */
export function useItems(view: CaseView, isOn: boolean) {
  const rounds = view.returns.length
  const [items, setItems] = useState<Item[]>([])
  const [seen, setSeen] = useState(rounds)
  if (seen !== rounds) {
    // Sent: what was collected is in the return.
    setSeen(rounds)
    setItems([])
  }
  const address = isOn ? `${view.procedure}/${view.id}/Return/places` : undefined
  const { save, discard } = useDraft(address, (body) => {
    const stored = body as { items?: Item[]; rounds?: number }
    if (stored.rounds === rounds) setItems((now) => (now.length > 0 ? now : (stored.items ?? [])))
  })
  return useMemo(() => {
    const update = (next: Item[]) => {
      setItems(next)
      if (next.length === 0) void discard().catch(() => undefined)
      else save({ items: next, rounds })
    }
    return {
      items,
      add: (path: string) => update([...items, { path, text: '' }]),
      change: (index: number, text: string) =>
        update(items.map((item, at) => (at === index ? { ...item, text } : item))),
      remove: (index: number) => update(items.filter((_item, at) => at !== index)),
    }
  }, [items, rounds, save, discard])
}

type ItemsSideProps = {
  list: ReturnType<typeof useItems>
  nameOf: (path: string) => string
  valueOf: (path: string) => string
  onShow: (path: string) => void
  onSend: (input: JsonObject) => void
}

/** The numbered items beside the tables. They go out together as one return. */
export function ItemsSide({ list, nameOf, valueOf, onShow, onSend }: ItemsSideProps) {
  const { items } = list
  const phrases = phrasesFor(useContext(DeskContext).phrases, '退回意见')
  const isReady = items.length > 0 && items.every(({ text }) => text.trim() !== '')
  const withoutPlace = () => list.add('')
  return (
    <aside className="budget-side items-side" aria-label="退回意见">
      <h3>退回意见 {items.length} 条</h3>
      {items.length === 0 ? <p className="soft">选中一格后按回车，或点“提意见”，即在该处添加一条。</p> : null}
      <ol>
        {items.map((item, index) => (
          <li key={index}>
            <p>
              <span className="item-mark">{index + 1}</span>{' '}
              {item.path === '' ? (
                <span className="soft">全件</span>
              ) : (
                <button type="button" className="clause-link" onClick={() => onShow(item.path)}>
                  {nameOf(item.path)}
                </button>
              )}{' '}
              {item.path === '' || valueOf(item.path).length > 20 ? null : (
                <span className="soft">现为 {valueOf(item.path) || '空'}</span>
              )}
            </p>
            <PhraseArea
              hasFocus={item.text === ''}
              label={`第${index + 1}条意见`}
              placeholder="写明问题和要求，或从常用语中选"
              maxLength={1000}
              value={item.text}
              phrases={phrases}
              onChange={(text) => list.change(index, text)}
            />
            <Button
              size="small"
              type="link"
              onClick={() => list.remove(index)}
              aria-label={`删去第${index + 1}条意见`}
            >
              删去
            </Button>
          </li>
        ))}
      </ol>
      <p className="side-acts">
        <Button size="small" onClick={withoutPlace}>
          加一条不针对某格的意见
        </Button>
        <Button
          size="small"
          type="primary"
          disabled={!isReady}
          onClick={() => onSend({ items: items.map(({ path, text }) => ({ path, text: text.trim() })) })}
        >
          退回修改（{items.length} 条）…
        </Button>
      </p>
    </aside>
  )
}

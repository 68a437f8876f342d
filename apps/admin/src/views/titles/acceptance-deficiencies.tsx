import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { slotsOf } from '../../../../../regulations/titles/filing/labels.ts'
import { problemOf } from '../../api/client.ts'
import type { JsonObject, Problem } from '../../api/types.ts'
import { DayPicker } from '../../form/day-picker.tsx'
import { useDraft } from '../../form/use-draft.ts'
import { useSession } from '../../lib/session.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { type AcceptanceLine, APPLICATION } from './acceptance-data.ts'
import type { MarkItem } from './marking-order.ts'
import { useMarkKeys } from './marking.tsx'
import { keepPhrase, PhraseList, phraseKeys, usePhrases } from './phrases.tsx'

type Deficiency = { text: string; slot: string | null }

type FormProps = {
  line: AcceptanceLine
  /** The material that was open when the panel was asked for: what is wrong is wrong with it. */
  item: MarkItem | undefined
  state: Application
  dueOn: string
  onClose: () => void
  onSend: (input: JsonObject) => void
}

const isDeficiency = (value: unknown): value is Deficiency =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'

/** One notice with everything that is missing (art.15.c): picked from the library, added to, kept while one reads on. */
export function DeficiencyForm({ line, item, state, dueOn, onClose, onSend }: FormProps) {
  const phrases = usePhrases('补正')
  const [items, setItems] = useState<readonly Deficiency[]>([])
  const [due, setDue] = useState({ on: dueOn, time: '' })
  const draft = useDraft(`${APPLICATION}/${line.id}/NotifyDeficiencies/items`, ({ items: kept }) => {
    if (Array.isArray(kept))
      setItems((now) => (now.length > 0 ? now : (kept as unknown[]).filter(isDeficiency)))
  })
  const change = (next: readonly Deficiency[]) => {
    setItems(next)
    draft.save({ items: next.map((one) => ({ ...one })) })
  }
  const toggle = (text: string) =>
    change(
      items.some((one) => one.text === text)
        ? items.filter((one) => one.text !== text)
        : [...items, { text, slot: item?.slot ?? null }],
    )
  const canSend = items.length > 0 && due.on !== '' && line.corrected === null
  const send = () => {
    if (!canSend) return
    void draft.discard()
    onSend({
      items: items.map((one) => ({ ...one })),
      dueOn: due.on,
      dueTime: due.time === '' ? null : due.time,
    })
  }
  useMarkKeys(true, { ...phraseKeys(phrases, toggle), enter: send, escape: onClose })
  return (
    <section className="accepting-panel" aria-label="一次性告知补正">
      <h3>
        一次性告知补正 <ClauseLink clause="anhui-titles-2018/art.15.c" label="第十五条" />
      </h3>
      {line.corrected === null ? null : (
        <p className="accepting-barred">
          已于 {line.corrected} 一次性告知，不能再次告知：请按现有材料受理，或不予受理。
        </p>
      )}
      <PhraseList keyed phrases={phrases} chosen={items.map(({ text }) => text)} onToggle={toggle} />
      <OwnWords onAdd={(text) => change([...items, { text, slot: item?.slot ?? null }])} />
      <Items items={items} state={state} onChange={change} />
      <DueFields due={due} onDue={setDue} />
      <p className="slot-form-foot">
        <Button type="primary" danger disabled={!canSend} onClick={send}>
          发出告知（{items.length}项） <kbd>Enter</kbd>
        </Button>
        <Button onClick={onClose}>
          继续看材料 <kbd>Esc</kbd>
        </Button>
      </p>
      {draft.state.kind === 'failed' ? <p className="soft">{draft.state.say}</p> : null}
    </section>
  )
}

type Due = { on: string; time: string }

function DueFields({ due, onDue }: { due: Due; onDue: (due: Due) => void }) {
  return (
    <div className="accepting-due">
      <div className="accepting-day">
        <span>补正期限</span>
        <DayPicker
          className="full"
          aria-label="补正期限"
          value={due.on}
          onChange={(day) => onDue({ ...due, on: day ?? '' })}
        />
      </div>
      <div className="accepting-day">
        <span>时刻</span>
        <Input
          aria-label="补正时刻"
          placeholder="24:00"
          maxLength={5}
          value={due.time}
          onChange={(event) => onDue({ ...due, time: event.target.value })}
        />
      </div>
    </div>
  )
}

/** What the library does not have; it can be kept for the next file. */
function OwnWords({ onAdd }: { onAdd: (text: string) => void }) {
  const { post, posts, today } = useSession()
  const office = posts.find(({ id }) => id === post)?.organisation ?? ''
  const [text, setText] = useState('')
  const [isKept, setKept] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const add = () => {
    const words = text.trim()
    if (words === '') return
    onAdd(words)
    setText('')
    if (isKept)
      void keepPhrase(office, today, '补正', words).catch((error: unknown) => setProblem(problemOf(error)))
  }
  return (
    <>
      <div className="accepting-own">
        <Input
          aria-label="其他要补正的"
          placeholder="其他要补正的"
          maxLength={300}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={add}
        />
        <Button onClick={add} disabled={text.trim() === ''}>
          加入
        </Button>
      </div>
      <Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)}>
        同时存入本单位用语库
      </Checkbox>
      {problem === undefined ? null : <ProblemBox problem={problem} />}
    </>
  )
}

type ItemsProps = {
  items: readonly Deficiency[]
  state: Application
  onChange: (items: readonly Deficiency[]) => void
}

function Items({ items, state, onChange }: ItemsProps) {
  const options = slotsOf(state.cycle, state.target).map(({ key, name }) => ({ value: key, label: name }))
  if (items.length === 0) return <p className="soft">还没有选。请一次列全：补正只能告知一次。</p>
  return (
    <ol className="accepting-items" aria-label="要补正的">
      {items.map(({ text, slot }, index) => (
        <li key={text}>
          <span>{text}</span>
          <Select
            size="small"
            allowClear
            placeholder="材料"
            aria-label={`第${index + 1}项的材料`}
            popupMatchSelectWidth={false}
            value={slot}
            options={options}
            onChange={(value: string | undefined) =>
              onChange(items.map((one, n) => (n === index ? { ...one, slot: value ?? null } : one)))
            }
          />
          <Button
            size="small"
            type="text"
            aria-label={`去掉第${index + 1}项`}
            onClick={() => onChange(items.filter((_one, n) => n !== index))}
          >
            去掉
          </Button>
        </li>
      ))}
    </ol>
  )
}

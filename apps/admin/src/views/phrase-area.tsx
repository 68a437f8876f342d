import { AutoComplete, Input } from 'antd'
import { type ComponentRef, type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react'
import { inserted, matching } from './phrase-match.ts'

type PhraseAreaProps = {
  label: string
  value: string
  onChange: (text: string) => void
  /** What can be picked here; none leaves an ordinary field. */
  phrases: readonly string[]
  /** One line, where a phrase is a name and not a sentence. */
  isLine?: boolean
  /** A person has just asked for it. */
  hasFocus?: boolean
  placeholder?: string
  maxLength?: number
  className?: string
  onBlur?: (text: string) => void
  /** Escape while no list is open. */
  onEscape?: () => void
}

const listed = 9
const digits = Array.from({ length: listed }, (_none, index) => `Digit${index + 1}`)

/** A text with the office's phrases under it: typed words find them, Enter puts in the first, arrow keys choose another, so does Alt with a number. */
export function PhraseArea(props: PhraseAreaProps) {
  const { value, isLine = false } = props
  const { area, ...list } = usePhraseList(props)
  return (
    <AutoComplete
      className={`phrase-area ${props.className ?? ''}`}
      value={value}
      open={list.isOpen}
      onOpenChange={(open) => list.setClosed(!open)}
      onSelect={list.pick}
      defaultActiveFirstOption
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'phrase-list' } }}
      options={list.found.map((phrase, index) => ({
        value: phrase,
        label: (
          <>
            <kbd>{index + 1}</kbd> {phrase}
          </>
        ),
      }))}
    >
      <Input.TextArea
        ref={area}
        aria-label={props.label}
        rows={isLine ? 1 : 2}
        className="growing"
        placeholder={props.placeholder ?? ''}
        {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
        onChange={(event) => list.typed(event.target.value, event.target.selectionStart)}
        onFocus={() => list.setClosed(false)}
        onSelect={(event) => list.setCaret(event.currentTarget.selectionStart)}
        onBlur={() => {
          list.setClosed(true)
          props.onBlur?.(value)
        }}
        onKeyDown={list.keyed}
      />
    </AutoComplete>
  )
}

/** Which phrases stand under the text now, and what typing, picking and keys do. */
function usePhraseList(props: PhraseAreaProps) {
  const { value, phrases, isLine = false } = props
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null)
  const [caret, setCaret] = useState(value.length)
  const [isClosed, setClosed] = useState(true)
  const begin = useEffectEvent(() => {
    if (props.hasFocus === true) area.current?.focus({ cursor: 'end' })
  })
  useEffect(() => begin(), [])
  const at = Math.min(caret, value.length)
  const found = matching(phrases, value, at).slice(0, listed)
  const isOpen = !isClosed && found.length > 0
  const pick = (phrase: string) => {
    const next = inserted(value, at, phrase)
    props.onChange(next.text)
    setCaret(next.caret)
    setClosed(true)
  }
  const typed = (text: string, position: number) => {
    props.onChange(text)
    setCaret(position)
    setClosed(false)
  }
  const keyed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const phrase = event.altKey ? found[digits.indexOf(event.code)] : undefined
    if (phrase !== undefined) pick(phrase)
    if (phrase !== undefined || (isLine && event.key === 'Enter' && !isOpen)) event.preventDefault()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (isOpen) setClosed(true)
    else props.onEscape?.()
  }
  return { area, found, isOpen, setClosed, setCaret, pick, typed, keyed }
}

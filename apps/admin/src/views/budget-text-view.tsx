import { Button } from 'antd'
import { useContext } from 'react'
import type { Json, JsonObject } from '../api/types.ts'
import { DeskContext, EditableText, EditingContext } from './budget-edit.tsx'
import { textLabels } from './budget-labels.ts'
import { diffSentences } from './sentence-diff.ts'

type Part = { heading: string; paragraphs: string[] }

export function readExplanation(value: Json | undefined): Part[] {
  const parts = Array.isArray(value) ? value : []
  return parts.map((part) => {
    const { heading, paragraphs } = part as { heading: string; paragraphs: string[] }
    return { heading, paragraphs }
  })
}

type ExplanationProps = {
  before: Part[]
  after: Part[] | undefined
  texts: JsonObject
  /** Places that are asked for. */
  asked: ReadonlySet<string>
}

/** The explanation as it would be printed; sentences that the changes move are marked, the old ones struck out. */
export function ExplanationView({ before, after, texts, asked }: ExplanationProps) {
  const shown = after ?? before
  const moved = after === undefined ? 0 : countMoved(before, after)
  return (
    <div className="explanation-view">
      <output className="soft">
        {after === undefined
          ? '说明由表格数字和下面的文字生成，数字一改，句子随之改。'
          : moved === 0
            ? '所作改动没有牵动说明的句子。'
            : `所作改动牵动说明 ${moved} 句，已标出；划去的是原句。`}
      </output>
      <article className="explanation-paper">
        {shown.map((part, index) => (
          <ExplanationPart
            key={part.heading}
            part={part}
            before={before[index]}
            number={index + 1}
            isLive={after !== undefined}
          />
        ))}
      </article>
      <h3>由单位填写的文字</h3>
      <Texts texts={texts} asked={asked} />
    </div>
  )
}

type PartProps = { part: Part; before: Part | undefined; number: number; isLive: boolean }

function ExplanationPart({ part, before, number, isLive }: PartProps) {
  const desk = useContext(DeskContext)
  const count = isLive
    ? Math.max(part.paragraphs.length, before?.paragraphs.length ?? 0)
    : part.paragraphs.length
  return (
    <section>
      <h4>{part.heading}</h4>
      {count === 0 ? <p className="soft">（这一部分所需的数字或文字还没有）</p> : null}
      {Array.from({ length: count }, (_none, index) => {
        const text = part.paragraphs[index] ?? ''
        const path = `sentence/第${number}部分第${index + 1}段`
        const items = desk.items.get(path)
        return (
          <p key={index} data-path={path} tabIndex={-1}>
            {isLive ? <Marked before={before?.paragraphs[index] ?? ''} after={text} /> : text}
            {items === undefined ? null : <span className="item-mark">{items.join('、')}</span>}
            <ItemButton path={path} />
          </p>
        )
      })}
    </section>
  )
}

function Marked({ before, after }: { before: string; after: string }) {
  return diffSentences(before, after).map(({ kind, text }, index) =>
    kind === 'same' ? (
      <span key={index}>{text}</span>
    ) : kind === 'new' ? (
      <ins key={index}>{text}</ins>
    ) : (
      <del key={index}>{text}</del>
    ),
  )
}

function countMoved(before: Part[], after: Part[]): number {
  const text = (parts: Part[], index: number) => (parts[index]?.paragraphs ?? []).join('\n')
  return after.reduce((sum, _part, index) => {
    const pieces = diffSentences(text(before, index), text(after, index))
    const [added, gone] = ['new', 'gone'].map((kind) => pieces.filter((piece) => piece.kind === kind).length)
    return sum + Math.max(added ?? 0, gone ?? 0)
  }, 0)
}

/** Adds an item of a return at a place, where items are returned from here. */
export function ItemButton({ path }: { path: string }) {
  const { onItem } = useContext(DeskContext)
  if (onItem === undefined) return null
  return (
    <Button size="small" type="link" className="item-button" onClick={() => onItem(path)}>
      提意见
    </Button>
  )
}

type TextsProps = { texts: JsonObject; asked: ReadonlySet<string> }

/** The texts that people write: those that stand or are asked for; the others can be unfolded while changing. */
function Texts({ texts, asked }: TextsProps) {
  const editing = useContext(EditingContext)
  const keys = Object.keys(textLabels)
  const isShown = (key: string) =>
    asked.has(`text/${key}`) || editing?.changes.has(`text/${key}`) === true || textOf(texts, key) !== ''
  const rest = keys.filter((key) => !isShown(key))
  return (
    <>
      <TextRows keys={keys.filter(isShown)} texts={texts} />
      {editing === undefined || rest.length === 0 ? null : (
        <details>
          <summary>其他可写的文字 {rest.length} 项</summary>
          <TextRows keys={rest} texts={texts} />
        </details>
      )}
    </>
  )
}

const textOf = (texts: JsonObject, key: string): string => {
  const text = texts[key]
  return typeof text === 'string' ? text : ''
}

function TextRows({ keys, texts }: { keys: string[]; texts: JsonObject }) {
  const editing = useContext(EditingContext)
  return (
    <dl className="fund-texts explanation">
      {keys.map((key) => {
        const path = `text/${key}`
        const label = textLabels[key] ?? key
        return (
          <div key={key} className={editing?.changes.has(path) === true ? 'is-changed' : undefined}>
            <dt>{label}</dt>
            <dd className="long-text" data-path={editing === undefined ? path : undefined} tabIndex={-1}>
              <EditableText path={path} shown={textOf(texts, key)} label={label} multiline />
              <ItemButton path={path} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

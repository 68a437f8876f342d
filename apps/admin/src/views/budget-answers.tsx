import { Button, Segmented } from 'antd'
import { useContext, useState } from 'react'
import type { CaseView, JsonObject, ReturnRound } from '../api/types.ts'
import { useDraft } from '../form/use-draft.ts'
import { problemOf } from '../api/client.ts'
import { ProblemBox } from '../parts/page.tsx'
import { DeskContext } from './budget-edit.tsx'
import { PhraseArea } from './phrase-area.tsx'
import { phrasesFor } from './phrase-match.ts'
import { useDirectAct } from './use-direct-act.ts'

/** The newest return, while the budget lies with the unit that answers it. */
export function openRound(view: CaseView): ReturnRound | undefined {
  const isWithUnit = view.acts.some(
    ({ act, barred }) => barred === undefined && (act === 'Answer' || act === 'ReviseFigures'),
  )
  return isWithUnit ? view.returns.at(-1) : undefined
}

/** What stood at the items' places when the return was first opened here: kept, so that old stands beside new. */
export function useOldTexts(
  view: CaseView,
  round: ReturnRound | undefined,
  now: ReadonlyMap<string, string>,
) {
  const paths = (round?.items ?? []).map(({ path }) => path)
  const present = Object.fromEntries(paths.map((path) => [path, now.get(path) ?? '']))
  const [old, setOld] = useState<JsonObject>()
  const address = round === undefined ? undefined : `${view.procedure}/${view.id}/Answer/old`
  const draft = useDraft(address, (body) => {
    const kept = body as { round?: number; texts?: JsonObject }
    if (kept.round === round?.round && kept.texts !== undefined) setOld(kept.texts)
  })
  return {
    textOf: (path: string): string | undefined => {
      const text = old?.[path]
      return typeof text === 'string' ? text : undefined
    },
    /** Called before anything is changed. */
    keep: () => {
      if (old !== undefined || round === undefined) return
      setOld(present)
      draft.save({ round: round.round, texts: present })
    },
  }
}

type AnswersSideProps = {
  view: CaseView
  round: ReturnRound
  nameOf: (path: string) => string
  oldOf: (path: string) => string | undefined
  nowOf: (path: string) => string
  onShow: (path: string) => void
}

/** The items of the return in order: to the place, old beside new, and an answer to each. */
export function AnswersSide({ view, round, nameOf, oldOf, nowOf, onShow }: AnswersSideProps) {
  const open = round.items.filter(({ answer }) => answer === undefined).length
  return (
    <aside className="budget-side answers-side" aria-label="退回意见">
      <h3>
        第 {round.round} 次退回：{open === 0 ? '已逐条答复' : `${open} 条待答复`}
      </h3>
      <ol>
        {round.items.map((item) => (
          <li key={item.number} className={item.answer === undefined ? 'is-here' : undefined}>
            <p>
              <span className="item-mark">{item.number}</span>{' '}
              {item.path === '' ? null : (
                <button type="button" className="clause-link" onClick={() => onShow(item.path)}>
                  {nameOf(item.path)}
                </button>
              )}
            </p>
            <p>{item.text}</p>
            <OldAndNew old={oldOf(item.path)} now={nowOf(item.path)} />
            {item.answer === undefined ? (
              <AnswerForm
                // A place that has changed since suggests another answer.
                key={nowOf(item.path)}
                view={view}
                number={item.number}
                old={oldOf(item.path)}
                now={nowOf(item.path)}
              />
            ) : (
              <p className="answer">
                <span className="tag tag-success">{item.answer.kind === 'changed' ? '已改' : '说明'}</span>{' '}
                {item.answer.text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </aside>
  )
}

function OldAndNew({ old, now }: { old: string | undefined; now: string }) {
  if (old === undefined || old === now)
    return now === '' || now.length > 60 ? null : <p className="soft">现为 {now}</p>
  return (
    <p>
      <span className="soft">退回时</span> <del>{old === '' ? '（空）' : old}</del>{' '}
      <span className="soft">现在</span> <ins>{now === '' ? '（空）' : now}</ins>
    </p>
  )
}

type AnswerFormProps = { view: CaseView; number: number; old: string | undefined; now: string }

/** 已改 where the place has changed, with the words for it; otherwise 说明 with words of one's own. */
function AnswerForm({ view, number, old, now }: AnswerFormProps) {
  const hasChanged = old !== undefined && old !== now
  const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text === '' ? '空' : text)
  const [kind, setKind] = useState<'changed' | 'explained'>(hasChanged ? 'changed' : 'explained')
  const [text, setText] = useState(hasChanged ? `已由${short(old)}改为${short(now)}。` : '')
  const sending = useDirectAct(view, 'Answer')
  const phrases = phrasesFor(useContext(DeskContext).phrases, '答复意见')
  const pick = (next: 'changed' | 'explained') => {
    setKind(next)
    if (next === 'changed' && text === '') setText('已按意见修改。')
  }
  return (
    <div className="answer-form">
      {sending.error === null ? null : <ProblemBox problem={problemOf(sending.error)} />}
      <Segmented
        size="small"
        aria-label={`第${number}条的答复方式`}
        value={kind}
        onChange={pick}
        options={[
          { value: 'changed', label: '已改' },
          { value: 'explained', label: '说明' },
        ]}
      />
      <PhraseArea
        label={`第${number}条的答复`}
        placeholder={kind === 'changed' ? '改了什么' : '说明理由'}
        value={text}
        phrases={phrases}
        onChange={setText}
      />
      {kind === 'explained' && text === '' ? (
        <span className="phrases">
          {phrases.slice(0, 4).map((phrase) => (
            <button key={phrase} type="button" className="clause-link" onClick={() => setText(phrase)}>
              {phrase}
            </button>
          ))}
        </span>
      ) : null}
      <Button
        size="small"
        type="primary"
        aria-label={`答复第${number}条`}
        loading={sending.isPending}
        disabled={text.trim() === ''}
        onClick={() => sending.mutate({ number, kind, text: text.trim() })}
      >
        答复
      </Button>
    </div>
  )
}

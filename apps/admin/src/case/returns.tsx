import { Button } from 'antd'
import type { CaseView } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { Personal } from '../parts/facts.tsx'
import { Nothing } from '../parts/page.tsx'
import { placeNameOf } from '../views/state-view.tsx'

type ReturnsProps = {
  view: CaseView
  /** Opens the answer to one item; absent where this post answers nothing. */
  onAnswer?: (number: number) => void
}

/** Every round of 退回修改 with its items and what was answered; the newest first. */
export function Returns({ view, onAnswer }: ReturnsProps) {
  if (view.returns.length === 0) return <Nothing say="没有被退回过。" />
  const nameOf = placeNameOf(view.procedure)
  return (
    <section className="panel">
      <h2>退回意见</h2>
      {view.returns.toReversed().map((round) => (
        <div key={round.round} className="return-round">
          <p>
            <strong>第 {round.round} 次退回</strong>{' '}
            <span className="soft">
              {formatInstant(round.at)} <Personal>{round.person}</Personal>
            </span>
          </p>
          <ol className="return-items">
            {round.items.map((item) => (
              <li key={item.number}>
                <span>{item.number}.</span>
                <div>
                  {item.path === '' ? null : <span className="tag">{nameOf(item.path)}</span>} {item.text}
                  {item.answer === undefined ? (
                    <p>
                      <span className="tag tag-warning">待答复</span>{' '}
                      {onAnswer === undefined ? null : (
                        <Button size="small" onClick={() => onAnswer(item.number)}>
                          答复
                        </Button>
                      )}
                    </p>
                  ) : (
                    <p className="answer">
                      <span className="tag tag-success">
                        {item.answer.kind === 'changed' ? '已改' : '说明'}
                      </span>{' '}
                      {item.answer.text} <span className="soft">{formatInstant(item.answer.at)}</span>
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}

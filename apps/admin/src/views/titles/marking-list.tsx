import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import { itemKey, type MarkItem } from './marking-order.ts'

type MaterialListProps = {
  items: readonly MarkItem[]
  at: number
  standing: (item: MarkItem) => 'clean' | 'faulty' | undefined
  onGo: (index: number) => void
}

/** The materials in their order, each with how it stands. */
export function MaterialList({ items, at, standing, onGo }: MaterialListProps) {
  const isShared = new Set(items.map(({ caseId }) => caseId)).size > 1
  return (
    <ol className="marking-list" aria-label="材料清单">
      {items.map((item, index) => {
        const state = standing(item)
        const said = state === undefined ? '未核验' : state === 'clean' ? '真实齐全规范' : '有问题'
        return (
          <li key={itemKey(item)}>
            <button
              type="button"
              aria-current={index === at ? 'true' : undefined}
              ref={index === at ? bringIn : undefined}
              onClick={() => onGo(index)}
            >
              <span className={`mark mark-${state ?? 'open'}`}>
                {state === 'clean' ? (
                  <CheckCircleFilled aria-hidden />
                ) : state === 'faulty' ? (
                  <ExclamationCircleFilled aria-hidden />
                ) : null}
                <span className="visually-hidden">{said}</span>
              </span>
              {isShared ? <strong>{item.person} </strong> : null}
              {item.material.name}
              {item.material.year === null ? '' : `（${item.material.year}）`}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** The list scrolls by itself: the present line is in sight. */
function bringIn(button: HTMLButtonElement | null): void {
  const list = button?.closest('ol')
  if (button === null || list === null || list === undefined) return
  const top = button.offsetTop - list.offsetTop
  if (top < list.scrollTop || top + button.offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top - list.clientHeight / 2
}

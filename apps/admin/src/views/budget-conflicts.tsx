import { Button } from 'antd'
import { ScrollBox } from '../parts/boxes.tsx'
import type { Conflict, Kept } from './budget-edit.tsx'
import { valueText } from './budget-submit.tsx'

type ConflictsProps = {
  editing: Pick<Kept, 'conflicts' | 'settle'>
  nameOf: (path: string) => string
}

/** Places changed here and, before that was sent, elsewhere: both values side by side, one of them to be chosen. */
export function Conflicts({ editing, nameOf }: ConflictsProps) {
  const { conflicts, settle } = editing
  if (conflicts.length === 0) return null
  const paths = conflicts.map(({ path }) => path)
  return (
    <section className="edit-conflicts" aria-label="两边都改过的数">
      <p>
        <strong>有 {conflicts.length} 处您改了还没有提交，别的窗口或别人已先改过。</strong>
        请逐处选定留哪一个；其余改动不受影响。
        {conflicts.length === 1 ? null : (
          <span className="edit-tools">
            <Button size="small" onClick={() => settle(paths, 'other')}>
              都用现在的
            </Button>
            <Button size="small" onClick={() => settle(paths, 'own')}>
              都用我填的
            </Button>
          </span>
        )}
      </p>
      <ScrollBox label="两边都改过的数">
        <table className="figure-table">
          <thead>
            <tr>
              <th>位置</th>
              <th>您改之前</th>
              <th>现在</th>
              <th>您填的</th>
              <th>留哪一个</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => (
              <ConflictRow
                key={conflict.path}
                conflict={conflict}
                name={nameOf(conflict.path)}
                onSettle={(whose) => settle([conflict.path], whose)}
              />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

type ConflictRowProps = { conflict: Conflict; name: string; onSettle: (whose: 'own' | 'other') => void }

function ConflictRow({ conflict: { was, now, own }, name, onSettle }: ConflictRowProps) {
  return (
    <tr>
      <td>{name}</td>
      <td className="soft">{valueText(was)}</td>
      <td>{valueText(now)}</td>
      <td>
        <ins>{valueText(own)}</ins>
      </td>
      <td>
        <span className="edit-tools">
          <Button size="small" aria-label={`${name}：用现在的`} onClick={() => onSettle('other')}>
            用现在的
          </Button>
          <Button size="small" aria-label={`${name}：用我填的`} onClick={() => onSettle('own')}>
            用我填的
          </Button>
        </span>
      </td>
    </tr>
  )
}

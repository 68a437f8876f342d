import { Alert, Button, Modal } from 'antd'
import { useMemo } from 'react'
import type { BudgetTableFile } from '../../../server/contract/index.ts'
import { problemOf } from '../api/client.ts'
import type { Act, CaseView } from '../api/types.ts'
import { focusOnMount, ScrollBox } from '../parts/boxes.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { GradeTag } from './budget-findings.tsx'
import { type Live, useLive } from './budget-live.ts'
import { blank, ChangeTable } from './budget-file-changes.tsx'
import type { PlacedFinding } from './budget-model.ts'
import type { Change, Changes } from './sheet-history.ts'
import { type Shown, useBudget } from './use-budget.ts'
import { useDirectAct } from './use-direct-act.ts'
import type { Bench } from './use-workbench.ts'

type DifferencesProps = {
  view: CaseView
  bench: Bench
  act: Act
  name: string
  found: BudgetTableFile
  onClose: () => void
}

/** What a file would change, old beside new with the findings of the place; one confirmation takes it in. */
export function FileDifferences({ view, bench, act, name, found, onClose }: DifferencesProps) {
  const changes = useMemo(() => changesOf(found, bench), [found, bench])
  const live = useLive(view, act, changes)
  const shown = useBudget(view, live.after)
  const sending = useDirectAct(view, act.act)
  const unsent = bench.editing.changes.size
  const isDirect = !bench.mayLeave && unsent === 0
  const count = found.changes.length
  const send = () =>
    sending.mutate({ changes: found.changes.map(({ path, to }) => ({ path, to })) }, { onSuccess: onClose })
  const put = () => {
    bench.startEditing()
    bench.editing.change(Array.from(changes.values()))
    onClose()
  }
  return (
    <Modal
      open
      title={found.readable ? titleOf(name, found) : `“${name}”读不出来`}
      width="min(980px, 96vw)"
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>关闭</Button>
          {count === 0 ? null : (
            <Button {...(isDirect ? {} : { type: 'primary' as const })} onClick={put}>
              先放到表上
            </Button>
          )}
          {!isDirect || count === 0 ? null : (
            <Button
              type="primary"
              ref={focusOnMount}
              loading={sending.isPending}
              disabled={live.faults.size > 0}
              onClick={send}
            >
              写入 {count} 处
            </Button>
          )}
        </>
      }
    >
      {sending.error === null ? null : <ProblemBox problem={problemOf(sending.error)} />}
      {found.readable ? (
        <>
          <Older found={found} />
          {unsent === 0 ? null : (
            <p className="soft">表上另有 {unsent} 处没有提交的改动：先把文件里的改动放到表上，再一并提交。</p>
          )}
          <Found found={found} live={live} shown={shown} />
          <Refused found={found} />
        </>
      ) : (
        <Faults found={found} />
      )}
    </Modal>
  )
}

function titleOf(name: string, { changes }: BudgetTableFile): string {
  const sheets = new Set(changes.map(({ sheet }) => sheet)).size
  return `“${name}”${sheets > 1 ? `的 ${sheets} 张表` : ''}中有 ${changes.length} 处不同`
}

type FoundProps = { found: BudgetTableFile; live: Live; shown: Shown }

/** The differences with what they would bring. */
function Found({ found, live, shown }: FoundProps) {
  if (found.changes.length === 0)
    return <p>{found.refused.length === 0 ? '与现有数字相同，没有要写入的改动。' : '没有可以写入的改动。'}</p>
  const effect = `写入后新增检查结果 ${shown.added.size} 项，消除 ${shown.gone.length} 项。`
  return (
    <>
      <ChangeTable found={found} marks={shown.marks} budget={shown.budget} />
      <output className="soft" aria-busy={live.isAsking}>
        {live.after === undefined ? live.say || '正在核算写入后的结果…' : effect}
      </output>
      <Added findings={live.after === undefined ? [] : shown.findings} added={shown.added} />
    </>
  )
}

function Faults({ found: { faults } }: { found: BudgetTableFile }) {
  return (
    <ul className="fault-list">
      {faults.map(({ sheet, cell, say }) => (
        <li key={sheet + cell + say}>
          {[sheet, cell].filter((part) => part !== '').join(' ')}
          {sheet === '' ? '' : '：'}
          {say}
        </li>
      ))}
    </ul>
  )
}

/** The file's changes as the sheet keeps them, against the values that are stored. */
function changesOf(found: BudgetTableFile, { context }: Bench): Changes {
  return new Map(
    found.changes.map(({ path, to, before, kind }): [string, Change] => [
      path,
      {
        path,
        to,
        before: context.stored.get(path) ?? (kind === 'changed' || kind === 'removed' ? before : null),
      },
    ]),
  )
}

function Older({ found: { older, meanwhile, changes } }: { found: BudgetTableFile }) {
  const both = changes.filter(({ wentOut }) => wentOut !== null).length
  if (!older) return null
  if (meanwhile.length === 0 && both === 0)
    return <p className="soft">下载之后本件办过别的事，但这些表没有变动。</p>
  return (
    <Alert
      type="warning"
      showIcon
      className="failed"
      title={`这个文件是改动之前下载的：下载之后本件又改了 ${meanwhile.length + both} 处`}
      description={
        <>
          {both === 0 ? null : <p>其中 {both} 处文件里也改了，写入会盖掉后来的数，已在下面标明。</p>}
          {meanwhile.length === 0 ? null : (
            <details>
              <summary>文件没有动的 {meanwhile.length} 处，保留现在的数</summary>
              <ul>
                {meanwhile.map(({ path, label, wentOut, now }) => (
                  <li key={path}>
                    {label}：下载时 {blank(wentOut)}，现在 {blank(now)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      }
    />
  )
}

/** What the change would bring, wherever it stands: also in tables that follow. */
function Added({ findings, added }: { findings: PlacedFinding[]; added: ReadonlySet<string> }) {
  const list = findings.filter(({ key }) => added.has(key))
  if (list.length === 0) return null
  return (
    <ScrollBox className="detail-findings" label="新增的检查结果">
      <ul>
        {list.map(({ key, grade, place, message }) => (
          <li key={key}>
            <GradeTag grade={grade} /> {place}：{message}
          </li>
        ))}
      </ul>
    </ScrollBox>
  )
}

function Refused({ found: { refused } }: { found: BudgetTableFile }) {
  if (refused.length === 0) return null
  return (
    <section className="refused-cells">
      <h3>不能写入 {refused.length} 处</h3>
      <ScrollBox className="submit-list" label="不能写入的单元格">
        <table className="figure-table" aria-label="不能写入的单元格">
          <thead>
            <tr>
              <th>位置</th>
              <th>文件单元格</th>
              <th>文件中</th>
              <th>原因与改法</th>
            </tr>
          </thead>
          <tbody>
            {refused.map(({ sheet, cell, label, text, say }) => (
              <tr key={`${sheet}-${cell}-${label}-${say}`}>
                <td>{label}</td>
                <td className="soft" data-label="文件单元格">
                  {cell === '' ? sheet : cell}
                </td>
                <td data-label="文件中">{blank(text)}</td>
                <td className="cell-fault">{say}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

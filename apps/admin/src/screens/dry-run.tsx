import { Alert, Button, Tabs } from 'antd'
import type { ReactNode } from 'react'
import type { DryRun, DryRunFinding } from '../api/types.ts'
import { changeLabels, labelOf } from '../lib/labels.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { factText } from '../parts/findings.tsx'
import { GradeTag } from '../views/budget.tsx'
import { DataTable } from '../parts/data-table.tsx'

type DryRunPageProps = {
  run: DryRun
  labels: Record<string, string>
  /** Heading of the key; the change's own name where there is none. */
  keyLabel?: string
  isBusy: boolean
  commitLabel: string
  onCommit: () => void
  onAgain: () => void
  /** A further button beside “换一个文件”. */
  extra?: ReactNode
}

type Change = DryRun['changes'][number]
type Fault = DryRun['faults'][number]

/** What the file would change, what cannot be read in it, and what its figures say. Nothing is stored yet. */
export function DryRunPage(props: DryRunPageProps) {
  const { run, labels, keyLabel = '编号', isBusy, commitLabel, onCommit, onAgain, extra } = props
  const shown = run.changes.filter(({ kind }) => kind !== 'unchanged')
  const isClean = run.readable && run.faults.length === 0
  return (
    <div className="dry-run">
      <Alert
        type={isClean ? 'info' : 'error'}
        showIcon
        title={
          isClean
            ? `已读取“${run.fileName}”，尚未写入。`
            : `“${run.fileName}”有 ${run.faults.length} 处不能读取，请改正后重新导入。`
        }
        description={countWords(run)}
      />
      <Tabs
        items={[
          ...(run.faults.length === 0
            ? []
            : [
                {
                  key: 'faults',
                  label: `不能读取 ${run.faults.length}`,
                  children: <FaultTable faults={run.faults} />,
                },
              ]),
          ...(run.findings.length === 0
            ? []
            : [
                {
                  key: 'findings',
                  label: `检查结果 ${run.findings.length}`,
                  children: <FindingTable findings={run.findings} />,
                },
              ]),
          {
            key: 'changes',
            label: `差异 ${shown.length}`,
            children: <ChangeTable changes={shown} labels={labels} keyLabel={keyLabel} />,
          },
        ]}
      />
      <div className="act-foot">
        {extra}
        <Button onClick={onAgain} disabled={isBusy}>
          换一个文件
        </Button>
        <Button type="primary" disabled={!isClean || !hasWork(run)} loading={isBusy} onClick={onCommit}>
          {commitLabel}
        </Button>
      </div>
    </div>
  )
}

/** A register's file that changes nothing needs no commit; a workbook is taken in any case. */
function hasWork({ target, counts }: DryRun): boolean {
  return !target.startsWith('register:') || counts.added + counts.changed + counts.ended > 0
}

function countWords({ counts }: DryRun): string {
  const { added, changed, ended, unchanged, faults } = counts
  const read = `新增 ${added}，修改 ${changed}，终止 ${ended}，不变 ${unchanged}`
  return faults === 0 ? `${read}。` : `${read}；不能读取 ${faults} 处。`
}

function FaultTable({ faults }: { faults: Fault[] }) {
  // The file itself could not be read: there is no place to name.
  if (faults.every(({ sheet, cell }) => sheet === '' && cell === ''))
    return (
      <ul className="fault-list">
        {faults.map(({ say }) => (
          <li key={say}>{say}</li>
        ))}
      </ul>
    )
  return (
    <DataTable<Fault>
      rowKey={(fault) => `${fault.sheet}-${fault.cell}-${fault.say}`}
      dataSource={faults}
      columns={[
        { title: '工作表', dataIndex: 'sheet' },
        { title: '单元格', dataIndex: 'cell' },
        { title: '行', dataIndex: 'row' },
        { title: '栏', dataIndex: 'column' },
        { title: '问题与改法', dataIndex: 'say', className: 'wide-cell' },
      ]}
    />
  )
}

function FindingTable({ findings }: { findings: DryRunFinding[] }) {
  return (
    <DataTable<DryRunFinding>
      tableLayout="fixed"
      rowKey={(finding) => `${finding.rule}-${finding.sheet}-${finding.cell ?? ''}-${finding.message}`}
      dataSource={findings}
      scroll={{ x: 860 }}
      pageSize={100}
      columns={[
        {
          title: '程度',
          dataIndex: 'grade',
          width: 76,
          render: (grade: string) => <GradeTag grade={grade} />,
        },
        {
          title: '位置',
          key: 'place',
          width: 180,
          render: (_value, finding) => `${finding.sheet} ${finding.cell ?? ''}`,
        },
        { title: '所列', dataIndex: 'stated', width: 150 },
        { title: '应为', dataIndex: 'expected', width: 150 },
        { title: '原因与改法', key: 'message', render: (_value, finding) => <Reason finding={finding} /> },
      ]}
    />
  )
}

function Reason({ finding }: { finding: DryRunFinding }) {
  return (
    <>
      {finding.message}{' '}
      {finding.clause === null ? null : (
        <ClauseLink clause={finding.clause} label={finding.clauseLabel ?? finding.clause} />
      )}
    </>
  )
}

type ChangeTableProps = { changes: Change[]; labels: Record<string, string>; keyLabel: string }

function ChangeTable({ changes, labels, keyLabel }: ChangeTableProps) {
  const isDated = changes.some(({ from }) => from !== undefined)
  return (
    <DataTable<Change>
      rowKey={(change) => `${change.kind}-${change.key}`}
      dataSource={changes}
      pageSize={100}
      empty="与现有内容相同，没有要写入的变更"
      columns={[
        {
          title: '变更',
          dataIndex: 'kind',
          width: 80,
          render: (kind: string) => labelOf(changeLabels, kind),
        },
        { title: keyLabel, dataIndex: 'key' },
        ...(isDated ? [{ title: '自', dataIndex: 'from', width: 110 }] : []),
        {
          title: '内容',
          key: 'what',
          className: 'wide-cell',
          render: (_value, change) => <Difference change={change} labels={labels} />,
        },
      ]}
    />
  )
}

function Difference({ change, labels }: { change: Change; labels: Record<string, string> }) {
  const before = change.before ?? {}
  const after = change.after ?? {}
  const names = Array.from(new Set([...Object.keys(before), ...Object.keys(after)]))
  const moved = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return (
    <dl className="changes">
      {moved.map((name) => (
        <div key={name}>
          <dt>{labelOf(labels, name)}</dt>
          <dd>
            {before[name] === undefined ? null : <del>{factText(before[name])}</del>}{' '}
            {after[name] === undefined ? null : factText(after[name])}
          </dd>
        </div>
      ))}
    </dl>
  )
}

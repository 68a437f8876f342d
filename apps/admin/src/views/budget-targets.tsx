import { useContext } from 'react'
import { ClauseLink } from '../parts/clause.tsx'
import { ScrollBox } from '../parts/boxes.tsx'
import { DeskContext, EditableText, EditingContext } from './budget-edit.tsx'
import { Marked } from './budget-marked.tsx'
import {
  cellAnchor,
  type FundModel,
  indicatorFields,
  type NarrativeModel,
  type PlacedFinding,
} from './budget-model.ts'
import { EditableMoney } from './budget-money.tsx'
import { ItemButton } from './budget-text-view.tsx'
import { type Marks, markKey } from './sheet-cell.tsx'
import { figureText } from './sheet-text.ts'

const indicatorColumns = ['指标', '权重', '计量单位', '性质', '指标值']
const indicatorLetters = 'ABCDE'

export function NarrativeTable({
  lines,
  instrument,
  labels,
  marks,
}: {
  lines: NarrativeModel[]
  instrument: string
  labels: ReadonlyMap<string, string>
  marks: Marks
}) {
  const idOf = (clause: string) => (clause.includes('/') ? clause : `${instrument}/${clause}`)
  return (
    <ScrollBox label="说明中的数字">
      <table className="figure-table">
        <caption>说明中的数字</caption>
        <thead>
          <tr>
            <th>依据</th>
            <th>项目</th>
            <th className="number">数值</th>
            <th>单位</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <NarrativeRow
              key={`${line.clause}-${index}`}
              line={line}
              clause={idOf(line.clause)}
              label={labels.get(idOf(line.clause)) ?? line.clause}
              marks={marks}
            />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

type NarrativeRowProps = { line: NarrativeModel; clause: string; label: string; marks: Marks }

function NarrativeRow({ line, clause, label, marks }: NarrativeRowProps) {
  const editing = useContext(EditingContext)
  const desk = useContext(DeskContext)
  const sheet = '说明'
  const found = marks.get(markKey(sheet, line.address)) ?? []
  const isMoney = line.unit === '万元' || line.unit === ''
  const shown = figureText(line.value, isMoney ? desk.unit : '万元')
  const names = [
    'number',
    found.length > 0 ? `marked marked-${found[0]?.grade}` : '',
    editing?.changes.has(line.path) === true ? 'is-changed' : '',
  ]
  return (
    <tr>
      <td>
        <ClauseLink clause={clause} label={label} />
      </td>
      <td>
        {line.item} <ItemButton path={line.path} />
      </td>
      <td id={cellAnchor(sheet, line.address)} className={names.filter((name) => name !== '').join(' ')}>
        {editing === undefined && found.length > 0 ? (
          <Marked shown={shown} address={line.address} found={found} />
        ) : (
          <EditableMoney
            path={line.path}
            value={line.value}
            label={`说明 ${line.item}`}
            {...(isMoney ? {} : { count: line.unit })}
          />
        )}
      </td>
      <td>{isMoney ? desk.unit : line.unit}</td>
    </tr>
  )
}

export function FundTable({ fund, marks }: { fund: FundModel; marks: Marks }) {
  const { unit } = useContext(DeskContext)
  return (
    <div className="fund">
      <h3>{fund.name}</h3>
      <dl className="fund-texts">
        <div>
          <dt>当年预算（{unit}）</dt>
          <dd id={cellAnchor(fund.sheet, fund.budget.address)}>
            <EditableMoney path={fund.budget.path} value={fund.budget.value} label="当年预算" />
            <ItemButton path={fund.budget.path} />
          </dd>
        </div>
        {fund.texts.map((part) => (
          <div key={part.label}>
            <dt>{part.label}</dt>
            <dd
              className="long-text"
              id={part.address === '' ? undefined : cellAnchor(fund.sheet, part.address)}
            >
              <FundText fund={fund} part={part} marks={marks} />
              <ItemButton path={part.path} />
            </dd>
          </div>
        ))}
      </dl>
      <ScrollBox label={`${fund.name}绩效指标`}>
        <table className="figure-table">
          <caption>绩效指标</caption>
          <thead>
            <tr>
              <th className="line-number">行</th>
              {indicatorColumns.map((column, index) => (
                <th key={column} className={index === 1 || index === 4 ? 'number' : undefined}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fund.indicators.map((row) => (
              <IndicatorRow key={row.id} fund={fund} row={row} marks={marks} />
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  )
}

function FundText({
  fund,
  part,
  marks,
}: {
  fund: FundModel
  part: FundModel['texts'][number]
  marks: Marks
}) {
  const editing = useContext(EditingContext)
  const found = marks.get(markKey(fund.sheet, part.address)) ?? []
  if (editing !== undefined)
    return <EditableText path={part.path} shown={part.text} label={part.label} multiline />
  if (found.length > 0) return <Marked shown={part.text} address={part.address} found={found} />
  return part.text === '' ? <span className="soft">（空）</span> : part.text
}

/** Takes an indicator row out; until it is sent, pressing again puts it back. */
function RemoveRow({ path, row }: { path: string; row: FundModel['indicators'][number] }) {
  const editing = useContext(EditingContext)
  const isOut = editing?.changes.has(path) === true
  const before = row.cells.filter((cell) => cell !== '').join(' ')
  return (
    <button
      type="button"
      className="clause-link"
      aria-label={`${isOut ? '恢复' : '删去'}第${row.row}行`}
      onClick={() => editing?.change([{ path, before, to: isOut ? before : '' }])}
    >
      {isOut ? '恢复' : '删'}
    </button>
  )
}

type IndicatorRowProps = { fund: FundModel; row: FundModel['indicators'][number]; marks: Marks }

function IndicatorRow({ fund, row, marks }: IndicatorRowProps) {
  const { sheet } = fund
  const editing = useContext(EditingContext)
  const ofRow: PlacedFinding[] = marks.get(markKey(sheet, `row:${row.id}`)) ?? []
  return (
    <tr
      data-path={`${fund.key}/${row.id}`}
      tabIndex={-1}
      className={editing?.changes.has(`${fund.key}/${row.id}`) === true ? 'is-removed' : undefined}
    >
      <td className="line-number">
        {row.row}
        {editing === undefined ? null : <RemoveRow path={`${fund.key}/${row.id}`} row={row} />}
        <ItemButton path={`${fund.key}/${row.id}`} />
      </td>
      {row.cells.map((cell, index) => {
        const address = `${indicatorLetters[index] ?? ''}${row.row}`
        const own = marks.get(markKey(sheet, address)) ?? []
        const found = index === 0 ? [...own, ...ofRow] : own
        return (
          <td
            key={address}
            id={cellAnchor(sheet, address)}
            className={`${index === 1 || index === 4 ? 'number' : ''} ${found.length > 0 ? `marked marked-${found[0]?.grade}` : ''}`}
          >
            {editing !== undefined ? (
              <EditableText
                path={`${fund.key}/${row.id}/${indicatorFields[index] ?? ''}`}
                shown={cell}
                label={`${indicatorColumns[index] ?? ''} 第${row.row}行`}
              />
            ) : found.length === 0 ? (
              cell
            ) : (
              <Marked shown={cell} address={address} found={found} />
            )}
          </td>
        )
      })}
    </tr>
  )
}

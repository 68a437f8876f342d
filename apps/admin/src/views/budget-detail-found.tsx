import { Alert } from 'antd'
import { useState } from 'react'
import type { BudgetDetailPreview } from '../../../server/contract/index.ts'
import { readMoney } from '../lib/money.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { PlainTabs } from '../parts/tabs.tsx'
import { GradeTag } from './budget-findings.tsx'
import { type CellValue, figureText, twoDecimals } from './sheet-text.ts'

type FoundProps = { found: BudgetDetailPreview }

/** What a detail holds: totals first, then what no register knows, what changes, the lines, and the findings it would bring. */
export function DetailFound({ found }: FoundProps) {
  const [tab, setTab] = useState('totals')
  const { lines, unknown, differences, findings, doubts } = found
  const total = lines.reduce((sum, { fen }) => sum + fen, 0)
  const errors = findings.filter(({ grade }) => grade === 'error').length
  return (
    <>
      <Alert
        type={unknown.length + doubts.length === 0 ? 'info' : 'warning'}
        showIcon
        title={`读到 ${lines.length} 行，合计 ${readMoney(total, '元')} 元；尚未写入。`}
        description={
          doubts.length === 0 ? undefined : (
            <ul>
              {doubts.map((say) => (
                <li key={say}>{say}</li>
              ))}
            </ul>
          )
        }
      />
      <PlainTabs
        label="明细各部分"
        current={tab}
        onChange={setTab}
        items={[
          { key: 'totals', label: '各表合计', children: <Totals found={found} /> },
          ...(unknown.length === 0
            ? []
            : [
                {
                  key: 'unknown',
                  label: `不认识的科目 ${unknown.length}`,
                  children: <Unknown found={found} />,
                },
              ]),
          {
            key: 'differences',
            label: `与现有数字的不同 ${differences.length}`,
            children: <Differences found={found} />,
          },
          { key: 'lines', label: `明细 ${lines.length}`, children: <Lines found={found} /> },
          {
            key: 'findings',
            label: `写入后的检查结果 ${findings.length}${errors === 0 ? '' : `（错误 ${errors}）`}`,
            children: <Findings found={found} />,
          },
        ]}
      />
    </>
  )
}

const sum = (fen: number | null): string => (fen === null ? '（空）' : twoDecimals(fen))

function Totals({ found: { tables } }: FoundProps) {
  return (
    <ScrollBox className="submit-list" label="各表合计">
      <table className="figure-table" aria-label="各表合计">
        <thead>
          <tr>
            <th>表</th>
            <th className="number">现为（万元）</th>
            <th className="number">按明细（万元）</th>
            <th className="number">相差（万元）</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ key, sheet, before, after }) => {
            const moved = (after ?? 0) - (before ?? 0)
            return (
              <tr key={key}>
                <td>{sheet}</td>
                <td className="number">{sum(before)}</td>
                <td className="number">{sum(after)}</td>
                <td className="number">
                  {moved === 0 ? '—' : `${moved > 0 ? '+' : ''}${twoDecimals(moved)}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Unknown({ found: { unknown } }: FoundProps) {
  return (
    <ScrollBox className="submit-list" label="不认识的科目">
      <table className="figure-table" aria-label="不认识的科目">
        <thead>
          <tr>
            <th>科目</th>
            <th>编码</th>
            <th>明细中的名称</th>
            <th className="number">行数</th>
            <th>怎样列入</th>
          </tr>
        </thead>
        <tbody>
          {unknown.map(({ kind, code, name, lines, say }) => (
            <tr key={kind + code}>
              <td>{kind === 'function' ? '功能科目' : '经济科目'}</td>
              <td data-label="编码">{code}</td>
              <td data-label="名称">{name || '（没有写）'}</td>
              <td className="number" data-label="行数">
                {lines}
              </td>
              <td>{say}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

const value = (cell: CellValue): string => figureText(cell, '万元') || '（空）'

function Differences({ found: { differences } }: FoundProps) {
  if (differences.length === 0) return <p>与现有数字相同。</p>
  return (
    <ScrollBox className="submit-list" label="与现有数字的不同">
      <table className="figure-table" aria-label="与现有数字的不同">
        <thead>
          <tr>
            <th>位置</th>
            <th className="number">现为（万元）</th>
            <th className="number">按明细（万元）</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, label, before, after }) => (
            <tr key={path}>
              <td>{label}</td>
              <td className="number" data-label="现为">
                {value(before)}
              </td>
              <td className="number" data-label="按明细">
                <ins>{value(after)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Lines({ found: { lines } }: FoundProps) {
  return (
    <ScrollBox className="submit-list" label="明细">
      <table className="figure-table" aria-label="明细">
        <thead>
          <tr>
            <th className="line-number">行</th>
            <th>功能科目</th>
            <th>经济科目</th>
            <th>支出</th>
            <th>项目</th>
            <th>资金来源</th>
            <th className="number">金额（元）</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
            <tr key={index}>
              <td className="line-number">{index + 1}</td>
              <td>
                {line.functionCode} {line.functionName}
              </td>
              <td>
                {line.economicCode} {line.economicName}
              </td>
              <td>{line.kind === 'basic' ? '基本支出' : '项目支出'}</td>
              <td>{line.project}</td>
              <td>{line.source}</td>
              <td className="number">{readMoney(line.fen, '元')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Findings({ found: { findings } }: FoundProps) {
  if (findings.length === 0) return <p>没有发现问题。</p>
  return (
    <ul className="detail-findings">
      {findings.map(({ grade, place, message }) => (
        <li key={`${place}-${message}`}>
          <GradeTag grade={grade} /> {place}：{message}
        </li>
      ))}
    </ul>
  )
}

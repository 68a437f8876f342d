import type { DayLine, Period, Receipt } from '../api/types.ts'
import { formatDate, formatDay, weekdayOf } from '../lib/format.ts'
import { labelOf, unitLabels } from '../lib/labels.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { DueText } from '../parts/due.tsx'
import { Nothing } from '../parts/page.tsx'
import { overWords } from './period-words.ts'

const effects = { opens: '届满后方可办理', closes: '届满后不再办理', alerts: '届满时提醒' } as const

export function PeriodLine({ period }: { period: Period }) {
  return (
    <div className="period">
      <span>
        {period.label} <ClauseLink clause={period.clause} label={period.clauseLabel} />
      </span>
      <DueText
        due={{ due: period.due, workingDaysLeft: period.workingDaysLeft, provisional: period.provisional }}
      />
    </div>
  )
}

export function Periods({ periods }: { periods: Period[] }) {
  if (periods.length === 0) return <Nothing say="目前没有在计算的期限。" />
  return periods.map((period) => (
    <section key={period.id} className="panel">
      <h2>
        {period.label} <ClauseLink clause={period.clause} label={period.clauseLabel} />
      </h2>
      <DueText
        due={{
          due: period.due,
          workingDaysLeft: period.workingDaysLeft,
          provisional: period.provisional,
          label: effects[period.kind],
        }}
      />
      <ReceiptStrip receipt={period.receipt} kind={period.kind} />
    </section>
  ))
}

const kinds = { weekday: '', weekend: '周末', holiday: '放假', 'make-up': '调休上班' } as const

/** How a deadline was counted, day by day: counted days with their number, skipped days with the reason. */
export function ReceiptStrip({ receipt, kind }: { receipt: Receipt; kind?: Period['kind'] }) {
  return (
    <div className="receipt">
      <p className="receipt-head">
        <span>
          自 {formatDate(receipt.anchor)} {receipt.direction === 'before' ? '前推' : '次日'}起算{' '}
          {receipt.count} {labelOf(unitLabels, receipt.unit)}
        </span>
        <span>届满日 {formatDate(receipt.due)}</span>
        {receipt.over === undefined ? null : <span>{overWords(receipt.over, kind)}</span>}
        <span>
          工作日历版本 {receipt.edition}
          {receipt.provisional ? '（未公布的年份为暂定）' : ''}
        </span>
      </p>
      <ol className="receipt-days" aria-label="逐日计算">
        {receipt.lines.map((line) => (
          <Day key={line.date} line={line} isDue={line.date === receipt.due} />
        ))}
      </ol>
      {receipt.notices.length === 0 ? null : <p className="soft">放假安排：{receipt.notices.join('；')}</p>}
    </div>
  )
}

function Day({ line, isDue }: { line: DayLine; isDue: boolean }) {
  const isCounted = line.counted !== undefined
  const names = [
    isCounted ? '' : 'day-skipped',
    line.kind === 'make-up' ? 'day-make-up' : '',
    isDue ? 'day-due' : '',
    line.provisional ? 'day-provisional' : '',
  ].filter((name) => name !== '')
  return (
    <li className={names.join(' ')}>
      <span>
        {formatDay(line.date)} 周{weekdayOf(line.date)}
      </span>
      <b>{isCounted ? `第${line.counted}日` : '不计'}</b>
      <span>{dayNote(line, isDue)}</span>
    </li>
  )
}

function dayNote(line: DayLine, isDue: boolean): string {
  const reason = line.kind === 'make-up' ? kinds['make-up'] : (line.name ?? kinds[line.kind])
  return [reason, line.rolled === true ? '顺延' : '', isDue ? '届满' : '', line.provisional ? '暂定' : '']
    .filter((part) => part !== '')
    .join('，')
}

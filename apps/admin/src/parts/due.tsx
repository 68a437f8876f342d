import { formatDate, weekdayOf } from '../lib/format.ts'

export type DueState = 'overdue' | 'today' | 'soon' | 'later'

/** For colouring and grouping only: what is late is decided by the server's count of working days left. */
export function dueState(workingDaysLeft: number): DueState {
  if (workingDaysLeft < 0) return 'overdue'
  if (workingDaysLeft === 0) return 'today'
  return workingDaysLeft <= 3 ? 'soon' : 'later'
}

function dueWords(workingDaysLeft: number): string {
  if (workingDaysLeft < 0) return `已逾期 ${-workingDaysLeft} 个工作日`
  if (workingDaysLeft === 0) return '今日到期'
  return `还剩 ${workingDaysLeft} 个工作日`
}

type Due = { label?: string; due: string; workingDaysLeft: number; provisional: boolean }

/** Due date with the remaining working days in words; the colour only repeats the words. */
export function DueText({ due }: { due: Due }) {
  return (
    <span className={`due due-${dueState(due.workingDaysLeft)}`}>
      <strong>{dueWords(due.workingDaysLeft)}</strong>
      <span className="due-date">
        {formatDate(due.due)}（周{weekdayOf(due.due)}）{due.label ?? ''}
      </span>
      {due.provisional ? <span className="due-note">暂定，放假安排未公布</span> : null}
    </span>
  )
}

/** The board of units: where each stands, what is late, what is coming due, and the text that urges. Pure. */
import type { Parameter } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { daysBetween, plusDays } from '#kernel/time'
import { financeReplyDays, findDays, publicationDays, unitReplyDays } from './parameters.ts'

/** A unit of the register with its budget of the year, where there is one; read in one statement for all. */
export type BoardUnit = {
  readonly code: string
  readonly name: string
  readonly department: string | null
  readonly caseId: string | null
  readonly stage: string | null
  readonly returned: number
  readonly urged: number
  /** Expenditure in 分. */
  readonly total: number | null
  readonly errors: number
  readonly hints: number
  readonly dueOn: LocalDate | null
  readonly submittedOn: LocalDate | null
  readonly congressOn: LocalDate | null
  readonly approvedOn: LocalDate | null
  readonly repliedOn: LocalDate | null
  readonly publishedOn: LocalDate | null
}

export const standings = [
  '未编',
  '已布置',
  '编制中',
  '退回',
  '已报送',
  '财政审核',
  '已批复',
  '公开准备',
  '已公开',
  '已撤下',
] as const
export type Standing = (typeof standings)[number]

const byStage: Readonly<Record<string, Standing>> = {
  assigned: '已布置',
  'basics-review': '已布置',
  compiling: '编制中',
  signing: '编制中',
  'department-review': '已报送',
  'finance-review': '财政审核',
  'before-congress': '财政审核',
  approved: '已批复',
  'publication-preparation': '公开准备',
  published: '已公开',
  'correction-review': '已公开',
  'correction-consented': '已公开',
  archived: '已公开',
  withdrawn: '已撤下',
}

/** In the words of the offices; a returned budget stays 退回 until it is sent in again. */
export function standingOf({ stage, returned }: Pick<BoardUnit, 'stage' | 'returned'>): Standing {
  const standing = stage === null ? '未编' : (byStage[stage] ?? '未编')
  return returned > 0 && standing === '编制中' ? '退回' : standing
}

export type Step = '报送' | '财政批复' | '部门批复' | '公开'
export type StepStanding = {
  readonly step: Step
  readonly due: LocalDate
  readonly done: LocalDate | null
  /** Days after the due day: of the act, or of today while it is open. */
  readonly daysLate: number
  /** Days until the due day while the step is open; null once it is done or late. */
  readonly daysLeft: number | null
}

/** The four clocks of a budget that run or ran: 报送 by the notice, 20, 15 and 20 calendar days of the law. */
export function stepsOf(unit: BoardUnit, today: LocalDate): readonly StepStanding[] {
  const { department, congressOn, approvedOn, repliedOn } = unit
  const publishFrom = department === null ? approvedOn : repliedOn
  const clocks = [
    ['报送', unit.dueOn, unit.submittedOn],
    ['财政批复', unit.submittedOn === null ? null : after(congressOn, financeReplyDays), approvedOn],
    ['部门批复', department === null ? null : after(approvedOn, unitReplyDays), repliedOn],
    ['公开', after(publishFrom, publicationDays), unit.publishedOn],
  ] as const
  return clocks.flatMap(([step, due, done]) => (due === null ? [] : [standing(step, due, done, today)]))
}

function after(anchor: LocalDate | null, days: Parameter<number>): LocalDate | null {
  const count = anchor === null ? undefined : findDays(days, anchor)
  return anchor === null || count === undefined ? null : plusDays(anchor, count)
}

function standing(step: Step, due: LocalDate, done: LocalDate | null, today: LocalDate): StepStanding {
  const late = Math.max(0, daysBetween(due, done ?? today))
  const left = done === null && late === 0 ? daysBetween(today, due) : null
  return { step, due, done, daysLate: late, daysLeft: left }
}

/** Who must act on an open step. */
function actorOfStep(step: Step): string {
  return step === '财政批复' ? '财政部门' : step === '部门批复' ? '主管部门' : '单位'
}

/** Days before a due day on which people are reminded. */
export const reminderDays: readonly number[] = [5, 1]

export type Reminder = {
  readonly unit: string
  readonly name: string
  readonly step: Step
  readonly due: LocalDate
  readonly kind: 'ahead' | 'late'
  readonly days: number
}

/** What is to be said today: open steps due in exactly 5 or 1 days, and every one that is late. */
export function remindersOn(units: readonly BoardUnit[], today: LocalDate): readonly Reminder[] {
  return units.flatMap((unit) =>
    stepsOf(unit, today)
      .filter(({ done }) => done === null)
      .flatMap(({ step, due, daysLate, daysLeft }): Reminder[] => {
        const base = { unit: unit.code, name: unit.name, step, due }
        if (daysLate > 0) return [{ ...base, kind: 'late', days: daysLate }]
        return daysLeft !== null && reminderDays.includes(daysLeft)
          ? [{ ...base, kind: 'ahead', days: daysLeft }]
          : []
      }),
  )
}

/** Units by standing, in the order of the road. */
export function progressOf(
  units: readonly BoardUnit[],
): readonly { readonly standing: Standing; readonly units: number }[] {
  const counts = Map.groupBy(units, standingOf)
  return standings.flatMap((one) => {
    const count = counts.get(one)?.length ?? 0
    return count === 0 ? [] : [{ standing: one, units: count }]
  })
}

/** A unit whose turn it is, with the one thing to do and its day: who is urged, in the order of the units. */
export type NotDone = {
  readonly unit: BoardUnit
  readonly todo: string
  readonly open: StepStanding | null
  /** It is its department's turn, not the unit's. */
  readonly withDepartment: boolean
}

/** Units that have something to do now; what waits for finance is not theirs. */
export function unitsNotDone(units: readonly BoardUnit[], today: LocalDate): readonly NotDone[] {
  return units.flatMap((unit): NotDone[] => {
    const todo = todoOf(unit)
    const open = stepsOf(unit, today).find(
      ({ done, step }) => done === null && actorOfStep(step) !== '财政部门',
    )
    if (todo === null) return []
    return [{ unit, todo, open: open ?? null, withDepartment: liesWithDepartment(unit) }]
  })
}

/** A text for the office's chat group: one line per unit, with the day and the one thing to do (DESK B2). */
export function urgeText(units: readonly BoardUnit[], year: number, today: LocalDate, from: string): string {
  const lines = unitsNotDone(units, today).map(({ unit, todo, open }) => {
    const when =
      open === null ? '' : open.daysLate > 0 ? `，已逾期${open.daysLate}日` : `，${written(open.due)}前办理`
    return `${unit.name}（${unit.code}）：${todo}${when}`
  })
  if (lines.length === 0) return ''
  const head = `【${from}】${year}年预算办理提醒（${written(today)}），请下列单位尽快办理：`
  return [head, ...lines.map((line, i) => `${i + 1}. ${line}`)].join('\n')
}

const todos: Readonly<Partial<Record<Standing, string>>> = {
  未编: '请建立并编制预算',
  已布置: '请报送基础数据或开始编制',
  编制中: '请完成编制、签章并报送',
  退回: '请按退回意见修改、答复后重新报送',
  已报送: '请主管部门审核',
  已批复: '请准备公开',
  公开准备: '请完成保密审查并公开',
}

function todoOf(unit: BoardUnit): string | null {
  const standing = standingOf(unit)
  if (standing === '已批复' && liesWithDepartment(unit)) return '请主管部门批复单位'
  return todos[standing] ?? null
}

function liesWithDepartment(unit: BoardUnit): boolean {
  const standing = standingOf(unit)
  if (unit.department === null) return false
  return standing === '已报送' || (standing === '已批复' && unit.repliedOn === null)
}

function written(day: LocalDate): string {
  const [, month = '', date = ''] = day.split('-')
  return `${Number(month)}月${Number(date)}日`
}

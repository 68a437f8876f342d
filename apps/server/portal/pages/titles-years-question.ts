/** What the years-in-post calculator is asked, read from the form; every fault is named with what to do. */
import type { LocalDate } from '#kernel/time'
import type { AssessedYear, TenureFacts } from '#regulations/titles'
import { type FormFault, readChoice, readText } from './titles-parts.ts'
import { readDate } from './working-days-question.ts'

export const WAYS = {
  评审: '评审（评委会通过日）',
  考试: '考试（考试最后一天）',
  转正定职: '转正定职（审批日）',
} as const
export const SYSTEMS = ['没有实行聘任制', '实行聘任制'] as const

export type YearsFields = {
  readonly way: keyof typeof WAYS
  readonly obtained: string
  readonly system: (typeof SYSTEMS)[number]
  readonly appointments: string
  readonly deducted: string
  readonly cutOff: string
  readonly required: string
  /** The form was sent; a link may bring the cut-off day alone. */
  readonly asked: boolean
}
export type YearsReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'faulty'; readonly faults: readonly FormFault[] }
  | { readonly kind: 'question'; readonly facts: TenureFacts }

export function readYearsFields(query: Readonly<Record<string, unknown>>): YearsFields {
  return {
    way: readChoice(query['way'], ['评审', '考试', '转正定职'] as const),
    obtained: readText(query['obtained'], 40),
    system: readChoice(query['system'], SYSTEMS),
    appointments: readText(query['appointments'], 400),
    deducted: readText(query['deducted'], 80),
    cutOff: readText(query['cutOff'], 40),
    required: readText(query['required'], 4),
    asked: query['obtained'] !== undefined,
  }
}

type Faults = (field: keyof YearsFields, message: string) => void

function readDay(text: string, field: keyof YearsFields, name: string, fault: Faults): LocalDate | undefined {
  const day = readDate(text)
  if (text === '') fault(field, `请填写${name}，例如 2019-11-16。`)
  else if (day === undefined) fault(field, `“${text}”不是存在的日期，请按年-月-日填写。`)
  else if (day < '1970-01-01' || day > '2099-12-31') fault(field, `${name}须在1970年至2099年之间。`)
  else return day
  return undefined
}

/** `2017-03-01 至 2020-02-29` line by line; 至今 or nothing after the first day: it lasts. */
function readAppointments(text: string, fault: Faults): TenureFacts['appointments'] {
  const lines = text.split(/[\n;；]/).filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const [first = '', last = ''] = line.split(/至|到|~|—|–/).map((part) => part.trim())
    const from = readDate(first)
    const open = last === '' || last === '今'
    const until = open ? null : readDate(last)
    if (from === undefined || until === undefined || (until !== null && until < from)) {
      fault(
        'appointments',
        `第${lines.indexOf(line) + 1}行“${line.trim()}”读不出起止日期，请写成“2020-03-01 至今”。`,
      )
      return []
    }
    return [{ from, until }]
  })
}

function readDeducted(text: string, fault: Faults): readonly AssessedYear[] {
  const words = text.split(/[、,，\s]+/).filter((word) => word !== '')
  const wrong = words.find((word) => !/^(?:19|20)\d{2}年?$/.test(word))
  if (wrong !== undefined)
    fault('deducted', `“${wrong}”不是年度，请写成四位数，用顿号隔开，例如 2021、2022。`)
  return [...new Set(words.map((word) => Number.parseInt(word, 10)))]
    .filter((year) => Number.isSafeInteger(year))
    .toSorted((a, b) => a - b)
    .map((year) => ({ year, grade: '基本合格或不合格', effect: '扣除' as const }))
}

export function readYearsQuestion(fields: YearsFields): YearsReading {
  if (fields.obtained === '' && (fields.cutOff === '' || !fields.asked)) return { kind: 'empty' }
  const faults: FormFault[] = []
  const fault: Faults = (field, message) => void faults.push({ field, message })
  const obtainedOn = readDay(fields.obtained, 'obtained', '取得日期', fault)
  const cutOff = readDay(fields.cutOff, 'cutOff', '任职年限截止日', fault)
  const appointmentSystem = fields.system === '实行聘任制'
  const appointments = readAppointments(fields.appointments, fault)
  if (appointmentSystem && fields.appointments === '')
    fault('appointments', '请填写聘任起止，每行一段，例如 2020-03-01 至今；实行聘任制的单位自受聘日起计。')
  const assessed = readDeducted(fields.deducted, fault)
  const required = fields.required === '' ? null : Number(fields.required)
  if (required !== null && !(Number.isSafeInteger(required) && required >= 1 && required <= 30))
    fault('required', `“${fields.required}”不是1至30的整数，请填写要求的年限，例如 5。`)
  if (faults.length > 0 || obtainedOn === undefined || cutOff === undefined) return { kind: 'faulty', faults }
  const title = { way: fields.way, obtainedOn, examLastDay: fields.way === '考试' ? obtainedOn : null }
  return {
    kind: 'question',
    facts: { titles: [title], appointmentSystem, appointments, assessed, cutOff, required },
  }
}

/** 422 for a form that cannot be read, so that a program sees it too. */
export function yearsStatus(fields: YearsFields): 200 | 422 {
  return readYearsQuestion(fields).kind === 'faulty' ? 422 : 200
}

/** What an address may say: unknown values are dropped, so that an old link still opens. */
import type { WorkQuery } from '../api/queries.ts'

type Raw = Record<string, unknown>

function text(raw: Raw, name: string): string | undefined {
  const value = raw[name]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function yesNo(raw: Raw, name: string): 'yes' | 'no' | undefined {
  const value = raw[name]
  return value === 'yes' || value === 'no' ? value : undefined
}

function year(raw: Raw): number | undefined {
  const value = Number(raw['year'])
  return Number.isInteger(value) && value > 1900 && value < 2200 ? value : undefined
}

function clean<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

export function workSearch(raw: Raw): WorkQuery {
  const query = {
    procedure: text(raw, 'procedure'),
    stage: text(raw, 'stage'),
    mine: yesNo(raw, 'mine'),
    text: text(raw, 'text'),
    year: year(raw),
    overdue: yesNo(raw, 'overdue'),
  }
  return clean(query) as WorkQuery
}

export function reviewSearch(raw: Raw): WorkQuery & { at?: string } {
  return clean({ ...workSearch(raw), at: text(raw, 'at') }) as WorkQuery & { at?: string }
}

export function caseSearch(raw: Raw): { tab?: string; act?: string } {
  return clean({ tab: text(raw, 'tab'), act: text(raw, 'act') }) as { tab?: string; act?: string }
}

export function importSearch(raw: Raw): { case?: string } {
  return clean({ case: text(raw, 'case') }) as { case?: string }
}

export function reckonSearch(raw: Raw): { tab?: string; case?: string } {
  return clean({ tab: text(raw, 'tab'), case: text(raw, 'case') }) as { tab?: string; case?: string }
}

export function overprintSearch(raw: Raw): { pile?: string } {
  return clean({ pile: text(raw, 'pile') }) as { pile?: string }
}

/** Which review year an application is begun for, where it was chosen on the page before. */
export function applySearch(raw: Raw): { cycle?: string } {
  return clean({ cycle: text(raw, 'cycle') }) as { cycle?: string }
}

export function openSearch(raw: Raw): { act?: string } {
  return clean({ act: text(raw, 'act') }) as { act?: string }
}

export function registerSearch(raw: Raw): { on?: string; text?: string } {
  return clean({ on: text(raw, 'on'), text: text(raw, 'text') }) as { on?: string; text?: string }
}

export function clauseSearch(raw: Raw): { text?: string; clause?: string; disposition?: string } {
  return clean({
    text: text(raw, 'text'),
    clause: text(raw, 'clause'),
    disposition: text(raw, 'disposition'),
  }) as { text?: string; clause?: string; disposition?: string }
}

export function calendarSearch(raw: Raw): { year?: number } {
  return clean({ year: year(raw) }) as { year?: number }
}

export function logSearch(raw: Raw): { text?: string; from?: string; until?: string } {
  return clean({ text: text(raw, 'text'), from: text(raw, 'from'), until: text(raw, 'until') }) as {
    text?: string
    from?: string
    until?: string
  }
}

/** The board of budget units; without a year the screen takes the one of the legal date. */
export function boardSearch(raw: Raw): {
  year?: number
  department?: string
  standing?: string
  tab?: string
} {
  return clean({
    year: year(raw),
    department: text(raw, 'department'),
    standing: text(raw, 'standing'),
    tab: text(raw, 'tab'),
  }) as ReturnType<typeof boardSearch>
}

/** Which report of title review, of which year or cycle. */
export function titleReportsSearch(raw: Raw): {
  report?: string
  year?: number
  cycle?: string
  tab?: string
  page?: number
} {
  const page = Number(raw['page'])
  return clean({
    report: text(raw, 'report'),
    year: year(raw),
    cycle: text(raw, 'cycle'),
    tab: text(raw, 'tab'),
    page: Number.isInteger(page) && page > 0 ? page : undefined,
  }) as ReturnType<typeof titleReportsSearch>
}

/** `budget/unit-budget` → the two path segments. */
export function procedureParams(procedure: string): { module: string; procedure: string } {
  const [module = '', name = ''] = procedure.split('/')
  return { module, procedure: name }
}

/** Messages and numbers compared with the acts: every message comes from an act and none is missing; every number was spent by one act. */
import type pg from 'pg'
import { canonicalText } from '#platform/ledger'
import { type Problem, problem } from './problem.ts'
import type { ResourceTally } from './verify-resources.ts'

/** A message as its act ordered it. */
export interface OrderedMessage {
  readonly relation: string
  readonly template: string
  readonly data: unknown
  readonly not_before: string
}

interface OutboxRow extends OrderedMessage {
  readonly row: string
  readonly attempts: number
  readonly sent_at: string | null
}

/** Compares the outbox with the messages of the acts, row by row. */
export async function verifyOutbox(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const { rows } = await client.query<OutboxRow>(
    `select case_id || '/' || act_version || '/' || number as row, relation, template, data, not_before, attempts, sent_at
     from outbox where tenant = $1 order by case_id, act_version, number`,
    [tenant],
  )
  const stored = new Set(rows.map(({ row }) => row))
  const missing = [...tally.messages]
    .filter(([row]) => !stored.has(row))
    .map(([row, message]) => problem('outbox', row, '整行', '缺少', message))
  return [...rows.flatMap((row) => verifyMessage(row, tally.messages.get(row.row))), ...missing]
}

function verifyMessage(stored: OutboxRow, ordered: OrderedMessage | undefined): readonly Problem[] {
  if (ordered === undefined)
    return [problem('outbox', stored.row, '整行', stored.template, '没有办理记录要求发送')]
  const differing = (['relation', 'template', 'data'] as const)
    .filter((column) => canonicalText(stored[column]) !== canonicalText(ordered[column]))
    .map((column) => problem('outbox', stored.row, column, stored[column], ordered[column]))
  return [...differing, ...sendingProblems(stored, ordered)]
}

/** Only a failed try moves the time, and only later; what was sent was tried. */
function sendingProblems(stored: OutboxRow, ordered: OrderedMessage): readonly Problem[] {
  const { row, attempts, sent_at: sent, not_before: waits } = stored
  const failures = attempts - (sent === null ? 0 : 1)
  if (failures < 0)
    return [problem('outbox', row, attempts < 0 ? 'attempts' : 'sent_at', sent ?? attempts, '没有尝试过发送')]
  const inTime = failures === 0 ? waits === ordered.not_before : waits >= ordered.not_before
  return inTime ? [] : [problem('outbox', row, 'not_before', waits, ordered.not_before)]
}

/** Compares every series with the numbers that acts have spent: each once, none left out, the last one standing. */
export async function verifySeries(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
): Promise<readonly Problem[]> {
  const { rows } = await client.query<{ row: string; last: number }>(
    `select series || '/' || scope as row, last from series where tenant = $1 order by series, scope`,
    [tenant],
  )
  const stored = new Map(rows.map(({ row, last }) => [row, last]))
  const names = [...new Set([...stored.keys(), ...tally.numbers.keys()])]
  return names.flatMap((row) => seriesProblems(row, stored.get(row), tally.numbers.get(row)))
}

function seriesProblems(
  row: string,
  last: number | undefined,
  spent: ReadonlyMap<number, readonly string[]> | undefined,
): readonly Problem[] {
  if (spent === undefined) return [problem('series', row, '整行', last, '没有办理记录用过此编号')]
  const highest = [...spent.keys()].reduce((most, number) => Math.max(most, number), 0)
  const twice = [...spent]
    .filter(([, acts]) => acts.length > 1)
    .map(([number, acts]) =>
      problem('series', row, 'last', `${number} 号用了两次：${acts.join('、')}`, '每号一次'),
    )
  const left = Array.from({ length: highest }, (_, index) => index + 1)
    .filter((number) => !spent.has(number))
    .map((number) => problem('series', row, 'last', `${number} 号无人使用`, '编号不空缺'))
  const standing = last === highest ? [] : [problem('series', row, 'last', last ?? '缺少', highest)]
  return [...standing, ...twice, ...left]
}

/** `guicheng trace`: why each act of a case was accepted, as it was stored, with clauses by the names that officials use. */
import { projectFolder } from '#apps/server'
import type { AnyProcedure, Computed, Finding } from '#kernel'
import { type ClauseLabel, clockOf, instant, legalDateOf, printTrace } from '#kernel'
import { loadCorpus } from '#platform/corpus'
import { migrate } from '#platform/database'
import { type StoredAct, readCase } from '#platform/ledger'
import { clauseLabel } from '../server/views/finding.ts'
import { labelOf } from '../server/views/trail.ts'
import { UsageRefused, readArguments } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { house } from './house.ts'
import { say, warn } from './say.ts'

/** Exit status 0, or 1 where the case or the act is not there. */
export async function traceCommand(args: readonly string[]): Promise<number> {
  const { positional, options } = readArguments(args, [], ['tenant', 'act'])
  const [caseId, ...more] = positional
  const tenant = options.get('tenant')
  const only = options.get('act')
  if (caseId === undefined || tenant === undefined || more.length > 0) throw new UsageRefused()
  if (only !== undefined && !/^[1-9]\d{0,6}$/.test(only))
    throw new UsageRefused(`--act 应是第几步，如 3；写的是“${only}”。`)
  const acts = await withDatabase(async (database) => {
    await migrate(database)
    return readCase(database.app, tenant, caseId)
  })
  const asked = only === undefined ? acts : acts.filter(({ version }) => version === Number(only))
  if (asked.length === 0) {
    warn(acts.length === 0 ? `辖区 ${tenant} 没有件 ${caseId}。` : `件 ${caseId} 只有 ${acts.length} 步。`)
    return 1
  }
  const corpus = loadCorpus(projectFolder)
  const procedures = new Map(house.procedures.map((procedure) => [procedure.id, procedure]))
  for (const act of asked)
    say(traceOf(act, procedures.get(act.procedure), (clause) => clauseLabel(corpus, clause)))
  return 0
}

/** One stored act as a tree. Facts that only some parties of the case may read are left out, as on everybody else's page. */
export function traceOf(
  stored: StoredAct,
  procedure: AnyProcedure | undefined,
  clauseLabelOf: ClauseLabel,
): string {
  const { findings, computed } = JSON.parse(stored.parts.findings) as {
    readonly findings: readonly Finding[]
    readonly computed?: readonly Computed[]
  }
  const at = instant(stored.at)
  const label = procedure === undefined ? stored.act : labelOf(procedure, stored.act)
  return printTrace(
    {
      title: `第${stored.version}步 ${label}　${legalDateOf(at)} ${clockOf(at)}`,
      findings: findings.map((finding) =>
        finding.readers === undefined ? finding : { ...finding, facts: {} },
      ),
      ...(computed === undefined ? {} : { computed }),
      outcome: `已记入台账 ${stored.hash.slice(0, 16)}`,
    },
    clauseLabelOf,
  )
}

/** `guicheng repair`: appends the repairs of this release to the cases they list. Without `--apply` it only says which. */
import type { Repair } from '#kernel'
import type { Repairing } from '#platform/cases'
import { type Database, migrate } from '#platform/database'
import { listTenants } from '#platform/identity'
import { repairs } from '#regulations'
import { casesOf } from '#apps/server'
import { readArguments } from './arguments.ts'
import { withDatabase } from './database-commands.ts'
import { house } from './house.ts'
import { say } from './say.ts'

const OUTCOMES: Readonly<Record<Repairing['outcome'], string>> = {
  repaired: '已更正',
  'repaired-before': '此前已更正',
  'not-found': '本库没有此件',
}

export async function repairCommand(args: readonly string[]): Promise<number> {
  const { flags } = readArguments(args, ['apply'])
  if (repairs.length === 0) {
    say('本版本没有需要更正的件。')
    return 0
  }
  if (!flags.has('apply')) {
    for (const repair of repairs) say(describeRepair(repair))
    say('加 --apply 执行。')
    return 0
  }
  return withDatabase(async (database) => {
    await migrate(database)
    return applyAll(database)
  })
}

const describeRepair = ({ id, release, reason, cases }: Repair): string =>
  `${id}（${release}）：${reason}，涉及 ${Object.keys(cases).length} 件。`

async function applyAll(database: Database): Promise<number> {
  const cases = await casesOf(database, house)
  for (const { id: tenant } of await listTenants(database.app))
    for (const repair of repairs)
      for (const { caseId, outcome } of await cases.repair(tenant, repair))
        say(`${repair.id} ${caseId}：${OUTCOMES[outcome]}`)
  return 0
}

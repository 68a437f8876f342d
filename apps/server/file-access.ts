/** Who may read a stored content: its uploader, and whoever sees a case that holds it and is not kept from it. */
import { type Origin, maySee } from '#kernel'
import { listHolders } from '#platform/files'
import { type Session, actorOf } from '#platform/identity'
import type { ServerContext } from './context.ts'
import { keptFiles } from './paper/kept-files.ts'

/** One content may lie with several cases, as a certificate does that is handed in every year: any of them suffices. */
export async function mayReadFile(context: ServerContext, session: Session, hash: string): Promise<boolean> {
  const holders = await listHolders(context.database.app, session.tenant, hash)
  if (holders.some(({ uploadedBy }) => uploadedBy === session.person.id)) return true
  const cases = new Set(holders.flatMap(({ caseId }) => caseId ?? []))
  for (const caseId of cases) if (await mayReadIn(context, session, caseId, hash)) return true
  return false
}

async function mayReadIn(
  context: ServerContext,
  session: Session,
  caseId: string,
  hash: string,
): Promise<boolean> {
  const { found } = await context.cases.load(session.tenant, caseId)
  const procedure = found === undefined ? undefined : context.cases.procedure(found.procedure)
  const origin: Origin = { kind: 'person', actor: actorOf(session) }
  if (found === undefined || procedure === undefined || !maySee(procedure, origin, found.parties))
    return false
  const kept = await keptFiles(context.database.app, session.tenant, procedure, found, origin)
  return !kept.has(hash)
}

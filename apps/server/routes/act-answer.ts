/** What a done act answers over HTTP. */
import type { z } from 'zod'
import type { Origin } from '#kernel'
import type { Done } from '#platform/cases'
import type { actAnswerSchema } from '../contract/index.ts'
import type { ServerContext } from '../context.ts'
import { findingView } from '../views/finding.ts'

export function actAnswer(
  context: Pick<ServerContext, 'corpus'>,
  done: Done,
  origin: Origin,
): z.input<typeof actAnswerSchema> {
  const viewer = { parties: [], origin }
  const view = (findings: readonly Parameters<typeof findingView>[1][]) =>
    findings.map((finding) => findingView(context.corpus, finding, viewer))
  return {
    procedure: done.procedure,
    id: done.caseId,
    version: done.seen,
    stage: done.stage,
    hash: done.hash,
    at: done.at,
    opened: [...done.opened],
    warnings: view(done.warnings),
    verdicts: view(done.verdicts),
  }
}

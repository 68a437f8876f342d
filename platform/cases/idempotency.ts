/** A request that is repeated gets its first answer; the same key with another body is refused. */
import { refused } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'
import type { Retry } from './commit.ts'
import type { Loaded } from './load.ts'
import type { ActCommand, ActResult, CaseCommand, Done } from './model.ts'

/** The answer given before under this key, if any. */
export function answeredBefore(
  command: CaseCommand,
  loaded: Loaded,
  retry: NonNullable<Retry>,
): ActResult | undefined {
  const { earlier } = loaded
  if (earlier === undefined) return undefined
  if (earlier.operation === retry.operation && earlier.digest === retry.digest)
    return { ...(earlier.answer as Done), repeated: true }
  return refused(command.act, 'input', [], {
    say: '请重新提交：这个幂等键已用于另一次不同的请求。',
    fields: [{ path: 'Idempotency-Key', say: '已用于另一次不同的请求' }],
  })
}

/** What a key is bound to: the operation and a digest of its body. */
export function operationOf(command: ActCommand): { readonly operation: string; readonly digest: string } {
  return {
    operation: `${command.procedure}/${command.caseId ?? ''}/${command.act}`,
    digest: digest(
      canonicalText({
        input: command.input ?? null,
        reasons: command.reasons ?? {},
        backfill: command.backfill ?? null,
      }),
    ),
  }
}

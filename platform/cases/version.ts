import { type AnyProcedure, type Origin, projectState } from '#kernel'
import { canonicalText, digest } from '#platform/ledger'
import type { LoadedCase } from './model.ts'

/** Version as this viewer knows it: a hash of his own projection, so that secret steps do not show in a number. */
export function viewerVersion(
  procedure: AnyProcedure,
  loaded: Pick<LoadedCase, 'snapshot' | 'parties'>,
  origin: Origin,
): string {
  const { domain, kernel } = loaded.snapshot
  const seen = {
    state: projectState(procedure, domain, origin, loaded.parties),
    returns: kernel.returns,
    handOver: kernel.handOver ?? null,
  }
  return digest(canonicalText(JSON.parse(JSON.stringify(seen)))).slice(0, 20)
}

/**
 * Loaded with `--import` into a test process: serves one file of the project with the text that `GUICHENG_MUTANT`
 * holds instead of its own.
 */
import { registerHooks } from 'node:module'

const given: unknown = JSON.parse(process.env['GUICHENG_MUTANT'] ?? 'null')
if (typeof given !== 'object' || given === null || !('url' in given) || !('source' in given)) {
  throw new Error('GUICHENG_MUTANT must hold {"url", "source"}')
}
const { url, source } = given
registerHooks({
  load: (address, context, next) =>
    address === url
      ? { format: 'module-typescript', source: String(source), shortCircuit: true }
      : next(address, context),
})

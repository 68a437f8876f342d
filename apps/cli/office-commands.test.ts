import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageRefused } from './arguments.ts'
import { officeCommand } from './office-commands.ts'

const refuses = (kind: 'signer' | 'box', args: readonly string[], say: RegExp): Promise<void> =>
  assert.rejects(
    officeCommand(kind, args),
    (error) => error instanceof UsageRefused && say.test(error.message),
  )

describe('guicheng signer and box', () => {
  it('want a folder, certificate and key together, and only what they know', async () => {
    await refuses('box', [], /用法：guicheng ballot box/)
    await refuses('signer', [], /用法：guicheng ballot signer/)
    await refuses('box', ['--folder', 'x', '--cert', 'c'], /用法：guicheng ballot box/)
    await refuses('signer', ['--folder', 'x', '--tokens', 'http://127.0.0.1:1'], /不认识的参数/)
    await refuses('signer', ['--folder', 'x', '--relay', '127.0.0.1:1'], /用法：guicheng ballot signer/)
  })

  it('take no ballots from other machines without TLS', async () => {
    await refuses('box', ['--folder', 'x', '--voters', '0.0.0.0:8443'], /必须加密/)
    await refuses('signer', ['--folder', 'x', '--control', '0.0.0.0:8443'], /必须加密/)
  })
})

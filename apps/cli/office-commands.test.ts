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
    await refuses('box', [], /用法：guicheng box/)
    await refuses('signer', [], /用法：guicheng signer/)
    await refuses('box', ['--folder', 'x', '--cert', 'c'], /用法：guicheng box/)
    await refuses('signer', ['--folder', 'x', '--voters', '127.0.0.1:1'], /不认识的参数/)
  })

  it('take no ballots from other machines without TLS', async () => {
    await refuses('box', ['--folder', 'x', '--voters', '0.0.0.0:8443'], /必须加密/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { commands } from './commands.ts'
import { explain, overview } from './help.ts'

describe('help', () => {
  it('lists every command once', () => {
    const listed = overview()
      .split('\n')
      .flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? [])
    assert.deepEqual(
      listed,
      commands.map(({ name }) => name),
    )
  })
  it('shows the usage of each command under its own name', async () => {
    for (const command of commands)
      assert.match(await explain(command), RegExp(`^用法：guicheng ${command.name}`))
  })
})

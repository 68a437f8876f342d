import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { UsageRefused, readArguments } from './arguments.ts'
import { SettingRefused, readEnvironment } from './environment.ts'

describe('arguments', () => {
  it('are words, flags and options, in any order', () => {
    const { positional, flags, options } = readArguments(
      ['a.xlsx', '--json', '--year', '2023', 'b.xlsx', '--tenant=shizhu'],
      ['json'],
      ['year', 'tenant'],
    )
    assert.deepEqual(positional, ['a.xlsx', 'b.xlsx'])
    assert.ok(flags.has('json'))
    assert.deepEqual(
      [...options],
      [
        ['year', '2023'],
        ['tenant', 'shizhu'],
      ],
    )
  })
  it('that are not known, or lack their value, are refused', () => {
    assert.throws(() => readArguments(['--jsn'], ['json']), UsageRefused)
    assert.throws(() => readArguments(['--year'], [], ['year']), UsageRefused)
  })
})

describe('the environment', () => {
  it('has port 8080 and ./data unless told', () => {
    const { port, dataFolder, databaseUrl } = readEnvironment({})
    assert.equal(port, 8080)
    assert.match(dataFolder, /\/data$/)
    assert.equal(databaseUrl, undefined)
  })
  it('refuses a port that is none and an address that is none', () => {
    assert.throws(() => readEnvironment({ PORT: 'http' }), SettingRefused)
    assert.throws(() => readEnvironment({ PORT: '70000' }), SettingRefused)
    assert.throws(() => readEnvironment({ GUICHENG_ORIGIN: 'guicheng' }), SettingRefused)
    assert.equal(readEnvironment({ GUICHENG_ORIGIN: 'https://a.example/' }).origin, 'https://a.example')
  })
  it('archives the log of the embedded database only', () => {
    assert.equal(readEnvironment({}).archive, undefined)
    assert.match(readEnvironment({ GUICHENG_ARCHIVE: 'log' }).archive ?? '', /^\/.*\/log$/)
    const url = 'postgres://owner@host/guicheng'
    assert.throws(() => readEnvironment({ GUICHENG_ARCHIVE: 'log', DATABASE_URL: url }), SettingRefused)
  })
})

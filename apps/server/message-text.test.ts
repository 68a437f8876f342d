import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { messageTexts } from '#regulations'
import { messageText } from './message-text.ts'

const regulations = fileURLToPath(new URL('../../regulations', import.meta.url))

/** Templates that some act sends: those named beside the relation that gets them. */
function templatesSent(): readonly string[] {
  const files = readdirSync(regulations, { recursive: true, encoding: 'utf8' })
  const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  const sent = sources.flatMap((path) => {
    const text = readFileSync(`${regulations}/${path}`, 'utf8')
    return [...text.matchAll(/\bto(?:: [^\n]*?)?,\s*template: '([a-z-]+)'/gu)].map(
      ([, template = '']) => template,
    )
  })
  return [...new Set(sent)].toSorted()
}

describe('message texts', () => {
  it('words every message that an act sends', () => {
    const sent = templatesSent()
    assert.ok(sent.length > 50, `only ${sent.length} found`)
    assert.deepEqual(
      sent.filter((template) => messageTexts[template] === undefined),
      [],
    )
  })
  it('fills in what the message carries', () => {
    assert.equal(
      messageText('period-reminder', {
        title: '2024-1 申报人一',
        label: '补正期限',
        due: '2024-10-18',
        days: 3,
        todo: '按补正告知书补齐材料，逾期视为放弃申报',
      }),
      '【提醒】2024-1 申报人一：补正期限到2024-10-18为止，还有3天。按补正告知书补齐材料，逾期视为放弃申报。',
    )
    assert.equal(messageText('application-admitted', { number: '2024-1' }), '申报2024-1已受理。')
  })
  it('says no more than that there is something where nobody has worded it', () => {
    assert.equal(messageText('unheard-of', { secret: '甲' }), '有事项有新的进展，请登录查看。')
  })
})

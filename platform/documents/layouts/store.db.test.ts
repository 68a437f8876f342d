import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { testDatabase } from '#tests/database'
import {
  discardLayout,
  endLayout,
  findLayoutInForce,
  listLayouts,
  putInForce,
  readLayout,
  storeLayout,
} from './store.ts'

const T = 'county'
const path = ['unit', 'department', 'root']
const document = 'budget/unit-budget/cover'

async function offices(pool: pg.Pool): Promise<void> {
  await pool.query(`insert into tenants (id, name) values ($1, '示例县')`, [T])
  for (const id of path)
    await pool.query(`insert into organisations (tenant, id, kind) values ($1, $2, 'unit')`, [T, id])
}

test('the nearest organisation decides, within it the newest first day; going back is a version too', async (t) => {
  const { app } = await testDatabase(t)
  await offices(app)
  const at = (organisation: string) => ({ tenant: T, document, organisation })
  const store = (organisation: string, text: string) =>
    storeLayout(app, at(organisation), {
      format: 'docx',
      fileName: `${text}.docx`,
      content: new TextEncoder().encode(text),
      findings: [],
      by: 'zhou',
    })
  const inForce = async (on: string, of: readonly string[] = path) =>
    (await findLayoutInForce(app, T, document, of, on))?.fileName ?? '-'
  const first = await store('root', 'a')
  assert.equal(first.number, 1)
  assert.equal(await inForce('2023-01-10'), '-') // only tried out
  const decide = (organisation: string, number: number, from: string, today = '2023-01-01') =>
    putInForce(app, { ...at(organisation), number }, { from, today, by: 'zhou' })
  assert.equal(await decide('root', 1, '2023-01-05'), true)
  assert.equal(await decide('root', 1, '2023-01-06'), true) // not come yet: may be moved
  assert.deepEqual([await inForce('2023-01-05'), await inForce('2023-01-06')], ['-', 'a.docx'])
  assert.equal(await decide('root', 1, '2023-02-01', '2023-01-06'), false) // in force: stays
  await store('root', 'b')
  assert.equal(await decide('root', 2, '2023-01-20'), true)
  assert.deepEqual([await inForce('2023-01-19'), await inForce('2023-01-20')], ['a.docx', 'b.docx'])
  await store('department', 'c')
  assert.equal(await decide('department', 1, '2023-01-10'), true)
  assert.equal(await inForce('2023-01-25'), 'c.docx')
  assert.equal(await inForce('2023-01-25', ['root']), 'b.docx')
  await endLayout(app, at('unit'), { kind: 'built-in', from: '2023-01-26', by: 'wu' })
  assert.equal(await inForce('2023-01-26'), '-')
  await endLayout(app, at('unit'), { kind: 'inherited', from: '2023-01-27', by: 'wu' })
  await endLayout(app, at('department'), { kind: 'inherited', from: '2023-01-28', by: 'wu' })
  assert.deepEqual([await inForce('2023-01-27'), await inForce('2023-01-28')], ['c.docx', 'b.docx'])
  assert.equal((await listLayouts(app, T, document, path)).length, 6)
})

test('versions sent in at the same moment get numbers of their own', async (t) => {
  const { app } = await testDatabase(t)
  await offices(app)
  const content = Uint8Array.of(1)
  const file = { format: 'docx', fileName: 'a.docx', findings: [], by: 'zhou', content } as const
  const place = { tenant: T, document, organisation: 'unit' }
  const stored = await Promise.all(Array.from({ length: 6 }, () => storeLayout(app, place, file)))
  assert.deepEqual(
    stored.map(({ number }) => number).toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6],
  )
})

test('a version keeps its file, and only one that was tried out can be thrown away', async (t) => {
  const { app } = await testDatabase(t)
  await offices(app)
  const place = { tenant: T, document, organisation: 'unit' }
  const file = { format: 'xlsx', fileName: 'a.xlsx', findings: [], by: 'zhou' } as const
  await storeLayout(app, place, { ...file, content: Uint8Array.of(1, 2, 255) })
  const read = await readLayout(app, { ...place, number: 1 })
  assert.deepEqual([...(read?.content ?? [])], [1, 2, 255])
  assert.equal(await discardLayout(app, { ...place, number: 1 }), true)
  await storeLayout(app, place, { ...file, content: Uint8Array.of(3) })
  const kept = { ...place, number: 1 }
  await putInForce(app, kept, { from: '2023-01-05', today: '2023-01-01', by: 'zhou' })
  assert.equal(await discardLayout(app, kept), false)
  await assert.rejects(app.query(`delete from layouts`), /kept/)
  await assert.rejects(app.query(`update layouts set content = '\\x00'`), /does not change/)
})

import assert from 'node:assert/strict'
import test from 'node:test'
import { testDatabase } from '#tests/database'
import { faxPage, tiffOf } from './tiff.fixture.ts'
import { type ScanPorts, addPile, assignSheet, findPile, listSheets, readPile } from './index.ts'

/** A PDF of so many pages, each with a stroke on it so that it is not blank. */
function pages(count: number): Uint8Array {
  const draw = '20 w 100 100 m 400 700 l S'
  const kids = Array.from({ length: count }, (_, index) => `${index + 4} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
    `<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`,
    ...Array.from(
      { length: count },
      () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>',
    ),
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}

const hash = 'a'.repeat(64)
const place = {
  tenant: 'linjiang',
  organisation: 'office',
  role: 'clerk',
  person: 'zhou',
  uploader: { person: 'zhou' },
}
const files = [{ name: '扫描.pdf', kind: 'pdf' as const, hash, bytes: 1 }]

/** Ports that count what they are asked; no page has a code, so nothing is judged. */
function ports(pool: ScanPorts['pool'], source: Uint8Array, more: Partial<ScanPorts> = {}) {
  const asked = { kept: 0, filed: 0 }
  const made: ScanPorts = {
    pool,
    load: () => Promise.resolve(source),
    straighten: () => Promise.resolve({ ok: true, pdf: source }),
    bind: () => Promise.resolve(source),
    judge: () => Promise.reject(new Error('no code was on the page')),
    keep: () => {
      asked.kept += 1
      return Promise.resolve(hash)
    },
    filed: () => {
      asked.filed += 1
      return Promise.resolve()
    },
    ...more,
  }
  return { made, asked }
}

test('a reader that is stopped leaves the pile to the next, and no page is read twice', async (t) => {
  const { app } = await testDatabase(t)
  const { id } = await addPile(app, { ...place, files })
  const source = pages(5)
  let asked = 0
  const first = ports(app, source, { stopped: () => (asked += 1) > 2 })
  assert.equal(await readPile(first.made, 'linjiang', id), false)
  assert.equal((await findPile(app, 'linjiang', id))?.state, 'reading')
  const before = await listSheets(app, 'linjiang', id)
  assert.equal(before.length, 2)
  const second = ports(app, source)
  assert.equal(await readPile(second.made, 'linjiang', id), true)
  const sheets = await listSheets(app, 'linjiang', id)
  assert.deepEqual(
    sheets.map(({ filePage, outcome }) => [filePage, outcome]),
    [1, 2, 3, 4, 5].map((page) => [page, 'unreadable']),
  )
  assert.deepEqual([first.asked.kept, second.asked.kept, second.asked.filed], [2, 3, 0])
  assert.deepEqual(sheets.slice(0, 2), before)
  assert.equal(await readPile(second.made, 'linjiang', id), false, 'a pile that is done is not read again')
})

test('two readers at once: one has the pile, the other leaves it', async (t) => {
  const { app } = await testDatabase(t)
  const { id } = await addPile(app, { ...place, files })
  const { made, asked } = ports(app, pages(3))
  const read = await Promise.all([readPile(made, 'linjiang', id), readPile(made, 'linjiang', id)])
  assert.equal(read.filter(Boolean).length, 1)
  assert.equal(asked.kept, 3)
  assert.equal((await listSheets(app, 'linjiang', id)).length, 3)
})

test('a page that cannot be drawn is unreadable, and the rest goes on', async (t) => {
  const { app } = await testDatabase(t)
  const { id } = await addPile(app, { ...place, files })
  let drawn = 0
  const { made } = ports(app, pages(2), {
    straighten: (source) => {
      drawn += 1
      return Promise.resolve(drawn === 1 ? { ok: false, reason: 'broken' } : { ok: true, pdf: source.bytes })
    },
  })
  assert.equal(await readPile(made, 'linjiang', id), true)
  const sheets = await listSheets(app, 'linjiang', id)
  assert.deepEqual(
    sheets.map(({ say, hash: kept }) => [say.includes('画不出来'), kept === null]),
    [
      [true, true],
      [false, false],
    ],
  )
})

test('a pile of another tenant or office is another pile; an assigned page stays assigned', async (t) => {
  const { app } = await testDatabase(t)
  const one = await addPile(app, { ...place, files })
  assert.deepEqual(await addPile(app, { ...place, files }), { id: one.id, repeated: true })
  for (const other of [{ organisation: 'bureau' }, { tenant: 'elsewhere' }]) {
    const made = await addPile(app, { ...place, ...other, files })
    assert.deepEqual([made.repeated, made.id === one.id], [false, false])
  }
  assert.equal(await findPile(app, 'elsewhere', one.id), undefined)
  await readPile(ports(app, pages(1)).made, 'linjiang', one.id)
  const [sheet] = await listSheets(app, 'linjiang', one.id)
  assert.ok(sheet !== undefined)
  const at = { tenant: 'linjiang', pile: one.id, id: sheet.id, by: 'zhou' }
  const entry = {
    outcome: 'filed',
    say: '',
    code: 'c',
    page: 1,
    caseId: 'k',
    form: 'f',
    turn: 0,
    hash,
  } as const
  assert.equal(await assignSheet(app, { ...at, tenant: 'elsewhere' }, entry), false)
  assert.equal(await assignSheet(app, at, entry), true)
  assert.equal(await assignSheet(app, at, { ...entry, caseId: 'other' }), false)
  assert.equal((await listSheets(app, 'linjiang', one.id))[0]?.caseId, 'k')
})

test('the running server may add to the records of paper but not change them', async (t) => {
  const { app } = await testDatabase(t)
  for (const table of ['document_prints', 'document_places', 'overprint_sheets', 'paper_seals']) {
    for (const sql of [`update ${table} set tenant = 'x'`, `delete from ${table}`]) {
      await assert.rejects(app.query(sql), /permission denied/u, sql)
    }
  }
})

test('a TIFF is bound into pages first; one that cannot be read tells why', async (t) => {
  const { app } = await testDatabase(t)
  const tiff = [{ name: '传真.tif', kind: 'tif' as const, hash, bytes: 1 }]
  const { id } = await addPile(app, { ...place, files: tiff })
  const bound: number[] = []
  const { made } = ports(app, tiffOf([faxPage, faxPage]), {
    bind: (all) => {
      bound.push(all.length)
      return Promise.resolve(pages(2))
    },
    straighten: () => Promise.resolve({ ok: true, pdf: pages(1) }),
  })
  assert.equal(await readPile(made, 'linjiang', id), true)
  assert.deepEqual([bound, (await listSheets(app, 'linjiang', id)).length], [[2], 2])
  const other = await addPile(app, { ...place, organisation: 'bureau', files: tiff })
  await readPile(ports(app, Buffer.from('II*\0 cut off')).made, 'linjiang', other.id)
  const [file] = (await findPile(app, 'linjiang', other.id))?.files ?? []
  assert.match(file?.fault ?? '', /TIFF已损坏/)
})

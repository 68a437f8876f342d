import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { stopRendering } from '#platform/documents'
import { drawPage, openScan } from '#platform/scans'
import type { Office } from './office.ts'
import { fixtureSigner, signPdf } from '../../platform/documents/signature.fixture.ts'
import {
  act,
  drawUp,
  paperOffice,
  printed,
  readToEnd,
  scanIn,
  scanOf,
  scanTray,
  uploads,
} from './paper-office.ts'
import { greyPage, tiffOf } from '../../platform/scans/tiff.fixture.ts'

after(() => stopRendering())

const conclusion = '经评议，同意通过。'

async function paperOf(at: Office, id: string, form = 'evaluation') {
  const paper = await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)
  assert.equal(paper.status, 200, paper.text)
  return paper.json.forms.find((one: { form: string }) => one.form === form)
}

/** Share of dark points in a part of a page, in millimetres from its top left corner. */
async function ink(pdf: Uint8Array, page: number, top: number, bottom: number): Promise<number> {
  const picture = await drawPage(pdf, page, 840) // four points a millimetre
  assert.ok(picture !== undefined)
  const rows = picture.pixels.subarray(
    Math.round(top * 4) * picture.width,
    Math.round(bottom * 4) * picture.width,
  )
  return rows.filter((value) => value < 128).length / rows.length
}

describe('overprint', () => {
  it('prints a block alone at its place, in the order of the pile, and its sheets are current again once scanned', async (t) => {
    const at = await paperOffice(t)
    const ids = [await drawUp(at, '张三'), await drawUp(at, '李四')]
    const sheets = []
    for (const id of ids) sheets.push(await printed(at, id))
    const [one, two] = sheets
    assert.ok(one !== undefined && two !== undefined)
    const codes = await Promise.all(ids.map(async (id) => (await paperOf(at, id)).code))
    const tray = [
      { pdf: two, page: 1, angle: 180 },
      { pdf: one, page: 1 },
    ]
    const pile = await scanIn(at, [{ name: '盖章.pdf', bytes: await scanOf(tray) }])
    assert.equal(pile.counts.filed, 2)
    for (const id of ids) await act(at, id, 'Conclude', { conclusion })
    assert.equal(
      (await paperOf(at, ids[0] ?? '')).pages[0].source,
      'generated',
      'the sheet lacks the conclusion',
    )
    const choices = (await at.ask('compiler', 'POST', '/api/paper/sheets', { pile: pile.id })).json
    assert.deepEqual(
      choices.map(({ code, caseTitle }: { code: string; caseTitle: string }) => [code, caseTitle]),
      [
        [codes[1], '鉴定 李四'],
        [codes[0], '鉴定 张三'],
      ],
    )
    const open = choices[0].blocks.map(({ id, filled }: { id: string; filled: boolean }) => [id, filled])
    assert.deepEqual(open, [
      ['r2c1', true],
      ['r3c1', false],
    ])
    await at.ask('compiler', 'PUT', '/api/paper/printers/甲', { right: 100, down: 500 })
    const order = {
      printer: '甲',
      blocks: ['r2c1'],
      sheets: choices.map(({ code, page }: { code: string; page: number }) => ({ code, page })),
    }
    const made = await at.ask('compiler', 'POST', '/api/paper/overprints', order)
    assert.deepEqual([made.status, made.json.pages], [201, 2], made.text)
    const pdf = await at.ask('compiler', 'GET', made.json.address)
    const whole = await printed(at, ids[1] ?? '')
    const opened = await openScan(whole)
    assert.ok(opened.ok)
    await opened.close()
    const places = await at.database.app.query(
      `select places from document_places p join document_prints d using (tenant, code) where d.case_id = $1 order by print_number desc limit 1`,
      [ids[1]],
    )
    const place = places.rows[0].places.blocks.find(({ id }: { id: string }) => id === 'r2c1')
    const [top, bottom] = [place.y + 5, place.y + 5 + place.height] // moved down by 5 mm
    assert.ok((await ink(pdf.bytes, 1, top, bottom)) > 0.0005, 'the block is there')
    assert.equal(await ink(pdf.bytes, 1, 0, top - 1), 0, 'nothing above it')
    assert.equal(await ink(pdf.bytes, 1, bottom + 1, 297), 0, 'nothing below it, no code and no footer')
    assert.equal((await at.ask('reviewer', 'GET', made.json.address)).status, 404)
    const again = await at.ask('compiler', 'POST', '/api/paper/overprints', order)
    assert.match(again.json.detail, /第 1 张，“评委会意见”已经套打过/)
    assert.equal(again.json.fields.length, 2)
    assert.equal(
      (await at.ask('compiler', 'POST', '/api/paper/overprints', { ...order, copies: true })).status,
      201,
    )
    assert.equal(
      (await paperOf(at, ids[1] ?? '')).pages[0].source,
      'generated',
      'the old scan lacks the conclusion',
    )
    const rescan = await scanIn(at, [{ name: '套打后.pdf', bytes: await scanOf(tray, 5) }])
    assert.equal(rescan.counts.filed, 2)
    assert.equal((await paperOf(at, ids[1] ?? '')).pages[0].source, 'scan')
  })

  it('refuses what would come out wrong, and prints nothing of the pile then', async (t) => {
    const at = await paperOffice(t)
    const [id, other] = [await drawUp(at, '张三'), await drawUp(at, '李四')]
    await printed(at, id)
    await printed(at, other)
    const [first, second] = [(await paperOf(at, id)).code, (await paperOf(at, other)).code]
    const order = (blocks: string[], codes = [first]) => ({
      printer: '乙',
      blocks,
      sheets: codes.map((code) => ({ code, page: 1 })),
    })
    const refused = async (body: object) => {
      const answer = await at.ask('compiler', 'POST', '/api/paper/overprints', body)
      assert.equal(answer.status, 422, answer.text)
      return answer.json.detail
    }
    assert.match(await refused(order(['r2c1'])), /目前没有内容/)
    assert.match(await refused(order(['r0c1'])), /在原纸上已印有内容/)
    assert.match(await refused(order(['r9c9'])), /不在第 1 页/)
    assert.match(await refused(order(['r2c1'], ['2222-2222-2222-2222'])), /没有核验码/)
    await act(at, other, 'Rename', { name: '李肆' })
    await act(at, other, 'Conclude', { conclusion })
    await act(at, id, 'Conclude', {
      conclusion: `${conclusion}委员们逐一发表了意见，认为符合条件。`.repeat(40),
    })
    assert.match(await refused(order(['r2c1'], [second])), /“姓名”在印制后已变化/)
    assert.match(await refused(order(['r2c1'])), /放不下|不在原来的页上/)
    assert.deepEqual((await at.ask('compiler', 'GET', '/api/paper/overprints')).json, [])
    const lines = await at.ask('compiler', 'POST', '/api/paper/sheets', {
      lines: ['http://x/verify/', `${first} 1`],
    })
    assert.equal(lines.status, 422)
    assert.deepEqual(
      lines.json.fields.map(({ path }: { path: string }) => path),
      ['lines.0'],
    )
    const typed = await at.ask('compiler', 'POST', '/api/paper/sheets', {
      lines: [`${first.toLowerCase()} 第1页`],
    })
    assert.equal(typed.json[0].caseTitle, '鉴定 张三')
  })

  it('takes a batch back that never reached its sheets, and keeps offsets by office and printer', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    await printed(at, id)
    const { code } = await paperOf(at, id)
    await act(at, id, 'Conclude', { conclusion })
    const order = { printer: '丙', blocks: ['r2c1'], sheets: [{ code, page: 1 }] }
    const made = await at.ask('compiler', 'POST', '/api/paper/overprints', order)
    assert.equal(made.status, 201, made.text)
    const undone = await at.ask('compiler', 'POST', `/api/paper/overprints/${made.json.id}/void`, {
      reason: '卡纸',
    })
    assert.equal(undone.json[0].voidReason, '卡纸')
    assert.equal(
      (await at.ask('compiler', 'POST', `/api/paper/overprints/${made.json.id}/void`, { reason: '再' }))
        .status,
      404,
    )
    assert.equal((await at.ask('compiler', 'POST', '/api/paper/overprints', order)).status, 201)
    const printer = `/api/paper/printers/${encodeURIComponent('丙')}`
    const set = (body: object) => at.ask('compiler', 'PUT', printer, body)
    assert.equal((await set({ measured: { left: 2150, top: 1920 } })).status, 200)
    const measuredAgain = await set({ measured: { left: 2010, top: 2000 } })
    const [kept] = measuredAgain.json
    assert.deepEqual([kept.name, kept.right, kept.down], ['丙', -160, 80])
    assert.equal((await set({ right: 4000, down: 0 })).status, 422)
    assert.match((await set({ measured: { left: 9000, top: 2000 } })).json.detail, /超过 30 毫米/)
    assert.deepEqual((await at.ask('reviewer', 'GET', '/api/paper/printers')).json, [], 'another office')
    const sheet = await at.ask('compiler', 'GET', `${printer}/test-sheet.pdf`)
    assert.deepEqual([sheet.status, sheet.headers['content-type']], [200, 'application/pdf'])
    const line = [await ink(sheet.bytes, 1, 19.5, 20.5), await ink(sheet.bytes, 1, 20.5, 21.5)]
    assert.ok(
      (line[0] ?? 1) < 0.03 && (line[1] ?? 0) > 0.08,
      `the line moved down by 0.8 mm from 20: ${line.join()}`,
    )
    assert.equal((await at.ask('compiler', 'DELETE', printer)).json.length, 0)
    assert.equal((await at.ask('compiler', 'DELETE', printer)).status, 404)
  })
})

describe('final document and seals', () => {
  it('binds sealed scans and generated pages, says which on its index, and gives the same bytes again', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const roll = await printed(at, id, 'roll')
    const url = `/api/paper/cases/${id}/final.pdf`
    const before = await at.ask('compiler', 'GET', url)
    const tray = [{ pdf: roll, page: 2, angle: 180 }]
    await scanIn(at, [{ name: '目录.pdf', bytes: await scanOf(tray) }])
    const form = await paperOf(at, id, 'roll')
    assert.deepEqual(
      form.pages.map(({ source }: { source: string }) => source),
      ['generated', 'scan', ...Array.from({ length: form.pages.length - 2 }, () => 'generated')],
    )
    const bound = await at.ask('compiler', 'GET', url)
    const opened = await openScan(bound.bytes)
    assert.ok(opened.ok)
    assert.equal(opened.pages, 1 + 1 + form.pages.length, 'index, evaluation, roll')
    const mark = await opened.readPage(1)
    assert.match(mark?.codes[0]?.text ?? '', /\/verify\/.+#1-\d+-2-[0-9a-f]{12}$/)
    const scanned = await opened.readPage(4)
    assert.match(scanned?.codes[0]?.text ?? '', new RegExp(`${form.code}#2-`))
    await opened.close()
    assert.notDeepEqual(bound.bytes, before.bytes)
    assert.deepEqual((await at.ask('compiler', 'GET', url)).bytes, bound.bytes)
    const alone = await at.ask('compiler', 'GET', `${url}?form=roll`)
    const part = await openScan(alone.bytes)
    assert.ok(part.ok)
    assert.equal(part.pages, 1 + form.pages.length)
    await part.close()
    assert.equal((await at.ask('compiler', 'GET', `${url}?form=none`)).status, 404)
    assert.equal((await at.ask('reviewer', 'GET', url)).status, 404)
  })

  it('takes a signed file of just this print, a seal of the seal book, and never draws one', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const pdf = await printed(at, id)
    const other = await printed(at, await drawUp(at, '李四'))
    const seal = {
      form: 'evaluation',
      number: '2022-117',
      organisation: '老干部活动中心',
      sealedOn: '2022-12-01',
    }
    const seals = `/api/paper/cases/${id}/seals`
    assert.equal((await at.ask('compiler', 'POST', seals, seal)).status, 200)
    assert.equal(
      (await at.ask('compiler', 'POST', seals, seal)).json.forms[0].seals.length,
      1,
      'the same entry once',
    )
    assert.match(
      (await at.ask('compiler', 'POST', seals, { ...seal, sealedOn: '2099-01-01' })).json.detail,
      /不能晚于今天/,
    )
    assert.equal((await at.ask('compiler', 'POST', seals, { ...seal, form: 'none' })).status, 404)
    const send = (bytes: Uint8Array) => {
      const { payload, headers } = uploads([{ name: '签章.pdf', bytes }])
      return at.ask('compiler', 'POST', `/api/paper/cases/${id}/signed?form=evaluation`, payload, headers)
    }
    const signer = fixtureSigner('ecdsa')
    const signed = signPdf(pdf, signer)
    assert.match((await send(Buffer.from('hello'))).json.detail, /不是 PDF/)
    assert.match((await send(pdf)).json.detail, /没有电子签名/)
    assert.match((await send(signPdf(other, signer))).json.detail, /没有核验码/)
    const byte = Buffer.from(signed)
    byte[byte.length - 3] = 0x41
    assert.match((await send(byte)).json.detail, /请上传签章后未改动的原文件.*签署之后有改动/)
    assert.deepEqual((await paperOf(at, id)).seals.length, 1, 'what was changed is not taken')
    const done = await send(signed)
    assert.equal(done.status, 200, done.text)
    const [form] = done.json.forms
    assert.deepEqual(
      [form.pages[0].source, form.pages[0].note.includes('登记用印 2022-117'), form.seals.length],
      ['signed-file', true, 2],
    )
    const check = form.seals[1].check[0]
    assert.deepEqual(
      [check.state, check.label, check.signer, check.signedAt, check.algorithm],
      ['valid', '签名有效', '示例单位电子印章，示例县某某中心', '2023-01-05T01:30:00.000Z', 'ECDSA，SHA-256'],
    )
    assert.equal(form.seals[0].check, null)
    const log = (await at.ask('audit', 'GET', '/api/access-log')).json
    for (const word of ['登记用印', '上传电子签章件'])
      assert.ok(
        log.some(({ say }: { say: string }) => say.startsWith(word)),
        word,
      )
    await act(at, id, 'Rename', { name: '张叁' })
    assert.equal(
      (await at.ask('compiler', 'POST', seals, { ...seal, number: '2' })).status,
      409,
      'not printed yet',
    )
    assert.deepEqual((await paperOf(at, id)).seals, [], 'the seals were of another print')
  })
})

describe('scans as TIFF', () => {
  it('are taken page by page and filed by their codes', async (t) => {
    const at = await paperOffice(t)
    const pdf = await printed(at, await drawUp(at))
    const pictures = await scanTray([{ pdf, page: 1, angle: 180 }, undefined])
    const pages = pictures.map(({ width, height, pixels }) => greyPage(width, height, pixels))
    const pile = await scanIn(at, [{ name: '扫描件.TIF', bytes: tiffOf(pages) }])
    assert.deepEqual(
      pile.sheets.map(({ filePage, outcome, turn }) => [filePage, outcome, turn]),
      [
        [1, 'filed', 180],
        [2, 'blank', 0],
      ],
    )
    const { payload, headers } = uploads([{ name: '件.tif', bytes: tiffOf(pages.slice(1)) }])
    const other = await at.ask('compiler', 'POST', '/api/files', payload, headers)
    assert.equal(other.status, 415)
    assert.match(other.json.detail, /请从“扫描归档”交入/)
  })
})

describe('bad scans', () => {
  const file = (name: string, bytes: Uint8Array) => ({ name, bytes })

  it('names every file that cannot be taken and goes on with the others', async (t) => {
    const at = await paperOffice(t)
    const pdf = await printed(at, await drawUp(at))
    const send = async (...files: { name: string; bytes: Uint8Array }[]) => {
      const { payload, headers } = uploads(files)
      return at.ask('compiler', 'POST', '/api/scans', payload, headers)
    }
    const huge = Buffer.alloc(64)
    huge.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 0)
    huge.write('IHDR', 12, 'latin1')
    huge.writeUInt32BE(13, 8)
    huge.writeUInt32BE(30_000, 16)
    huge.writeUInt32BE(30_000, 20)
    const cases: [string, Uint8Array, RegExp][] = [
      ['空.pdf', Buffer.alloc(0), /是空文件/],
      ['文本.pdf', Buffer.from('这不是 PDF'), /内容是纯文本/],
      ['表.xlsx', Buffer.from('这不是表'), /扩展名是 xlsx/],
      ['大.png', huge, /30000×30000 个像素/],
    ]
    for (const [name, bytes, say] of cases) {
      const answer = await send(file(name, bytes))
      assert.equal(answer.status, 422, answer.text)
      assert.match(answer.json.detail, say)
    }
    assert.equal((await at.ask('compiler', 'POST', '/api/scans', {})).status, 415)
    const mixed = await send(
      ...cases.map(([name, bytes]) => file(name, bytes)),
      file('好.pdf', await scanOf([{ pdf, page: 1 }])),
    )
    assert.equal(mixed.status, 202, mixed.text)
    assert.deepEqual(
      mixed.json.rejected.map(({ name }: { name: string }) => name),
      cases.map(([name]) => name),
    )
    assert.deepEqual(
      mixed.json.files.map(({ name }: { name: string }) => name),
      ['好.pdf'],
    )
    assert.equal((await readToEnd(at, mixed.json.id)).counts.filed, 1)
  })

  it('says of a file that opens only with a password, is cut off or too long, why it was not read', async (t) => {
    const at = await paperOffice(t)
    const scan = await scanOf([{ pdf: await printed(at, await drawUp(at)), page: 1 }])
    const locked = encrypted()
    const cut = Buffer.from(scan.subarray(0, Math.floor(scan.length / 3)))
    const long = manyPages(501)
    const pile = await scanIn(at, [
      file('锁.pdf', locked),
      file('断.pdf', cut),
      file('长.pdf', long),
      file('好.pdf', scan),
    ])
    const faults = pile.files.map(({ fault }) => fault ?? '')
    assert.match(faults[0] ?? '', /有密码/)
    assert.match(faults[1] ?? '', /已损坏/)
    assert.match(faults[2] ?? '', /501 页，一摞最多 500 页/)
    assert.equal(faults[3], '')
    assert.deepEqual([pile.read, pile.counts.filed], [1, 1])
  })
})

/** A PDF of so many empty pages, written by hand: small, and as long as one likes. */
function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ')
  const pages = Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`,
    ...pages,
  ])
}

/** A PDF that asks for a password which nobody knows: the standard handler with keys of nothing. */
function encrypted(): Uint8Array {
  const key = `<${'41'.repeat(32)}>`
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      `<< /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -44 >>`,
    ],
    `/Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  )
}

function pdfOf(objects: readonly string[], trailer = ''): Uint8Array {
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

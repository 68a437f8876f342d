import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { renderDocument, stopRendering } from '#platform/documents'
import type { ScanPile } from '../../apps/server/contract/index.ts'
import {
  EVALUATION,
  act,
  drawUp,
  paperOffice,
  printed,
  readToEnd,
  scanIn,
  scanOf,
  uploads,
} from './paper-office.ts'

after(() => stopRendering())

const outcomes = ({ sheets }: ScanPile) => sheets.map(({ outcome, page }) => `${outcome} ${page ?? '-'}`)

describe('scan-in', () => {
  it('files a shuffled pile of turned, skewed, noisy pages and moves no case', async (t) => {
    const at = await paperOffice(t)
    const [one, two] = [await drawUp(at, '张三'), await drawUp(at, '喆垚')]
    const [form, other] = [await printed(at, one), await printed(at, two)]
    const roll = await printed(at, one, 'roll')
    const before = (await at.ask('compiler', 'GET', `${EVALUATION}/${one}`)).json
    const bytes = await scanOf([
      { pdf: roll, page: 2, angle: 1.2 },
      { pdf: other, page: 1, angle: 180.6 },
      undefined,
      { pdf: roll, page: 1, angle: -1.7 },
      { pdf: form, page: 1, angle: 90 },
      { pdf: roll, page: 4, angle: 271 },
    ])
    const pile = await scanIn(at, [{ name: '扫描件.pdf', bytes }])
    assert.deepEqual(outcomes(pile), ['filed 2', 'filed 1', 'blank -', 'filed 1', 'filed 1', 'filed 4'])
    assert.deepEqual(
      pile.sheets.map(({ turn }) => turn),
      [0, 180, 0, 0, 90, 270],
    )
    assert.deepEqual(
      pile.sheets.map(({ caseTitle }) => caseTitle),
      ['鉴定 张三', '鉴定 喆垚', null, '鉴定 张三', '鉴定 张三', '鉴定 张三'],
    )
    const pages = pile.sheets[0]?.pages ?? 0
    assert.ok(pages >= 4, `the roll has ${pages} pages`)
    const gone = Array.from({ length: pages }, (_, index) => index + 1).filter(
      (page) => ![1, 2, 4].includes(page),
    )
    assert.deepEqual(
      pile.missing.map(({ formLabel, page }) => [formLabel, page]),
      gone.map((page) => ['材料目录', page]),
    )
    assert.deepEqual(pile.counts, {
      filed: 5,
      stale: 0,
      unreadable: 0,
      refused: 0,
      blank: 1,
      setAside: 0,
      missing: gone.length,
    })
    const after = (await at.ask('compiler', 'GET', `${EVALUATION}/${one}`)).json
    assert.deepEqual([after.version, after.stage, after.trail], [before.version, before.stage, before.trail])
    const filed = after.materials.filter(({ name }: { name: string }) => name.includes('盖章件扫描'))
    assert.equal(filed.length, 4)
    const log = await at.ask('audit', 'GET', '/api/access-log')
    const entries = log.json.filter(({ what }: { what: string }) => what.startsWith('scan-filed'))
    assert.equal(entries.length, 5)
    assert.ok(entries.every(({ person }: { person: string }) => person === '向晓岚'))
  })

  it('answers the same pile again without filing twice, whoever sends it and however often at once', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const pdf = await printed(at, id)
    const files = [
      { name: '甲.pdf', bytes: await scanOf([{ pdf, page: 1 }], 1) },
      { name: '乙.pdf', bytes: await scanOf([{ pdf: await printed(at, id, 'roll'), page: 1 }], 2) },
    ]
    const send = async (pile: typeof files) => {
      const { payload, headers } = uploads(pile)
      return at.ask('compiler', 'POST', '/api/scans', payload, headers)
    }
    const answers = await Promise.all([send(files), send(files.toReversed()), send(files)])
    assert.deepEqual(
      answers.map(({ status }) => status),
      [202, 202, 202],
    )
    const ids = new Set(answers.map(({ json }) => json.id))
    assert.equal(ids.size, 1)
    assert.equal(answers.filter(({ json }) => json.repeated === true).length, 2)
    const [pileId = ''] = ids
    const pile = await readToEnd(at, pileId)
    assert.equal(pile.sheets.length, 2)
    const again = await send(files)
    assert.deepEqual([again.json.id, again.json.repeated], [pileId, true])
    const view = (await at.ask('compiler', 'GET', `${EVALUATION}/${id}`)).json
    const scans = view.materials.filter(({ name }: { name: string }) => name.includes('盖章件扫描'))
    assert.equal(scans.length, 2)
  })

  it('tells a print that is no longer current, and takes it up again when it is', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at, '张三')
    const old = await printed(at, id)
    await act(at, id, 'Rename', { name: '张叁' })
    const pile = await scanIn(at, [{ name: '旧.pdf', bytes: await scanOf([{ pdf: old, page: 1 }]) }])
    assert.deepEqual(outcomes(pile), ['stale 1'])
    assert.match(pile.sheets[0]?.say ?? '', /“姓名”在印制后已变化/)
    const paper = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json
    const form = paper.forms.find(({ form: name }: { form: string }) => name === 'evaluation')
    assert.deepEqual(
      [form.code, form.pages[0].source, form.stale.length],
      [null, 'generated', 1],
      'looking at it prints nothing',
    )
    await act(at, id, 'Rename', { name: '张三' })
    const back = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json.forms[0]
    assert.deepEqual([back.print, back.pages[0].source, back.stale.length], [1, 'scan', 0])
  })

  it('does not file what is forged, from another tenant, unknown, or not the office’s own', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    await printed(at, id)
    const { rows } = await at.database.app.query<{ code: string; content: string }>(
      `select code, content_digest as content from document_prints where case_id = $1`,
      [id],
    )
    const [real] = rows
    assert.ok(real !== undefined)
    const page = (code: string, print: number, content: string) =>
      renderDocument({
        template: 'report',
        title: '仿制',
        date: '2024-01-01',
        data: { title: '仿制', blocks: [] },
        verification: { code, url: `http://office.test/verify/${code}`, mark: { print, content } },
      })
    const digits = real.content.slice(0, 12)
    const elsewhere = '2222-2222-2222-2222'
    await at.database.owner().query(
      `insert into documents (tenant, code, case_id, act_version, template, template_version, data_digest, file_hash, pages, title, made_at)
       select 'elsewhere', $2, case_id, act_version, template, template_version, data_digest, file_hash, pages, title, made_at
       from documents where code = $1`,
      [real.code, elsewhere],
    )
    await at.database.owner().query(
      `insert into document_prints select 'elsewhere', $2, case_id, form, print_number, content_digest, rest_digest, blocks, reserved_at
       from document_prints where code = $1`,
      [real.code, elsewhere],
    )
    const tray = [
      await page(real.code, 1, '0123456789ab'),
      await page(real.code, 7, digits),
      await page(elsewhere, 1, digits),
      await page(real.code, 1, digits),
    ].map(({ pdf }) => ({ pdf, page: 1 }))
    const pile = await scanIn(at, [{ name: '仿.pdf', bytes: await scanOf(tray) }])
    assert.deepEqual(outcomes(pile), ['refused -', 'refused -', 'foreign -', 'filed 1'])
    assert.match(pile.sheets[0]?.say ?? '', /内容摘要与登记的不符/)
    assert.match(pile.sheets[1]?.say ?? '', /页数或印次与登记的不符/)
    assert.match(pile.sheets[2]?.say ?? '', /本辖区没有核验码/)
    const theirs = await scanIn(
      at,
      [{ name: '他.pdf', bytes: await scanOf([{ pdf: await printed(at, id), page: 1 }], 9) }],
      'reviewer',
    )
    assert.deepEqual(outcomes(theirs), ['refused -'])
    assert.equal(theirs.sheets[0]?.caseTitle, null)
    const hidden = await at.ask('compiler', 'GET', `/api/scans/${theirs.id}`)
    assert.equal(hidden.status, 404)
    assert.equal((await at.ask(undefined, 'GET', `/api/scans/${theirs.id}`)).status, 401)
    assert.equal((await at.ask('compiler', 'GET', theirs.sheets[0]?.picture ?? '')).status, 404)
    const nobody = uploads([{ name: 'a.pdf', bytes: (await page(real.code, 1, digits)).pdf }])
    assert.equal((await at.ask('system', 'POST', '/api/scans', nobody.payload, nobody.headers)).status, 403)
  })

  it('lets a person assign a page that could not be read, turned upright, and put others aside', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const pdf = await printed(at, id)
    const bytes = await scanOf([
      { pdf, page: 1, covered: true, angle: 180 },
      { pdf, page: 1, covered: true },
    ])
    const pile = await scanIn(at, [{ name: '污.pdf', bytes }])
    assert.deepEqual(outcomes(pile), ['unreadable -', 'unreadable -'])
    const [first, second] = pile.sheets
    const url = `/api/scans/${pile.id}/sheets/${first?.id}`
    const picture = await at.ask('compiler', 'GET', first?.picture ?? '')
    assert.deepEqual([picture.status, picture.headers['content-type']], [200, 'image/png'])
    const paper = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json
    const { code } = paper.forms[0]
    const assign = (body: object) => at.ask('compiler', 'POST', `${url}/assign`, body)
    assert.match((await assign({ code: code.replace(/.$/, '2'), page: 1 })).json.detail, /输错|没有核验码/)
    assert.match((await assign({ code, page: 9 })).json.detail, /没有第 9 页/)
    assert.equal((await at.ask('reviewer', 'POST', `${url}/assign`, { code, page: 1 })).status, 404)
    const done = await assign({ code, page: 1, turn: 180 })
    assert.equal(done.status, 200, done.text)
    assert.deepEqual(
      [done.json.sheets[0].outcome, done.json.sheets[0].byHand, done.json.sheets[0].turn],
      ['filed', true, 180],
    )
    assert.equal((await assign({ code, page: 1 })).status, 409)
    const aside = await at.ask('compiler', 'POST', `/api/scans/${pile.id}/sheets/${second?.id}/set-aside`, {
      reason: '重复',
    })
    assert.equal(aside.json.counts.setAside, 1)
    const now = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json.forms[0]
    assert.equal(now.pages[0].source, 'scan')
  })
})

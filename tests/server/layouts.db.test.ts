import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openWordFile, packArchive, readSpreadsheet } from '#readers'
import { procedures } from '#regulations'
import { tellBudgets } from '../../apps/demo/budgets.ts'
import { papersOf, sampleOf } from '../../apps/server/papers.ts'
import { type Office, office, upload } from './office.ts'

const COVER = '/api/layouts/budget/unit-budget/cover'

/** The built-in Word layout of the cover with some of its text changed, as an office would send it back. */
async function changed(at: Office, ...changes: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const bytes = await download(at, 'keeper', `${COVER}/template.docx`)
  const file = await openWordFile(bytes)
  assert.ok(file !== undefined)
  const xml = new TextDecoder().decode(file.parts.get('word/document.xml'))
  const text = changes.reduce((rest, [from, to]) => {
    assert.ok(rest.includes(from), from)
    return rest.replace(from, to)
  }, xml)
  return packArchive(new Map([...file.parts, ['word/document.xml', new TextEncoder().encode(text)]]))
}

async function download(at: Office, account: string, url: string): Promise<Uint8Array> {
  const answer = await at.ask(account, 'GET', url)
  assert.equal(answer.status, 200, answer.text)
  return answer.bytes
}

const wordText = async (bytes: Uint8Array): Promise<string> =>
  (await openWordFile(bytes))?.paragraphs.map(({ text }) => text).join('\n') ?? ''

const send = (at: Office, account: string, bytes: Uint8Array, name: string, organisation = 'county') => {
  const file = upload(bytes, name)
  const url = `${COVER}/versions?organisation=${organisation}`
  return at.ask(account, 'POST', url, file.payload, { 'content-type': file.type })
}

describe('papers and layouts', () => {
  it('every paper of every procedure has an invented case to try a layout on', () => {
    const papers = papersOf(procedures)
    assert.ok(papers.length >= 6)
    for (const paper of papers) assert.ok(sampleOf(paper) !== undefined, paper.id)
  })

  it('lists the papers, and gives each as Word and Excel with fields and tried out', async (t) => {
    const at = await office(t)
    const { json } = await at.ask('compiler', 'GET', '/api/layouts')
    assert.equal(json.length, papersOf(procedures).length)
    assert.ok(json.every(({ mayEdit }: { mayEdit: boolean }) => !mayEdit))
    for (const { document } of json) {
      const base = `/api/layouts/${document}`
      assert.match(
        await wordText(await download(at, 'compiler', `${base}/template.docx`)),
        /\{\{标题\}\}|\{\{.+标题\}\}/,
      )
      assert.doesNotMatch(await wordText(await download(at, 'compiler', `${base}/trial.docx`)), /\{\{/)
      const read = await readSpreadsheet(await download(at, 'compiler', `${base}/trial.xlsx`), 'a.xlsx')
      assert.ok(read.ok, document)
      const list = await readSpreadsheet(await download(at, 'compiler', `${base}/fields.xlsx`), 'a.xlsx')
      assert.ok(list.ok && (list.document.sheets[0]?.rows.length ?? 0) > 3)
    }
  })

  it('an office replaces the cover from a day on, sees it tried out first, and goes back', async (t) => {
    const at = await office(t)
    await tellBudgets(at.server.context.cases)
    const layout = await changed(at, ['{{标题}}', '本县样式 {{标题}} {{年度}}'])
    const sent = await send(at, 'keeper', layout, '封面.docx')
    assert.equal(sent.status, 200, sent.text)
    assert.deepEqual([sent.json.accepted, sent.json.number], [true, 1], sent.text)
    const trial = `${COVER}/versions/1/trial?organisation=county`
    assert.match(await wordText(await download(at, 'keeper', trial)), /本县样式 .*示例|本县样式 2023年.*2023/)
    const { json: work } = await at.ask('compiler', 'GET', '/api/worklist')
    const paper = `/api/budget/unit-budget/${work.items[0].id}/documents/cover.docx`
    assert.doesNotMatch(await wordText(await download(at, 'compiler', paper)), /本县样式/)
    const { json: before } = await at.ask('keeper', 'GET', COVER)
    const decide = (from: string) =>
      at.ask('keeper', 'PUT', `${COVER}/versions/1`, { organisation: 'county', from, acceptWarnings: true })
    assert.equal((await decide('2020-01-01')).status, 422)
    assert.equal((await decide(before.today)).status, 200)
    assert.match(await wordText(await download(at, 'compiler', paper)), /本县样式 2023年.*2023/)
    const { json: inForce } = await at.ask('compiler', 'GET', COVER)
    assert.deepEqual(
      [inForce.summary.inForce.kind, inForce.summary.inForce.organisationName, inForce.versions[0].state],
      ['file', '石柱土家族自治县', 'in-force'],
    )
    const end = { organisation: 'county', kind: 'built-in', from: before.today }
    assert.equal((await at.ask('keeper', 'POST', `${COVER}/end`, end)).status, 200)
    assert.doesNotMatch(await wordText(await download(at, 'compiler', paper)), /本县样式/)
  })

  it('names every field that is wrong, with the nearest right one, and stores nothing', async (t) => {
    const at = await office(t)
    const layout = await changed(
      at,
      ['{{标题}}', '{{标提}} {{不存在的}}'],
      ['{{单位编码}}', '｛｛单位编码｝｝'],
    )
    const sent = await send(at, 'keeper', layout, '封面.docx')
    assert.equal(sent.json.accepted, false)
    assert.deepEqual(
      sent.json.findings
        .filter(({ grade }: { grade: string }) => grade === 'refuse')
        .map(({ found, nearest }: { found: string; nearest: string }) => [found, nearest]),
      [
        ['{{标提}}', '标题'],
        ['{{不存在的}}', null],
        ['｛｛单位编码｝｝', '单位编码'],
      ],
    )
    assert.equal((await at.database.app.query('select from layouts')).rowCount, 0)
  })

  it('is for those who keep layouts, for their own organisation and below', async (t) => {
    const at = await office(t)
    const layout = await changed(at, ['{{标题}}', '甲 {{标题}}'])
    assert.equal((await send(at, 'compiler', layout, '封面.docx')).status, 403)
    assert.equal((await send(at, 'keeper', layout, '封面.docx', 'nowhere')).status, 403)
    assert.equal((await send(at, 'keeper', layout, '封面.docx', 'veterans-centre')).status, 200)
    assert.equal(
      (await at.ask('approver', 'GET', `${COVER}/versions/1/file?organisation=veterans-centre`)).status,
      404,
    )
  })

  it('takes another layout of a certificate from the highest organisation alone (art.7.b)', async (t) => {
    const at = await office(t)
    const base = '/api/layouts/titles/application/certificate'
    const file = upload(await download(at, 'keeper', `${base}/template.docx`), '证书.docx')
    const save = (organisation: string) =>
      at.ask('keeper', 'POST', `${base}/versions?organisation=${organisation}`, file.payload, {
        'content-type': file.type,
      })
    const refused = await save('veterans-centre')
    assert.equal(refused.status, 403)
    assert.match(refused.text, /统一印制/)
    assert.equal((await save('county')).status, 200)
  })

  it('asks for a look at the warnings before a layout that leaves something out is in force', async (t) => {
    const at = await office(t)
    const layout = await changed(at, ['{{单位编码}}', '（略）'])
    const sent = await send(at, 'keeper', layout, '封面.docx')
    assert.deepEqual(
      sent.json.findings.map(({ nearest }: { nearest: string }) => nearest),
      ['单位编码'],
    )
    const { json } = await at.ask('keeper', 'GET', COVER)
    const body = { organisation: 'county', from: json.today }
    assert.equal((await at.ask('keeper', 'PUT', `${COVER}/versions/1`, body)).status, 409)
    const seen = { ...body, acceptWarnings: true }
    assert.equal((await at.ask('keeper', 'PUT', `${COVER}/versions/1`, seen)).status, 200)
    assert.equal((await at.ask('keeper', 'DELETE', `${COVER}/versions/1?organisation=county`)).status, 409)
  })
})

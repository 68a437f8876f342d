/** Word and Excel files of a form: the code in their footer, and what becomes of them when they come back on paper. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { stopRendering } from '#platform/documents'
import { expandArchive } from '#readers'
import type { Office } from './office.ts'
import { EVALUATION, drawUp, paperOffice, printed, scanIn, scanOf } from './paper-office.ts'

after(() => stopRendering())

/** The picture of the code in the Word file of a form: what a scanner sees of it. */
async function codeOf(at: Office, id: string, form: string): Promise<Uint8Array> {
  const answer = await at.ask('compiler', 'GET', `${EVALUATION}/${id}/documents/${form}.docx`)
  assert.equal(answer.status, 200, answer.text.slice(0, 300))
  const file = await expandArchive(answer.bytes, { entriesMax: 500, expandedBytesMax: 50_000_000 })
  assert.ok(file.ok)
  const picture = file.parts.get('word/media/guicheng-code.png')
  assert.ok(picture, 'the Word file has no code')
  return picture
}

/** The same picture as another file: a pile holds no file twice. */
const again = (picture: Uint8Array, times: number): Uint8Array =>
  Buffer.concat([picture, Buffer.alloc(times)])

describe('sheets printed from Word', () => {
  it('of a form of one page are filed, say what they are, and are not overprinted', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const pile = await scanIn(at, [{ name: '页.png', bytes: await codeOf(at, id, 'evaluation') }])
    const [sheet] = pile.sheets
    assert.deepEqual([sheet?.outcome, sheet?.page, sheet?.caseId], ['filed', 1, id])
    assert.match(sheet?.say ?? '', /Word 或 Excel 打印件，不能套打/)
    const paper = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json
    assert.equal(paper.forms[0].pages[0].source, 'scan')
    const refused = await at.ask('compiler', 'POST', '/api/paper/sheets', { pile: pile.id })
    assert.equal(refused.status, 422)
    assert.match(refused.json.detail, /第1张是 Word 或 Excel 打印件/)
    const own = await scanIn(at, [
      { name: '系统.pdf', bytes: await scanOf([{ pdf: await printed(at, id), page: 1 }]) },
    ])
    assert.equal((await at.ask('compiler', 'POST', '/api/paper/sheets', { pile: own.id })).status, 200)
  })

  it('of several pages are proposed in their order and filed by hand', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const picture = await codeOf(at, id, 'roll')
    const pages = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json.forms.find(
      ({ form }: { form: string }) => form === 'roll',
    ).pages.length
    assert.ok(pages >= 2)
    const files = Array.from({ length: pages + 1 }, (_, i) => ({
      name: `${i}.png`,
      bytes: again(picture, i),
    }))
    const pile = await scanIn(at, files)
    assert.deepEqual(
      pile.sheets.map(({ outcome, page }) => [outcome, page]),
      files.map((_, i) => ['unreadable', i < pages ? i + 1 : null]),
    )
    assert.match(pile.sheets[1]?.say ?? '', /Word 或 Excel 打印件（系统版共\d+页）：按扫描次序像是第2页/)
    assert.match(pile.sheets[pages]?.say ?? '', /请指定这是第几页/)
    assert.equal(pile.missing.length, pages)
    const [first] = pile.sheets
    const done = await at.ask('compiler', 'POST', `/api/scans/${pile.id}/sheets/${first?.id}/assign`, {
      code: first?.code,
      page: 2,
    })
    assert.equal(done.status, 200, done.text)
    assert.deepEqual([done.json.sheets[0].outcome, done.json.sheets[0].page], ['filed', 2])
    assert.match(done.json.sheets[0].say, /打印件，不能套打）。（人工指定）/)
  })

  it('are refused by their text from a hand scanner, too', async (t) => {
    const at = await paperOffice(t)
    const id = await drawUp(at)
    const file = await at.ask('compiler', 'GET', `${EVALUATION}/${id}/documents/evaluation.docx`)
    assert.equal(file.status, 200)
    const { code } = (await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)).json.forms[0]
    const lines = [`https://ys.example.cn/verify/${code}#0-0-1-0123456789ab`]
    const answer = await at.ask('compiler', 'POST', '/api/paper/sheets', { lines })
    assert.equal(answer.status, 422)
    assert.match(answer.json.detail, /第1行：这一张是 Word 或 Excel 打印件，不能套打/)
  })
})

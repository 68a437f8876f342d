/** A paper that only some of those who see its case may read. */
import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { stopRendering } from '#platform/documents'
import { EVALUATION, drawUp, paperOffice } from './paper-office.ts'

after(() => stopRendering())

it('is kept from the others wherever papers and files of the case are shown', async (t) => {
  const at = await paperOffice(t)
  const id = await drawUp(at)
  const sheet = `${EVALUATION}/${id}/documents/tally.pdf`
  const printed = await at.ask('department', 'GET', sheet)
  assert.equal(printed.status, 200, printed.text.slice(0, 200))
  const own = (await at.ask('department', 'GET', `${EVALUATION}/${id}`)).json
  const file = own.materials.find(({ name }: { name: string }) => name.includes('计票单'))
  assert.ok(file !== undefined, 'its reader sees the file of the print')
  assert.equal((await at.ask('department', 'GET', `/api/files/${file.hash}`)).status, 200)

  const seen = (await at.ask('compiler', 'GET', `${EVALUATION}/${id}`)).json
  assert.ok(seen.documents.some(({ template }: { template: string }) => template === 'evaluation'))
  assert.ok(!JSON.stringify(seen).includes('计票单') && !JSON.stringify(seen).includes(file.hash))
  assert.equal((await at.ask('compiler', 'GET', sheet)).status, 404)
  assert.equal((await at.ask('compiler', 'GET', sheet.replace('.pdf', '.docx'))).status, 404)
  assert.equal((await at.ask('compiler', 'GET', `/api/files/${file.hash}`)).status, 404)
  const paper = await at.ask('compiler', 'GET', `/api/paper/cases/${id}`)
  assert.ok(!paper.text.includes('计票单'))
  const bound = await at.ask('department', 'GET', `/api/paper/cases/${id}/final.pdf`)
  assert.equal(bound.status, 200)
  const later = (await at.ask('compiler', 'GET', `${EVALUATION}/${id}`)).json
  assert.ok(!later.materials.some(({ name }: { name: string }) => name.includes('终稿')))
})

/** F2 is one A3 sheet per person (art.9.1.2), also when every list of it is full. */
import assert from 'node:assert/strict'
import { after, it } from 'node:test'
import { type TemplateData, renderDocument, stopRendering } from '#platform/documents'
import { application } from '#regulations/titles'
import { emptied } from './personal.ts'
import { applicationIn } from '../../../tests/support/title-papers.ts'

after(stopRendering)

const five = <Row>(rows: readonly Row[]): Row[] =>
  Array.from({ length: 5 }, () => rows)
    .flat()
    .slice(0, 5)

void it('fits one sheet with five achievements and five works', async () => {
  const base = applicationIn('submitting', '正常')
  const { achievements, works } = base.content
  const full = { ...base, content: { ...base.content, achievements: five(achievements), works: five(works) } }
  const spec = application.documents['summaryForm']
  assert.ok(spec !== undefined && achievements.length > 0 && works.length > 0)
  const { pages } = await renderDocument({
    template: 'form',
    data: emptied(spec.data(full, [])) as TemplateData['form'],
    title: spec.label,
    date: '2025-08-01',
    verification: { code: '2222-2222-2222-2222', url: 'https://example.test/verify' },
  })
  assert.equal(pages, 1)
})

import { clause } from '../../../tests/support/clause.ts'
import { actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { sampleApplication } from '../application/sample.ts'
import { applicationIn, correction } from './examples.ts'

const applicant = actor('person-applicant', 'title-applicant', 'example-employer')
const supply = (state: ReturnType<typeof sampleApplication>) =>
  given(application, { at: '2024-10-10T09:00:00+08:00' })
    .state(state)
    .when('SupplementMaterials', { items: ['1'] }, applicant)

clause('anhui-titles-2018/art.23.4.d', 'no material after release', ({ accepts, refuses }) => {
  accepts('before it, inside the one notice', () =>
    supply(applicationIn('correcting', { correction })).thenAccepted(),
  )
  refuses('after 送评', () => {
    const { intake } = applicationIn('correcting', { correction })
    supply(sampleApplication('released', { intake })).thenRefusedBy(
      'file-is-not-released',
      '送评后不再接收材料',
    )
  })
})

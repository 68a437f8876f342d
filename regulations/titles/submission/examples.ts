/** A bundle of two in each stage. */
import { localDate, momentAt } from '#kernel/time'
import type { Cycle } from '../cycle/state.ts'
import { applicationIn, person } from '../intake/examples.ts'
import type { Submission, SubmissionStage } from './state.ts'

const at = momentAt('2024-08-20T10:00:00+08:00')
export const officer = person('officer', 'department-titles', 'example-department')
/** @param n its applicant is 申报人n */
export const ready = (n: number) => ({
  id: `application-${n}`,
  state: applicationIn(
    'submitting',
    {},
    {
      number: `2024-${n}`,
      applicant: { key: `P-applicant-${n}`, account: null, name: `申报人${n}` },
    },
  ),
})
/** Only what a submission reads of a cycle. */
export const openCycle = {
  stage: 'published',
  year: 2024,
  series: '工程',
  convening: 'example-convening',
  conveningName: '示例市工程师协会',
  windows: { submissionUntil: localDate('2024-08-31') },
} as unknown as Cycle

export function bundle<T extends SubmissionStage>(
  stage: T,
  more: Partial<Submission> = {},
): Submission & { readonly stage: T } {
  const base: Submission = {
    stage,
    submitter: { organisation: 'example-department', name: '示例市住建局' },
    cycle: 'cycle-1',
    year: 2024,
    series: '工程',
    band: '中级',
    convening: { organisation: 'example-convening', name: '示例市工程师协会' },
    submissionUntil: localDate('2024-08-31'),
    rows: [1, 2].map((n) => ({
      application: `application-${n}`,
      number: `2024-${n}`,
      name: `申报人${n}`,
      person: `P-applicant-${n}`,
      employer: '示例设计院',
      specialty: '机械',
      level: '中级',
      track: '正常',
    })),
    supplementTo: null,
    letter:
      stage === 'open'
        ? null
        : {
            number: '示例住建函〔2024〕12号',
            basis: 'anhui-titles-2018/art.13.2.b',
            contact: '',
            on: localDate('2024-08-20'),
            names: ['申报人1', '申报人2'],
          },
    receipt: null,
    ...more,
  }
  return { ...base, stage }
}
const applications = [ready(1), ready(2)]
export const prepare = () => ({
  input: {
    cycle: 'cycle-1',
    office: '示例市住建局',
    supplementTo: null,
    applications: ['application-1', 'application-2'],
  },
  needs: { cycle: openCycle, applications },
  actor: officer,
  at,
})
export const changeRows = () => ({
  state: bundle('open'),
  input: { applications: ['application-1'] },
  needs: { applications: [ready(1)] },
})
export const send = () => ({
  state: bundle('open'),
  input: { number: '示例住建函〔2024〕12号', contact: '', names: ['申报人1', '申报人2'] },
  needs: { applications },
  at,
})
export const takeBack = () => ({ state: bundle('sent'), input: {} })
export const receive = () => ({ state: bundle('sent'), input: { bags: ['application-1'] } })
export const discard = () => ({ state: bundle('open'), input: { reason: '人员有误' } })

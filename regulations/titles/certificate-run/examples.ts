/** Lawful runs of certificates in each stage. Everything in them is invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { sampleApplication } from '../application/sample.ts'
import { emptyOutcome } from '../outcome/state.ts'
import type { OfficeEntry } from '../registers/index.ts'
import type { CertificateRun, RunLine, RunStage } from './state.ts'

const ON = localDate('2025-01-15')
export const office: OfficeEntry = {
  name: '示例市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340100',
  authorised: false,
}
export const printerActor: Actor = {
  person: 'person-officer',
  post: 'post-officer',
  role: 'city-titles',
  organisation: 'example-city-bureau',
  path: ['example-city-bureau'],
}
/** @param n number of the application, of its certificate and of its applicant */
export const approved = (n: number, name = `申报人${n}`): { id: string; state: Application } => ({
  id: `application-${n}`,
  state: sampleApplication('approved', {
    applicant: { key: `P-${n}`, account: null, name },
    outcome: {
      ...emptyOutcome,
      certificate: { number: `202400000${n}`, code: '0123456789ab', issuedOn: ON, handedOverOn: null },
    },
  }),
})
const line = (n: number, more: Partial<RunLine> = {}): RunLine => ({
  application: `application-${n}`,
  certificate: `202400000${n}`,
  name: `申报人${n}`,
  employer: '示例设计院',
  stock: null,
  printedOn: null,
  handedOver: null,
  ...more,
})
const printed = (n: number): RunLine => line(n, { stock: `A0000000${n}`, printedOn: ON })

/** Two certificates and three blanks A00000001 to A00000003. */
export function runIn<const S extends RunStage>(
  stage: S,
  more: Partial<CertificateRun> = {},
): CertificateRun & { readonly stage: S } {
  const done = stage === 'handing' || stage === 'closed'
  return {
    number: '2024-001',
    authority: { organisation: 'example-city-bureau', name: '示例市人社局' },
    year: 2024,
    plannedOn: ON,
    lines: done ? [printed(1), printed(2)] : [line(1), line(2)],
    rareCharacters: [],
    draws: stage === 'planned' ? [] : [{ prefix: 'A', from: 1, until: 3, on: ON }],
    spoiled: [],
    returned: stage === 'closed' ? ['A00000003'] : [],
    ...more,
    stage,
  }
}

export const plan = () => ({
  input: {
    authority: 'example-city-bureau',
    year: 2024,
    applications: ['application-1'],
    rareCharacters: [],
  },
  needs: { office, applications: [approved(1, '王明')], fonts: undefined, number: 1 },
  actor: printerActor,
})
export const drawStock = () => ({ state: runIn('planned'), input: { prefix: 'A', from: 1, until: 3 } })
export const print = () => ({ state: runIn('printing'), input: { count: null } })
export const spoil = () => ({
  state: runIn('printing'),
  input: { stock: 'A00000003', reason: '卡纸破损' },
})
export const end = () => ({
  state: runIn('printing', { lines: [printed(1), printed(2)] }),
  input: {},
})
export const handOver = () => ({
  state: runIn('handing'),
  input: { rows: [{ certificate: '2024000001', receivedBy: '申报人1', proxy: '' }] },
  needs: { applications: [approved(1)] },
})
export const close = () => ({ state: runIn('handing'), input: { returned: ['A00000003'] } })

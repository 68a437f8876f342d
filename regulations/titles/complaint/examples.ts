/** Lawful complaints in each stage. Everything in them is invented. */
import type { Actor, Sealed } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { OfficeEntry } from '../registers/index.ts'
import type { Complaint, ComplaintStage } from './state.ts'

export const officeEntry: OfficeEntry = {
  name: '示例市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340100',
  authorised: false,
}
export const officer: Actor = {
  person: 'person-officer',
  post: 'post-officer',
  role: 'city-titles',
  organisation: 'example-city-bureau',
  path: ['example-city-bureau'],
}
const seal = (id: string): Sealed => ({ $sealed: id, digest: `digest-${id}` })
const FILED = localDate('2024-12-23')

const base: Omit<Complaint, 'stage'> = {
  number: '2024-00001',
  channel: '网页',
  named: true,
  complainant: { name: seal('name-1'), reach: seal('reach-1') },
  subject: { kind: '申报人', application: 'application-1', material: null, about: '申报人一的论文' },
  facts: '论文与他人雷同',
  evidence: [],
  filedOn: FILED,
  countsOn: FILED,
  authority: { organisation: 'example-city-bureau', name: '示例市人社局' },
  officer: 'person-officer',
  holding: false,
  investigation: null,
  finding: null,
  withdrawnOn: null,
  closing: null,
}
const investigation = {
  organisation: 'example-convening',
  name: '示例市工程师协会',
  matter: '核查申报人一的论文是否本人撰写',
  assignedOn: FILED,
  dueOn: localDate('2025-01-10'),
  report: null,
}
const inStages: Readonly<Record<ComplaintStage, Partial<Complaint>>> = {
  filed: { officer: null },
  received: {},
  investigating: { investigation },
  found: {
    investigation: { ...investigation, report: { text: '不属实', on: FILED } },
    finding: { outcome: '不属实', text: '论文已在库内核实', on: FILED },
  },
  closed: { closing: { handling: '', reply: '不属实', declined: false, on: FILED } },
}

/** A named complaint about one candidate, in a stage, with what it has there. */
export function complaintIn<const S extends ComplaintStage>(
  stage: S,
  more: Partial<Complaint> = {},
): Complaint & { readonly stage: S } {
  return { ...base, ...inStages[stage], ...more, stage }
}

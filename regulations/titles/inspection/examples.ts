/** Lawful inspections in each stage. Everything in them is invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import { committee } from '../meeting/sample.ts'
import type { Inspection, InspectionStage } from './state.ts'

const ON = localDate('2024-09-10')
export const inspectorActor: Actor = {
  person: 'person-inspector',
  post: 'post-inspector',
  role: 'titles-inspector',
  organisation: 'example-city-bureau',
  path: ['example-city-bureau'],
}
export const committeeEntry = { ...committee, authoriser: 'example-city-bureau' }

/** An inspection of acceptance with one defect, in a stage. */
export function inspectionIn<const S extends InspectionStage>(stage: S): Inspection & { readonly stage: S } {
  return {
    number: '2024-0001',
    on: ON,
    committee: { key: 'C-1', name: '示例市工程系列中级评委会', convening: 'example-convening' },
    authority: 'example-city-bureau',
    year: 2024,
    step: '受理',
    findings: ['三件申报没有出具收件回执'],
    dueOn: localDate('2024-10-10'),
    report: stage === 'rectifying' ? null : { text: '已补出回执', on: ON },
    accepted: stage === 'closed' ? ON : null,
    stage,
  }
}
export const record = () => ({
  input: { committee: 'C-1', year: 2024, step: '受理' as const, findings: [], dueOn: null },
  needs: { committee: committeeEntry, number: 1 },
  actor: inspectorActor,
})
export const report = () => ({ state: inspectionIn('rectifying'), input: { text: '已补出回执' } })
export const accept = () => ({ state: inspectionIn('reported'), input: {} })
export const reject = () => ({
  state: inspectionIn('reported'),
  input: { reason: '还有一件没有回执', dueOn: '2035-10-20' },
})

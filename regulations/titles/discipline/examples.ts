/** Lawful matters of discipline in each stage. Everything in them is invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { ExpertEntry, OfficeEntry } from '../registers/index.ts'
import type { Discipline, DisciplineStage, SubjectKind } from './state.ts'

const ON = localDate('2024-11-20')
export const office: OfficeEntry = {
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
export const expertEntry: ExpertEntry = {
  person: 'P-expert-1',
  account: 'person-expert-1',
  name: '专家一',
  committee: 'C-1',
  function: '委员',
  specialty: '机械',
  employer: 'employer-2',
  termFrom: localDate('2023-01-01'),
  termUntil: localDate('2025-12-31'),
  status: '在库',
}
const subjects: Readonly<Record<SubjectKind, Discipline['subject']>> = {
  工作人员: { kind: '工作人员', account: 'person-clerk', name: '经办人一', listed: [] },
  专家: {
    kind: '专家',
    account: 'person-expert-1',
    name: '专家一',
    listed: [{ key: 'E1', entry: expertEntry }],
  },
}
const base: Omit<Discipline, 'stage' | 'subject'> = {
  number: '2024-0001',
  openedOn: ON,
  office: { organisation: 'example-city-bureau', name: '示例市人社局' },
  fact: '为申报人打招呼',
  evidence: ['file-1'],
  suspendedOn: null,
  finding: null,
  decision: null,
  referral: null,
}
const finding = { proven: true, serious: false, unlawful: false, text: '本人承认', on: ON }
const decisionOf = (kind: SubjectKind): NonNullable<Discipline['decision']> => ({
  measure: kind === '专家' ? '取消专家资格' : '调离评审岗位',
  document: '示例人社纪〔2024〕1号',
  criticism: null,
  clause: kind === '专家' ? 'anhui-titles-2018/art.51.3.a' : 'anhui-titles-2018/art.51.1.b',
  on: ON,
})

/** A matter about a member of staff or an expert, in a stage, with what it has there. */
export function disciplineIn<const S extends DisciplineStage>(
  stage: S,
  kind: SubjectKind = '工作人员',
  more: Partial<Discipline> = {},
): Discipline & { readonly stage: S } {
  const done = stage === 'decided' || stage === 'closed'
  return {
    ...base,
    subject: subjects[kind],
    finding: stage === 'opened' ? null : { ...finding, proven: stage !== 'dropped' },
    decision: done ? decisionOf(kind) : null,
    ...more,
    stage,
  }
}

export const open = () => ({
  input: {
    office: 'example-city-bureau',
    kind: '工作人员' as const,
    account: 'person-clerk',
    name: '经办人一',
    fact: '为申报人打招呼',
    evidence: [],
  },
  needs: { office, experts: [], number: 1 },
  actor: officer,
})
export const suspend = () => ({ state: disciplineIn('opened', '专家'), input: {} })
export const find = () => ({
  state: disciplineIn('opened'),
  input: { proven: true, serious: false, unlawful: false, text: '本人承认' },
})
export const decide = () => ({
  state: disciplineIn('found'),
  input: { measure: '调离评审岗位' as const, document: '示例人社纪〔2024〕1号', criticism: '' },
})
export const refer = () => ({
  state: disciplineIn('decided'),
  input: { to: '示例市监委', document: '示例人社移〔2024〕2号' },
})
export const close = () => ({ state: disciplineIn('decided'), input: {} })

/** Lawful requests for vacancies in each stage. Everything in them is invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { EmployerEntry, OfficeEntry } from '../registers/index.ts'
import type { VacancyOpinion, VacancyStage } from './state.ts'

const ON = localDate('2024-05-10')
export const employerEntry: EmployerEntry = {
  name: '示例市水文站',
  organisation: 'example-employer',
  territory: '340100',
  affiliation: '市属',
  kind: '事业单位',
  fullPostManagement: true,
  appointmentSystem: true,
  selfReview: false,
  registeredAt: '市级',
}
export const bureauEntry: OfficeEntry & { readonly key: string } = {
  key: 'example-city-bureau',
  name: '示例市人社局',
  kind: '人社部门',
  level: '市级',
  territory: '340100',
  authorised: false,
}
export const province: OfficeEntry & { readonly key: string } = {
  ...bureauEntry,
  key: 'example-province',
  name: '示例省人社厅',
  level: '省级',
  territory: '340000',
}
export const personnel: Actor = {
  person: 'person-personnel',
  post: 'post-personnel',
  role: 'employer-personnel',
  organisation: 'example-employer',
  path: ['example-employer'],
}
export const provinceOfficer: Actor = {
  person: 'person-province',
  post: 'post-province',
  role: 'province-titles',
  organisation: 'example-province',
  path: ['example-province'],
}
const structure = [
  { level: '副高级', posts: 10, filled: 8 },
  { level: '中级', posts: 20, filled: 20 },
] as const

/** A request of one institution for 2024: two vacancies at 副高级, none at 中级. */
export function opinionIn<const S extends VacancyStage>(
  stage: S,
  more: Partial<VacancyOpinion> = {},
): VacancyOpinion & { readonly stage: S } {
  const confirmed = { document: '示例人社岗〔2024〕3号', on: ON }
  return {
    year: 2024,
    employer: {
      key: 'employer-1',
      name: '示例市水文站',
      organisation: 'example-employer',
      affiliation: '市属',
    },
    bureau: { organisation: 'example-city-bureau', name: '示例市人社局' },
    structure,
    requestedOn: ON,
    confirmed: stage === 'confirmed' ? [{ level: '副高级', confirmed: 2, ...confirmed }] : [],
    exemptions: [],
    declined: stage === 'declined' ? { reason: '岗位设置方案未批准', on: ON } : null,
    ...more,
    stage,
  }
}

export const request = () => ({
  input: { employer: 'employer-1', year: 2024, structure: structure.map((one) => ({ ...one })) },
  needs: { employer: employerEntry, offices: [province, bureauEntry] },
  actor: personnel,
})
export const confirm = () => ({
  state: opinionIn('requested'),
  input: { document: '示例人社岗〔2024〕3号', levels: [{ level: '副高级' as const, confirmed: 2 }] },
})
export const exempt = () => ({
  state: opinionIn('confirmed'),
  input: { office: 'example-province', level: '副高级' as const, document: '示例人社函〔2024〕9号' },
  needs: { office: province },
  actor: provinceOfficer,
})
export const decline = () => ({ state: opinionIn('requested'), input: { reason: '岗位设置方案未批准' } })
export const cancel = () => ({ state: opinionIn('requested'), input: {} })

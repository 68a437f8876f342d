/** A lawful confirmation in each stage: a mechanical engineer who came from another province. All names are invented. */
import { localDate, momentAt } from '#kernel/time'
import type { KeyedOffice } from '../route/index.ts'
import type {
  ConfirmationContent,
  ConfirmationDesk,
  ConfirmationMaterial,
  ConfirmationStage,
  SlotKey,
  TitleConfirmation,
} from './state.ts'
import { confirmationStages } from './state.ts'

export const file = 'b'.repeat(64)
export const filingDay = momentAt('2024-06-05T10:00:00+08:00')
export const decisionDay = momentAt('2024-06-20T10:00:00+08:00')

export const original: ConfirmationContent['original'] = {
  origin: '外省',
  series: '工程',
  specialty: '机械',
  level: '中级',
  way: '评审',
  obtainedOn: localDate('2018-12-01'),
  committee: '示例外省工程系列中级评委会',
  authority: '示例外省某市人社局',
  approverKind: '人社部门',
  authorisation: '',
  document: '示例外人社〔2018〕90号',
  certificate: 'WS-2018-0001',
}
export const work: ConfirmationContent['work'] = {
  post: '机械设计',
  professional: true,
  contractFrom: localDate('2023-03-01'),
  contractUntil: localDate('2026-02-28'),
  insurancePayer: '丙县示例机械厂',
  lastPaidMonth: '2024-05',
  personnelOrder: '',
  achievements: '主持两条生产线的改造设计',
}
export const content: ConfirmationContent = {
  original,
  requested: { series: '工程', level: '中级' },
  coming: '应聘',
  arrivedOn: localDate('2023-03-01'),
  household: '外省某市',
  work,
  delegation: '',
}

const paper = (slot: SlotKey, more: Partial<ConfirmationMaterial> = {}): ConfirmationMaterial => ({
  slot,
  files: [file],
  originals: 1,
  copies: 1,
  sealed: true,
  code: '',
  image: null,
  completing: false,
  ...more,
})
/** Every paper that may be asked, each as it must be. */
export const materials: readonly ConfirmationMaterial[] = [
  paper('certificate'),
  paper('review-form'),
  paper('contract'),
  paper('insurance'),
  paper('identity-copy'),
  paper('photo', { image: { width: 295, height: 413 } }),
  paper('post-document'),
]

const desks: readonly ConfirmationDesk[] = [
  { level: '县级', organisation: 'county-c-hr', name: '丙县人社局', opinion: null, on: null },
  { level: '市级', organisation: 'city-a-hr', name: '甲市人社局', opinion: null, on: null },
]
const passed = desks.map((one, i) =>
  i === 0 ? { ...one, opinion: '同意上报', on: localDate('2024-06-07') } : one,
)
const order = Object.keys(confirmationStages) as ConfirmationStage[]
const seen = { way: '现场', on: localDate('2024-06-08') } as const

export function confirmationIn<T extends ConfirmationStage>(
  stage: T,
  more: Partial<TitleConfirmation> = {},
): TitleConfirmation & { readonly stage: T } {
  const reached = (one: ConfirmationStage): boolean => order.indexOf(stage) >= order.indexOf(one)
  const base: TitleConfirmation = {
    stage,
    number: '2024-确00001',
    openedOn: localDate('2024-06-03'),
    applicant: {
      key: 'p-mover',
      account: 'person-mover',
      name: '申报人一',
      sex: '男',
      bornOn: localDate('1988-04-05'),
    },
    employer: {
      key: 'employer-1',
      organisation: 'example-plant',
      name: '丙县示例机械厂',
      kind: '非公企业',
      affiliation: '县属',
      territory: '340121',
      department: null,
    },
    content,
    materials,
    filedOn: reached('verifying') ? localDate('2024-06-05') : null,
    employerOpinion: reached('reporting')
      ? { opinion: '材料属实', sealed: true, on: localDate('2024-06-06') }
      : null,
    desks: reached('correcting') ? passed : desks,
    originalsSeen: reached('correcting')
      ? [
          { slot: 'certificate', ...seen },
          { slot: 'review-form', ...seen },
        ]
      : [],
    completion:
      stage === 'correcting'
        ? {
            items: [{ slot: 'contract', what: '合同末页未签字' }],
            dueOn: localDate('2024-06-28'),
            doneOn: null,
          }
        : null,
    admittedOn: reached('examining') ? localDate('2024-06-10') : null,
    proof: null,
    opinion: reached('confirmed')
      ? { text: '实绩与原职称相符', by: 'person-city', on: localDate('2024-06-18') }
      : null,
    certificate: reached('confirmed')
      ? {
          number: '2024000001',
          document: '示例人社确〔2024〕6号',
          obtainedOn: localDate('2018-12-01'),
          confirmedOn: localDate('2024-06-20'),
          handedOverOn: null,
        }
      : null,
    refusal: null,
    appointments: [],
    ...more,
  }
  return { ...base, stage }
}

/** At the desk of the office that confirms, originals seen. */
export const arrived = () => {
  const { originalsSeen } = confirmationIn('examining')
  return confirmationIn('reporting', { desks: passed, originalsSeen })
}
/** The demanded paper came. */
export const completed = () =>
  confirmationIn('correcting', {
    materials: materials.map((one) => (one.slot === 'contract' ? { ...one, completing: true } : one)),
  })
/** Opinion written, nothing waits. */
export const decidable = (more: Partial<TitleConfirmation> = {}) =>
  confirmationIn('examining', {
    opinion: { text: '实绩与原职称相符', by: 'person-city', on: localDate('2024-06-18') },
    ...more,
  })

const actorOf = (person: string, role: string, organisation: string) => ({
  person,
  post: `${person}/${role}`,
  role,
  organisation,
  path: [organisation],
})
export const mover = actorOf('person-mover', 'title-applicant', 'example-plant')
export const cityOfficer = actorOf('person-city', 'city-titles', 'city-a-hr')

const office = (key: string, name: string, level: KeyedOffice['level'], territory: string): KeyedOffice => ({
  key,
  name,
  kind: '人社部门',
  level,
  territory,
  authorised: false,
})
export const offices: readonly KeyedOffice[] = [
  office('province-hr', '省人社厅', '省级', '340000'),
  office('city-a-hr', '甲市人社局', '市级', '340100'),
  office('county-c-hr', '丙县人社局', '县级', '340121'),
]
export const employerEntry = {
  name: '丙县示例机械厂',
  organisation: 'example-plant',
  territory: '340121',
  affiliation: '县属',
  kind: '非公企业',
  department: null,
  departmentName: null,
  fullPostManagement: false,
  appointmentSystem: false,
  selfReview: false,
  registeredAt: '县级',
} as const
export const personEntry = {
  name: '申报人一',
  identityKind: '居民身份证',
  number: '',
  account: 'person-mover',
  sex: '男',
  bornOn: localDate('1988-04-05'),
  employer: 'employer-1',
  status: '在岗',
} as const

/** What the applicant fills in, as the form sends it. */
export const contentInput = {
  ...content,
  work: { ...work, contractFrom: '2023-03-01', contractUntil: '2026-02-28' },
}
export const openConfirmation = () => ({
  actor: mover,
  at: filingDay,
  input: { person: 'p-mover', employer: 'employer-1', content: contentInput },
  needs: { person: personEntry, employer: employerEntry, offices, serial: 1 },
})

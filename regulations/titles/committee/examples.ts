/** Lawful states of a committee, for examples and tests. Everything in them is invented. */
import { localDate } from '#kernel/time'
import type { InStage } from '#kernel/case'
import type { Committee, CommitteeStage } from './state.ts'

const base: Omit<Committee, 'stage'> = {
  code: '340000-001',
  name: '示例省机械工程高级职称评审委员会',
  kind: '专业',
  levels: ['副高级', '正高级'],
  series: '工程',
  specialties: ['机械', '电气'],
  reach: '全省',
  territory: '340000',
  scope: '全省从事机械、电气专业技术工作的人员',
  convening: { organisation: 'convening-body', name: '示例省机械工程学会' },
  conveningKind: '组建单位',
  authoriser: { organisation: 'province-hr', name: '示例省人社厅', level: '省级' },
  size: 25,
  quorum: null,
  hasPanels: true,
  selfReview: false,
  appliedOn: localDate('2022-03-01'),
  authorisation: null,
  exceptions: [],
  cycles: [],
  reviewedYears: [],
  excusedYears: [],
  suspension: null,
  history: [],
}
const authorisation = {
  document: '示例人社发〔2022〕8号',
  on: localDate('2022-03-10'),
  validUntil: localDate('2025-03-09'),
  cityConsent: null,
}

/** A committee in a stage, with what it has there. */
export function committeeIn<const S extends CommitteeStage>(
  stage: S,
  more: Partial<Committee> = {},
): InStage<Committee, S> {
  const granted = stage === 'applying' ? {} : { authorisation, quorum: 17 }
  const suspension = {
    document: '示例人社评〔2024〕3号',
    reason: '程序不合规',
    on: localDate('2024-12-02'),
    dueOn: localDate('2025-03-01'),
    report: { text: '已逐项整改', on: localDate('2025-02-20') },
  }
  const held = stage === 'suspended' ? { suspension } : {}
  return { ...base, ...granted, ...held, ...more, stage } as unknown as InStage<Committee, S>
}

export const exampleException = {
  id: '1',
  kind: '推迟',
  year: 2024,
  reason: '申报人数不足',
  askedOn: localDate('2024-11-01'),
  answer: null,
} as const

/** Offices that examples name. */
export const exampleOffices = {
  'convening-body': {
    name: '示例省机械工程学会',
    kind: '组建单位',
    level: '省级',
    territory: '340000',
    authorised: false,
  },
  'province-hr': {
    name: '示例省人社厅',
    kind: '人社部门',
    level: '省级',
    territory: '340000',
    authorised: false,
  },
} as const

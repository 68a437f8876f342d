/** An engineer who meets everything for 副高级 in 2024, for tests and the benchmark. Invented. */
import { localDate } from '#kernel/time'
import { emptyContent } from '../filing/content.ts'
import type { AssessmentEntry, EducationEntry, TitleEntry } from '../registers/people.ts'
import type { KeyedCondition } from './index.ts'
import type { PrecheckFacts } from './facts.ts'

const day = localDate
const person = 'p-1'

export const yearOfEducation = (year: number, hours = 90): EducationEntry => ({
  person,
  kind: '年度学时',
  year,
  subject: '公需和专业科目',
  hours,
  quotaHours: 90,
})
export const assessment = (year: number, grade = '合格'): AssessmentEntry => ({
  person,
  year,
  grade,
  proof: '年度考核登记表',
})
export const title = (more: Partial<TitleEntry> = {}): TitleEntry => ({
  person,
  series: '工程',
  specialty: '机械',
  level: '中级',
  way: '评审',
  obtainedOn: day('2018-11-16'),
  scope: '全省',
  status: '有效',
  ...more,
})
/** A row of a condition set, as `need.entries` answers it. */
export const condition = (
  number: string,
  kind: KeyedCondition['kind'],
  more: Partial<KeyedCondition> = {},
): KeyedCondition => ({
  key: `v1|${number}`,
  set: '工程|副高级|正常|v1',
  series: '工程',
  level: '副高级',
  track: '正常',
  number,
  kind,
  text: `${kind}条件`,
  ...more,
})

export const conditionSet: readonly KeyedCondition[] = [
  condition('1', '学历', { degree: '本科' }),
  condition('2.1', '资历', { degree: '博士', figure: 2 }),
  condition('2.2', '资历', { degree: '本科', figure: 5 }),
  condition('3', '继续教育'),
  condition('4', '论文', { figure: 2 }),
  condition('5', '业绩', { figure: 1 }),
  condition('6', '其他', { text: '行业公认的技术骨干' }),
]

const paper = (id: string) =>
  ({
    id,
    kind: '论文',
    title: `论文${id}`,
    venue: '某学报',
    number: '1',
    on: day('2022-05-01'),
    rank: 1,
    caseMaterial: false,
  }) as const

/** Meets every condition; tests change one thing at a time. */
export const engineer: PrecheckFacts = {
  on: day('2024-09-10'),
  cycle: { year: 2024, cutOff: day('2024-12-31') },
  target: { series: '工程', specialty: '机械', level: '副高级', band: '高级', track: '正常' },
  person: {
    status: '在岗',
    workingSince: day('2012-07-01'),
    contractFrom: day('2012-07-01'),
    contractUntil: null,
    postSpecialty: '工程/机械',
    postSince: day('2018-12-01'),
  },
  employer: { key: 'employer-1', kind: '事业单位', appointmentSystem: false },
  degrees: [
    {
      key: `${person}#1`,
      person,
      level: '本科',
      kind: '全日制',
      school: '某大学',
      recognised: true,
      specialty: '机械',
      awardedOn: day('2012-07-01'),
    },
  ],
  titles: [title()],
  appointments: [],
  assessments: [2018, 2019, 2020, 2021, 2022, 2023].map((year) => assessment(year)),
  grades: [],
  education: [2019, 2020, 2021, 2022, 2023].map((year) => yearOfEducation(year)),
  recognitions: [],
  integrity: [],
  reforms: [],
  conditions: conditionSet,
  matches: [],
  qualifications: [],
  content: {
    ...emptyContent,
    works: [paper('a'), paper('b')],
    achievements: [
      {
        id: 'x',
        kind: '业绩成果',
        name: '生产线改造',
        on: day('2021-06-01'),
        body: '某局',
        grade: '无等级',
        contributors: 1,
        ownWork: '',
        part: '',
        rank: null,
      },
    ],
  },
  decisions: [],
  transitionMetOn: null,
  effectiveOn: null,
}

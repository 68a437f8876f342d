/** Sixty invented applicants of one state firm: accounts, what the registers know of them, what they file. */
import { localDate } from '#kernel'
import { createAccount, grantPost } from '#platform/identity'
import type { Database } from '#platform/database'
import { inventedNumber } from '../../apps/demo/titles/careers.ts'
import type { Entry } from '../../apps/demo/titles/entries.ts'
import { PROVINCE, employerKey, organisationId } from '../../apps/demo/titles/organisations.ts'
import { sha256 } from '../../regulations/shared/digest.ts'
import { personKeyOf } from '../../regulations/titles/identity/index.ts'

export const EMPLOYER = 'heavy-machinery'
const BORN = '1990-04-12'
const OBTAINED = '2016-12-08'
const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022]
/** Serial numbers above those of the demo's own people. */
const FIRST_SERIAL = 200

export type Candidate = {
  readonly account: string
  readonly name: string
  readonly number: string
  readonly key: string
}

/** @param count at most 400: the serial number has three digits */
export function candidates(count: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, i) => {
    const number = inventedNumber(BORN, FIRST_SERIAL + i, '男')
    const serial = String(i + 1).padStart(2, '0')
    return {
      account: `candidate-${serial}`,
      name: `示例人员${serial}`,
      number,
      key: personKeyOf('居民身份证', number),
    }
  })
}

/** Accounts with the post of an applicant at the firm. */
export async function seatCandidates(database: Database, people: readonly Candidate[]): Promise<void> {
  const tenant = PROVINCE.id
  const from = localDate('2022-01-01')
  await Promise.all(
    people.map(async ({ account, name }) => {
      const person = `person-${account}`
      await createAccount(database.app, { tenant, account, name, person, demoNote: '申报人' }, null)
      await grantPost(
        database.app,
        {
          tenant,
          person,
          role: 'title-applicant',
          organisation: organisationId(EMPLOYER),
          from,
          id: `post-${account}`,
        },
        null,
      )
    }),
  )
}

/** A telephone that nobody has. */
export const phoneOf = (i: number): string => `0000-55${String(i).padStart(5, '0')}`

/** What the registers know of one of them. */
export function entriesOf({ account, name, number, key }: Candidate, i: number): readonly Entry[] {
  return [
    [
      'titles-persons',
      key,
      {
        name,
        identityKind: '居民身份证',
        number,
        phone: phoneOf(i),
        account: `person-${account}`,
        sex: '男',
        bornOn: BORN,
        employer: employerKey(EMPLOYER),
        status: '在岗',
        workingSince: '2014-07-01',
        contractFrom: '2014-07-01',
        post: '机械岗位',
        postSpecialty: '工程/机械',
        postSince: OBTAINED,
        fileLocation: '990100',
        labourLocation: '990100',
      },
    ],
    [
      'titles-degrees',
      `${key}#1`,
      {
        person: key,
        level: '本科',
        kind: '全日制',
        school: '示例理工大学',
        recognised: true,
        specialty: '机械设计制造及其自动化',
        awardedOn: '2014-07-01',
        number: `992014${String(i + 1).padStart(6, '0')}`,
        degree: '学士',
      },
    ],
    [
      'titles-held',
      `API2016${String(i + 1).padStart(5, '0')}`,
      {
        person: key,
        series: '工程',
        specialty: '机械',
        level: '助理级',
        way: '转正定职',
        obtainedOn: OBTAINED,
        authority: '淮宁市人社局',
        document: '淮人社职〔2016〕1号',
        scope: '全省',
        status: '有效',
      },
    ],
    ...YEARS.flatMap((year): Entry[] => [
      ['titles-assessments', `${key}#${year}`, { person: key, year, grade: '合格', proof: '年度考核登记表' }],
      [
        'titles-education',
        `${key}#${year}`,
        { person: key, kind: '年度学时', year, subject: '公需科目和专业科目', hours: 90, quotaHours: 90 },
      ],
    ]),
  ]
}

/** Digest of the text that stands for every upload of the story. */
export const page = sha256('示例材料')
const material = (slot: string, name: string, more: object = {}) => ({
  slot,
  name,
  files: [page],
  pages: 1,
  original: false,
  ...more,
})
/** F1's own part. */
export const contentOf = (key: string) => ({
  workHistory: [{ from: '2014-07-01', until: null, employer: EMPLOYER, post: '机械岗位' }],
  achievements: [
    {
      id: 'a1',
      kind: '业绩成果',
      name: '机械技术改进项目',
      on: '2019-05-10',
      body: '示例省机械行业协会',
      grade: '二等',
      contributors: 3,
      ownWork: '方案设计和现场实施',
      part: '主持',
      rank: 1,
    },
  ],
  works: [
    {
      id: 'w1',
      kind: '论文',
      title: '机械工作的若干问题',
      venue: '示例技术',
      number: '0000-0001',
      on: '2020-05-11',
      rank: 1,
      caseMaterial: false,
    },
  ],
  degree: `${key}#1`,
})
/** The nine slots as this firm's people fill them. */
export const materials: readonly object[] = [
  material('degree-certificate', '本科毕业证书', { number: '992014000001' }),
  material('title-certificate', '助理级证书', { kind: '职称证书', number: 'SL000001' }),
  material('education-certificate', '继续教育证书'),
  material('achievement', '成果证明', { row: 'a1' }),
  material('works', '论文', { row: 'w1', pages: 6 }),
  material('photo', '照片', { original: true, image: { width: 413, height: 579, colour: true } }),
  ...YEARS.map((year) => material('assessment', '年度考核', { kind: '年度考核登记表', year })),
]

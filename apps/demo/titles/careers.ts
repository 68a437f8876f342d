/** What the registers know of people: identity, degree, titles, appointments, assessments, continuing education. */
import { identityCheckSign } from '#lint'
import { personKeyOf } from '../../../regulations/titles/identity/index.ts'
import type { DegreeLevel, Level } from '../../../regulations/titles/vocabulary.ts'
import { stateEmployerKinds } from '../../../regulations/titles/vocabulary.ts'
import type { Entry } from './entries.ts'
import { PROVINCE_CODE, SINCE, employerKey, employers, organisationId } from './organisations.ts'
import { applicantRows, personId } from './people.ts'

type Career = {
  readonly name: string
  readonly account: string | null
  readonly employer: string
  readonly sex: '男' | '女'
  readonly born: string
  readonly series: string
  readonly specialty: string
  readonly level: Level | null
  /** Day the present title was obtained. */
  readonly obtained: string
  readonly degree: DegreeLevel
  readonly degreeSpecialty: string
  readonly graduated: string
  readonly agency?: string
}

type Row = readonly [
  sex: '男' | '女',
  born: string,
  specialty: string,
  level: Level | null,
  obtained: string,
  degree: DegreeLevel,
  degreeSpecialty: string,
  graduated: string,
  agency?: string,
]
/** In the order of `applicantRows`. */
const careerRows: readonly Row[] = [
  ['女', '1992-03-14', '工程/机械', '助理级', '2016-12-08', '本科', '机械设计制造及其自动化', '2015-07-01'],
  ['男', '1983-11-02', '工程/机械', '中级', '2014-11-20', '本科', '机械设计制造及其自动化', '2006-07-01'],
  ['男', '1990-06-21', '工程/机械', '助理级', '2015-10-15', '专科', '机电一体化', '2011-07-01'],
  [
    '女',
    '1991-09-30',
    '工程/机械',
    '助理级',
    '2017-11-24',
    '硕士',
    '机械工程',
    '2016-06-30',
    'talent-huaining',
  ],
  ['男', '1984-01-18', '工程/电气', '中级', '2015-12-01', '本科', '电气工程及其自动化', '2007-07-01'],
  ['女', '1988-05-05', '工程/电气', '中级', '2018-11-30', '硕士', '电气工程', '2013-06-30'],
  ['男', '1989-08-12', '工程/建筑', '助理级', '2016-11-18', '本科', '土木工程', '2012-07-01'],
  ['女', '1987-02-27', '中小学教师/语文', '助理级', '2015-09-10', '本科', '汉语言文学', '2010-07-01'],
  ['男', '1995-12-01', '中小学教师/数学', null, '2019-09-01', '本科', '数学与应用数学', '2018-07-01'],
  ['女', '1996-07-19', '中小学教师/语文', null, '2019-09-01', '本科', '汉语言文学', '2018-07-01'],
  ['男', '1985-10-10', '工程/水利', '中级', '2014-12-12', '本科', '水利水电工程', '2008-07-01'],
  ['女', '1993-04-23', '工程/机械', '助理级', '2017-10-20', '本科', '工业设计', '2015-07-01'],
  ['男', '1986-06-06', '卫生/内科', '中级', '2016-05-28', '本科', '临床医学', '2009-07-01'],
  ['女', '1990-01-15', '工程/电气', '助理级', '2016-11-25', '本科', '自动化', '2012-07-01'],
  ['男', '1991-05-28', '工程/机械', '助理级', '2016-12-08', '本科', '机械电子工程', '2014-07-01'],
  ['男', '1989-09-09', '工程/机械', '助理级', '2015-12-10', '本科', '车辆工程', '2012-07-01'],
  ['女', '1992-10-30', '工程/机械', '助理级', '2016-12-08', '本科', '机械设计制造及其自动化', '2014-07-01'],
  ['女', '1990-02-18', '工程/机械', '助理级', '2016-11-30', '本科', '机械工程', '2013-07-01'],
  ['男', '1991-07-07', '工程/机械', '助理级', '2015-12-15', '本科', '车辆工程', '2013-07-01'],
  ['女', '1988-12-24', '工程/机械', '助理级', '2015-11-20', '专科', '机电一体化', '2010-07-01'],
  ['男', '1992-08-16', '工程/机械', '助理级', '2017-12-06', '本科', '机械电子工程', '2015-07-01'],
  ['男', '1989-03-29', '工程/机械', '助理级', '2014-12-18', '本科', '工业设计', '2012-07-01'],
]

/** An invented identity number that passes the checks: its division exists nowhere. */
export function inventedNumber(born: string, serial: number, sex: '男' | '女'): string {
  const order = serial * 2 + (sex === '男' ? 1 : 0)
  const first = `349901${born.replaceAll('-', '')}${String(order).padStart(3, '0')}`
  return `${first}${identityCheckSign(first)}`
}

export const careers: readonly Career[] = applicantRows.flatMap(([account, name, employer], i) => {
  const row = careerRows[i]
  if (row === undefined) return []
  const [sex, born, post, level, obtained, degree, degreeSpecialty, graduated, agency] = row
  const [series = '', specialty = ''] = post.split('/')
  const own = {
    name,
    account,
    employer,
    sex,
    born,
    series,
    specialty,
    level,
    obtained,
    degree,
    degreeSpecialty,
    graduated,
  }
  return [agency === undefined ? own : { ...own, agency }]
})

/** Key of a person in the register of persons, by account. */
export function personKey(account: string): string {
  const i = careers.findIndex((one) => one.account === account)
  const found = careers[i]
  if (found === undefined) throw new Error(`demo: nobody is ${account}`)
  return keyOf(found, i)
}
const keyOf = ({ born, sex }: Career, i: number): string =>
  personKeyOf('居民身份证', inventedNumber(born, i + 1, sex))

/** The latest year of which assessments and hours are known in the demo's present. */
const LATEST = 2022

/** All entries about one person; what happened in a year is known from the January after. */
function entriesOf(career: Career, i: number): readonly Entry[] {
  const key = keyOf(career, i)
  const employer = employers.find(([code]) => code === employerKey(career.employer))?.[1]
  const institution = employer?.kind === '事业单位'
  const state = employer !== undefined && stateEmployerKinds.includes(employer.kind)
  const start = Number(career.obtained.slice(0, 4))
  const years = Array.from({ length: LATEST - start + 1 }, (_, n) => start + n)
  const known = (year: number): string => (year < 2021 ? SINCE : `${year + 1}-01-05`)
  return [
    ['titles-persons', key, personOf(career, i, employer?.territory ?? PROVINCE_CODE)],
    [
      'titles-degrees',
      `${key}#1`,
      {
        person: key,
        level: career.degree,
        kind: '全日制',
        school: '示例理工大学',
        recognised: true,
        specialty: career.degreeSpecialty,
        awardedOn: career.graduated,
        number: `99${career.graduated.slice(0, 4)}${String(i + 1).padStart(6, '0')}`,
        degree: career.degree === '专科' ? null : career.degree === '硕士' ? '硕士' : '学士',
      },
    ],
    ...(career.level === null ? [] : titleOf(career, key, i, institution)),
    ...years.map((year): Entry => [
      'titles-assessments',
      `${key}#${year}`,
      {
        person: key,
        year,
        grade: '合格',
        proof: state ? '年度考核登记表' : '单位书面证明',
      },
      known(year),
    ]),
    ...years.map((year): Entry => [
      'titles-education',
      `${key}#${year}`,
      {
        person: key,
        kind: '年度学时',
        year,
        subject: '公需科目和专业科目',
        hours: 90,
        quotaHours: 90,
        certificate: `继教${year}${String(i + 1).padStart(4, '0')}`,
      },
      known(year),
    ]),
  ]
}

function personOf(career: Career, i: number, territory: string): Entry[2] {
  const { account, born, sex, graduated, obtained } = career
  const agency = career.agency === undefined ? null : organisationId(career.agency)
  return {
    name: career.name,
    identityKind: '居民身份证',
    number: inventedNumber(born, i + 1, sex),
    account: account === null ? null : personId(account),
    sex,
    bornOn: born,
    nation: '汉族',
    phone: `0000-6000${String(1000 + i)}`,
    employer: employerKey(career.employer),
    status: '在岗',
    workingSince: graduated,
    contractFrom: graduated,
    contractUntil: null,
    post: `${career.specialty}岗位`,
    postSpecialty: `${career.series}/${career.specialty}`,
    postSince: obtained,
    fileLocation: territory,
    labourLocation: territory,
    fileAgency: agency,
  }
}

function titleOf(career: Career, key: string, i: number, institution: boolean): readonly Entry[] {
  const { series, specialty, level, obtained } = career
  const certificate = `SL${obtained.slice(0, 4)}${String(i + 1).padStart(5, '0')}`
  return [
    [
      'titles-held',
      certificate,
      {
        person: key,
        series,
        specialty,
        level,
        way: level === '助理级' ? '转正定职' : '评审',
        obtainedOn: obtained,
        authority: '示例省人社厅',
        document: `示例人社职〔${obtained.slice(0, 4)}〕${i + 1}号`,
        certificate,
        scope: '全省',
        status: '有效',
      },
    ],
    ...(institution
      ? [
          [
            'titles-appointments',
            `${key}#1`,
            {
              person: key,
              series,
              level,
              post: `${specialty}岗位`,
              from: obtained,
              employer: employerKey(career.employer),
              document: `聘字〔${obtained.slice(0, 4)}〕${i + 1}号`,
            },
          ] as const,
        ]
      : []),
  ]
}

export const careerEntries: readonly Entry[] = careers.flatMap(entriesOf)

/** G2 to G7: people, their degrees, titles, appointments, assessments and continuing education. Keys are `person#n`; person is `kind:number`. */
import type { LocalDate } from '#kernel/time'
import type {
  DegreeKind,
  DegreeLevel,
  IdentityKind,
  Level,
  LevelBand,
  OfficeLevel,
  PersonStatus,
  TitleStatus,
  WayObtained,
} from '../vocabulary.ts'
import {
  degreeKinds,
  degreeLevels,
  identityKinds,
  levels,
  officeLevels,
  personStatuses,
  titleStatuses,
  waysObtained,
} from '../vocabulary.ts'
import { findPaperFault } from '../identity/index.ts'
import { day, flag, integer, select, text, titlesRegister } from './columns.ts'
import { byEmployer, byPerson } from './who-sees.ts'

/** G2. Key: identity `kind:number`. */
export type PersonEntry = {
  readonly name: string
  readonly identityKind: IdentityKind
  readonly number: string
  /** Account's person id in the platform, where the person has one. */
  readonly account?: string | null
  readonly sex: '男' | '女'
  readonly bornOn: LocalDate
  readonly nation?: string | null
  readonly formerName?: string | null
  readonly phone?: string | null
  /** Key of the register of employers. */
  readonly employer: string
  readonly status: PersonStatus
  readonly workingSince?: LocalDate | null
  /** Contract or appointment at the employer. */
  readonly contractFrom?: LocalDate | null
  readonly contractUntil?: LocalDate | null
  readonly post?: string | null
  /** Series and specialty of the present post, `工程/机械`. */
  readonly postSpecialty?: string | null
  readonly postSince?: LocalDate | null
  /** Division code of the place of the personnel file, and of the labour relation. */
  readonly fileLocation?: string | null
  readonly labourLocation?: string | null
  /** Organisation id of the public talent agency that keeps the file. */
  readonly fileAgency?: string | null
  /** A recorded decision, never computed from the birth date. */
  readonly retiresOn?: LocalDate | null
  /** 机关调入 or 军转: the day of the move. */
  readonly movedInOn?: LocalDate | null
  readonly movedFrom?: '机关' | '军队' | '外省' | null
}

export const persons = titlesRegister(
  'titles-persons',
  '专业技术人员',
  'anhui-titles-2018/art.9.a',
  '证件种类和号码',
  [
    text('name', '姓名', true),
    select('identityKind', '证件种类', identityKinds, true),
    { ...text('number', '证件号码', true), personal: true },
    text('account', '系统人员编号'),
    select('sex', '性别', ['男', '女'], true),
    day('bornOn', '出生日期', true),
    text('nation', '民族'),
    text('formerName', '曾用名'),
    { ...text('phone', '联系电话'), personal: true },
    text('employer', '所在单位', true),
    select('status', '人员状态', personStatuses, true),
    day('workingSince', '参加工作时间'),
    day('contractFrom', '聘用（劳动）合同起'),
    day('contractUntil', '聘用（劳动）合同止'),
    text('post', '现岗位'),
    text('postSpecialty', '现岗位系列和专业'),
    day('postSince', '现岗位起始日期'),
    text('fileLocation', '人事档案所在地'),
    text('labourLocation', '劳动关系所在地'),
    text('fileAgency', '档案代理机构编号'),
    day('retiresOn', '退休日期'),
    day('movedInOn', '调入日期'),
    select('movedFrom', '调入来源', ['机关', '军队', '外省']),
  ],
  { rows: byEmployer, fault: findPaperFault },
)

/** G3. */
export type DegreeEntry = {
  readonly person: string
  readonly level: DegreeLevel
  readonly kind: DegreeKind
  readonly school: string
  /** 国家认可院校, 认可军校, 中央或省级党校. */
  readonly recognised: boolean
  readonly specialty: string
  readonly awardedOn: LocalDate
  readonly number?: string | null
  /** Length of schooling; asked of Party schools only. */
  readonly schoolingMonths?: number | null
  readonly degree?: string | null
}

export const degrees = titlesRegister(
  'titles-degrees',
  '学历',
  'anhui-titles-2018/art.61.a',
  '学历编号',
  [
    text('person', '人员', true),
    select('level', '学历层次', degreeLevels, true),
    select('kind', '学历类型', degreeKinds, true),
    text('school', '院校', true),
    flag('recognised', '院校属认可范围', true),
    text('specialty', '专业', true),
    day('awardedOn', '毕业日期', true),
    text('number', '证书编号'),
    integer('schoolingMonths', '学制（月）'),
    text('degree', '学位'),
  ],
  { rows: byPerson },
)

/** G4. Key: certificate number, or `person#n` where there is none. */
export type TitleEntry = {
  readonly person: string
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly way: WayObtained
  /** Committee's pass date, or approval date of 转正定职 and the like (art.59). */
  readonly obtainedOn: LocalDate
  readonly examFirstDay?: LocalDate | null
  readonly examLastDay?: LocalDate | null
  readonly authority?: string | null
  readonly document?: string | null
  readonly certificate?: string | null
  readonly scope: '全省' | '仅限非公'
  readonly status: TitleStatus
  /** Review year, of titles approved by this product. */
  readonly year?: number | null
  readonly application?: string | null
}

export const titlesHeld = titlesRegister(
  'titles-held',
  '职称证书',
  'anhui-titles-2018/art.2.a',
  '证书编号',
  [
    text('person', '人员', true),
    text('series', '系列', true),
    text('specialty', '专业', true),
    select('level', '级别', levels, true),
    select('way', '取得方式', waysObtained, true),
    day('obtainedOn', '取得日期', true),
    day('examFirstDay', '考试首日'),
    day('examLastDay', '考试末日'),
    text('authority', '批准机关'),
    text('document', '批准文号'),
    text('certificate', '证书号'),
    select('scope', '使用范围', ['全省', '仅限非公'], true),
    select('status', '状态', titleStatuses, true),
    integer('year', '评审年度'),
    text('application', '评审件编号'),
  ],
  { rows: byPerson },
)

/** G5. */
export type AppointmentEntry = {
  readonly person: string
  readonly series: string
  readonly level: Level
  readonly post: string
  readonly from: LocalDate
  readonly until?: LocalDate | null
  readonly employer: string
  readonly document?: string | null
}

export const appointments = titlesRegister(
  'titles-appointments',
  '岗位聘任',
  'anhui-titles-2018/art.2.a',
  '聘任编号',
  [
    text('person', '人员', true),
    text('series', '系列', true),
    select('level', '聘任级别', levels, true),
    text('post', '岗位', true),
    day('from', '聘任起', true),
    day('until', '聘任止'),
    text('employer', '聘任单位', true),
    text('document', '聘任文件'),
  ],
  { rows: byPerson },
)

/** G6. Key `person#year`. The grade is as the employer writes it; what it does is the grade map's (DESK B19). */
export type AssessmentEntry = {
  readonly person: string
  readonly year: number
  readonly grade: string
  readonly proof: '年度考核登记表' | '单位书面证明'
  /** Maternity or long sick leave: a fact, not a missing sheet. */
  readonly leave?: string | null
}

export const assessments = titlesRegister(
  'titles-assessments',
  '年度考核',
  'anhui-titles-2018/art.11.a',
  '考核编号',
  [
    text('person', '人员', true),
    integer('year', '年度', true),
    text('grade', '考核等次', true),
    select('proof', '证明方式', ['年度考核登记表', '单位书面证明'], true),
    text('leave', '产假、长期病假等情况'),
  ],
  { rows: byPerson },
)

/** G6's key to grades: per kind of employer, what a grade does. Key `kind|grade`. */
export type GradeEntry = {
  readonly employerKind: string
  readonly grade: string
  readonly effect: '计入' | '扣除' | '扣除并当年不得申报' | '待定'
}

export const grades = titlesRegister(
  'titles-grades',
  '考核等次对照',
  'anhui-titles-2018/art.11.b',
  '单位类型和等次',
  [
    text('employerKind', '单位类型', true),
    text('grade', '考核等次', true),
    select('effect', '对任职年限的作用', ['计入', '扣除', '扣除并当年不得申报', '待定'], true),
  ],
)

/** G7. */
export type EducationEntry = {
  readonly person: string
  readonly kind: '年度学时' | '相近专业继续教育' | '另修学时' | '转岗培训'
  readonly year: number
  readonly subject: string
  readonly hours?: number | null
  /** Yearly quota of hours in that year; hours above it count as extra. */
  readonly quotaHours?: number | null
  readonly from?: LocalDate | null
  readonly until?: LocalDate | null
  readonly days?: number | null
  readonly organiser?: string | null
  readonly organiserKind?: '认可院校' | '军校' | '党校' | '行业主管部门' | '其他' | null
  readonly organiserLevel?: '县级' | '市级' | '省级' | '国家级' | null
  readonly certificate?: string | null
}

export const education = titlesRegister(
  'titles-education',
  '继续教育',
  'anhui-titles-2018/art.61.1',
  '记录编号',
  [
    text('person', '人员', true),
    select('kind', '类别', ['年度学时', '相近专业继续教育', '另修学时', '转岗培训'], true),
    integer('year', '年度', true),
    text('subject', '内容或专业', true),
    integer('hours', '学时'),
    integer('quotaHours', '当年规定学时'),
    day('from', '开始'),
    day('until', '结束'),
    integer('days', '天数'),
    text('organiser', '举办单位'),
    select('organiserKind', '举办单位类别', ['认可院校', '军校', '党校', '行业主管部门', '其他']),
    select('organiserLevel', '举办单位层级', ['县级', '市级', '省级', '国家级']),
    text('certificate', '结业证书'),
  ],
  { rows: byPerson },
)

/** 专业相符认定 (art.61.2.b), written by its case. Key: number of the document. Valid province-wide. */
export type RecognitionEntry = {
  readonly person: string
  /** `系列/专业` recognised as matching. */
  readonly specialty: string
  readonly band: LevelBand
  readonly hours: number
  readonly issuerLevel: OfficeLevel
  readonly issuer: string
  readonly on: LocalDate
}

export const recognitions = titlesRegister(
  'titles-recognitions',
  '专业相符认定',
  'anhui-titles-2018/art.61.2.b',
  '认定文号',
  [
    text('person', '人员', true),
    text('specialty', '申报系列/专业', true),
    select('band', '级别', ['初级', '中级', '高级'], true),
    integer('hours', '认定学时', true),
    select('issuerLevel', '认定机关层级', officeLevels, true),
    text('issuer', '认定机关', true),
    day('on', '认定日期', true),
  ],
  { rows: byPerson },
)

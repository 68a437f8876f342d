/** G1 and what hangs on it: employers, their reforms, the desks between employer and submitter, vacancies. */
import type { LocalDate } from '#kernel/time'
import type { Affiliation, EmployerKind, Level, LevelBand, OfficeLevel } from '../vocabulary.ts'
import { affiliations, employerKinds, levels, officeLevels } from '../vocabulary.ts'
import { day, flag, integer, select, text, titlesRegister } from './columns.ts'
import { ofVacancies } from './who-sees.ts'

/** G1. Key: credit code. */
export type EmployerEntry = {
  readonly name: string
  /** Organisation id in the platform. */
  readonly organisation: string
  /** Division code of the territory: six digits. */
  readonly territory: string
  readonly affiliation: Affiliation
  readonly kind: EmployerKind
  /** Organisation id of the department in charge; absent: none. */
  readonly department?: string | null
  readonly departmentName?: string | null
  readonly fullPostManagement: boolean
  readonly appointmentSystem: boolean
  /** Authorised to review its own people (art.64). */
  readonly selfReview: boolean
  /** Level at which an employer without department is registered. */
  readonly registeredAt: OfficeLevel
}

export const employers = titlesRegister(
  'titles-employers',
  '用人单位',
  'anhui-titles-2018/art.13.a',
  '统一社会信用代码',
  [
    text('name', '单位名称', true),
    text('organisation', '机构编号', true),
    text('territory', '属地区划代码', true),
    select('affiliation', '隶属层级', affiliations, true),
    select('kind', '单位类型', employerKinds, true),
    text('department', '主管部门机构编号'),
    text('departmentName', '主管部门名称'),
    flag('fullPostManagement', '全面实行岗位管理', true),
    flag('appointmentSystem', '实行聘任制', true),
    flag('selfReview', '获准自主评审', true),
    select('registeredAt', '登记层级', officeLevels, true),
  ],
)

/** HR offices and departments that hold titles work. Key: organisation id. */
export type OfficeEntry = {
  readonly name: string
  readonly kind: '人社部门' | '主管部门' | '人才服务机构' | '获授权单位' | '组建单位'
  readonly level: OfficeLevel
  /** Division code: province `340000`, city `340100`, county `340121` in shape. */
  readonly territory: string
  /** Holds an authorisation of art.5.2 for its own mid and junior people. */
  readonly authorised: boolean
  /** Public talent agencies only (art.13.4.b). */
  readonly publicAgency?: boolean | null
}

export const offices = titlesRegister(
  'titles-offices',
  '职称管理机构',
  'anhui-titles-2018/art.4.a',
  '机构编号',
  [
    text('name', '机构名称', true),
    select('kind', '机构类型', ['人社部门', '主管部门', '人才服务机构', '获授权单位', '组建单位'], true),
    select('level', '层级', officeLevels, true),
    text('territory', '区划代码', true),
    flag('authorised', '获准自设中初级评委会', true),
    flag('publicAgency', '人社部门所属'),
  ],
)

/** 整建制变更 (art.38). Key `employer#n`. */
export type ReformEntry = {
  readonly employer: string
  readonly on: LocalDate
  readonly document: string
  /** `工程/机械`: what the posts became. */
  readonly postSpecialty: string
}

export const reforms = titlesRegister(
  'titles-reforms',
  '整建制变更',
  'anhui-titles-2018/art.38',
  '变更编号',
  [
    text('employer', '单位', true),
    day('on', '变更日期', true),
    text('document', '文件', true),
    text('postSpecialty', '变更后岗位系列和专业', true),
  ],
)

/** Desks between employer and submitter, in order (DESK A3). Key `employer|band|order`. */
export type ForwardingEntry = {
  readonly employer: string
  readonly band: LevelBand
  readonly order: number
  readonly organisation: string
  readonly name: string
  readonly closesOn?: LocalDate | null
}

export const forwarding = titlesRegister(
  'titles-forwarding',
  '逐级审核机构',
  'anhui-titles-2018/art.13.a',
  '顺序编号',
  [
    text('employer', '单位', true),
    select('band', '级别', ['初级', '中级', '高级'], true),
    integer('order', '顺序', true),
    text('organisation', '机构编号', true),
    text('name', '机构名称', true),
    day('closesOn', '截止日期'),
  ],
)

/** G13, written by the vacancy opinion F29. Key `employer|level|year`. */
export type VacancyEntry = {
  readonly employer: string
  readonly level: Level
  readonly year: number
  readonly confirmed: number
  readonly document: string
  readonly confirmedBy: string
  /** Written exemption of the title authority (conflict of art.10). */
  readonly exemption?: string | null
}

export const vacancies = titlesRegister(
  'titles-vacancies',
  '岗位空缺',
  'anhui-titles-2018/art.10',
  '空缺编号',
  [
    text('employer', '单位', true),
    select('level', '级别', levels, true),
    integer('year', '年度', true),
    integer('confirmed', '确认空缺数', true),
    text('document', '确认意见文号', true),
    text('confirmedBy', '确认机关', true),
    text('exemption', '职称管理部门书面豁免'),
  ],
  { rows: ofVacancies },
)

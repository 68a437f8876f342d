/** G8 to G11, G14, G17, G18: what review runs on. Dates of validity are the register's own. */
import type { LocalDate } from '#kernel/time'
import type { Level, OfficeLevel } from '../vocabulary.ts'
import { levels, officeLevels } from '../vocabulary.ts'
import { day, flag, integer, personReaders, select, text, titlesRegister } from './columns.ts'
import { ofExperts, ofRelations } from './who-sees.ts'

/** G8: series and specialties. Key `series/specialty`. */
export type SpecialtyEntry = {
  readonly series: string
  readonly specialty: string
  /** Levels obtained by examination only (以考代评), joined by 、. */
  readonly examOnly?: string | null
  /** Levels for which a paper or book is appraised before the committee sits (art.23.2.b), joined by 、. */
  readonly appraised?: string | null
}
export const specialties = titlesRegister(
  'titles-specialties',
  '系列和专业',
  'anhui-titles-2018/art.14',
  '系列/专业',
  [
    text('series', '系列', true),
    text('specialty', '专业', true),
    text('examOnly', '以考代评的级别'),
    text('appraised', '须论文（著作）鉴定的级别'),
  ],
)

/** G8: which degree specialties match an applied one. Key `degree specialty|series/specialty`. */
export type MatchEntry = {
  readonly degreeSpecialty: string
  readonly specialty: string
  readonly match: '相同' | '相近'
}
export const matches = titlesRegister(
  'titles-matches',
  '学历专业对应',
  'anhui-titles-2018/art.61.b',
  '对应编号',
  [
    text('degreeSpecialty', '学历专业', true),
    text('specialty', '申报系列/专业', true),
    select('match', '相符程度', ['相同', '相近'], true),
  ],
)

/** G8: professional qualification → series and level (art.12). Key: name of the qualification. */
export type QualificationEntry = {
  readonly series: string
  readonly specialty?: string | null
  readonly level: Level
}
export const qualifications = titlesRegister(
  'titles-qualifications',
  '职业资格对应',
  'anhui-titles-2018/art.12',
  '职业资格名称',
  [text('series', '系列', true), text('specialty', '专业'), select('level', '对应级别', levels, true)],
)

/** G9: one condition of a set. Key `set id|number`; a set is `series|level|track|version`. */
export type ConditionEntry = {
  readonly set: string
  readonly series: string
  readonly level: Level
  readonly track: '正常' | '破格' | '转评' | '机关调入军转'
  readonly number: string
  readonly kind: '学历' | '资历' | '继续教育' | '论文' | '业绩' | '答辩' | '其他' | '破格项' | '破格数'
  readonly text: string
  /** Years, hours, pieces or items asked for, by kind. */
  readonly figure?: number | null
  readonly degree?: string | null
}
export const conditions = titlesRegister(
  'titles-conditions',
  '评审条件',
  'anhui-titles-2018/art.2.c',
  '条件编号',
  [
    text('set', '条件组', true),
    text('series', '系列', true),
    select('level', '级别', levels, true),
    select('track', '类型', ['正常', '破格', '转评', '机关调入军转'], true),
    text('number', '条款号', true),
    select(
      'kind',
      '种类',
      ['学历', '资历', '继续教育', '论文', '业绩', '答辩', '其他', '破格项', '破格数'],
      true,
    ),
    text('text', '条件内容', true),
    integer('figure', '数值'),
    text('degree', '最低学历'),
  ],
)

/** G10, written by the committee's case. Key: committee code. The members stand in the experts' register only. */
export type CommitteeEntry = {
  readonly name: string
  /** Levels it may review, joined by 、. */
  readonly levels: string
  readonly series: string
  /** Specialties, joined by 、. */
  readonly specialties: string
  readonly territory: string
  readonly scope: string
  readonly convening: string
  readonly conveningName: string
  readonly authoriser: string
  readonly authoriserName?: string | null
  readonly authoriserLevel: OfficeLevel
  readonly document: string
  readonly validUntil: LocalDate
  /** 规定出席人数; absent: opening of a meeting is refused. */
  readonly quorum?: number | null
  readonly hasPanels: boolean
  /** Reviews only its own staff under art.64.a: 参照. */
  readonly selfReview?: boolean | null
  /** 拟放弃: two years without review, not yet confirmed by the authoriser (art.51.2.b). */
  readonly status: '有效' | '停评整改' | '拟放弃' | '收回' | '自动放弃'
  readonly caseId: string
}
export const committees = titlesRegister(
  'titles-committees',
  '评委会',
  'anhui-titles-2018/art.4.b',
  '评委会编号',
  [
    text('name', '名称', true),
    text('levels', '评审级别', true),
    text('series', '系列', true),
    text('specialties', '专业', true),
    text('territory', '地域范围', true),
    text('scope', '评审范围', true),
    text('convening', '组建单位机构编号', true),
    text('conveningName', '组建单位', true),
    text('authoriser', '授权机关编号', true),
    text('authoriserName', '授权机关'),
    select('authoriserLevel', '授权机关层级', officeLevels, true),
    text('document', '授权文号', true),
    day('validUntil', '有效期至', true),
    integer('quorum', '规定出席人数'),
    flag('hasPanels', '设专业组', true),
    flag('selfReview', '自主评审'),
    select('status', '状态', ['有效', '停评整改', '拟放弃', '收回', '自动放弃'], true),
    text('caseId', '授权件编号', true),
  ],
)

/** Consents to postpone a year's review or to hold a further one (art.6.b, F36). Key `committee|year|n`. */
export type CycleConsentEntry = {
  readonly committee: string
  readonly year: number
  readonly kind: '推迟' | '适时评审'
  readonly document: string
  readonly on: LocalDate
}
export const cycleConsents = titlesRegister(
  'titles-cycle-consents',
  '推迟和适时评审批复',
  'anhui-titles-2018/art.6.b',
  '批复编号',
  [
    text('committee', '评委会编号', true),
    integer('year', '评审年度', true),
    select('kind', '种类', ['推迟', '适时评审'], true),
    text('document', '批复文号', true),
    day('on', '批复日期', true),
  ],
)

/** Notes of interpretation: the provincial department's alone (art.67.a). Key: clause id and serial. */
export const interpretations = titlesRegister(
  'titles-interpretations',
  '条款解释',
  'anhui-titles-2018/art.67.a',
  '解释编号',
  [text('clause', '条款编号', true), text('text', '解释内容', true), text('document', '解释文号', true)],
  { keeper: 'province-titles' },
)

/** Figures of higher rules that bind beside this text (DESK B20). Key: id of the parameter. */
export type HigherRuleEntry = {
  readonly figure: number
  readonly status: '待核' | '已核'
  readonly source: string
}
export const higherRules = titlesRegister(
  'titles-higher-rules',
  '上位规定参数核对',
  'anhui-titles-2018/art.2.c',
  '参数编号',
  [
    integer('figure', '数值', true),
    select('status', '核对情况', ['待核', '已核'], true),
    text('source', '依据', true),
  ],
  { keeper: 'titles-administrator' },
)

/** G11, closed. Key: expert code. */
export type ExpertEntry = {
  readonly person: string
  /** Person id of the account. */
  readonly account: string
  readonly name: string
  readonly committee: string
  readonly function: '主任委员' | '副主任委员' | '委员' | '专业组长' | '专业组员' | '同行专家'
  readonly specialty: string
  readonly employer: string
  readonly termFrom: LocalDate
  readonly termUntil: LocalDate
  readonly status: '在库' | '停用' | '除名'
  /** Review years in which the expert sat, joined by 、. */
  readonly sat?: string | null
}
export const experts = titlesRegister(
  'titles-experts',
  '评审专家',
  'anhui-titles-2018/art.22.a',
  '专家编号',
  [
    text('person', '人员', true),
    text('account', '系统人员编号', true),
    text('name', '姓名', true),
    text('committee', '评委会编号', true),
    select('function', '职务', ['主任委员', '副主任委员', '委员', '专业组长', '专业组员', '同行专家'], true),
    text('specialty', '专业', true),
    text('employer', '单位', true),
    day('termFrom', '聘期起', true),
    day('termUntil', '聘期止', true),
    select('status', '状态', ['在库', '停用', '除名'], true),
    text('sat', '参加评审的年度'),
  ],
  { keeper: 'meeting-secretary', rows: ofExperts },
)

/** G11: recusal relations. Key `expert#n`. */
export const relations = titlesRegister(
  'titles-expert-relations',
  '专家回避关系',
  'anhui-titles-2018/art.51.1.a',
  '关系编号',
  [text('expert', '专家编号', true), text('other', '相关人员或单位', true), text('relation', '关系', true)],
  { keeper: 'meeting-secretary', rows: ofRelations },
)

/** G14. Key `case id`. */
export type IntegrityEntry = {
  readonly person: string
  readonly name: string
  readonly kind: '取消申报资格' | '取消通过资格' | '撤销职称' | '记录'
  readonly fact: string
  readonly decidedOn: LocalDate
  readonly decidedBy: string
  readonly document: string
  /** Last day on which filing is refused; absent: no bar. */
  readonly barredUntil?: LocalDate | null
  readonly closed?: boolean | null
}
export const integrity = titlesRegister(
  'titles-integrity',
  '诚信档案',
  'anhui-titles-2018/art.18.b',
  '记录编号',
  [
    text('person', '人员', true),
    text('name', '姓名', true),
    select('kind', '种类', ['取消申报资格', '取消通过资格', '撤销职称', '记录'], true),
    text('fact', '事实', true),
    day('decidedOn', '决定日期', true),
    text('decidedBy', '决定机关', true),
    text('document', '文号', true),
    day('barredUntil', '禁报至'),
    flag('closed', '已了结'),
  ],
  { readers: personReaders },
)

/** G17, written by the cases that issue letters. Key: number of the letter. */
export type LetterEntry = {
  readonly kind: '申请委托评审函' | '委托评审函'
  readonly from: string
  readonly to: string
  readonly year: number
  readonly caseId: string
  readonly issuedOn: LocalDate
}
export const letters = titlesRegister('titles-letters', '委托函', 'anhui-titles-2018/art.13.b', '文号', [
  select('kind', '种类', ['申请委托评审函', '委托评审函'], true),
  text('from', '出函单位', true),
  text('to', '受函单位', true),
  integer('year', '年度', true),
  text('caseId', '件编号', true),
  day('issuedOn', '出函日期', true),
])

/** G18: fee standards. Key `item|level`. Amounts in 分. */
export type FeeEntry = {
  readonly item: '评审费' | '考试费' | '答辩费' | '论文鉴定费'
  readonly level: Level
  readonly amountCents: number
  readonly document: string
}
export const fees = titlesRegister('titles-fees', '收费标准', 'anhui-titles-2018/art.54.a', '收费项目', [
  select('item', '项目', ['评审费', '考试费', '答辩费', '论文鉴定费'], true),
  select('level', '级别', levels, true),
  integer('amountCents', '金额（分）', true),
  text('document', '标准文号', true),
])

/**
 * What an administrator fills in or confirms against the official text (art.67.b; DESK B20). Key: id of the parameter.
 * `value` empty: not known; `confirmed`: compared with the text named in `source`.
 */
export type SettingEntry = {
  readonly value: string | null
  readonly confirmed: boolean
  readonly source: string
}
export const settings = titlesRegister(
  'titles-settings',
  '职称参数',
  'anhui-titles-2018/art.67.b',
  '参数编号',
  [text('value', '值'), flag('confirmed', '已与正式文本核对', true), text('source', '出处', true)],
)

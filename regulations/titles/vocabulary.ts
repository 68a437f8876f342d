/** Words of title review that every part of it uses: the ladder of levels, kinds of employers, tracks, ids of procedures. */

/** The ladder of art.66's reading, lowest rung first. */
export const levels = ['员级', '助理级', '中级', '副高级', '正高级'] as const
export type Level = (typeof levels)[number]
/** 初级 covers the two lowest rungs, 高级 the two highest. */
export type LevelBand = '初级' | '中级' | '高级'

export const bandOf = (level: Level): LevelBand =>
  level === '员级' || level === '助理级' ? '初级' : level === '中级' ? '中级' : '高级'

export const rungOf = (level: Level): number => levels.indexOf(level)

/** The level one rung below; undefined below the lowest. */
export const findLevelBelow = (level: Level): Level | undefined => levels[rungOf(level) - 1]

export const isLevel = (value: unknown): value is Level => (levels as readonly unknown[]).includes(value)

/** 隶属层级 of an employer. */
export const affiliations = ['省直', '市属', '县属', '乡镇及以下', '中央驻皖', '外省'] as const
export type Affiliation = (typeof affiliations)[number]

export const employerKinds = ['事业单位', '国有企业', '非公企业', '社会组织', '新业态', '机关'] as const
export type EmployerKind = (typeof employerKinds)[number]
/** State employers: bound by art.66.b and without the offer of art.9.1.5.b. */
export const stateEmployerKinds: readonly EmployerKind[] = ['事业单位', '国有企业', '机关']

/** Ways an application can run (case types C1 to C5). */
export const tracks = ['正常', '破格', '转评', '委托', '机关调入军转'] as const
export type Track = (typeof tracks)[number]

export const personStatuses = ['在岗', '公务员', '离退休', '返聘', '离职'] as const
export type PersonStatus = (typeof personStatuses)[number]

/** How a title was obtained (register G4). */
export const waysObtained = ['评审', '考试', '转正定职', '博士认定', '确认', '转评', '非社会化评审'] as const
export type WayObtained = (typeof waysObtained)[number]

export const titleStatuses = ['有效', '有效（待换发）', '已换发', '待确认', '撤销'] as const
export type TitleStatus = (typeof titleStatuses)[number]

export const degreeLevels = ['中专', '专科', '本科', '硕士', '博士', '其他'] as const
export type DegreeLevel = (typeof degreeLevels)[number]

export const degreeKinds = ['全日制', '成人', '军校', '党校', '双专科', '专业证书'] as const
export type DegreeKind = (typeof degreeKinds)[number]

/** Kinds of identity papers (DESK B18). */
export const identityKinds = [
  '居民身份证',
  '港澳台居民居住证',
  '外国人永久居留身份证',
  '军官证',
  '文职人员证',
] as const
export type IdentityKind = (typeof identityKinds)[number]

/** Levels of HR offices and of what they manage. */
export const officeLevels = ['县级', '市级', '省级'] as const
export type OfficeLevel = (typeof officeLevels)[number]

/** Procedure ids of this regulation, so that cases can name each other without importing each other. */
export const procedureIds = {
  application: 'titles/application',
  submission: 'titles/submission',
  committee: 'titles/committee',
  cycle: 'titles/cycle',
  exam: 'titles/exam',
  draw: 'titles/expert-draw',
  meeting: 'titles/meeting',
  batch: 'titles/result-batch',
  delegation: 'titles/delegation',
  confirmation: 'titles/confirmation',
  recognition: 'titles/first-recognition',
  specialtyMatch: 'titles/specialty-match',
  consent: 'titles/title-consent',
  complaint: 'titles/complaint',
  sanction: 'titles/sanction',
  discipline: 'titles/discipline',
  vacancies: 'titles/vacancy-opinion',
  ledger: 'titles/fee-ledger',
  certificateRun: 'titles/certificate-run',
  inspection: 'titles/inspection',
} as const

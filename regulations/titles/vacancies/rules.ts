/** Rules of the vacancy opinion: art.9.1.4.c and art.10. */
import { claim } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { OfficeEntry } from '../registers/index.ts'
import type { Affiliation, Level, OfficeLevel } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import type { PostLevel } from './state.ts'

const opinion = cite('anhui-titles-2018/art.9.1.4.c')
const ratio = cite('anhui-titles-2018/art.10')

/** One request per employer and review year; another figure is an adjustment of it. */
export const opinionOfYear = claim<{ readonly employer: string; readonly year: number }>(
  'vacancy-opinion-of-year',
  opinion,
  ({ employer, year }) => `${employer}|${year}`,
  ({ year }) => `请在已有的${year}年度确认件中办理：一个单位一个年度只有一件岗位空缺确认。`,
)

/** Level of the bureau that confirms: the employer's own; 当地 of a provincial institution is the province (reading of 9.1.4.c). */
export const bureauLevels: Readonly<Record<Affiliation, OfficeLevel | null>> = {
  省直: '省级',
  中央驻皖: '省级',
  市属: '市级',
  县属: '县级',
  乡镇及以下: '县级',
  外省: null,
}

/** Digits of a division code that tell the province, the city and the county. */
const DIGITS: Readonly<Record<OfficeLevel, number>> = { 省级: 2, 市级: 4, 县级: 6 }

/** The HR department of the employer's level and territory. */
export function findBureau<T extends OfficeEntry>(
  offices: readonly T[],
  employer: { readonly affiliation: Affiliation; readonly territory: string },
): T | undefined {
  const level = bureauLevels[employer.affiliation]
  if (level === null) return undefined
  const digits = DIGITS[level]
  return offices.find(
    (office) =>
      office.kind === '人社部门' &&
      office.level === level &&
      office.territory.slice(0, digits) === employer.territory.slice(0, digits),
  )
}

export const opinionConcernsInstitutions = rule(
  'vacancy-opinion-concerns-institutions',
  opinion,
  (f: { readonly kind: string | null }) => f.kind === '事业单位',
  {
    label: '申请单位是事业单位',
    otherwise: (f) =>
      f.kind === null
        ? '请核对单位：名册中没有这个单位。'
        : `不须办理：岗位空缺确认意见只对事业单位出具，本单位是${f.kind}。`,
  },
)
export const bureauIsKnown = rule(
  'vacancy-bureau-of-employers-level',
  opinion,
  (f: { readonly bureau: string | null }) => f.bureau !== null,
  {
    label: '有与单位隶属层级对应的人社部门',
    otherwise: () => '请先在机构名册中登记本单位隶属层级和属地的人社部门：由它出具确认意见。',
  },
)
export const employerRequestsForItself = rule(
  'employer-requests-for-itself',
  opinion,
  (f: { readonly employer: string; readonly own: string }) => f.employer === f.own,
  { label: '由本单位申请', otherwise: () => '请由该单位申请：不能代其他单位申请岗位空缺确认。' },
)

type Structure = { readonly levels: readonly PostLevel[] }
const overfilled = ({ levels }: Structure) =>
  levels.find(({ posts, filled }) => filled > posts)?.level ?? null
const repeated = (levels: readonly { readonly level: Level }[]): boolean =>
  new Set(levels.map(({ level }) => level)).size !== levels.length
export const structureIsPossible = rule(
  'post-structure-is-possible',
  ratio,
  (f: Structure) => f.levels.length > 0 && !repeated(f.levels) && overfilled(f) === null,
  {
    label: '各级岗位数和已聘数相符',
    otherwise: (f) =>
      f.levels.length === 0
        ? '请填写至少一个级别的岗位数。'
        : repeated(f.levels)
          ? '请合并重复的级别：每个级别只填一行。'
          : `请核对${overfilled(f) ?? ''}：已聘人数超过核定岗位数。`,
  },
)

type Given = {
  readonly structure: readonly PostLevel[]
  readonly levels: readonly { readonly level: Level; readonly confirmed: number }[]
}
const vacantAt = (structure: readonly PostLevel[], level: Level): number | null => {
  const found = structure.find((one) => one.level === level)
  return found === undefined ? null : found.posts - found.filled
}
const excess = ({ structure, levels }: Given) =>
  levels.find(({ level, confirmed }) => confirmed > (vacantAt(structure, level) ?? -1))
/** art.10: what is confirmed lies within the post structure. */
export const confirmedWithinStructure = rule(
  'confirmed-within-post-structure',
  ratio,
  (f: Given) => f.levels.length > 0 && !repeated(f.levels) && excess(f) === undefined,
  {
    label: '确认数不超过空缺岗位',
    otherwise: (f) => {
      const over = excess(f)
      if (over === undefined) return '请逐级填写确认数，每个级别一行。'
      const vacant = vacantAt(f.structure, over.level)
      return vacant === null
        ? `请核对级别：单位没有申报${over.level}岗位。`
        : `请减少确认数：${over.level}空缺${vacant}个，不能确认${over.confirmed}个。`
    },
  },
)

/** Conflict of art.10: only the authority that approves titles of the level may exempt, and in writing. */
export const exemptedByAuthority = rule(
  'exempted-by-title-authority',
  ratio,
  (f: { readonly level: Level; readonly office: OfficeLevel | null; readonly kind: string | null }) =>
    (f.kind === '人社部门' || f.kind === '获授权单位') &&
    f.office !== null &&
    (bandOf(f.level) !== '高级' || f.office === '省级'),
  {
    label: '由职称管理部门书面豁免',
    otherwise: (f) =>
      bandOf(f.level) === '高级'
        ? `请报省级人社部门：${f.level}由省级核准，豁免须由它书面同意。`
        : '请由职称管理部门办理：豁免须由核准该级别职称的部门书面同意。',
  },
)

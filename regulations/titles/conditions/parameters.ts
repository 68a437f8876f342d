/** Figures of the conditions, each with its clause (art.34, 53, 61, 67). They change with the instrument's version only. */
import type { Parameter } from '#kernel/law'
import { cite, parameter } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { findLocalDate, localDate } from '#kernel/time'
import type { SettingEntry } from '../registers/review.ts'
import type { LevelBand } from '../vocabulary.ts'

const source = '皖人社发〔2018〕5号'
/** The issue date is missing in the document, so figures stand from the first day of the year of its number. */
const from = localDate('2018-01-01')
const figure = (id: string, citation: ReturnType<typeof cite>, value: number, label: string, unit: string) =>
  parameter(id, citation, 'cycle', [{ from, value, source }], { label, unit })

const hours = cite('anhui-titles-2018/art.61.2.a')
/** Extra hours in a matching subject that stand for a matching degree, by band of the target. */
export const extraHours: Readonly<Record<LevelBand, Parameter<number>>> = {
  高级: figure('extra-hours-senior', hours, 400, '申报高级另修学时', '学时'),
  中级: figure('extra-hours-mid', hours, 200, '申报中级另修学时', '学时'),
  初级: figure('extra-hours-junior', hours, 100, '申报初级另修学时', '学时'),
}
/** Three months of courses; months that do not run on are counted as 30 days (reading). */
export const courseDays = figure(
  'matching-course-days',
  cite('anhui-titles-2018/art.61.1'),
  90,
  '相近专业继续教育累计天数',
  '天',
)
export const partySchoolMonths = figure(
  'party-school-months',
  cite('anhui-titles-2018/art.61.a'),
  24,
  '党校长期班最短学制',
  '月',
)
export const postYears = figure(
  'years-in-present-post',
  cite('anhui-titles-2018/art.34.a'),
  1,
  '转评须在现岗位工作',
  '年',
)
export const postYearsAfterMove = figure(
  'years-in-post-after-move',
  cite('anhui-titles-2018/art.41.a'),
  1,
  '机关调入、军转人员须在现岗位工作',
  '年',
)
export const barYears = figure(
  'bar-years-after-revocation',
  cite('anhui-titles-2018/art.53.c'),
  5,
  '撤销职称后不得申报',
  '年',
)

/** Day from which the regulation is in force: missing in the document, never invented; the setting `effective-date` fills it. */
export const effectiveDate: Parameter<LocalDate> = parameter<LocalDate>(
  'effective-date',
  cite('anhui-titles-2018/art.67.b'),
  'opening',
  [{ from, value: null, source: '文件未载印发日期，由管理员填写' }],
  { label: '本办法施行日期', unit: '日期' },
)

/** The effective date an administrator entered and confirmed; null while it is unknown. */
export function findEffectiveDate(setting: SettingEntry | undefined): LocalDate | null {
  if (setting === undefined || !setting.confirmed || setting.value === null) return null
  return findLocalDate(setting.value) ?? null
}

/** The figure of a parameter on a day; the figures of this file cover every day from 2018 on, earlier days take the first. */
export function figureOn(one: Parameter<number>, on: LocalDate): number {
  const value = one.on(on < from ? from : on)
  if (!value.known) throw new RangeError(`parameter ${one.id} has no figure on ${on}`)
  return value.value
}

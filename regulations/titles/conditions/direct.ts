/** Ways without the lower title: moved from an office or the army (art.41.d), or qualified before the regulation (60.c, 67.b). */
import type { Calculation } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { anniversaries } from '#kernel/time'
import type { DegreeLevel } from '../vocabulary.ts'

type ServiceFacts = {
  readonly workingSince: LocalDate | null
  readonly cutOff: LocalDate
  readonly degree: DegreeLevel | null
  /** Years of service the row for this degree asks for; null: the set has no row for it. */
  readonly asked: number | null
  readonly row: string
}
/** 41.d: compared by degree and years of service in place of years in a lower title. Value: whole years of service. */
export const reckonService: Calculation<ServiceFacts, number> = calculation(
  'years-of-service-for-direct-filing',
  [cite('anhui-titles-2018/art.41.d')],
  (f: ServiceFacts) => {
    if (f.workingSince === null) return { value: 'unknown' as const, lines: [], missing: '参加工作时间' }
    const value = anniversaries(f.workingSince, f.cutOff, 'last-day')
    return {
      value,
      lines: [
        { label: '学历', value: f.degree ?? '未登记' },
        { label: '参加工作', value: f.workingSince },
        { label: '截止日', value: f.cutOff },
        { label: '工作年限', value, unit: '年' },
        { label: '对照表要求', value: f.asked ?? '没有这一学历的对照行', note: f.row },
      ],
    }
  },
  { label: '比照同等学历资历人员的工作年限' },
)

type ComparedFacts = {
  readonly movedFrom: string | null
  readonly titlesSinceMove: number
  readonly years: number | null
  readonly asked: number | null
}
/** 41.d: once after the move, for those from offices and the army, by the row of the series' conditions. */
export const mayFileDirectly = rule(
  'may-file-directly-after-move',
  cite('anhui-titles-2018/art.41.d'),
  (f: ComparedFacts) => {
    if (f.movedFrom !== '机关' && f.movedFrom !== '军队') return false
    if (f.titlesSinceMove > 0) return false
    return f.years === null || f.asked === null ? 'unknown' : f.years >= f.asked
  },
  {
    label: '可比照同等学历资历人员直接申报',
    otherwise: (f) => {
      if (f.movedFrom !== '机关' && f.movedFrom !== '军队')
        return '请改用正常申报：只有从机关调入或者军转安置的人员可以直接申报。'
      if (f.titlesSinceMove > 0) return '请改用正常申报：调入后已取得职称，直接申报只能用一次。'
      return `请在工作年限满${f.asked}年后再报：按学历比照须${f.asked}年，现有${f.years}年。`
    },
    missing: (f) => (f.years === null ? '参加工作时间' : '评审条件中这一学历的对照行'),
  },
)

type TransitionFacts = {
  /** Day on which years and conditions of the old first recognition were met, as the employer proved it. */
  readonly metOn: LocalDate | null
  /** Day of issue of the regulation; null: not entered by the administrator (art.67.b). */
  readonly effectiveOn: LocalDate | null
}
/** 60.c: who met the old conditions before the day the regulation took effect may be reviewed without a junior title. */
export const metBeforeRegulation = rule(
  'met-first-recognition-before-regulation',
  cite('anhui-titles-2018/art.60.c'),
  (f: TransitionFacts) => (f.metOn === null || f.effectiveOn === null ? 'unknown' : f.metOn < f.effectiveOn),
  {
    label: '办法施行前已符合初次认定中级的条件',
    otherwise: (f) => `请先取得助理级职称：${f.metOn}才符合条件，不在办法施行（${f.effectiveOn}）之前。`,
    missing: (f) =>
      f.effectiveOn === null ? '本办法施行日期（文件未载，由管理员填写）' : '符合原条件的日期',
  },
)

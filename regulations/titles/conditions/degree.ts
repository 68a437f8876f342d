/** The degree an application rests on: which papers are degrees at all (art.61.a, 62.a), and two junior colleges as one (62.b). */
import type { Calculation } from '#kernel/law'
import { calculation, cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { DegreeEntry } from '../registers/people.ts'
import type { MatchEntry } from '../registers/review.ts'
import type { DegreeKind, DegreeLevel } from '../vocabulary.ts'
import { figureOn, partySchoolMonths } from './parameters.ts'
import { matchOf } from './specialty-match.ts'

export type KeyedDegree = DegreeEntry & { readonly key: string }

/** Rungs of degrees; 其他 stands below all. */
export const degreeRung = (level: DegreeLevel): number =>
  ['其他', '中专', '专科', '本科', '硕士', '博士'].indexOf(level)

type AcceptedFacts = {
  readonly kind: DegreeKind
  readonly recognised: boolean
  readonly schoolingMonths: number | null
  readonly monthsAsked: number
}
/** 61.a: recognised schools, recognised military schools, long classes of central and provincial Party schools. */
const degreeIsAccepted = rule(
  'degree-is-accepted',
  cite('anhui-titles-2018/art.61.a'),
  (f: AcceptedFacts) => {
    if (!f.recognised) return false
    if (f.kind !== '党校') return true
    return f.schoolingMonths === null ? 'unknown' : f.schoolingMonths >= f.monthsAsked
  },
  {
    label: '学历属于认可范围',
    otherwise: (f) =>
      f.recognised
        ? `请换用其他学历：党校长期班学制须满${f.monthsAsked}个月，这一学历为${f.schoolingMonths}个月，短期班不算学历。`
        : '请换用其他学历：毕业院校不在认可范围内（国家认可院校、认可军校、中央和省级党校）。',
    missing: () => '党校班次的学制（月）',
  },
)
/** 62.a */
const paperIsNoSpecialtyCertificate = rule(
  'paper-is-no-specialty-certificate',
  cite('anhui-titles-2018/art.62.a'),
  (f: { readonly kind: DegreeKind }) => f.kind !== '专业证书',
  {
    label: '所用的是学历证书',
    otherwise: () => '请换用学历证书：专业证书不能当作学历使用。',
  },
)

export type EffectiveDegree = {
  readonly level: DegreeLevel
  readonly since: LocalDate
  readonly specialty: string
}
type DualFacts = {
  readonly kind: DegreeKind
  readonly level: DegreeLevel
  readonly awardedOn: LocalDate
  /** Specialties of the two diplomas. */
  readonly specialties: readonly string[]
  /** The one that matches the target, if any. */
  readonly matching: string | null
}
/** 62.b: two junior colleges, one of them matching, count as 本科 from the day of the dual proof. */
const reckonDegree: Calculation<DualFacts, EffectiveDegree> = calculation(
  'effective-degree',
  [cite('anhui-titles-2018/art.62.b')],
  (f: DualFacts) => {
    const dual = f.kind === '双专科'
    const raised = dual && f.matching !== null
    const value: EffectiveDegree = {
      level: raised ? '本科' : dual ? '专科' : f.level,
      since: f.awardedOn,
      specialty: f.matching ?? f.specialties[0] ?? '',
    }
    const note = raised
      ? `双专科，${f.matching}与申报专业对口，按本科看待，自双专科毕业证明书取得之日起`
      : '双专科，没有对口的专业，仍按专科'
    return {
      value,
      lines: [{ label: '学历', value: value.level, ...(dual ? { note } : {}) }],
    }
  },
  { label: '所用学历' },
)

const specialtiesOf = ({ specialty }: DegreeEntry): readonly string[] =>
  specialty.split('、').filter((one) => one !== '')

/** The degree as it counts for a target specialty. */
export function effectiveDegree(degree: DegreeEntry, specialty: string, table: readonly MatchEntry[]) {
  const specialties = specialtiesOf(degree)
  const matching = specialties.find((one) => matchOf(one, specialty, table) !== '不相近') ?? null
  const { kind, level, awardedOn } = degree
  return reckonDegree({ kind, level, awardedOn, specialties, matching })
}

/** Both findings about a paper used as a degree. */
export function degreeFindings(degree: DegreeEntry, on: LocalDate) {
  const { kind, recognised } = degree
  return {
    accepted: degreeIsAccepted({
      kind,
      recognised,
      schoolingMonths: degree.schoolingMonths ?? null,
      monthsAsked: figureOn(partySchoolMonths, on),
    }),
    noCertificate: paperIsNoSpecialtyCertificate({ kind }),
  }
}

/** The degree chosen in the application, else the highest one that is a degree at all, the latest among equals. */
export function chooseDegree(
  degrees: readonly KeyedDegree[],
  chosen: string | null,
  on: LocalDate,
): KeyedDegree | undefined {
  const named = degrees.find(({ key }) => key === chosen)
  if (named !== undefined) return named
  const good = degrees.filter((one) => {
    const { accepted, noCertificate } = degreeFindings(one, on)
    return accepted.holds === 'yes' && noCertificate.holds === 'yes'
  })
  const standing = good.length > 0 ? good : degrees
  return standing.toSorted(
    (a, b) => degreeRung(b.level) - degreeRung(a.level) || (a.awardedOn < b.awardedOn ? 1 : -1),
  )[0]
}

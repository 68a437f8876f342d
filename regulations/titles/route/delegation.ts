/** Art.30 to 32: when a review is entrusted, who issues the letter, and who approves what comes back. */
import type { ClauseId, Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { covers, coversSeries } from '../committee/scope.ts'
import type { CommitteeEntry } from '../registers/review.ts'
import type { Affiliation, Level, OfficeLevel } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import type { Offices } from './offices.ts'
import type { RouteQuestion, Seat } from './route.ts'
import { titleAuthority } from './route.ts'
import { territoryAt, territoryCovers } from './territory.ts'

export type KeyedCommittee = CommitteeEntry & { readonly key: string }
/** Columns of a committee that say whose reviews it holds. */
export const placedCommitteeFields = [
  'name',
  'levels',
  'series',
  'specialties',
  'territory',
  'authoriserLevel',
  'validUntil',
  'selfReview',
  'status',
] as const satisfies readonly (keyof CommitteeEntry)[]
export type PlacedCommittee = Pick<KeyedCommittee, 'key' | (typeof placedCommitteeFields)[number]>
export type ReviewWanted = {
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly affiliation: Affiliation
  readonly territory: string
  readonly on: LocalDate
}

const isActive = (c: PlacedCommittee, on: LocalDate): boolean => c.status === '有效' && on <= c.validUntil
const isProvincialScope = (q: ReviewWanted): boolean => bandOf(q.level) === '高级' || q.affiliation === '省直'

/** Whether a committee is one of the person's own place: the province's for senior and provincial, else the city's or county's. */
function isAtHome(c: PlacedCommittee, q: ReviewWanted): boolean {
  const level: OfficeLevel = c.authoriserLevel
  return isProvincialScope(q)
    ? level === '省级'
    : level !== '省级' && territoryCovers(c.territory, territoryAt(level, q.territory))
}

/** Where an application goes: committees at home, or a delegation with its reason and possible hosts. */
export type Placement =
  | { readonly kind: 'home'; readonly committees: readonly PlacedCommittee[] }
  | { readonly kind: 'delegate'; readonly reason: ClauseId; readonly hosts: readonly PlacedCommittee[] }

/** 30.1 where the place has no active committee of the series at all, 30.2 where one exists but not for this specialty or level. */
export function placeReview(q: ReviewWanted, committees: readonly PlacedCommittee[]): Placement {
  const active = committees.filter((one) => isActive(one, q.on))
  const home = active.filter((one) => isAtHome(one, q))
  const fitting = home.filter((one) => covers(one, q))
  if (fitting.length > 0) return { kind: 'home', committees: fitting }
  const hosts = active.filter((one) => !isAtHome(one, q) && covers(one, q))
  const reason: ClauseId = home.some((one) => coversSeries(one, q.series))
    ? 'anhui-titles-2018/art.30.2'
    : 'anhui-titles-2018/art.30.1'
  return { kind: 'delegate', reason, hosts }
}

type PlacementFacts = { readonly reason: string | null; readonly wanted: string; readonly hosts: string }
const offer = (f: PlacementFacts): string =>
  `请改走委托评审，由本人提出申请${f.hosts === '' ? '' : `，可委托：${f.hosts}`}`

/** 30.1: the place has what it takes to hold the review. */
const placeHasCommittee = rule(
  'place-has-a-committee-of-the-series',
  cite('anhui-titles-2018/art.30.1'),
  (f: PlacementFacts) => f.reason !== 'anhui-titles-2018/art.30.1',
  {
    label: '当地设有相应系列的评委会',
    otherwise: (f) => `${offer(f)}。当地没有${f.wanted}的有效评委会。`,
  },
)
/** 30.2: the committee's authorisation covers specialty and level. */
const committeeCoversTarget = rule(
  'committee-covers-specialty-and-level',
  cite('anhui-titles-2018/art.30.2'),
  (f: PlacementFacts) => f.reason !== 'anhui-titles-2018/art.30.2',
  {
    label: '评委会有相应专业和级别的评审权限',
    otherwise: (f) => `${offer(f)}。当地评委会的授权不含${f.wanted}。`,
  },
)
/** 30.3: any other reason rests on a rule that the letter cites. */
export const otherReasonIsCited = rule(
  'other-delegation-reason-is-cited',
  cite('anhui-titles-2018/art.30.3'),
  (f: { readonly reason: '30.1' | '30.2' | '30.3'; readonly citation: string }) =>
    f.reason !== '30.3' || f.citation.trim() !== '',
  {
    label: '其他委托情形写明规定',
    otherwise: () => '请写明所依据的规定名称和条款：按其他规定委托的，委托评审函须引用该规定。',
  },
)

/** Whether a committee takes in people of the place as its own: in its territory, or its own staff (art.64.a). */
const takesIn = (c: PlacedCommittee, q: ReviewWanted): boolean =>
  covers(c, q) && (c.selfReview === true || territoryCovers(c.territory, q.territory))

/**
 * Findings of art.30.1 and 30.2 about an ordinary application to a committee: whether it takes in people of the place, and
 * if not, whether the place has one that does. None about a committee that the register lacks.
 */
export function placementFindings(
  q: ReviewWanted,
  committees: readonly PlacedCommittee[],
  asked: string,
): readonly Finding[] {
  const one = committees.find(({ key }) => key === asked)
  if (one === undefined) return []
  const placed: Placement = takesIn(one, q) ? { kind: 'home', committees: [one] } : placeReview(q, committees)
  const facts: PlacementFacts =
    placed.kind === 'home'
      ? { reason: null, wanted: '', hosts: '' }
      : {
          reason: placed.reason,
          wanted: `${q.series}系列${q.specialty}专业${q.level}`,
          hosts: placed.hosts.map(({ name }) => name).join('、'),
        }
  return [placeHasCommittee(facts), committeeCoversTarget(facts)]
}

/**
 * The committees that `placementFindings` looks at, and no others: the one applied to where it takes in people of the
 * place, else also the active ones of the series. None about a committee that the register lacks.
 */
export function committeesInQuestion(
  q: ReviewWanted,
  committees: readonly PlacedCommittee[],
  asked: string,
): readonly PlacedCommittee[] {
  const one = committees.find(({ key }) => key === asked)
  if (one === undefined) return []
  if (takesIn(one, q)) return [one]
  return committees.filter(
    (other) => other === one || (isActive(other, q.on) && coversSeries(other, q.series)),
  )
}

/** Who issues the letter of art.31, and by which line. */
export type LetterIssuer = Seat & {
  readonly letterClause:
    | 'anhui-titles-2018/art.31.1'
    | 'anhui-titles-2018/art.31.2.a'
    | 'anhui-titles-2018/art.31.2.b'
    | 'anhui-titles-2018/art.31.3'
}

/** The issuer of a delegation letter: out of the province, inside it, or in from units of centre and other provinces. */
export function delegationIssuer(q: RouteQuestion, offices: Offices): LetterIssuer {
  const authority = titleAuthority(q, offices)
  if (q.affiliation === '中央驻皖' || q.affiliation === '外省')
    return { ...authority, letterClause: 'anhui-titles-2018/art.31.3' }
  if (bandOf(q.level) === '高级') return { ...authority, letterClause: 'anhui-titles-2018/art.31.1' }
  if (q.affiliation !== '省直') return { ...authority, letterClause: 'anhui-titles-2018/art.31.2.b' }
  const own = q.department ?? q.employer
  return {
    ...authority,
    desk: q.department === null ? '用人单位' : '主管部门',
    organisation: own.organisation,
    name: own.name,
    reading: true,
    letterClause: 'anhui-titles-2018/art.31.2.a',
  }
}

type IssuerFacts = {
  readonly acting: string
  readonly issuer: string | null
  readonly name: string
  readonly level: Level
}
const issuerRule = (id: string, clause: LetterIssuer['letterClause'], ground: string) =>
  rule(
    `delegation-letter-issuer-${id}`,
    cite(clause),
    (f: IssuerFacts) => (f.issuer === null ? 'unknown' : f.acting === f.issuer),
    {
      label: '委托评审函由规定的机关出具',
      otherwise: (f) => `请由${f.name}出具委托评审函：${ground}。`,
      missing: (f) => `职称管理机构名册中的${f.name}`,
    },
  )
const issuerRules = {
  'anhui-titles-2018/art.31.1': issuerRule(
    'senior',
    'anhui-titles-2018/art.31.1',
    '委托国家或外省高级评委会的，由省级人社部门出函',
  ),
  'anhui-titles-2018/art.31.2.a': issuerRule(
    'provincial-unit',
    'anhui-titles-2018/art.31.2.a',
    '省直单位没有相应中、初级评委会的，由省直单位出函',
  ),
  'anhui-titles-2018/art.31.2.b': issuerRule(
    'city-and-county',
    'anhui-titles-2018/art.31.2.b',
    '市、县没有相应中、初级评委会的，由管理该级职称的同级人社部门出函',
  ),
  'anhui-titles-2018/art.31.3': issuerRule(
    'from-outside',
    'anhui-titles-2018/art.31.3',
    '中央驻皖单位、外省单位的人员，由所在地管理该级职称的人社部门出函，单位自己出函无效',
  ),
} as const

/** Whether an organisation may issue the letter of art.31. */
export function issuerFinding(
  issuer: Pick<LetterIssuer, 'letterClause' | 'organisation' | 'name'>,
  acting: string,
  level: Level,
): Finding {
  return issuerRules[issuer.letterClause]({ acting, issuer: issuer.organisation, name: issuer.name, level })
}

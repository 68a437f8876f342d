/** Rules that stand on the router: the right submitter, the right authority, territory of an office. */
import type { Citation, ClauseId, Finding, Rule } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { RouteFacts } from '../application/state.ts'
import type { Level } from '../vocabulary.ts'
import type { Route, Seat } from './route.ts'

/** An organisation that acts, against the office whose turn it is. `organisation` null: not in the register of offices. */
export type SeatFacts = {
  readonly level: Level
  readonly acting: string
  readonly organisation: string | null
  readonly name: string
}
type Proposition = { readonly id: string; readonly label: string; readonly ground: string }

const seatRule = (citation: Citation, verb: string, { id, label, ground }: Proposition): Rule<SeatFacts> =>
  rule(id, citation, (f: SeatFacts) => (f.organisation === null ? 'unknown' : f.acting === f.organisation), {
    label,
    otherwise: (f) => `请转交${f.name}：应由${f.name}${verb}。${ground}。`,
    missing: (f) => `职称管理机构名册中的${f.name}`,
  })

const submits = (citation: Citation, id: string, ground: string): Rule<SeatFacts> =>
  seatRule(citation, '提交', { id: `submitter-fits-${id}`, label: '由规定的呈报单位提交', ground })

const submitterRules: readonly Rule<SeatFacts>[] = [
  submits(
    cite('anhui-titles-2018/art.13.1.a'),
    'senior-city',
    '市属及以下单位报高级，县级只能转报，由市级人社部门提交',
  ),
  submits(
    cite('anhui-titles-2018/art.13.1.b'),
    'senior-province',
    '省直单位报高级，由省直主管部门提交，单位不能自行提交',
  ),
  submits(cite('anhui-titles-2018/art.13.2.a'), 'mid-county', '县属及以下单位报中级，由县级人社部门提交'),
  submits(cite('anhui-titles-2018/art.13.2.b'), 'mid-city', '市直单位报中级，由市直主管部门提交'),
  submits(cite('anhui-titles-2018/art.13.2.c'), 'mid-province', '省直单位报中级，由省直主管部门提交'),
  submits(cite('anhui-titles-2018/art.13.3.a'), 'junior-county', '县属及以下单位报初级，由其主管部门提交'),
  submits(cite('anhui-titles-2018/art.13.3.b'), 'junior-own', '市级及以上单位报初级，由申报人单位自行提交'),
  submits(
    cite('anhui-titles-2018/art.13.4.a'),
    'no-department',
    '没有主管部门的经济组织、社会组织和新业态人员，由属地人社部门提交',
  ),
  submits(
    cite('anhui-titles-2018/art.13.4.b'),
    'file-agency',
    '人事档案由人社部门所属人才服务机构代理的，由该机构提交',
  ),
  submits(
    cite('anhui-titles-2018/art.31.3'),
    'from-outside',
    '中央驻皖单位、外省单位的人员，由所在地管理该级职称的人社部门出函提交',
  ),
]

const authorises = (citation: Citation, id: string, ground: string): Rule<SeatFacts> =>
  seatRule(citation, '核准', { id: `authority-fits-${id}`, label: '由有管理权限的职称管理部门核准', ground })

const authorityRules: readonly Rule<SeatFacts>[] = [
  authorises(cite('anhui-titles-2018/art.5.1'), 'senior', '高级职称评审由省级人社部门管理'),
  authorises(
    cite('anhui-titles-2018/art.5.2'),
    'mid',
    '中级由市级人社部门管理；获准自设评委会的省直部门和单位只管自己范围内的人员',
  ),
  authorises(cite('anhui-titles-2018/art.5.3'), 'junior', '县级人社部门只管理所辖范围的初级评审'),
  authorises(
    cite('anhui-titles-2018/art.32'),
    'entrusted',
    '委托评审的结果由对申报人有管理权限的职称管理部门核准，不由受托地核准',
  ),
]

function ruleOf(rules: readonly Rule<SeatFacts>[], clause: ClauseId): Rule<SeatFacts> {
  const found = rules.find((one) => one.clause === clause)
  if (found === undefined) throw new Error(`no rule of the router cites ${clause}`)
  return found
}

/** An office of a route with the clause that gives it its part. */
export type SeatOfRoute = Pick<Seat, 'organisation' | 'name' | 'clause'>

/** Submitter and authority of a route as an application keeps it: the clause of the first leads its list, that of the second ends it. */
export function seatsOf(route: RouteFacts): {
  readonly submitter: SeatOfRoute
  readonly authority: SeatOfRoute
} {
  const [first, last] = [route.clauses[0], route.clauses.at(-1)] as readonly ClauseId[]
  if (first === undefined || last === undefined) throw new Error('a route without clauses was kept')
  return {
    submitter: { organisation: route.submitter, name: route.submitterName, clause: first },
    authority: { organisation: route.authority, name: route.authorityName, clause: last },
  }
}

/** Whether an organisation is the one to submit this application; cites the line of art.13 that decides. */
export function submitterFinding({ clause, ...seat }: SeatOfRoute, acting: string, level: Level): Finding {
  return ruleOf(submitterRules, clause)({ ...seat, acting, level })
}

/** Whether an organisation may approve this result; cites the line of art.5, or art.32 for entrusted reviews. */
export function authorityFinding(
  { clause, ...seat }: SeatOfRoute,
  acting: string,
  level: Level,
  entrusted = false,
): Finding {
  return ruleOf(authorityRules, entrusted ? 'anhui-titles-2018/art.32' : clause)({ ...seat, acting, level })
}

/** All offices of a route stand in the register, so that the matter can be sent. */
const routeIsComplete = rule(
  'route-is-complete',
  cite('anhui-titles-2018/art.5.0'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '呈报单位和职称管理部门已在名册中登记',
    otherwise: (f) => `请先由名册管理员在「职称管理机构」名册登记：${f.missing.join('、')}。`,
  },
)

/** The finding of `routeIsComplete` for a route. */
export function routeCompleteFinding({ submitter, authority }: Route): Finding {
  const absent = [submitter, authority].filter(({ organisation }) => organisation === null)
  return routeIsComplete({ missing: [...new Set(absent.map(({ name }) => name))] })
}

/**
 * The route in terms of desks, without names: who submits (art.13), who accepts, who approves (art.5), which letter (art.13,
 * 31). One table of lines for all; the first line that fits decides. `route.ts` puts offices on the desks.
 */
import type { ClauseId } from '#kernel/law'
import type { Affiliation, EmployerKind, Level, LevelBand, OfficeLevel } from '../vocabulary.ts'
import { bandOf } from '../vocabulary.ts'
import { isCountyOrBelow } from './territory.ts'

export type Desk = '县级人社部门' | '市级人社部门' | '省级人社部门' | '主管部门' | '用人单位' | '人才服务机构'

export type PlanQuestion = {
  readonly level: Level
  readonly affiliation: Affiliation
  readonly kind: EmployerKind
  readonly hasDepartment: boolean
  /** The department, or the provincial unit itself, holds an authorisation of art.5.2. */
  readonly authorised: boolean
  /** The personnel file lies at an agency of an HR department (`public`), at a private one, or at none. */
  readonly agency: 'public' | 'private' | 'none'
  readonly registeredAt: OfficeLevel
}

/** A desk with the clause that puts the matter there. `reading`: the text leaves it open, a numbered reading closes it. */
export type Assigned = {
  readonly desk: Desk
  readonly clause: ClauseId
  readonly reading: boolean
  readonly why: string
}
export type Letter = '申请委托评审函' | '委托评审函'
export type RoutePlan = {
  readonly submitter: Assigned
  /** Always the convening body of a committee authorised at this level (art.4.c, 4.d, 13.a). */
  readonly acceptor: {
    readonly kind: '评委会组建单位'
    readonly authorisedBy: OfficeLevel
    readonly clause: ClauseId
  }
  readonly authority: Assigned
  readonly letter: {
    readonly kind: Letter
    readonly issuer: Desk
    readonly clause: ClauseId
    readonly why: string
  }
}

const bureauDesk = (level: OfficeLevel): Desk => `${level}人社部门`

type Line = {
  readonly fits: (q: PlanQuestion, band: LevelBand) => boolean
  readonly desk: (q: PlanQuestion, band: LevelBand) => Desk
  readonly clause: ClauseId
  readonly reading?: true | ((q: PlanQuestion) => boolean)
  readonly why: string
}

const isProvincial = ({ affiliation }: PlanQuestion): boolean => affiliation === '省直'
/** 中直驻皖单位、外省单位 of art.31.3. A file kept by a public agency of the province makes its person one of the province. */
const isFromOutside = ({ affiliation, agency }: PlanQuestion): boolean =>
  agency !== 'public' && (affiliation === '中央驻皖' || affiliation === '外省')
/** Organisations of art.13.4: economic, social, new forms; not institutions and offices of the state. */
const isOpenEconomy = ({ kind }: PlanQuestion): boolean => kind !== '事业单位' && kind !== '机关'
/** 没有主管部门的经济组织、社会组织和新业态人员 of art.13.4. */
const standsAlone = (q: PlanQuestion): boolean => !q.hasDepartment && !isProvincial(q) && isOpenEconomy(q)
const registeredLocally = ({ registeredAt }: PlanQuestion): OfficeLevel =>
  registeredAt === '县级' ? '县级' : '市级'
/** HR department of the level that manages a title (art.5, reading of art.31.3). */
const managingLevel = (q: PlanQuestion, band: LevelBand): OfficeLevel => {
  if (band === '高级') return '省级'
  return band === '中级' ? '市级' : registeredLocally(q)
}
const departmentOrSelf = ({ hasDepartment }: PlanQuestion): Desk => (hasDepartment ? '主管部门' : '用人单位')
const actsForItself = ({ hasDepartment }: PlanQuestion): boolean => !hasDepartment

const submitters: readonly Line[] = [
  {
    fits: (q) => q.agency === 'public',
    desk: () => '人才服务机构',
    clause: 'anhui-titles-2018/art.13.4.b',
    reading: true,
    why: '人事档案由人社部门所属人才服务机构代理的，由该机构提交，不论级别',
  },
  {
    fits: isFromOutside,
    desk: (q, band) => bureauDesk(managingLevel(q, band)),
    clause: 'anhui-titles-2018/art.31.3',
    reading: true,
    why: '中央驻皖单位、外省单位委托本省评委会的，由所在地管理该级职称的人社部门出函',
  },
  {
    fits: standsAlone,
    desk: (q, band) => (band === '高级' ? '市级人社部门' : bureauDesk(registeredLocally(q))),
    clause: 'anhui-titles-2018/art.13.4.a',
    reading: true,
    why: '没有主管部门的经济组织、社会组织和新业态人员，由属地人社部门提交；高级由市级提交',
  },
  {
    fits: (q, band) => band === '高级' && isProvincial(q),
    desk: departmentOrSelf,
    clause: 'anhui-titles-2018/art.13.1.b',
    reading: actsForItself,
    why: '省直单位报高级，由省直主管部门提交；上面没有部门的一级单位自己就是主管部门',
  },
  {
    fits: (_, band) => band === '高级',
    desk: () => '市级人社部门',
    clause: 'anhui-titles-2018/art.13.1.a',
    why: '市属及以下单位报高级，由市级人社部门提交',
  },
  {
    fits: (q, band) => band === '中级' && isCountyOrBelow(q.affiliation),
    desk: () => '县级人社部门',
    clause: 'anhui-titles-2018/art.13.2.a',
    why: '县属及以下单位报中级，由县级人社部门提交',
  },
  {
    fits: (q, band) => band === '中级' && isProvincial(q),
    desk: departmentOrSelf,
    clause: 'anhui-titles-2018/art.13.2.c',
    reading: actsForItself,
    why: '省直单位报中级，由省直主管部门提交；上面没有部门的一级单位自己就是主管部门',
  },
  {
    fits: (_, band) => band === '中级',
    desk: departmentOrSelf,
    clause: 'anhui-titles-2018/art.13.2.b',
    reading: actsForItself,
    why: '市直单位报中级，由市直主管部门提交；上面没有部门的一级单位自己就是主管部门',
  },
  {
    fits: (q) => isCountyOrBelow(q.affiliation),
    desk: departmentOrSelf,
    clause: 'anhui-titles-2018/art.13.3.a',
    reading: actsForItself,
    why: '县属及以下单位报初级，由其主管部门提交；上面没有部门的单位自行提交',
  },
  {
    fits: () => true,
    desk: () => '用人单位',
    clause: 'anhui-titles-2018/art.13.3.b',
    why: '市级及以上单位报初级，由申报人单位自行提交',
  },
]

const authorities: readonly Line[] = [
  {
    fits: (_, band) => band === '高级',
    desk: () => '省级人社部门',
    clause: 'anhui-titles-2018/art.5.1',
    why: '高级职称评审由省级人社部门管理',
  },
  {
    fits: isFromOutside,
    desk: (q, band) => bureauDesk(managingLevel(q, band)),
    clause: 'anhui-titles-2018/art.32',
    reading: true,
    why: '中央驻皖单位、外省单位的人员，由出具委托函的人社部门核准',
  },
  {
    fits: (q) => isProvincial(q) && q.authorised,
    desk: departmentOrSelf,
    clause: 'anhui-titles-2018/art.5.2',
    why: '获准自设中、初级评委会的省直部门和单位管自己范围内的中、初级评审',
  },
  {
    fits: isProvincial,
    desk: () => '省级人社部门',
    clause: 'anhui-titles-2018/art.5.2',
    reading: true,
    why: '省直单位的主管部门未获授权的，由省级人社部门核准',
  },
  {
    fits: (q, band) =>
      band === '初级' && (standsAlone(q) ? q.registeredAt === '县级' : isCountyOrBelow(q.affiliation)),
    desk: () => '县级人社部门',
    clause: 'anhui-titles-2018/art.5.3',
    why: '县级人社部门管理所辖范围的初级评审',
  },
  {
    fits: () => true,
    desk: () => '市级人社部门',
    clause: 'anhui-titles-2018/art.5.2',
    why: '市级人社部门管理辖区内的中、初级评审',
  },
]

function assign(lines: readonly Line[], q: PlanQuestion): Assigned {
  const band = bandOf(q.level)
  const line = lines.find(({ fits }) => fits(q, band))
  if (line === undefined) throw new Error('the last line of a route table fits everything')
  const reading = typeof line.reading === 'function' ? line.reading(q) : line.reading === true
  return { desk: line.desk(q, band), clause: line.clause, reading, why: line.why }
}

/** Desk of the title authority (art.5): plan filing, approval, delegation, confirmation and summary go there. */
export const planAuthority = (q: PlanQuestion): Assigned => assign(authorities, q)

/** Desk that submits to the convening body (art.13). */
const planSubmitter = (q: PlanQuestion): Assigned => assign(submitters, q)

function planAcceptor(q: PlanQuestion, authority: Desk): RoutePlan['acceptor'] {
  const province = bandOf(q.level) === '高级' || isProvincial(q) || authority === '省级人社部门'
  if (province) return { kind: '评委会组建单位', authorisedBy: '省级', clause: 'anhui-titles-2018/art.4.c' }
  const authorisedBy = authority === '县级人社部门' ? '县级' : '市级'
  return { kind: '评委会组建单位', authorisedBy, clause: 'anhui-titles-2018/art.4.d' }
}

/** The letter that goes with the submission: the everyday one of art.13, or for units from outside that of art.31.3. */
function planLetter(q: PlanQuestion, submitter: Desk): RoutePlan['letter'] {
  return isFromOutside(q)
    ? {
        kind: '委托评审函',
        issuer: submitter,
        clause: 'anhui-titles-2018/art.31.3',
        why: '由所在地管理该级职称的人社部门出具',
      }
    : {
        kind: '申请委托评审函',
        issuer: submitter,
        clause: 'anhui-titles-2018/art.13.b',
        why: '由提交单位同时出具',
      }
}

/** The whole route in terms of desks. Defined for every combination. */
export function planRoute(q: PlanQuestion): RoutePlan {
  const submitter = planSubmitter(q)
  const authority = planAuthority(q)
  return {
    submitter,
    authority,
    acceptor: planAcceptor(q, authority.desk),
    letter: planLetter(q, submitter.desk),
  }
}

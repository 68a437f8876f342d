/** Who submits where (W9): a few choices, and the way of the application with the clause of each step. */
import type { Assigned, PlanQuestion, RoutePlan } from '#regulations/titles'
import { affiliations, employerKinds, levels, officeLevels, planRoute } from '#regulations/titles'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { notice, section, selectField, tag } from '../parts.ts'
import type { ClauseLabels } from './titles-parts.ts'
import { clauseLink, guideCrumbs, guideNote, options, readChoice } from './titles-parts.ts'

const departments = ['有主管部门', '没有主管部门'] as const
const authorisations = ['没有', '有'] as const
const agencies = ['由单位或其他机构保管', '由人社部门所属人才服务机构代理', '由民营机构代理'] as const

type Query = Readonly<Record<string, unknown>>
export type RouteForm = {
  readonly question: PlanQuestion
  /** The form was sent; the first visit shows no answer. */
  readonly asked: boolean
}

/** Reads the form; every field has a value of its list, so nothing can be faulty. */
export function readRouteForm(query: Query): RouteForm {
  const agency = readChoice(query['agency'], agencies)
  return {
    asked: query['level'] !== undefined,
    question: {
      level: readChoice(query['level'], ['中级', ...levels] as const),
      affiliation: readChoice(query['affiliation'], ['县属', ...affiliations] as const),
      kind: readChoice(query['kind'], employerKinds),
      hasDepartment: readChoice(query['department'], departments) === '有主管部门',
      authorised: readChoice(query['authorised'], authorisations) === '有',
      agency: agency === agencies[1] ? 'public' : agency === agencies[2] ? 'private' : 'none',
      registeredAt: readChoice(query['registered'], officeLevels),
    },
  }
}

export function titlesRoutePage(form: RouteForm, labels: ClauseLabels): Page {
  return {
    title: '谁来呈报',
    description: '职称申报由谁提交、谁受理、谁核准、要哪种函，按单位和级别回答，写明条款。',
    section: 'calculators',
    crumbs: guideCrumbs,
    unlisted: form.asked,
    main: fragment(
      pageHead('谁来呈报', '选单位和申报级别，看材料交给谁、由谁核准。'),
      routeForm(form.question),
      form.asked && answer(form.question, labels),
    ),
  }
}

function routeForm(q: PlanQuestion): Html {
  const agency = q.agency === 'public' ? agencies[1] : q.agency === 'private' ? agencies[2] : agencies[0]
  return h(
    'form',
    { class: 'calculator', method: 'get', action: '/calculators/titles-route' },
    selectField('level', '申报级别', q.level, options(levels)),
    selectField('affiliation', '单位隶属', q.affiliation, options(affiliations)),
    selectField('kind', '单位类型', q.kind, options(employerKinds)),
    selectField(
      'department',
      '主管部门',
      q.hasDepartment ? departments[0] : departments[1],
      options(departments),
      '上面没有主管部门的企业、社会组织选“没有”',
    ),
    selectField('registered', '登记层级', q.registeredAt, options(officeLevels), '没有主管部门的单位才用到'),
    selectField(
      'authorised',
      '自设评委会的授权',
      q.authorised ? '有' : '没有',
      options(authorisations),
      '只有省直部门和省直单位才用到',
    ),
    selectField('agency', '人事档案', agency, options(agencies)),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '看路线')),
  )
}

function answer(q: PlanQuestion, labels: ClauseLabels): Html {
  const plan = planRoute(q)
  return section(
    'answer',
    '办理路线',
    h(
      'ol',
      { class: 'route' },
      step('个人申报', `${q.level}，单位核实、内部公示后盖章`, 'anhui-titles-2018/art.13.a', labels),
      assignedStep('提交', plan.submitter, labels, plan),
      step(
        '受理',
        `评委会组建单位（${plan.acceptor.authorisedBy}人社部门授权的评委会）`,
        plan.acceptor.clause,
        labels,
        '审核材料，缺什么一次告知',
      ),
      assignedStep('核准', plan.authority, labels),
    ),
    (plan.submitter.reading || plan.authority.reading) &&
      notice(
        'info',
        '标“理解”的步骤',
        h('p', null, '原文对这种情形没有写全，这里按公布的编号理解处理；当地职称管理部门可以另有规定。'),
      ),
    guideNote(),
  )
}

function step(name: string, who: string, clause: string, labels: ClauseLabels, why?: string): Html {
  return h(
    'li',
    null,
    h('p', { class: 'route-name' }, name),
    h('p', { class: 'route-who' }, h('strong', null, who)),
    why !== undefined && h('p', { class: 'hint' }, why),
    h('p', { class: 'hint' }, clauseLink(clause, labels)),
  )
}

function assignedStep(name: string, assigned: Assigned, labels: ClauseLabels, plan?: RoutePlan): Html {
  return h(
    'li',
    null,
    h('p', { class: 'route-name' }, name),
    h(
      'p',
      { class: 'route-who' },
      h('strong', null, assigned.desk),
      assigned.reading && fragment(' ', tag('warn', '理解')),
    ),
    h('p', { class: 'hint' }, assigned.why),
    plan !== undefined &&
      h('p', null, `出具《${plan.letter.kind}》`, ' ', clauseLink(plan.letter.clause, labels)),
    h('p', { class: 'hint' }, clauseLink(assigned.clause, labels)),
  )
}

/** The checklist for titles brought from elsewhere (W9, art.42 to 49): who confirms, which papers, in which order. */
import { affiliations, levels, planRoute } from '#regulations/titles'
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { notice, section, selectField, tag } from '../parts.ts'
import type { ClauseLabels } from './titles-parts.ts'
import { clauseLink, guideCrumbs, guideNote, options, readChoice } from './titles-parts.ts'

const comings = ['应聘', '单位调入', '军转', '中央驻皖单位调入'] as const
const yesNo = ['不是', '是'] as const
export type ConfirmationForm = {
  readonly level: (typeof levels)[number]
  readonly affiliation: (typeof affiliations)[number]
  readonly coming: (typeof comings)[number]
  readonly examined: boolean
  readonly asked: boolean
}

export function readConfirmationForm(query: Readonly<Record<string, unknown>>): ConfirmationForm {
  return {
    asked: query['level'] !== undefined,
    level: readChoice(query['level'], ['中级', ...levels] as const),
    affiliation: readChoice(query['affiliation'], ['县属', ...affiliations] as const),
    coming: readChoice(query['coming'], comings),
    examined: readChoice(query['examined'], yesNo) === '是',
  }
}

type Paper = {
  readonly name: string
  readonly copies: string
  readonly clause: string
  readonly when?: (form: ConfirmationForm) => boolean
}
const military = ({ coming }: ConfirmationForm): boolean => coming === '军转'
const papers: readonly Paper[] = [
  { name: '职称证书', copies: '原件核验后退还', clause: 'anhui-titles-2018/art.46.1.a' },
  { name: '人事档案中的评审表', copies: '原件核验，复印件1份', clause: 'anhui-titles-2018/art.46.1.b' },
  { name: '现单位劳动（聘用）合同或工作协议', copies: '原件1份', clause: 'anhui-titles-2018/art.46.2.a' },
  {
    name: '养老保险缴费凭证（盖经办专用章或带核验码）',
    copies: '原件1份',
    clause: 'anhui-titles-2018/art.46.2.b',
  },
  {
    name: '调令、行政介绍信或军转安置证明',
    copies: '原件和复印件各1份',
    clause: 'anhui-titles-2018/art.46.2.c',
    when: ({ coming }) => coming !== '应聘',
  },
  { name: '身份证复印件；近期免冠一寸彩照', copies: '各1份', clause: 'anhui-titles-2018/art.46.3' },
  {
    name: '原职称任职文件',
    copies: '原件或盖章复印件1份',
    clause: 'anhui-titles-2018/art.46.4.a',
    when: (form) => !military(form),
  },
  { name: '任职命令', copies: '原件或盖章复印件1份', clause: 'anhui-titles-2018/art.46.4.b', when: military },
  {
    name: '考试合格证明',
    copies: '原件和复印件各1份',
    clause: 'anhui-titles-2018/art.46.5',
    when: ({ examined }) => examined,
  },
  { name: '专业技术资格确认审核表', copies: '3份', clause: 'anhui-titles-2018/art.46.6' },
  {
    name: '国家人社部门授权该行业或单位评审的文件',
    copies: '1份',
    clause: 'anhui-titles-2018/art.46.7',
    when: ({ coming }) => coming === '中央驻皖单位调入',
  },
]
/** Conditions and steps in our own words, each with its clause. */
const conditions: readonly (readonly [string, string])[] = [
  ['申请的系列、级别与原职称相同；要换系列的先确认再转评', 'anhui-titles-2018/art.43'],
  ['原职称按国家政策评定，经有权限的部门核准', 'anhui-titles-2018/art.45.1'],
  ['来皖后仍从事专业技术工作', 'anhui-titles-2018/art.45.2'],
  ['与现单位有合法的合同或协议，由现单位缴纳社保', 'anhui-titles-2018/art.45.3'],
]
const steps: readonly (readonly [string, string])[] = [
  ['本人向所在单位申请，交材料，填确认审核表', 'anhui-titles-2018/art.49.1'],
  ['单位核实，报主管部门', 'anhui-titles-2018/art.49.2'],
  ['主管部门核实后逐级报到有权限的人社部门；非公单位按属地办理', 'anhui-titles-2018/art.49.3.a'],
  ['确认后换发本省证书，取得时间仍按原来的日期', 'anhui-titles-2018/art.49.4.b'],
]

export function titlesConfirmationPage(form: ConfirmationForm, labels: ClauseLabels): Page {
  return {
    title: '职称确认材料清单',
    description: '外省、军队取得的职称来皖确认：由谁确认、要哪些材料、怎样办理。',
    section: 'calculators',
    crumbs: guideCrumbs,
    unlisted: form.asked,
    main: fragment(
      pageHead('职称确认材料清单', '外省或军队取得的职称，来皖后经确认才可聘任。按情况列出材料，可以打印。'),
      confirmationForm(form),
      form.asked && answer(form, labels),
      guideNote(),
    ),
  }
}

function confirmationForm(form: ConfirmationForm): Html {
  return h(
    'form',
    { class: 'calculator', method: 'get', action: '/calculators/title-confirmation' },
    selectField('level', '原职称级别', form.level, options(levels)),
    selectField('affiliation', '现单位隶属', form.affiliation, options(affiliations)),
    selectField('coming', '来皖方式', form.coming, options(comings)),
    selectField('examined', '考评结合取得', form.examined ? '是' : '不是', options(yesNo)),
    h('div', { class: 'field field-button' }, h('button', { type: 'submit' }, '列清单')),
  )
}

function answer(form: ConfirmationForm, labels: ClauseLabels): Html {
  const { authority } = planRoute({
    level: form.level,
    affiliation: form.affiliation,
    kind: '事业单位',
    hasDepartment: true,
    authorised: false,
    agency: 'none',
    registeredAt: '县级',
  })
  const asked = papers.filter(({ when }) => when === undefined || when(form))
  return fragment(
    section(
      'answer',
      '由谁确认',
      h(
        'p',
        { class: 'answer', role: 'status' },
        h('strong', null, authority.desk),
        authority.reading && fragment(' ', tag('warn', '理解')),
        ' ',
        clauseLink('anhui-titles-2018/art.42.a', labels),
      ),
      military(form) &&
        notice(
          'info',
          '军转人员',
          h(
            'p',
            null,
            '原职称转业后继续有效，确认后换发本省证书。',
            clauseLink('anhui-titles-2018/art.44.a', labels),
          ),
        ),
    ),
    section(
      'papers',
      `要交的材料（${asked.length}项）`,
      h(
        'ul',
        { class: 'check-list' },
        asked.map(({ name, copies, clause }) =>
          h(
            'li',
            null,
            h('p', null, h('strong', null, name), '　', copies),
            h('p', { class: 'hint' }, clauseLink(clause, labels)),
          ),
        ),
      ),
    ),
    section('conditions', '须同时符合', lines('ul', conditions, labels)),
    section('steps', '怎样办理', lines('ol', steps, labels)),
  )
}

function lines(
  tagName: 'ul' | 'ol',
  rows: readonly (readonly [string, string])[],
  labels: ClauseLabels,
): Html {
  return h(
    tagName,
    { class: tagName === 'ul' ? 'check-list' : 'step-list' },
    rows.map(([text, clause]) => h('li', null, h('p', null, text, ' ', clauseLink(clause, labels)))),
  )
}

/** The entrance to title review: of all jurisdictions, and of one with its columns, questions and guide. */
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, section } from '../parts.ts'
import type { PortalTenant } from '../sources.ts'
import {
  FILING_ADDRESS,
  type TitlePage,
  titleColumns,
  titlePages,
  titlesAddress,
  titlesPartAddress,
  titleSegments,
} from '../titles-addresses.ts'
import type { TitleNotice } from '../titles-sources.ts'
import { type TitlesPlace, noticeList, titlesNavigation } from './titles-frame.ts'
import { feedAddress } from '../addresses.ts'

const NEWEST = 5

export function titlesPage(
  tenants: readonly PortalTenant[],
  notices: readonly TitleNotice[],
  place: Omit<TitlesPlace, 'tenant'>,
): Page {
  const active = tenants.filter(({ id }) => notices.some(({ tenant }) => tenant === id))
  return {
    title: '职称评审',
    description: '职称评审公告、公示、核准名单，办理进度查询，证书查验和投诉举报。',
    section: 'titles',
    crumbs: [],
    main: fragment(
      pageHead('职称评审', '公告和公示按辖区发布。选一个辖区，可以查进度、验证书、看收费、反映问题。'),
      active.length === 0
        ? empty('还没有辖区发布职称评审的公告或公示。', guideLink())
        : fragment(
            section(
              'places',
              '按辖区查看',
              h(
                'ul',
                { class: 'guide-list' },
                active.map(({ id, name }) =>
                  h('li', null, h('p', null, h('a', { href: titlesAddress(id) }, name))),
                ),
              ),
            ),
            section('newest', '最新发布', noticeList(notices.slice(0, NEWEST * 2), place, true)),
            section('guide', '办事指引', guideLink()),
          ),
    ),
  }
}

const guideLink = (): Html =>
  h(
    'p',
    null,
    h('a', { href: '/calculators' }, '谁来呈报、任职年限、专业相符、确认材料'),
    '：填几项就能算出，不需登录。',
  )

const questions: Readonly<Record<TitlePage, string>> = {
  status: '凭申报件编号和证件号码后四位，看材料到了哪里、下一步是什么、要您做什么。',
  certificates: '凭证书编号和姓名，或者编号和查验码，查证书是否有效。',
  committees: '经授权的评审委员会：评什么、由谁组建、有效期到哪天。',
  fees: '评审、考试、答辩和论文鉴定的收费标准及文号。',
  complaint: '实名或匿名反映问题，凭回执查办理状态。',
}

export function tenantTitlesPage(place: TitlesPlace, notices: readonly TitleNotice[]): Page {
  const { tenant } = place
  return {
    title: `职称评审（${tenant.name}）`,
    description: `${tenant.name}职称评审的公告、公示和核准名单。`,
    section: 'titles',
    crumbs: [{ label: '职称评审', href: titlesAddress() }],
    main: fragment(
      pageHead(`职称评审（${tenant.name}）`),
      titlesNavigation(tenant),
      section(
        'questions',
        '查询和办理',
        h(
          'ul',
          { class: 'guide-list' },
          h(
            'li',
            null,
            h('p', null, h('a', { href: FILING_ADDRESS }, '申报职称')),
            h('p', { class: 'hint' }, '登录后填写和上传材料、看办到哪里、补正；帐号由单位人事部门开通。'),
          ),
          (Object.keys(titlePages) as TitlePage[]).map((page) =>
            h(
              'li',
              null,
              h('p', null, h('a', { href: titlesPartAddress(tenant.id, page) }, titlePages[page])),
              h('p', { class: 'hint' }, questions[page]),
            ),
          ),
          h(
            'li',
            null,
            h('p', null, h('a', { href: '/calculators' }, '办事指引')),
            h('p', { class: 'hint' }, '谁来呈报、任职年限计算、专业相符自查、确认材料清单。'),
          ),
        ),
      ),
      titleSegments.map((segment) => {
        const { column, label } = titleColumns[segment]
        const own = notices.filter((notice) => notice.column === column)
        return section(
          segment,
          label,
          own.length === 0 ? empty(`现在没有${label}。`) : noticeList(own.slice(0, NEWEST), place),
          h(
            'p',
            { class: 'no-print' },
            own.length > NEWEST &&
              h('a', { href: titlesPartAddress(tenant.id, segment) }, `全部 ${own.length} 份`),
            own.length > NEWEST && '　',
            h('a', { href: feedAddress(tenant.id, column) }, `订阅${label}`),
          ),
        )
      }),
    ),
  }
}

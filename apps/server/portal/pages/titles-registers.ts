/** The register of authorised committees without their members (W6), and the fee standards (W7). */
import type { PublicCommittee } from '#regulations/titles'
import { dateText } from '../dates.ts'
import { fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { empty, scrollFrame, tag } from '../parts.ts'
import type { TitleFee } from '../titles-sources.ts'
import { type TitlesPlace, titlesCrumbs, titlesNavigation } from './titles-frame.ts'
import { feeTable } from './titles-fees.ts'

export function committeesPage(place: TitlesPlace, committees: readonly PublicCommittee[]): Page {
  const { tenant, today } = place
  const heads = [
    '评审委员会',
    '级别',
    '系列和专业',
    '评审范围',
    '组建单位',
    '授权机关和文号',
    '有效期至',
    '状态',
  ]
  return {
    title: `评审委员会目录（${tenant.name}）`,
    description: '经人力资源社会保障部门授权的评审委员会；组成人员依规定不公开。',
    section: 'titles',
    crumbs: titlesCrumbs(tenant),
    main: fragment(
      pageHead(
        `评审委员会目录（${tenant.name}）`,
        '只有经授权、在有效期内的评审委员会可以评审。组成人员依规定不公开。',
      ),
      titlesNavigation(tenant, 'committees'),
      committees.length === 0
        ? empty('还没有登记经授权的评审委员会。')
        : fragment(
            h('p', { class: 'count', id: 'committee-count' }, `${committees.length} 个评审委员会`),
            scrollFrame(
              'committee-count',
              h(
                'table',
                { class: 'directory' },
                h('caption', { class: 'unseen' }, '经授权的评审委员会'),
                h(
                  'thead',
                  null,
                  h(
                    'tr',
                    null,
                    heads.map((head) => h('th', { scope: 'col' }, head)),
                  ),
                ),
                h(
                  'tbody',
                  null,
                  committees.map((one) => committeeRow(one, today)),
                ),
              ),
            ),
          ),
    ),
  }
}

function committeeRow(one: PublicCommittee, today: string) {
  const lapsed = one.status === '有效' && one.validUntil < today
  return h(
    'tr',
    null,
    h('th', { scope: 'row' }, one.name),
    h('td', { 'data-label': '级别' }, one.levels),
    h('td', { 'data-label': '系列和专业', class: 'long' }, `${one.series}：${one.specialties}`),
    h('td', { 'data-label': '评审范围', class: 'long' }, one.scope),
    h('td', { 'data-label': '组建单位', class: 'long' }, one.conveningName),
    h('td', { 'data-label': '授权', class: 'long' }, `${one.authoriserName} ${one.document}`),
    h('td', { 'data-label': '有效期至' }, dateText(one.validUntil)),
    h(
      'td',
      { 'data-label': '状态' },
      lapsed ? tag('warn', '已过有效期') : tag(one.status === '有效' ? 'good' : 'bad', one.status),
    ),
  )
}

export function feesPage(place: TitlesPlace, fees: readonly TitleFee[]): Page {
  const { tenant } = place
  return {
    title: `职称评审收费标准（${tenant.name}）`,
    description: '职称评审、考试、答辩和论文鉴定的收费标准及文号。',
    section: 'titles',
    crumbs: titlesCrumbs(tenant),
    main: fragment(
      pageHead(
        `职称评审收费标准（${tenant.name}）`,
        '收费按公布的标准执行，开具财政票据；标准以外不得收费。',
      ),
      titlesNavigation(tenant, 'fees'),
      fees.length === 0 ? empty('还没有公布收费标准。公布前不得收费。') : feeTable(fees),
    ),
  }
}

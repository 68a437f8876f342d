/** Columns of notices and one notice: announcement (W1), the two publicities (W2, W3) and the approved list (W4). */
import { receipt } from '#kernel/time'
import {
  type PersonColumn,
  type PublicCycle,
  type PublicityDays,
  type PublicList,
  announcementOf,
  listSentences,
  personColumns,
  publicListOf,
} from '#regulations/titles'
import { feedAddress } from '../addresses.ts'
import { dateText, dayElement, instantElement } from '../dates.ts'
import { type Child, type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { digest, empty, facts, notice as notify, scrollFrame, section, tag } from '../parts.ts'
import {
  FILING_ADDRESS,
  segmentOf,
  titleColumns,
  titleNoticeAddress,
  titlesPartAddress,
  type TitleSegment,
} from '../titles-addresses.ts'
import type { TitleNotice } from '../titles-sources.ts'
import { dayReason } from './receipt-strip.ts'
import { feeTable } from './titles-fees.ts'
import {
  type TitlesPlace,
  daysOf,
  filingWindow,
  noticeList,
  noticeState,
  titlesCrumbs,
  titlesNavigation,
} from './titles-frame.ts'

export function titleColumnPage(
  place: TitlesPlace,
  segment: TitleSegment,
  notices: readonly TitleNotice[],
): Page {
  const { label, column } = titleColumns[segment]
  const { tenant } = place
  return {
    title: `${label}（${tenant.name}）`,
    description: `${tenant.name}${label}，最新的在前。`,
    section: 'titles',
    crumbs: titlesCrumbs(tenant),
    main: fragment(
      pageHead(`${label}（${tenant.name}）`),
      titlesNavigation(tenant, segment),
      notices.length === 0
        ? empty(
            `现在没有${label}。`,
            h(
              'p',
              null,
              '发布后会出现在这里；可以',
              h('a', { href: feedAddress(tenant.id, column) }, '订阅'),
              '。',
            ),
          )
        : noticeList(notices, place),
    ),
  }
}

export function titleNoticePage(place: TitlesPlace, notice: TitleNotice): Page {
  const segment = segmentOf(notice.column)
  const [tone, word] = noticeState(notice, place)
  return {
    title: notice.title,
    section: 'titles',
    crumbs: titlesCrumbs(place.tenant, segment),
    main: fragment(
      pageHead(notice.title, undefined, h('p', { class: 'byline' }, tag(tone, word))),
      notice.removedAt === null ? contentOf(place, notice) : takenDown(notice.removedAt),
      section(
        'proof',
        '发布记录',
        facts([
          ['发布时间', instantElement(notice.postedAt)],
          ['撤下时间', notice.removedAt !== null && instantElement(notice.removedAt)],
          ['版次', `第 ${notice.edition} 版${notice.edition > 1 ? '（更改后重新发布，期限重新起算）' : ''}`],
          ['内容校验值', digest(`sha256:${notice.digest}`)],
        ]),
      ),
    ),
  }
}

const takenDown = (at: NonNullable<TitleNotice['removedAt']>): Html =>
  notify(
    'info',
    '公示已结束，名单已撤下',
    h('p', null, dayElement(at), '撤下。核准结果见核准名单。名单不再显示，发布记录和校验值保留。'),
  )

function contentOf(place: TitlesPlace, notice: TitleNotice): Html {
  if (notice.column === 'titles-announcements') {
    const { shown } = announcementOf(notice.data)
    return shown === null ? withheld() : announcement(shown, place)
  }
  const { shown } = publicListOf(notice.data)
  return shown === null ? withheld() : peopleOf(place, notice, shown, daysOf(notice, place.calendar))
}

const withheld = (): Html =>
  notify(
    'warn',
    '内容暂不显示',
    h(
      'p',
      null,
      '这份内容含有不得公开的项目，已自动停止显示。请向发布单位查询；发布单位应当更正后重新发布。',
    ),
  )

/** What an applicant does now: until when, from where, and what to try before. */
function howToFile(cycle: PublicCycle, { today, tenant }: TitlesPlace): Html | null {
  const window = filingWindow(cycle, today)
  if (window === null) return null
  if (window.kind === 'over')
    return notify(
      'info',
      `个人填报已于${dateText(window.until)}截止`,
      h(
        'p',
        null,
        '已经申报的，可以',
        h('a', { href: titlesPartAddress(tenant.id, 'status') }, '查办到哪里'),
        '；没有申报的，请看下一年度的公告。',
      ),
    )
  const title =
    window.kind === 'ahead'
      ? `个人填报自${dateText(window.from)}起`
      : `个人填报还有${window.daysLeft}天（含今天），到${dateText(window.until)}24时截止`
  const years = `/calculators/years-in-post?cutOff=${encodeURIComponent(cycle.cutOff)}`
  return notify(
    'info',
    title,
    fragment(
      h(
        'p',
        { class: 'no-print' },
        '先',
        h('a', { href: years }, '算任职年限够不够'),
        '、',
        h('a', { href: '/calculators/titles-route' }, '看由谁呈报'),
        window.kind === 'ahead' ? '；到时登录后申报。' : '，再',
        window.kind === 'open' && h('a', { href: FILING_ADDRESS }, '登录后申报'),
        window.kind === 'open' && '。',
      ),
      h('p', { class: 'hint' }, '帐号由单位人事部门开通；不便上网的，可以书面委托单位代填。'),
    ),
  )
}

function announcement(cycle: PublicCycle, place: TitlesPlace): Html {
  const day = (text: string): Html => h('time', { datetime: text }, dateText(text))
  return fragment(
    howToFile(cycle, place),
    facts([
      ['组建单位', cycle.conveningName],
      ['评审委员会', cycle.committeeName],
      ['系列、专业', `${cycle.series}：${cycle.specialties.join('、')}`],
      ['级别', cycle.levels.join('、')],
      ['个人填报', fragment(day(cycle.filingFrom), '至', day(cycle.filingUntil), '24时')],
      ...cycle.closings.map(({ office, until }): readonly [string, Child] => [`${office}截止`, day(until)]),
      ['呈报截止', fragment(day(cycle.submissionUntil), '24时')],
      ['任职年限截止日', day(cycle.cutOff)],
      ['考试', cycle.examined ? '考评结合，须先参加考试' : '不组织考试'],
      ['联系方式', cycle.contact],
      ['说明', cycle.byAnalogy && '单位自主评审，参照办法执行'],
    ]),
    cycle.extensions.length > 0 &&
      notify(
        'info',
        '期限已延长',
        h(
          'ul',
          null,
          cycle.extensions.map(({ window, until, reason, document }) =>
            h('li', null, `${window}延长到`, day(until), `：${reason}（${document}）`),
          ),
        ),
      ),
    section(
      'items',
      '公告内容',
      h(
        'dl',
        { class: 'announcement' },
        cycle.items.map(({ label, text }) => h('div', null, h('dt', null, label), h('dd', null, text))),
      ),
    ),
    cycle.extraSlots.length > 0 &&
      section(
        'extra',
        '另行要求的材料',
        h(
          'ul',
          null,
          cycle.extraSlots.map(({ name, pieces, mandatory }) =>
            h('li', null, `${name}，${pieces}份${mandatory ? '（必交）' : '（可选）'}`),
          ),
        ),
      ),
    cycle.fees.length > 0 && section('fees', '收费', feeTable(cycle.fees)),
  )
}

function peopleOf(
  place: TitlesPlace,
  notice: TitleNotice,
  list: PublicList,
  days: PublicityDays | null,
): Html {
  const address = titleNoticeAddress(notice)
  return fragment(
    days === null ? facts([['批复文号', list.document ?? '']]) : periodOf(place, notice, list, days),
    section(
      'people',
      `名单（${list.candidates.length} 人）`,
      scrollFrame('people-title', peopleTable(notice.title, list)),
      h(
        'p',
        { class: 'downloads no-print' },
        '供其他网站和统计使用：',
        h('a', { href: `${address}/list.csv` }, 'CSV'),
        '　',
        h('a', { href: `${address}/list.json` }, 'JSON'),
        '　',
        h('a', { href: `${address}/official.html` }, '可粘贴的网页稿'),
      ),
    ),
  )
}

function periodOf(place: TitlesPlace, notice: TitleNotice, list: PublicList, days: PublicityDays): Html {
  const complaint = `${titlesPartAddress(place.tenant.id, 'complaint')}?notice=${encodeURIComponent(`${segmentOf(notice.column)}/${notice.slug}`)}`
  return fragment(
    h(
      'div',
      { class: 'publicity-days' },
      listSentences(list, days).map((sentence) => h('p', null, sentence)),
      place.today <= days.until &&
        h('p', { class: 'no-print' }, h('a', { href: complaint }, '在线反映问题（可匿名）')),
    ),
    h(
      'details',
      { class: 'no-print' },
      h('summary', null, '公示期怎么数'),
      h(
        'ol',
        { class: 'day-list' },
        receipt(days.reckoning, place.calendar).map((line) =>
          h(
            'li',
            null,
            h('time', { datetime: line.date }, dateText(line.date)),
            '　',
            line.counted === undefined
              ? `不计（${line.date === days.postedOn ? '张贴当日' : dayReason(line, days.postedOn)}）`
              : `第 ${line.counted} 个工作日${line.kind === 'make-up' ? '（调休上班）' : ''}`,
          ),
        ),
      ),
    ),
  )
}

function peopleTable(title: string, list: PublicList): Html {
  const columns = Object.entries(personColumns) as readonly [PersonColumn, string][]
  return h(
    'table',
    { class: 'directory people' },
    h('caption', { class: 'unseen' }, title),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        ['序号', ...columns.map(([, label]) => label)].map((head) => h('th', { scope: 'col' }, head)),
      ),
    ),
    h(
      'tbody',
      null,
      list.candidates.map((person, index) =>
        h(
          'tr',
          null,
          h('td', { 'data-label': '序号' }, index + 1),
          columns.map(([key, label]) =>
            key === 'name'
              ? h('th', { scope: 'row' }, person.name)
              : h('td', { 'data-label': label, class: key === 'employer' ? 'long' : undefined }, person[key]),
          ),
        ),
      ),
    ),
  )
}

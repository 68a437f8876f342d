/** The list of what the portal reckons for anybody. */
import { type Html, fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'
import { section } from '../parts.ts'

type Entry = { readonly href: string; readonly title: string; readonly text: string }

const titlesEntries: readonly Entry[] = [
  {
    href: '/calculators/titles-route',
    title: '谁来呈报',
    text: '选单位和级别，看由谁提交、谁受理、谁核准、要哪种函，每一步写明条款。',
  },
  {
    href: '/calculators/years-in-post',
    title: '任职年限计算',
    text: '逐行列出起算、扣除和周年，给出最早可以申报的日期。',
  },
  {
    href: '/calculators/specialty-match',
    title: '专业相符自查',
    text: '学历专业与申报专业不一致时，看哪一条途径可以视为相符，还差多少。',
  },
  {
    href: '/calculators/title-confirmation',
    title: '职称确认材料清单',
    text: '外省、军队职称来皖确认，按情况列出要交的材料和办理次序。',
  },
]

const generalEntries: readonly Entry[] = [
  {
    href: '/calculators/working-days',
    title: '工作日与期限计算',
    text: '按公布的放假调休安排，逐日列出哪天算、哪天不算、为什么。',
  },
]

export function calculatorsPage(): Page {
  return {
    title: '计算与指引',
    description: '工作日与期限计算，职称评审的呈报路线、任职年限、专业相符和确认材料。',
    section: 'calculators',
    crumbs: [],
    main: fragment(
      pageHead('计算与指引', '填几项就能得到答案，不需登录，不保存所填内容。'),
      section('titles-guide', '职称评审', entryList(titlesEntries)),
      section('general-guide', '期限', entryList(generalEntries)),
    ),
  }
}

function entryList(entries: readonly Entry[]): Html {
  return h(
    'ul',
    { class: 'guide-list' },
    entries.map(({ href, title, text }) =>
      h('li', null, h('p', null, h('a', { href }, title)), h('p', { class: 'hint' }, text)),
    ),
  )
}

/** Pages for what went wrong, each with what to do next. */
import { fragment, h } from '../h.ts'
import { type Page, pageHead, searchForm } from '../layout.ts'
import { digest } from '../parts.ts'

/** `what` names the thing that is missing, when it is known: “这份预算”. */
export function notFoundPage(what?: string): Page {
  return {
    title: '没有找到',
    section: 'search',
    crumbs: [],
    unlisted: true,
    main: fragment(
      pageHead(
        what === undefined ? '没有找到这个页面' : `没有找到${what}`,
        '地址可能输错了，或者内容从未在这里公开。已公开的内容地址不会改变，撤下的内容仍会留有说明。',
      ),
      h(
        'div',
        { class: 'prose' },
        h('h2', null, '您可以'),
        h(
          'ul',
          null,
          h('li', null, '检查地址有没有漏掉或多出字符；'),
          h(
            'li',
            null,
            '从',
            h('a', { href: '/budgets' }, '预算公开'),
            '或',
            h('a', { href: '/regulations' }, '规程与条款'),
            '逐级查看；',
          ),
          h('li', null, '在下面查找单位、规程或条款。'),
        ),
      ),
      searchForm('result', ''),
    ),
  }
}

/** A form that was sent in a way that cannot be taken: too large (413), of another kind (415), cut off (400). */
export function notTakenPage(status: number): Page {
  const why =
    status === 413
      ? '提交的内容超过上限，请缩短文字或换一个较小的文件。'
      : '提交的内容不完整，或不是用本站的表单提交的。'
  return {
    title: '没有收到提交的内容',
    section: 'none',
    crumbs: [],
    unlisted: true,
    main: fragment(
      pageHead('没有收到提交的内容', why),
      h('p', null, '请返回上一页，检查后重新提交；没有任何内容因此改变。'),
    ),
  }
}

/** `reference` lets the operator find the fault in the log; nothing of the fault itself is shown. */
export function serverErrorPage(reference: string): Page {
  return {
    title: '暂时无法显示',
    section: 'none',
    crumbs: [],
    unlisted: true,
    main: fragment(
      pageHead('暂时无法显示这个页面', '是平台出了差错，不是您的操作有误。没有任何内容因此改变。'),
      h(
        'div',
        { class: 'prose' },
        h('h2', null, '您可以'),
        h(
          'ul',
          null,
          h('li', null, '稍等片刻，重新打开这个页面；'),
          h('li', null, '先到', h('a', { href: '/' }, '首页'), '查阅其他内容；'),
          h('li', null, '多次出现时，请把下面的编号告诉运行单位。'),
        ),
        h('p', null, '编号 ', digest(reference)),
      ),
    ),
  }
}

/** A file that was published and then withdrawn, or was never made. */
export function goneFilePage(title: string, href: string): Page {
  return {
    title: '文件已不提供',
    section: 'budgets',
    crumbs: [{ label: '预算公开', href: '/budgets' }],
    unlisted: true,
    main: fragment(
      pageHead('这个文件已不提供', `《${title}》的内容已经撤下，文件随之移除。`),
      h('p', null, '公开记录、时间和撤下依据仍可查阅：', h('a', { href }, '查看说明')),
    ),
  }
}

/** Asked too often in a short time. */
export function tooManyPage(): Page {
  return {
    title: '访问过于频繁',
    section: 'none',
    crumbs: [],
    unlisted: true,
    main: fragment(
      pageHead('访问过于频繁', '同一地址在短时间内请求太多，请过十分钟再打开这个页面。'),
      h(
        'p',
        null,
        '需要大量数据时，请使用',
        h('a', { href: '/budgets' }, '预算公开'),
        '页的 CSV 和数据包，不必逐页抓取。',
      ),
    ),
  }
}

/** The accessibility statement. */
import { fragment, h } from '../h.ts'
import { type Page, pageHead } from '../layout.ts'

export function accessibilityPage(): Page {
  return {
    title: '无障碍说明',
    description: '本门户的无障碍目标、做法和反馈方式。',
    section: 'none',
    crumbs: [],
    main: fragment(
      pageHead(
        '无障碍说明',
        '本门户以 WCAG 2.2 AA 级为目标，每个页面在有数据、无数据和出错三种情形下都经过自动检查。',
      ),
      h(
        'div',
        { class: 'prose' },
        h('h2', null, '做法'),
        h(
          'ul',
          null,
          h('li', null, '不依赖脚本：关闭 JavaScript 后全部内容和功能照常可用。'),
          h('li', null, '全部功能可以只用键盘操作；按 Tab 键先出现“跳到正文”。'),
          h('li', null, '每页有一个标题和分级小标题；表格有行列表头；图形都配有含全部数字的文字说明。'),
          h('li', null, '含义不只靠颜色表达；文字与底色的对比度不低于 4.5∶1。'),
          h(
            'li',
            null,
            '文字放大到两倍、窗口窄到 320 像素时不需要横向拖动；确实很宽的金额表在自己的框内滚动，滚动框可用方向键移动。',
          ),
          h('li', null, '可直接打印为 A4 纸，跨页的表格每页重复表头。'),
        ),
        h('h2', null, '已知的不足'),
        h(
          'ul',
          null,
          h('li', null, '规程条款页中的“设计要求”“边界情形”一部分是英文的内部说明，已向读屏软件标明语言。'),
          h('li', null, '自动检查不能代替实际使用者的测试。'),
        ),
        h('h2', null, '反馈'),
        h(
          'p',
          null,
          '读不到、用不了的地方，请联系公布该内容的单位（联系方式在各预算页的“联系与下载”），说明页面地址和遇到的困难，可以要求以其他方式提供同样的内容。',
        ),
      ),
    ),
  }
}

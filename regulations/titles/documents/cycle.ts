/** Papers of a review year: the announcement, F36 plan for the record, F28 summary, the list of fees. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Cycle } from '../cycle/state.ts'
import { announcementItems } from '../cycle/state.ts'
import { yuanText } from '../money.ts'
import {
  TWELFTHS,
  box,
  listRows,
  listTable,
  paragraph,
  sampleNote,
  sealLine,
  section,
  twos,
  writtenDay,
} from './grid.ts'

type Spec = DocumentSpec<Cycle>
const heading = (text: string) => ({ kind: 'heading', level: 1, text })

/** W1 as paper: the eight items of art.6.c in their order. */
const announcement: Spec = {
  label: '评审公告',
  clause: cite('anhui-titles-2018/art.6.c').clause,
  template: 'letter',
  when: ({ stage }) => stage !== 'discarded',
  data: ({
    committeeName,
    year,
    announcement: items,
    contact,
    conveningName,
    publishedOn,
    windows,
    cutOff,
  }) => ({
    title: `关于开展${committeeName}\n${year}年度职称评审工作的公告`,
    blocks: [
      ...Object.entries(announcementItems).flatMap(([key, name], index) => [
        heading(`${'一二三四五六七八'[index] ?? ''}、${name}`),
        paragraph(items[key as keyof typeof announcementItems]),
      ]),
      paragraph(
        `个人填报自${writtenDay(windows.filingFrom)}至${writtenDay(windows.filingUntil)}，呈报截止${writtenDay(windows.submissionUntil)}；任职年限计算至${writtenDay(cutOff)}。`,
      ),
      paragraph(`咨询：${contact}`),
    ],
    signedBy: [conveningName],
    dateText: publishedOn === null ? '　　年　　月　　日' : writtenDay(publishedOn),
    notes: [sampleNote],
  }),
}

/** F36: the plan that is filed for the record before exams and meeting (art.23.1). */
const planForm: Spec = {
  label: '年度评审计划备案表',
  clause: cite('anhui-titles-2018/art.23.1.a').clause,
  template: 'form',
  when: ({ plan }) => plan !== null,
  data: ({
    plan,
    year,
    committeeName,
    conveningName,
    authoriserName,
    series,
    specialties,
    levels,
    windows,
    exam,
  }) => ({
    title: `${year}年度职称评审计划备案表`,
    preparedBy: `组建单位：${conveningName}`,
    unit: `备案机关：${authoriserName}`,
    columns: TWELFTHS,
    rows: [
      ...twos([
        ['评委会', committeeName],
        ['系列', series],
        ['专业', specialties.join('、')],
        ['级别', levels.join('、')],
        ['呈报截止', writtenDay(windows.submissionUntil)],
        ['考评结合', exam.examined ? `是，合格分数${exam.passMark}` : '否'],
        ['评审会时间', `${writtenDay(plan?.reviewFrom ?? null)}至${writtenDay(plan?.reviewUntil ?? null)}`],
        ['备案文号', plan?.document ?? ''],
      ]),
      box('日程安排', plan?.agenda ?? '', { lines: 6 }),
      box('组建单位', writtenDay(plan?.filedOn ?? null), { lines: 3, seal: sealLine(conveningName) }),
      box('备案机关意见', plan?.objection?.text ?? '', { lines: 4, seal: sealLine(authoriserName) }),
    ],
    notes: [sampleNote, '备案以送达为准，不以答复为条件；备案机关可以书面提出意见。'],
  }),
}

/** F28: what the convening body says of its year; the figures are bound in from the analysis table (F5). */
const annualSummary: Spec = {
  label: '年度评审工作总结',
  clause: cite('anhui-titles-2018/art.29.a').clause,
  template: 'report',
  when: ({ summary }) => summary !== null,
  data: ({ summary, year, committeeName, conveningName, windows, extensions, plan, exam }) => ({
    title: `${committeeName}${year}年度评审工作总结`,
    blocks: [
      heading('一、组织'),
      paragraph(summary?.organisation ?? ''),
      paragraph(
        `呈报截止${writtenDay(windows.submissionUntil)}${extensions.length === 0 ? '' : `，延期${extensions.length}次`}；${exam.examined ? '本年度实行考评结合' : '本年度不设考试'}；评审时间${plan === null ? '未备案' : `${writtenDay(plan.reviewFrom)}至${writtenDay(plan.reviewUntil)}`}。`,
      ),
      heading('二、与上年比较'),
      paragraph(summary?.comparison ?? ''),
      heading('三、问题和建议'),
      paragraph(summary?.problems ?? ''),
      paragraph('本年数字见所附《评审结果分析表》。'),
    ],
    signedBy: [conveningName],
    dateText: writtenDay(summary?.filed?.on ?? summary?.draftedOn ?? null),
  }),
}

/** F36, second half: windows that were extended, each by its document. */
const extensionList: Spec = {
  label: '期限延长一览',
  clause: cite('anhui-titles-2018/art.6.b').clause,
  template: 'form',
  when: ({ extensions }) => extensions.length > 0,
  data: ({ extensions, year, committeeName }) => ({
    title: `${year}年度评审期限延长一览`,
    subtitle: committeeName,
    columns: TWELFTHS,
    rows: [
      section('延长'),
      ...listRows(
        [
          ['期限', 2],
          ['原截止', 2],
          ['延至', 2],
          ['文号', 3],
          ['理由', 3],
        ],
        extensions.map((one) => [
          one.window,
          writtenDay(one.from),
          writtenDay(one.until),
          one.document,
          one.reason,
        ]),
      ),
    ],
    notes: [sampleNote],
  }),
}

/** The fees of the year with the document of each (art.54.a). */
const feeList: Spec = {
  label: '收费标准表',
  clause: cite('anhui-titles-2018/art.54.a').clause,
  template: 'figures',
  when: ({ fees }) => fees.length > 0,
  data: ({ fees, year, conveningName, payment }) => ({
    orientation: 'portrait',
    tables: [
      {
        ...listTable(
          `${year}年度评审收费标准表`,
          [
            ['item', '项目', 8],
            ['level', '级别', 6],
            ['amount', '标准', 6, 'figure'],
            ['document', '依据文号', 14],
          ],
          fees.map(({ item, level, amountCents, document }) => [
            item,
            level,
            yuanText(amountCents),
            document,
          ]),
        ),
        preparedBy: `收费单位：${conveningName}`,
        unit: '单位：元',
        notes: [sampleNote, `缴款方式：${payment.way}`],
      },
    ],
  }),
}

export const cycleDocuments: Readonly<Record<string, Spec>> = {
  announcement,
  planForm,
  annualSummary,
  extensionList,
  feeList,
}

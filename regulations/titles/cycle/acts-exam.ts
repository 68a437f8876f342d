/** 考评结合 (art.19, 20.a): the authorising HR department sets it; from the exam notices on it stands. */
import { z } from 'zod'
import { anyOf, decided, effectOf, need, ownOrganisationIs } from '#kernel/case'
import { cite } from '#kernel/law'
import { splitNames } from '../committee/desk.ts'
import type { SpecialtyEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import { authoriser, clerk, desk, field, filled, oneForm, optionsOf, text } from './desk.ts'
import { cycleIn } from './examples.ts'
import { examIsOpen, examIsSetByAuthoriser, examPartsMakeWhole, notByExamOnly } from './rules.ts'
import type { Cycle } from './state.ts'
import { examForms } from './state.ts'

const set = cite('anhui-titles-2018/art.20.a')
const mark = z.int('应为整数').min(0).max(100)

/** Levels of the cycle that some of its specialties obtain by examination only. */
function examOnlyOf(state: Cycle, entries: readonly SpecialtyEntry[]): readonly string[] {
  return entries
    .filter(({ specialty }) => state.specialties.includes(specialty))
    .flatMap(({ specialty, examOnly }) =>
      splitNames(examOnly ?? '')
        .filter((level) => state.levels.some((own) => own === level))
        .map((level) => `${specialty}${level}`),
    )
}

export const ConfigureExam = desk.act({
  label: '设置考评结合',
  cite: set,
  // the clerk may try: the answer then says whose decision it is
  by: anyOf(authoriser, clerk),
  in: ['drafting', 'published'],
  leadsTo: ['drafting', 'published'],
  input: z.strictObject({
    examined: z.boolean(),
    passMark: mark.default(60),
    parts: z
      .array(
        z.strictObject({
          form: z.enum(examForms),
          weightPercent: z.int().min(1).max(100),
          passMark: mark.nullable().default(null),
        }),
      )
      .max(6)
      .default([]),
    outline: text(4000).default(''),
    document: filled(60, '请填写文号'),
  }),
  form: oneForm(
    '考评结合',
    field('examined', 'checkbox', '实行考评结合', { help: cite('anhui-titles-2018/art.19').clause }),
    field('passMark', 'integer', '合格线（分）', { help: set.clause }),
    field('parts', 'table', '考试各部分', {
      columns: [
        field('form', 'select', '形式', { options: optionsOf(examForms) }),
        field('weightPercent', 'integer', '权重（%）'),
        field('passMark', 'integer', '本部分合格线（可不填）'),
      ],
    }),
    field('outline', 'textarea', '考试内容（大纲）'),
    field('document', 'text', '文号'),
  ),
  needs: (state) => ({
    specialties: need.entries<SpecialtyEntry>('titles-specialties', { series: state.series }),
  }),
  decide: ({ state, input, needs, actor }) =>
    decided({
      guards: [
        examIsSetByAuthoriser({ authoriser: state.authoriser, actor: actor?.organisation ?? '' }),
        examIsOpen({ lockedOn: state.exam.lockedOn }),
        notByExamOnly({ examined: input.examined, examOnly: examOnlyOf(state, needs.specialties) }),
        examPartsMakeWhole({
          examined: input.examined,
          weights: input.parts.map(({ weightPercent }) => weightPercent),
          passMark: input.passMark,
        }),
      ],
      messages: [{ to: 'convening', template: 'titles-exam-set', data: { number: state.number } }],
      events: [{ type: 'ExamSet', ...input }],
    }),
  example: () => ({
    actor: {
      person: 'example-officer',
      post: 'example-post',
      role: 'province-titles',
      organisation: 'province-hr',
      path: ['province-hr'],
    },
    state: cycleIn('drafting'),
    input: {
      examined: true,
      passMark: 60,
      parts: [
        { form: '笔试' as const, weightPercent: 60, passMark: null },
        { form: '面试' as const, weightPercent: 40, passMark: null },
      ],
      outline: '综合理论和专业知识',
      document: '示例人社函〔2024〕6号',
    },
    needs: { specialties: [] },
  }),
})

/** Done with the exam notices; by hand where they went out on paper. */
export const LockExam = desk.act({
  label: '登记考试通知已发出',
  cite: set,
  by: anyOf(
    effectOf(procedureIds.exam, 'SendExamNotices'),
    ownOrganisationIs('convening', 'exam-clerk'),
    clerk,
  ),
  in: ['published'],
  leadsTo: ['published'],
  onPaper: true,
  concurrency: 'redecide',
  input: z.strictObject({}),
  form: oneForm('考试通知已发出'),
  decide: ({ state }) => decided({ events: state.exam.lockedOn === null ? [{ type: 'ExamLocked' }] : [] }),
  example: () => ({ state: cycleIn('published'), input: {} }),
})

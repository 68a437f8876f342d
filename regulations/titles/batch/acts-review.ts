/** The authority looks at each candidate, draws samples, declares void what the law calls void. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { sha256 } from '../../shared/digest.ts'
import { field, filled, oneForm, text } from '../meeting/desk.ts'
import type { Application } from '../application/state.ts'
import type { CommitteeEntry, LetterEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import { authority, desk, namesOf, toEach } from './desk.ts'
import * as examples from './examples.ts'
import { recheckOf } from './recheck.ts'
import { candidatesAreOfBatch, rowsWereOpened } from './rules.ts'
import type { ResultBatch } from './state.ts'
import { standing } from './state.ts'

const MARKS_MAX = 1000

export const DemandExtra = desk.act({
  label: '要求另行报送材料',
  cite: cite('anhui-titles-2018/art.25.5'),
  by: authority,
  in: ['reported'],
  leadsTo: ['reported'],
  input: z.strictObject({ key: filled(40), name: filled(60), mandatory: z.boolean().default(true) }),
  form: oneForm(
    '材料项目',
    field('key', 'text', '编号'),
    field('name', 'text', '名称'),
    field('mandatory', 'checkbox', '必须'),
  ),
  decide: ({ input }) => decided({ events: [{ type: 'ExtraSlotDemanded', ...input }] }),
  example: examples.demandExtra,
})

const strangersIn = (state: ResultBatch, ids: readonly string[]): readonly string[] =>
  ids.filter((id) => !standing(state).some(({ application }) => application === id))

/** Only the files that are marked: a row opened in place is not weighed down by the rest of its batch. */
const markedNeed = (state: ResultBatch, marked: readonly string[]) =>
  need.cases<Application>(
    procedureIds.application,
    standing(state).flatMap(({ application }) => (marked.includes(application) ? [application] : [])),
    'update',
  )

/** 逐一审核: many rows in one act, each opened; agreeing is refused where the recheck finds a result void. */
export const MarkCandidates = desk.act({
  label: '逐一审核',
  cite: cite('anhui-titles-2018/art.26.a'),
  by: authority,
  in: ['reported'],
  leadsTo: ['reported'],
  concurrency: 'redecide',
  input: z.strictObject({
    marks: z
      .array(
        z.strictObject({
          application: filled(100),
          agreed: z.boolean(),
          reason: text(300).default(''),
          opened: z.boolean(),
        }),
      )
      .min(1, '请至少审核一人')
      .max(MARKS_MAX),
  }),
  form: oneForm(
    '审核',
    field('marks', 'table', '人员', {
      columns: [
        field('application', 'text', '申报件'),
        field('agreed', 'checkbox', '同意'),
        field('reason', 'text', '不同意的理由'),
        field('opened', 'checkbox', '已打开查看'),
      ],
    }),
  ),
  needs: (state, input) => ({
    applications: markedNeed(
      state,
      input.marks.map(({ application }) => application),
    ),
    committee: need.register<CommitteeEntry>('titles-committees', state.committee.key, { lock: 'none' }),
    letters: need.entries<LetterEntry>(
      'titles-letters',
      { kind: '委托评审函', year: state.year },
      { lock: 'none' },
    ),
  }),
  decide: ({ state, input, needs, actor }) => {
    const agreed = new Set(input.marks.filter((mark) => mark.agreed).map(({ application }) => application))
    const findings = needs.applications
      .filter(({ id }) => agreed.has(id))
      .flatMap(({ id, state: one }) =>
        recheckOf(one, {
          acting: actor?.organisation ?? '',
          committee: needs.committee,
          letter: needs.letters.find(({ caseId }) => caseId === id),
        }),
      )
    return decided({
      guards: [
        candidatesAreOfBatch({
          strangers: strangersIn(
            state,
            input.marks.map(({ application }) => application),
          ),
        }),
        rowsWereOpened({
          unopened: namesOf(
            state,
            input.marks.filter(({ opened }) => !opened).map(({ application }) => application),
          ),
        }),
        ...findings,
      ],
      events: [
        {
          type: 'CandidatesMarked',
          marks: input.marks.map(({ application, agreed: yes, reason }) => ({
            application,
            agreed: yes,
            reason,
            by: actor?.person ?? '',
          })),
        },
      ],
    })
  },
  example: examples.markCandidates,
})

/** Results that the law calls void, with the clause that does (27.c, 31.b, 40.c, 51.2.a). */
export const VoidCandidates = desk.act({
  label: '宣布结果无效',
  cite: cite('anhui-titles-2018/art.51.2.a'),
  by: authority,
  in: ['reported', 'approval-publicity'],
  leadsTo: ['reported', 'approval-publicity'],
  input: z.strictObject({
    applications: z.array(filled(100)).min(1).max(MARKS_MAX),
    reason: filled(300, '请写明无效的事实'),
    clause: z.enum(['art.27.c', 'art.31.b', 'art.40.c', 'art.51.2.a']),
    document: filled(60, '请填写决定文号'),
  }),
  form: oneForm(
    '结果无效',
    field('applications', 'table', '人员', { columns: [field('', 'text', '申报件编号')] }),
    field('reason', 'textarea', '事实'),
    field('clause', 'select', '依据', {
      options: [
        { value: 'art.27.c', label: '超出评审范围（第二十七条）' },
        { value: 'art.31.b', label: '未按程序委托（第三十一条）' },
        { value: 'art.40.c', label: '破格未经同意（第四十条）' },
        { value: 'art.51.2.a', label: '擅自越权、扩大范围（第五十一条）' },
      ],
    }),
    field('document', 'text', '决定文号'),
  ),
  decide: ({ state, input }) =>
    decided({
      guards: [candidatesAreOfBatch({ strangers: strangersIn(state, input.applications) })],
      effects: toEach(input.applications, 'VoidResult', {
        reason: `${input.reason}（${input.document}）`,
        clause: `anhui-titles-2018/${input.clause}`,
      }),
      events: [{ type: 'CandidatesVoided', applications: input.applications, reason: input.reason }],
    }),
  example: examples.voidCandidates,
})

/** Seeded, so that anybody with the seed draws the same files (art.52.b). */
export function sampleOf(applications: readonly string[], percent: number, seed: string): readonly string[] {
  const count = Math.ceil((applications.length * percent) / 100)
  return applications
    .toSorted((one, other) => (sha256(`${seed}|${one}`) < sha256(`${seed}|${other}`) ? -1 : 1))
    .slice(0, count)
}

export const DrawSample = desk.act({
  label: '随机抽查',
  cite: cite('anhui-titles-2018/art.52.b'),
  by: authority,
  in: ['reported'],
  leadsTo: ['reported'],
  input: z.strictObject({ percent: z.int().min(1).max(100), seed: filled(100, '请填写随机数种子') }),
  form: oneForm('抽查', field('percent', 'integer', '比例（%）'), field('seed', 'text', '种子')),
  decide: ({ state, input }) => {
    const applications = sampleOf(
      standing(state).map(({ application }) => application),
      input.percent,
      input.seed,
    )
    return decided({ events: [{ type: 'SampleDrawn', ...input, applications }] })
  },
  example: examples.drawSample,
})

export const CheckSample = desk.act({
  label: '登记抽查结果',
  cite: cite('anhui-titles-2018/art.52.b'),
  by: authority,
  in: ['reported', 'approval-publicity'],
  leadsTo: ['reported', 'approval-publicity'],
  concurrency: 'redecide',
  input: z.strictObject({ application: filled(100), result: filled(300, '请写明抽查结果') }),
  form: oneForm('抽查结果', field('application', 'text', '申报件'), field('result', 'textarea', '结果')),
  decide: ({ state, input }) => {
    const drawn = state.sample?.applications.includes(input.application) ?? false
    return decided({
      guards: [candidatesAreOfBatch({ strangers: drawn ? [] : [input.application] })],
      events: [{ type: 'SampleChecked', ...input }],
    })
  },
  example: examples.checkSample,
})

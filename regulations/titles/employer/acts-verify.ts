/** Checking item by item, the assessment group, the recommendation, the paper on a changed post. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { desk, employerClerk } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { day, dayField, filled, text } from '../application/fields.ts'
import { rankOfCandidate, vacanciesOf, vacancyAccountOf } from '../application/resources.ts'
import type { Application, MaterialMark } from '../application/state.ts'
import { standingMaterials } from '../filing/digest.ts'
import { materialIsThere } from '../filing/rules.ts'
import type { VacancyEntry } from '../registers/offices.ts'
import { isBoundByPosts, memberCounts } from './facts.ts'
import * as forms from './forms.ts'
import { groupIsComposed, groupIsSet, trackIsTransfer, vacancyIsFree } from './rules.ts'

const markField = z.strictObject({
  /** Id of a material, `slot:KEY` for all of a slot, `*` for all: one key marks them together (DESK A12). */
  material: filled(80, '请选择材料'),
  genuine: z.boolean(),
  complete: z.boolean(),
  regular: z.boolean(),
  note: text(500).default(''),
  copy: z
    .strictObject({
      by: filled(40, '请填写核对人'),
      opinion: filled(100, '请填写审查意见'),
      sealed: z.boolean(),
    })
    .nullable()
    .default(null),
})

/** Ids that a mark stands for; empty: none. */
function meantBy(state: Application, wanted: string): readonly string[] {
  const standing = standingMaterials(state)
  if (wanted === '*') return standing.map(({ id }) => id)
  if (wanted.startsWith('slot:'))
    return standing.filter(({ slot }) => slot === wanted.slice('slot:'.length)).map(({ id }) => id)
  return standing.filter(({ id }) => id === wanted).map(({ id }) => id)
}

function marksOf(
  state: Application,
  marks: readonly z.infer<typeof markField>[],
  on: LocalDate,
): readonly MaterialMark[] {
  const byId = new Map<string, MaterialMark>()
  for (const { material, copy, ...mark } of marks)
    for (const id of meantBy(state, material))
      byId.set(id, { material: id, ...mark, copy: copy === null ? null : { ...copy, on } })
  return [...byId.values()]
}

export const MarkMaterials = desk.act({
  label: '核验材料',
  cite: cite('anhui-titles-2018/art.9.2.a'),
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['verifying'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ marks: z.array(markField).min(1, '请至少核验一项').max(300) }),
  form: forms.markMaterials,
  decide: ({ state, input, at }) =>
    decided({
      guards: input.marks.map(({ material }) =>
        materialIsThere({ id: material, found: meantBy(state, material).length > 0 }),
      ),
      events: [{ type: 'MaterialsMarked', marks: marksOf(state, input.marks, at.date) }],
    }),
  example: () => ({
    state: examples.at.verifying(),
    input: {
      marks: [
        {
          material: '*',
          genuine: true,
          complete: true,
          regular: true,
          note: '',
          copy: { by: '核对人', opinion: '与原件一致', sealed: true },
        },
      ],
    },
  }),
})

export const SetGroup = desk.act({
  label: '设立考核组',
  cite: cite('anhui-titles-2018/art.9.2.b'),
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['verifying'],
  bulk: true,
  input: z.strictObject({
    members: z
      .array(
        z.strictObject({
          name: filled(40, '请填写姓名'),
          account: text(100).nullable().default(null),
          kind: z.enum(['技术人员', '技术负责人', '人事干部']),
        }),
      )
      .max(50),
  }),
  form: forms.setGroup,
  decide: ({ input }) =>
    decided({
      guards: [groupIsComposed(memberCounts(input.members))],
      events: [{ type: 'GroupSet', members: input.members }],
    }),
  example: () => ({
    state: examples.at.verifying(),
    input: {
      members: [
        { name: '总工程师', account: null, kind: '技术负责人' as const },
        { name: '工程师甲', account: null, kind: '技术人员' as const },
        { name: '人事科长', account: null, kind: '人事干部' as const },
      ],
    },
  }),
})

export const RecordGroupSheet = desk.act({
  label: '填写考核意见',
  cite: cite('anhui-titles-2018/art.9.2.c'),
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['verifying'],
  onPaper: true,
  input: z.strictObject({
    ethics: filled(1000),
    performance: filled(1000),
    merits: filled(1000),
    results: filled(1000),
    conclusion: z.enum(['合格', '不合格'], '请选择结论'),
  }),
  form: forms.recordGroupSheet,
  decide: ({ state, input, at }) =>
    decided({
      guards: [groupIsSet({ set: state.group !== null })],
      events: [{ type: 'GroupSheetRecorded', sheet: { ...input, on: at.date } }],
    }),
  example: () => ({
    state: examples.withGroup(),
    input: {
      ethics: '良好',
      performance: '称职',
      merits: '突出',
      results: '有科技成果一项',
      conclusion: '合格' as const,
    },
  }),
})

/** Takes a vacancy and a rank; a candidate recommended before keeps the place and may change the rank (DESK B4). */
export const Recommend = desk.act({
  label: '单位推荐',
  cite: cite('anhui-titles-2018/art.10'),
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['verifying'],
  onPaper: true,
  input: z.strictObject({
    score: text(20).default(''),
    rank: z.int('名次应为整数').min(1, '名次从1起').max(1000),
    record: filled(2000, '请填写推荐会记录'),
  }),
  form: forms.recommend,
  needs: (state) => ({
    vacancies: need.entries<VacancyEntry>('titles-vacancies', { ...vacancyAccountOf(state) }),
    quota: need.quota(vacanciesOf.account(vacancyAccountOf(state))),
  }),
  decide: ({ state, input, needs, at }) => {
    const account = vacancyAccountOf(state)
    const before = state.recommendation
    const exemption = needs.vacancies.flatMap((entry) => entry.exemption ?? []).at(0) ?? null
    const bound = isBoundByPosts(state) && before?.counted !== true
    const counted = before?.counted === true || (bound && exemption === null)
    const moved = before !== null && before.rank !== input.rank
    return decided({
      guards: [
        vacancyIsFree({
          bound,
          confirmed: needs.quota?.limit ?? null,
          used: needs.quota?.used ?? 0,
          exemption,
        }),
      ],
      claims: [
        ...(moved ? [rankOfCandidate.release({ ...account, rank: before.rank })] : []),
        ...(before === null || moved ? [rankOfCandidate.take({ ...account, rank: input.rank })] : []),
      ],
      quotas: counted && before?.counted !== true ? [vacanciesOf.take(account, 1)] : [],
      events: [
        { type: 'CandidateRecommended', recommendation: { ...input, counted, exemption, on: at.date } },
      ],
    })
  },
  example: () => ({
    state: examples.boundByPosts(),
    input: { score: '86.5', rank: 1, record: '推荐会一致同意' },
    needs: { vacancies: [], quota: { limit: 2, used: 1 } },
  }),
})

export const IssuePostChange = desk.act({
  label: '出具岗位变动证明',
  cite: cite('anhui-titles-2018/art.36.b'),
  by: employerClerk,
  in: ['drafting'],
  leadsTo: ['drafting'],
  onPaper: true,
  input: z.strictObject({
    oldPost: filled(100),
    newPost: filled(100),
    since: dayField,
    document: filled(60, '请填写证明文号'),
    grade: z.enum(['优秀', '合格', '基本合格', '不合格'], '请选择考核等次'),
    statement: text(1000).default(''),
  }),
  form: forms.issuePostChange,
  decide: ({ state, input, at }) =>
    decided({
      guards: [trackIsTransfer({ track: state.target.track })],
      events: [
        {
          type: 'PostChangeProved',
          postChange: { ...input, since: day(input.since), issuedOn: at.date },
        },
      ],
    }),
  example: () => ({
    state: examples.transfer(),
    input: {
      oldPost: '教师',
      newPost: '工程师',
      since: '2023-09-01',
      document: '示例人〔2025〕1号',
      grade: '合格' as const,
      statement: '履行岗位职责良好',
    },
  }),
})

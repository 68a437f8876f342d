/** Titles 11 and 59 as a case: an application stands or falls with the years in post. */
import { z } from 'zod'
import { type LocalDate, cite, decided, localDate, need, role, rule, workshop, yearOf } from '#kernel'
import { type Assessment, type Post, yearsInPost } from './years-in-post.ts'

export interface TenureState {
  readonly stage: 'filed'
  readonly person: string
  readonly years: number
}
export interface TenureEvent {
  readonly type: 'TenureFiled'
  readonly person: string
  readonly years: number
}

export const yearsSuffice = rule(
  'years-in-post-suffice',
  cite('anhui-titles-2018/art.59.b'),
  (f: { years: number | null; required: number; missing: string | null }) =>
    f.years === null ? 'unknown' : f.years >= f.required,
  {
    label: '任职年限达到规定年限',
    otherwise: (f) => `请待年限满后再申报：任职满 ${f.years ?? 0} 周年，规定 ${f.required} 年。`,
    missing: (f) => f.missing ?? '任职年限',
  },
)
export const latestYearPassed = rule(
  'latest-assessment-not-failed',
  cite('anhui-titles-2018/art.11.c'),
  (f: { year: number; result: string | null }) => f.result !== '不合格',
  {
    label: '最近年度考核不是不合格',
    otherwise: (f) => `当年不能申报，请于下一年度再申报：${f.year} 年度考核不合格。`,
  },
)

/** The newest result at hand for a filing in a cycle: the cycle's own year if decided, else the year before. */
function latest(post: Post, cycle: number): { readonly year: number; readonly result: Assessment | null } {
  const own = post.assessments[cycle]
  return own === undefined
    ? { year: cycle - 1, result: post.assessments[cycle - 1] ?? null }
    : { year: cycle, result: own }
}

const { opening, procedure } = workshop<TenureState, TenureEvent>()
const passed = (from: number, to: number): Record<string, Assessment> =>
  Object.fromEntries(
    Array.from({ length: to - from + 1 }, (_, index) => [String(from + index), '合格' as const]),
  )

export const tenure = procedure({
  id: 'fit/tenure',
  label: '任职年限申报',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '1', from: localDate('2018-01-01') }],
  shape: 1,
  stages: { filed: { label: '已申报', closed: cite('anhui-titles-2018/art.59.a') } },
  acts: {
    FileTenure: opening({
      label: '按任职年限申报',
      cite: cite('anhui-titles-2018/art.59.a'),
      by: role('applicant'),
      leadsTo: ['filed'],
      input: z.strictObject({
        person: z.string(),
        cutOff: z.iso.date('请填写截止日期').transform((text): LocalDate => localDate(text)),
        required: z.int().min(0),
      }),
      needs: (input) => ({ post: need.register<Post>('posts', input.person) }),
      decide: ({ input, needs: { post } }) => {
        const computed = post === undefined ? [] : [yearsInPost({ post, cutOff: input.cutOff })]
        const [years] = computed
        const value = years === undefined || years.value === 'unknown' ? null : years.value
        const missing = years === undefined ? '任职记录' : (years.missing ?? null)
        return decided<TenureEvent>({
          guards: [
            yearsSuffice({ years: value, required: input.required, missing }),
            ...(post === undefined ? [] : [latestYearPassed({ ...latest(post, yearOf(input.cutOff)) })]),
          ],
          computed,
          events: [{ type: 'TenureFiled', person: input.person, years: value ?? 0 }],
        })
      },
      example: () => ({
        input: { person: 'p1', cutOff: localDate('2024-09-30'), required: 5 },
        needs: {
          post: {
            obtained: { way: 'review' as const, passedOn: '2019-09-30', approvedOn: '2019-12-01' },
            appointedOn: null,
            gaps: [],
            assessments: passed(2019, 2023),
          },
        },
      }),
    }),
  },
  evolve: (_state, event): TenureState => ({ stage: 'filed', person: event.person, years: event.years }),
  parties: (state) => [{ relation: 'applicant', person: state.person }],
  title: (state) => `任职年限 ${state.person}`,
  visibility: { see: role('clerk') },
})

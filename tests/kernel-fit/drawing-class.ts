/** Training a4.1.h, a4.7.c: a class draws its places from the agreement line; a class of a good brand draws none. */
import { z } from 'zod'
import { type QuotaStanding, cite, decided, inStage, need, role, rule, workshop } from '#kernel'
import { type AgreementLine, TRAINING, agreedPlaces, lineInput, versions } from './places.ts'

/** A class drawing on a line, or, of a recognised brand with a good record, on none (a4.7.c). */
export interface DrawState extends AgreementLine {
  readonly stage: 'filed' | 'cancelled'
  readonly heads: number
  readonly outsideQuota: boolean
}
export type DrawEvent =
  | ({ readonly type: 'ClassFiled'; readonly heads: number; readonly outsideQuota: boolean } & AgreementLine)
  | { readonly type: 'ClassCancelled' }

/** A brand's last closed evaluation, in whole percent bounds: employed of trained. */
export interface Brand {
  readonly active: boolean
  readonly trained: number
  readonly employed: number
  /** Percent the project asks for: 70 urban, 40 rural. */
  readonly percentMin: number
}

export const brandEmploys = rule(
  'brand-employment-reached',
  cite(`${TRAINING}/a4.7.c`),
  (f: { trained: number; employed: number; percentMin: number }) =>
    f.trained === 0 || 100 * f.employed >= f.percentMin * f.trained,
  {
    label: '品牌培训就业成功率达到要求',
    otherwise: (f) =>
      `请按年度指标申报：上次评估培训 ${f.trained} 人，就业 ${f.employed} 人，未达到 ${f.percentMin}%。`,
  },
)
export const brandActive = rule(
  'brand-is-recognised',
  cite(`${TRAINING}/a4.7.c`),
  (f: { active: boolean | null }) => f.active === true,
  { label: '属于认定的品牌', otherwise: () => '请按年度指标申报：该培训不是有效的品牌。' },
)

const draws = workshop<DrawState, DrawEvent>()
const drawn: DrawState & { stage: 'filed' } = {
  stage: 'filed',
  region: '前旗',
  project: '城镇',
  institution: 'a',
  heads: 5,
  outsideQuota: false,
}

export const drawingClass = draws.procedure({
  id: 'fit/drawing-class',
  label: '开班申请',
  instrument: TRAINING,
  versions,
  shape: 1,
  stages: {
    filed: { label: '已申请' },
    cancelled: { label: '已取消', closed: cite(`${TRAINING}/a4.1.h`) },
  },
  acts: {
    FileClass: draws.opening({
      label: '申请开班',
      cite: cite(`${TRAINING}/a4.1.h`),
      by: role('institution'),
      leadsTo: ['filed'],
      input: lineInput.extend({ brand: z.string().nullable() }),
      needs: (input) => ({
        brand: need.register<Brand>('brands', input.brand ?? ''),
        standing: need.quota(agreedPlaces.account(input)),
      }),
      decide: ({ input, needs }) => {
        const { brand: name, ...line } = input
        const outside = name !== null
        const record = needs.brand ?? { active: false, trained: 0, employed: 0, percentMin: 0 }
        return decided<DrawEvent>({
          guards: outside ? [brandActive({ active: record.active }), brandEmploys(record)] : [],
          quotas: outside ? [] : [agreedPlaces.take(line, line.heads)],
          events: [{ type: 'ClassFiled', ...line, outsideQuota: outside }],
        })
      },
      example: () => ({
        input: { region: '前旗', project: '城镇', institution: 'a', heads: 5, brand: null },
        needs: { brand: undefined, standing: { limit: 100, used: 0 } satisfies QuotaStanding },
      }),
    }),
    CancelClass: draws.act({
      label: '取消开班',
      cite: cite(`${TRAINING}/a4.1.h`),
      by: role('institution'),
      in: ['filed'],
      leadsTo: ['cancelled'],
      input: z.strictObject({}),
      decide: ({ state }) =>
        decided<DrawEvent>({
          quotas: state.outsideQuota ? [] : [agreedPlaces.release(state, state.heads)],
          events: [{ type: 'ClassCancelled' }],
        }),
      example: () => ({ state: drawn, input: {} }),
    }),
  },
  evolve: (state, event): DrawState => {
    if (event.type === 'ClassCancelled') return { ...inStage(state, 'filed'), stage: 'cancelled' }
    const { type: _type, ...filed } = event
    return { stage: 'filed', ...filed }
  },
  parties: () => [],
  title: (state) => `开班 ${state.institution}`,
  visibility: { see: role('centre') },
})

/** What a cycle charges: the standards of register G18, never a typed amount (art.54.a; DESK B16). */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import type { FeeEntry } from '../registers/index.ts'
import type { Level } from '../vocabulary.ts'
import { clerk, desk, field, oneForm, optionsOf, text } from './desk.ts'
import { cycleIn } from './examples.ts'
import type { Cycle } from './state.ts'

const feeItems = ['评审费', '考试费', '答辩费', '论文鉴定费'] as const

export const feeHasStandard = rule(
  'fee-has-standard',
  cite('anhui-titles-2018/art.54.a'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '每项收费都有标准',
    otherwise: (f) => `请先登记收费标准：${f.missing.join('、')}没有标准，不能收费。`,
  },
)

type FeeRow = FeeEntry & { readonly item: (typeof feeItems)[number]; readonly level: Level }

/** The standards of the items charged, for every level of the cycle; amounts are never typed. */
function standardFees(state: Cycle, items: readonly string[], standards: readonly FeeRow[]) {
  const wanted = items.flatMap((item) => state.levels.map((level) => ({ item, level })))
  const found = wanted.map(({ item, level }) =>
    standards.find((one) => one.item === item && one.level === level),
  )
  return {
    fees: found.flatMap((one) =>
      one === undefined
        ? []
        : [{ item: one.item, level: one.level, amountCents: one.amountCents, document: one.document }],
    ),
    missing: wanted.filter((_, i) => found[i] === undefined).map(({ item, level }) => `${level}${item}`),
  }
}

export const SetFees = desk.act({
  label: '设置收费',
  cite: cite('anhui-titles-2018/art.54.a'),
  by: clerk,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({
    items: z.array(z.strictObject({ item: z.enum(feeItems) })).max(4),
    code: text(30).default(''),
    way: text(300).default(''),
    refundsDeclined: z.boolean().default(true),
  }),
  form: oneForm(
    '收费',
    field('items', 'table', '收费项目（金额按收费标准名册）', {
      columns: [field('item', 'select', '项目', { options: optionsOf(feeItems) })],
    }),
    field('code', 'text', '执收编码'),
    field('way', 'textarea', '缴款方式'),
    field('refundsDeclined', 'checkbox', '评审前不予受理的退还'),
  ),
  needs: () => ({ standards: need.entries<FeeRow>('titles-fees', {}) }),
  decide: ({ state, input, needs }) => {
    const { fees, missing } = standardFees(
      state,
      input.items.map(({ item }) => item),
      needs.standards,
    )
    const { code, way, refundsDeclined } = input
    return decided({
      guards: [feeHasStandard({ missing })],
      events: [{ type: 'FeesSet', fees, payment: { code, way, refundsDeclined } }],
    })
  },
  example: () => ({
    state: cycleIn('drafting'),
    input: {
      items: [{ item: '评审费' as const }],
      code: '103044001',
      way: '凭缴款码缴纳',
      refundsDeclined: true,
    },
    needs: {
      standards: [
        {
          item: '评审费' as const,
          level: '副高级' as const,
          amountCents: 28_000,
          document: '示例价费〔2018〕1号',
        },
      ],
    },
  }),
})

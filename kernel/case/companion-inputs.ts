/** What the companions ask for, and what they are called. */
import { z } from 'zod'
import type { CompanionName } from './companion-names.ts'

const text = (max: number) => z.string().trim().min(1).max(max)

export const companionInputs = {
  Receive: z.strictObject({}),
  Withdraw: z.strictObject({ note: z.string().max(500).optional() }),
  Return: z.strictObject({
    items: z
      .array(z.strictObject({ path: z.string().max(200), text: text(1000) }))
      .min(1)
      .max(200),
  }),
  Answer: z.strictObject({
    number: z.int().min(1),
    kind: z.enum(['changed', 'explained']),
    text: text(1000),
  }),
  Urge: z.strictObject({ note: text(500) }),
  Undo: z.strictObject({}),
  RequestReinstatement: z.strictObject({
    act: text(100),
    happenedAt: z.iso.datetime({ offset: true }),
    scan: text(200),
    note: text(1000),
  }),
  DecideReinstatement: z.strictObject({ granted: z.boolean(), reason: text(1000) }),
} as const satisfies Readonly<Record<CompanionName, z.ZodType>>

export const companionLabels: Readonly<Record<CompanionName, string>> = {
  Receive: '接收',
  Withdraw: '撤回',
  Return: '退回修改',
  Answer: '答复退回意见',
  Urge: '催办',
  Undo: '撤销上一步',
  RequestReinstatement: '申请恢复办理',
  DecideReinstatement: '决定是否恢复办理',
}

/** Companions that need the case's history, because they take an act back. */
export const needsHistory = (name: CompanionName): boolean =>
  name === 'Withdraw' || name === 'Undo' || name === 'Return' || name === 'DecideReinstatement'

/** Who has signed what when, and what was voided, read from the record of a case. */
import type { Json, JsonObject, TrailItem } from '../api/types.ts'

type Role = { act: string; key: string; label: string }

const roles: readonly Role[] = [
  { act: 'SignAsCompiler', key: 'compiler', label: '制表人' },
  { act: 'SignAsFinanceHead', key: 'financeHead', label: '财务负责人' },
  { act: 'SignAsUnitHead', key: 'unitHead', label: '单位负责人' },
]

export const signingActs: ReadonlySet<string> = new Set(roles.map(({ act }) => act))

/** The paper cover counts as all three signatures. */
const cover = 'RecordSealedCover'

/** Acts after which what was signed before no longer counts. */
const voiding: Readonly<Record<string, string>> = {
  ReviseFigures: '数字或文字有修改',
  ReplaceFigures: '重新导入了数字',
  Return: '被退回修改',
  Withdraw: '撤回了报送',
}

export type SignatureLine = {
  label: string
  /** The signature that stands, or undefined. */
  signed: { person: string | null; at: string } | undefined
  /** Earlier ones that no longer count, each with what came in between. */
  voided: { person: string | null; at: string; why: string; voidedAt: string }[]
}

/** Whether anything was ever signed. */
export function hasSignatures(trail: readonly TrailItem[]): boolean {
  return trail.some(({ act }) => signingActs.has(act) || act === cover)
}

/**
 * The three signatures in their order. `signatures` of the state says which stand: a change of wording leaves that of the
 * compiler. An earlier one was voided by the first act after it that voids.
 */
export function signatureLines(trail: readonly TrailItem[], signatures: Json | undefined): SignatureLine[] {
  const standing = (typeof signatures === 'object' && signatures !== null ? signatures : {}) as JsonObject
  const inOrder = trail.toSorted((a, b) => a.version - b.version).filter(({ reverted }) => !reverted)
  return roles.map(({ act, key, label }) => {
    const own = inOrder.filter((item) => item.act === act || item.act === cover)
    const last = standing[key] === undefined ? undefined : own.at(-1)
    const voided = own
      .filter((item) => item !== last)
      .flatMap((item) => {
        const cause = inOrder.find(({ version, act: name }) => version > item.version && name in voiding)
        if (cause === undefined) return []
        return [{ person: item.person, at: item.at, why: voiding[cause.act] ?? '', voidedAt: cause.at }]
      })
    return { label, signed: last === undefined ? undefined : { person: last.person, at: last.at }, voided }
  })
}

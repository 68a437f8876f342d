/** Sealed values compared with the seals that stand in the acts. */
import type pg from 'pg'
import { saltedDigest, unsealText } from './seal.ts'
import type { ResourceTally } from './verify-resources.ts'
import { type Problem, problem } from './problem.ts'

interface SealedValue {
  readonly id: string
  readonly salt: string | null
  readonly ciphertext: string | null
}

/**
 * A sealed value must still be there, unless an act erased it; one that is gone without such an act is named. With the
 * key at hand each value is opened and its salted digest compared with the seal.
 */
export async function verifySeals(
  client: pg.ClientBase,
  tenant: string,
  tally: ResourceTally,
  key: Buffer | undefined,
): Promise<readonly Problem[]> {
  const rows = await client.query<SealedValue>(
    'select id, salt, ciphertext from sealed_values where tenant = $1',
    [tenant],
  )
  const stored = new Set(rows.rows.map((row) => row.id))
  const missing = [...tally.seals.keys()]
    .filter((id) => !stored.has(id))
    .map((id) => problem('sealed_values', id, '整行', '缺少', '封存的个人信息'))
  return [...missing, ...rows.rows.flatMap((row) => verifySeal(row, tally, key))]
}

function verifySeal(row: SealedValue, tally: ResourceTally, key: Buffer | undefined): readonly Problem[] {
  const expected = tally.seals.get(row.id)
  if (expected === undefined) return [problem('sealed_values', row.id, '整行', row.id, '不应有此行')]
  const erased = row.ciphertext === null || row.salt === null
  if (erased !== tally.erased.has(row.id))
    return [
      problem(
        'sealed_values',
        row.id,
        'ciphertext',
        erased ? '已删除' : '仍在',
        erased ? '没有删除的办理记录' : '应已删除',
      ),
    ]
  if (key === undefined || row.salt === null || row.ciphertext === null) return []
  const text = unsealText(key, row.ciphertext)
  const found = text === undefined ? '无法解密' : saltedDigest(row.salt, text)
  return found === expected ? [] : [problem('sealed_values', row.id, 'ciphertext', found, expected)]
}

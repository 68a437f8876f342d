/** Sealing of personal values: encrypted beside the case, replaced by a seal with a salted digest everywhere else. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { z } from 'zod'
import { type Fact, type Plan, type Sealed, mapPaths, personalPaths } from '#kernel'
import { type SealedRow, canonicalText } from '#platform/ledger'

/** A plan with the rows that keep its personal values. */
export type SealedPlan = Plan & { readonly sealed: readonly SealedRow[] }

/** Seals the personal values of one request and collects the rows that keep them. */
export interface Sealer {
  readonly seal: (schema: z.ZodType, input: unknown) => unknown
  readonly rows: readonly SealedRow[]
}

const pathsOf = new WeakMap<object, ReturnType<typeof personalPaths>>()

/** A sealer for one decision. Without a key, an act with personal fields is our own fault. */
export function newSealer(key: Buffer | undefined): Sealer {
  const rows: SealedRow[] = []
  const seal = (schema: z.ZodType, input: unknown): unknown => {
    const paths = pathsOf.get(schema) ?? personalPaths(schema)
    pathsOf.set(schema, paths)
    if (paths.length === 0) return input
    if (key === undefined) throw new Error('an act has personal fields and no sealing key is configured')
    return mapPaths(input, paths, (value, path): Sealed => {
      const id = randomUUID()
      const salt = randomBytes(16).toString('hex')
      rows.push({ id, subject: path, salt, ciphertext: encryptText(key, canonicalText(value)) })
      return { $sealed: id, digest: saltedDigest(salt, canonicalText(value)) }
    })
  }
  return { seal, rows }
}

/** Digest of a sealed value: without the salt nothing can be learned from it. */
export function saltedDigest(salt: string, text: string): string {
  return createHash('sha256').update(salt, 'hex').update(text, 'utf8').digest('hex')
}

export type Unsealed =
  | { readonly kind: 'value'; readonly value: Fact }
  | { readonly kind: 'erased'; readonly at: string }
  | { readonly kind: 'unknown' }

/** Reads sealed values back by their ids, in one query. The caller has checked and logged who reads. */
export async function unseal(
  client: pg.Pool | pg.ClientBase,
  key: Buffer,
  tenant: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Unsealed>> {
  if (ids.length === 0) return new Map()
  const rows = await client.query<{ id: string; ciphertext: string | null; erased_at: string | null }>(
    'select id, ciphertext, erased_at from sealed_values where tenant = $1 and id = any($2::text[])',
    [tenant, ids],
  )
  const found = new Map(rows.rows.map((row) => [row.id, row]))
  return new Map(
    ids.map((id): [string, Unsealed] => {
      const row = found.get(id)
      if (row === undefined) return [id, { kind: 'unknown' }]
      if (row.ciphertext === null) return [id, { kind: 'erased', at: row.erased_at ?? '' }]
      return [id, { kind: 'value', value: JSON.parse(decryptText(key, row.ciphertext)) as Fact }]
    }),
  )
}

/** Plain text of a sealed value; undefined when key or ciphertext do not fit. */
export function unsealText(key: Buffer, packed: string): string | undefined {
  try {
    return decryptText(key, packed)
  } catch (error) {
    if (error instanceof Error) return undefined // authentication failed: the stored bytes were changed
    throw error
  }
}

/** Encrypts a text; the nonce is part of what comes out. */
export function encryptText(key: Buffer, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

/** Throws where key or text do not fit. */
export function decryptText(key: Buffer, packed: string): string {
  const bytes = Buffer.from(packed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

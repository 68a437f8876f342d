/** Secrets of an installation: made once, kept beside the data with access for its owner only, never in a backup of the database. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const fileSchema = z.object({
  totp: z.string(),
  codes: z.string(),
  seals: z.string(),
  checkpoints: z.string(),
})

export interface Keys {
  /** Seals the secrets of one-time codes. */
  readonly totpKey: Buffer
  /** Encrypts personal values of cases; without it they cannot be read. */
  readonly sealKey: Buffer
  /** Goes into verification codes, so that they cannot be worked out from published data. */
  readonly codeSecret: string
  /** Signs tree heads of the ledger (Ed25519), as base64. */
  signCheckpoint(text: string): string
  /** Whether a tree head's signature was made with the key of this installation. */
  readonly checkSignature: (text: string, signature: string) => boolean
  /** The public key that checks tree heads: SPKI (DER) as base64. */
  readonly publicKey: string
}

/** Reads the keys of a data folder, making them at the first start. */
export function loadKeys(dataFolder: string): Keys {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const path = join(dataFolder, 'keys.json')
  if (!existsSync(path)) writeFileSync(path, newKeys(), { mode: 0o600, flag: 'wx' })
  return keysFrom(completed(path))
}

/** Reads the keys of a data folder where they are; never makes any. For verification beside a service or a backup. */
export function findKeys(dataFolder: string): Keys | undefined {
  const path = join(dataFolder, 'keys.json')
  if (!existsSync(path)) return undefined
  const stored = fileSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  return stored.success ? keysFrom(stored.data) : undefined
}

function keysFrom(stored: z.output<typeof fileSchema>): Keys {
  const privateKey = createPrivateKey(stored.checkpoints)
  const publicKey = createPublicKey(privateKey)
  return {
    totpKey: Buffer.from(stored.totp, 'base64'),
    sealKey: Buffer.from(stored.seals, 'base64'),
    codeSecret: stored.codes,
    signCheckpoint: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
    checkSignature: (text, signature) =>
      verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64')),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  }
}

/** Reads the file; a kind of key that an earlier release did not have is made now. */
function completed(path: string): z.output<typeof fileSchema> {
  const found = fileSchema.partial().parse(JSON.parse(readFileSync(path, 'utf8')))
  const whole = fileSchema.safeParse(found)
  if (whole.success) return whole.data
  const added = fileSchema.parse({ ...(JSON.parse(newKeys()) as object), ...found })
  const beside = `${path}.${process.pid}`
  writeFileSync(beside, JSON.stringify(added), { mode: 0o600, flush: true })
  renameSync(beside, path)
  return added
}

function newKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return JSON.stringify({
    totp: randomBytes(32).toString('base64'),
    codes: randomBytes(32).toString('base64'),
    seals: randomBytes(32).toString('base64'),
    checkpoints: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  })
}

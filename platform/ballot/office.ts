/**
 * One of the two offices: a folder, a passphrase, and the keys that the passphrase opens. The storage key seals what lies in
 * the folder, the opening key opens the office's share of sealed boxes, the voice key signs acknowledgements.
 */
import {
  type KeyObject,
  argon2Sync,
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type RandomBytes, deviceRandom } from './client/bytes.ts'
import { KEY_OCTETS, sealed, unsealed } from './sealing.ts'
import { findContent, writeWhole } from './whole-file.ts'

export interface Office {
  readonly folder: string
  readonly storageKey: Uint8Array
  /** Others seal shares to it: SubjectPublicKeyInfo, DER, base64. */
  readonly sealingKey: string
  readonly openingKey: KeyObject
  readonly voice: KeyObject
  /** Raw Ed25519 public key of the voice, base64. */
  readonly voiceKey: string
  readonly random: RandomBytes
}

export interface OfficeOptions {
  /** A seeded source in tests. */
  readonly random?: RandomBytes
  /** The opening key of a new office; tests give a seeded one. */
  readonly makeOpeningKey?: () => KeyObject
  /** What guessing at the passphrase of a new office costs; tests make it cheap. */
  readonly cost?: PassphraseCost
}

/** argon2id of RFC 9106: KiB of memory, passes, lanes. */
export interface PassphraseCost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** What the folder's `office.json` holds. */
interface OfficeFile {
  readonly version: 1
  readonly salt: string
  readonly cost: PassphraseCost
  readonly secrets: string
}

interface Secrets {
  readonly storageKey: string
  readonly openingKey: string
  readonly voiceSeed: string
}

const COST: PassphraseCost = { memory: 65_536, passes: 3, parallelism: 4 }
const PLACE = 'office secrets'
const PKCS8_START = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Opens the office of a folder, making it with this passphrase the first time. Undefined where the passphrase is wrong. */
export function openOffice(
  folder: string,
  passphrase: string,
  options: OfficeOptions = {},
): Office | undefined {
  const { random = deviceRandom, makeOpeningKey = newOpeningKey, cost = COST } = options
  fs.mkdirSync(path.join(folder, 'questions'), { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'office.json')
  const content = findContent(file)
  if (content !== undefined) {
    const secrets = openedSecrets(JSON.parse(content.toString('utf8')) as OfficeFile, passphrase)
    return secrets === undefined ? undefined : officeOf(folder, secrets, random)
  }
  const secrets = {
    storageKey: text(random(KEY_OCTETS)),
    openingKey: text(makeOpeningKey().export({ type: 'pkcs8', format: 'der' })),
    voiceSeed: text(random(KEY_OCTETS)),
  }
  const salt = text(random(16))
  const key = passphraseKey(passphrase, salt, cost)
  const kept: OfficeFile = {
    version: 1,
    salt,
    cost,
    secrets: text(sealed(key, Buffer.from(JSON.stringify(secrets)), PLACE, random)),
  }
  writeWhole(file, `${JSON.stringify(kept)}\n`)
  return officeOf(folder, secrets, random)
}

/** Seals a share to an office's sealing key; only `openShare` of that office gets it back. */
export function sealShare(sealingKey: string, share: Uint8Array): Buffer {
  const key = createPublicKey({ key: octets(sealingKey), type: 'spki', format: 'der' })
  return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' }, share)
}

/** The office's share of a sealed box; undefined where it was not sealed to this office. */
export function openShare({ openingKey }: Office, share: Uint8Array): Buffer | undefined {
  try {
    return privateDecrypt(
      { key: openingKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
      share,
    )
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

function newOpeningKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey
}

function openedSecrets({ salt, cost, secrets }: OfficeFile, passphrase: string): Secrets | undefined {
  const plain = unsealed(passphraseKey(passphrase, salt, cost), octets(secrets), PLACE)
  return plain === undefined ? undefined : (JSON.parse(plain.toString('utf8')) as Secrets)
}

function passphraseKey(passphrase: string, salt: string, cost: PassphraseCost): Buffer {
  return argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFC')),
    nonce: octets(salt),
    tagLength: KEY_OCTETS,
    ...cost,
  })
}

function officeOf(folder: string, secrets: Secrets, random: RandomBytes): Office {
  const openingKey = createPrivateKey({ key: octets(secrets.openingKey), type: 'pkcs8', format: 'der' })
  const voice = createPrivateKey({
    key: Buffer.concat([PKCS8_START, octets(secrets.voiceSeed)]),
    type: 'pkcs8',
    format: 'der',
  })
  const { x } = createPublicKey(voice).export({ format: 'jwk' })
  return {
    folder,
    storageKey: octets(secrets.storageKey),
    sealingKey: text(createPublicKey(openingKey).export({ type: 'spki', format: 'der' })),
    openingKey,
    voice,
    voiceKey: text(Buffer.from(x ?? '', 'base64url')),
    random,
  }
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function octets(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

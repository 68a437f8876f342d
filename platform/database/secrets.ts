import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { readIfThere } from './processes.ts'

/** Passwords of the two database roles of an embedded server. */
export interface RolePasswords {
  readonly owner: string
  readonly app: string
}

/**
 * Reads a file only its owner may read (mode 0600), creating it with random text first if it is not there. The
 * file appears whole: written beside, flushed, then linked, so a crash or a second process never sees half of it.
 */
export function storedSecret(file: string, create: () => string = () => randomPassword()): string {
  const present = readIfThere(file)
  if (present !== '') return present
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 }) // a server by URL has no data folder yet
  const temporary = `${file}.${process.pid}.${crypto.randomBytes(4).toString('hex')}`
  fs.writeFileSync(temporary, create(), { mode: 0o600, flush: true })
  try {
    fs.linkSync(temporary, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(temporary, { force: true })
  }
  return fs.readFileSync(file, 'utf8')
}

/** The passwords of both roles, kept in `file`; made once. */
export function storedPasswords(file: string): RolePasswords {
  const text = storedSecret(
    file,
    () => `${JSON.stringify({ owner: randomPassword(), app: randomPassword() })}\n`,
  )
  const value = JSON.parse(text) as Partial<RolePasswords>
  if (typeof value.owner !== 'string' || typeof value.app !== 'string') {
    throw new Error(`${file} does not hold the passwords of both roles`)
  }
  return { owner: value.owner, app: value.app }
}

/** 256 bits of randomness in letters that need no quoting in SQL or a URL. */
function randomPassword(): string {
  return crypto.randomBytes(32).toString('base64url')
}

/** The runtime role's password for a server given by URL: the same on every host that knows the owner's. */
export function derivedPassword(ownerPassword: string, role: string): string {
  return crypto
    .createHmac('sha256', ownerPassword)
    .update(`guicheng database role ${role}`)
    .digest('base64url')
}

/** What this server knows of ballot offices on machines of their own: their secrets and certificates, by control address. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ControlAddress } from '#platform/ballot'

/** Secret of an office's control port, and its certificate (PEM) where it speaks TLS. */
export interface OfficeTrust {
  readonly secret: string
  readonly ca?: string
}
type Trusts = Readonly<Record<string, OfficeTrust>>

const fileOf = (folder: string): string => join(folder, 'offices.json')

function trustsOf(folder: string): Trusts {
  const file = fileOf(folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Trusts) : {}
}

/** Remembers an office; `folder` is the ballot folder of the data folder, readable by the server's account alone. */
export function trustOffice(folder: string, address: string, trust: OfficeTrust): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const trusts = { ...trustsOf(folder), [originOf(address)]: trust }
  writeFileSync(fileOf(folder), `${JSON.stringify(trusts, null, 2)}\n`, { mode: 0o600 })
}

/** How to ask the office at an address of a plan (`http(s)://host:port`); undefined where its secret is not known here. */
export function findOffice(folder: string, address: string): ControlAddress | undefined {
  const trust = trustsOf(folder)[originOf(address)]
  if (trust === undefined) return undefined
  const { hostname, port, protocol } = new URL(address)
  const isSecure = protocol === 'https:'
  return {
    host: hostname,
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    secret: trust.secret,
    ...(isSecure ? { ca: trust.ca ?? '' } : {}),
  }
}

const originOf = (address: string): string => (URL.canParse(address) ? new URL(address).origin : address)

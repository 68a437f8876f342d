/** An office at work inside this process: its folder is its own, its control port opens with the secret in the folder. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { claimFolder, isClaim } from '../database/folder-owner.ts'
import { Box } from './box.ts'
import { type ControlAddress, type Operations, type TlsIdentity, controlServer } from './control.ts'
import { boxOperations, signerOperations } from './office-operations.ts'
import { type Office, openOffice } from './office.ts'
import { Passes } from './passes.ts'
import { startRelay } from './relay.ts'
import { Signer } from './signer.ts'
import { tokensServer } from './tokens-server.ts'
import { votersServer } from './voters-server.ts'
import { findContent, writeWhole } from './whole-file.ts'

export type OfficeKind = 'signer' | 'box'

export interface OfficePlan {
  readonly kind: OfficeKind
  /** The office's own folder, apart from the platform's data and from the other office's. */
  readonly folder: string
  readonly passphrase: string
  /** `host:port` for control, by default a free port of the loopback interface. */
  readonly control?: string
  /** `host:port` where the box takes ballots and the signing office gives tokens, by default a free port of the loopback interface. */
  readonly voters?: string
  /** Address of that place from members' devices, e.g. `https://10.0.0.6:8443`; absent where the platform stands before it. */
  readonly publicAddress?: string
  /** Box only: origin of the signing office, where the voting page fetches tokens. */
  readonly tokens?: string
  /** Signing office only: where devices reach the box; what comes is passed on to the box unread. */
  readonly relay?: { readonly listen: string; readonly box: string }
  /** The page that may speak to this office from a browser, e.g. `https://room.example`. */
  readonly origin?: string
  /** Files with the office's certificate and its key (PEM). Without them all travels openly: for one machine only. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

export interface RunningOffice {
  readonly control: ControlAddress
  /** Where members' devices are served. */
  readonly votersPort: number
  stop(): Promise<void>
}

export type OfficeRefused = { readonly refused: 'wrong-passphrase' | 'folder-in-use' }

/** Opens the office and listens. Refused where another process holds the folder or the passphrase is wrong. */
export async function runOffice(plan: OfficePlan): Promise<RunningOffice | OfficeRefused> {
  fs.mkdirSync(plan.folder, { recursive: true, mode: 0o700 })
  const claim = claimFolder(plan.folder)
  if (!isClaim(claim)) return { refused: 'folder-in-use' }
  const office = openOffice(plan.folder, plan.passphrase)
  if (office === undefined) {
    claim.release()
    return { refused: 'wrong-passphrase' }
  }
  const secret = controlSecret(plan.folder)
  const servers: Server[] = []
  const serve = async (server: Server, address = '127.0.0.1:0'): Promise<AddressInfo> => {
    servers.push(server)
    return listening(server, address)
  }
  const { tls, publicAddress = '' } = plan
  const identity = tls && { cert: fs.readFileSync(tls.cert), key: fs.readFileSync(tls.key) }
  const { operations, voters } = await (plan.kind === 'box' ? boxOf : signerOf)(office, plan, identity)
  const votersPort = (await serve(voters, plan.voters)).port
  const named = { ...operations, keys: () => withAddress(operations['keys']?.({}), publicAddress) }
  const { address: host, port } = await serve(controlServer(named, secret, identity), plan.control)
  const relay = plan.relay && (await startRelay(placeOf(plan.relay.listen), placeOf(plan.relay.box)))
  return {
    control: { host, port, secret, ...(tls === undefined ? {} : { ca: identity?.cert.toString() ?? '' }) },
    votersPort,
    stop: async () => {
      await Promise.all([...servers.map(closed), relay?.stop()])
      claim.release()
    },
  }
}

type Serving = { readonly operations: Operations; readonly voters: Server }

async function boxOf(
  office: Office,
  { origin, tokens }: OfficePlan,
  identity?: TlsIdentity,
): Promise<Serving> {
  const box = await Box.of(office)
  return { operations: boxOperations(box), voters: votersServer(box, { origin, tokens }, identity) }
}

function signerOf(office: Office, { origin }: OfficePlan, identity?: TlsIdentity): Promise<Serving> {
  const [signer, passes] = [new Signer(office), new Passes()]
  const voters = tokensServer(signer, passes, origin, identity)
  return Promise.resolve({ operations: signerOperations(signer, passes), voters })
}

/** What `keys` answers, with the address of the office from members' devices. */
function withAddress(answer: unknown, publicAddress: string): unknown {
  const { value } = answer as { readonly value: object }
  return { ok: true, value: { ...value, publicAddress } }
}

/** `host:port` in its parts. */
function placeOf(address: string): { readonly host: string; readonly port: number } {
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at), port: Number(address.slice(at + 1)) }
}

function listening(server: Server, address: string): Promise<AddressInfo> {
  const { host, port } = placeOf(address)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(server.address() as AddressInfo))
  })
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

/** The secret of the control port, made once. */
function controlSecret(folder: string): string {
  const file = path.join(folder, 'control-secret')
  const known = findContent(file)?.toString('utf8')
  if (known !== undefined) return known
  const secret = randomBytes(32).toString('hex')
  writeWhole(file, secret)
  return secret
}

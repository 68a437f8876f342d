/** An office at work inside this process: its folder is its own, its control port opens with the secret in the folder. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { claimFolder, isClaim } from '../database/folder-owner.ts'
import { Box } from './box.ts'
import { type ControlAddress, controlServer } from './control.ts'
import { boxOperations, signerOperations } from './office-operations.ts'
import { openOffice } from './office.ts'
import { Signer } from './signer.ts'
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
  /** `host:port` where the box takes ballots, by default a free port of the loopback interface. */
  readonly voters?: string
  /** The page that may speak to the box from a browser, e.g. `https://room.example`. */
  readonly origin?: string
  /** Files with the box's certificate and its key (PEM). Without them ballots travel openly: for one machine only. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

export interface RunningOffice {
  readonly control: ControlAddress
  /** Where the box takes ballots; null for the signing office. */
  readonly votersPort: number | null
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
  let votersPort: number | null = null
  let operations
  if (plan.kind === 'box') {
    const box = await Box.of(office)
    operations = boxOperations(box)
    const { tls } = plan
    const identity = tls && { cert: fs.readFileSync(tls.cert), key: fs.readFileSync(tls.key) }
    votersPort = (await serve(votersServer(box, plan.origin, identity), plan.voters)).port
  } else operations = signerOperations(new Signer(office))
  const { address: host, port } = await serve(controlServer(operations, secret), plan.control)
  return {
    control: { host, port, secret },
    votersPort,
    stop: async () => {
      await Promise.all(servers.map(closed))
      claim.release()
    },
  }
}

function listening(server: Server, address: string): Promise<AddressInfo> {
  const at = address.lastIndexOf(':')
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(address.slice(at + 1)), address.slice(0, at), () =>
      resolve(server.address() as AddressInfo),
    )
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

/**
 * The two offices of the secret ballot. Where a meeting's plan names none, this server runs both: a process each, a folder each, started
 * when a meeting first needs them, so that every page and the minutes say 签发与票箱未分离.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BallotQuestion,
  type BoxOffice,
  type OfficeKind,
  type OfficeProcess,
  type SigningOffice,
  OfficeUnreachable,
  boxOffice,
  signingOffice,
  startOffice,
} from '#platform/ballot'
import type { Meeting, MeetingItem } from '#regulations/titles'
import { findOffice } from './titles-offices.ts'

/** What is chosen from, in the order of the ballot's codes; a count has a column for each. */
const ballotChoices = ['yes', 'no', 'abstain'] as const

export interface BallotOffices {
  readonly signer: SigningOffice
  readonly box: BoxOffice
  /** The box's key of acknowledgements and the signing office's sealing key, base64. */
  readonly boxKey: string
  readonly sealingKey: string
  /** SHA-256 of the voting page that the box serves, hexadecimal. */
  readonly page: string
  /** Where members' devices find the page and get tokens; relative to the page where this server stands before the offices. */
  readonly pageAddress: string
  readonly tokensAddress: string
  /** Ports of the offices on this machine for what this server passes on; null where they are elsewhere. */
  readonly own: { readonly box: number; readonly signer: number } | null
}

/** Where this server passes the page, its tokens and its ballots on to the offices that it runs. */
export const RELAY = {
  page: '/api/titles/vote',
  tokens: '/api/titles/ballot-tokens',
  ballots: '/api/titles/ballots',
} as const

/** The offices of one server and those that meetings name; nothing runs before the first `get`. */
export interface BallotHouse {
  /** Those that a plan names, or null for this server's own. Throws `OfficeUnreachable`. */
  get(named?: Meeting['offices']): Promise<BallotOffices>
  stop(): Promise<void>
}

/** @param folder holds a folder for each office and their passphrases, readable by the server's account alone */
export function ballotHouse(folder: string): BallotHouse {
  let running: Promise<{ readonly offices: BallotOffices; readonly processes: OfficeProcess[] }> | undefined
  /** Asked again, they start anew from their folders. */
  const forget = (): undefined => (running = undefined)
  const start = async () => {
    const [signer, box] = [await started(folder, 'signer'), await started(folder, 'box')]
    void Promise.race([signer.ended, box.ended]).then(forget)
    return { offices: await officesOf(signer, box), processes: [signer, box] }
  }
  return {
    get: async (named = null) => {
      if (named !== null) return officesAt(folder, named)
      running ??= start()
      try {
        return (await running).offices
      } catch (error) {
        running = undefined
        throw error
      }
    },
    stop: async () => {
      const { processes } = (await running) ?? { processes: [] }
      await Promise.all(processes.map((office) => office.stop()))
    },
  }
}

async function started(folder: string, kind: OfficeKind): Promise<OfficeProcess> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${kind}.passphrase`)
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64'), { mode: 0o600 })
  const office = await startOffice({
    kind,
    folder: join(folder, kind),
    passphrase: readFileSync(file, 'utf8'),
  })
  if ('refused' in office) throw new Error(`the ${kind} office does not start: ${office.refused}`)
  return office
}

async function officesOf(signerProcess: OfficeProcess, boxProcess: OfficeProcess): Promise<BallotOffices> {
  const [signer, box] = [signingOffice(signerProcess.control), boxOffice(boxProcess.control)]
  return {
    ...(await keysOf(signer, box)),
    pageAddress: RELAY.page,
    tokensAddress: RELAY.tokens,
    own: { box: boxProcess.votersPort, signer: signerProcess.votersPort },
  }
}

/** Offices on machines of their own; devices speak to them directly, or through the relay of the signing office. */
async function officesAt(folder: string, named: NonNullable<Meeting['offices']>): Promise<BallotOffices> {
  const [signerAt, boxAt] = [named.signer, named.box].map(({ address, operator }) => {
    const found = findOffice(folder, address)
    if (found === undefined) throw new OfficeUnreachable(`no secret is known for ${operator} at ${address}`)
    return found
  })
  if (signerAt === undefined || boxAt === undefined) throw new OfficeUnreachable('an office is not named')
  const { addresses, ...offices } = await keysOf(signingOffice(signerAt), boxOffice(boxAt))
  return {
    ...offices,
    pageAddress: `${addresses.box}/vote`,
    tokensAddress: `${addresses.signer}/tokens`,
    own: null,
  }
}

async function keysOf(signer: SigningOffice, box: BoxOffice) {
  const [keys, boxKeys] = [await signer.keys(), await box.keys()]
  if (!keys.ok || !boxKeys.ok) throw new OfficeUnreachable('an office has no keys')
  const { voiceKey, page } = boxKeys.value
  const addresses = { signer: keys.value.publicAddress, box: boxKeys.value.publicAddress }
  return { signer, box, boxKey: voiceKey, page, sealingKey: keys.value.sealingKey, addresses }
}

/** A question of its own for each candidate and attempt, with a key of its own. */
export const questionId = (meeting: string, item: string, attempt: number, application: string): string =>
  `${meeting}/${item}/${attempt}/${application}`

/** The attempt that a ballot opened now would be. */
export const nextAttempt = (item: MeetingItem): number => item.ballots.length + 1

/** How many keys are made at a time. */
const KEYS_TOGETHER = 4

/** Makes the keys of an attempt, each about 0.4 s, or answers those that are there. */
export async function preparedQuestions(
  { signer }: BallotOffices,
  ids: readonly string[],
): Promise<readonly BallotQuestion[]> {
  const questions: BallotQuestion[] = []
  for (let at = 0; at < ids.length; at += KEYS_TOGETHER)
    questions.push(
      ...(await Promise.all(
        ids.slice(at, at + KEYS_TOGETHER).map(async (id) => {
          const made = await signer.prepare(id, ballotChoices)
          if (!made.ok) throw new Error(`no key for ${id}: ${made.reason}`)
          return made.value
        }),
      )),
    )
  return questions
}

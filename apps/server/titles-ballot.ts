/**
 * The two offices of the secret ballot as this server runs them: a process each, a folder each, started when a meeting first needs
 * them. Whoever runs the server runs both, so that every page and the minutes say 签发与票箱未分离.
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
  boxOffice,
  signingOffice,
  startOffice,
} from '#platform/ballot'
import type { MeetingItem } from '#regulations/titles'

/** What is chosen from, in the order of the ballot's codes; a count has a column for each. */
export const ballotChoices = ['yes', 'no', 'abstain'] as const

export interface BallotOffices {
  readonly signer: SigningOffice
  readonly box: BoxOffice
  /** The box's key of acknowledgements and the signing office's sealing key, base64. */
  readonly boxKey: string
  readonly sealingKey: string
  /** Where the box takes ballots on this machine. */
  readonly votersPort: number
}

/** Both offices of one server; nothing runs before the first `get`. */
export interface BallotHouse {
  get(): Promise<BallotOffices>
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
    get: async () => {
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
  const [keys, boxKeys] = [await signer.keys(), await box.keys()]
  if (!keys.ok || !boxKeys.ok || boxProcess.votersPort === null) throw new Error('an office has no keys')
  return {
    signer,
    box,
    boxKey: boxKeys.value.voiceKey,
    sealingKey: keys.value.sealingKey,
    votersPort: boxProcess.votersPort,
  }
}

/** A question of its own for each candidate and attempt, with a key of its own. */
export const questionId = (meeting: string, item: string, attempt: number, application: string): string =>
  `${meeting}/${item}/${attempt}/${application}`

/** The attempt that a ballot opened now would be. */
export const nextAttempt = (item: MeetingItem): number => item.ballots.length + 1

/** Makes the keys of an attempt, each about 0.4 s, or answers those that are there. */
export async function preparedQuestions(
  { signer }: BallotOffices,
  ids: readonly string[],
): Promise<readonly BallotQuestion[]> {
  const questions: BallotQuestion[] = []
  for (const id of ids) {
    const made = await signer.prepare(id, ballotChoices)
    if (!made.ok) throw new Error(`no key for ${id}: ${made.reason}`)
    questions.push(made.value)
  }
  return questions
}

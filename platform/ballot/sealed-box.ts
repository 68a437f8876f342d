/**
 * The box after the count: its ballots sorted by their own octets, sealed to both offices, so that only both together can
 * open it for a recount or an inspection; and the check that anybody who holds the opened box can repeat.
 */
import fs from 'node:fs'
import path from 'node:path'
import { type CheckedQuestion, checkBallot, findCheckedQuestion, preparedMessage } from './check-ballot.ts'
import type { BallotQuestion } from './client/ballot.ts'
import { parseBallot } from './client/ballot.ts'
import type { RandomBytes } from './client/bytes.ts'
import { type BallotOutcome, type RoomRefusal, done, refused } from './client/refusals.ts'
import { sealShare } from './office.ts'
import { KEY_OCTETS, keyOfShares, sealed, unsealed } from './sealing.ts'

/** A sealed box as it is kept; base64 and JSON. */
export interface SealedBox {
  readonly version: 1
  readonly question: string
  /** Each opened by its own office only. */
  readonly shares: { readonly signer: string; readonly box: string }
  readonly body: string
}

/** What was in the box: the question, and the ballots (base64) sorted by their octets. */
export interface OpenedBox {
  readonly question: BallotQuestion
  readonly ballots: readonly string[]
}

/** How often each choice of the question was made; only these leave the room. */
export type BallotTotals = Readonly<Record<string, number>>

export interface BoxCheck {
  readonly ballots: number
  readonly valid: number
  readonly totals: BallotTotals
  /** One line for each ballot that does not hold, and for each that is there twice. */
  readonly problems: readonly string[]
}

/** Seals the opened box to the two offices' sealing keys. */
export function sealBox(
  opened: OpenedBox,
  sealingKeys: { readonly signer: string; readonly box: string },
  random: RandomBytes,
): SealedBox {
  const [one, other] = [random(KEY_OCTETS), random(KEY_OCTETS)]
  const plain = Buffer.from(JSON.stringify(opened))
  return {
    version: 1,
    question: opened.question.id,
    shares: {
      signer: sealShare(sealingKeys.signer, one).toString('base64'),
      box: sealShare(sealingKeys.box, other).toString('base64'),
    },
    body: sealed(keyOfShares(one, other), plain, opened.question.id, random).toString('base64'),
  }
}

/** Opens a sealed box with both shares, as the two offices gave them. */
export function openSealedBox(
  box: SealedBox,
  shares: { readonly signer: Uint8Array; readonly box: Uint8Array },
): BallotOutcome<OpenedBox, RoomRefusal> {
  const key = keyOfShares(shares.signer, shares.box)
  const plain = unsealed(key, Buffer.from(box.body, 'base64'), box.question)
  return plain === undefined ? refused('share-unfit') : done(JSON.parse(plain.toString('utf8')) as OpenedBox)
}

/** Checks every ballot of an opened box anew and counts: question, choice, token, voter's signature, nobody twice. */
export async function checkBox({
  question,
  ballots,
}: OpenedBox): Promise<BallotOutcome<BoxCheck, RoomRefusal>> {
  const checked = await findCheckedQuestion(question)
  if (checked === undefined) return refused('key-unfit')
  return done(
    await countBallots(
      checked,
      ballots.map((text) => Buffer.from(text, 'base64')),
    ),
  )
}

/** The count of these ballots; those that do not hold or come twice count for nothing and are told. */
export async function countBallots(
  checked: CheckedQuestion,
  ballots: readonly Uint8Array[],
): Promise<BoxCheck> {
  const { choices } = checked.question
  const totals = choices.map(() => 0)
  const seen = new Set<string>()
  const problems: string[] = []
  for (const [index, octets] of ballots.entries()) {
    const found = await checkBallot(octets, checked)
    if (!found.ok) {
      problems.push(`第 ${index + 1} 张：${found.reason}`)
      continue
    }
    const { choice, voterKey } = found.value
    const key = Buffer.from(voterKey).toString('hex')
    if (seen.has(key)) problems.push(`第 ${index + 1} 张：already-voted`)
    else totals[choice] = (totals[choice] ?? 0) + 1
    seen.add(key)
  }
  return {
    ballots: ballots.length,
    valid: totals.reduce((sum, total) => sum + total, 0),
    totals: Object.fromEntries(choices.map((choice, index) => [choice, totals[index] ?? 0])),
    problems,
  }
}

/**
 * Writes `public.pem` and for each ballot `NNN.message` and `NNN.token`, for a check without any software of ours:
 * `openssl dgst -sha384 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:48 -sigopt rsa_mgf1_md:sha384
 * -verify public.pem -signature NNN.token NNN.message`. Answers the numbers NNN.
 */
export async function writeTokens({ question, ballots }: OpenedBox, folder: string): Promise<string[]> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lines = question.publicKey.match(/.{1,64}/g) ?? []
  const pem = ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', '']
  fs.writeFileSync(path.join(folder, 'public.pem'), pem.join('\n'))
  const numbers: string[] = []
  for (const [index, text] of ballots.entries()) {
    const ballot = parseBallot(Buffer.from(text, 'base64'))
    if (ballot === undefined) continue
    const number = String(index + 1).padStart(3, '0')
    fs.writeFileSync(path.join(folder, `${number}.message`), await preparedMessage(ballot))
    fs.writeFileSync(path.join(folder, `${number}.token`), ballot.token)
    numbers.push(number)
  }
  return numbers
}

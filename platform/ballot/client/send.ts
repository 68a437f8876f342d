/** How ballots travel to the box: alone, in an order of no meaning, and again until the box has answered. */
import { type Bytes, type RandomBytes, deviceRandom, toNumber } from './bytes.ts'
import { readAnswer } from './device.ts'
import { type BallotOutcome, type CastRefusal, refused } from './refusals.ts'

const TRIES_MAX = 4
const PAUSE_MILLISECONDS = 700

/**
 * Posts a ballot to the box's slot (`https://…/ballots`) and answers its checked acknowledgement. The same octets are sent again
 * where no sound answer comes, which stores nothing twice; after four tries it gives up as `box-unreachable`, and the
 * ballot must be kept and sent later.
 */
export async function castBallot(
  slot: string,
  ballot: Bytes,
  boxKey: string,
): Promise<BallotOutcome<Bytes, CastRefusal | 'box-unreachable'>> {
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const octets = await findAnswer(slot, ballot)
    const answer = octets && (await readAnswer(octets, ballot, boxKey))
    if (answer !== undefined && (answer.ok || answer.reason !== 'malformed')) return answer
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS * (tries - 1)))
  }
  return refused('box-unreachable')
}

/** The values in a random order: a list is sent so, lest the order of arrival repeat the order of the list. */
export function shuffled<Value>(values: readonly Value[], random: RandomBytes = deviceRandom): Value[] {
  return values
    .map((value) => ({ value, place: toNumber(random(16)) }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
    .map(({ value }) => value)
}

async function findAnswer(slot: string, ballot: Bytes): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(slot, {
      method: 'POST',
      body: ballot,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
  } catch (error) {
    if (error instanceof TypeError) return undefined // no connection
    throw error
  }
}

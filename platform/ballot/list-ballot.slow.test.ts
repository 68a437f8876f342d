import assert from 'node:assert/strict'
import path from 'node:path'
import { it } from 'node:test'
import { Box } from './box.ts'
import { fromBase64 } from './client/bytes.ts'
import { makeBallot } from './client/device.ts'
import { openOffice } from './office.ts'
import { fetchedToken, memberNames, openedQuestion, temporaryFolder, votes } from './room.fixture.ts'
import { checkBox, openSealedBox } from './sealed-box.ts'
import { seededOrder, seededRandom } from './seeded.fixture.ts'
import { Signer } from './signer.ts'

const CANDIDATES = 200

it('25 members vote on 200 candidates, each with a key of its own; one leaves in the middle', async (t) => {
  const folder = temporaryFolder(t)
  const offices = ['signer', 'box'].map((name) => openOffice(path.join(folder, name), '口令'))
  const [ofSigner, ofBox] = offices
  assert.ok(ofSigner && ofBox)
  const signer = new Signer(ofSigner)
  const box = await Box.of(ofBox)
  const room = { folder, signer, box, restarted: () => Promise.reject(new Error('not here')) }
  const random = seededRandom('list')
  const keys = new Set<string>()
  const expected = new Map<string, Record<string, number>>()

  for (let number = 1; number <= CANDIDATES; number += 1) {
    // m007 leaves before candidate 8: the ballots on 1 to 7 stand, no list has the name after that.
    const present = memberNames(25).filter((member) => number < 8 || member !== 'm007')
    const id = `meeting/candidate-${number}`
    const question = await openedQuestion(room, id, present)
    keys.add(question.publicKey)
    const totals: Record<string, number> = { yes: 0, no: 0, abstain: 0 }
    const ballots: Uint8Array[] = []
    for (const member of present) {
      const secret = await fetchedToken(room, question, member, random)
      const choice = (random(1)[0] ?? 0) % 3
      const name = votes[choice] ?? 'no'
      totals[name] = (totals[name] ?? 0) + 1
      const ballot = await makeBallot(question, secret, choice)
      assert.ok(ballot.ok)
      ballots.push(ballot.value)
    }
    for (const index of seededOrder(ballots.length, random))
      assert.ok((await box.cast(ballots[index] ?? new Uint8Array())).ok)
    expected.set(id, totals)
    if (number === 7) assert.deepEqual(signer.leave('m007').withdrawn, [])
    const late = signer.issue(id, 'm007', new Uint8Array(384))
    assert.equal(!late.ok && late.reason, number < 8 ? 'token-already-issued' : 'not-entitled')
  }
  assert.equal(keys.size, CANDIDATES)

  for (const [id, totals] of expected) {
    const [closed, boxClosed] = [signer.close(id), box.close(id)]
    assert.ok(closed.ok && boxClosed.ok)
    const { entitled, issued } = closed.value
    const result = await box.count(id, { entitled, issued, notCast: 0 })
    assert.ok(result.ok)
    assert.deepEqual(result.value.totals, totals)
    const sealed = box.sealedBox(id)
    assert.ok(sealed.ok)
    const one = signer.share(fromBase64(sealed.value.shares.signer))
    const other = box.share(fromBase64(sealed.value.shares.box))
    assert.ok(one.ok && other.ok)
    const opened = openSealedBox(sealed.value, { signer: one.value, box: other.value })
    assert.ok(opened.ok)
    const check = await checkBox(opened.value)
    assert.deepEqual(check.ok && check.value, { ballots: issued, valid: issued, totals, problems: [] })
  }
})

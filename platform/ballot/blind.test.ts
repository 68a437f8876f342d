import assert from 'node:assert/strict'
import { createPublicKey } from 'node:crypto'
import { describe, it } from 'node:test'
import { blindSign } from './blind-sign.ts'
import { inverse, keyOfPrimes, seededKey, seededRandom } from './seeded.fixture.ts'
import {
  MODULUS_OCTETS,
  blind,
  blindWith,
  finalize,
  findBlindingKey,
  importedKey,
  prepare,
  verify,
} from './client/blind.ts'
import { type Bytes, fromHex, joined, sameBytes, toHex, toNumber } from './client/bytes.ts'
import { vectorInput, vectorKey, vectors } from './rfc9474.fixture.ts'

const factors = { p: toNumber(fromHex(vectorKey.p)), q: toNumber(fromHex(vectorKey.q)) }

describe('vectors of RFC 9474, Appendix A', () => {
  const key = keyOfPrimes(factors.p, factors.q)
  const spki = Uint8Array.from(createPublicKey(key).export({ type: 'spki', format: 'der' }))
  for (const { name, randomizer, blinded, blindSignature, signature } of vectors) {
    it(name, async () => {
      const publicKey = await importedKey(spki)
      const prepared = joined(fromHex(randomizer), fromHex(vectorInput.message))
      const factor = inverse(toNumber(fromHex(vectorInput.inverse)), factors.p * factors.q)
      const made = await blindWith(publicKey, prepared, fromHex(vectorInput.salt), factor)
      assert.equal(toHex(made.message), blinded)
      assert.equal(toHex(made.inverse), vectorInput.inverse)
      const signed = blindSign(key, made.message)
      assert.ok(signed)
      assert.equal(toHex(signed), blindSignature)
      const token = await finalize(publicKey, prepared, signed, made.inverse)
      assert.ok(token)
      assert.equal(toHex(token), signature)
      assert.equal(await verify(publicKey, prepared, token), true)
    })
  }

  it('prepares the message of A.1 by putting the random part first', () => {
    const fixed = (): Bytes => fromHex(vectors[0].randomizer)
    const prepared = prepare(fromHex(vectorInput.message), fixed)
    assert.equal(toHex(prepared), vectors[0].randomizer + vectorInput.message)
  })
})

describe('blind signatures with a key of 3,072 bits', () => {
  const pair = seededKey('blind')
  const random = seededRandom('blind')

  it('makes a signature that holds for its message only, and not for the message without its random part', async () => {
    const key = await findBlindingKey(pair.publicKey)
    assert.ok(key)
    const message = random(32)
    const prepared = prepare(message, random)
    const { message: sent, inverse: kept } = await blind(key, prepared, random)
    const signed = blindSign(pair.privateKey, sent)
    assert.ok(signed)
    const token = await finalize(key, prepared, signed, kept)
    assert.ok(token)
    assert.equal(await verify(key, prepared, token), true)
    assert.equal(await verify(key, message, token), false)
    assert.equal(await verify(key, prepare(message, random), token), false)
    assert.equal(sameBytes(sent, prepared), false)
  })

  it('takes no answer that is damaged, short, or made with another key', async () => {
    const key = await findBlindingKey(pair.publicKey)
    assert.ok(key)
    const prepared = prepare(random(32), random)
    const { message, inverse: kept } = await blind(key, prepared, random)
    const signed = Uint8Array.from(blindSign(pair.privateKey, message) ?? [])
    const damaged = signed.with(200, (signed[200] ?? 0) ^ 1)
    assert.equal(await finalize(key, prepared, damaged, kept), undefined)
    assert.equal(await finalize(key, prepared, signed.slice(1), kept), undefined)
    assert.equal(await finalize(key, prepared, signed, damaged), undefined)
    const foreign = blindSign(seededKey('another').privateKey, message.with(0, 0))
    assert.ok(foreign)
    assert.equal(await finalize(key, prepared, foreign, kept), undefined)
  })

  it('signs nothing that is no number below the modulus', () => {
    assert.equal(blindSign(pair.privateKey, new Uint8Array(MODULUS_OCTETS).fill(255)), undefined)
    assert.equal(blindSign(pair.privateKey, new Uint8Array(MODULUS_OCTETS - 1)), undefined)
    assert.equal(blindSign(pair.privateKey, new Uint8Array(MODULUS_OCTETS + 1)), undefined)
  })

  it('takes no public key of another length or kind', async () => {
    const short = createPublicKey(keyOfPrimes(factors.p, factors.q)).export({ type: 'spki', format: 'der' })
    assert.equal(await findBlindingKey(short.toString('base64')), undefined)
    assert.equal(await findBlindingKey('!'), undefined)
    assert.equal(await findBlindingKey('AAAA'), undefined)
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { argon2Sync } from 'node:crypto'
import { checkPassword, hashPassword, passwordFault } from './password.ts'
import { openSecret, sealSecret, stepOfCode } from './totp.ts'

test('a password hash names its parameters, has its own salt and fits only its password', async () => {
  const [one, two] = [await hashPassword('Cold-Harbour-47'), await hashPassword('Cold-Harbour-47')]
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.notEqual(one, two)
  assert.deepEqual(await checkPassword('Cold-Harbour-47', one), { fits: true, outdated: false })
  assert.equal((await checkPassword('Cold-Harbour-48', one)).fits, false)
})

test('a hash made at lower cost still fits and is told to be outdated', async () => {
  const nonce = Buffer.alloc(16, 7)
  const tag = argon2Sync('argon2id', {
    message: 'old',
    nonce,
    parallelism: 1,
    memory: 8192,
    passes: 1,
    tagLength: 32,
  })
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
  const stored = `$argon2id$v=19$m=8192,t=1,p=1$${text(nonce)}$${text(tag)}`
  assert.deepEqual(await checkPassword('old', stored), { fits: true, outdated: true })
  await assert.rejects(checkPassword('old', 'plain'), /argon2id form/)
})

test('weak passwords are refused with what is missing', () => {
  assert.match(passwordFault('Ab1!', 'zhou') ?? '', /至少10个字符，现在是4个/)
  assert.match(passwordFault('abcdefghij1', 'zhou') ?? '', /三种/)
  assert.match(passwordFault('Zhou-Cold-47', 'zhou') ?? '', /帐号名/)
  assert.match(passwordFault('Aa1Aa1Aa1Aa1', 'zhou') ?? '', /重复/)
  assert.equal(passwordFault('four plain words here', 'zhou'), undefined)
  assert.equal(passwordFault('Cold-Harbour-47', 'zhou'), undefined)
})

test('one-time codes follow RFC 6238 and reach one step either way', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' // the RFC's test key
  assert.equal(stepOfCode('287082', secret, 59_000), 1)
  assert.equal(stepOfCode('287082', secret, 89_000), 1)
  assert.equal(stepOfCode('287082', secret, 90_000), undefined)
  assert.equal(stepOfCode('287082', secret, 0), 1)
  assert.equal(stepOfCode('28708', secret, 59_000), undefined)
})

test('a sealed secret opens only with its key and account', () => {
  const key = Buffer.alloc(32, 1)
  const sealed = sealSecret('SECRET', key, 'zhou')
  assert.ok(!sealed.includes('SECRET'))
  assert.equal(openSecret(sealed, key, 'zhou'), 'SECRET')
  assert.throws(() => openSecret(sealed, key, 'wu'))
  assert.throws(() => openSecret(sealed, Buffer.alloc(32, 2), 'zhou'))
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { localDate } from '#kernel/time'
import { identityCheckSign } from '#lint'
import { actor, given } from '../../../tests/support/run.ts'
import { registerProcedure } from '../../shared/register-case.ts'
import { persons } from '../registers/people.ts'
import { checkDigitOf15, maskPaperNumber, paperFindings, personKeyOf, readPaper } from './index.ts'

/** Made of parts, so that no number that could be somebody's stands in a file. */
const make = (place: string, born: string, sequence: string): string =>
  `${place}${born}${sequence}${identityCheckSign(`${place}${born}${sequence}`)}`
const resident = make('340100', '19900101', '001')
const visitor = make('810000', '19900215', '003')

void describe('the number of an identity paper', () => {
  void it('is read with birth date and sex', () => {
    const read = readPaper('居民身份证', resident)
    assert.deepEqual(read, {
      valid: true,
      number: resident,
      bornOn: '1990-01-01',
      birthDigits: '19900101',
      sex: '男',
    })
  })
  void it('is one number however it is typed', () => {
    assert.equal(
      readPaper('港澳台居民居住证', ` ８１００００ 19900215 ${visitor.slice(14).toLowerCase()}`).valid,
      true,
    )
    assert.equal(
      personKeyOf('港澳台居民居住证', visitor),
      personKeyOf('港澳台居民居住证', `810000-19900215-${visitor.slice(14).toLowerCase()}`),
    )
  })
  const refused: readonly (readonly [Parameters<typeof readPaper>[0], string, RegExp])[] = [
    ['居民身份证', '', /请填写证件号码/],
    ['居民身份证', '34010019900101001', /应为18位，现为17位/],
    ['居民身份证', '340100199002300011', /1990-02-30不是存在的日期/],
    ['居民身份证', '340100199001010021', /末位校验码/],
    ['居民身份证', visitor, /不是居民身份证号码/],
    ['港澳台居民居住证', resident, /810000、820000或830000/],
    ['外国人永久居留身份证', resident, /以9开头/],
    ['外国人永久居留身份证', 'FRA3401850601', /3个字母加12位数字/],
    ['外国人永久居留身份证', 'FRA340185133011', /85-13-30不是存在的日期/],
    ['军官证', '1234567', /军字第1234567号/],
  ]
  for (const [kind, number, say] of refused) {
    void it(`is refused: ${kind} ${number}`, () => {
      const read = readPaper(kind, number)
      assert.ok(!read.valid)
      assert.match(read.say, say)
    })
  }
  void it('is taken in each kind', () => {
    const old = 'FRA34018506011'
    for (const [kind, number] of [
      ['外国人永久居留身份证', make('934840', '19850601', '001')],
      ['外国人永久居留身份证', `${old}${checkDigitOf15(old)}`],
      ['军官证', '军字第1234567号'],
      ['文职人员证', '文字第20240011号'],
    ] as const)
      assert.equal(readPaper(kind, number).valid, true, `${kind} ${number}`)
  })
  void it('with any one digit changed is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(resident.charAt(place)) + by) % 10
        const changed = resident.slice(0, place) + String(digit) + resident.slice(place + 1)
        return !readPaper('居民身份证', changed).valid
      }),
    )
  })
  void it('passes with the digit that belongs to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (sequence) => {
        const first = `34012119851231${String(sequence).padStart(3, '0')}`
        return readPaper('居民身份证', first + identityCheckSign(first)).valid
      }),
    )
  })
})

void describe('what is kept and shown of a number', () => {
  void it('is a key without the number, different for another kind', () => {
    const key = personKeyOf('居民身份证', resident)
    assert.match(key, /^p-[0-9a-f]{32}$/)
    assert.notEqual(key, personKeyOf('军官证', resident))
  })
  void it('is masked', () => {
    assert.equal(maskPaperNumber(resident), '340100********0011')
    assert.equal(maskPaperNumber('军字第1234567号'), '********67号')
    assert.equal(maskPaperNumber('12'), '**')
  })
  void it('agrees with the birth date entered, or says both', () => {
    const of = (bornOn: string | null, number = resident) =>
      paperFindings({
        kind: '居民身份证',
        number,
        bornOn: bornOn === null ? null : localDate(bornOn),
      }).map(({ rule, holds }) => [rule, holds])
    assert.deepEqual(of('1990-01-01')[1], ['birth-date-agrees-with-number@1', 'yes'])
    assert.deepEqual(of('1990-01-02')[1], ['birth-date-agrees-with-number@1', 'no'])
    assert.deepEqual(of(null)[1], ['birth-date-agrees-with-number@1', 'unknown'])
    assert.deepEqual(of('1990-01-01', '340100199001010021'), [['paper-number-is-possible@1', 'no']])
  })
  void it('never stands among the facts of a finding', () => {
    const findings = paperFindings({ kind: '居民身份证', number: resident, bornOn: localDate('1990-01-02') })
    assert.ok(!JSON.stringify(findings).includes(resident))
  })
})

void describe('an entry of the register of persons', () => {
  const values = { name: '某甲', identityKind: '居民身份证', number: resident, bornOn: '1990-01-01' }
  const record = (more: object) =>
    given(registerProcedure(persons), { at: '2024-03-01T10:00:00+08:00' }).when(
      'RecordEntry',
      { key: personKeyOf('居民身份证', resident), from: '2024-01-01', values: { ...values, ...more } },
      actor('person-keeper', 'register-keeper', 'example-office'),
    )
  void it('is taken with a possible number and its own birth date', () => {
    record({}).thenAccepted()
    record({ identityKind: '军官证', number: '军字第1234567号', bornOn: '1985-01-01' }).thenAccepted()
  })
  void it('is taken while there is no number or birth date to look at', () => {
    record({ bornOn: null }).thenAccepted()
    record({ bornOn: '1990' }).thenAccepted()
    record({ number: null }).thenAccepted()
    record({ identityKind: null }).thenAccepted()
  })
  void it('is refused with a number that cannot be one, or the birth date of another', () => {
    record({ number: '34010019900101001' }).thenRefusedBy('entry-makes-sense', '应为18位，现为17位')
    record({ bornOn: '1990-01-02' }).thenRefusedBy(
      'entry-makes-sense',
      '请核对出生日期：填写的是1990-01-02，证件号码里是19900101。',
    )
  })
})

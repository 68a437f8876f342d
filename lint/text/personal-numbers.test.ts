import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  findAccountNumbers,
  findCardNumbers,
  findIdentityNumbers,
  findMobileNumbers,
  hasCardCheck,
  hasIdentityCheck,
  maskedStart,
} from './personal-numbers.ts'

// made of parts, of nobody: the area of a district, a day, a serial and the check digit that follows from them
const identity = ['110101', '19900307', '0011'].join('')
const wrongCheck = ['110101', '19900307', '0012'].join('')
const short = ['110101', '900307', '001'].join('')
const phone = `138${'0'.repeat(8)}`
const card = `6217${'0'.repeat(14)}4`
const states = (found: readonly { readonly state: string }[]) => found.map(({ state }) => state)

void describe('identity numbers', () => {
  void it('fit their check digit, an X included', () => {
    assert.equal(hasIdentityCheck(identity), true)
    assert.equal(hasIdentityCheck(wrongCheck), false)
    assert.equal(hasIdentityCheck(['110105', '19491231', '002x'].join('')), true)
    assert.equal(hasIdentityCheck(identity.slice(0, 17)), false)
  })
  void it('are whole, doubtful or masked', () => {
    const masked = `${identity.slice(0, 6)}********${identity.slice(14)}`
    const open = `${identity.slice(0, 15)}***`
    assert.deepEqual(
      states(findIdentityNumbers(`${identity}、${wrongCheck}、${short}、${masked}、${open}`)),
      ['whole', 'doubtful', 'doubtful', 'masked', 'doubtful'],
    )
  })
  void it('may be born on the first and the last day of a month, a year and all years', () => {
    const days = ['19900101', '19901231', '19900131', '18800101', '20991231'].map((day) => `110101${day}0010`)
    assert.equal(findIdentityNumbers(days.join('、')).length, days.length)
  })
  void it('may be written in groups', () => {
    assert.deepEqual(states(findIdentityNumbers('110101 19900307 0011')), ['whole'])
  })
  for (const [how, text] of [
    ['in fours', '1101 0119 9003 0700 11'],
    ['with the day apart', '110101-1990-03-07-0011'],
    ['with its last sign hidden', `${identity.slice(0, 17)}*`],
    ['with one sign hidden behind the day', `${identity.slice(0, 15)}×${identity.slice(16)}`],
    ['of 15 digits at the end of an English sentence', `ID: ${short}.`],
    ['of 15 digits behind an abbreviation', `No.${short}`],
  ] as const)
    void it(`are found ${how}`, () => assert.equal(findIdentityNumbers(text).length, 1))
  void it('are not whole with a hidden sign, wherever it stands', () => {
    const one = (at: number) => `${identity.slice(0, at)}×${identity.slice(at + 1)}`
    assert.deepEqual(
      [14, 15, 16, 17].flatMap((at) => states(findIdentityNumbers(one(at)))),
      ['doubtful', 'doubtful', 'doubtful', 'doubtful'],
    )
  })
  for (const [what, text] of [
    ['a code with a hidden sign and no birthday', ['110101', '19901307', '001*'].join('')],
    ['a shorter number with a hidden sign', `${identity.slice(0, 16)}*`],
    ['a point in a number', `3.${short}`],
    ['a month 13', ['110101', '19901307', '0011'].join('')],
    ['a day 31 of April', ['110101', '19900431', '0011'].join('')],
    ['a month 0', ['110101', '19900007', '0011'].join('')],
    ['a day 0', ['110101', '19900300', '0011'].join('')],
    ['a year after all living', ['110101', '21000307', '0011'].join('')],
    ['no province', ['100101', '19900307', '0011'].join('')],
    ['a year before all living', ['110101', '18790307', '0011'].join('')],
    ['a longer number', `${identity}1`],
    ['a code with letters', `${identity}A`],
    ['an amount', '110101900307001.50'],
  ] as const)
    void it(`are not ${what}`, () => assert.deepEqual(findIdentityNumbers(text), []))
})

void describe('mobile numbers', () => {
  void it('are found with and without a country and groups', () => {
    assert.deepEqual(states(findMobileNumbers(`${phone}，+86 ${phone}，138-0000-0000，138****0000`)), [
      'whole',
      'whole',
      'whole',
      'masked',
    ])
  })
  for (const text of [`甲-${phone}`, `甲.${phone}`, `0086-${phone}`, '1380-000-0000', '138 0000 0000'])
    void it(`are found in ${text}`, () => assert.deepEqual(states(findMobileNumbers(text)), ['whole']))
  for (const text of [
    `2023-${phone}`,
    `3.${phone}`,
    `12${phone.slice(2)}`,
    `${phone}0`,
    `0${phone}`,
    '023-73330000',
    '120****0000',
  ])
    void it(`are not ${text}`, () => assert.deepEqual(findMobileNumbers(text), []))
})

void describe('bank cards', () => {
  void it('fit their check digit', () => {
    assert.equal(hasCardCheck(card), true)
    assert.equal(hasCardCheck(`${card.slice(0, -1)}5`), false)
  })
  void it('are found whole and masked', () => {
    const grouped = card.replace(/(\d{4})(?=\d)/g, '$1 ')
    assert.deepEqual(states(findCardNumbers(`卡号${card}；${grouped}；6217 ；6217***********0004`)), [
      'whole',
      'whole',
      'masked',
    ])
  })
  void it('are not the identity numbers that happen to fit, beside cards', () => {
    const both = ['620102', '19900101', '1057'].join('')
    assert.equal(hasCardCheck(both), true)
    assert.deepEqual(
      findCardNumbers(`${both}、${card}、${both}`).map(({ text }) => text),
      [card],
    )
  })
  void it('are found beside figures, in other groups and at the end of an English sentence', () => {
    const amount = (text: string) => findCardNumbers(text).map((one) => one.text)
    assert.deepEqual(amount(`4000 0000 0000 0002 500`), ['4000 0000 0000 0002'])
    assert.deepEqual(amount(`3000 ${card.slice(0, 4)} 0000 0000 0000 004`), ['6217 0000 0000 0000 004'])
    assert.deepEqual(amount('622202 1234567890128'), ['622202 1234567890128'])
    assert.deepEqual(amount(`No.${card}.`), [card])
    assert.deepEqual(amount(`3.${card}`), [])
  })
  void it('are accounts where nothing checks and nothing else is known of them', () => {
    const passbook = `8${'2'.repeat(17)}0`
    assert.deepEqual(
      findAccountNumbers(`${passbook}、${card}、${identity}`).map(({ text, state }) => [text, state]),
      [[passbook, 'doubtful']],
    )
  })
  void it('start as cards do', () => assert.deepEqual(findCardNumbers(`8${'2'.repeat(17)}0`), []))
  void it('double a digit of 5 to 1 and one of 4 to 8', () => {
    assert.deepEqual([hasCardCheck('59'), hasCardCheck('42'), hasCardCheck('91')], [true, true, true])
  })
  void it('are no identity numbers, codes or numbers with a wrong check digit', () => {
    assert.deepEqual(findCardNumbers(`${identity}、${card.slice(0, -1)}5、8${card.slice(1)}`), [])
  })
})

void it('shows the first three signs only', () => assert.equal(maskedStart(identity), '110…'))

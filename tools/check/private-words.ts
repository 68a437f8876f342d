import { hasIdentityCheck } from '#lint'
import { type Check, type Project, compareExemptions } from './check.ts'

/** Files that need a number of the right shape, because they test its check digit. Must equal what is found. */
const numberExemptions: readonly string[] = []

const binary = /\.(png|jpe?g|gif|webp|ico|pdf|xlsx?|docx?|ods|zip|gz|br|ttf|otf|woff2?)$/

// Written in pieces, so that this file does not find itself.
const machineRoots = [['wo', 'rk'].join(''), ['ro', 'ot'].join(''), 'home/[a-z]+', 'Users/[A-Za-z]+'].join(
  '|',
)
const registries = [
  ['regis', 'try'],
  ['npm', 'js'],
  ['npm', 'mirror'],
  ['yarn', 'pkg'],
]
  .map((word) => word.join(''))
  .join('|')
const words: readonly { pattern: RegExp; problem: string }[] = [
  {
    pattern: new RegExp(`(?<![\\w.])/(?:${machineRoots})/`),
    problem: 'names a path of one machine; use a path relative to the project',
  },
  {
    pattern: new RegExp(`https?://[\\w.-]*(?:${registries})[\\w.-]*`, 'i'),
    problem: 'names a package registry; leave the address out',
  },
]
const phone = /(?<![\d.])1[3-9]\d{9}(?![\d.])/g
const identity = /(?<!\d)\d{17}[\dXx](?![\dXx])/g

/** No machine paths, registries, phone numbers or identity numbers that could be somebody's in tracked files. */
export const privateWordCheck: Check = {
  name: 'private words and numbers',
  unit: 'files',
  repair:
    'replace it by something invented that cannot be real (a phone with 000, an id with a wrong check digit)',
  examine: (project) => examinePrivateWords(project, numberExemptions),
}

export function examinePrivateWords(project: Project, exemptions: readonly string[]) {
  const paths = project.paths.filter((path) => !binary.test(path) && path !== 'package-lock.json')
  const excused = new Set<string>()
  const problems: string[] = []
  for (const path of paths) {
    const lines = project.text(path).split('\n')
    for (const [index, line] of lines.entries()) {
      const where = `${path}:${index + 1}`
      for (const { pattern, problem } of words) if (pattern.test(line)) problems.push(`${where}: ${problem}`)
      const number = personalNumber(line)
      if (number === undefined) continue
      if (exemptions.includes(path)) excused.add(path)
      else problems.push(`${where}: holds ${number}`)
    }
  }
  problems.push(...compareExemptions(excused, exemptions, 'numberExemptions'))
  return { examined: paths.length, problems }
}

function personalNumber(line: string): string | undefined {
  // 000 in the middle block marks an invented phone number.
  if ((line.match(phone) ?? []).some((number) => !/^1\d{2}0000/.test(number)))
    return 'what may be a real mobile number; write 1xx0000xxxx'
  if ((line.match(identity) ?? []).some((number) => checkDigitFits(number)))
    return 'an identity number with a valid check digit'
  return undefined
}

/** GB 11643 check digit; a birth date that cannot be (month 13, day 40) makes the number harmless. */
export function checkDigitFits(number: string): boolean {
  const [month, day] = [Number(number.slice(10, 12)), Number(number.slice(12, 14))]
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  return hasIdentityCheck(number)
}

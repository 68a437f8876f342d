/** Passwords: argon2id with the parameters kept in the hash, so that they can be raised later. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

/** Memory in KiB, passes, lanes. */
interface Cost {
  readonly memory: number
  readonly passes: number
  readonly lanes: number
}

/** OWASP's least for argon2id; about 20 ms. */
const cost: Cost = { memory: 19_456, passes: 2, lanes: 1 }
const TAG_BYTES = 32
const SALT_BYTES = 16
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** A new hash string in the PHC form `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await derive(password, salt, cost, TAG_BYTES)
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.lanes}$${text(salt)}$${text(tag)}`
}

/** Whether the password fits, and whether the hash was made at lower cost than today's. */
export async function checkPassword(
  password: string,
  stored: string,
): Promise<{ readonly fits: boolean; readonly outdated: boolean }> {
  const found = STORED.exec(stored)
  if (found === null) throw new Error('a stored password hash is not in the argon2id form')
  const [, memory, passes, lanes, salt = '', tag = ''] = found
  const used: Cost = { memory: Number(memory), passes: Number(passes), lanes: Number(lanes) }
  const expected = Buffer.from(tag, 'base64')
  const given = await derive(password, Buffer.from(salt, 'base64'), used, expected.length)
  const outdated = used.memory < cost.memory || used.passes < cost.passes
  return { fits: timingSafeEqual(given, expected), outdated }
}

let decoy: Promise<string> | undefined

/** Spends the time of a check, so that an unknown account is not told from a wrong password by the clock. */
export async function spendCheck(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(12).toString('hex'))
  await checkPassword(password, await decoy)
}

function derive(password: string, nonce: Buffer, used: Cost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'), 'utf8')
  const parameters = {
    message,
    nonce,
    parallelism: used.lanes,
    memory: used.memory,
    passes: used.passes,
    tagLength,
  }
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, tag) => (error === null ? resolve(tag) : reject(error)))
  })
}

const LENGTH_MIN = 10
const LENGTH_MAX = 200
const PHRASE_LENGTH = 16
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]

/** What is wrong with a new password, in Chinese; undefined when it may be used. */
export function passwordFault(password: string, account: string): string | undefined {
  const length = [...password].length
  if (length < LENGTH_MIN) return `新密码至少${LENGTH_MIN}个字符，现在是${length}个。`
  if (length > LENGTH_MAX) return `新密码最多${LENGTH_MAX}个字符，现在是${length}个。`
  if (password.toLowerCase().includes(account.toLowerCase())) return '新密码里不要包含帐号名，请换一个。'
  if (new Set(password).size < 5) return '新密码重复的字符太多，请换一个。'
  const kinds = classes.filter((one) => one.test(password)).length
  if (length < PHRASE_LENGTH && kinds < 3)
    return `新密码请包含大写字母、小写字母、数字、符号中的三种，或写成${PHRASE_LENGTH}个字符以上的短句。`
  return undefined
}

/** Arguments of a command: positional words, `--flag`, `--option value`. */
import { type LocalDate, findLocalDate } from '#kernel'

export interface Arguments {
  readonly positional: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
}

/** A command line that cannot be understood; says why in Chinese, or nothing where the usage of the command says it. */
export class UsageRefused extends Error {}

/** True for a word that asks what a command is, instead of running it. */
export const asksForHelp = (word: string): boolean => word === '--help' || word === '-h'

/** Reads arguments; anything not announced is refused, so that a slip does not pass unseen. */
export function readArguments(
  args: readonly string[],
  flagNames: readonly string[],
  optionNames: readonly string[] = [],
): Arguments {
  const positional: string[] = []
  const flags = new Set<string>()
  const options = new Map<string, string>()
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? ''
    const [name, inline] = word.startsWith('--') ? splitOption(word) : [undefined, undefined]
    if (name === undefined) positional.push(word)
    else if (flagNames.includes(name) && inline === undefined) flags.add(name)
    else if (optionNames.includes(name)) {
      const value = inline ?? args[(index += 1)]
      if (value === undefined) throw new UsageRefused(`--${name} 后面要写明内容。`)
      options.set(name, value)
    } else throw new UsageRefused(`不认识的参数 ${word}。`)
  }
  return { positional, flags, options }
}

/** For a command that takes nothing: anything typed behind it is a slip. */
export function refuseArguments(args: readonly string[]): void {
  if (args.length > 0) throw new UsageRefused()
}

/** The date of an option, or undefined where it was not given. */
export function readDate(options: Arguments['options'], name: string): LocalDate | undefined {
  const typed = options.get(name)
  if (typed === undefined) return undefined
  const date = findLocalDate(typed)
  if (date === undefined) throw new UsageRefused(`--${name} 应是日期，如 2023-02-17；写的是“${typed}”。`)
  return date
}

function splitOption(word: string): [string, string | undefined] {
  const at = word.indexOf('=')
  return at < 0 ? [word.slice(2), undefined] : [word.slice(2, at), word.slice(at + 1)]
}

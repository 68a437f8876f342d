/** The voting page as the box serves it: one file whose digest stands in the fixed agenda, and the policy that lets it do no more. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'

export interface VotingPage {
  readonly content: Buffer
  /** SHA-256 of the file, hexadecimal: `openssl dgst -sha256` of what the box answers. */
  readonly digest: string
  /** Content security policy; `tokens` is the origin of the signing office where it is another one. */
  policy(tokens?: string): string
}

const file = new URL('voting-page.generated.html', import.meta.url)
let known: VotingPage | undefined

/** The page of this program's version. */
export function votingPage(): VotingPage {
  known ??= pageOf(fs.readFileSync(file))
  return known
}

function pageOf(content: Buffer): VotingPage {
  const text = content.toString('utf8')
  const [script, style] = [
    part(text, '<script type="module">', '</script>'),
    part(text, '<style>', '</style>'),
  ]
  return {
    content,
    digest: createHash('sha256').update(content).digest('hex'),
    policy: (tokens) =>
      [
        "default-src 'none'",
        `script-src 'sha256-${script}'`,
        `style-src 'sha256-${style}'`,
        `connect-src 'self'${tokens === undefined ? '' : ` ${tokens}`}`,
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
  }
}

function part(text: string, from: string, to: string): string {
  const start = text.indexOf(from) + from.length
  const inner = text.slice(start, text.indexOf(to, start))
  return createHash('sha256').update(inner).digest('base64')
}

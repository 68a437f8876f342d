/** The demo's narrator over HTTP: the same story, told through the API alone. */
import assert from 'node:assert/strict'
import type { Narrator } from '../../apps/demo/titles/story.ts'
import { people, postId } from '../../apps/demo/titles/people.ts'
import type { Office } from '../server/office.ts'

const CHINA = '+08:00'

/** The dates of a city's review in 2023, all before the demo's calendar ends. */
export const cityCycle = {
  year: 2023,
  filingFrom: '2022-12-21',
  filingUntil: '2023-03-31',
  employerUntil: '2023-04-10',
  submissionUntil: '2023-04-28',
  review: ['2023-06-01', '2023-06-30'],
} as const

/** Each act is a request of the person in the post named; states are what that person sees. */
export function httpNarrator({ ask }: Office): Narrator {
  const places = new Map<string, { readonly procedure: string; readonly account: string }>()
  const standing = new Map<string, string>()
  const takePost = async (account: string, role?: string, at?: string): Promise<void> => {
    const posts = people.find((one) => one.account === account)?.posts ?? []
    const post = posts.find(
      (one) => (role === undefined || one.role === role) && (at === undefined || one.organisation === at),
    )
    if (post === undefined || posts.length < 2) return
    const id = postId(account, post.role, post.organisation)
    if (standing.get(account) === id) return
    const answer = await ask(account, 'PUT', '/api/session/post', { post: id })
    assert.equal(answer.status, 200, `${account} takes the post ${post.role}: ${answer.text}`)
    standing.set(account, id)
  }
  const versions = new Map<string, string>()
  const versionOf = async (account: string, procedure: string, caseId: string): Promise<string> => {
    const seen = await ask(account, 'GET', `/api/${procedure}/${caseId}`)
    assert.equal(seen.status, 200, `${account} opens ${procedure}: ${seen.text}`)
    return String(seen.json.version)
  }
  return {
    async act(account, procedure, act, input, { caseId, role, at, reasons } = {}) {
      await takePost(account, role, at)
      const more = reasons === undefined ? {} : { reasons }
      const send = async () => {
        if (caseId === undefined) return ask(account, 'POST', `/api/${procedure}`, { act, input, ...more })
        const version = versions.get(caseId) ?? (await versionOf(account, procedure, caseId))
        const url = `/api/${procedure}/${caseId}/${act}`
        return ask(account, 'POST', url, { input, ...more }, { 'if-match': version })
      }
      let answer = await send()
      if (caseId !== undefined && answer.json?.why === 'conflict') {
        // an act of another case has moved this one on: open it again, as a person would
        versions.delete(caseId)
        answer = await send()
      }
      assert.ok(
        answer.status === 200 || answer.status === 201,
        `${account} ${act}: ${answer.status} ${answer.text}`,
      )
      const id = caseId ?? String(answer.json.id)
      versions.set(id, String(answer.json.version))
      places.set(id, { procedure, account })
      return id
    },
    async state(caseId) {
      const place = places.get(caseId)
      assert.ok(place, `nobody has acted on ${caseId}`)
      const answer = await ask(place.account, 'GET', `/api/${place.procedure}/${caseId}`)
      assert.equal(answer.status, 200, answer.text)
      return answer.json.state as Readonly<Record<string, unknown>>
    },
    async until(day, clock) {
      const instant = new Date(`${day}T${clock}:00${CHINA}`).toISOString()
      const answer = await ask('titles-system', 'PUT', '/api/demo/clock', { instant })
      assert.equal(answer.status, 200, answer.text)
    },
  }
}

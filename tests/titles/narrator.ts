/** The demo's narrator over HTTP: the same story, told through the API alone. */
import assert from 'node:assert/strict'
import type { Narrator } from '../../apps/demo/titles/story.ts'
import { people, postId } from '../../apps/demo/titles/people.ts'
import type { Office } from '../server/office.ts'

const CHINA = '+08:00'

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
  return {
    async act(account, procedure, act, input, { caseId, role, at, reasons } = {}) {
      await takePost(account, role, at)
      const more = reasons === undefined ? {} : { reasons }
      const seen = caseId === undefined ? undefined : await ask(account, 'GET', `/api/${procedure}/${caseId}`)
      assert.ok(
        seen === undefined || seen.status === 200,
        `${account} opens ${procedure}: ${seen?.text ?? ''}`,
      )
      const version = { 'if-match': String(seen?.json.version ?? '') }
      const answer =
        caseId === undefined
          ? await ask(account, 'POST', `/api/${procedure}`, { act, input, ...more })
          : await ask(account, 'POST', `/api/${procedure}/${caseId}/${act}`, { input, ...more }, version)
      assert.ok(
        answer.status === 200 || answer.status === 201,
        `${account} ${act}: ${answer.status} ${answer.text}`,
      )
      const id = caseId ?? String(answer.json.id)
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

/** What each office does when it is asked: the operations by name, over JSON. */
import { z } from 'zod'
import type { Box } from './box.ts'
import { refused } from './client/refusals.ts'
import type { Operations } from './control.ts'
import type { Passes } from './passes.ts'
import type { Signer } from './signer.ts'
import { votingPage } from './voting-page.ts'

const id = z.string().min(1).max(400)
const choices = z.array(z.string().min(1).max(100)).max(40)
const octets = z
  .base64()
  .max(4096)
  .transform((text) => Buffer.from(text, 'base64'))
const count = z.int().min(0).max(10_000)
const member = z.string().min(1).max(200)
const question = z.object({ id })
const paper = z.object({
  meeting: z.string().max(200),
  title: z.string().max(200),
  lines: z
    .array(
      z.object({
        id,
        choices,
        publicKey: z.base64().max(4096),
        name: z.string().max(100),
        note: z.string().max(200),
      }),
    )
    .max(1000),
  slot: z.string().max(300),
  boxKey: z.base64().max(200),
  notSeparated: z.boolean(),
})

/** The signing office: `admit`, `prepare`, `open`, `issue`, `leave`, `status`, `close`, `annul`, `share`, `keys`. */
export function signerOperations(signer: Signer, passes: Passes): Operations {
  return {
    admit: typed(z.object({ member, paper }), (input) => ({
      ok: true,
      value: passes.admit(input.member, input.paper),
    })),
    keys: () => ({ ok: true, value: { sealingKey: signer.sealingKey } }),
    prepare: typed(z.object({ id, choices }), (input) => signer.prepare(input.id, input.choices)),
    open: typed(z.object({ id, entitled: z.array(member).max(1000) }), (input) =>
      signer.open(input.id, input.entitled),
    ),
    issue: typed(z.object({ id, member, blinded: octets }), (input) =>
      asText(signer.issue(input.id, input.member, input.blinded)),
    ),
    leave: typed(z.object({ member }), (input) => ({ ok: true, value: signer.leave(input.member) })),
    status: typed(question, (input) => signer.status(input.id)),
    close: typed(question, (input) => signer.close(input.id)),
    annul: typed(question, (input) => signer.annul(input.id)),
    share: typed(z.object({ share: octets }), (input) => asText(signer.share(input.share))),
  }
}

/** The box: `open`, `close`, `acknowledged`, `count`, `announce`, `annul`, `sealed`, `share`, `keys`. Ballots come elsewhere. */
export function boxOperations(box: Box): Operations {
  const opening = z.object({
    id,
    choices,
    publicKey: z.base64().max(4096),
    seats: count,
    signerSealingKey: z.base64().max(4096),
  })
  return {
    keys: () => ({
      ok: true,
      value: { sealingKey: box.sealingKey, voiceKey: box.voiceKey, page: votingPage().digest },
    }),
    open: typed(opening, (input) => box.open(input)),
    close: typed(question, (input) => box.close(input.id)),
    acknowledged: typed(z.object({ id, voterKey: octets, acknowledgement: octets }), (input) =>
      box.findAcknowledged(input.id, input.voterKey, input.acknowledgement),
    ),
    count: typed(z.object({ id, entitled: count, issued: count, notCast: count }), ({ id, ...room }) =>
      box.count(id, room),
    ),
    announce: typed(question, (input) => box.announce(input.id)),
    annul: typed(question, (input) => box.annul(input.id)),
    sealed: typed(question, (input) => box.sealedBox(input.id)),
    share: typed(z.object({ share: octets }), (input) => asText(box.share(input.share))),
  }
}

/** An operation whose input has this shape; any other is refused as malformed. */
function typed<Input>(
  shape: z.ZodType<Input>,
  work: (input: Input) => unknown,
): (input: Readonly<Record<string, unknown>>) => unknown {
  return (input) => {
    const read = shape.safeParse(input)
    return read.success ? work(read.data) : refused('malformed')
  }
}

function asText(
  outcome: { readonly ok: true; readonly value: Uint8Array } | { readonly ok: false },
): unknown {
  return outcome.ok ? { ok: true, value: Buffer.from(outcome.value).toString('base64') } : outcome
}

/**
 * The companions of every hand-over: 接收, 撤回, 退回修改, 答复, 催办, 撤销上一步. No procedure writes them;
 * they come with `handsOver` (DESK A2, B2).
 */
import type { z } from 'zod'
import type { ClauseId, Finding } from '#kernel/law'
import { type Instant, millisecondsBetween } from '#kernel/time'
import type { DomainEvent, Staged } from './act.ts'
import type { KernelEvent, KernelState, ReturnRound } from './companion-state.ts'
import type { CompanionName } from './companion-names.ts'
import type { companionInputs } from './companion-inputs.ts'
import { gateFinding } from './gate.ts'
import { type Operations, type Why, NO_OPERATIONS } from './outcome.ts'
import { type Actor, type Origin, type Party, permits, relationsNamed } from './phrase.ts'
import type { Procedure } from './procedure.ts'
import { decideReinstatement, requestReinstatement } from './reinstatement.ts'

/** Minutes within which the same person may take back the last step. */
export const UNDO_MINUTES = 10

export interface CompanionContext {
  readonly kernel: KernelState
  readonly origin: Origin
  readonly parties: readonly Party[]
  readonly entered: Instant
  readonly version: number
  /** Stage the case is in. */
  readonly stage: string
  /** The case by name, for messages. */
  readonly title: string
  /** Relations that have to act before a running period ends: who may be urged while no file was handed over. */
  readonly toAct: readonly string[]
  /** What the act to be taken back wrote beside its events; only its claims and quotas can be given back. */
  readonly revertedOperations?: Operations
}

export type CompanionAnswer =
  | {
      readonly kind: 'events'
      readonly events: readonly KernelEvent[]
      readonly operations: Operations
      readonly clause: ClauseId
    }
  | { readonly kind: 'refused'; readonly why: Why; readonly findings: readonly Finding[] }

type Inputs = { readonly [N in CompanionName]: z.infer<(typeof companionInputs)[N]> }

/** Decides a companion act. `input` has passed its schema. */
export function decideCompanion<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  name: CompanionName,
  input: unknown,
  context: CompanionContext,
): CompanionAnswer {
  const clause = clauseOf(procedure, context.kernel)
  const accept = (event: KernelEvent, operations: Operations = NO_OPERATIONS): CompanionAnswer => ({
    kind: 'events',
    events: [event],
    operations,
    clause,
  })
  const refuse = (rule: string, label: string, say: string, why: Why = 'rules'): CompanionAnswer => ({
    kind: 'refused',
    why,
    findings: [gateFinding(rule, clause, label, say)],
  })
  switch (name) {
    case 'Receive':
      return receive(procedure, context, accept, refuse)
    case 'Withdraw':
      return withdraw(procedure, context, accept, refuse)
    case 'Return':
      return isReceiver(procedure, context)
        ? accept(
            { type: 'kernel.Returned', items: (input as Inputs['Return']).items },
            countsGivenBack(context),
          )
        : refuse('file-lies-here', '本件正在本岗位办理', '请由正在办理本件的岗位退回。', 'not-permitted')
    case 'Answer':
      return answer(procedure, input as Inputs['Answer'], context, accept, refuse)
    case 'Urge':
      return urge(procedure, input as Inputs['Urge'], context, accept, refuse)
    case 'Undo':
      return undo(context, accept, refuse)
    case 'RequestReinstatement':
      return requestReinstatement(procedure, input as Inputs['RequestReinstatement'], context, accept, refuse)
    case 'DecideReinstatement':
      return decideReinstatement(
        procedure,
        input as Inputs['DecideReinstatement'],
        context,
        (version) => revert(version, 'reinstated', context, accept, refuse),
        accept,
        refuse,
      )
  }
}

export type Accept = (event: KernelEvent, operations?: Operations) => CompanionAnswer
export type Refuse = (rule: string, label: string, say: string, why?: Why) => CompanionAnswer

function receive<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  if (!isReceiver(procedure, context))
    return refuse('file-lies-here', '本件已送达本岗位', '本件没有送到您的岗位，无须接收。', 'not-permitted')
  if (context.kernel.handOver?.received !== undefined)
    return refuse('not-received-yet', '本件尚未接收', '本件已经接收，无须重复接收。')
  return accept({ type: 'kernel.Received' })
}

function withdraw<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const { handOver } = context.kernel
  if (handOver === undefined)
    return refuse(
      'file-handed-over',
      '本件已送出且对方未办理',
      '没有可以撤回的送件：对方已经办理，或本件没有送出。',
    )
  if (!isSender(procedure, context))
    return refuse('sender-withdraws', '由送件单位撤回', '请由送件单位撤回。', 'not-permitted')
  if (handOver.received !== undefined)
    return refuse(
      'not-received-yet',
      '对方尚未打开本件',
      '对方已接收本件，不能撤回；如需修改，请与对方联系，由对方退回修改。',
    )
  return revert(handOver.version, 'withdrawn', context, accept, refuse)
}

function undo(context: CompanionContext, accept: Accept, refuse: Refuse): CompanionAnswer {
  const { last } = context.kernel
  const actor = personOf(context.origin)
  if (last === undefined || last.version !== context.version)
    return refuse('nothing-followed', '之后没有其他操作', '上一步之后已有其他操作，或上一步不能撤销。')
  if (actor === undefined || actor.person !== last.person)
    return refuse('same-person-undoes', '由本人撤销', '请由办理上一步的本人撤销。', 'not-permitted')
  if (millisecondsBetween(last.entered, context.entered) > UNDO_MINUTES * 60_000)
    return refuse(
      'within-ten-minutes',
      `在 ${UNDO_MINUTES} 分钟内撤销`,
      `上一步已超过 ${UNDO_MINUTES} 分钟，不能撤销；请使用撤回，或请对方退回。`,
      'too-late',
    )
  return revert(last.version, 'undone', context, accept, refuse)
}

/** Takes an act back with what it took; an act that reached a register, another case or the public cannot be taken back. */
function revert(
  version: number,
  how: 'withdrawn' | 'undone' | 'reinstated',
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const done = context.revertedOperations
  if (done === undefined) throw new Error(`revert of version ${version} without its operations`)
  const goneOut =
    done.entries.length + done.effects.length + done.notices.length > 0 ||
    done.quotas.some((operation) => operation.operation === 'limit')
  if (goneOut)
    return refuse(
      'nothing-went-out',
      '该步骤没有对外生效',
      '该步骤已写入名册、影响其他件或已对外发布，不能撤销；请按更正办理。',
    )
  const flip = <O extends { readonly operation: string }>(operation: O): O => ({
    ...operation,
    operation: operation.operation === 'take' ? 'release' : 'take',
  })
  return accept(
    { type: 'kernel.Reverted', version, how },
    { ...NO_OPERATIONS, claims: done.claims.map(flip), quotas: done.quotas.map(flip) },
  )
}

/** A returned file gives back the places that sending it took; it will take them again. A claim stays the case's own. */
function countsGivenBack(context: CompanionContext): Operations {
  const taken = context.revertedOperations?.quotas.filter((operation) => operation.operation === 'take') ?? []
  return { ...NO_OPERATIONS, quotas: taken.map((operation) => ({ ...operation, operation: 'release' })) }
}

function answer<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  input: Inputs['Answer'],
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const round = openRound(context.kernel)
  const closed = procedure.stages[context.stage as S['stage']]?.closed !== undefined
  if (round === undefined || context.kernel.handOver !== undefined || closed)
    return refuse('file-was-returned', '本件处于退回修改', '本件没有待答复的退回意见。', 'out-of-turn')
  const sender = procedure.acts[round.act]
  if (sender === undefined || !permits(sender.by, context.origin, context.parties))
    return refuse('sender-answers', '由送件岗位答复', '请由送件岗位答复退回意见。', 'not-permitted')
  if (!round.items.some((item) => item.number === input.number))
    return refuse('item-exists', '退回意见存在', `退回意见没有第 ${input.number} 条。`)
  return accept({ type: 'kernel.Answered', ...input })
}

function urge<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  input: Inputs['Urge'],
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const { handOver } = context.kernel
  const superior =
    procedure.supervisors !== undefined && permits(procedure.supervisors, context.origin, context.parties)
  const receiver = handOver === undefined ? undefined : procedure.acts[handOver.act]?.handsOver?.receiver
  if (handOver === undefined && (!superior || context.toAct.length === 0))
    return refuse(
      'file-handed-over',
      '本件正在对方处办理',
      superior ? '本件目前没有在计的期限，无须催办。' : '本件没有送出，无须催办。',
      'out-of-turn',
    )
  const sender = isSender(procedure, context)
  if (!sender && !superior)
    return refuse(
      'sender-or-superior-urges',
      '由送件单位或上级催办',
      '请由送件单位或其上级催办。',
      'not-permitted',
    )
  const relations = receiver === undefined ? context.toAct : relationsNamed(receiver)
  const data = { title: context.title, note: input.note }
  const messages = relations.map((to) => ({ to, template: 'urged', data }))
  return accept({ type: 'kernel.Urged', note: input.note }, { ...NO_OPERATIONS, messages })
}

/** Whether the actor is one who may send: the person who did, or another holder of that act's right. */
function isSender<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  context: Pick<CompanionContext, 'kernel' | 'origin' | 'parties'>,
): boolean {
  const { handOver } = context.kernel
  const spec = handOver === undefined ? undefined : procedure.acts[handOver.act]
  if (spec === undefined || context.origin.kind !== 'person') return false
  return context.origin.actor.person === handOver?.person || permits(spec.by, context.origin, context.parties)
}

/** Whether the actor is the one the open hand-over was made to. */
function isReceiver<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  context: Pick<CompanionContext, 'kernel' | 'origin' | 'parties'>,
): boolean {
  const { handOver } = context.kernel
  const spec = handOver === undefined ? undefined : procedure.acts[handOver.act]?.handsOver
  return spec !== undefined && permits(spec.receiver, context.origin, context.parties)
}

/** The latest return whose items are to be answered. */
export function openRound(kernel: KernelState): ReturnRound | undefined {
  return kernel.returns.at(-1)
}

function personOf(origin: Origin): Actor | undefined {
  return origin.kind === 'person' ? origin.actor : undefined
}

function clauseOf<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  kernel: KernelState,
): ClauseId {
  const name =
    kernel.handOver?.act ??
    kernel.lapse?.act ??
    kernel.returns.at(-1)?.act ??
    kernel.last?.act ??
    procedure.openings[0]
  const act = name === undefined ? undefined : procedure.acts[name]
  if (act === undefined) throw new Error(`procedure ${procedure.id} has no act ${name ?? ''}`)
  return act.clause
}

/**
 * Reinstatement: a paper act that happened in time is entered after its lapse has been recorded. It may not move what
 * the lapse did by itself; it becomes a request to the office that acts on the lapse, which takes the lapse back or
 * declines (DESK A1).
 */
import type { z } from 'zod'
import { type Instant, clockOf, findInstant, legalDateOf, plusMilliseconds } from '#kernel/time'
import type { Act, DomainEvent, Staged } from './act.ts'
import type { companionInputs } from './companion-inputs.ts'
import type { Accept, CompanionAnswer, CompanionContext, Refuse } from './companions.ts'
import { gateFinding } from './gate.ts'
import { type Refused, refused } from './outcome.ts'
import { type Origin, type Party, type Phrase, permits } from './phrase.ts'
import type { Procedure } from './procedure.ts'

type Request = z.infer<(typeof companionInputs)['RequestReinstatement']>
type Decision = z.infer<(typeof companionInputs)['DecideReinstatement']>

/** A later entry that would move a recorded lapse is refused with the way to ask for it. */
export function checkLapseStands<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  name: string,
  act: Act<S, E>,
  at: Instant,
  context: Pick<CompanionContext, 'kernel'>,
): Refused | undefined {
  const lapse = reversibleLapse(act, context.kernel)
  if (lapse === undefined || at >= lapse.at) return undefined
  const label = procedure.acts[lapse.act]?.label ?? lapse.act
  return refused(name, 'backfill', [
    gateFinding(
      'lapse-not-acted-upon',
      act.clause,
      '期限届满的处理尚未记录',
      `请改用「申请恢复办理」：期限已于 ${legalDateOf(lapse.at)} ${clockOf(lapse.at)} 届满并已记录「${label}」，届满前的纸质材料须由作出处理的单位决定是否恢复。`,
      { at, lapsedAt: lapse.at, lapse: label },
    ),
  ])
}

/** The newest lapse, when the act could have been done in the stage it ended. */
function reversibleLapse<S extends Staged, E extends DomainEvent>(
  act: Act<S, E>,
  kernel: CompanionContext['kernel'],
): CompanionContext['kernel']['lapse'] {
  const { lapse } = kernel
  if (lapse === undefined || !act.onPaper) return undefined
  return (act.in as readonly string[]).includes(lapse.stage) ? lapse : undefined
}

export function requestReinstatement<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  input: Request,
  context: CompanionContext,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const { kernel, origin, parties } = context
  const act = procedure.acts[input.act]
  const lapse = act === undefined ? undefined : reversibleLapse(act, kernel)
  if (act === undefined || lapse === undefined)
    return refuse(
      'lapse-was-recorded',
      '期限届满的处理已记录，之后没有其他步骤',
      '没有可以申请恢复的期限届满处理；仍在期限内的纸质材料请直接补录。',
      'out-of-turn',
    )
  if (officeOf(procedure, lapse.act) === undefined)
    return refuse('office-decides', '有单位可以决定恢复', '本事项没有可以决定恢复办理的单位，请按更正办理。')
  if (!permits(act.by, origin, parties))
    return refuse(
      'own-act-is-asked-for',
      `有权办理「${act.label}」`,
      `请由有权「${act.label}」的岗位申请恢复办理。`,
      'not-permitted',
    )
  const happenedAt = findInstant(input.happenedAt)
  if (happenedAt === undefined || happenedAt >= lapse.at)
    return refuse(
      'paper-was-in-time',
      '纸质办理早于期限届满',
      `请核对发生时间：它不早于期限届满的时间（${legalDateOf(lapse.at)} ${clockOf(lapse.at)}）。`,
    )
  if (kernel.reinstatement !== undefined && kernel.reinstatement.decided === undefined)
    return refuse('no-request-open', '没有待决定的申请', '已有一件恢复办理的申请在等待决定，请勿重复提出。')
  const { scan, note } = input
  return accept({
    type: 'kernel.ReinstatementRequested',
    act: input.act,
    lapse: lapse.act,
    happenedAt,
    scan,
    note,
  })
}

/** Who decides: the office named beside the lapse, otherwise the procedure's supervisors. */
export function officeOf<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  lapse: string,
): Phrase | undefined {
  const period = procedure.periods.find(({ then }) => then.kind === 'closes' && then.lapse === lapse)
  const office = period?.then.kind === 'closes' ? period.then.office : undefined
  return office ?? procedure.supervisors
}

export function decideReinstatement<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  input: Decision,
  context: CompanionContext,
  takeBack: (version: number) => CompanionAnswer,
  accept: Accept,
  refuse: Refuse,
): CompanionAnswer {
  const { reinstatement, lapse } = context.kernel
  if (reinstatement === undefined || reinstatement.decided !== undefined || lapse === undefined)
    return refuse('request-is-open', '有待决定的申请', '没有待决定的恢复办理申请。', 'out-of-turn')
  const office = officeOf(procedure, reinstatement.lapse)
  const entitled = office !== undefined && permits(office, context.origin, context.parties)
  const own = context.origin.kind === 'person' && context.origin.actor.person === reinstatement.person
  if (!entitled || own)
    return refuse(
      'office-that-acted-decides',
      '由作出处理的单位决定',
      own ? '申请人不能决定自己的申请，请由作出处理的单位决定。' : '请由作出处理的单位决定是否恢复办理。',
      'not-permitted',
    )
  const { granted, reason } = input
  const decided = { type: 'kernel.ReinstatementDecided', granted, reason } as const
  if (!granted) return accept(decided)
  const taken = takeBack(lapse.version)
  return taken.kind === 'refused' ? taken : { ...taken, events: [...taken.events, decided] }
}

/** A request as this person could make it; names no act when there is none. */
export function sampleRequest<S extends Staged, E extends DomainEvent>(
  procedure: Procedure<S, E>,
  kernel: CompanionContext['kernel'],
  origin: Origin,
  parties: readonly Party[],
): Request {
  const { lapse } = kernel
  const own = Object.entries(procedure.acts).find(
    ([, act]) => reversibleLapse(act, kernel) !== undefined && permits(act.by, origin, parties),
  )
  const happenedAt = lapse === undefined ? '' : plusMilliseconds(lapse.at, -1)
  return { act: own?.[0] ?? '', happenedAt, scan: '-', note: '-' }
}

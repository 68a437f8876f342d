/**
 * Where an application lies, since when, what is next and what is asked of the applicant (DESK B14). Shown without
 * login to whoever knows receipt number and last digits of the identity paper, so it reads no part that is closed:
 * complaints, objections, panels, ballots and reasons are not in its question, and all ways of ending look the same.
 */
import type { LocalDate } from '#kernel/time'
import type { Application } from '../application/state.ts'
import { longDay } from './words.ts'

/** The parts of an application that the answer may depend on. */
export type OpenApplication = Pick<
  Application,
  | 'stage'
  | 'number'
  | 'openedOn'
  | 'filedOn'
  | 'cycle'
  | 'employer'
  | 'target'
  | 'route'
  | 'internalNotice'
  | 'opinion'
  | 'forwards'
  | 'intake'
  | 'outcome'
>
export type ApplicationStanding = {
  readonly where: string
  /** The office that has it. */
  readonly office: string
  /** Null where a case ended without a title: the day would tell how. */
  readonly since: LocalDate | null
  readonly next: string
  /** What the applicant must do now; null: nothing. */
  readonly asked: string | null
}
type Answer = Omit<ApplicationStanding, 'since'> & { readonly since: LocalDate | null | undefined }

export function standingOf(state: OpenApplication): ApplicationStanding {
  const answer = answerOf(state)
  const since = answer.since === undefined ? (state.filedOn ?? state.openedOn) : answer.since
  return { ...answer, since }
}

function answerOf(state: OpenApplication): Answer {
  switch (state.stage) {
    case 'drafting':
      return {
        where: '个人填报',
        office: '申报人本人',
        since: state.openedOn,
        next: '提交给用人单位核验',
        asked: `请在${longDay(state.cycle.filingUntil)}24时前填完并提交。`,
      }
    case 'verifying':
    case 'internal-publicity':
    case 'recommending':
      return atEmployer(state)
    case 'forwarding':
    case 'submitting':
      return onTheWay(state)
    case 'received':
    case 'correcting':
    case 'admitted':
    case 'released':
    case 'passed':
      return atConveningBody(state)
    case 'reported':
    case 'approval-publicity':
    case 'approved':
      return atAuthority(state)
    default:
      return ended(state)
  }
}

function atEmployer(state: OpenApplication): Answer {
  const { stage, internalNotice, employer } = state
  const here = { office: employer.name, asked: null }
  if (stage === 'verifying')
    return { ...here, where: '用人单位核验材料', since: state.filedOn, next: '单位公示五个工作日' }
  if (stage === 'internal-publicity')
    return { ...here, where: '用人单位公示', since: internalNotice?.postedOn, next: '单位签署意见并盖章' }
  return {
    ...here,
    where: '用人单位签署意见',
    since: internalNotice?.takenDownOn ?? internalNotice?.postedOn,
    next: '逐级审核后呈报组建单位',
  }
}

function onTheWay(state: OpenApplication): Answer {
  const { forwards, opinion, route, stage } = state
  const here = forwards.find(({ on }) => on === null)
  const last = forwards.findLast(({ on }) => on !== null)?.on
  const since = last ?? opinion?.sealedOn ?? opinion?.on
  return stage === 'forwarding' && here !== undefined
    ? { where: '逐级审核', office: here.name, since, next: '审核后转报', asked: null }
    : {
        where: '等待呈报',
        office: route?.submitterName ?? '呈报单位',
        since,
        next: `随申请函报送${state.cycle.conveningName}`,
        asked: null,
      }
}

/** Until a result is published, a candidate who has been voted on looks like one who waits for the meeting. */
function atConveningBody(state: OpenApplication): Answer {
  const { intake, outcome, cycle } = state
  const here = { office: cycle.conveningName, asked: null }
  const { correction, fee } = intake
  if (state.stage === 'correcting' && correction !== null) {
    const open = correction.items.filter(({ suppliedOn }) => suppliedOn === null).length
    const until = `${longDay(correction.dueOn)}${correction.dueTime ?? '24时'}`
    return {
      ...here,
      where: '补正材料',
      since: correction.issuedOn,
      next: '补齐后继续审核；逾期视为放弃申报',
      asked: `请在${until}前补交${open}项材料，内容见补正告知书。`,
    }
  }
  if (state.stage === 'received' || state.stage === 'correcting')
    return {
      ...here,
      where: '组建单位审核',
      since: intake.submission?.on,
      next: '受理、一次性告知补正或不予受理',
    }
  if (state.stage === 'admitted')
    return {
      ...here,
      where: '已受理',
      since: intake.admittedOn,
      next: cycle.examined && intake.exam === null ? '参加考试，时间地点另行通知' : '送评审委员会评审',
      asked: fee !== null && fee.paidOn === null ? '请按缴费通知单缴费。' : null,
    }
  return outcome.firstPublicity === null
    ? { ...here, where: '评审中', since: intake.released?.on, next: '评审结果公示' }
    : {
        ...here,
        where: '评审结果公示和报送',
        since: outcome.firstPublicity.postedOn,
        next: '报职称管理部门审核',
      }
}

function atAuthority(state: OpenApplication): Answer {
  const { outcome, route, stage } = state
  const here = { office: route?.authorityName ?? '职称管理部门', asked: null }
  if (stage === 'reported')
    return { ...here, where: '职称管理部门审核', since: outcome.reportedOn, next: '官网公示五个工作日' }
  if (stage === 'approval-publicity')
    return {
      ...here,
      where: '官网公示和核准',
      since: outcome.secondPublicity?.postedOn,
      next: '核准公布并发证',
    }
  const handed = outcome.certificate?.handedOverOn ?? null
  return {
    ...here,
    where: '已核准',
    since: outcome.approval?.on,
    next: handed === null ? '领取证书' : '材料退回和归档',
    asked: handed === null ? '请按单位通知领取证书。' : null,
  }
}

/** Closed with a title or without one, refused, withdrawn, disqualified: told to the person, not to a page without login. */
function ended({ cycle, outcome }: OpenApplication): Answer {
  const approved = outcome.approval
  return {
    where: '已办结',
    office: cycle.conveningName,
    since: approved?.on ?? null,
    next: '无',
    asked: approved === null ? '结果已另行告知本人；请登录查看，或向用人单位查询。' : null,
  }
}

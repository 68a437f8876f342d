/** What an applicant is told of her own applications: the stage in plain words, in whose hands it is, what is hers to do. */
import type { Application, ApplicationStage } from '../../../../../regulations/titles/application/state.ts'
import { exits, stages } from '../../../../../regulations/titles/filing/labels.ts'
import type { OwnApplications } from '../../../../server/contract/titles-filing.ts'
import type { CaseView, Period } from '../../api/types.ts'
import { readMoney } from '../../lib/money.ts'
import { whereItLies } from './standing-place.ts'

const plain: Readonly<Record<ApplicationStage, string>> = {
  drafting: '您还没有报送，内容和材料都可以改。',
  verifying: '您已报送，单位正在逐项核验材料。',
  'internal-publicity': '单位正在内部公示您的申报，公示期满才能往上报。',
  recommending: '单位公示已结束，等单位签署意见、盖章。',
  forwarding: '单位已上报，正在逐级审核。',
  submitting: '逐级审核已完成，等呈报单位出函、报送评委会。',
  received: '材料已送到评委会组建单位，正在审核能不能受理。',
  correcting: '材料还不齐，请在期限内一次补齐。',
  admitted: '已经受理，正在做评审前的准备。',
  released: '已送评委会评审；结果公示以前不公开评审情况。',
  passed: '评委会已评审通过，正在公示或等待上报。',
  reported: '评审结果已上报，等职称管理部门审核确认。',
  'approval-publicity': '职称管理部门正在官网公示，期满无异议即核准。',
  approved: '已核准，您已取得这一职称。',
  closed: '全部办结。',
  withdrawn: '您撤回了这次申报。',
  abandoned: '到期没有补齐，按放弃申报处理。',
  declined: '评委会组建单位没有受理这次申报。',
  disqualified: '这次申报的资格被取消了。',
  'exam-failed': '考试没有合格，这次申报到此为止。',
  'appraisal-failed': '论文鉴定没有通过，这次申报到此为止。',
  'not-consented': '没有得到同意，这次申报到此为止。',
  retired: '因退休退出这次申报。',
  'not-reviewed': '这次申报不予评审。',
  'not-passed': '这次评审没有通过。',
  void: '这次评审结果被认定无效。',
}

/** The stage in a sentence that somebody who files once in five years understands. */
export const plainStage = (stage: ApplicationStage): string => plain[stage]

/** Whether an application has left the way: nothing more is done in it but papers going back. */
export const isOver = (stage: ApplicationStage): boolean =>
  (exits as readonly ApplicationStage[]).includes(stage)

/** In whose hands the application is; an empty text once it is over. */
export function inWhoseHands(state: Parameters<typeof whereItLies>[0]): string {
  return state.stage === 'drafting' || state.stage === 'correcting' ? '您自己' : whereItLies(state)
}

export type OwnAsk = {
  readonly key: 'confirm' | 'file' | 'supply' | 'pay' | 'sit' | 'collect'
  readonly say: string
  /** What exactly, one line each. */
  readonly items: readonly string[]
  /** What follows when it is not done in time. */
  readonly otherwise?: string
  /** Until when, with how it was counted. */
  readonly period?: Period
}
type Told = Pick<Application, 'stage' | 'entrustment' | 'intake' | 'outcome' | 'exit'>

/** What waits for the applicant herself, in the order in which it is done; nothing where others have the file. */
export function asksOf(state: Told, periods: readonly Period[]): readonly OwnAsk[] {
  if (state.exit !== null || isOver(state.stage)) return []
  return [...draftAsks(state, periods), ...correctionAsks(state, periods), ...laterAsks(state)]
}

const timed = (periods: readonly Period[], id: string): { period?: Period } => {
  const period = periods.find((one) => one.id === id)
  return period === undefined ? {} : { period }
}

function draftAsks({ stage, entrustment }: Told, periods: readonly Period[]): readonly OwnAsk[] {
  if (stage !== 'drafting') return []
  const file = {
    key: 'file',
    say: '接着填写，检查后签承诺书，报送单位。',
    items: [],
    otherwise: '过了填报截止，本年度就不能报送了。',
    ...timed(periods, 'filing-window'),
  } as const
  const toConfirm = entrustment !== null && entrustment.confirmed === null
  return toConfirm
    ? [{ key: 'confirm', say: '单位替您填好了：请核对后确认，再报送。', items: [] }, file]
    : [file]
}

function correctionAsks({ stage, intake }: Told, periods: readonly Period[]): readonly OwnAsk[] {
  if (stage !== 'correcting' || intake.correction === null) return []
  const { items, dueOn, dueTime } = intake.correction
  const open = items.filter(({ suppliedOn }) => suppliedOn === null)
  return [
    {
      key: 'supply',
      say: `补齐 ${open.length} 项材料，${dueOn} ${dueTime ?? '24:00'} 前交。`,
      items: open.map(({ text }) => text),
      otherwise: '到时没有补交的，视为放弃申报。',
      ...timed(periods, 'correction'),
    },
  ]
}

function laterAsks({ intake, outcome }: Told): readonly OwnAsk[] {
  const { fee, examSlip, exam } = intake
  const { certificate } = outcome
  return [
    ...(fee !== null && fee.paidOn === null
      ? [
          {
            key: 'pay',
            say: `缴评审费 ${readMoney(fee.dueCents, '元')} 元，办法见缴费通知。`,
            items: [],
          } as const,
        ]
      : []),
    ...(examSlip !== null && exam === null
      ? [
          {
            key: 'sit',
            say: `带准考证参加考试：${examSlip.place}，${examSlip.room}，${examSlip.seat} 号座。`,
            items: examSlip.sittings.map(({ form, on, from, until }) => `${on} ${from}—${until} ${form}`),
          } as const,
        ]
      : []),
    ...(certificate !== null && certificate.handedOverOn === null
      ? [{ key: 'collect', say: '领取证书；不等领到，编号和查验码现在就能用。', items: [] } as const]
      : []),
  ]
}

/** Papers of an application that are meant for its applicant, in the order in which they come about. */
const ownPapers: readonly string[] = [
  'internalNotice',
  'correctionNotice',
  'declineNotice',
  'paymentNotice',
  'admissionSlip',
  'defenceNotice',
  'outcomeNotice',
  'certificate',
  'personalReviewForm',
]

/** Notices, lists and the certificate out of all papers of a case; drafts and forms that she fills in are left out. */
export function papersFor({ documents }: Pick<CaseView, 'documents'>): CaseView['documents'] {
  return ownPapers.flatMap((template) => documents.filter((one) => one.template === template))
}

const SHOWN_MAX = 4
const overLabels: readonly string[] = exits.map((stage) => stages[stage])

/**
 * Which applications are shown in full: those under way, the latest first, at most four; where none is, the latest of all.
 * The others are named in a line.
 */
export function splitOwn(all: OwnApplications): {
  readonly shown: OwnApplications
  readonly earlier: OwnApplications
} {
  const going = all.filter(({ stage }) => !overLabels.includes(stage)).slice(0, SHOWN_MAX)
  const shown = going.length === 0 ? all.slice(0, 1) : going
  return { shown, earlier: all.filter((one) => !shown.includes(one)) }
}

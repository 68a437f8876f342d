/** Why a token or a ballot was refused, and the sentence for whoever reads it: what to do first. */

/** Refusals of the box, in the order of their codes on the wire (from 1); new ones go to the end. */
export const castRefusals = [
  'malformed',
  'unknown-question',
  'question-closed',
  'choice-unknown',
  'token-invalid',
  'ballot-altered',
  'already-voted',
  'box-full',
] as const
export type CastRefusal = (typeof castRefusals)[number]

export type IssueRefusal =
  | 'malformed'
  | 'unknown-question'
  | 'question-not-open'
  | 'question-closed'
  | 'not-entitled'
  | 'member-left'
  | 'token-already-issued'

/** Refusals of the acts of the room: opening, closing, counting, sealing. */
export type RoomRefusal =
  | 'unknown-question'
  | 'question-exists'
  | 'question-not-open'
  | 'question-not-closed'
  | 'question-closed'
  | 'question-annulled'
  | 'already-counted'
  | 'nobody-entitled'
  | 'choices-unfit'
  | 'key-unfit'
  | 'issued-exceeds-entitled'
  | 'box-exceeds-issued'
  | 'ballots-missing'
  | 'share-unfit'

export type BallotRefusal = CastRefusal | IssueRefusal | RoomRefusal | 'box-unreachable'

const sentences: Readonly<Record<BallotRefusal, string>> = {
  malformed: '请刷新投票页后重试：收到的内容长度或格式不对，没有记入票箱。',
  'unknown-question': '请核对会议议程：签发处或票箱没有这一表决事项。',
  'question-exists': '请换一个编号：这一表决事项已经建立，重新表决须用新的编号和新的密钥。',
  'question-not-open': '请等主持人宣布开始投票：这一表决事项尚未开启。',
  'question-closed': '投票已经截止，不能再投，也不能会后补投。',
  'question-not-closed': '请先宣布投票截止：截止之前不能清点或计票。',
  'question-annulled': '这一表决事项已由主持人宣布作废，请按重新开启的事项投票。',
  'already-counted': '已经计票，不能再作废或重新投票。',
  'not-entitled': '您不在本事项的表决名单内（未签到、已回避或不是本次会议的委员），请向会议秘书核对。',
  'member-left': '您已登记离会，离会后的事项不能投票，也不能委托他人投票。',
  'token-already-issued':
    '您已经领取过选票：已经投完的，不必再投；还没有投的，请用原来的设备继续；设备损坏或丢失的，请在计票前报告主持人。',
  'choice-unknown': '请刷新投票页后重试：所选的选项不在本事项之内。',
  'token-invalid': '选票凭据不是为本事项签发的，没有记入票箱。请用本事项的凭据投票。',
  'ballot-altered': '选票在途中被改动，没有记入票箱。请重新提交。',
  'already-voted': '这张选票已经投出，不能改投。',
  'box-full': '票箱中的票数已达到有表决权的人数，请立即报告主持人核对。',
  'box-unreachable': '请保持本页打开，稍后再次提交同一张选票：票箱暂时连接不上，重复提交不会重复计票。',
  'nobody-entitled': '请核对签到和回避情况：表决名单为空，或同一委员出现两次。',
  'choices-unfit': '请核对表决选项：须为二至三十二项，互不相同。',
  'key-unfit': '请核对密封议程中的公钥：不是本系统要求的三〇七二位签发密钥。',
  'issued-exceeds-entitled':
    '签发的凭据多于有表决权的在场人数。请不要开箱，由主持人宣布本次投票作废并说明原因。',
  'box-exceeds-issued': '票箱中的票多于签发的凭据。请不要开箱，由主持人宣布本次投票作废并说明原因。',
  'ballots-missing': '票箱中的票少于应有票数，且超出声明未投的人数。请不要开箱，由主持人核对或宣布作废。',
  'share-unfit': '请核对密封票箱和两处的开箱份额：不能用它们打开。',
}

/** The Chinese sentence of a refusal. */
export function refusalSentence(reason: BallotRefusal): string {
  return sentences[reason]
}

/** A result, or why there is none. */
export type BallotOutcome<Value, Reason extends BallotRefusal = BallotRefusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: Reason; readonly message: string }

export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused<Reason extends BallotRefusal>(
  reason: Reason,
): { readonly ok: false; readonly reason: Reason; readonly message: string } {
  return { ok: false, reason, message: refusalSentence(reason) }
}

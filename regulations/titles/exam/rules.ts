/** Rules of an exam: art.19 to 21, 23.1.c, 23.2.c. */
import { cite, rule } from '#kernel/law'

const logistics = cite('anhui-titles-2018/art.20.b')

/** art.19: only a cycle that combines exam and review has one. */
export const examBelongsToCycle = rule(
  'exam-belongs-to-cycle',
  cite('anhui-titles-2018/art.19'),
  (f: { readonly examined: boolean; readonly parts: number }) => f.examined && f.parts > 0,
  {
    label: '本周期实行考评结合',
    otherwise: () => '请先由授权的人社部门设置考评结合：本评审周期不安排考试。',
  },
)
/** art.23.1.c: the schedule was filed; no reply is awaited. */
export const examPlanIsFiled = rule(
  'exam-plan-is-filed',
  cite('anhui-titles-2018/art.23.1.c'),
  (f: { readonly filedOn: string | null }) => f.filedOn !== null,
  {
    label: '考试和评审计划已备案',
    otherwise: () => '请先将考试和评审计划报人社部门备案，备案后即可安排考试。',
  },
)
/** art.23.2.c: who sits is an admitted applicant of this cycle. */
export const candidatesAreAdmitted = rule(
  'exam-candidates-are-admitted',
  cite('anhui-titles-2018/art.23.2.c'),
  (f: { readonly others: readonly string[] }) => f.others.length === 0,
  {
    label: '参加考试的都是本周期已受理的申报人',
    otherwise: (f) => `请移出名单：${f.others.join('、')}不是本周期已受理的申报件。`,
  },
)
/** art.21.b: who has sat, or was called to sit, is not called again. */
export const sitsOnlyOnce = rule(
  'sits-only-once',
  cite('anhui-titles-2018/art.21.b'),
  (f: { readonly again: readonly string[] }) => f.again.length === 0,
  { label: '没有人第二次参加考试', otherwise: (f) => `不设补考：${f.again.join('、')}本周期已安排过考试。` },
)
/** art.21.a: every part has its own time. */
export const everyPartHasItsTime = rule(
  'every-part-has-its-time',
  cite('anhui-titles-2018/art.21.a'),
  (f: { readonly parts: readonly string[]; readonly without: readonly string[] }) => f.without.length === 0,
  {
    label: '每种考试形式都安排了时间',
    otherwise: (f) => `请填写考试时间，结束应晚于开始：${f.without.join('、')}。`,
  },
)
export const examLiesAhead = rule(
  'exam-lies-ahead',
  logistics,
  (f: { readonly first: string; readonly today: string }) => f.first > f.today,
  {
    label: '考试日期在今后',
    otherwise: (f) => `请改填考试日期：第一场在${f.first}，应晚于${f.today}。`,
  },
)
export const roomsHoldEverybody = rule(
  'rooms-hold-everybody',
  logistics,
  (f: { readonly seats: number; readonly candidates: number }) => f.seats >= f.candidates,
  {
    label: '考场座位足够',
    otherwise: (f) => `请增加考场：座位${f.seats}个，考生${f.candidates}人。`,
  },
)
export const roomsDiffer = rule(
  'exam-rooms-differ',
  logistics,
  (f: { readonly twice: readonly string[] }) => f.twice.length === 0,
  { label: '考场名称不重复', otherwise: (f) => `请改名：考场${f.twice.join('、')}重复。` },
)
export const roomIsKnown = rule(
  'exam-room-is-known',
  logistics,
  (f: { readonly known: boolean }) => f.known,
  { label: '是本次考试的考场', otherwise: () => '请选择本次考试安排的考场。' },
)
export const someNoticeIsOwed = rule(
  'some-exam-notice-is-owed',
  logistics,
  (f: { readonly open: number }) => f.open > 0,
  { label: '还有考生未收到现行通知', otherwise: () => '考试通知已全部发出，无需再发。' },
)
export const everybodyIsNotified = rule(
  'everybody-is-notified',
  logistics,
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  { label: '考生都收到了通知', otherwise: (f) => `请先发考试通知：${f.open.join('、')}还没有收到。` },
)
/** A part is scored from the day it is held. */
export const partsWereHeld = rule(
  'exam-parts-were-held',
  logistics,
  (f: { readonly ahead: readonly string[] }) => f.ahead.length === 0,
  { label: '该场考试已经举行', otherwise: (f) => `请在考试之后登记成绩：${f.ahead.join('、')}还没有举行。` },
)
/** The list names candidates of this exam, each once, with one score for each part. */
export const scoresFitTheExam = rule(
  'scores-fit-the-exam',
  logistics,
  (f: { readonly problems: readonly string[] }) => f.problems.length === 0,
  { label: '成绩与考生和考试各部分对应', otherwise: (f) => `请改正：${f.problems.join('；')}。` },
)
/** art.20.b: signed scores are touched by nobody alone. */
export const scoresAreOpen = rule(
  'scores-are-open',
  logistics,
  (f: { readonly signedOn: string | null }) => f.signedOn === null,
  {
    label: '成绩尚未签定',
    otherwise: (f) => `请办理成绩更正：成绩已于${f.signedOn ?? ''}签定，更正须两人办理并写明理由。`,
  },
)
export const everybodyHasScores = rule(
  'everybody-has-scores',
  logistics,
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  {
    label: '考生成绩齐全',
    otherwise: (f) => `请先登记成绩或缺考：${f.open.join('、')}。`,
  },
)
export const correctionIsOwed = rule(
  'score-correction-is-owed',
  logistics,
  (f: { readonly known: boolean; readonly differs: boolean; readonly open: boolean }) =>
    f.known && f.differs && !f.open,
  {
    label: '是一项新的更正',
    otherwise: (f) =>
      f.open
        ? '请先确认或撤销已提出的更正。'
        : f.known
          ? '更正后的成绩与原成绩相同，无需更正。'
          : '请填写本次考试的准考证号。',
  },
)
export const correctionIsProposed = rule(
  'score-correction-is-proposed',
  logistics,
  (f: { readonly proposed: boolean }) => f.proposed,
  { label: '有人提出更正', otherwise: () => '请先由一人提出成绩更正并写明理由。' },
)
export const anotherConfirms = rule(
  'another-confirms-correction',
  logistics,
  (f: { readonly proposedBy: string; readonly actor: string }) => f.proposedBy !== f.actor,
  { label: '由另一人确认更正', otherwise: () => '请由另一人确认：提出更正的人不能自己确认。' },
)
/** A correction comes before the file goes to the committee; who has left the way is not touched by it. */
const beyond = ['released', 'passed', 'not-passed', 'reported', 'approval-publicity', 'approved', 'closed']
export const correctionStillCounts = rule(
  'score-correction-still-counts',
  logistics,
  (f: { readonly stage: string }) => !beyond.includes(f.stage),
  {
    label: '申报件尚未送评',
    otherwise: () => '请报告职称管理部门处理：申报件已送评，不能再更正考试成绩。',
  },
)

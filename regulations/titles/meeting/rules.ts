/** Rules of a meeting before and while it sits, each beside its clause. */
import { cite, rule } from '#kernel/law'
import { isPassed } from './count.ts'
import { few } from './few.ts'

/** art.4.b, 51.4.a: only a committee in force meets. */
export const committeeMayMeet = rule(
  'committee-may-meet',
  cite('anhui-titles-2018/art.51.4.a'),
  (f: { readonly status: string | null }) => f.status === '有效',
  {
    label: '评委会授权有效、未被停评',
    otherwise: (f) => `请先恢复评审工作：评委会${f.status ?? '未经授权'}，不得召开评审会。`,
  },
)

/** art.23.1.a: a meeting stands on a plan. */
export const planExists = rule(
  'plan-exists',
  cite('anhui-titles-2018/art.23.1.a'),
  (f: { readonly planned: boolean }) => f.planned,
  { label: '已拟订评审计划和日程', otherwise: () => '请先拟订考试和评审计划、排定日程，再安排评审会。' },
)

/** art.23.1.c: filing the schedule is enough; no reply is awaited. */
export const planIsFiled = rule(
  'plan-is-filed',
  cite('anhui-titles-2018/art.23.1.c'),
  (f: { readonly filedOn: string | null }) => f.filedOn !== null,
  {
    label: '日程已报人社部门备案',
    otherwise: () => '请先把日程报人社部门备案，备案后即可继续，不必等待答复。',
  },
)

/** art.22.a: the day lies in the filed window. */
export const dayIsInPlan = rule(
  'day-is-in-plan',
  cite('anhui-titles-2018/art.22.a'),
  (f: { readonly on: string; readonly from: string; readonly until: string }) =>
    f.on >= f.from && f.on <= f.until,
  {
    label: '会议日期在备案的评审时间内',
    otherwise: (f) => `请改期或先报备计划变更：备案的评审时间为${f.from}至${f.until}，会议定在${f.on}。`,
  },
)

/** art.17.a: only what the convening body released comes before the committee. */
export const candidatesAreReleased = rule(
  'candidates-are-released',
  cite('anhui-titles-2018/art.17.a'),
  (f: { readonly notReleased: readonly string[] }) => f.notReleased.length === 0,
  {
    label: '列入议程的申报件均已盖同意送评章',
    otherwise: (f) => `请先办理同意送评：${f.notReleased.join('、')}尚未送评或已经退出。`,
  },
)

/** art.22.a: candidates lie within level, series and specialties of the committee. */
export const candidatesAreInScope = rule(
  'candidates-are-in-scope',
  cite('anhui-titles-2018/art.22.a'),
  (f: { readonly outside: readonly string[] }) => f.outside.length === 0,
  {
    label: '评审对象在评委会的级别和专业范围内',
    otherwise: (f) => `请移出超范围的对象：${f.outside.join('、')}不在本评委会的评审级别、系列或专业内。`,
  },
)

/** art.65.b: the status is checked again before the ballot. */
export const nobodyIsRetired = rule(
  'nobody-is-retired',
  cite('anhui-titles-2018/art.65.b'),
  (f: { readonly retired: readonly string[]; readonly on: string }) => f.retired.length === 0,
  {
    label: '评审对象在会议当日仍在职',
    otherwise: (f) => `请移出已离退休的人员：${f.retired.join('、')}在会议日${f.on}已离退休，不得参加评审。`,
  },
)

/** art.23.5.i: nobody but members and staff of the two offices sits in the room. */
export const observerIsStaff = rule(
  'observer-is-staff',
  cite('anhui-titles-2018/art.23.5.i'),
  (f: { readonly office: string | null }) => f.office === '组建单位' || f.office === '人社部门',
  {
    label: '列席人员属于组建单位或人社部门',
    otherwise: () => '不能列席：只有组建单位和人社部门的工作人员可以列席评审会。',
  },
)

/** art.23.3.a: policy, procedure and discipline were studied, led by chair or deputy. */
export const trainingIsHeld = rule(
  'training-is-held',
  cite('anhui-titles-2018/art.23.3.a'),
  (f: { readonly held: boolean }) => f.held,
  { label: '已组织会前学习', otherwise: () => '请先由主任或副主任委员组织学习政策、程序和纪律，并登记。' },
)

/** art.50.b: pledge of secrecy and declaration of recusal come before anything of a case is shown. */
export const pledgesAreGiven = rule(
  'pledges-are-given',
  cite('anhui-titles-2018/art.50.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '到会委员均已签保密与回避承诺',
    otherwise: (f) => `请到会委员先签保密与回避承诺书，还差${f.missing.length}人：${f.missing.join('、')}。`,
  },
)

/** art.23.3.b: every member who sits has the material. */
export const bundlesAreReceived = rule(
  'bundles-are-received',
  cite('anhui-titles-2018/art.23.3.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '评审材料已送达到会委员',
    otherwise: (f) => `请先送达会议材料并取得回执，还差${f.missing.length}人：${f.missing.join('、')}。`,
  },
)

/** art.23.4.a: panel opinions are signed by the panel's head. */
export const panelOpinionsAreSigned = rule(
  'panel-opinions-are-signed',
  cite('anhui-titles-2018/art.23.4.a'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '专业组初审意见已由组长签名',
    otherwise: (f) => `请先由专业组长签署初审意见：${few(f.missing)}。`,
  },
)

/** art.23.4.b: without panels each case has a first reader among the members. */
export const firstReadersAreAssigned = rule(
  'first-readers-are-assigned',
  cite('anhui-titles-2018/art.23.4.b'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '未设专业组的，每件都有初审委员',
    otherwise: (f) => `请先为每件指定初审委员：${few(f.missing)}。`,
  },
)

/** art.23.4.b: the reading is shared out; one to three read each file first (DESK A10). */
export const readersAreOneToThree = rule(
  'readers-are-one-to-three',
  cite('anhui-titles-2018/art.23.4.b'),
  (f: { readonly crowded: readonly string[] }) => f.crowded.length === 0,
  {
    label: '每件的初审委员为一至三人',
    otherwise: (f) => `请减少初审委员：${f.crowded.join('、')}超过三人。`,
  },
)

/** art.23.2.e and 50.b: a reader is not recused from what he reads. */
export const readerIsNotRecused = rule(
  'reader-is-not-recused',
  cite('anhui-titles-2018/art.23.4.b'),
  (f: { readonly recused: readonly string[] }) => f.recused.length === 0,
  {
    label: '初审委员没有回避情形',
    otherwise: (f) => `请改派初审委员：${f.recused.join('、')}应当回避。`,
  },
)

/** art.23.5.a: the figure is the authorisation's; without it nothing opens. Asked at opening and at every ballot. */
export const quorumIsPresent = rule(
  'quorum-is-present',
  cite('anhui-titles-2018/art.23.5.a'),
  (f: { readonly quorum: number | null; readonly present: number; readonly candidate?: string }) =>
    f.quorum !== null && f.present >= f.quorum,
  {
    label: '出席委员达到规定人数',
    otherwise: (f) =>
      f.quorum === null
        ? '请先补登授权文件规定的出席人数：没有该数不能开会。'
        : `请等待委员到会或休会：规定出席${f.quorum}人，现有表决权的到会委员${f.present}人${f.candidate === undefined ? '' : `（评审对象${f.candidate}）`}。`,
  },
)

/** art.23.5.h: chair or deputy of this committee, in the room. */
export const presiderIsPresent = rule(
  'presider-is-present',
  cite('anhui-titles-2018/art.23.5.h'),
  (f: { readonly presides: boolean; readonly signedIn: boolean }) => f.presides && f.signedIn,
  {
    label: '主持人是到会的主任或副主任委员',
    otherwise: (f) =>
      f.presides
        ? '请先签到：主持会议的主任、副主任委员须在会场。'
        : '不能办理：会议须由本评委会主任或副主任委员主持。',
  },
)

/** art.23.5.b: each step of an item follows the one before it. */
export const stepIsNext = rule(
  'step-is-next',
  cite('anhui-titles-2018/art.23.5.b'),
  (f: { readonly missing: string | null; readonly wanted: string }) => f.missing === null,
  { label: '按规定顺序进行', otherwise: (f) => `请先${f.missing ?? ''}，再${f.wanted}。` },
)

/** art.23.5.j: there was a discussion, if only 无异议. */
export const itemIsDiscussed = rule(
  'item-is-discussed',
  cite('anhui-titles-2018/art.23.5.j'),
  (f: { readonly discussed: boolean; readonly item: string }) => f.discussed,
  {
    label: '已评议并记录',
    otherwise: (f) => `请先记录“${f.item}”的评议情况（没有发言的写“无异议”），再投票。`,
  },
)

/** art.23.5.g: nobody is voted on twice in a cycle. */
export const notYetVotedOn = rule(
  'not-yet-voted-on',
  cite('anhui-titles-2018/art.23.5.g'),
  (f: { readonly voted: readonly string[] }) => f.voted.length === 0,
  {
    label: '没有已表决的对象',
    otherwise: (f) => `不得复评：${f.voted.join('、')}在本评审年度已经表决。`,
  },
)

/** art.23.5.d as a verdict: it may lawfully fail. */
export const twoThirdsAreInFavour = rule(
  'two-thirds-are-in-favour',
  cite('anhui-titles-2018/art.23.5.d'),
  (f: { readonly candidate: string; readonly yes: number; readonly present: number }) =>
    isPassed(f.yes, f.present),
  {
    label: '赞成票达到出席委员三分之二',
    otherwise: (f) => `未通过：出席${f.present}人，赞成${f.yes}票，不足三分之二。`,
  },
)

/** art.23.5.e: no ballot for who left, came late, or is recused; none by proxy, none afterwards. */
export const onlyThoseEntitledVote = rule(
  'only-those-entitled-vote',
  cite('anhui-titles-2018/art.23.5.e'),
  (f: { readonly lines: readonly string[] }) => f.lines.length === 0,
  {
    label: '发票数等于有表决权的到会委员数',
    otherwise: (f) =>
      `请核对发票数（离会、未听取介绍或回避的委员不能投票，也不能委托、补投）：${f.lines.join('；')}。`,
  },
)

/** art.23.5.c: sheets that do not add up are no ballot. */
export const countAddsUp = rule(
  'count-adds-up',
  cite('anhui-titles-2018/art.23.5.c'),
  (f: { readonly faults: readonly string[] }) => f.faults.length === 0,
  { label: '计票单各数相符', otherwise: (f) => `请核对计票单：${f.faults.join('；')}。` },
)

/** Two tellers, keyed independently. */
export const tellersAgree = rule(
  'tellers-agree',
  cite('anhui-titles-2018/art.57.a'),
  (f: { readonly tellers: number; readonly differing: readonly string[] }) =>
    f.tellers >= 2 && f.differing.length === 0,
  {
    label: '两名计票人分别录入且一致',
    otherwise: (f) =>
      f.tellers < 2
        ? '请由两名计票人分别录入计票单。'
        : `请核对原票：两份录入在${f.differing.join('、')}上不一致。`,
  },
)

/** art.23.4.c: a gap is reported on a file that the reader has before him. */
export const fileIsOnAgenda = rule(
  'file-is-on-agenda',
  cite('anhui-titles-2018/art.23.4.c'),
  (f: { readonly listed: boolean; readonly recused: boolean }) => f.listed && !f.recused,
  {
    label: '所报的是本人可阅的评审材料',
    otherwise: (f) =>
      f.listed ? '不能报告：您应当回避这一评审对象。' : '请核对申报件：该件不在本次评审会的议程上。',
  },
)

/** art.22.b: the supervising office notes the steps it sees; ballots are not among them. */
export const noteNamesItsStep = rule(
  'note-names-its-step',
  cite('anhui-titles-2018/art.22.b'),
  (f: { readonly known: boolean; readonly step: string }) => f.known,
  { label: '监督意见指明议程', otherwise: (f) => `请指明议程或填写“全程”：没有“${f.step}”这项议程。` },
)

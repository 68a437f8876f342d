/** Applications whose papers are due late or seldom: exceptional, direct, declined, not passed, approved, returned. */
import { localDate } from '#kernel/time'
import { at } from '../../regulations/titles/application/example-states.ts'
import type { Application, ApplicationStage } from '../../regulations/titles/application/state.ts'
import type { Track } from '../../regulations/titles/vocabulary.ts'

const day = localDate
const before = at.submitting()

/** The example in a later stage, on another track, or with parts of its own. */
export function applicationIn(
  stage: ApplicationStage,
  track: Track,
  more: Partial<Application> = {},
): Application {
  return { ...before, target: { ...before.target, track }, ...more, stage }
}

/** Voted on: 10 of 15 yes. */
export const votedReview = (yes = 10): Application['review'] => ({
  ...before.review,
  appraisals: [
    {
      work: 'w1',
      appraiser: '甲03',
      kind: '同行专家',
      reason: '跨专业',
      sentOn: day('2025-09-01'),
      opinion: '选题有意义，论证充分',
      passed: true,
      on: day('2025-09-10'),
    },
  ],
  panel: { recommended: true, reasons: '业绩突出', leader: '评委一', signedOn: day('2025-10-10') },
  defence: {
    reason: '破格须答辩',
    on: day('2025-10-09'),
    time: '09:00',
    place: '示例会议室',
    checkedIn: '08:50',
    heard: true,
  },
  conclusion: {
    meeting: 'meeting-1',
    item: 'item-1',
    on: day('2025-10-11'),
    due: 17,
    present: 15,
    yes,
    no: 15 - yes,
    abstain: 0,
    passed: 3 * yes >= 30,
    signedBy: '评委二',
    sealed: true,
  },
})

const lifting: Application['content'] = {
  ...before.content,
  exceptional: {
    lifted: ['资历'],
    rows: [{ condition: '获省级科技进步二等奖以上', evidence: '奖励证书', page: '3' }],
    merits: '主持完成重大项目，效益显著。',
  },
}

/** Approved, with its certificate. */
export const approvedApplication = (): Application =>
  applicationIn('approved', '正常', {
    review: votedReview(),
    outcome: {
      ...before.outcome,
      firstPublicity: { postedOn: day('2025-10-13'), endsOn: day('2025-10-20'), notice: 'n1' },
      secondPublicity: { postedOn: day('2025-11-03'), endsOn: day('2025-11-10'), notice: 'n2' },
      approval: {
        document: '示例职改〔2025〕8号',
        on: day('2025-12-01'),
        authority: '示例省人力资源和社会保障厅',
      },
      certificate: {
        number: 'AH2025GC0300001',
        code: 'k7m293xqp4td',
        issuedOn: day('2025-12-05'),
        handedOverOn: null,
      },
      returns: [
        { item: '证书原件', step: '组建单位至呈报单位', on: day('2025-12-08'), receivedBy: '经办人' },
      ],
    },
  })

/** The exceptional track with its form F4. */
export const exceptionalApplication = (): Application =>
  applicationIn('submitting', '破格', { content: lifting })

const refused: Application['intake'] = {
  ...before.intake,
  correction: {
    issuedOn: day('2025-08-01'),
    dueOn: day('2025-08-11'),
    dueTime: '17:30',
    items: [{ id: '1', text: '继续教育证书缺2023年度', slot: null, suppliedOn: null }],
    by: '受理人',
    amended: false,
  },
  declined: {
    item: '16.3',
    facts: ['继续教育学时不足：要求360，实有240'],
    on: day('2025-08-12'),
    letter: '示例函〔2025〕3号',
  },
  fee: { dueCents: 28_000, paidOn: null, receipt: null },
}

const proved = before.filedFacts && {
  ...before.filedFacts,
  assessments: [{ year: 2024, grade: '合格', proof: '单位书面证明' }],
}
const change: Application['postChange'] = {
  oldPost: '教师',
  newPost: '工程师',
  since: day('2023-09-01'),
  document: '示例〔2025〕1号',
  grade: '合格',
  statement: '胜任',
  issuedOn: day('2025-04-01'),
}

export const applicationStates: readonly Application[] = [
  exceptionalApplication(),
  applicationIn('submitting', '机关调入军转'),
  applicationIn('declined', '正常', { intake: refused, filedFacts: proved }),
  applicationIn('not-passed', '转评', { review: votedReview(9), postChange: change }),
  approvedApplication(),
  applicationIn('admitted', '正常', {
    intake: {
      ...before.intake,
      examSlip: {
        exam: '2025-考001',
        ticket: '20250010001',
        room: '第一考场',
        place: '示例学院三楼',
        seat: 1,
        sittings: [{ form: '笔试', on: day('2025-09-20'), from: '09:00', until: '11:30' }],
        noticedOn: day('2025-09-01'),
      },
    },
  }),
]

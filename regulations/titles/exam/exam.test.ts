import assert from 'node:assert/strict'
import { it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { corpusCalendar } from '../../../tests/support/calendars.ts'
import { type World, actor, given } from '../../../tests/support/run.ts'
import { application } from '../application/application.ts'
import { cycleOf } from '../intake/examples.ts'
import { procedureIds } from '../vocabulary.ts'
import { exam } from './exam.ts'
import {
  admitted,
  allScored,
  candidate,
  cycle,
  exam as examIn,
  parts,
  rooms,
  scored,
  sittings,
  three,
} from './examples.ts'
import { readScores } from './import.ts'
import { readScore, reckonExam, resultOf, seatsFor, writtenPoints } from './scores.ts'
import type { Exam } from './state.ts'

const clerk = actor('person-exam-clerk', 'exam-clerk', 'example-convening')
const otherClerk = actor('person-other-clerk', 'exam-clerk', 'example-convening')
const head = actor('person-head', 'convening-head', 'example-convening')
const city = actor('person-city', 'city-titles', 'example-city-bureau')
const otherCity = actor('person-other', 'city-titles', 'other-city-bureau')
const BEFORE = '2024-10-08T09:00:00+08:00'
const AFTER = '2024-10-20T09:00:00+08:00'
type Loaded = readonly ReturnType<typeof admitted>[]
const world = (list: Loaded = three(), at = BEFORE, of: unknown = cycle): World => ({
  at,
  calendar: corpusCalendar,
  cases: { 'cycle-1': of, ...Object.fromEntries(list.map(({ id, state }) => [id, state])) },
})
const schedule = (list: Loaded = three(), more: object = {}, of: unknown = cycle) =>
  given(exam, world(list, BEFORE, of)).when(
    'ScheduleExam',
    { cycle: 'cycle-1', applications: list.map(({ id }) => id), sittings, rooms, ...more },
    clerk,
  )
const from = (state: Exam, list: Loaded = three(), at = AFTER) => given(exam, world(list, at)).state(state)
const row = (score: string, ticket = '20240010001', part = 1) => ({ scores: [{ ticket, part, score }] })
const total = (written: number | null, oral: number | null, of = parts) =>
  reckonExam({ parts: of, passMark: 60, scores: [written, oral] })

clause(
  'anhui-titles-2018/art.19',
  'an exam only where the cycle combines exam and review',
  ({ accepts, refuses }) => {
    accepts('the cycle is examined', () => schedule().thenStage('planned'))
    refuses('a cycle without exam', () =>
      schedule(three(), {}, { ...cycle, exam: { ...cycle.exam, examined: false } }).thenRefusedBy(
        'exam-belongs-to-cycle',
      ),
    )
  },
)
clause(
  'anhui-titles-2018/art.23.1.c',
  'the exam waits for the filing, not for a reply',
  ({ accepts, refuses }) => {
    accepts('after filing', () => schedule().thenStage('planned'))
    refuses('a plan not yet filed', () =>
      schedule(three(), {}, { ...cycle, plan: null }).thenRefusedBy('exam-plan-is-filed', '备案'),
    )
  },
)
clause(
  'anhui-titles-2018/art.23.2.c',
  'admitted applicants of the cycle sit the exam',
  ({ accepts, refuses }) => {
    accepts('three admitted', () => schedule().thenStage('planned'))
    refuses('one still under review', () =>
      schedule([admitted(1), admitted(2, 'received')]).thenRefusedBy(
        'exam-candidates-are-admitted',
        '申报人2',
      ),
    )
  },
)

clause(
  'anhui-titles-2018/art.20.b',
  'the convening body runs the exam; signed scores are frozen',
  ({ accepts, refuses }) => {
    accepts('notices carry a seat and a slip; the setting is locked on the cycle', () => {
      const run = schedule().when('SendExamNotices', {}, clerk).thenStage('noticed')
      const { effects } = run.operations()
      assert.deepEqual(
        effects.map(({ procedure, act }) => `${procedure} ${act}`),
        [`${procedureIds.cycle} LockExam`, ...Array(3).fill(`${procedureIds.application} NoticeExam`)],
      )
      assert.deepEqual(effects[1]?.input, {
        exam: '2024-考001',
        ticket: '20240010001',
        room: '第一考场',
        place: '示例学院三楼',
        seat: 1,
        sittings: [
          { form: '笔试', on: '2024-10-19', from: '09:00', until: '11:00' },
          { form: '面试', on: '2024-10-19', from: '14:00', until: '17:00' },
        ],
      })
      return run.outcome
    })
    refuses('rooms with two seats for three', () =>
      schedule(three(), { rooms: [{ name: '一', place: '三楼', seats: 2 }] }).thenRefusedBy(
        'rooms-hold-everybody',
        '座位2个，考生3人',
      ),
    )
    refuses('an exam today or earlier', () =>
      schedule(three(), { sittings: sittings.map((one) => ({ ...one, on: '2024-10-08' })) }).thenRefusedBy(
        'exam-lies-ahead',
      ),
    )
    refuses('a score before the day of the part', () =>
      from(examIn('noticed'), three(), '2024-10-18T23:59:00+08:00')
        .when('EnterScores', row('70.0'), clerk)
        .thenRefusedBy('exam-parts-were-held', '笔试'),
    )
    accepts('all scores in, the head signs', () => {
      const { effects } = from(allScored()).when('SignScores', {}, head).thenStage('signed').operations()
      assert.deepEqual(
        effects.map(({ input }) => input),
        [
          { total: '60.0', absent: false, qualified: true },
          { total: '59.94', absent: false, qualified: false },
          { total: null, absent: true, qualified: false },
        ],
      )
    })
    refuses('signing while one has no oral score', () => {
      const open = [candidate(1, { notifiedOn: null, scores: scored(700, 450).slice(0, 1) })]
      from({ ...allScored(), candidates: open })
        .when('SignScores', {}, head)
        .thenRefusedBy('everybody-has-scores', '申报人1')
    })
    refuses('a clerk edits a signed score', () =>
      from(examIn('signed')).when('EnterScores', row('71.0'), clerk).thenRefusedBy('scores-are-open', '两人'),
    )
    accepts('a correction by two with its reason is logged and reaches the application', () => {
      const proposed = from(examIn('signed'), [admitted(2, 'exam-failed')])
        .when(
          'ProposeCorrection',
          { ticket: '20240010002', part: 1, score: '70.0', reason: '漏计0.1分' },
          clerk,
        )
        .thenStage('signed')
      const run = proposed.when('ConfirmCorrection', {}, otherClerk).thenAccepted()
      assert.deepEqual(run.operations().effects[0]?.input, { total: '60.0', absent: false, qualified: true })
      const [logged] = run.domain.corrections
      assert.deepEqual(
        [logged?.before, logged?.after, logged?.proposedBy, logged?.confirmedBy, logged?.reason],
        [699, 700, 'person-exam-clerk', 'person-other-clerk', '漏计0.1分'],
      )
    })
    refuses('the same person confirms', () =>
      from(examIn('signed'), [admitted(2, 'exam-failed')])
        .when('ProposeCorrection', { ticket: '20240010002', part: 1, score: '70.0', reason: '漏计' }, clerk)
        .when('ConfirmCorrection', {}, clerk)
        .thenRefusedBy('another-confirms-correction'),
    )
    refuses('a correction after the file went to the committee', () =>
      from(examIn('signed'), [admitted(1, 'released')])
        .when('ProposeCorrection', { ticket: '20240010001', part: 1, score: '60.0', reason: '错计' }, clerk)
        .when('ConfirmCorrection', {}, otherClerk)
        .thenRefusedBy('score-correction-still-counts'),
    )
  },
)

clause(
  'anhui-titles-2018/art.20.c',
  'the title authority reads and notes, and touches no score',
  ({ accepts, refuses }) => {
    accepts('a note of the authority', () => {
      const run = from(examIn('noticed'))
        .when('NoteSupervision', { text: '请加强身份核验' }, city)
        .thenAccepted()
      assert.deepEqual(run.domain.supervision, [
        { on: '2024-10-20', organisation: 'example-city-bureau', text: '请加强身份核验' },
      ])
    })
    refuses('another city’s bureau; and its own scores to the authority', () => {
      from(examIn('noticed')).when('EnterScores', row('70.0'), city).thenRefused('not-permitted')
      from(examIn('noticed'))
        .when('NoteSupervision', { text: '意见' }, otherCity)
        .thenRefused('not-permitted')
    })
  },
)

clause('anhui-titles-2018/art.21.a', 'parts with weights', ({ accepts, refuses }) => {
  accepts('70 at 60 % and 45 at 40 % make 60.0', () => {
    const sum = total(700, 450)
    assert.deepEqual(sum.value, { total: '60.0', absent: false, qualified: true })
    return sum
  })
  refuses('the oral part has no time', () =>
    schedule(three(), { sittings: sittings.slice(0, 1) }).thenRefusedBy('every-part-has-its-time', '面试'),
  )
})
clause('anhui-titles-2018/art.21.b', 'no second sitting', ({ accepts, refuses }) => {
  accepts('each application claims its one sitting', () => {
    const run = schedule().thenStage('planned')
    assert.deepEqual(
      run.operations().claims.map(({ claim, key }) => `${claim} ${key}`),
      ['exam-of-cycle cycle-1', ...[1, 2, 3].map((n) => `exam-sitting application-${n}`)],
    )
    return run.operations().claims
  })
  refuses('an absent candidate called again', () => {
    const exam1 = { total: null, absent: true, qualified: false, on: '2024-10-25' } as never
    schedule([admitted(1), admitted(2, 'admitted', { exam: exam1 })]).thenRefusedBy(
      'sits-only-once',
      '不设补考：申报人2',
    )
    const run = from(examIn('noticed'), three(), BEFORE).when(
      'AddCandidates',
      { applications: ['application-1', 'application-1'] },
      clerk,
    )
    run.thenRefusedBy('sits-only-once')
  })
})
clause('anhui-titles-2018/art.21.c', '59.9 does not pass, 60.0 does', ({ accepts, refuses }) => {
  const released = (qualified: boolean) => {
    const exam1 = { total: qualified ? '60.0' : '59.9', absent: false, qualified, on: '2024-10-25' } as never
    return given(application, { cases: { 'cycle-1': cycleOf(true) } })
      .state(admitted(1, 'admitted', { exam: exam1 }).state)
      .when('SignRelease', {}, head)
  }
  const one = [{ form: '笔试' as const, weightPercent: 100, passMark: null }]
  accepts('60.0 is released', () => {
    const sum = reckonExam({ parts: one, passMark: 60, scores: [600] })
    assert.deepEqual(sum.value, { total: '60.0', absent: false, qualified: true })
    released(true).thenAccepted()
    return sum
  })
  refuses('59.9 is not', () => {
    const { value } = reckonExam({ parts: one, passMark: 60, scores: [599] })
    assert.deepEqual(value, { total: '59.9', absent: false, qualified: false })
    released(false).thenRefusedBy('exam-is-passed')
  })
  accepts('each part’s own mark counts', () => {
    const own = parts.map((part) => (part.form === '面试' ? { ...part, passMark: 50 } : part))
    const low = total(900, 499, own)
    assert.deepEqual(low.value, { total: '73.96', absent: false, qualified: false })
    assert.equal(JSON.stringify(total(900, 500, own).value).includes('true'), true)
    return low
  })
})

it('a failed score takes the place back, a correction upwards takes it again', () => {
  const recommendation = {
    score: '',
    rank: 1,
    record: '',
    counted: true,
    exemption: null,
    on: '2024-08-01',
  } as never
  const state = { ...admitted(1).state, recommendation }
  const cause = { procedure: procedureIds.exam, act: 'SignScores' }
  const low = { total: '59.9', absent: false, qualified: false }
  const failed = given(application)
    .state(state)
    .asEffectOf(cause, 'RecordExamResult', low, head)
    .thenStage('exam-failed')
  assert.deepEqual(
    failed.operations().quotas.map(({ operation }) => operation),
    ['release'],
  )
  const again = failed.asEffectOf(cause, 'RecordExamResult', low, head).thenStage('exam-failed')
  assert.deepEqual(again.operations().quotas, [])
  const back = again
    .asEffectOf(cause, 'RecordExamResult', { ...low, qualified: true }, head)
    .thenStage('admitted')
  assert.deepEqual(
    back.operations().quotas.map(({ operation }) => operation),
    ['take'],
  )
  assert.equal(back.domain.exit, null)
})

it('whoever left the way before the signature is told nothing', () => {
  const list = [admitted(1), admitted(2, 'retired'), admitted(3)]
  const { effects } = from(allScored(), list).when('SignScores', {}, head).thenStage('signed').operations()
  assert.deepEqual(
    effects.map(({ caseId }) => caseId),
    ['application-1', 'application-3'],
  )
})

it('a moved exam asks for new notices, a candidate added later takes the next free seat', () => {
  const noticed = examIn('noticed')
  const moved = from(noticed, three(), BEFORE)
    .when('ArrangeExam', { sittings: sittings.map((one) => ({ ...one, on: '2024-10-26' })), rooms }, clerk)
    .thenStage('noticed')
  assert.equal(
    moved.domain.candidates.every(({ notifiedOn }) => notifiedOn === null),
    true,
  )
  const seats = seatsFor(rooms, [...noticed.candidates, candidate(4)])
  assert.deepEqual(seats, { '20240010004': { room: '第一考场', seat: 4 } })
  from(noticed, three(), BEFORE).when('SendExamNotices', {}, clerk).thenRefusedBy('some-exam-notice-is-owed')
})

it('scores are read and written without rounding', () => {
  assert.deepEqual(['100', '100.0', '59.9', '0', '缺考'].map(readScore), [1000, 1000, 599, 0, null])
  assert.throws(() => readScore('100.1'))
  assert.deepEqual([60_000, 59_950, 59_999, 0].map(writtenPoints), ['60.0', '59.95', '59.999', '0.0'])
  assert.deepEqual(resultOf({ parts, passMark: 60 }, [{ part: 0, tenths: 900 }]), {
    total: null,
    absent: true,
    qualified: false,
  })
})

it('a score list is read row by row, with what is wrong by row', () => {
  const sheet = (rows: readonly (readonly string[])[]) =>
    ({
      sheets: [
        {
          name: '成绩',
          rows: rows.map((cells, i) => cells.map((text, column) => ({ row: i + 1, column, text }))),
        },
      ],
    }) as unknown as Parameters<typeof readScores>[0]
  const list = readScores(
    sheet([
      ['准考证号', '姓名', '笔试', '面试'],
      ['20240010001', '申报人1', '70', '45.5'],
      ['20240010002', '别人', '70', ''],
      ['20240010003', '申报人3', '100.5', '缺考'],
      ['20240010001', '申报人1', '71', '45'],
      ['999', '', '60', ''],
    ]),
    examIn('noticed'),
  )
  assert.ok(list.ok)
  assert.deepEqual(list.rows[0]?.scores, [
    { ticket: '20240010001', part: 1, score: '70' },
    { ticket: '20240010001', part: 2, score: '45.5' },
  ])
  assert.deepEqual(
    list.rows.slice(1).map(({ row: at, problems }) => `${at} ${problems[0]?.slice(0, 6)}`),
    ['3 姓名应为申报', '4 笔试“100', '5 与第2行的准', '6 没有准考证号'],
  )
  assert.equal(readScores(sheet([['姓名']]), examIn('noticed')).ok, false)
  const good = list.rows.flatMap(({ scores }) => scores)
  from(examIn('noticed')).when('EnterScores', { scores: good }, clerk).thenAccepted()
})

it('is seen by the convening body and the title authority alone', () => {
  assert.deepEqual(
    exam.parties(examIn('noticed')).map(({ relation }) => relation),
    ['convening', 'authority'],
  )
})

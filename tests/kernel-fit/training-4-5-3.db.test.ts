import assert from 'node:assert/strict'
import { canonicalText, digest, readCase } from '#platform/ledger'
import { fitClause as clause } from '../support/clause.ts'
import type { Leave, Punch, Sheets, Slot } from './attendance.ts'
import { TENANT, done, person, refusal, sharedDesk } from './desk.ts'
import { type ClassState, trainingClass } from './training-class.ts'

const sheets = new Map<string, Sheets>()
const room = sharedDesk({
  procedures: [trainingClass],
  rowProviders: {
    'attendance.sheets': async (_client, _tenant, args) => sheets.get(args['class'] as string),
  },
})
const institution = person('i1', 'institution', 'school')
const centre = person('c1', 'centre', 'centre')
const CLOCKS = ['08:25', '11:35', '13:55', '17:05'] as const
let classes = 0

interface Pupil {
  readonly certified?: boolean
  /** Half-days without valid sign-ins, as `day/half`. */
  readonly absent?: readonly string[]
  /** Lessons of leave, as `day/half`. */
  readonly leave?: Readonly<Record<string, number>>
  /** Other clocks, as `day/slot`. */
  readonly clocks?: Readonly<Record<string, string>>
}

function punchesOf(id: string, days: number, pupil: Pupil): Punch[] {
  const absent = new Set(pupil.absent ?? [])
  const punches: Punch[] = []
  for (let day = 1; day <= days; day += 1)
    for (const slot of [0, 1, 2, 3] as Slot[])
      if (!absent.has(`${day}/${Math.floor(slot / 2)}`))
        punches.push({ trainee: id, day, slot, at: pupil.clocks?.[`${day}/${slot}`] ?? CLOCKS[slot] })
  return punches
}
function leaveOf(id: string, pupil: Pupil): Leave[] {
  return Object.entries(pupil.leave ?? {}).map(([when, lessons]) => {
    const [day, half] = when.split('/').map(Number)
    return { trainee: id, day: day ?? 0, half: half === 1 ? 1 : 0, lessons }
  })
}

/** A class of ten days (80 lessons), settled. */
async function settled(pupils: readonly Pupil[], taughtLessons = 80) {
  const { open, act, state } = await room()
  const name = `class${(classes += 1)}`
  const ids = pupils.map((_pupil, index) => `t${index + 1}`)
  sheets.set(name, {
    punches: pupils.flatMap((pupil, index) => punchesOf(ids[index] ?? '', 10, pupil)),
    leave: pupils.flatMap((pupil, index) => leaveOf(ids[index] ?? '', pupil)),
  })
  const { caseId } = done(
    await open('fit/training-class', 'CloseTeaching', institution, {
      sheets: name,
      days: 10,
      approvedLessons: 80,
      taughtLessons,
      trainees: pupils.map((pupil, index) => ({ id: ids[index], certified: pupil.certified ?? true })),
    }),
  )
  const settling = done(await act('fit/training-class', caseId, 'SettleAttendance', centre))
  const folded = await state<ClassState>(caseId)
  assert.equal(folded.stage, 'settled')
  return { caseId, name, verdicts: settling.verdicts, folded: folded as ClassState & { stage: 'settled' } }
}
const apply = async (caseId: string) =>
  (await room()).act('fit/training-class', caseId, 'ApplyForSubsidy', institution)

const EIGHT_AWAY: Pupil = { absent: ['4/0', '4/1'] }
/** 36 certified of 40, each 8 of 80 lessons away: 2592 of 2880; the uncertified never came. */
const atTheBound = (last: Pupil): Pupil[] => [
  ...Array.from({ length: 35 }, () => EIGHT_AWAY),
  last,
  ...Array.from({ length: 4 }, () => ({ certified: false, absent: ['1/0', '2/0', '3/0', '5/0', '6/0'] })),
]

clause('xingan-training-2023/a4.5.3.a', 'the class counts its certified trainees', ({ accepts, refuses }) => {
  accepts('2592 of 2880 = 90.00%, from some 1,500 sign-ins stored by digest', async () => {
    const { caseId, name, folded } = await settled(atTheBound(EIGHT_AWAY))
    assert.equal(folded.settled.length, 40)
    const act = (await readCase((await room()).database.app, TENANT, caseId)).at(-1)
    const facts = JSON.parse(act?.parts.facts ?? '{}') as { sheets: unknown }
    assert.deepEqual(facts.sheets, { $digest: digest(canonicalText(sheets.get(name))) })
    assert.ok((sheets.get(name)?.punches.length ?? 0) > 1_400)
    assert.match(act?.parts.findings ?? '', /"value":"90\.00%"/)
    assert.equal(done(await apply(caseId)).stage, 'applied')
  })
  refuses('a class in which nobody is certified', async () => {
    const { caseId } = await settled([{ certified: false }])
    assert.deepEqual(refusal(await apply(caseId)).facts, { valid: 0, due: 0 })
  })
})

clause('xingan-training-2023/a4.5.3.b', 'below nine tenths the class gets nothing', ({ rows }) => {
  rows(
    [
      { valid: 2592, last: EIGHT_AWAY, accepted: true },
      { valid: 2591, last: { ...EIGHT_AWAY, leave: { '9/1': 1 } }, accepted: false },
    ],
    ({ valid, accepted }) => `${valid} of 2880${accepted ? '' : ' = 89.97%'}`,
    async ({ valid, last, accepted }) => {
      const { caseId, verdicts } = await settled(atTheBound(last))
      const verdict = verdicts.find(({ rule }) => rule === 'class-attended-nine-tenths@1')
      assert.deepEqual([verdict?.holds, verdict?.facts], [accepted ? 'yes' : 'no', { valid, due: 2880 }])
      const answer = await apply(caseId)
      if (accepted) {
        assert.equal(done(answer).stage, 'applied')
        return
      }
      const { clauses, say } = refusal(answer)
      assert.deepEqual(clauses, ['xingan-training-2023/a4.5.3.b'])
      assert.match(say, /89\.97%/)
      const cancelled = await (await room()).act('fit/training-class', caseId, 'CancelSubsidy', centre)
      assert.equal(done(cancelled).stage, 'cancelled')
      assert.equal(refusal(await apply(caseId)).why, 'closed')
    },
  )
})

clause('xingan-training-2023/a4.5.3.c', 'each person nine tenths for the allowance', ({ rows }) => {
  rows(
    [
      { valid: 72, pupil: EIGHT_AWAY, accepted: true },
      { valid: 71, pupil: { ...EIGHT_AWAY, leave: { '9/1': 1 } }, accepted: false },
    ],
    ({ valid, accepted }) => `${valid} of 80${accepted ? '' : ' (88.75%)'}`,
    async ({ valid, pupil, accepted }) => {
      const { folded } = await settled([pupil])
      assert.equal(folded.settled[0]?.validLessons, valid)
      assert.deepEqual(folded.allowanceDays, accepted ? { t1: 9 } : {})
    },
  )
})

clause(
  'xingan-training-2023/a4.5.3.d',
  'allowance by days attended, with a certificate',
  ({ accepts, refuses }) => {
    accepts('10 days, 9 full days, certificate: 9', async () => {
      assert.deepEqual((await settled([EIGHT_AWAY])).folded.allowanceDays, { t1: 9 })
    })
    refuses('without a certificate: none', async () => {
      assert.deepEqual((await settled([{ ...EIGHT_AWAY, certified: false }])).folded.allowanceDays, {})
    })
  },
)

clause('xingan-training-2023/a4.5.3.f', 'signed in within the ten minutes before', ({ rows }) => {
  rows(
    [
      { clock: '08:20', accepted: true },
      { clock: '08:30', accepted: true },
      { clock: '08:19', accepted: false },
    ],
    ({ clock }) => `${clock} for 08:30`,
    async ({ clock, accepted }) => {
      const { folded } = await settled([{ clocks: { '1/0': clock } }])
      assert.equal(folded.settled[0]?.validLessons, accepted ? 80 : 76)
    },
  )
})

clause('xingan-training-2023/a4.5.3.g', 'four sign-ins a day', ({ accepts, refuses }) => {
  accepts('all four: 8 lessons', async () => {
    assert.equal((await settled([{}])).folded.settled[0]?.validLessons, 80)
  })
  refuses('the afternoon end missing: 4, not 8', async () => {
    const { folded } = await settled([{ clocks: { '1/3': '16:59' } }])
    assert.deepEqual([folded.settled[0]?.validLessons, folded.settled[0]?.fullDays], [76, 9])
  })
})

clause('xingan-training-2023/a4.5.3.h', 'late is not there', ({ accepts, refuses }) => {
  accepts('08:30 for 08:30', async () => {
    assert.equal((await settled([{ clocks: { '2/0': '08:30' } }])).folded.settled[0]?.validLessons, 80)
  })
  refuses('08:31 for 08:30: the half-day does not count', async () => {
    assert.equal((await settled([{ clocks: { '2/0': '08:31' } }])).folded.settled[0]?.validLessons, 76)
  })
})

clause('xingan-training-2023/a4.5.3.j', 'leave up to a tenth', ({ rows }) => {
  rows(
    [
      {
        leave: [
          ['3/0', 4],
          ['3/1', 4],
        ] as const,
        lessons: 8,
        accepted: true,
      },
      {
        leave: [
          ['3/0', 4],
          ['3/1', 4],
          ['9/1', 1],
        ] as const,
        lessons: 9,
        accepted: false,
      },
    ],
    ({ lessons }) => `${lessons} of 80`,
    async ({ leave, lessons, accepted }) => {
      const { verdicts, folded } = await settled([{ leave: Object.fromEntries(leave) }])
      const verdict = verdicts.find(({ rule }) => rule === 'leave-within-a-tenth@1')
      assert.deepEqual(
        [verdict?.holds, verdict?.facts],
        [accepted ? 'yes' : 'no', { trainee: 't1', leave: lessons, due: 80 }],
      )
      assert.equal('t1' in folded.allowanceDays, accepted)
    },
  )
})

clause('xingan-training-2023/a4.5.3.k', 'no allowance for a day of leave', ({ accepts, refuses }) => {
  accepts('nobody away: 10 days', async () => {
    assert.deepEqual((await settled([{}])).folded.allowanceDays, { t1: 10 })
  })
  refuses('half a day of leave on day 3 of 10: 9 days', async () => {
    assert.deepEqual((await settled([{ leave: { '3/0': 4 } }])).folded.allowanceDays, { t1: 9 })
  })
})

clause('xingan-training-2023/a4.5.3.n', 'hours short: no subsidy', ({ accepts, refuses }) => {
  accepts('approved 80, taught 80, one trainee with 71: he alone is out', async () => {
    const others = Array.from({ length: 9 }, () => ({}))
    const { caseId, folded } = await settled([{ ...EIGHT_AWAY, leave: { '9/1': 1 } }, ...others])
    assert.equal('t1' in folded.allowanceDays, false)
    assert.equal(Object.keys(folded.allowanceDays).length, 9)
    done(await apply(caseId))
  })
  refuses('approved 80, taught 79', async () => {
    const { caseId } = await settled([{}], 79)
    const answer = refusal(await apply(caseId))
    assert.deepEqual(
      [answer.rules, answer.clauses],
      [['class-taught-in-full@1'], ['xingan-training-2023/a4.5.3.n']],
    )
  })
})

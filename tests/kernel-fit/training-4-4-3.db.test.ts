import assert from 'node:assert/strict'
import type { Fact } from '#kernel'
import type { ActResult } from '#platform/cases'
import { fitClause as clause } from '../support/clause.ts'
import { type CourseState, course } from './course.ts'
import { done, person, refusal, registersOf, sharedDesk } from './desk.ts'
import { coursesOfInstitution, traineesTaken } from './providers.ts'

const premises: Record<string, Fact> = {}
const room = sharedDesk({
  procedures: [course],
  registers: registersOf(premises),
  rowProviders: { 'courses.of-institution': coursesOfInstitution, 'courses.trainees-taken': traineesTaken },
})
let made = 0

/** An institution of its own for each test: 2 camera sets, 3 attendance machines unless stated. */
function school(more: { cameraSets?: number; attendanceMachines?: number; teachers?: number } = {}): string {
  const name = `school${(made += 1)}`
  premises[`premises/${name}`] = { cameraSets: 2, attendanceMachines: 3, teachers: 20, ...more }
  return name
}
const people = (count: number): readonly string[] => Array.from({ length: count }, () => `t${(made += 1)}`)

async function file(
  institution: string,
  from: string,
  until: string,
  trainees: readonly string[] = people(1),
): Promise<ActResult> {
  const { open } = await room()
  return open('fit/course', 'FileCourse', person('i1', 'institution', institution), {
    institution,
    from,
    until,
    trainees,
  })
}

clause('xingan-training-2023/a4.4.3.m', 'devices for classes at the same time', ({ accepts, refuses }) => {
  accepts('a third starting the day after one ends; one after another, whatever their number', async () => {
    const where = school()
    done(await file(where, '2023-06-01', '2023-06-10'))
    done(await file(where, '2023-06-05', '2023-06-20'))
    done(await file(where, '2023-06-11', '2023-06-20'))
    // The longest overlaps all three, yet never three on one day.
    const other = school({ cameraSets: 2, attendanceMachines: 2 })
    for (const [from, until] of [
      ['2023-06-01', '2023-06-05'],
      ['2023-06-06', '2023-06-10'],
      ['2023-06-11', '2023-06-15'],
    ])
      done(await file(other, from ?? '', until ?? ''))
    done(await file(other, '2023-06-01', '2023-06-15'))
  })
  refuses('an overlapping third with 2 camera sets and 3 attendance machines, on one day even', async () => {
    const where = school()
    done(await file(where, '2023-06-01', '2023-06-10'))
    const second = done(await file(where, '2023-06-05', '2023-06-20'))
    const answer = refusal(await file(where, '2023-06-10', '2023-06-30'))
    assert.deepEqual(
      [answer.rules, answer.clauses],
      [['devices-suffice@1'], ['xingan-training-2023/a4.4.3.m']],
    )
    assert.deepEqual(answer.facts, { running: 2, cameraSets: 2, attendanceMachines: 3 })
    const institution = person('i1', 'institution', where)
    done(await (await room()).act('fit/course', second.caseId, 'CancelCourse', institution))
    done(await file(where, '2023-06-10', '2023-06-30'))
  })
  refuses('ten of twelve filed at once: two sets never serve three', async () => {
    const where = school()
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, index) => file(where, `2023-07-0${(index % 3) + 1}`, '2023-07-20')),
    )
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 2)
    for (const result of results.filter(({ kind }) => kind === 'refused'))
      assert.deepEqual(refusal(result).rules, ['devices-suffice@1'])
  })
  refuses('an institution without an inventory: undetermined', async () => {
    assert.equal(refusal(await file('unknown', '2023-06-01', '2023-06-10')).why, 'undetermined')
  })
})

clause('xingan-training-2023/a4.4.1.a', 'one teacher for 25', ({ rows, refuses }) => {
  rows(
    [
      { students: 50, accepted: true },
      { students: 51, accepted: false },
    ],
    ({ students }) => `${students} students, 2 teachers`,
    async ({ students, accepted }) => {
      const answer = await file(school({ teachers: 2 }), '2023-06-01', '2023-06-10', people(students))
      assert.equal(answer.kind === 'done', accepted)
      if (accepted) return
      const { clauses, say } = refusal(answer)
      assert.deepEqual(clauses, ['xingan-training-2023/a4.4.1.a'])
      assert.match(say, /需教师 3 人，现有 2 人/)
    },
  )
  refuses('over all classes at the same time: of two filed at once with 30 and 30, one', async () => {
    const where = school({ teachers: 2 })
    const results = await Promise.all(
      [30, 30].map((count) => file(where, '2023-06-01', '2023-06-10', people(count))),
    )
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
  })
})

clause('xingan-training-2023/a4.5.1.b', 'a trainee in one class at a time', ({ accepts, refuses }) => {
  accepts('in a class that starts the day after', async () => {
    const [who = ''] = people(1)
    done(await file(school(), '2023-06-01', '2023-06-10', [who]))
    const { caseId } = done(await file(school(), '2023-06-11', '2023-06-20', [who]))
    assert.deepEqual((await (await room()).state<CourseState>(caseId)).trainees, [who])
  })
  refuses('in another institution on one of the same days', async () => {
    const [who = ''] = people(1)
    done(await file(school(), '2023-06-01', '2023-06-10', [who]))
    const answer = refusal(await file(school(), '2023-06-10', '2023-06-20', [...people(1), who]))
    assert.deepEqual(
      [answer.rules, answer.facts],
      [['trainees-in-no-other-course@1'], { overlapping: [who] }],
    )
  })
  refuses('five of six institutions that file the same two people at once, in either order', async () => {
    const [one = '', two = ''] = people(2)
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        file(school(), '2023-06-01', '2023-06-10', index % 2 === 0 ? [one, two] : [two, one]),
      ),
    )
    assert.equal(results.filter(({ kind }) => kind === 'done').length, 1)
  })
})

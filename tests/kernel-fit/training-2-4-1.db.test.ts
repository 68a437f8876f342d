import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fitClause as clause } from '../support/clause.ts'
import { TENANT, done, person, refusal, registersOf, sharedDesk } from './desk.ts'
import { drawingClass } from './drawing-class.ts'
import { agreement, regionPlan } from './places.ts'

const room = sharedDesk({
  procedures: [regionPlan, agreement, drawingClass],
  registers: registersOf({
    'brands/good': { active: true, trained: 100, employed: 70, percentMin: 70 },
    'brands/poor': { active: true, trained: 100, employed: 69, percentMin: 70 },
    'brands/new': { active: true, trained: 0, employed: 0, percentMin: 70 },
    'brands/lapsed': { active: false, trained: 100, employed: 90, percentMin: 70 },
  }),
})
const league = person('l1', 'league', 'league')
const centre = person('c1', 'centre', 'centre')
const institution = person('i1', 'institution', 'school')
let regions = 0

/** A region of its own for each test, with places of one project. */
async function region(places: number | '/', project = '城镇'): Promise<{ region: string; caseId: string }> {
  const name = `地区${(regions += 1)}`
  const { open } = await room()
  const { caseId } = done(
    await open('fit/region-plan', 'IssuePlaces', league, { region: name, project, places }),
  )
  return { region: name, caseId }
}
async function sign(where: string, institutionId: string, heads: number, project = '城镇') {
  const { open, act } = await room()
  const line = { region: where, project, institution: institutionId, heads }
  const { caseId } = done(await open('fit/agreement', 'DraftAgreement', centre, line))
  return act('fit/agreement', caseId, 'SignAgreement', centre)
}
const file = async (where: string, heads: number, more: { brand?: string; project?: string } = {}) =>
  (await room()).open('fit/drawing-class', 'FileClass', institution, {
    region: where,
    project: more.project ?? '城镇',
    institution: 'a',
    heads,
    brand: more.brand ?? null,
  })

/** A region whose whole figure is agreed with one institution, with places already used. */
async function agreed(places: number, used: number): Promise<string> {
  const { region: where } = await region(places)
  done(await sign(where, 'a', places))
  if (used > 0) done(await file(where, used))
  return where
}

clause(
  'xingan-training-2023/a4.1.h',
  'agreements within the region, classes within the agreement',
  ({ accepts, refuses }) => {
    accepts('agreements of 100 and 50 of 150; a cancelled class gives its places back', async () => {
      const { region: where } = await region(150)
      done(await sign(where, 'a', 100))
      done(await sign(where, 'b', 50))
      const { caseId } = done(await file(where, 100))
      done(await (await room()).act('fit/drawing-class', caseId, 'CancelClass', institution))
      done(await file(where, 100))
      assert.deepEqual((await (await room()).cases.verify(TENANT)).problems, [])
    })
    refuses('agreements that sum to 151 of 150: the last is not signed, the rest is shown', async () => {
      const { region: where } = await region(150)
      done(await sign(where, 'a', 100))
      const answer = refusal(await sign(where, 'b', 51))
      assert.deepEqual([answer.why, answer.clauses], ['quota', ['xingan-training-2023/a4.1.h']])
      assert.deepEqual(
        { ...answer.facts, account: '', parent: '' },
        { account: '', parent: '', limit: 150, allotted: 100, wanted: 51 },
      )
      assert.match(answer.say, /剩余 50/)
    })
    refuses('a second agreement on the same line', async () => {
      const { region: where } = await region(150)
      done(await sign(where, 'a', 100))
      const answer = refusal(await sign(where, 'a', 20))
      assert.deepEqual([answer.why, answer.clauses], ['claim', ['xingan-training-2023/a4.1.h']])
    })
    refuses('five of ten lines of 30 signed at once over a region of 150', async () => {
      const { region: where } = await region(150)
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) => sign(where, `s${index}`, 30)),
      )
      assert.equal(results.filter(({ kind }) => kind === 'done').length, 5)
    })
  },
)

clause('xingan-training-2023/a2.wulanhaote', '450 urban places', ({ rows }) => {
  rows(
    [
      { heads: 5, accepted: true },
      { heads: 6, accepted: false },
    ],
    ({ heads }) => `445 used, a class of ${heads}`,
    async ({ heads, accepted }) => {
      const answer = await file(await agreed(450, 445), heads)
      assert.equal(answer.kind === 'done', accepted)
      if (!accepted) assert.match(refusal(answer).say, /名额 450，已用 445，剩余 5/)
    },
  )
})

clause('xingan-training-2023/a2.qianqi', '1400 rural places', ({ accepts, refuses }) => {
  accepts('the 1400th', async () => {
    done(await file(await agreed(1400, 1399), 1))
  })
  refuses('one more than 1400, remaining 0', async () => {
    assert.match(refusal(await file(await agreed(1400, 1400), 1)).say, /剩余 0/)
  })
})

clause('xingan-training-2023/a2.zhaqi', '50 apprentices', ({ accepts, refuses }) => {
  accepts('49 used, 1 more', async () => {
    done(await file(await agreed(50, 49), 1))
  })
  refuses('49 used, 2 more, remaining 1', async () => {
    assert.match(refusal(await file(await agreed(50, 49), 2)).say, /剩余 1/)
  })
})

clause('xingan-training-2023/a2.aershan', 'no task is no account', ({ accepts, refuses }) => {
  accepts('a project that the region has', async () => {
    done(await file(await agreed(100, 0), 1))
  })
  refuses('a start-up class where the table says `/`: neither a line nor a class', async () => {
    const { region: where } = await region('/', '创业')
    const line = refusal(await sign(where, 'a', 1, '创业'))
    assert.match(line.say, /没有上级名额账户/)
    const filed = refusal(await file(where, 1, { project: '创业' }))
    assert.deepEqual([filed.why, filed.facts['limit']], ['quota', null])
    assert.match(filed.say, /没有名额账户/)
  })
  refuses('zero is a limit, not an absence', async () => {
    const { region: where } = await region(0)
    done(await sign(where, 'a', 0))
    assert.equal(refusal(await file(where, 1)).facts['limit'], 0)
  })
})

clause('xingan-training-2023/a2.head.a', 'the table as data: `/` is null', ({ accepts, refuses }) => {
  const path = new URL('../../corpus/xingan-training-2023/quotas.csv', import.meta.url)
  const [head = [], ...rows] = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const cells = rows
    .filter(([name]) => name !== '合计')
    .flatMap(([name = '', ...places]) =>
      places.map((cell, index) => ({ name, project: head[index + 1] ?? '', cell })),
    )
  accepts('seven regions of eleven columns; every figure an account, the twelve `/` none', async () => {
    const { open, database } = await room()
    assert.equal(cells.length, 7 * 11)
    for (const { name, project, cell } of cells) {
      const places = cell === '/' ? cell : Number(cell)
      done(await open('fit/region-plan', 'IssuePlaces', league, { region: name, project, places }))
    }
    const accounts = await database.app.query<{ account: string; units: number }>(
      `select account, units_limit as units from quotas where split_part(account, '/', 2) = any($1::text[])`,
      [cells.map(({ name }) => name)],
    )
    const expected = cells.filter(({ cell }) => cell !== '/')
    assert.equal(cells.length - expected.length, 12)
    assert.deepEqual(
      Object.fromEntries(accounts.rows.map(({ account, units }) => [account, units])),
      Object.fromEntries(
        expected.map(({ name, project, cell }) => [`places/${name}/${project}`, Number(cell)]),
      ),
    )
  })
  refuses('a figure that is neither whole nor `/`', async () => {
    const { open } = await room()
    for (const places of [-1, 1.5, '', '无'])
      assert.equal(
        refusal(
          await open('fit/region-plan', 'IssuePlaces', league, { region: 'x', project: '城镇', places }),
        ).why,
        'input',
      )
  })
})

clause(
  'xingan-training-2023/a2.head.g',
  'a limit moves by an act with its evidence',
  ({ accepts, refuses }) => {
    accepts('150 to 160: one more line fits', async () => {
      const { region: where, caseId } = await region(150)
      done(await sign(where, 'a', 150))
      refusal(await sign(where, 'b', 10))
      const moved = { places: 160, evidence: 'e'.repeat(64) }
      done(await (await room()).act('fit/region-plan', caseId, 'MovePlaces', league, moved))
      done(await sign(where, 'b', 10))
    })
    refuses('below what is already agreed', async () => {
      const { region: where, caseId } = await region(150)
      done(await sign(where, 'a', 150))
      const moved = { places: 149, evidence: 'e'.repeat(64) }
      const answer = refusal(await (await room()).act('fit/region-plan', caseId, 'MovePlaces', league, moved))
      assert.deepEqual([answer.why, answer.clauses], ['quota', ['xingan-training-2023/a2.head.a']])
      assert.match(answer.say, /150/)
    })
    refuses('without evidence', async () => {
      const { caseId } = await region(150)
      const moved = { places: 160, evidence: '' }
      assert.equal(
        refusal(await (await room()).act('fit/region-plan', caseId, 'MovePlaces', league, moved)).why,
        'input',
      )
    })
  },
)

clause('xingan-training-2023/a4.7.c', 'a brand class takes no place', ({ accepts, refuses }) => {
  accepts('with the quota used up: a brand at 70%, and one without a closed class', async () => {
    const where = await agreed(10, 10)
    for (const brand of ['good', 'new']) {
      const { caseId } = done(await file(where, 30, { brand }))
      const { outsideQuota } = await (await room()).state<{ outsideQuota: boolean }>(caseId)
      assert.equal(outsideQuota, true)
    }
    assert.equal(refusal(await file(where, 1)).facts['used'], 10)
  })
  refuses('an ordinary class, a brand at 69%, a brand no longer recognised', async () => {
    const where = await agreed(10, 10)
    assert.equal(refusal(await file(where, 1)).why, 'quota')
    const poor = refusal(await file(where, 1, { brand: 'poor' }))
    assert.deepEqual(
      [poor.rules, poor.clauses],
      [['brand-employment-reached@1'], ['xingan-training-2023/a4.7.c']],
    )
    assert.deepEqual(refusal(await file(where, 1, { brand: 'lapsed' })).rules, ['brand-is-recognised@1'])
  })
})

/** Rows of tables 2 and 7: roll-ups, items with an economic counterpart, rates. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import { deriveFigures, enterAmount, toWorking } from '../figures-working.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import type { Edits } from './sample.fixture.ts'
import { sampleBudget } from './sample.fixture.ts'

const both = (id: string, text: string): Edits => ({ [`${id}.total`]: text, [`${id}.basic`]: text })

clause(
  'shizhu-budget-2023/t2.r3',
  '行政运行等于工资、公用经费和未列入其他科目的缴费',
  ({ accepts, refuses }) => {
    accepts('109.43 of wages, 36.11, 0.20 and 0.33 make 146.07', () =>
      passes(sampleBudget(), 'running-item', 't2.r3'),
    )
    accepts('146.09, off by 0.02', () =>
      passes(sampleBudget(both('t2.r3', '146.09')), 'running-item', 't2.r3'),
    )
    accepts('two items outside 208, 210 and 221: nothing to reconcile', () =>
      passes(sampleBudget({ ...both('t2.r3', '140.00'), 't2.r14.code': '2299999' }), 'running-item', 't2.r3'),
    )
    refuses('146.10, a remainder above 0.02 is shown and blocks nothing', () =>
      fails(sampleBudget(both('t2.r3', '146.10')), 'running-item', 't2.r3', {
        message: /146\.10.*相差0\.03/,
        blocks: null,
      }),
    )
  },
)

clause(
  'shizhu-budget-2023/t7.r3',
  '行政运行等于工资、公用经费和未列入其他科目的缴费',
  ({ accepts, refuses }) => {
    accepts('109.43 of wages, 36.11, 0.20 and 0.33 make 146.07', () =>
      passes(sampleBudget(), 'running-item', 't7.r3'),
    )
    accepts('146.05, off by 0.02', () =>
      passes(sampleBudget(both('t7.r3', '146.05')), 'running-item', 't7.r3'),
    )
    refuses('146.04, a remainder above 0.02 is shown', () =>
      fails(sampleBudget(both('t7.r3', '146.04')), 'running-item', 't7.r3', {
        message: /相差-0\.03/,
        blocks: null,
      }),
    )
    refuses('146.08 against 146.07 of table 2', () =>
      fails(sampleBudget(both('t7.r3', '146.08')), 'cross-table', 't7.r3'),
    )
  },
)

clause('shizhu-budget-2023/t2.r6', '2080505等于30108', ({ accepts, refuses }) => {
  accepts('30108 15.84', () => passes(sampleBudget(), 'function-vs-economic', 't2.r6'))
  refuses('15.85 gives a mapping warning', () =>
    fails(sampleBudget(both('t2.r6', '15.85')), 'function-vs-economic', 't2.r6', {
      message: /差0\.01/,
      blocks: null,
    }),
  )
})

clause('shizhu-budget-2023/t7.r6', '2080505等于30108', ({ accepts, refuses }) => {
  accepts('30108 15.84', () => passes(sampleBudget(), 'function-vs-economic', 't7.r6'))
  refuses('15.85 gives a mapping warning', () =>
    fails(sampleBudget(both('t7.r6', '15.85')), 'function-vs-economic', 't7.r6', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t2.r7', '2080506约为2080505的一半', ({ accepts, refuses }) => {
  accepts('7.92 for 15.84 (8% against 16%)', () => passes(sampleBudget(), 'statutory-ratio', 't2.r7'))
  accepts('7.93, one step is rounding', () =>
    passes(sampleBudget(both('t2.r7', '7.93')), 'statutory-ratio', 't2.r7'),
  )
  refuses('7.94 is asked about', () =>
    fails(sampleBudget(both('t2.r7', '7.94')), 'statutory-ratio', 't2.r7', { blocks: null }),
  )
  refuses('7.99 shows a hint, no refusal', () =>
    fails(sampleBudget(both('t2.r7', '7.99')), 'statutory-ratio', 't2.r7', {
      message: /15\.84的8\/16，约7\.92，所列为7\.99/,
      blocks: null,
    }),
  )
})

clause('shizhu-budget-2023/t7.r7', '2080506约为2080505的一半', ({ accepts, refuses }) => {
  accepts('7.92 for 15.84 (8% against 16%)', () => passes(sampleBudget(), 'statutory-ratio', 't7.r7'))
  refuses('7.99 shows a hint, no refusal', () =>
    fails(sampleBudget(both('t7.r7', '7.99')), 'statutory-ratio', 't7.r7', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t2.r11', '2101199等于30114', ({ accepts, refuses }) => {
  accepts('30114 1.68', () => passes(sampleBudget(), 'function-vs-economic', 't2.r11'))
  refuses('1.67 against 1.68', () =>
    fails(sampleBudget(both('t2.r11', '1.67')), 'function-vs-economic', 't2.r11', { blocks: null }),
  )
  refuses('one of the two rows alone: 30114 without 2101199, 2101199 without 30114', () => {
    fails(sampleBudget({ 't2.r11.code': '2101104' }), 'function-vs-economic', 't2.r11', {
      message: /为0万元.*为1\.68万元/,
      blocks: null,
    })
    fails(sampleBudget({ 't3.r10.code': '30111' }), 'function-vs-economic', 't2.r11', {
      message: /为1\.68万元.*为0万元/,
      blocks: null,
    })
  })
})

clause('shizhu-budget-2023/t7.r11', '2101199等于30114', ({ accepts, refuses }) => {
  accepts('30114 1.68', () => passes(sampleBudget(), 'function-vs-economic', 't7.r11'))
  refuses('1.69 against 1.68', () =>
    fails(sampleBudget(both('t7.r11', '1.69')), 'function-vs-economic', 't7.r11', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t2.r10', '2101101与30110的差须说明', ({ accepts, refuses }) => {
  accepts('6.66 against 30110 6.66', () =>
    passes(sampleBudget(both('t2.r10', '6.66')), 'function-vs-economic', 't2.r10'),
  )
  accepts('6.33 against 6.66 with a note: the hint closes', () =>
    passes(sampleBudget(), 'function-vs-economic', 't2.r10', {
      texts: { medicalNote: '生育保险0.33列入行政运行' },
    }),
  )
  refuses('6.33 against 6.66 (2101101 and 30110)', () =>
    fails(sampleBudget(), 'function-vs-economic', 't2.r10', {
      message: /差0\.33，请说明列支科目/,
      blocks: null,
    }),
  )
})

clause(
  'shizhu-budget-2023/t7.r10',
  '2101101与30110的差须说明，与表2相同的只问一次',
  ({ accepts, refuses }) => {
    accepts('6.33 as in table 2: asked there', () => {
      passes(sampleBudget(), 'function-vs-economic', 't7.r10')
      assert.equal(findingsOf(sampleBudget(), 'function-vs-economic', 't2.r10').length, 1)
    })
    accepts('with a note the hint closes', () =>
      passes(sampleBudget(both('t2.r10', '6.66')), 'function-vs-economic', 't7.r10', {
        texts: { medicalNote: '生育保险列入行政运行' },
      }),
    )
    refuses('6.33 here, 6.66 in 30110 and in table 2', () =>
      fails(sampleBudget(both('t2.r10', '6.66')), 'function-vs-economic', 't7.r10', {
        message: /差0\.33，请说明列支科目.*2101101/,
        blocks: null,
      }),
    )
  },
)

for (const key of ['t2', 't7'] as const) {
  const id = key === 't2' ? 'shizhu-budget-2023/t2.r14' : 'shizhu-budget-2023/t7.r14'
  clause(id, '住房公积金等于30113，最多为工资的12%', ({ accepts, refuses }) => {
    accepts('13.13 on wages of 109.43', () => passes(sampleBudget(), 'statutory-ratio', `${key}.r14`))
    refuses('13.14', () =>
      fails(sampleBudget(both(`${key}.r14`, '13.14')), 'statutory-ratio', `${key}.r14`, { blocks: null }),
    )
    refuses('13.20: a hint', () =>
      fails(sampleBudget(both(`${key}.r14`, '13.20')), 'statutory-ratio', `${key}.r14`, {
        message: /住房公积金13\.20超过12%/,
        blocks: null,
      }),
    )
  })
}

clause('shizhu-budget-2023/t7.r1', '201等于其下级之和', ({ accepts, refuses }) => {
  accepts('146.07 over 20132 146.07', () => passes(sampleBudget(), 'code-rollup', 't7.r1'))
  accepts('20131 with 1.00 makes the class 147.07 without typing', () => {
    const entered = enterAmount(toWorking(sampleBudget()), 't7', '2013101', 'basic', 1_000_000)
    assert.ok(entered.ok)
    const figures = deriveFigures(entered.working)
    const codes = figures.tables.t7?.rows.map(({ labels }) => labels['code'])
    assert.deepEqual(codes?.slice(1, 4), ['201', '20131', '2013101'])
    assert.equal(figures.tables.t7?.rows[1]?.figures['total']?.value, 147_070_000)
    passes(figures, 'code-rollup', 't7.r1')
  })
  refuses('147.07 over 146.07', () => fails(sampleBudget(both('t7.r1', '147.07')), 'code-rollup', 't7.r1'))
})

clause('shizhu-budget-2023/t7.r4', '208等于20805', ({ accepts, refuses }) => {
  accepts('23.77 over 23.77', () => passes(sampleBudget(), 'code-rollup', 't7.r4'))
  refuses('23.79 over 23.77', () => fails(sampleBudget(both('t7.r4', '23.79')), 'code-rollup', 't7.r4'))
})

clause('shizhu-budget-2023/t7.r8', '210等于21011', ({ accepts, refuses }) => {
  accepts('8.01 over 21011 8.01', () => passes(sampleBudget(), 'code-rollup', 't7.r8'))
  refuses('8.00 over 8.01', () => fails(sampleBudget(both('t7.r8', '8.00')), 'code-rollup', 't7.r8'))
})

clause('shizhu-budget-2023/t7.r9', '21011等于两个下级之和', ({ accepts, refuses }) => {
  accepts('6.33 and 1.68 make 8.01', () => passes(sampleBudget(), 'code-rollup', 't7.r9'))
  accepts('1.69: off by 0.01, rounding below 0.015', () =>
    passes(sampleBudget(both('t7.r11', '1.69')), 'code-rollup', 't7.r9'),
  )
  refuses('6.33 and 1.70 make 8.03, off by 0.02', () =>
    fails(sampleBudget(both('t7.r11', '1.70')), 'code-rollup', 't7.r9', { message: /8\.03/ }),
  )
})

clause('shizhu-budget-2023/t7.r12', '221等于22102', ({ accepts, refuses }) => {
  accepts('13.13 over 22102 13.13', () => passes(sampleBudget(), 'code-rollup', 't7.r12'))
  refuses('13.12 over 13.13', () => fails(sampleBudget(both('t7.r12', '13.12')), 'code-rollup', 't7.r12'))
})

clause('shizhu-budget-2023/t7.r13', '22102等于2210201，增加2210203时一并相加', ({ accepts, refuses }) => {
  accepts('13.13 over 13.13', () => passes(sampleBudget(), 'code-rollup', 't7.r13'))
  accepts('2210203 with 0.60 makes it 13.73', () => {
    const entered = enterAmount(toWorking(sampleBudget()), 't7', '2210203', 'basic', 600_000)
    assert.ok(entered.ok)
    const figures = deriveFigures(entered.working)
    const row = figures.tables.t7?.rows.find(({ labels }) => labels['code'] === '22102')
    assert.equal(row?.figures['total']?.value, 13_730_000)
    passes(figures, 'code-rollup', 't7.r13')
  })
  refuses('13.73 over 2210201 alone', () =>
    fails(sampleBudget(both('t7.r13', '13.73')), 'code-rollup', 't7.r13'),
  )
})

void describe('a payment that the unit does not make', () => {
  void it('neither in table 2 nor in table 3: nothing to compare', () => {
    const figures = sampleBudget({ 't2.r11.code': '2101104', 't3.r10.code': '30111' })
    assert.deepEqual(findingsOf(figures, 'function-vs-economic', 't2.r11'), [])
    assert.deepEqual(findingsOf(figures, 'counterpart-row', 't3.r10'), [])
  })
})

/** Rows of table 3: entries, counterparts in table 2, plausibilities. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { printedText } from '../figures.ts'
import { deriveFigures, enterAmount, toWorking } from '../figures-working.ts'
import { readTypedCell } from '../procedure/packed-figures.ts'
import { fails, findingsOf, passes } from './expect.fixture.ts'
import { sampleBudget } from './sample.fixture.ts'
import { publicCostShares, wagesOf } from './wages.ts'

const both = (id: string, text: string) => ({ [`${id}.total`]: text, [`${id}.personnel`]: text })
const running = (id: string, text: string) => ({ [`${id}.total`]: text, [`${id}.public`]: text })

/** What a row of table 3 prints after an amount in 分 was entered. */
function typed(code: string, column: string, fen: number): string {
  const entered = enterAmount(toWorking(sampleBudget()), 't3', code, column, fen)
  assert.ok(entered.ok)
  const row = deriveFigures(entered.working).tables.t3?.rows.find(({ labels }) => labels['code'] === code)
  return printedText(row?.figures['total'])
}

clause('shizhu-budget-2023/t3.r2', '基本工资计入工资基数', ({ accepts, refuses }) => {
  accepts('34.67 is counted in wages of 109.43', () => {
    assert.equal(wagesOf(sampleBudget()), 109_430_000)
    passes(sampleBudget(), 'share-plausibility', 't3.r2')
  })
  refuses('allowances and bonus without basic pay', () => {
    assert.equal(wagesOf(sampleBudget(both('t3.r2', ''))), 74_760_000)
    fails(sampleBudget(both('t3.r2', '')), 'share-plausibility', 't3.r2', { blocks: null })
  })
})

clause('shizhu-budget-2023/t3.r3', '津贴补贴计入工资，金额不为负', ({ accepts, refuses }) => {
  accepts('29.07 is counted in wages', () => {
    assert.equal(wagesOf(sampleBudget()) - wagesOf(sampleBudget(both('t3.r3', '0'))), 29_070_000)
    passes(sampleBudget(), 'amount-not-negative', 't3.r3')
  })
  refuses('-29.07', () =>
    fails(sampleBudget(both('t3.r3', '-29.07')), 'amount-not-negative', 't3.r3', {
      message: /不能为负/,
    }),
  )
})

clause('shizhu-budget-2023/t3.r4', '奖金大于基本工资时提示', ({ accepts, refuses }) => {
  accepts('34.67 against 34.67', () =>
    passes(sampleBudget(both('t3.r4', '34.67')), 'share-plausibility', 't3.r4'),
  )
  refuses('45.69 against 34.67: a hint, no refusal', () =>
    fails(sampleBudget(), 'share-plausibility', 't3.r4', {
      message: /奖金45\.69大于基本工资34\.67/,
      blocks: null,
    }),
  )
  refuses('34.68 against 34.67', () =>
    fails(sampleBudget(both('t3.r4', '34.68')), 'share-plausibility', 't3.r4', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t3.r5', '30108对应2080505', ({ accepts, refuses }) => {
  accepts('2080505 15.84', () => passes(sampleBudget(), 'counterpart-row', 't3.r5'))
  refuses('no row 2080505', () =>
    fails(sampleBudget({ 't2.r6.code': '2080599' }), 'counterpart-row', 't3.r5', {
      message: /没有对应的功能分类科目/,
    }),
  )
})

clause('shizhu-budget-2023/t3.r6', '30109对应2080506', ({ accepts, refuses }) => {
  accepts('2080506 7.92', () => passes(sampleBudget(), 'counterpart-row', 't3.r6'))
  refuses('no row 2080506', () =>
    fails(sampleBudget({ 't2.r7.code': '2080599' }), 'counterpart-row', 't3.r6'),
  )
})

clause('shizhu-budget-2023/t3.r7', '30110对应2101101，差额须说明', ({ accepts, refuses }) => {
  accepts('6.66 with a row 2101101 of 6.33: the 0.33 is asked about there (t2.r10)', () => {
    passes(sampleBudget(), 'counterpart-row', 't3.r7')
    const [hint] = findingsOf(sampleBudget(), 'function-vs-economic', 't2.r10')
    assert.match(hint?.message ?? '', /差0\.33/)
  })
  accepts('a 事业单位 books it under 2101102', () =>
    passes(sampleBudget({ 't2.r10.code': '2101102' }), 'counterpart-row', 't3.r7'),
  )
  refuses('no row for medical insurance', () =>
    fails(sampleBudget({ 't2.r10.code': '2101103' }), 'counterpart-row', 't3.r7', {
      message: /2101101或2101102/,
    }),
  )
})

clause('shizhu-budget-2023/t3.r8', '其他社会保障缴费按两位小数印出', ({ accepts, refuses }) => {
  accepts('0.2 typed prints 0.20', () => {
    assert.equal(typed('30112', 'personnel', 200_000), '0.20')
    assert.deepEqual(readTypedCell('0.2', '万元'), { ok: true, cell: '0.20' })
    assert.deepEqual(readTypedCell('0', '万元'), { ok: true, cell: '0' })
    assert.deepEqual(readTypedCell('0.2345', '万元'), { ok: true, cell: '0.2345' })
    passes(sampleBudget(both('t3.r8', '0.2')), 'amount-not-negative', 't3.r8')
  })
  refuses('-0.20', () => fails(sampleBudget(both('t3.r8', '-0.20')), 'amount-not-negative', 't3.r8'))
})

clause('shizhu-budget-2023/t3.r9', '30113等于2210201', ({ accepts, refuses }) => {
  accepts('2210201 13.13', () => passes(sampleBudget(), 'counterpart-row', 't3.r9'))
  refuses('2210201 13.12 is an error', () =>
    fails(sampleBudget({ 't2.r14.basic': '13.12', 't2.r14.total': '13.12' }), 'counterpart-row', 't3.r9', {
      message: /差0\.01/,
    }),
  )
  refuses('2210201 13.14 is an error', () =>
    fails(sampleBudget({ 't2.r14.basic': '13.14', 't2.r14.total': '13.14' }), 'counterpart-row', 't3.r9'),
  )
})

clause('shizhu-budget-2023/t3.r10', '30114对应2101199', ({ accepts, refuses }) => {
  accepts('2101199 1.68', () => passes(sampleBudget(), 'counterpart-row', 't3.r10'))
  refuses('no row 2101199', () =>
    fails(sampleBudget({ 't2.r11.code': '2101104' }), 'counterpart-row', 't3.r10'),
  )
})

clause('shizhu-budget-2023/t3.r12', '差旅费按两位小数印出，占比给审核人看', ({ accepts, refuses }) => {
  accepts('15 typed prints 15.00; 41.5% of public cost', () => {
    assert.equal(typed('30211', 'public', 15_000_000), '15.00')
    assert.deepEqual(readTypedCell('15', '万元'), { ok: true, cell: '15.00' })
    assert.deepEqual(
      publicCostShares(sampleBudget()).find(({ code }) => code === '30211'),
      { code: '30211', name: '差旅费', percent: '41.5' },
    )
    assert.deepEqual(
      publicCostShares(sampleBudget()).map(({ code }) => code),
      ['30211', '30226', '30228', '30239'],
    )
    passes(sampleBudget(), 'amount-not-negative', 't3.r12')
  })
  refuses('-15', () => fails(sampleBudget(running('t3.r12', '-15')), 'amount-not-negative', 't3.r12'))
})

clause('shizhu-budget-2023/t3.r13', '劳务费超过公用经费20%须说明', ({ accepts, refuses }) => {
  accepts('7.22 of 36.11 (20.0%)', () =>
    passes(sampleBudget(running('t3.r13', '7.22')), 'share-plausibility', 't3.r13'),
  )
  accepts('10.00 of 36.11 (27.7%) with a reason', () =>
    passes(sampleBudget(), 'share-plausibility', 't3.r13', { texts: { labourReason: '聘用临时讲师' } }),
  )
  refuses('7.23 of 36.11', () =>
    fails(sampleBudget(running('t3.r13', '7.23')), 'share-plausibility', 't3.r13', { blocks: null }),
  )
  refuses('10.00 of 36.11: a hint', () =>
    fails(sampleBudget(), 'share-plausibility', 't3.r13', {
      message: /劳务费10\.00超过公用经费的20%/,
      blocks: null,
    }),
  )
})

clause('shizhu-budget-2023/t3.r14', '工会经费约为工资的2%', ({ accepts, refuses }) => {
  accepts('1.33 on wages of 109.43 (1.2%)', () => passes(sampleBudget(), 'share-plausibility', 't3.r14'))
  accepts('2.19, two per cent', () =>
    passes(sampleBudget(running('t3.r14', '2.19')), 'share-plausibility', 't3.r14'),
  )
  refuses('2.20 is asked about, not refused', () =>
    fails(sampleBudget(running('t3.r14', '2.20')), 'share-plausibility', 't3.r14', { blocks: null }),
  )
})

clause('shizhu-budget-2023/t3.r15', '其他交通费用不属于“三公”经费', ({ accepts, refuses }) => {
  const car = { 't4.total.carRunning': '9.78', 't4.total.car': '9.78', 't4.total.total': '9.78' }
  accepts('9.78 here and 0 vehicles: table 4 stays 0', () => {
    passes(sampleBudget(), 'other-transport', 't3.r15')
    passes(sampleBudget(), 'cross-table', 't4.carrun')
  })
  accepts('9.78 booked on 30231 moves into table 4', () =>
    passes(sampleBudget({ ...car, 't3.r15.code': '30231' }), 'cross-table', 't4.carrun'),
  )
  refuses('9.78 of 30239 in table 4', () =>
    fails(sampleBudget(car), 'other-transport', 't3.r15', { message: /30239.*不属于“三公”经费/ }),
  )
})

/** Every printed indicator: what result meets it and what misses it, on its own clause. */
import assert from 'node:assert/strict'
import { clause } from '../../../tests/support/clause.ts'
import { printedRow, verdictOn } from '../../../tests/support/printed-funds.ts'

/** Clause, target as the instrument states it, the result that meets it, one that misses it, and one that is too much under =. */
const rows = [
  ['p.rencai.r1', '≥2次', '2', '1'],
  ['p.rencai.r2', '≥123套', '123', '122'],
  ['p.rencai.r3', '≥1000元/月', '1000', '999'],
  ['p.rencai.r4', '≥90%', '90', '89.9'],
  ['p.rencai.r6', '≥7人', '7', '6'],
  ['p.rencai.r8', '≥250人', '250', '249'],
  ['p.feigong.r1', '≥565人', '565', '564'],
  ['p.feigong.r3', '≥90%', '90', '89.9'],
  ['p.feigong.r5', '≥13个', '13', '12'],
  ['p.ganbu.r1', '≥5天', '5', '4'],
  ['p.ganbu.r2', '≥90%', '90', '89.9'],
  ['p.ganbu.r3', '≥90%', '90', '89.9'],
  ['p.ganbu.r4', '=100%', '100', '99.9'],
  ['p.ganbu.r5', '≥100人', '100', '99'],
  ['p.ganbu.r6', '≥50人', '50', '49'],
  ['p.ganbu.r7', '≥120人', '120', '119'],
  ['p.ganbu.r8', '≥200人', '200', '199'],
  ['p.zhucun.r1', '=100%', '100', '99.9'],
  ['p.zhucun.r3', '=289人', '289', '288', '290'],
  ['p.zhucun.r5', '=2000元/个', '2000', '1999', '2001'],
  ['p.laogan.r2', '=1386人数', '1386', '1385', '1387'],
  ['p.laogan.r5', '>85%', '85.1', '85'],
  ['p.laogan.r6', '=100%', '100', '99.9'],
  ['p.laogan.r7', '=354人', '354', '353', '355'],
  ['p.xinxi.r2', '≥95%', '95', '94.9'],
  ['p.xinxi.r3', '≥99%', '99', '98.9'],
  ['p.xinxi.r4', '=100%', '100', '99.9'],
  ['p.xinxi.r5', '100', '100', '99.9'],
  ['p.xinxi.r6', '=100%', '100', '99.9'],
  ['p.xinxi.r7', '=242个', '242', '241', '243'],
  ['p.zuzhi.r1', '≥1次/年', '1', '0'],
  ['p.zuzhi.r2', '≥2次', '2', '1'],
  ['p.zuzhi.r3', '≥3100册卷', '3100', '3099'],
  ['p.zuzhi.r4', '≥4次/年', '4', '3'],
  ['p.zuzhi.r5', '=1次/年', '1', '0', '2'],
  ['p.zuzhi.r8', '≥95%', '95', '94.9'],
  ['p.zuzhi.r9', '=100%', '100', '99.9'],
  ['p.zuzhi.r10', '=100%', '100', '99.9'],
  ['p.zuzhi.r11', '=100%', '100', '99.9'],
  ['p.zuzhi.r12', '=100%', '100', '99.9'],
  ['p.zuzhi.r14', '=100%', '100', '99.9'],
  ['p.zuzhi.r15', '≥10人', '10', '9'],
] as const satisfies readonly (readonly [string, string, string, string, string?])[]

for (const [id, target, meets, misses, tooMuch] of rows)
  clause(`shizhu-budget-2023/${id}`, target, ({ accepts, refuses }) => {
    accepts(meets, () => {
      const { row } = printedRow(id)
      // one printed row lacks its unit
      assert.ok(target.startsWith(`${row.relation}${row.value}`) || target === row.value, target)
      assert.equal(verdictOn(id, meets).holds, 'yes')
    })
    refuses(misses, () => assert.equal(verdictOn(id, misses).holds, 'no'))
    if (tooMuch !== undefined)
      refuses(`${tooMuch}, with a hint`, () => {
        const verdict = verdictOn(id, tooMuch)
        assert.equal(verdict.holds, 'no')
        assert.match(verdict.say ?? '', /是否应为“≥”/)
      })
  })

clause('shizhu-budget-2023/p.rencai.r9', '=50人', ({ accepts, refuses }) => {
  refuses('51 under =', () => {
    const verdict = verdictOn('p.rencai.r9', '51')
    assert.equal(verdict.holds, 'no')
    assert.match(verdict.say ?? '', /是否应为“≥”/)
  })
  accepts('51 after a change to ≥', () => assert.equal(verdictOn('p.rencai.r9', '51', '≥').holds, 'yes'))
})

clause('shizhu-budget-2023/p.zhucun.r2', '=12万元', ({ accepts, refuses }) => {
  refuses('12.5 under =', () => assert.equal(verdictOn('p.zhucun.r2', '12.5').holds, 'no'))
  accepts('12.5 under ≥', () => assert.equal(verdictOn('p.zhucun.r2', '12.5', '≥').holds, 'yes'))
})

clause('shizhu-budget-2023/p.feigong.r2', '定性“好”', ({ accepts, refuses }) => {
  accepts('好', () => assert.equal(verdictOn('p.feigong.r2', '好').holds, 'yes'))
  refuses('良, below 好 on the scale', () => assert.equal(verdictOn('p.feigong.r2', '良').holds, 'no'))
})

clause('shizhu-budget-2023/p.xinxi.r9', '定性“良”', ({ accepts, refuses }) => {
  accepts('优, above 良 on the scale', () => assert.equal(verdictOn('p.xinxi.r9', '优').holds, 'yes'))
  refuses('中', () => assert.equal(verdictOn('p.xinxi.r9', '中').holds, 'no'))
})

clause('shizhu-budget-2023/p.xinxi.r10', '定性“明显改善”', ({ accepts, refuses }) => {
  accepts('明显改善', () => assert.equal(verdictOn('p.xinxi.r10', '明显改善').holds, 'yes'))
  refuses('提高 is not on this scale', () => assert.equal(verdictOn('p.xinxi.r10', '提高').holds, 'unknown'))
})

clause('shizhu-budget-2023/p.zuzhi.r16', '定性“优”', ({ accepts, refuses }) => {
  accepts('优', () => assert.equal(verdictOn('p.zuzhi.r16', '优').holds, 'yes'))
  refuses('良', () => assert.equal(verdictOn('p.zuzhi.r16', '良').holds, 'no'))
})

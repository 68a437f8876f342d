import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isUnit } from './units.ts'

void describe('isUnit', () => {
  for (const unit of ['人', '％', '元/人*天', '次/年', '册卷', '元／月', '万元', '人次'])
    void it(`knows ${unit}`, () => assert.equal(isUnit(unit), true))
  for (const word of ['', '人数', '很好', '元/', '5', '很人'])
    void it(`does not take ${JSON.stringify(word)} for one`, () => assert.equal(isUnit(word), false))
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clause } from '../../../tests/support/clause.ts'
import {
  findTerritory,
  inclusiveLevels,
  isAtLeastLevel,
  isCountyOrBelow,
  levelOfTerritory,
  routeOf,
  territoryAt,
  territoryIsKnown,
} from './index.ts'
import { offices, school } from './sample.fixture.ts'

void describe('division codes', () => {
  void it('tell their level and what they lie in', () => {
    assert.deepEqual(['340000', '340100', '340121'].map(levelOfTerritory), ['省级', '市级', '县级'])
    assert.deepEqual(
      [territoryAt('省级', '340121'), territoryAt('市级', '340121'), territoryAt('县级', '340100')],
      ['340000', '340100', '340100'],
    )
  })
})

clause('anhui-titles-2018/art.63.a', 'file in 甲, labour relation in 乙', ({ accepts, refuses }) => {
  const between = { fileLocation: '340100', labourLocation: '340200', chosen: null }
  accepts('乙 chosen: the route uses 乙', () => {
    const chosen = { ...between, chosen: '340200' }
    assert.equal(territoryIsKnown(chosen).holds, 'yes')
    const territory = findTerritory(chosen) ?? ''
    const q = { ...school, affiliation: '市属', kind: '非公企业', department: null } as const
    assert.equal(routeOf({ ...q, registeredAt: '市级', territory }, offices).submitter.name, '乙市人社局')
  })
  accepts('one place known', () =>
    assert.equal(findTerritory({ ...between, labourLocation: null }), '340100'),
  )
  refuses('nothing chosen', () => assert.equal(territoryIsKnown(between).holds, 'no'))
  refuses('a third place chosen', () =>
    assert.equal(territoryIsKnown({ ...between, chosen: '340300' }).holds, 'no'),
  )
  void it('is unknown while no place is recorded', () =>
    assert.equal(
      territoryIsKnown({ fileLocation: null, labourLocation: null, chosen: null }).holds,
      'unknown',
    ))
})
clause('anhui-titles-2018/art.63.b', '以上 and 以下 include the level', ({ accepts, refuses }) => {
  accepts('县级以上 holds for a county bureau', () => {
    assert.equal(isAtLeastLevel('县级', '县级'), true)
    assert.equal(isCountyOrBelow('县属'), true)
    return inclusiveLevels
  })
  refuses('市级以上 does not', () => {
    assert.equal(isAtLeastLevel('县级', '市级'), false)
    assert.equal(isCountyOrBelow('市属'), false)
    return inclusiveLevels
  })
})

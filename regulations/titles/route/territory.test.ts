import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { clause } from '../../../tests/support/clause.ts'
import type { AuthorisationFacts } from './index.ts'
import {
  authorisationFindings,
  bureauCoversTerritory,
  committeeIsAuthorised,
  findTerritory,
  inclusiveLevels,
  isAtLeastLevel,
  isCountyOrBelow,
  levelOfTerritory,
  routeOf,
  territoryAt,
  territoryIsKnown,
  territoryStays,
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

clause('anhui-titles-2018/art.4.a', 'what a bureau may see', ({ rows }) => {
  rows(
    [
      { office: '340100', territory: '340121', accepted: true },
      { office: '340100', territory: '340100', accepted: true },
      { office: '340000', territory: '340221', accepted: true },
      { office: '340100', territory: '340200', accepted: false },
      { office: '340121', territory: '340100', accepted: false },
    ],
    ({ office, territory }) => `${office} ${territory}`,
    ({ accepted, ...f }) => assert.equal(bureauCoversTerritory(f).holds, accepted ? 'yes' : 'no'),
  )
})

const city: AuthorisationFacts = {
  levels: ['中级'],
  provincial: false,
  authoriserLevel: '市级',
  authoriserTerritory: '340100',
  territory: '340100',
  cityConsent: null,
}
const province = { ...city, authoriserLevel: '省级', authoriserTerritory: '340000' } as const
const county = {
  ...city,
  authoriserLevel: '县级',
  authoriserTerritory: '340121',
  territory: '340121',
} as const
const failing = (f: AuthorisationFacts) =>
  authorisationFindings(f)
    .filter(({ holds }) => holds !== 'yes')
    .map(({ clause: id }) => id.slice(-5))

clause('anhui-titles-2018/art.4.c', 'senior and provincial committees', ({ accepts, refuses }) => {
  accepts('a 副高级 committee by the province', () =>
    assert.deepEqual(failing({ ...province, levels: ['副高级'] }), []),
  )
  accepts('a provincial mid committee by the province', () =>
    assert.deepEqual(failing({ ...province, provincial: true }), []),
  )
  refuses('a 副高级 committee by a city', () =>
    assert.deepEqual(failing({ ...city, levels: ['中级', '副高级'] }), ['t.4.c']),
  )
  refuses('a provincial mid committee by a city', () =>
    assert.deepEqual(failing({ ...city, provincial: true }), ['t.4.c']),
  )
})
clause('anhui-titles-2018/art.4.d', 'cities and counties', ({ accepts, refuses }) => {
  accepts('a city for mid', () => assert.deepEqual(failing(city), []))
  accepts('a county for junior', () => assert.deepEqual(failing({ ...county, levels: ['助理级'] }), []))
  accepts('county 丙 for mid with the city’s consent', () =>
    assert.deepEqual(failing({ ...county, cityConsent: '甲人社函〔2024〕5号' }), []),
  )
  refuses('county 丙 for mid without it', () => assert.deepEqual(failing(county), ['t.4.d']))
  refuses('a city for another city', () =>
    assert.deepEqual(failing({ ...city, territory: '340200' }), ['t.4.d']),
  )
  refuses('the province for a city’s own mid committee', () => assert.deepEqual(failing(province), ['t.4.d']))
})
clause('anhui-titles-2018/art.4.b', 'a committee without authorisation', ({ accepts, refuses }) => {
  const on = localDate('2025-03-01')
  const standing = {
    authoriser: '甲市人社局',
    document: '甲人社〔2024〕1号',
    validUntil: on,
    status: '有效',
    on,
  } as const
  accepts('authorised and in force', () => assert.equal(committeeIsAuthorised(standing).holds, 'yes'))
  refuses('without a document', () => {
    const { holds, say } = committeeIsAuthorised({ ...standing, document: '' })
    assert.equal(holds, 'no')
    assert.match(say ?? '', /评委会未经授权/)
  })
  refuses('lapsed yesterday', () =>
    assert.equal(committeeIsAuthorised({ ...standing, validUntil: localDate('2025-02-28') }).holds, 'no'),
  )
  refuses('suspended', () =>
    assert.equal(committeeIsAuthorised({ ...standing, status: '停评整改' }).holds, 'no'),
  )
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
  refuses('changed within the cycle', () =>
    assert.equal(territoryStays({ chosenBefore: '340200', chosen: '340100', year: 2025 }).holds, 'no'),
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

/** Both sides of the bounds of authorisation and of the territory chosen. */
import { localDate as date } from '#kernel/time'
import { neighbours } from '../../../tests/support/neighbours.ts'
import { committeeIsAuthorised, provinceAuthorises } from './authorisation.ts'
import { territoryStays } from './territory.ts'

const reviewing = {
  levels: ['副高级'],
  provincial: false,
  authoriserLevel: '省级',
  authoriserTerritory: '340000',
  territory: '340100',
  cityConsent: null,
} as const

neighbours('anhui-titles-2018/art.4.c', provinceAuthorises, reviewing, {
  holds: [{ levels: ['中级'], authoriserLevel: '市级' }],
  fails: [{ authoriserLevel: '市级' }, { levels: ['中级'], provincial: true, authoriserLevel: '市级' }],
})
neighbours(
  'anhui-titles-2018/art.4.b',
  committeeIsAuthorised,
  {
    authoriser: '示例人社局',
    document: '文号1',
    validUntil: date('2024-12-31'),
    status: '有效',
    on: date('2024-12-31'),
  },
  {
    holds: [{ validUntil: null }],
    fails: [{ authoriser: '' }, { document: '' }, { status: '收回' }, { on: date('2025-01-01') }],
  },
)
neighbours(
  'anhui-titles-2018/art.63.a',
  territoryStays,
  { chosenBefore: '340100', chosen: '340100', year: 2024 },
  { holds: [{ chosenBefore: null }], fails: [{ chosen: '340200' }] },
)

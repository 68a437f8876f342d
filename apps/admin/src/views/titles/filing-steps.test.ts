import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import {
  firstOpen,
  isSlotAsked,
  missingOfPerson,
  slotsOfStep,
  stepOfClause,
  stepOfFinding,
  stepsOf,
} from './filing-steps.ts'
import { missingIn, nextRowId, rowTables } from './filing-tables.ts'
import { isColoured, twoInchCut } from './pictures.ts'

describe('steps of an application', () => {
  const state = {
    cycle: { extraSlots: [] },
    target: { track: '正常', level: '中级' },
    content: { workHistory: [{ from: '2015-07-01' }], achievements: [], works: [] },
    materials: [],
  } as unknown as Application
  it('counts what is done and takes up at the first step that is not', () => {
    const empty = {
      ...state,
      materials: [],
      content: { ...state.content, workHistory: [], achievements: [], works: [] },
    }
    const steps = stepsOf(empty, undefined, false)
    assert.deepEqual(
      steps.filter(({ isDone }) => isDone).map(({ key }) => key),
      [],
    )
    assert.equal(firstOpen(steps, empty), 'facts', 'a new one begins with what is known')
    assert.equal(firstOpen(steps, state), 'facts', 'what F1 asks of the person is empty')
    const told = { ...empty, content: { ...empty.content, politics: '群众', health: '健康' } }
    assert.equal(firstOpen(stepsOf(told, undefined, false), state), 'history')
  })
  it('names what F1 asks of the person and is empty', () => {
    const of = (politics: string | null, health: string | null) =>
      missingOfPerson({ content: { ...state.content, politics, health } })
    assert.deepEqual(of(null, ''), ['政治面貌', '健康状况'])
    assert.deepEqual(of('群众', null), ['健康状况'])
    assert.deepEqual(of('群众', '健康'), [])
  })
  it('leads from a condition of the series to the rows that meet it', () => {
    const condition = (kind: string) => ({ clause: 'anhui-titles-2018/art.9.c', facts: { kind } })
    assert.equal(stepOfFinding(condition('论文')), 'works')
    assert.equal(stepOfFinding(condition('业绩')), 'achievements')
    assert.equal(stepOfFinding(condition('资历')), undefined, 'years are read from the registers')
    assert.equal(stepOfFinding({ clause: 'anhui-titles-2018/art.9.1.8' }), 'photo')
  })
  it('opens a filled step again where the check found something', () => {
    const withHistory = stepsOf(state, [], false)
    assert.equal(withHistory.find(({ key }) => key === 'history')?.isDone, true)
    const faulty = stepsOf(state, ['anhui-titles-2018/art.9.1.1.a'], false)
    assert.equal(faulty.find(({ key }) => key === 'history')?.isDone, false)
    assert.equal(faulty.find(({ key }) => key === 'check')?.isDone, false)
    assert.equal(
      stepsOf(state, ['anhui-titles-2018/art.9.1.3'], true).find(({ key }) => key === 'check')?.isDone,
      true,
    )
  })
  it('leads from a clause to the step where it is mended, and to none where it is not', () => {
    assert.equal(stepOfClause('anhui-titles-2018/art.9.1.5.a'), 'assessments')
    assert.equal(stepOfClause('anhui-titles-2018/art.9.1.4.c'), 'certificates')
    assert.equal(stepOfClause('anhui-titles-2018/art.41.a'), undefined)
  })
  it('asks for the vacancy opinion where an institution files, or where one lies already', () => {
    const of = (kind: string, materials: unknown[] = []) =>
      isSlotAsked({ employer: { kind }, materials } as never, { key: 'vacancy-opinion' })
    assert.equal(of('事业单位'), true)
    assert.equal(of('国有企业'), false)
    assert.equal(of('国有企业', [{ slot: 'vacancy-opinion', removed: null }]), true)
    assert.equal(
      isSlotAsked({ employer: { kind: '国有企业' }, materials: [] } as never, { key: 'photo' }),
      true,
    )
  })
  it('puts every slot that is uploaded into one step', () => {
    const all = (['achievements', 'works', 'certificates', 'assessments', 'photo'] as const).flatMap((step) =>
      slotsOfStep(state, step).map(({ key }) => key),
    )
    assert.equal(new Set(all).size, all.length)
    assert.ok(all.includes('photo') && all.includes('assessment') && all.includes('achievement'))
  })
})

describe('rows', () => {
  it('asks for own work only where several people worked', () => {
    const row = {
      ...rowTables.achievements.blank,
      name: '项目',
      on: '2020-01-01',
      body: '协会',
      grade: '无等级',
    }
    assert.deepEqual(missingIn(rowTables.achievements, row), [])
    assert.deepEqual(missingIn(rowTables.achievements, { ...row, contributors: 3 }), [
      '本人做了什么',
      '本人的作用',
      '本人排名',
    ])
  })
  it('numbers a new row past the highest', () => {
    assert.deepEqual(nextRowId(rowTables.works, [{ id: 'w1' }, { id: 'w7' }]), { id: 'w8' })
    assert.deepEqual(nextRowId(rowTables.history, []), {})
  })
})

describe('photo', () => {
  it('is cut to 35:49 from the middle', () => {
    assert.deepEqual(twoInchCut(3000, 4000), { x: 72, y: 0, width: 2857, height: 4000 })
    assert.deepEqual(twoInchCut(700, 1400), { x: 0, y: 105, width: 700, height: 980 })
  })
  it('is told from a grey one', () => {
    assert.equal(isColoured(Uint8ClampedArray.from({ length: 400 }, () => 90)), false)
    assert.equal(
      isColoured(Uint8ClampedArray.from({ length: 400 }, (_, i) => (i % 4 === 0 ? 200 : 90))),
      true,
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import { committeeIn } from '../committee/examples.ts'
import { analysisOfRows, figuresOf } from './analysis.ts'
import type { AnalysisRow } from './analysis-row.ts'
import { analysisOf, analysisRowOf } from './analysis-row.fixture.ts'
import { annualRows, comparedYears, shareOfChange } from './annual.ts'
import { committeeRows } from './committees.ts'
import { confirmationRows, originOf } from './confirmations.ts'
import { bandOf, deadlineCounts, deadlineRows } from './deadlines.ts'
import { holdingRows } from './holdings.ts'
import { refusalRows } from './refusals.ts'
import { routingRows } from './routing.ts'

const base = analysisRowOf(sampleApplication('released'))
const voted = (passed: boolean, count: number): AnalysisRow => ({
  ...base,
  stage: passed ? 'approved' : 'not-passed',
  filed: true,
  admitted: true,
  released: true,
  passed,
  count,
})
const figures = (passed: number, failed: number) =>
  figuresOf([voted(true, passed), voted(false, failed)].filter(({ count }) => count > 0))

void describe('F5 over counted rows', () => {
  void it('says the same of alike applications counted together as of each one', () => {
    const applications = ['released', 'released', 'approved', 'withdrawn', 'drafting'] as const
    const each = applications.map((stage) => sampleApplication(stage))
    const rows = each.map(analysisRowOf)
    const together = [...Map.groupBy(rows, (row) => JSON.stringify(row)).values()].flatMap((own) =>
      own.slice(0, 1).map((row) => ({ ...row, count: own.length })),
    )
    assert.ok(together.length < each.length)
    assert.deepEqual(analysisOfRows(together), analysisOf(each))
  })
})

void describe('P3 year on year', () => {
  void it('sets each figure beside the year before, rates in points', () => {
    const rows = comparedYears(figures(15, 5), figures(8, 2))
    const of = (label: string) => rows.find((one) => one.label === label)
    assert.deepEqual(of('申报'), {
      label: '申报',
      unit: '人',
      now: 20,
      before: 10,
      change: 10,
      changeTenths: 1000,
    })
    assert.deepEqual([of('通过率')?.now, of('通过率')?.before, of('通过率')?.change], [750, 800, -50])
    assert.equal(of('已撤回'), undefined)
  })
  void it('shows an exit that somebody took in either year', () => {
    const left = figuresOf([{ ...base, stage: 'withdrawn', released: false, admitted: false, count: 3 }])
    assert.equal(comparedYears(figures(1, 0), left).find(({ label }) => label === '已撤回')?.change, -3)
  })
  void it('has no change without a year before, and no share of nothing', () => {
    const [row] = comparedYears(figures(1, 0), null)
    assert.deepEqual([row?.before, row?.change, row?.changeTenths], [null, null, null])
    assert.equal(shareOfChange(5, 0), null)
    assert.deepEqual([shareOfChange(2, 3), shareOfChange(4, 3), shareOfChange(3, 3)], [-333, 333, 0])
  })
  void it('adds the turns of a committee in one year', () => {
    const cycle = (year: number, passed: number, failed: number, name = '甲评委会') => ({
      committee: name,
      name,
      year,
      figures: figures(passed, failed),
    })
    const rows = annualRows(
      [cycle(2025, 6, 4), cycle(2025, 3, 7), cycle(2024, 8, 2), cycle(2024, 1, 1, '乙评委会')],
      2025,
    )
    assert.equal(rows.length, 1)
    const [row] = rows
    assert.deepEqual(
      [row?.filed, row?.filedBefore, row?.passed, row?.passTenths, row?.passTenthsBefore],
      [20, 10, 9, 450, 800],
    )
  })
})

void describe('P4 committees', () => {
  const today = localDate('2026-03-01')
  const with_ = (code: string, reviewedYears: readonly number[], more = {}) =>
    committeeIn('authorised', { code, name: code, reviewedYears, exceptions: [], excusedYears: [], ...more })
  void it('tells who met, who did not, and who is a year from the end', () => {
    const rows = committeeRows([with_('met', [2026]), with_('not-yet', [2025]), with_('near', [2024])], today)
    assert.deepEqual(
      rows.map(({ code, standing, emptyYears, lapsesAfter }) => [code, standing, emptyYears, lapsesAfter]),
      [
        ['near', '一年内将自动放弃', 1, '2026-12-31'],
        ['not-yet', '本年未开会', 0, '2027-12-31'],
        ['met', '本年已开会', 0, '2028-12-31'],
      ],
    )
  })
  void it('counts an excused year as no empty one, and leaves out who lost the right', () => {
    const [row] = committeeRows([with_('near', [2024], { excusedYears: [2025] })], today)
    assert.equal(row?.standing, '本年未开会')
    assert.deepEqual(committeeRows([committeeIn('withdrawn')], today), [])
  })
})

void describe('P5 deadlines', () => {
  const period = (title: string, due: string, label = '补正期限') => ({
    caseId: title,
    procedure: 'titles/application',
    title,
    label,
    due: localDate(due),
    provisional: false,
  })
  void it('puts each last day into its band, the bounds included', () => {
    assert.deepEqual([-1, 0, 1, 3, 4, 7, 8].map(bandOf), [
      '已逾期',
      '今日到期',
      '三日内',
      '三日内',
      '七日内',
      '七日内',
      '七日以后',
    ])
  })
  void it('lists the nearest first and counts by kind', () => {
    const rows = deadlineRows(
      [period('b', '2025-05-09'), period('a', '2025-05-06'), period('c', '2025-05-07', '评审公示')],
      localDate('2025-05-07'),
    )
    assert.deepEqual(
      rows.map(({ title, daysLeft }) => [title, daysLeft]),
      [
        ['a', -1],
        ['c', 0],
        ['b', 2],
      ],
    )
    const [first] = deadlineCounts(rows)
    assert.deepEqual([first?.label, first?.已逾期, first?.三日内, first?.今日到期], ['补正期限', 1, 1, 0])
  })
})

void describe('P7 refusals', () => {
  void it('has a row for every ground of art.16 with its share', () => {
    const rows = refusalRows([
      { committee: '甲', item: '3', count: 2 },
      { committee: '乙', item: '3', count: 1 },
      { committee: '甲', item: '4', count: 1 },
    ])
    assert.deepEqual(
      rows.map(({ clause, count, tenths }) => [clause, count, tenths]),
      [
        ['16.1', 0, 0],
        ['16.2', 0, 0],
        ['16.3', 3, 750],
        ['16.4', 1, 250],
        ['16.5', 0, 0],
        ['16.6', 0, 0],
      ],
    )
    assert.deepEqual(rows[2]?.committees, [
      { committee: '甲', count: 2 },
      { committee: '乙', count: 1 },
    ])
    assert.equal(refusalRows([])[0]?.tenths, null)
  })
})

void describe('P11 confirmations', () => {
  void it('reads the province of an office by its name', () => {
    assert.equal(originOf({ origin: '外省', authority: '江苏省人力资源和社会保障厅' }), '江苏')
    assert.equal(originOf({ origin: '外省', authority: '某学会' }), '外省（未写明）')
    assert.equal(originOf({ origin: '军队', authority: '江苏省军区' }), '军队')
  })
  void it('counts outcomes by origin and level, drafts left out', () => {
    const one = { origin: '外省', authority: '江苏省人社厅', level: '中级', count: 1 } as const
    const rows = confirmationRows([
      { ...one, stage: 'closed', count: 2 },
      { ...one, stage: 'confirmed' },
      { ...one, stage: 'refused' },
      { ...one, stage: 'withdrawn' },
      { ...one, stage: 'examining' },
      { ...one, stage: 'drafting' },
      { ...one, level: '正高级', stage: 'closed' },
    ])
    assert.deepEqual(
      rows.map(({ from, level, filed, confirmed, refused, withdrawn, open }) => [
        from,
        level,
        filed,
        confirmed,
        refused,
        withdrawn,
        open,
      ]),
      [
        ['江苏', '正高级', 1, 1, 0, 0, 0],
        ['江苏', '中级', 6, 3, 1, 1, 1],
      ],
    )
  })
})

void describe('P12 routing errors', () => {
  void it('counts the grounds of the route, bags and bundles by submitter', () => {
    const one = { submitter: '甲县人社局', corrected: false, count: 1 }
    const rows = routingRows(
      [
        { ...one, item: '1' },
        { ...one, item: '2', count: 2 },
        { ...one, item: '4' },
        { ...one, item: '3' },
        { ...one, item: null, corrected: true, count: 5 },
        { ...one, item: null, submitter: '乙市人社局' },
      ],
      [{ submitter: '甲县人社局', bundles: 2, takenBack: 1, missingBags: 3 }],
    )
    assert.deepEqual(rows[0], {
      submitter: '甲县人社局',
      applications: 10,
      withoutLetter: 1,
      wrongCommittee: 2,
      wrongWay: 1,
      takenBack: 1,
      missingBags: 3,
      corrected: 5,
      errors: 8,
    })
    assert.deepEqual([rows[1]?.submitter, rows[1]?.errors], ['乙市人社局', 0])
  })
  void it('names nobody where nothing was submitted yet', () => {
    assert.deepEqual(routingRows([{ submitter: '', item: null, corrected: false, count: 1 }], []), [])
  })
})

void describe('P13 titles held', () => {
  void it('counts titles in force by region, series and level', () => {
    const one = { territory: '340102', series: '工程', level: '中级', status: '有效', count: 3 } as const
    const rows = holdingRows([
      one,
      { ...one, level: '正高级', count: 1 },
      { ...one, status: '有效（待换发）', count: 1 },
      { ...one, status: '撤销', count: 9 },
      { ...one, series: '农业', count: 2 },
    ])
    assert.deepEqual(
      rows.map(({ territory, series, byLevel, total }) => [
        territory,
        series,
        byLevel.中级,
        byLevel.正高级,
        total,
      ]),
      [
        ['340102', '农业', 2, 0, 2],
        ['340102', '工程', 4, 1, 5],
      ],
    )
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { DocumentCell, SheetDocument } from '#lint'
import { cellAddress } from '#lint'
import { exampleFigures } from './procedure/examples.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { applyChanges, type Draft } from './procedure/revise.ts'
import { startWorking } from './procedure/working.ts'
import { readTableFile } from './table-file-changes.ts'
import { fileParts, fileSheets, type FileUnit } from './table-file-sheets.ts'
import { type FileGrid, stampName, tableFile } from './table-file.ts'

const fund = {
  key: 'p.laogan',
  sheet: '老干部活动经费',
  title: '2023年项目绩效目标表',
  name: '老干部活动经费',
  compiler: '示例县老干部活动中心',
  department: '示例县委老干部局',
  budget: '2.00',
  budgetCell: '',
  overview: '=概况',
  basis: '文件',
  goal: '目标',
  headCells: {},
  indicators: [
    {
      id: 'p.laogan.r1',
      row: 8,
      cells: ['活动次数', '50', '次', '≥', '12'] as [string, string, string, string, string],
    },
    {
      id: 'p.laogan.r2',
      row: 9,
      cells: ['满意度', '40', '%', '≥', '90'] as [string, string, string, string, string],
    },
  ],
}
const texts = { duties: '承担活动的组织' }
const working: Draft = {
  ...startWorking({ ...exampleFigures, funds: [fund] }),
  texts,
  basis: 'working',
}
const at = (draft: Draft, version = 'v1') => ({ ...draft, caseId: 'c1', version })

function exported(draft: Draft, part: string, unit: FileUnit = '万元', version = 'v1'): FileGrid[] {
  const figures = unpackFigures(draft.figures)
  const sheets = fileSheets(figures, fileParts(figures), unit).filter((sheet) => sheet.part === part)
  return tableFile(sheets, { caseId: 'c1', version, unit }, '示例单位 2023年').map((grid) => ({
    ...grid,
    rows: grid.rows.map((row) => [...row]),
  }))
}

/** As a spreadsheet would show the grids again. */
function documentOf(grids: readonly FileGrid[]): SheetDocument {
  return {
    name: '回传.xlsx',
    sheets: grids.map(({ name, rows }) => ({
      name,
      merges: [],
      rows: rows.map((cells, r) =>
        cells.map((content, c): DocumentCell => {
          const text = content === null ? '' : typeof content === 'string' ? content : content.decimal
          const kind = content === null ? 'blank' : typeof content === 'string' ? 'text' : 'number'
          return { address: cellAddress(r + 1, c + 1), row: r + 1, column: c + 1, kind, text }
        }),
      ),
    })),
  }
}

type Typed = string | null | { decimal: string; decimals: number }
const number = (decimal: string): Typed => ({ decimal, decimals: decimal.split('.')[1]?.length ?? 0 })

/** Types into the row whose first or second cell reads `label`. */
function typed(grids: FileGrid[], label: string, column: number, content: Typed): FileGrid[] {
  return grids.map((grid, i) =>
    i > 0
      ? grid
      : {
          ...grid,
          rows: grid.rows.map((row) => (row.slice(0, 2).includes(label) ? row.with(column, content) : row)),
        },
  )
}

function read(grids: readonly FileGrid[], draft = at(working)) {
  const reading = readTableFile(documentOf(grids), draft)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading
}

describe('a table that went out to a spreadsheet and came back', () => {
  it('unchanged says nothing, whatever the part and the unit', () => {
    for (const part of fileParts(unpackFigures(working.figures)))
      for (const unit of ['万元', '元'] as const) {
        const { changes, refused, meanwhile, isOlder } = read(exported(working, part, unit))
        assert.deepEqual([changes, refused, meanwhile, isOlder], [[], [], [], false], `${part} ${unit}`)
      }
  })

  it('one changed figure is one change with its place, old and new', () => {
    const { changes, refused } = read(typed(exported(working, 't3'), '30211', 4, number('4.5')))
    assert.deepEqual(refused, [])
    assert.equal(changes.length, 1)
    const [change] = changes
    assert.equal(change?.path, 't3/30211/public')
    assert.equal(change?.label, '表3 30211 差旅费 日常公用经费')
    assert.equal(change?.before, '4.00')
    assert.equal(change?.to, '4.50')
    assert.equal(change?.cell, 'E8')
  })

  it('in 元 a figure is an exact amount', () => {
    const { changes } = read(typed(exported(working, 't3', '元'), '30211', 4, number('40123.45')))
    assert.equal(changes[0]?.to, 4_012_345)
  })

  it('sums that a spreadsheet added up again agree and are not refused; others are, with the reason', () => {
    const leaf = typed(exported(working, 't3'), '30211', 4, number('4.50'))
    const agreeing = read(typed(leaf, '302', 4, number('4.50')))
    assert.deepEqual(agreeing.refused, [])
    const wrong = read(typed(leaf, '302', 4, number('9.00')))
    assert.equal(wrong.refused.length, 1)
    assert.match(wrong.refused[0]?.say ?? '', /下级科目或各栏相加得出/)
    assert.equal(wrong.changes.length, 1)
  })

  it('text in a figure cell, a negative amount and a changed label are refused by cell', () => {
    const words = read(typed(exported(working, 't3'), '30211', 4, '四万'))
    assert.match(words.refused[0]?.say ?? '', /第8行「基本支出-日常公用经费」（E8）应填数字，实际为“四万”/)
    const negative = read(typed(exported(working, 't3'), '30211', 4, number('-4.00')))
    assert.match(negative.refused[0]?.say ?? '', /不能为负/)
    const label = read(typed(exported(working, 't3'), '30211', 1, '旅费'))
    assert.match(label.refused[0]?.say ?? '', /不在这里改/)
    assert.deepEqual([...words.changes, ...negative.changes, ...label.changes], [])
  })

  it('a new item brings its row; a code of the wrong length is refused', () => {
    const [grid, ...rest] = exported(working, 't3')
    assert.ok(grid)
    const add = (code: string, name: string) =>
      read([{ ...grid, rows: [...grid.rows, [code, name, null, null, number('0.80'), null]] }, ...rest])
    const added = add('30201', '')
    assert.deepEqual(
      added.changes.map(({ path, to, kind }) => [path, to, kind]),
      [
        ['t3/30201/name', '办公费', 'added'],
        ['t3/30201/public', '0.80', 'added'],
      ],
    )
    assert.match(add('302', '').refused[0]?.say ?? '', /表中已有302/)
    assert.match(add('3021', '').refused[0]?.say ?? '', /5位编码/)
    assert.match(add('39998', '').refused[0]?.say ?? '', /科目名册里没有/)
  })

  it('a row left out goes with its amounts, and the sums follow', () => {
    const [grid, ...rest] = exported(working, 't3')
    assert.ok(grid)
    const { changes } = read([
      { ...grid, rows: grid.rows.filter(([code]) => code !== '30211' && code !== '302') },
      ...rest,
    ])
    assert.deepEqual(
      changes.map(({ path, to, kind }) => [path, to, kind]),
      [['t3/30211/name', null, 'removed']],
    )
    const { draft, faults } = applyChanges(
      working,
      changes.map(({ path, to }) => ({ path, to })),
    )
    assert.deepEqual(faults, [])
    const rows = draft.figures.tables.t3?.rows.map(({ cells }) => cells.slice(0, 3))
    assert.deepEqual(rows, [
      ['', '合计', '6.00'],
      ['301', '工资福利支出', '6.00'],
      ['30101', '基本工资', '6.00'],
    ])
    const form = exported(working, 't6')
    const { refused } = read(form.map((one, i) => (i > 0 ? one : { ...one, rows: one.rows.slice(0, -2) })))
    assert.match(refused[0]?.say ?? '', /表样固有/)
  })

  it('words of a target table come back, indicators can be taken out but not added', () => {
    const indicators = read(typed(exported(working, 'p.laogan'), '活动次数', 4, '15'))
    assert.deepEqual(
      indicators.changes.map(({ path, to }) => [path, to]),
      [['p.laogan/p.laogan.r1/value', '15']],
    )
    const [grid, ...rest] = exported(working, 'p.laogan')
    assert.ok(grid)
    const rows = [...grid.rows.filter(([name]) => name !== '满意度'), ['新指标', '10', '', '', '', null]]
    const { changes, refused } = read([{ ...grid, rows }, ...rest])
    assert.deepEqual(
      changes.map(({ path, to }) => [path, to]),
      [['p.laogan/p.laogan.r2', null]],
    )
    assert.match(refused[0]?.say ?? '', /不能增加指标/)
  })

  it('a file of an older version tells what was changed since, and keeps what it did not touch', () => {
    const file = typed(exported(working, 't3'), '30101', 3, number('6.20'))
    const { draft: now } = applyChanges(working, [
      { path: 't3/30101/personnel', to: '6.10' },
      { path: 't3/30211/public', to: '4.40' },
    ])
    const { isOlder, changes, meanwhile } = read(file, at(now, 'v2'))
    assert.equal(isOlder, true)
    assert.deepEqual(
      changes.map(({ path, before, after, wentOut }) => [path, before, after, wentOut]),
      [['t3/30101/personnel', '6.10', '6.20', '6.00']],
    )
    const other = meanwhile.find(({ path }) => path === 't3/30211/public')
    assert.deepEqual([other?.wentOut, other?.now], ['4.00', '4.40'])
    assert.ok(!meanwhile.some(({ path }) => path === 't3/30101/personnel'))
  })

  it('a file without its hidden sheet, of another case, with a header gone or a row copied is refused as a whole', () => {
    const faults = (grids: readonly FileGrid[], draft = at(working)) => {
      const reading = readTableFile(documentOf(grids), draft)
      assert.equal(reading.ok, false)
      return reading.ok ? '' : reading.faults.map(({ say }) => say).join()
    }
    const grids = exported(working, 't3')
    assert.match(faults(grids.filter(({ name }) => name !== stampName)), /请先下载为 Excel/)
    assert.match(faults(grids, { ...at(working), caseId: 'c2' }), /另一件预算/)
    const [grid, ...rest] = grids
    assert.ok(grid)
    const header = grid.rows.with(2, (grid.rows[2] ?? []).with(4, '公用'))
    assert.match(faults([{ ...grid, rows: header }, ...rest]), /缺少“基本支出-日常公用经费”/)
    const copied = [...grid.rows, grid.rows.at(-2) ?? []]
    assert.match(faults([{ ...grid, rows: copied }, ...rest]), /是复制来的/)
    assert.match(faults([{ ...grid, name: '改名' }, { ...grid, name: '又一张' }, ...rest]), /没有工作表/)
  })
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { latticesOf, merged } from './pdf-lattice.ts'

const line = (at: number, from: number, to: number) => ({ at, from, to })
const shown = (...args: Parameters<typeof latticesOf>) =>
  latticesOf(...args).map(({ cells }) =>
    cells.map(({ row, column, endRow, endColumn }) => `${row}-${endRow},${column}-${endColumn}`).join(' '),
  )

describe('ruled lines', () => {
  it('are put together from their pieces, and dots are none', () => {
    assert.deepEqual(merged([line(10, 20, 30), line(10.4, 0, 18), line(50, 0, 2)]), [line(10.4, 0, 30)])
  })

  it('make a table whose cells end where a line is', () => {
    // two rows of header: 科目 over both rows, 预算数 over two columns
    const across = [line(0, 0, 300), line(20, 100, 300), line(40, 0, 300), line(60, 0, 300)]
    const down = [line(0, 0, 60), line(100, 0, 60), line(200, 20, 60), line(300, 0, 60)]
    assert.deepEqual(shown(across, down), ['0-2,0-1 0-1,1-3 1-2,1-2 1-2,2-3 2-3,0-1 2-3,1-2 2-3,2-3'])
  })

  it('make a table open at its sides', () => {
    const across = [line(0, 0, 300), line(20, 0, 300), line(40, 0, 300)]
    assert.deepEqual(shown(across, [line(150, 0, 40)]), ['0-1,0-1 0-1,1-2 1-2,0-1 1-2,1-2'])
  })

  it('make two tables where they do not touch, and none of a frame or an underline', () => {
    const grid = (top: number) => [line(top, 0, 200), line(top + 20, 0, 200), line(top + 40, 0, 200)]
    const down = (top: number) => [line(0, top, top + 40), line(100, top, top + 40), line(200, top, top + 40)]
    assert.equal(shown([...grid(0), ...grid(100)], [...down(0), ...down(100)]).length, 2)
    assert.deepEqual(shown([line(0, 0, 200), line(40, 0, 200)], [line(0, 0, 40), line(200, 0, 40)]), [])
    assert.deepEqual(shown([line(0, 0, 200)], []), [])
  })
})

/** Where the cursor goes in a sheet. */

export type Spot = { row: number; column: number }
export type Size = { rows: number; columns: number }
export type Area = { top: number; left: number; bottom: number; right: number }

/** The rectangle between the cell where a selection began and the cell where it ends. */
export function areaOf(anchor: Spot, focus: Spot): Area {
  return {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.column, focus.column),
  }
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/** The cell that a key leads to, inside the sheet; undefined where the key is none of the cursor's. `far` goes to the edge. */
export function moved(spot: Spot, key: string, { rows, columns }: Size, far: boolean): Spot | undefined {
  if (key === 'Home') return { row: far ? 0 : spot.row, column: 0 }
  if (key === 'End') return { row: far ? rows - 1 : spot.row, column: columns - 1 }
  const step = steps[key]
  if (step === undefined) return undefined
  const [down, right] = far ? [step[0] * rows, step[1] * columns] : step
  return inside({ row: spot.row + down, column: spot.column + right }, { rows, columns })
}

export function inside({ row, column }: Spot, { rows, columns }: Size): Spot {
  return {
    row: Math.max(0, Math.min(rows - 1, row)),
    column: Math.max(0, Math.min(columns - 1, column)),
  }
}

/** Whether a key begins typing: one sign without a command, or an input method at work. */
export function beginsTyping(key: string, hasCommand: boolean): boolean {
  return !hasCommand && (key === 'Process' || (key.length === 1 && key !== ' '))
}

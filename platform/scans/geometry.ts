import type { Corner, FoundCode } from './messages.ts'

/** How a page lies in its file: quarter turns clockwise, and what remains after them in degrees. */
export type Lying = { readonly turn: 0 | 90 | 180 | 270; readonly skew: number }

const TURNS = [0, 90, 180, 270] as const

/** Reads off a QR code how the page lies: all four edges of the code, turned into one direction. */
export function lyingOf({ corners }: Pick<FoundCode, 'corners'>): Lying {
  const [topLeft, topRight, bottomRight, bottomLeft] = corners
  const edges: readonly (readonly [Corner, Corner])[] = [
    [topLeft, topRight],
    [bottomLeft, bottomRight],
  ]
  const down: readonly (readonly [Corner, Corner])[] = [
    [topLeft, bottomLeft],
    [topRight, bottomRight],
  ]
  const across = edges.map(([from, to]) => ({ x: to.x - from.x, y: to.y - from.y }))
  const turned = down.map(([from, to]) => ({ x: to.y - from.y, y: from.x - to.x }))
  const sum = [...across, ...turned].reduce((all, one) => ({ x: all.x + one.x, y: all.y + one.y }), {
    x: 0,
    y: 0,
  })
  const angle = (Math.atan2(sum.y, sum.x) * 180) / Math.PI
  const quarter = Math.round(angle / 90)
  return { turn: TURNS[((quarter % 4) + 4) % 4] ?? 0, skew: angle - quarter * 90 }
}

/** Less than this the eye does not see, and the corners of a small code do not tell. */
const SKEW_MIN = 0.3

export type Straight = {
  readonly width: number
  readonly height: number
  /** Degrees clockwise by which the source page is turned about its middle. */
  readonly angle: number
}

/** The upright sheet that a page of a file makes. */
export function straightened(
  page: { readonly width: number; readonly height: number },
  lying: Lying,
): Straight {
  const across = lying.turn === 90 || lying.turn === 270
  const angle = -lying.turn - (Math.abs(lying.skew) < SKEW_MIN ? 0 : lying.skew)
  return {
    width: across ? page.height : page.width,
    height: across ? page.width : page.height,
    angle: Object.is(angle, -0) ? 0 : Math.round(angle * 100) / 100,
  }
}

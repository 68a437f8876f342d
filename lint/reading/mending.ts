/** Which one slip of the pen explains a list that does not add up: first those that mend a rate of the list as well. */
import type { TextFigure } from '../text/figures.ts'
import type { PlacedSlip } from '../text/slip.ts'
import { findSlips } from '../text/slip.ts'
import type { SumClaim } from './claims.ts'
import { statementsOf } from './claims.ts'
import { holdsFor } from './rates.ts'
import type { ReadText } from './reading.ts'

/** The slips of a claim; where the statement goes on with a rate of it, those that make the rate right too. */
export function mendingSlips(text: ReadText, claim: SumClaim): readonly PlacedSlip<TextFigure>[] {
  const slips = findSlips(claim.whole, claim.parts)
  const rate = rateBehind(text, claim)
  if (rate === undefined) return slips
  const both = slips.filter(({ of, figure }) => {
    const parts = claim.parts.map((part) => (part === of ? { ...part, figure } : part))
    return holdsFor(of === claim.whole ? figure : claim.whole.figure, parts, rate)
  })
  return both.length > 0 ? both : slips
}

/** The rate of the whole list, stated behind its last part in the same statement. */
function rateBehind(text: ReadText, { whole, parts }: SumClaim): TextFigure | undefined {
  const from = parts.at(-1)?.to ?? whole.to
  const statement = statementsOf(text.plain).find(({ to }) => whole.to <= to)
  const to = statement?.to ?? text.plain.length
  return text.figures.find(
    (one) => one.from >= from && one.to <= to && one.unit === '%' && /率(?:为|是|达|达到)?$/.test(one.label),
  )
}

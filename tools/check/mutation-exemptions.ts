/**
 * Mutants of checks that survive (`mutate-checks.ts`). Both lists may only shrink: an entry that is no longer needed fails the
 * run as a new survivor does.
 */

/** Mutants that no test can notice, as `path function change`. Each says why. */
export const sameAsTheCheck: readonly string[] = [
  // without a table the total is nothing, which the other side asks
  'regulations/budget/checks/projects.ts checkAttached table === undefined || total === 0 → (total === 0)',
  // a step of one 分 is exact, and exact figures are summed to the same
  'regulations/budget/checks/three-public.ts parsed 0 → 1',
  // cars are counted in whole ones, ten thousand of our units each
  'regulations/budget/checks/three-public.ts checkCarRunning 0 → 1',
  'regulations/budget/checks/three-public.ts checkCarPurchase 0 → 1',
  'regulations/budget/checks/three-public.ts says 0 → 1',
  // an item without a clause for reasons has none, which the next condition asks
  'regulations/budget/checks/year-on-year.ts checkReasons reasons === undefined || one.change === null → (one.change === null)',
  // the change is unknown exactly where last year is
  'regulations/budget/checks/year-on-year.ts checkDetail reasons === undefined || one.change === null || one.last === null → (reasons === undefined || one.change === null)',
  'regulations/budget/checks/year-on-year.ts checkDetail reasons === undefined || one.change === null → (reasons === undefined)',
  // a change of nothing is never a large one
  'regulations/budget/checks/year-on-year.ts moved one.change > 0 → (one.change >= 0)',
  'regulations/budget/checks/year-on-year.ts checkDetail one.change > 0 → (one.change >= 0)',
  // a step of one 分 is exact: the interval is the figure itself
  'regulations/budget/checks/year-on-year.ts isPrinted 0 → 1',
  // of two figures of one size either may be the smaller
  'lint/rules/restated-figure.ts isUnitMistake Math.abs(a.value) < Math.abs(b.value) → (Math.abs(a.value) <= Math.abs(b.value))',
  // a figure of nothing is exact, and no other figure is ten thousand times nothing
  'lint/rules/restated-figure.ts isUnitMistake small.value !== 0 && roundToStep(large.value / 10_000, small.step) === small.val → (roundToStep(large.value / 10_000, small.step) === small.value)',
  // weights that differ by nothing have passed
  'lint/rules/weights-sum.ts checkWeightsSum difference > 0 → (difference >= 0)',
]

/** How many mutants of a file no test notices yet. What is not named has none. */
export const survivorsLeft: Readonly<Record<string, number>> = {
  'regulations/budget/checks/carry-over.ts': 4,
  'regulations/budget/checks/counterparts.ts': 4,
  'regulations/budget/checks/cross.ts': 17,
  'regulations/budget/checks/explanation.ts': 13,
  'regulations/budget/checks/income.ts': 5,
  'regulations/budget/checks/lookup.ts': 4,
  'regulations/budget/checks/places.ts': 4,
  'regulations/budget/checks/procurement.ts': 2,
  'regulations/budget/checks/publication.ts': 3,
  'regulations/budget/checks/sums.ts': 13,
  'regulations/budget/checks/target-hints.ts': 29,
  'regulations/budget/checks/targets.ts': 21,
  'regulations/budget/checks/unit.ts': 3,
  'regulations/budget/checks/wages.ts': 10,
}

/** Mutants of rules that mean the same as the rule, as `path rule change`. Each says why. */
export const sameAsTheRule: readonly string[] = [
  // null orders before and after nothing, so the compiler asks for the guard and no test can
  'regulations/titles/filing/rules-rows.ts rank-is-among-authors f.authors === null || f.rank === null → (f.authors === null)',
  'regulations/titles/batch/rules.ts consent-came-first f.consentOn !== null && f.releasedOn !== null → (f.consentOn !== null)',
  'regulations/titles/batch/rules.ts consent-came-first f.consentOn !== null && f.releasedOn !== null → (f.releasedOn !== null)',
  'regulations/titles/batch/rules.ts delegation-is-whole f.letterOn !== null && f.letterOn <= f.meetingOn → (f.letterOn <= f.meetingOn)',
  'regulations/titles/complaint/rules.ts postmark-is-stated f.postmarkedOn !== null && f.postmarkedOn <= f.today → (f.postmarkedOn <= f.today)',
  "regulations/titles/cycle/rules.ts committee-is-authorised f.status !== null && (f.document ?? '').trim() !== '' && f.validUntil !== null → (f.status !== null && (f.document ?? '').trim() !== '')",
  'regulations/titles/delegation/rules.ts letter-came-before-the-result f.letterOn !== null && f.passedOn !== null → (f.letterOn !== null)',
  'regulations/titles/delegation/rules.ts letter-came-before-the-result f.letterOn !== null && f.passedOn !== null → (f.passedOn !== null)',
  'regulations/titles/filing/rules-slots.ts appointment-is-proved f.coversFrom !== null && f.coversFrom <= f.tenureStart → (f.coversFrom <= f.tenureStart)',
  "regulations/titles/filing/rules-slots.ts contribution-is-stated f.ownWork !== '' && f.part !== '' && f.rank !== null → (f.ownWork !== '' && f.part !== '')",
  'regulations/titles/filing/rules-slots.ts after-change-is-shown since !== null && dated.some((date) => date >= since) → (dated.some((date) => date >= since))',
  'regulations/titles/filing/rules.ts filing-window-is-open f.published && !f.frozen && f.from !== null && f.until !== null → (f.published && !f.frozen && f.from !== null)',
  'regulations/titles/filing/rules.ts filing-window-is-open f.published && !f.frozen && f.from !== null → (f.published && !f.frozen)',
  'regulations/titles/inspection/rules.ts inspection-defects-have-due-day f.dueOn !== null && f.dueOn > f.today → (f.dueOn > f.today)',
  'regulations/titles/review/rules.ts checked-in-on-time f.notified !== null && f.now <= f.notified → (f.now <= f.notified)',
  'regulations/titles/review/rules.ts defence-time-has-passed f.notified !== null && f.now > f.notified → (f.now > f.notified)',
  'regulations/titles/sanction/rules.ts application-cancelled-by-convening-body-or-hr f.convening !== null && f.office === f.convening → (f.office === f.convening)',
  'regulations/titles/sanction/rules.ts pass-cancelled-by-title-authority f.authority !== null && f.office === f.authority → (f.office === f.authority)',
  'regulations/titles/sanction/rules.ts revoked-by-approving-authority f.approvedBy !== null && f.office === f.approvedBy → (f.office === f.approvedBy)',
  // the level wanted is never null
  'regulations/titles/conditions/series.ts qualification-stands-for-title f.series === f.wanted.series && f.level === f.wanted.level && f.level !== null → (f.series === f.wanted.series && f.level === f.wanted.level)',
  // what was not given has no count that fits
  "regulations/titles/confirmation/materials.ts `confirmation-paper-${clause.slice(clause.indexOf('art.') + 'art.'.length).replaceAll('.', '-')}` f.given && f.fits → (f.fits)",
  // a cycle of this year holds already
  'regulations/titles/cycle/rules.ts cycle-held-in-its-year f.year < f.thisYear → (f.year <= f.thisYear)',
  // no kind is null
  'regulations/titles/filing/rules.ts material-is-described f.kind !== null && f.kinds.includes(f.kind) → (f.kinds.includes(f.kind))',
  // one signer alone differs from nobody
  'regulations/titles/meeting/rules-close.ts signers-differ f.chair === null || f.recorder === null → (f.chair === null)',
  'regulations/titles/meeting/rules-close.ts signers-differ f.chair === null || f.recorder === null → (f.recorder === null)',
]

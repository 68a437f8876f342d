/** P12: what went the wrong way, by who submitted it (art.13): refusals on the grounds of the route, bags that were missing, bundles taken back. */
export type RoutedCount = {
  readonly submitter: string
  /** Item of art.16 the file was refused on; null: not refused. */
  readonly item: string | null
  /** Whether a correction was demanded. */
  readonly corrected: boolean
  readonly count: number
}
export type BundleCount = {
  readonly submitter: string
  readonly bundles: number
  readonly takenBack: number
  /** Bags on the letter that did not come over the counter. */
  readonly missingBags: number
}
export type RoutingRow = {
  readonly submitter: string
  readonly applications: number
  /** 16.1: without the letter that is due, or by another unit than art.13 names. */
  readonly withoutLetter: number
  /** 16.2: to a committee that does not review this. */
  readonly wrongCommittee: number
  /** 16.4: too late, or not by the way prescribed. */
  readonly wrongWay: number
  readonly corrected: number
  readonly takenBack: number
  readonly missingBags: number
  readonly errors: number
}

/** The most errors first; submitters without any stand last, so that a good year is seen too. */
export function routingRows(
  applications: readonly RoutedCount[],
  bundles: readonly BundleCount[],
): readonly RoutingRow[] {
  const submitters = [...applications, ...bundles].map(({ submitter }) => submitter)
  return [...new Set(submitters)]
    .filter((submitter) => submitter !== '')
    .map((submitter): RoutingRow => {
      const own = applications.filter((one) => one.submitter === submitter)
      const sent = bundles.filter((one) => one.submitter === submitter)
      const count = (holds: (one: RoutedCount) => boolean): number =>
        own.reduce((sum, one) => (holds(one) ? sum + one.count : sum), 0)
      const on = (item: string): number => count((one) => one.item === item)
      const faults = {
        withoutLetter: on('1'),
        wrongCommittee: on('2'),
        wrongWay: on('4'),
        takenBack: sent.reduce((sum, one) => sum + one.takenBack, 0),
        missingBags: sent.reduce((sum, one) => sum + one.missingBags, 0),
      }
      return {
        submitter,
        applications: count(() => true),
        ...faults,
        corrected: count(({ corrected }) => corrected),
        errors: Object.values(faults).reduce((sum, one) => sum + one, 0),
      }
    })
    .toSorted((a, b) => b.errors - a.errors || (a.submitter < b.submitter ? -1 : 1))
}

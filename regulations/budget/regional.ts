/** Tables of data per region and year: sentences, publication sets, habits. A region's own entry beats the common one. */

/** `region` is `*` for everywhere; `from` the first budget year the entry holds for. */
export type Regional<V> = {
  readonly region: string
  readonly from: number
  readonly value: V
  /** The paper it comes from, or that it is ours. */
  readonly source: string
}

/**
 * The entry of a region and budget year: the region's newest that has begun, else the common one's.
 *
 * @throws RangeError where not even a common entry covers the year: then our table has a hole.
 */
export function regionalEntry<V>(
  entries: readonly Regional<V>[],
  region: string | undefined,
  year: number,
): Regional<V> {
  const newest = (name: string): Regional<V> | undefined =>
    entries
      .filter((entry) => entry.region === name && entry.from <= year)
      .toSorted((a, b) => b.from - a.from)[0]
  const entry = (region === undefined ? undefined : newest(region)) ?? newest('*')
  if (entry === undefined) throw new RangeError(`no regional entry for ${region ?? '*'} in ${year}`)
  return entry
}

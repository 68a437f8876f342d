/** The same function, worked out once for each table or each reading of a document: several rules ask the same of it. */
export function once<Of extends object, T>(work: (of: Of) => T): (of: Of) => T {
  const done = new WeakMap<Of, { readonly value: T }>()
  return (of) => {
    const known = done.get(of)
    if (known !== undefined) return known.value
    const value = work(of)
    done.set(of, { value })
    return value
  }
}

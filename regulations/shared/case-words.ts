/** Words in which the cases of one procedure are shown; every regulation gives them for each of its procedures. */
export type CaseWords = {
  /** Words for the parts of a state by their path. */
  readonly state: Readonly<Record<string, string>>
  /** Words for parts that bear the same name wherever they stand in the state. */
  readonly parts?: Readonly<Record<string, string>>
  /** Words for the values of a part. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Registers whose entries a part names by key, by the part's own name; `label` is the column that is shown. */
  readonly entries?: Readonly<Record<string, { readonly register: string; readonly label: string }>>
  readonly events: Readonly<Record<string, string>>
  readonly relations: Readonly<Record<string, string>>
}

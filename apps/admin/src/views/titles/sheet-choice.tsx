/** Chooses a spreadsheet: the label until one is chosen, then its name. */
export function SheetChoice({
  label,
  file,
  onChoose,
}: {
  label: string
  file: File | undefined
  onChoose: (file: File | undefined) => void
}) {
  return (
    <label className="uploads-choose">
      {file === undefined ? label : file.name}
      <input
        type="file"
        className="visually-hidden"
        aria-label={label}
        accept=".xlsx,.xls,.csv"
        onChange={(event) => onChoose(event.target.files?.[0])}
      />
    </label>
  )
}

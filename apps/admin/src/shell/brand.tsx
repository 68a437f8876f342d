/** The mark and the name, above the forms that stand alone. */
export function Brand() {
  return (
    <p className="brand">
      <span className="brand-mark" aria-hidden="true">
        规
      </span>
      规程
    </p>
  )
}

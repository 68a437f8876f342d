import { InputNumber } from 'antd'
import type { ReactNode } from 'react'

type FieldProps = { label: string; children: ReactNode; wide?: boolean; fault?: string | undefined }

export function Field({ label, children, wide = false, fault }: FieldProps) {
  return (
    <div className={wide ? 'reckon-field is-wide' : 'reckon-field'}>
      <span aria-hidden="true">{label}</span>
      {children}
      {fault === undefined ? null : (
        <span role="alert" className="reckon-fault">
          {fault}
        </span>
      )}
    </div>
  )
}

type NumberProps = { label: string; value: number | undefined; onChange: (value: number | undefined) => void }

export function People({ label, value, onChange }: NumberProps) {
  return (
    <InputNumber
      aria-label={label}
      min={0}
      max={100_000}
      precision={0}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

export function Percent({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  return (
    <InputNumber
      aria-label={`${label}（%）`}
      min={0}
      max={100}
      precision={2}
      step={1}
      value={value}
      onChange={(next) => onChange(next ?? 0)}
    />
  )
}

export function Money({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <input
      className="reckon-money"
      aria-label={label}
      inputMode="decimal"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

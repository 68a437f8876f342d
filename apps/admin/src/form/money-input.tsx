import { Input, Select } from 'antd'
import { useState } from 'react'
import { type MoneyUnit, parseMoney, printMoney, readMoney } from '../lib/money.ts'
import type { Control } from './widgets.tsx'

type MoneyInputProps = Omit<Control<number>, 'onChange'> & { onChange?: (fen: number | null) => void }

const other: Record<MoneyUnit, MoneyUnit> = { 元: '万元', 万元: '元' }
let lastUnit: MoneyUnit = '万元'

/** Money is typed in 元 or 万元 and kept in 分; the other unit is shown while typing. */
export function MoneyInput({ value, onChange, ...control }: MoneyInputProps) {
  const [unit, setUnit] = useState<MoneyUnit>(lastUnit)
  const [typed, setTyped] = useState<string>()
  const reading = typed === undefined || typed === '' ? undefined : parseMoney(typed, unit)
  const isTyping = typed !== undefined
  const shown = isTyping ? typed : value === undefined ? '' : printMoney(value, unit)
  const change = (text: string) => {
    setTyped(text)
    const read = text === '' ? undefined : parseMoney(text, unit)
    onChange?.(read !== undefined && 'fen' in read ? read.fen : null)
  }
  const switchUnit = (next: MoneyUnit) => {
    lastUnit = next
    setUnit(next)
    setTyped(undefined)
  }
  return (
    <>
      <span className="money-box">
        <Input
          {...control}
          inputMode="decimal"
          value={shown}
          status={reading !== undefined && 'fault' in reading ? 'error' : ''}
          onChange={(event) => change(event.target.value)}
          onBlur={() => reading !== undefined && 'fen' in reading && setTyped(undefined)}
        />
        <Select
          aria-label="金额单位"
          value={unit}
          onChange={switchUnit}
          popupMatchSelectWidth={false}
          options={[
            { value: '万元', label: '万元' },
            { value: '元', label: '元' },
          ]}
        />
      </span>
      <span className="money-note">{noteOf(reading, value, unit)}</span>
    </>
  )
}

function noteOf(
  reading: ReturnType<typeof parseMoney> | undefined,
  value: number | undefined,
  unit: MoneyUnit,
): string {
  if (reading !== undefined && 'fault' in reading) return reading.fault
  return value === undefined ? '' : `＝ ${readMoney(value, other[unit])} ${other[unit]}`
}

import { Segmented } from 'antd'
import type { CaseView } from '../api/types.ts'
import type { MoneyUnit } from '../lib/money.ts'
import { hasSignatures } from './signature-lines.ts'

export type Mode =
  | 'tables'
  | 'explanation'
  | 'missing'
  | 'comparison'
  | 'signatures'
  | 'publication'
  | 'other'

type ModesProps = { mode: Mode; modes: { mode: Mode; label: string }[]; onChange: (mode: Mode) => void }

/** The parts of the workbench, under the tabs of the case. */
export function Modes({ mode, modes, onChange }: ModesProps) {
  return (
    <nav className="bench-modes" aria-label="预算工作台各部分">
      {modes.map((one) => (
        <button
          key={one.mode}
          type="button"
          aria-current={one.mode === mode ? 'page' : undefined}
          ref={one.mode === mode ? bringIn : undefined}
          onClick={() => onChange(one.mode)}
        >
          {one.label}
        </button>
      ))}
    </nav>
  )
}

/** On a narrow screen the parts scroll sideways: the chosen one is in sight. */
function bringIn(button: HTMLButtonElement | null): void {
  const row = button?.parentElement
  if (button === null || row === null || row === undefined) return
  const right = button.offsetLeft - row.offsetLeft + button.offsetWidth
  if (right > row.scrollLeft + row.clientWidth) row.scrollLeft = right - row.clientWidth
}

const settled = ['approved', 'publication-preparation', 'published', 'archived', 'withdrawn']

/** Parts that mean something where the case stands; `missing`: how much is still to be filled in or mended. */
export function modesOf(view: CaseView, missing: number): { mode: Mode; label: string }[] {
  const isSigned = view.stage === 'signing' || hasSignatures(view.trail)
  const isSettled = settled.includes(view.stage) || view.stage.startsWith('correction')
  return [
    { mode: 'tables', label: '表格' },
    { mode: 'explanation', label: '情况说明' },
    { mode: 'missing', label: missing === 0 ? '还缺什么' : `还缺什么 ${missing}` },
    { mode: 'comparison', label: '上下年对比' },
    ...(isSigned ? [{ mode: 'signatures' as const, label: '签章' }] : []),
    ...(isSettled ? [{ mode: 'publication' as const, label: '公开' }] : []),
    { mode: 'other', label: '基本信息' },
  ]
}

type UnitSwitchProps = { unit: MoneyUnit; onChange: (unit: MoneyUnit) => void }

export function UnitSwitch({ unit, onChange }: UnitSwitchProps) {
  return (
    <Segmented<MoneyUnit> aria-label="金额单位" options={['万元', '元']} value={unit} onChange={onChange} />
  )
}

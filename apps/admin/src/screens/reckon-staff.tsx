import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useState } from 'react'
import { parseMoney } from '../lib/money.ts'
import { useSession } from '../lib/session.ts'
import { Failed } from '../parts/page.tsx'
import { wan } from './budget-board-data.ts'
import { type StaffCost, staffCostQuery } from './reckon-data.ts'
import { Field, Money, People } from './reckon-fields.tsx'

const costLines = [
  ['wages', '工资'],
  ['pension', '基本养老保险（单位）'],
  ['annuity', '职业年金（单位）'],
  ['housing', '住房公积金（单位）'],
  ['union', '工会经费'],
  ['total', '合计'],
] as const

type Typed = { year: number; wages: string; base: string; retiring: number; staff: number }

/** What the unit pays on a year's wages, and what a retirement takes away. */
export function StaffReckoner() {
  const { today } = useSession()
  const year = Number(today.slice(0, 4))
  const [typed, setTyped] = useState<Typed>({ year, wages: '', base: '', retiring: 0, staff: 0 })
  const faults = faultsOf(typed)
  const isReady = typed.wages !== '' && Object.values(faults).every((fault) => fault === undefined)
  const { data, error } = useQuery(
    staffCostQuery({
      year: typed.year,
      wages: isReady ? fenOf(typed.wages) : 0,
      base: isReady && typed.base !== '' ? fenOf(typed.base) : undefined,
      retiring: typed.retiring,
      staff: typed.staff,
    }),
  )
  return (
    <div className="reckon">
      <StaffForm typed={typed} faults={faults} set={(more) => setTyped({ ...typed, ...more })} />
      {error !== null ? <Failed error={error} /> : null}
      {!isReady || data === undefined ? (
        <p className="soft">填写全年工资后即时算出：养老保险、职业年金、公积金和工会经费按该年度的比例。</p>
      ) : (
        <Costs result={data} />
      )}
    </div>
  )
}

const fenOf = (text: string): number => {
  const read = parseMoney(text, '万元')
  return 'fen' in read ? read.fen : 0
}

type Faults = Readonly<Record<'wages' | 'base' | 'retiring', string | undefined>>

function faultsOf({ wages, base, retiring, staff }: Typed): Faults {
  const faultOf = (text: string): string | undefined => {
    const read = parseMoney(text, '万元')
    return text === '' || 'fen' in read ? undefined : read.fault
  }
  return {
    wages: faultOf(wages),
    base: faultOf(base),
    retiring: retiring > staff ? '不能多于实有人数' : undefined,
  }
}

type FormProps = { typed: Typed; faults: Faults; set: (more: Partial<Typed>) => void }

function StaffForm({ typed, faults, set }: FormProps) {
  return (
    <section className="panel panel-pad reckon-form" aria-label="测算条件">
      <Field label="年度">
        <InputNumber
          aria-label="年度"
          min={2015}
          max={2100}
          precision={0}
          value={typed.year}
          onChange={(value) => set({ year: value ?? typed.year })}
        />
      </Field>
      <Field label="全年工资（万元）" fault={faults.wages}>
        <Money label="全年工资（万元）" value={typed.wages} onChange={(value) => set({ wages: value })} />
      </Field>
      <Field label="缴费基数（万元，与工资不同时填）" fault={faults.base}>
        <Money label="缴费基数（万元）" value={typed.base} onChange={(value) => set({ base: value })} />
      </Field>
      <Field label="实有人数">
        <People label="实有人数" value={typed.staff} onChange={(staff) => set({ staff: staff ?? 0 })} />
      </Field>
      <Field label="其中退休人数" fault={faults.retiring}>
        <People
          label="其中退休人数"
          value={typed.retiring}
          onChange={(value) => set({ retiring: value ?? 0 })}
        />
      </Field>
    </section>
  )
}

function Costs({ result: { cost, saved } }: { result: StaffCost }) {
  return (
    <section className="panel reckon-result" aria-label="测算结果" aria-live="polite">
      <table className="reckon-table">
        <caption>单位：万元，缴费取整到元</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">全年</th>
            {saved === null ? null : <th scope="col">退休后减少</th>}
          </tr>
        </thead>
        <tbody>
          {costLines.map(([key, label]) => (
            <tr key={key} className={key === 'total' ? 'is-total' : undefined}>
              <th scope="row">{label}</th>
              <td>{wan(cost[key])}</td>
              {saved === null ? null : <td>{wan(saved[key])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

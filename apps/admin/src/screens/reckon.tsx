import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { Failed, Loading, Nothing, PageTitle } from '../parts/page.tsx'
import { PlainTabs } from '../parts/tabs.tsx'
import { wan } from './budget-board-data.ts'
import { type WhatIf, type WhatIfInput, budgetsQuery, whatIfQuery } from './reckon-data.ts'
import { Field, People, Percent } from './reckon-fields.tsx'
import { StaffReckoner } from './reckon-staff.tsx'
import './reckon.css'

const route = getRouteApi('/shell/reckon')

/** 测算: nothing here is stored; the budget stays as it is. */
export function ReckonScreen() {
  const { tab = 'budget' } = route.useSearch()
  const navigate = useNavigate()
  return (
    <>
      <PageTitle title="测算" note="只算不存：预算不会因为测算而改变。" />
      <PlainTabs
        label="测算内容"
        current={tab}
        onChange={(next) =>
          void navigate({ to: '/reckon', search: (before) => ({ ...before, tab: next }), replace: true })
        }
        items={[
          { key: 'budget', label: '调资、退休与压减', children: <BudgetReckoner /> },
          { key: 'staff', label: '单位缴费', children: <StaffReckoner /> },
        ]}
      />
    </>
  )
}

type Typed = { payRise: number; publicCut: number; retiring: number; staff: number | undefined }

function BudgetReckoner() {
  const { case: chosen } = route.useSearch()
  const budgets = useQuery(budgetsQuery)
  const [typed, setTyped] = useState<Typed>({ payRise: 0, publicCut: 0, retiring: 0, staff: undefined })
  const rows = budgets.data?.items ?? []
  const id = chosen ?? rows[0]?.id ?? ''
  const input: WhatIfInput = {
    ...typed,
    payRise: hundredths(typed.payRise),
    publicCut: hundredths(typed.publicCut),
  }
  const result = useQuery(whatIfQuery(id, input))
  if (budgets.isPending) return <Loading what="预算" />
  if (budgets.error !== null) return <Failed error={budgets.error} retry={() => void budgets.refetch()} />
  if (rows.length === 0) return <Nothing say="还没有可以测算的预算：请先编制或导入一份预算。" />
  return (
    <div className="reckon">
      <Conditions
        budgets={rows.map((row) => ({ value: row.id, label: row.title }))}
        id={id}
        typed={{ ...typed, staff: typed.staff ?? result.data?.staff ?? undefined }}
        set={(more) => setTyped({ ...typed, ...more })}
      />
      {result.error !== null ? <Failed error={result.error} /> : null}
      {result.data === undefined ? null : <Outcome result={result.data} />}
    </div>
  )
}

type ConditionsProps = {
  budgets: { value: string; label: string }[]
  id: string
  typed: Typed
  set: (more: Partial<Typed>) => void
}

function Conditions({ budgets, id, typed, set }: ConditionsProps) {
  const navigate = useNavigate()
  return (
    <section className="panel panel-pad reckon-form" aria-label="测算条件">
      <Field label="预算" wide>
        <Select
          aria-label="预算"
          showSearch={{ optionFilterProp: 'label' }}
          value={id}
          options={budgets}
          onChange={(next) =>
            void navigate({ to: '/reckon', search: (before) => ({ ...before, case: next }), replace: true })
          }
        />
      </Field>
      <Field label="工资上调（%）">
        <Percent label="工资上调" value={typed.payRise} onChange={(payRise) => set({ payRise })} />
      </Field>
      <Field label="退休人数">
        <People label="退休人数" value={typed.retiring} onChange={(value) => set({ retiring: value ?? 0 })} />
      </Field>
      <Field label="实有人数">
        <People label="实有人数" value={typed.staff} onChange={(staff) => set({ staff })} />
      </Field>
      <Field label="公用经费压减（%）">
        <Percent label="公用经费压减" value={typed.publicCut} onChange={(publicCut) => set({ publicCut })} />
      </Field>
    </section>
  )
}

/** Per cent as typed, in the hundredths that the server takes. */
const hundredths = (percent: number): number => Math.round(percent * 100)

const lines = [
  ['personnel', '人员经费'],
  ['public', '日常公用经费'],
  ['basic', '基本支出'],
  ['project', '项目支出'],
  ['total', '支出合计'],
] as const

function Outcome({ result }: { result: WhatIf }) {
  const { before, after, percent, publicShare } = result
  return (
    <section className="panel reckon-result" aria-label="测算结果" aria-live="polite">
      <h2>{result.title}</h2>
      <table className="reckon-table">
        <caption>单位：万元</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">现在</th>
            <th scope="col">测算后</th>
            <th scope="col">增减</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([key, label]) => (
            <tr key={key} className={key === 'total' ? 'is-total' : undefined}>
              <th scope="row">{label}</th>
              <td>{wan(before[key])}</td>
              <td>{wan(after[key])}</td>
              <td>{signed(after[key] - before[key])}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">公用占比</th>
            <td>{share(publicShare.before)}</td>
            <td>{share(publicShare.after)}</td>
            <td>—</td>
          </tr>
        </tbody>
      </table>
      <p className="soft">
        {percent === null || percent === '0.00'
          ? '支出合计不变。'
          : `支出合计${percent.startsWith('-') ? '减少' : '增加'} ${percent.replace('-', '')}%。`}
        {
          ' 退休先于调资计算，按人均工资扣减；社会保险、职业年金和住房公积金随工资变动；压减只作用于日常公用经费。'
        }
      </p>
    </section>
  )
}

const share = (percent: string | null): string => (percent === null ? '—' : `${percent}%`)
const signed = (fen: number): string => (fen === 0 ? '—' : fen > 0 ? `+${wan(fen)}` : wan(fen))

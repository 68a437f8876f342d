/** What the workbench draws, reckoned once for each answer of the server. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { instrumentQuery } from '../api/queries.ts'
import type { CaseView, JsonObject } from '../api/types.ts'
import { type BudgetModel, type PlacedFinding, placedFindings, readBudget } from './budget-model.ts'
import { partsOf } from './budget-parts.tsx'
import { type Marks, markKey } from './sheet-cell.tsx'

/** `after`: the state with the changes, where there are any. */
export function useBudget(view: CaseView, after: JsonObject | undefined) {
  const stored = view.state as JsonObject
  const state = after ?? stored
  const budget = useMemo(() => readBudget(state['figures']), [state])
  const instrument = instrumentOf(view)
  const labels = useClauseLabels(instrument)
  const before = useMemo(() => placedFindings(view), [view])
  const findings = useMemo(() => {
    const placed = after === undefined ? before : placedFindings({ ...view, state: after, findings: [] })
    return placed.map((finding) => ({
      ...finding,
      clauseLabel: labels.get(finding.clause) ?? finding.clauseLabel,
    }))
  }, [view, after, before, labels])
  const { added, gone } = useMemo(
    () => compare(after === undefined ? findings : storedOnly(view), findings),
    [after, findings, view],
  )
  const marks = useMemo(() => marksOf(findings), [findings])
  const parts = useMemo(() => partsOf(budget, findings), [budget, findings])
  const computed = useMemo(() => list(state['computed']), [state])
  return { state, instrument, labels, budget, findings, added, gone, marks, parts, computed }
}

export type Shown = ReturnType<typeof useBudget>
export type { BudgetModel }

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** Findings of the figures alone: those of an act's record have no place in a comparison of figures. */
function storedOnly(view: CaseView): PlacedFinding[] {
  return placedFindings({ ...view, findings: [] })
}

/** By rule and place: a finding that only tells other figures is neither new nor gone. */
function compare(before: PlacedFinding[], after: PlacedFinding[]) {
  const known = new Set(before.map(({ same }) => same))
  const still = new Set(after.map(({ same }) => same))
  return {
    added: new Set(after.filter(({ same }) => !known.has(same)).map(({ key }) => key)),
    gone: before.filter(({ same }) => !still.has(same)),
  }
}

/** How an official names the clauses; what is not yet there is named by its number. */
function useClauseLabels(instrument: string): ReadonlyMap<string, string> {
  const { data } = useQuery({ ...instrumentQuery(instrument), enabled: instrument !== '' })
  return useMemo(() => new Map((data?.clauses ?? []).map(({ id, label }) => [id, label])), [data])
}

function instrumentOf(view: CaseView): string {
  const cited = view.acts[0]?.clause ?? view.trail[0]?.clause ?? ''
  return cited.split('/')[0] ?? ''
}

function marksOf(findings: PlacedFinding[]): Marks {
  const marks = new Map<string, PlacedFinding[]>()
  for (const finding of findings) {
    const key = markKey(finding.sheet, finding.cell === '' ? `row:${finding.row}` : finding.cell)
    marks.set(key, [...(marks.get(key) ?? []), finding])
  }
  return marks
}

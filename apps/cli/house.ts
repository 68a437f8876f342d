/** The regulations that this program runs, and what the server must know of their imports and screens. */
import {
  type House,
  budgetReferenceRows,
  budgetRowProviders,
  lastYearRows,
  targetRowProviders,
  titlesRowProviders,
} from '#apps/server'
import { transaction } from '#platform/database'
import { importTargets, procedures, registers, roleLabels } from '#regulations'
import { registerProcedure } from '../../regulations/shared/register-case.ts'
import { fundTargets, presentBudget, presentTargets, unitBudget } from '#regulations/budget'
import { choices, repeated } from '#regulations/titles'

export const house: House = {
  procedures: [...procedures, ...registers.map(registerProcedure)],
  registers,
  roleLabels,
  importTargets,
  present: { [unitBudget.id]: presentBudget, [fundTargets.id]: presentTargets },
  choices,
  repeated,
  rowProviders: {
    ...budgetRowProviders,
    ...budgetReferenceRows,
    ...lastYearRows,
    ...targetRowProviders,
    ...titlesRowProviders,
  },
  importInput: async (cases, { tenant, organisation, today }, target, year) => {
    if (target !== 'budget-workbook' && target !== 'budget-detail') return {}
    // A detail in 元 is exact from the start; a finished workbook stands as it was printed.
    const basis = target === 'budget-detail' ? 'working' : 'printed'
    const { pool, registers: port } = cases.options
    const own = await transaction(pool, (client) =>
      port.list(client, tenant, 'budget-units', { organisation }, today, 'none'),
    )
    const [unit] = own as readonly { readonly key: string }[]
    return { year, basis, ...(unit === undefined ? {} : { unit: unit.key }) }
  },
}

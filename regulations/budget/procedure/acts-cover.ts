/** A cover signed and sealed on paper, scanned in: it counts as the three signatures (DESK B8). */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import * as forms from '../forms-route.ts'
import type { BudgetYearEntry } from '../registers.ts'
import { combinedStaffMax } from '../parameters.ts'
import { budgetMissingTables } from './acts-sign.ts'
import { compiler, day, dayField, desk, filled, signCite } from './desk.ts'
import * as examples from './examples.ts'
import { examine } from './facts.ts'
import { combinedPostsAllowed, coverIsComplete } from './rules-route.ts'
import { budgetHasFigures, checkFindings, dayIsPossible, digestIsCurrent } from './rules.ts'
import type { Signature } from './vocabulary.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/, '请上传封面的扫描件')

export const RecordSealedCover = desk.act({
  label: '登记已签章封面的扫描件',
  cite: signCite,
  by: compiler,
  in: ['compiling', 'signing'],
  leadsTo: ['signing'],
  onPaper: true,
  input: z.strictObject({
    digest: z.string().min(1).max(100),
    cover: hash,
    signedOn: dayField,
    compiler: filled(30),
    financeHead: filled(30),
    unitHead: filled(30),
  }),
  form: forms.recordSealedCover,
  needs: ({ year }) => ({ year: need.register<BudgetYearEntry>('budget-years', String(year)) }),
  decide: ({ state, input, needs, actor, at }) => {
    const { submission, hints } = checkFindings(examine(state).findings)
    const signedOn = day(input.signedOn)
    const signature = (name: string): Signature => ({
      person: actor?.person ?? '',
      on: signedOn,
      digest: input.digest,
      name,
      scan: input.cover,
    })
    return decided({
      guards: [
        digestIsCurrent({ signed: input.digest, current: state.facts.digest }),
        budgetHasFigures({ missing: budgetMissingTables(state) }),
        coverIsComplete(input),
        combinedPostsAllowed({
          compiler: input.compiler,
          financeHead: input.financeHead,
          staff: state.unit.staff ?? null,
          staffMax: combinedStaffMax(needs.year, at.date),
        }),
        dayIsPossible({ day: signedOn, notBefore: day(`${state.year - 1}-01-01`), notAfter: at.date }),
      ],
      warnings: [...submission, ...hints],
      events: [
        {
          type: 'CoverRecorded',
          signatures: {
            compiler: signature(input.compiler),
            financeHead: signature(input.financeHead),
            unitHead: signature(input.unitHead),
          },
        },
      ],
    })
  },
  example: () => {
    const state = examples.inStage.compiling()
    return {
      state,
      input: {
        digest: state.facts.digest,
        cover: 'a'.repeat(64),
        signedOn: '2023-01-05',
        compiler: '示例制表',
        financeHead: '示例财务',
        unitHead: '示例负责',
      },
      needs: { year: examples.yearEntry },
    }
  },
})

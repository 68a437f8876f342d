/** The internal notice F13: posting, end, voiding, objections, taking materials out. */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate, WorkCalendar } from '#kernel/time'
import { reckon, workingDays } from '#kernel/time'
import { desk, employerClerk, employerHead } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { dayField, dayOrNull, fileField, filled, text } from '../application/fields.ts'
import type { Application } from '../application/state.ts'
import { noticeDigest, standingMaterials } from '../filing/digest.ts'
import { personFileNeeds } from '../filing/person-file.ts'
import { precheck } from '../filing/precheck.ts'
import { materialIsThere } from '../filing/rules.ts'
import { returnedToApplicant } from './evolve.ts'
import { isBoundByPosts, unmarkedIn } from './facts.ts'
import * as forms from './forms.ts'
import { INTERNAL_PUBLICITY_DAYS, publicityManner } from './periods.ts'
import {
  candidateIsRecommended,
  failing,
  groupHasConcluded,
  materialsAreMarked,
  objectionIsThere,
  postingDayIsPossible,
  printedPeriodIsFull,
} from './rules.ts'

const verifier = anyOf(employerClerk, employerHead)
const files = z.array(fileField).max(20)

/** Last day of the publicity that begins with a posting. */
export function publicityEnd(
  { cycle }: Pick<Application, 'cycle'>,
  postedOn: LocalDate,
  calendar: WorkCalendar,
): LocalDate {
  return reckon(
    postedOn,
    workingDays(INTERNAL_PUBLICITY_DAYS),
    publicityManner(cycle.postingDayCounts),
    calendar,
  ).due
}

export const PostInternalNotice = desk.act({
  label: '单位内部公示',
  cite: cite('anhui-titles-2018/art.9.2.d'),
  by: employerClerk,
  in: ['verifying'],
  leadsTo: ['internal-publicity'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({
    place: filled(100, '请填写公示地点'),
    postedOn: z.union([dayField, z.literal('')]).default(''),
    /** Materials kept for inspection only (备查). */
    hidden: z.array(filled(20)).max(300).default([]),
    printedUntil: z.union([dayField, z.literal('')]).default(''),
    evidence: files.default([]),
  }),
  form: forms.postInternalNotice,
  decide: ({ state, input, at, calendar }) => {
    const postedOn = dayOrNull(input.postedOn) ?? at.date
    const shown = standingMaterials(state).filter(({ id, shown: may }) => may && !input.hidden.includes(id))
    const displayed = { ...state, materials: shown }
    return decided({
      guards: [
        materialsAreMarked({ unmarked: unmarkedIn(state) }),
        groupHasConcluded({
          group: state.group !== null,
          conclusion: state.group?.sheet?.conclusion ?? null,
        }),
        candidateIsRecommended({
          bound: isBoundByPosts(state),
          recommended: state.recommendation !== null,
        }),
        postingDayIsPossible({ postedOn, today: at.date }),
        printedPeriodIsFull({
          printedUntil: dayOrNull(input.printedUntil),
          due: publicityEnd(state, postedOn, calendar),
        }),
      ],
      events: [
        {
          type: 'InternalNoticePosted',
          postedOn,
          place: input.place,
          digest: noticeDigest(displayed),
          shown: shown.map(({ id }) => id),
          evidence: input.evidence,
        },
      ],
    })
  },
  example: () => ({
    state: examples.at.verified(),
    input: { place: '厂务公开栏', postedOn: '', hidden: ['m4'], printedUntil: '', evidence: [examples.file] },
  }),
})

/** The end of the full period; earlier it is refused, and taking the notice down early voids it. */
export const TakeDownInternalNotice = desk.act({
  label: '公示结束',
  cite: cite('anhui-titles-2018/art.9.2.e'),
  by: employerClerk,
  in: ['internal-publicity'],
  leadsTo: ['recommending'],
  bulk: true,
  onPaper: true,
  input: z.strictObject({ evidence: files.default([]) }),
  form: forms.takeDownInternalNotice,
  decide: ({ input, at }) =>
    decided({
      events: [{ type: 'InternalNoticeTakenDown', takenDownOn: at.date, evidence: input.evidence }],
    }),
  example: () => ({ state: examples.at.internalPublicity(), input: { evidence: [examples.file] } }),
})

/** Taken down early, or the content has to change: back to checking; from there the file may go back to the applicant. */
export const VoidInternalNotice = desk.act({
  label: '公示作废',
  cite: cite('anhui-titles-2018/art.9.2.e'),
  by: verifier,
  in: ['internal-publicity', 'recommending'],
  leadsTo: ['verifying'],
  onPaper: true,
  input: z.strictObject({ reason: filled(500, '请填写原因') }),
  form: forms.voidInternalNotice,
  handsOver: {
    receiver: employerClerk,
    returned: returnedToApplicant,
    returnsTo: 'drafting',
    answeredBefore: ['File'],
  },
  decide: ({ input }) => decided({ events: [{ type: 'InternalNoticeVoided', reason: input.reason }] }),
  example: () => ({ state: examples.at.internalPublicity(), input: { reason: '公示内容有误' } }),
})

export const RecordObjection = desk.act({
  label: '登记反映',
  cite: cite('anhui-titles-2018/art.9.2.f'),
  by: verifier,
  in: ['internal-publicity', 'recommending'],
  leadsTo: ['internal-publicity', 'recommending'],
  onPaper: true,
  input: z.strictObject({
    material: text(20).default(''),
    text: filled(2000, '请填写反映的内容'),
    anonymous: z.boolean().default(false),
  }),
  form: forms.recordObjection,
  decide: ({ state, input, at }) => {
    const material = input.material === '' ? null : input.material
    return decided({
      guards: [
        objectionIsThere({
          id: input.material,
          found: material === null || standingMaterials(state).some(({ id }) => id === material),
        }),
      ],
      events: [
        {
          type: 'ObjectionRecorded',
          objection: {
            id: `o${state.objections.length + 1}`,
            material,
            text: input.text,
            anonymous: input.anonymous,
            on: at.date,
            finding: null,
            verifier: null,
            note: '',
          },
        },
      ],
    })
  },
  example: () => ({
    state: examples.at.internalPublicity(),
    input: { material: 'm6', text: '论文排名有疑问', anonymous: true },
  }),
})

export const FindObjection = desk.act({
  label: '核查反映',
  cite: cite('anhui-titles-2018/art.9.2.f'),
  by: verifier,
  in: ['internal-publicity', 'recommending'],
  leadsTo: ['internal-publicity', 'recommending'],
  onPaper: true,
  input: z.strictObject({
    id: filled(20, '请选择反映'),
    finding: z.enum(['属实', '部分属实', '不属实', '无法查实'], '请选择结论'),
    verifier: filled(40, '请填写核查人'),
    note: text(2000).default(''),
  }),
  form: forms.findObjection,
  decide: ({ state, input }) =>
    decided({
      guards: [objectionIsThere({ id: input.id, found: state.objections.some(({ id }) => id === input.id) })],
      events: [{ type: 'ObjectionFound', ...input }],
    }),
  example: () => ({
    state: examples.objected(),
    input: { id: 'o1', finding: '不属实' as const, verifier: '核查人', note: '' },
  }),
})

/** 9.2.g: the material leaves the bundle and stays in the employer's log; the conditions are looked at again. */
export const RemoveDisputedMaterial = desk.act({
  label: '剔除材料',
  cite: cite('anhui-titles-2018/art.9.2.g'),
  by: employerClerk,
  in: ['verifying', 'internal-publicity', 'recommending'],
  leadsTo: ['verifying', 'internal-publicity', 'recommending'],
  input: z.strictObject({ id: filled(20, '请选择材料'), reason: filled(500, '请填写剔除原因') }),
  form: forms.removeDisputedMaterial,
  needs: (state) => personFileNeeds(state),
  decide: ({ state, input, needs, at }) => {
    const { id, reason } = input
    const materials = state.materials.map((one) =>
      one.id === id ? { ...one, removed: { reason, on: at.date } } : one,
    )
    return decided({
      guards: [materialIsThere({ id, found: standingMaterials(state).some((one) => one.id === id) })],
      warnings: failing(precheck({ ...state, materials }, needs, state.filedOn ?? at.date).guards),
      events: [{ type: 'DisputedMaterialRemoved', id, reason }],
    })
  },
  example: () => ({
    state: examples.objected(),
    input: { id: 'm6', reason: '争议未查清' },
    needs: examples.personFile,
  }),
})

/** Filling in: the rows of F1 and the materials of the nine slots. */
import { z } from 'zod'
import { anyOf, decided } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { yearOf } from '#kernel/time'
import { applicant, desk, entrustedClerk } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { day, dayField, dayOrNull, fileField, filled, text } from '../application/fields.ts'
import type { Application, Material } from '../application/state.ts'
import type { FiledContent } from './content.ts'
import * as forms from './forms.ts'
import type { MaterialRevision } from './events.ts'
import { assessmentProofFits, photoIsTwoInch } from './rules-slots.ts'
import { materialIsDescribed, materialIsThere, rowsAreDistinct, slotTakesMaterial } from './rules.ts'
import { contentFindings } from './row-findings.ts'
import { assessedYearHasBegun, paperIsMade } from './rules-rows.ts'
import { slotsOf } from './slots.ts'

const filler = anyOf(applicant, entrustedClerk)
const dayOrEmpty = z.union([dayField, z.literal(''), z.null()]).default(null)
const rowId = filled(40, '请填写编号')
const rankField = z.int('排名应为整数').min(1, '排名从1起').max(500).nullable().default(null)
const textOrNull = (max: number) => text(max).nullable().optional()

const contentInput = z.strictObject({
  workHistory: z
    .array(z.strictObject({ from: dayField, until: dayOrEmpty, employer: filled(100), post: filled(100) }))
    .max(60)
    .optional(),
  achievements: z
    .array(
      z.strictObject({
        id: rowId,
        kind: z.enum(['业绩成果', '奖励']),
        name: filled(200),
        on: dayField,
        body: text(100).default(''),
        grade: text(40).default(''),
        contributors: z.int('完成人数应为整数').min(1, '完成人数至少1人').max(500),
        ownWork: text(500).default(''),
        part: text(100).default(''),
        rank: rankField,
      }),
    )
    .max(100)
    .optional(),
  works: z
    .array(
      z.strictObject({
        id: rowId,
        kind: z.enum(['论文', '论著', '译作', '专题报告']),
        title: filled(200),
        venue: text(100).default(''),
        number: text(60).default(''),
        on: dayField,
        rank: rankField,
        contributors: z.int('作者人数应为整数').min(1, '作者至少1人').max(500).nullable().optional(),
        caseMaterial: z.boolean().default(false),
      }),
    )
    .max(100)
    .optional(),
  exceptional: z
    .strictObject({
      lifted: z.array(z.enum(['学历', '资历', '继续教育'])).max(3),
      rows: z
        .array(z.strictObject({ condition: filled(40), evidence: text(500), page: text(20).default('') }))
        .max(40),
      merits: text(3000).default(''),
    })
    .nullable()
    .optional(),
  noTitleReason: textOrNull(200),
  qualification: textOrNull(100),
  degree: textOrNull(100),
  politics: textOrNull(40),
  health: textOrNull(40),
  office: textOrNull(100),
})

/** Only what was given; days as days. */
function contentOf(input: z.infer<typeof contentInput>): Partial<FiledContent> {
  const { workHistory, achievements, works, ...rest } = input
  const given = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Partial<FiledContent>
  return {
    ...given,
    ...(workHistory === undefined
      ? {}
      : {
          workHistory: workHistory.map((row) => ({
            ...row,
            from: day(row.from),
            until: dayOrNull(row.until),
          })),
        }),
    ...(achievements === undefined
      ? {}
      : { achievements: achievements.map((row) => ({ ...row, on: day(row.on) })) }),
    ...(works === undefined ? {} : { works: works.map((row) => ({ ...row, on: day(row.on) })) }),
  }
}

const repeatedIn = (rows: readonly { readonly id: string }[]): readonly string[] => {
  const ids = rows.map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

export const ReviseContent = desk.act({
  label: '填写申报内容',
  cite: cite('anhui-titles-2018/art.9.1.1.a'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: contentInput,
  form: forms.reviseContent,
  decide: ({ input, at }) => {
    const content = contentOf(input)
    return decided({
      guards: [
        rowsAreDistinct({
          repeated: repeatedIn([...(content.achievements ?? []), ...(content.works ?? [])]),
        }),
        ...contentFindings(content, at.date),
      ],
      events: [{ type: 'ContentRevised', content }],
    })
  },
  example: () => ({ state: examples.at.drafting(), input: examples.contentInput }),
})

const paper = {
  name: filled(200, '请填写材料名称'),
  files: z.array(fileField).min(1, '请上传文件').max(60),
  pages: z.int('页数应为整数').min(1, '页数至少1页').max(2000),
  original: z.boolean().default(false),
  kind: text(40).nullable().default(null),
  row: text(40).nullable().default(null),
  year: z.int('年度应为整数').min(1950).max(2100).nullable().default(null),
  from: dayOrEmpty,
  until: dayOrEmpty,
  number: text(60).nullable().default(null),
  image: z
    .strictObject({
      width: z.int().min(1).max(20_000),
      height: z.int().min(1).max(20_000),
      colour: z.boolean(),
    })
    .nullable()
    .default(null),
}
const paperInput = z.strictObject(paper)

/** Slots that the internal notice never shows: they are kept for inspection (DESK B7). */
const neverShown: readonly string[] = ['photo', 'other']

const revisionOf = (input: z.infer<typeof paperInput>, slot: string): MaterialRevision => ({
  ...input,
  from: dayOrNull(input.from),
  until: dayOrNull(input.until),
  shown: !neverShown.includes(slot),
})

/** Findings on one material of a slot, as it is uploaded. */
function materialFindings(state: Application, slot: string, material: MaterialRevision, today: LocalDate) {
  const definition = slotsOf(state.cycle, state.target).find(({ key }) => key === slot)
  const statements = slot === 'assessment' && material.kind === '单位书面证明' ? [material.year ?? 0] : []
  return [
    slotTakesMaterial({
      slot,
      known: definition !== undefined,
      generated: definition?.generated ?? false,
    }),
    materialIsDescribed({
      kinds: definition?.kinds ?? [],
      kind: material.kind,
      yearly: slot === 'assessment',
      year: material.year,
    }),
    ...(material.year === null
      ? []
      : [assessedYearHasBegun({ year: material.year, thisYear: yearOf(today), field: 'year' })]),
    ...(material.from === null
      ? []
      : [paperIsMade({ name: `《${material.name}》`, on: material.from, today, field: 'from' })]),
    assessmentProofFits({ kind: state.employer.kind, statements }),
    ...(slot === 'photo' ? [photoIsTwoInch(material.image ?? { width: 0, height: 0, colour: true })] : []),
  ]
}

/** The next id; one that an objection still names is not given again. */
function nextId(state: Application): string {
  const used = [
    ...state.materials.map(({ id }) => id),
    ...state.objections.flatMap(({ material }) => material ?? []),
  ]
  return `m${Math.max(0, ...used.map((id) => Number(id.slice(1)))) + 1}`
}

export const AddMaterial = desk.act({
  label: '上传材料',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({ slot: filled(60, '请选择材料项'), ...paper }),
  form: forms.addMaterial,
  decide: ({ state, input, at }) => {
    const { slot, ...rest } = input
    const revision = revisionOf(rest, slot)
    const material: Material = { id: nextId(state), slot, ...revision, removed: null }
    return decided({
      guards: materialFindings(state, slot, revision, at.date),
      events: [{ type: 'MaterialAdded', material }],
    })
  },
  example: () => ({ state: examples.at.drafting(), input: examples.materialInput }),
})

export const ReplaceMaterial = desk.act({
  label: '替换材料',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({ id: filled(20), ...paper }),
  form: forms.replaceMaterial,
  decide: ({ state, input, at }) => {
    const { id, ...rest } = input
    const slot = state.materials.find((one) => one.id === id)?.slot
    const there = materialIsThere({ id, found: slot !== undefined })
    if (slot === undefined) return decided({ guards: [there], events: [] })
    const revision = revisionOf(rest, slot)
    return decided({
      guards: [there, ...materialFindings(state, slot, revision, at.date)],
      events: [{ type: 'MaterialReplaced', id, revision }],
    })
  },
  example: () => {
    const { slot: _slot, ...rest } = examples.materialInput
    return { state: examples.at.drafting(), input: { id: 'm1', ...rest } }
  },
})

export const RemoveMaterial = desk.act({
  label: '删除材料',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({ id: filled(20) }),
  form: forms.removeMaterial,
  decide: ({ state, input }) =>
    decided({
      guards: [materialIsThere({ id: input.id, found: state.materials.some(({ id }) => id === input.id) })],
      events: [{ type: 'MaterialRemoved', id: input.id }],
    }),
  example: () => ({ state: examples.at.drafting(), input: { id: 'm1' } }),
})

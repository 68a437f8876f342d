/** Next year goes on from this one: rows and papers of an earlier application are taken over in one step. */
import { z } from 'zod'
import { anyOf, decided, need } from '#kernel/case'
import { cite, rule } from '#kernel/law'
import { applicant, desk, entrustedClerk } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { field, fileField, filled, sheet } from '../application/fields.ts'
import type { Application } from '../application/state.ts'
import { procedureIds } from '../vocabulary.ts'
import { standingMaterials } from './digest.ts'
import { nextNumber, reusableOf, takenOver } from './reuse.ts'
import { contentFindings } from './row-findings.ts'

const personally = cite('anhui-titles-2018/art.9.1.0')

/** 9.1.0: the person's own earlier application, of whatever outcome. */
export const earlierIsOwn = rule(
  'earlier-is-own',
  personally,
  (f: { readonly found: boolean; readonly own: boolean }) => f.found && f.own,
  {
    label: '沿用本人以前的申报',
    otherwise: () => '请重新选择：只能沿用申报人本人以前的申报。',
  },
)

/** 9.1.0: what is named is offered there, with the files that it names. */
const reusedIsOffered = rule(
  'reused-is-offered',
  personally,
  (f: { readonly absent: readonly string[] }) => f.absent.length === 0,
  {
    label: '沿用的内容在以前的申报中',
    otherwise: (f) => `请刷新后重新勾选：${f.absent.join('、')}已经沿用，或不在以前的申报中。`,
  },
)

const ids = z.array(filled(20)).max(100).default([])

const form = sheet(
  '沿用以前申报的内容',
  field('earlier', 'text', '以前的申报'),
  field('history', 'checkbox', '工作经历和本人情况'),
  field('achievements', 'table', '业绩成果和奖励', { columns: [] }),
  field('works', 'table', '论文论著等', { columns: [] }),
  field('materials', 'table', '材料', {
    columns: [field('id', 'text', '材料编号'), field('files', 'file', '文件')],
  }),
)

type Earlier = Application | undefined
type Asked = {
  readonly achievements: readonly string[]
  readonly works: readonly string[]
  readonly materials: readonly { readonly id: string; readonly files: readonly string[] }[]
}

/** What is asked for and is not offered, by its number. */
function absentOf(earlier: Application, own: Application, asked: Asked): readonly string[] {
  const offered = reusableOf({ earlier, own })
  const absent = (wanted: readonly string[], rows: readonly { readonly id: string }[]): readonly string[] =>
    wanted.filter((id) => !rows.some((row) => row.id === id))
  const unlike = asked.materials.filter(({ id, files }) => {
    const paper = offered.materials.find((one) => one.id === id)
    return paper !== undefined && paper.files.join() !== files.join()
  })
  return [
    ...absent(asked.achievements, offered.achievements),
    ...absent(asked.works, offered.works),
    ...absent(
      asked.materials.map(({ id }) => id),
      offered.materials,
    ),
    ...unlike.map(({ id }) => id),
  ]
}

export const ReuseEarlier = desk.act({
  label: '沿用以前的申报',
  cite: personally,
  by: anyOf(applicant, entrustedClerk),
  in: ['drafting'],
  leadsTo: ['drafting'],
  input: z.strictObject({
    earlier: filled(100, '请选择以前的申报'),
    history: z.boolean().default(false),
    achievements: ids,
    works: ids,
    materials: z
      .array(z.strictObject({ id: filled(20), files: z.array(fileField).max(60) }))
      .max(100)
      .default([]),
  }),
  form,
  needs: (_state, { earlier }) => ({
    earlier: need.case<Application>(procedureIds.application, earlier, 'none'),
  }),
  decide: ({ state, input, needs, at }) => {
    const earlier: Earlier = needs.earlier
    const own = earlierIsOwn({
      found: earlier !== undefined,
      own: earlier?.applicant.key === state.applicant.key,
    })
    if (earlier === undefined || own.holds !== 'yes') return decided({ guards: [own], events: [] })
    const { materials: asked, ...chosen } = input
    const used = [
      ...state.materials.map(({ id }) => id),
      ...state.objections.flatMap(({ material }) => material ?? []),
    ]
    const { content, materials } = takenOver(
      { earlier, own: state },
      { ...chosen, materials: asked.map(({ id }) => id) },
      nextNumber(used),
    )
    return decided({
      guards: [
        own,
        reusedIsOffered({ absent: absentOf(earlier, state, input) }),
        ...contentFindings(content, at.date),
      ],
      events: [
        { type: 'ContentRevised' as const, content },
        ...materials.map((material) => ({ type: 'MaterialAdded' as const, material })),
      ],
    })
  },
  example: () => {
    const earlier = examples.base
    const fresh = examples.fresh()
    return {
      state: fresh,
      input: {
        earlier: 'earlier-application',
        history: true,
        achievements: ['a1'],
        works: ['w1'],
        materials: standingMaterials(earlier)
          .filter(({ slot }) => slot !== 'photo')
          .map(({ id, files }) => ({ id, files: [...files] })),
      },
      needs: { earlier },
    }
  },
})

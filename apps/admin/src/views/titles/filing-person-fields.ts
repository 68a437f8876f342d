/** What F1 asks of the person beside what the registers know, and of which choices. */
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import type { JsonObject } from '../../api/types.ts'
import type { RowField } from './filing-tables.ts'

const politicsWords = ['中共党员', '中共预备党员', '共青团员', '民主党派成员', '无党派人士', '群众'] as const
const healthWords = ['健康', '一般', '有慢性病', '残疾'] as const
const none = { value: '', label: '没有' }

const keys = ['politics', 'health', 'office', 'degree', 'qualification', 'noTitleReason'] as const

/** The person's own part of the content as it is stored. */
export const personOf = (content: Application['content']): JsonObject =>
  Object.fromEntries(keys.map((key) => [key, content[key]]))

export const isChanged = (stored: JsonObject, shown: JsonObject): boolean =>
  keys.some((key) => (stored[key] ?? null) !== (shown[key] ?? null))

/** The questions for this application: what cannot apply is not asked. */
export function personFields(state: Application, help: FilingHelp): readonly RowField[] {
  const chosen = state.content.qualification
  const qualifications =
    chosen === null || help.qualifications.some(({ value }) => value === chosen)
      ? help.qualifications
      : [...help.qualifications, { value: chosen, label: chosen }]
  return [
    { key: 'politics', label: '政治面貌', kind: 'choice', options: politicsWords },
    { key: 'health', label: '健康状况', kind: 'choice', options: healthWords },
    { key: 'office', label: '行政职务', kind: 'text', optional: true },
    ...(help.degrees.length === 0
      ? []
      : [
          {
            key: 'degree',
            label: '申报所依据的学历',
            kind: 'choice',
            options: help.degrees,
            help: '名册里没有的学历，请单位人事部门先补登。',
          } as const,
        ]),
    ...(qualifications.length === 0
      ? []
      : [
          {
            key: 'qualification',
            label: '对应的职业资格',
            kind: 'choice',
            optional: true,
            options: [none, ...qualifications],
            help: '已聘在相应岗位的，可以凭证书直接报高一级（第十二条）。',
          } as const,
        ]),
    ...(state.target.band === '初级'
      ? [
          {
            key: 'noTitleReason',
            label: '没有现职称的原因',
            kind: 'text',
            optional: true,
            help: '有职称的不填；首次申报的写“首次申报，尚无职称”。',
          } as const,
        ]
      : []),
  ]
}

/** What the covering notice and the last article say of the document itself; W10 shows it. */
import { cite } from '#kernel/law'
import type { ClauseId } from '#kernel/law'

export type InstrumentFact = { readonly label: string; readonly text: string; readonly clause: ClauseId }

const fact = (label: string, text: string, citation: { readonly clause: ClauseId }): InstrumentFact => ({
  label,
  text,
  clause: citation.clause,
})

/** Key of the register `titles-settings` under which the day of issue is entered (art.67.b). */
export const IN_FORCE_SETTING = 'effective-date'

export const instrumentFacts: readonly InstrumentFact[] = [
  fact('主送', '各市人力资源社会保障局，省直有关单位', cite('anhui-titles-2018/notice.1')),
  fact('公开属性', '主动公开，条款不需登录即可查阅', cite('anhui-titles-2018/notice.2')),
  fact('制定依据', '中办发〔2016〕77号、皖办发〔2017〕59号', cite('anhui-titles-2018/art.1')),
  fact('解释机关', '安徽省人力资源和社会保障厅', cite('anhui-titles-2018/art.67.a')),
  fact(
    '同时废止',
    '皖人发〔2004〕81号、皖人发〔2005〕46号（依其取得的职称继续有效）',
    cite('anhui-titles-2018/art.67.c'),
  ),
]

/** When it is in force: from the day of issue, which the text at hand does not carry and nobody invents (art.67.b). */
export const inForceText = (entered: string | null): string =>
  entered === null || entered === ''
    ? '自印发之日起施行；印发日期原文未载，由管理员录入前为未知'
    : `自印发之日起施行（${entered}）`

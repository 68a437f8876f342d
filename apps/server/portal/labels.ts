/** Chinese words for what the corpus and the sources name in English. */

export const kindLabels: Readonly<Record<string, string>> = {
  definition: '定义',
  threshold: '条件门槛',
  deadline: '期限',
  quota: '限额指标',
  calculation: '计算',
  sanction: '处理处罚',
  procedure: '程序',
  role: '职责',
  material: '材料',
  form: '表式',
  register: '台账',
  report: '报告',
  publication: '公开',
  guidance: '指引',
}

export const dispositionLabels: Readonly<Record<string, string>> = {
  rule: '系统判断',
  duty: '系统承载',
  discretion: '由人裁量',
  elsewhere: '另有规程',
  gap: '尚不能表达',
  guidance: '仅作指引',
}

/** What each disposition means for a reader. */
export const dispositionNotes: Readonly<Record<string, string>> = {
  rule: '是否符合由系统按条款判断，不符合时说明依据。',
  duty: '由办理步骤、表单、台账、文书或页面承载。',
  discretion: '由经办人员裁量，须写明理由并留痕。',
  elsewhere: '由另一规程或另一系统办理。',
  gap: '暂时不能用系统表达，已列明缺什么。',
  guidance: '倡导性内容，系统不作判断，只提供参考。',
}

export const confidenceLabels: Readonly<Record<string, string>> = {
  high: '转引自所引文件，已核对',
  medium: '转引自所引文件，引用前请核对原文',
  low: '转引自所引文件，尚未核对',
}

/** The word for a key, or the key itself where the corpus is newer than this list. */
export function labelOf(labels: Readonly<Record<string, string>>, key: string): string {
  return labels[key] ?? key
}

export type ClauseState = 'built' | 'pending' | 'none'

/** How far a clause is carried by the software; shown beside every clause. */
export function clauseState(
  clause: { readonly id: string; readonly disposition: string },
  built: ReadonlySet<string>,
): ClauseState {
  if (clause.disposition === 'guidance' || clause.disposition === 'elsewhere') return 'none'
  if (built.has(clause.id)) return 'built'
  return 'pending'
}

export const clauseStateLabels: Readonly<Record<ClauseState, string>> = {
  built: '已实现',
  pending: '待实现',
  none: '无需实现',
}

import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import type { Attachment } from '../reading/attachments.ts'
import { findAttachments } from '../reading/attachments.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { readTitle, relateTitles } from '../text/titles.ts'

const id = 'attachment-title'

/** The title in the list against the title on the attachment; near misses are a matter of one document and its name. */
function check({ kind, number, listed, headed }: Attachment): readonly CheckResult[] {
  if (listed === null || headed === null) return []
  const [name, own] = [readTitle(listed.title), readTitle(headed.title)]
  const relation = relateTitles(name, own)
  const place = headed.paragraph.place()
  if (relation === 'same' || (relation === 'other' && name.core === own.core)) return [passed(id, place)]
  if (relation === 'variant' || relation === 'doubtful') return []
  const message =
    `请核对${kind}${number ?? ''}的名称：文后目录写作“${listed.title}”，附件上写作“${headed.title}”，` +
    `是否次序排错或附件放错。`
  const { paragraph, title } = headed
  const from = Math.max(0, paragraph.plain.indexOf(title))
  return [
    foundIn(id, paragraph, {
      grade: 'inconsistency',
      span: { from, to: from + title.length },
      expected: listed.title,
      related: [listed.paragraph.place()],
      message,
    }),
  ]
}

export const attachmentTitle = documentRule({
  id,
  name: '附件目录与附件上的名称一致',
  grade: 'inconsistency',
  families: 'all',
  says: '文后“附件：1.…2.…”里的名称与各附件首页的名称逐一核对；空格、书名号、括号里的说明不计。',
  limits: ['只差几个字的，由“同一文件同一名称”报。', '附件不在本文件里的不核对。'],
  examples: [
    {
      text: '附件：1.《年度申报表》\n\n2.年度任务分解表（样式）\n\n附件1\n\n年度申报表\n\n附件2\n\n年度任务分解表',
      finds: 0,
    },
    {
      text: '附件：1.年度申报表\n\n2.年度任务分解表\n\n附件1\n\n年度任务分解表\n\n附件2\n\n年度申报表',
      finds: 2,
    },
    { text: '附件：1.考核细则\n\n2.评分标准\n\n附件1：考核细则\n\n略\n\n附件2：专家名单', finds: 1 },
  ],
  check: (reading) => findAttachments(reading).flatMap(check),
})

/** Papers after approval: F26 certificate, F27 what goes back and what is archived, the notice of the outcome. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import { label, paragraph, sampleNote, value, writtenDay } from './grid.ts'

type Spec = DocumentSpec<Application>

/** F26: only once approved and numbered (art.7.a, 27.b); its own code is checked on the portal, the page's code too. */
const certificate: Spec = {
  label: '职称证书',
  clause: cite('anhui-titles-2018/art.7.a').clause,
  template: 'certificate',
  // who issues does not alter it: the province makes the certificate
  oneLayout: cite('anhui-titles-2018/art.7.b').clause,
  when: ({ outcome, stage }) =>
    outcome.approval !== null && outcome.certificate !== null && (stage === 'approved' || stage === 'closed'),
  data: ({ outcome, review, applicant, target, cycle }) => ({
    title: '专业技术职称证书',
    mark: '参考样式',
    number: outcome.certificate?.number ?? '',
    statement: `${applicant.name}同志经${cycle.committeeName}评审通过、${outcome.approval?.authority ?? ''}核准，具备${target.series}系列${target.specialty}专业${target.level}职称任职资格。`,
    fields: [
      { label: '姓　　名', text: applicant.name },
      { label: '系　　列', text: target.series },
      { label: '专　　业', text: target.specialty },
      { label: '级　　别', text: target.level },
      { label: '取得时间', text: writtenDay(review.conclusion?.on ?? null) },
      { label: '批准文号', text: outcome.approval?.document ?? '' },
    ],
    issuer: outcome.approval?.authority ?? '',
    dateText: writtenDay(outcome.certificate?.issuedOn ?? null),
    check: [
      { label: '验证码', text: outcome.certificate?.code ?? '' },
      { label: '查　验', text: '在公开网站“证书查验”页输入证书编号和姓名或验证码；扫页脚二维码可核对本页。' },
    ],
  }),
}

/** F27: what went back by which step, and where the review form was filed (art.28). */
const returnList: Spec = {
  label: '材料退回、归档清单',
  clause: cite('anhui-titles-2018/art.28.b').clause,
  template: 'form',
  when: ({ outcome }) => outcome.returns.length > 0 || outcome.archived !== null,
  data: ({ outcome, applicant, employer, number }) => ({
    title: '材料退回、归档清单',
    subtitle: `${number}　${applicant.name}　${employer.name}`,
    columns: [2, 7, 6, 5, 4],
    rows: [
      ['序号', '材料', '交接', '日期', '接收人'].map((text) => label(text)),
      ...outcome.returns.map(({ item, step, on, receivedBy }, index) => [
        value(String(index + 1)),
        value(item),
        value(step),
        value(writtenDay(on)),
        value(receivedBy),
      ]),
      [
        label('归档'),
        value(
          outcome.archived === null
            ? '评审表尚未归入个人档案'
            : `评审表于${writtenDay(outcome.archived.on)}归入个人档案，卷号${outcome.archived.volume}`,
          { colspan: 4, lines: 2, seal: '用人单位人事部门（盖章）：　　　　　　年　　月　　日' },
        ),
      ],
    ],
    notes: [sampleNote, '未通过者含组织审查、评价和结论的材料不退本人。'],
  }),
}

/** What a person who did not pass is told: that, and nothing of why or by how many (art.24.b). */
const outcomeNotice: Spec = {
  label: '评审结果通知',
  clause: cite('anhui-titles-2018/art.25.a').clause,
  template: 'letter',
  when: ({ stage }) => stage === 'not-passed',
  data: ({ applicant, employer, target, cycle, review }) => ({
    title: '评审结果通知',
    recipients: `${employer.name}${applicant.name}同志`,
    blocks: [
      paragraph(
        `您申报的${target.series}系列${target.specialty}专业${target.level}，经${cycle.committeeName}${writtenDay(review.conclusion?.on ?? null)}会议评审，未通过。`,
      ),
      paragraph('符合条件的，可在以后年度再次申报。'),
    ],
    signedBy: [cycle.conveningName],
    dateText: '　　年　　月　　日',
    notes: [sampleNote],
  }),
}

export const outcomeDocuments: Readonly<Record<string, Spec>> = { certificate, returnList, outcomeNotice }

/** Papers of the convening body before the committee: F10, F11, F18, F19, F39; F30 that an employer fills in. */
import type { DocumentSpec } from '#kernel/case'
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { applicant } from '../application/desk.ts'
import type { Application } from '../application/state.ts'
import { reviewers } from '../application/visibility.ts'
import { yuanText } from '../money.ts'
import { pairs, paragraph, sampleNote, value, label, wide, writtenDay } from './grid.ts'
import { articleText, listTable, numbered, signLine } from './grid.ts'

type Spec = DocumentSpec<Application>
const target = ({ target: to }: Application): string => `${to.series}系列${to.specialty}专业${to.level}`

/** F10: everything that is missing, told at once, with one last day. */
const correctionNotice: Spec = {
  label: '补正材料一次性告知书',
  clause: cite('anhui-titles-2018/art.15.c').clause,
  template: 'letter',
  when: ({ intake }) => intake.correction !== null,
  data: (state) => {
    const { intake, applicant, employer, cycle, route } = state
    const notice = intake.correction
    const due = `${writtenDay(notice?.dueOn ?? null)}${notice?.dueTime ?? '24时'}`
    return {
      title: '补正材料一次性告知书',
      recipients: route?.submitterName ?? employer.name,
      blocks: [
        paragraph(
          `你单位呈报的${employer.name}${applicant.name}同志申报${target(state)}的材料（${state.number}），经审核尚需补正下列全部内容：`,
        ),
        {
          kind: 'table',
          table: listTable(
            '',
            [
              ['no', '序号', 3, 'code'],
              ['text', '需补正内容', 24],
              ['supplied', '补交日期', 6],
            ],
            numbered((notice?.items ?? []).map(({ text, suppliedOn }) => [text, writtenDay(suppliedOn)])),
          ),
        },
        paragraph(`请在${due}前补齐。补正内容已一次告知；逾期没有补全的，视为放弃申报。`),
      ],
      signedBy: [cycle.conveningName],
      dateText: writtenDay(notice?.issuedOn ?? null),
      notes: [sampleNote],
    }
  },
}

const reasonText: Readonly<Record<string, string>> = {
  '16.1': '没有按规定出具委托评审函',
  '16.2': '不在本评委会评审范围',
  '16.3': '不符合评审条件或评委会文件要求',
  '16.4': '超过规定时间或没有按规定程序申报、报送',
  '16.5': '超出单位岗位结构比例',
  '16.6': '有其他不符合申报条件的情形',
}
/** F11: the item of art.16 and the facts, what to do first. */
const declineNotice: Spec = {
  label: '不予受理通知书',
  clause: cite('anhui-titles-2018/art.16.6').clause,
  template: 'letter',
  when: ({ intake }) => intake.declined !== null,
  data: (state) => {
    const { intake, applicant, employer, cycle, route } = state
    const declined = intake.declined
    const item = declined?.item ?? ''
    return {
      ...(declined === null || declined.letter === '' ? {} : { documentNumber: declined.letter }),
      title: '不予受理通知书',
      recipients: route?.submitterName ?? employer.name,
      blocks: [
        paragraph(
          `你单位呈报的${employer.name}${applicant.name}同志申报${target(state)}的材料（${state.number}），经审核不予受理。`,
        ),
        paragraph(`理由：${reasonText[item] ?? '不符合申报条件'}。具体事实：`),
        { kind: 'list', items: declined?.facts ?? [] },
        paragraph(
          '本年度的申报名额不因此占用；改正后可在规定时间内重新申报。对通知有异议的，可向职称管理部门反映。',
        ),
        paragraph(`依据：${articleText(item)}。`),
      ],
      signedBy: [cycle.conveningName],
      dateText: writtenDay(declined?.on ?? null),
      notes: [sampleNote],
    }
  },
}

/** F18: day, hour and place of the defence; never who asked for it or why. */
const defenceNotice: Spec = {
  label: '答辩通知',
  clause: cite('anhui-titles-2018/art.23.2.i').clause,
  template: 'letter',
  when: ({ review }) => review.defence !== null && review.defence.on !== null,
  data: (state) => {
    const { review, applicant, employer, cycle } = state
    const defence = review.defence
    return {
      title: '答辩通知',
      recipients: `${employer.name}${applicant.name}同志`,
      blocks: [
        paragraph(
          `请于${writtenDay(defence?.on ?? null)}${defence?.time ?? ''}到${defence?.place ?? ''}参加${cycle.committeeName}${cycle.year}年度答辩，申报编号${state.number}。`,
        ),
        paragraph('请携带有效身份证件原件，提前三十分钟到场。没有按时到场的，不予评审。'),
      ],
      signedBy: [cycle.conveningName],
      dateText: '　　年　　月　　日',
      notes: [sampleNote],
    }
  },
  readers: anyOf(applicant, reviewers),
}

/** F19: one opinion per work; author and employer are not on it, nor the appraiser's name. */
const appraisalOpinion: Spec = {
  label: '论文鉴定意见',
  clause: cite('anhui-titles-2018/art.23.2.b').clause,
  template: 'form',
  when: ({ review }) => review.appraisals.length > 0,
  data: ({ review, content, cycle, target: { specialty, level } }) => ({
    title: '论文（著作）水平鉴定意见',
    subtitle: `${cycle.committeeName}　${specialty}　${level}`,
    columns: [2, 6, 3, 3, 8, 3],
    rows: [
      ['序号', '题目', '鉴定方', '代号', '鉴定意见', '结论'].map((text) => label(text)),
      ...review.appraisals.map((one, index) => [
        value(String(index + 1)),
        value(content.works.find(({ id }) => id === one.work)?.title ?? ''),
        value(one.kind),
        value(one.appraiser),
        value(one.opinion ?? '', { lines: 3 }),
        value(one.passed === null ? '' : one.passed ? '达到要求' : '未达到'),
      ]),
      [{ ...label('鉴定人签名'), colspan: 2 }, value('', { colspan: 4, lines: 3, seal: signLine('鉴定人') })],
    ],
    notes: [sampleNote, '本表不得交申报人及其单位；没有经组建单位送出的鉴定无效。'],
  }),
  readers: reviewers,
}

/** F39: what to pay, through the finance bureau's channel. */
const paymentNotice: Spec = {
  label: '缴费通知单',
  clause: cite('anhui-titles-2018/art.54.a').clause,
  template: 'form',
  when: ({ intake }) => intake.fee !== null,
  data: ({ intake, applicant, employer, number, cycle, ...rest }) => ({
    title: '职称评审缴费通知单',
    subtitle: number,
    columns: [2, 4, 2, 4],
    rows: [
      ...pairs([
        ['姓名', applicant.name],
        ['单位', employer.name],
        ['申报职称', `${rest.target.series}/${rest.target.specialty} ${rest.target.level}`],
        ['评审年度', `${cycle.year}年`],
        ['应缴金额', `${yuanText(intake.fee?.dueCents ?? 0)}元`],
        ['收费单位', cycle.conveningName],
        ['缴费日期', writtenDay(intake.fee?.paidOn ?? null)],
        ['电子票据号', intake.fee?.receipt ?? ''],
      ]),
      wide('缴费方式', '请按组建单位公布的缴款码，通过财政部门的缴款渠道缴纳；本系统不收款。', { lines: 2 }),
    ],
    notes: [sampleNote],
  }),
}

/** F30: a non-state employer that does not use the yearly form proves the assessment in writing, year by year. */
const assessmentProof: Spec = {
  label: '年度考核书面证明',
  clause: cite('anhui-titles-2018/art.9.1.5.b').clause,
  template: 'letter',
  when: ({ filedFacts }) => filedFacts?.assessments.some(({ proof }) => proof.includes('证明')) === true,
  data: ({ filedFacts, applicant, employer }) => ({
    title: '年度考核书面证明',
    blocks: [
      paragraph(`${applicant.name}同志系我单位职工，任现职以来各年度履行岗位职责的考核情况如下：`),
      {
        kind: 'table',
        table: listTable(
          '',
          [
            ['year', '年度', 4],
            ['grade', '考核结果', 8],
          ],
          (filedFacts?.assessments ?? [])
            .filter(({ proof }) => proof.includes('证明'))
            .map(({ year, grade }) => [year, grade]),
        ),
      },
      paragraph('特此证明。'),
    ],
    signedBy: [employer.name],
    dateText: '　　年　　月　　日',
    notes: [sampleNote],
  }),
}

export const intakeDocuments: Readonly<Record<string, Spec>> = {
  correctionNotice,
  declineNotice,
  paymentNotice,
  assessmentProof,
}
export const reviewDocuments: Readonly<Record<string, Spec>> = { defenceNotice, appraisalOpinion }

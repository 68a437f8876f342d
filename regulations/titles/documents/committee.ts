/** Papers of a committee: the authorisation, F35 stop and rectification, F36 request and answer for another time. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Committee } from '../committee/state.ts'
import { paragraph, sampleNote, sentence, writtenDay } from './grid.ts'

type Spec = DocumentSpec<Committee>

const authorisationLetter: Spec = {
  label: '评委会组建授权批复',
  clause: cite('anhui-titles-2018/art.4.b').clause,
  template: 'letter',
  when: ({ authorisation }) => authorisation !== null,
  data: ({
    authorisation,
    name,
    convening,
    authoriser,
    levels,
    series,
    specialties,
    scope,
    quorum,
    size,
  }) => ({
    documentNumber: authorisation?.document ?? '',
    title: `关于同意组建${name}的批复`,
    recipients: convening.name,
    blocks: [
      paragraph(
        `同意你单位组建${name}，评审${series}系列${specialties.join('、')}专业${levels.join('、')}职称。评审范围：${scope}。`,
      ),
      paragraph(
        `评委会由${size}人组成${quorum === null ? '' : `，每次会议出席不少于${quorum}人`}；授权有效期至${writtenDay(authorisation?.validUntil ?? null)}。连续两年没有开展评审的，按自动放弃评审权处理。`,
      ),
    ],
    signedBy: [authoriser.name],
    dateText: writtenDay(authorisation?.on ?? null),
    notes: [sampleNote],
  }),
}

/** F35: why, by which document, and until when it must be put right. */
const stopNotice: Spec = {
  label: '评委会停评整改通知',
  clause: cite('anhui-titles-2018/art.51.4.a').clause,
  template: 'letter',
  when: ({ suspension }) => suspension !== null,
  data: ({ suspension, name, convening, authoriser }) => ({
    documentNumber: suspension?.document ?? '',
    title: '评委会停评整改通知',
    recipients: convening.name,
    blocks: [
      paragraph(sentence(`经查，${name}存在下列问题：${suspension?.reason ?? ''}`)),
      paragraph(
        `自${writtenDay(suspension?.on ?? null)}起停止评审。请在${writtenDay(suspension?.dueOn ?? null)}前完成整改并书面报告；验收合格后方可恢复，逾期或整改不力的，收回评审权。`,
      ),
    ],
    signedBy: [authoriser.name],
    dateText: writtenDay(suspension?.on ?? null),
    notes: [sampleNote],
  }),
}

/** F36: the newest request to postpone a year or to review at another time, and its answer. */
const exceptionLetter: Spec = {
  label: '推迟（适时）评审请示与批复',
  clause: cite('anhui-titles-2018/art.6.b').clause,
  template: 'letter',
  when: ({ exceptions }) => exceptions.length > 0,
  data: ({ exceptions, name, convening, authoriser }) => {
    const newest = exceptions.at(-1)
    const answer = newest?.answer ?? null
    const asked = `${name}${newest?.year ?? ''}年度${newest?.kind ?? ''}`
    return {
      ...(answer === null ? {} : { documentNumber: answer.document }),
      title: `关于${name}\n${newest?.year ?? ''}年度${newest?.kind ?? ''}的${answer === null ? '请示' : '批复'}`,
      recipients: answer === null ? authoriser.name : convening.name,
      blocks: [
        paragraph(sentence(`申请理由：${newest?.reason ?? ''}`)),
        ...(answer === null
          ? [paragraph('妥否，请批示。')]
          : [paragraph(`${answer.agreed ? '同意' : '不同意'}${asked}。${answer.note}`)]),
      ],
      signedBy: [answer === null ? convening.name : authoriser.name],
      dateText: writtenDay(answer === null ? (newest?.askedOn ?? null) : answer.on),
      notes: [sampleNote],
    }
  },
}

export const committeeDocuments: Readonly<Record<string, Spec>> = {
  authorisationLetter,
  stopNotice,
  exceptionLetter,
}

/** Papers of a submission: F8 letter, F41 roster, F42 hand-over list, F43 receipt. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Submission } from '../submission/state.ts'
import { numberSlot } from '../identity/slots.ts'
import { articleText, listTable, numbered, paragraph, sampleNote, writtenDay } from './grid.ts'

type Spec = DocumentSpec<Submission>
const clause = cite('anhui-titles-2018/art.13.b').clause

/** Whom F8 names (art.13.b); everything that is told of them stands in F41. */
const nameTable = ({ rows }: Submission) =>
  listTable(
    '申报人员名单',
    [
      ['no', '序号', 3, 'code'],
      ['name', '姓名', 5],
      ['identity', '身份证号', 10, 'code'],
      ['employer', '单位', 11],
      ['specialty', '申报专业', 6],
      ['track', '类型', 4],
    ],
    numbered(
      rows.map(({ name, person, employer, specialty, track }) => [
        name,
        numberSlot(person),
        employer,
        specialty,
        track,
      ]),
    ),
  )

const rosterTable = ({ rows }: Submission, title: string) =>
  listTable(
    title,
    [
      ['no', '序号', 3, 'code'],
      ['name', '姓名', 5],
      ['identity', '身份证号', 10, 'code'],
      ['employer', '单位', 12],
      ['specialty', '申报专业', 6],
      ['level', '级别', 5],
      ['track', '类型', 5],
      ['number', '申报编号', 9],
    ],
    numbered(
      rows.map(({ name, person, employer, specialty, level, track, number }) => [
        name,
        numberSlot(person),
        employer,
        specialty,
        level,
        track,
        number,
      ]),
    ),
  )
/** Id numbers never enter a case; they are added from the register for whoever prints the roster. */
const identityNote = '身份证号不存入案卷，由有权的岗位打印时从人员名册填入。'

/** F8: whom it asks, by which line of art.13, for how many, and who they are. */
const submissionLetter: Spec = {
  label: '申请委托评审函',
  clause,
  template: 'letter',
  when: ({ rows, stage }) => rows.length > 0 && stage !== 'discarded',
  data: (state) => {
    const { submitter, convening, year, series, band, rows, letter, supplementTo } = state
    return {
      ...(letter === null ? {} : { documentNumber: letter.number }),
      title: `关于申请委托评审\n${year}年度${series}系列${band}职称的函`,
      recipients: convening.name,
      blocks: [
        paragraph(
          `现将我单位审核的${year}年度${series}系列${band}职称申报人员${rows.length}人的材料呈报你单位，请予评审。${
            supplementTo === null ? '' : `本函为${supplementTo}的补充。`
          }`,
        ),
        ...(letter === null ? [] : [paragraph(`呈报依据：${articleText(letter.basis)}。`)]),
        { kind: 'table', table: nameTable(state) },
        paragraph('所列人员均已在用人单位公示不少于五个工作日，公示情况随材料附送。'),
        ...(letter === null || letter.contact === '' ? [] : [paragraph(`联系人、电话：${letter.contact}。`)]),
      ],
      signedBy: [submitter.name],
      dateText: letter === null ? '　　年　　月　　日' : writtenDay(letter.on),
      notes: [sampleNote, identityNote],
    }
  },
}

/** F41 in the order of the bundle. */
const roster: Spec = {
  label: '申报人员花名册',
  clause,
  template: 'figures',
  when: ({ rows }) => rows.length > 0,
  data: (state) => ({
    orientation: 'landscape',
    tables: [
      {
        ...rosterTable(state, `${state.year}年度${state.series}系列${state.band}职称申报人员花名册`),
        preparedBy: `呈报单位：${state.submitter.name}`,
        unit: `共${state.rows.length}人`,
        notes: [sampleNote, identityNote],
      },
    ],
    signatures: ['填表人', '审核人', '呈报单位（盖章）'].map((label) => ({ label })),
  }),
}

/** F42: bag by bag, with the signatures of both sides. */
const handOverList: Spec = {
  label: '材料交接清单',
  clause,
  template: 'figures',
  when: ({ stage }) => stage === 'sent' || stage === 'received',
  data: ({ rows, receipt, year, submitter, convening }) => ({
    orientation: 'portrait',
    tables: [
      {
        ...listTable(
          `${year}年度职称评审材料交接清单`,
          [
            ['no', '序号', 3, 'code'],
            ['number', '申报编号', 10],
            ['name', '姓名', 6],
            ['employer', '单位', 13],
            ['bag', '材料袋', 6],
          ],
          numbered(
            rows.map(({ application, number, name, employer }) => [
              number,
              name,
              employer,
              receipt === null ? '' : receipt.bags.includes(application) ? '已收' : '未收',
            ]),
          ),
        ),
        preparedBy: `移交：${submitter.name}`,
        unit: `接收：${convening.name}`,
        notes: [sampleNote],
      },
    ],
    signatures: [
      { label: '移交人' },
      { label: '接收人' },
      { label: '交接日期', ...(receipt === null ? {} : { name: writtenDay(receipt.on) }) },
    ],
  }),
}

/** F43: prints when the bundle has been ticked off at the counter. */
const receiptSlip: Spec = {
  label: '收件回执',
  clause,
  template: 'letter',
  when: ({ receipt }) => receipt !== null,
  data: ({ receipt, submitter, convening, letter, rows }) => {
    const missing = rows.filter(({ application }) => receipt?.missing.includes(application) === true)
    return {
      title: '收件回执',
      recipients: submitter.name,
      blocks: [
        paragraph(
          `你单位${letter?.number ?? ''}呈报的材料收悉，名单${rows.length}人，收到材料袋${receipt?.bags.length ?? 0}个。`,
        ),
        paragraph(
          missing.length === 0
            ? '袋数与名单相符。'
            : `未收到下列人员的材料袋，请在呈报截止前补送：${missing.map(({ name }) => name).join('、')}。`,
        ),
        paragraph('本回执只证明收到材料，不表示已受理。'),
      ],
      signedBy: [convening.name],
      dateText: writtenDay(receipt?.on ?? null),
      notes: [sampleNote],
    }
  },
}

export const submissionDocuments: Readonly<Record<string, Spec>> = {
  submissionLetter,
  roster,
  handOverList,
  receiptSlip,
}

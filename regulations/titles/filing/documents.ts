/** Papers of the applicant: F2 and F3, made from what was filled in and never typed twice; the bag cover F40. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import { label, pairs, sampleNote, value, wide, writtenDay } from '../application/paper.ts'
import type { Application } from '../application/state.ts'
import { numberSlot } from '../identity/slots.ts'
import { commitments } from './commitments.ts'
import { givenDigest, shownDigest } from './digest.ts'
import { catalogueOf } from './slots.ts'

type Spec = DocumentSpec<Application>

/** F2 and its likes list five rows at most (header, F2). */
const ROWS_MAX = 5
const listed = (rows: readonly string[]): string => rows.slice(0, ROWS_MAX).join('\n')
const targetText = ({ target }: Application): string =>
  `${target.series}系列 ${target.specialty}专业 ${target.level}（${target.track}）`
const degreeText = ({ filedFacts }: Application): string => {
  const degree = filedFacts?.degree ?? null
  return degree === null
    ? ''
    : `${degree.level} ${degree.school} ${degree.specialty} ${writtenDay(degree.awardedOn)}`
}
const rankText = (rank: number | null, of: number): string =>
  of < 2 ? '独立完成' : `排名${rank ?? ''}/${of}`

function summaryEntries(state: Application): readonly (readonly [string, string])[] {
  const { filedFacts: facts, applicant, employer, intake } = state
  const title = facts?.title ?? null
  return [
    ['单位', employer.name],
    ['姓名', applicant.name],
    ['性别', facts?.sex ?? ''],
    ['出生年月', writtenDay(facts?.bornOn ?? null)],
    ['身份证号', numberSlot(applicant.key)],
    ['参加工作时间', writtenDay(facts?.workingSince ?? null)],
    ['学历', degreeText(state)],
    [
      '现职称及取得时间',
      title === null
        ? ''
        : `${title.series}/${title.specialty} ${title.level} ${writtenDay(title.obtainedOn)}`,
    ],
    ['聘任时间', writtenDay(facts?.appointedOn ?? null)],
    ['任职年限', facts === null || facts.tenureYears === null ? '' : `${facts.tenureYears}年`],
    ['申报职称', targetText(state)],
    ['现从事工作', facts?.post ?? ''],
    ['考核结果', (facts?.assessments ?? []).map(({ year, grade }) => `${year}${grade}`).join(' ')],
    ['继续教育学时', facts === null ? '' : String(facts.educationHours)],
    ['考试成绩', intake.exam === null ? '' : intake.exam.absent ? '缺考' : (intake.exam.total ?? '')],
  ]
}

/** Three labels and values a row; the photo takes a column of its own beside them. */
function summaryRows(entries: ReturnType<typeof summaryEntries>) {
  const rows = Array.from({ length: Math.ceil(entries.length / 3) }, (_, index) =>
    entries.slice(index * 3, index * 3 + 3).flatMap(([name, text]) => [label(name), value(text)]),
  )
  return rows.map((row, index) =>
    index === 0 ? [...row, value('', { rowspan: rows.length, photo: true })] : row,
  )
}
/** A value over the whole sheet beside its label. */
const across = (name: string, text: string, lines: number) => wide(name, text, { lines, colspan: 6 })

/** F2, one A3 sheet: every line comes from F1 and the registers. */
const summaryForm: Spec = {
  label: '申报专业技术资格人员简明情况登记表',
  clause: cite('anhui-titles-2018/art.9.1.2').clause,
  template: 'form',
  when: ({ content }) => content.workHistory.length > 0,
  data: (state) => {
    const { content, opinion, internalNotice } = state
    const results = content.achievements.filter(({ kind }) => kind === '业绩成果')
    const awards = content.achievements.filter(({ kind }) => kind === '奖励')
    return {
      title: '申报专业技术资格人员简明情况登记表',
      subtitle: state.number,
      preparedBy: `评审年度：${state.cycle.year}年`,
      paper: 'a3',
      columns: [2, 4, 2, 4, 2, 4, 2],
      rows: [
        ...summaryRows(summaryEntries(state)),
        across(
          '主要业绩',
          listed(
            results.map(
              ({ name, part, rank, contributors }) => `${name}（${part} ${rankText(rank, contributors)}）`,
            ),
          ),
          4,
        ),
        [
          label('论文论著'),
          value(listed(content.works.map(({ kind, title, venue }) => `${kind}：${title}（${venue}）`)), {
            lines: 4,
            colspan: 3,
          }),
          label('奖励'),
          value(listed(awards.map(({ name, body, grade }) => `${name}（${body} ${grade}）`)), { colspan: 2 }),
        ],
        [
          label('单位意见与公示情况'),
          value(
            [
              opinion === null ? '' : `${opinion.merits}；${opinion.standard}；${opinion.conduct}`,
              internalNotice === null
                ? ''
                : `${writtenDay(internalNotice.postedOn)}至${writtenDay(internalNotice.takenDownOn)}在${internalNotice.place}公示`,
            ].join('\n'),
            { lines: 2, colspan: 3, seal: '用人单位（盖章）' },
          ),
          label('呈报单位意见'),
          value('', { colspan: 2, seal: '呈报单位（盖章）' }),
        ],
        [
          label('组建单位审核意见'),
          value('', { lines: 2 }),
          label('专业组意见'),
          value(''),
          label('备注'),
          value('', { colspan: 2 }),
        ],
      ],
      notes: [sampleNote],
    }
  },
}

const signatureText = (pledge: Application['pledge']): string =>
  pledge === null ? '' : `${pledge.by}${pledge.signature === undefined ? '' : '（手写签名图像随件保存）'}`

/** F3: the pledge with the digest of the list it is signed over. */
const pledgeForm: Spec = {
  label: '个人申报专业技术资格诚信承诺书',
  clause: cite('anhui-titles-2018/art.9.1.3').clause,
  template: 'form',
  when: ({ materials }) => materials.length > 0,
  data: (state) => ({
    title: '个人申报专业技术资格诚信承诺书',
    subtitle: state.number,
    columns: [2, 4, 2, 4],
    rows: [
      ...pairs([
        ['姓名', state.applicant.name],
        ['身份证号', numberSlot(state.applicant.key)],
        ['单位', state.employer.name],
        ['申报职称', targetText(state)],
        ['评审年度', `${state.cycle.year}年`],
      ]),
      wide('承诺', commitments.map((text, index) => `${index + 1}. ${text}`).join('\n'), { lines: 6 }),
      wide('材料清单', `共${state.materials.length}件，清单摘要值${shownDigest(givenDigest(state))}`),
      wide('签名', signatureText(state.pledge), { lines: 2 }),
      wide('签署日期', writtenDay(state.pledge?.on ?? null)),
      wide('单位见证', '', { lines: 2, seal: '用人单位（盖章）' }),
    ],
    notes: [sampleNote],
  }),
}

/** F40: the cover of the bag, with its contents list and page counts. */
const bagCover: Spec = {
  label: '材料袋封面',
  clause: cite('anhui-titles-2018/art.9.1.0').clause,
  template: 'form',
  when: ({ materials }) => materials.length > 0,
  data: (state) => {
    const lines = catalogueOf(state)
    return {
      title: '职称评审材料袋',
      subtitle: `${state.number}　${state.applicant.name}　${state.employer.name}`,
      preparedBy: targetText(state),
      columns: [1, 4, 5, 2, 2],
      rows: [
        [label('序号'), label('材料项'), label('材料'), label('页数'), label('页码')],
        ...lines.map(({ material: { name, pages, year, original }, slotName, from, until }, index) => [
          value(String(index + 1)),
          value(slotName),
          value(`${name}${year === null ? '' : `（${year}年）`}${original ? '（原件）' : ''}`),
          value(String(pages)),
          value(from === until ? String(from) : `${from}–${until}`),
        ]),
        [
          label('合计'),
          value(`${lines.length}件`, { colspan: 2 }),
          value(String(lines.at(-1)?.until ?? 0)),
          value(''),
        ],
      ],
      notes: [sampleNote],
    }
  },
}

export const filingDocuments: Readonly<Record<string, Spec>> = { summaryForm, pledgeForm, bagCover }

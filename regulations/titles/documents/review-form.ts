/** F1 专业技术资格评审表 in two prints: the one that goes through all hands with its counts, and the person's without. */
import type { DocumentSpec, Phrase } from '#kernel/case'
import { anyOf, ownOrganisationIs, personIs } from '#kernel/case'
import type { Fact } from '#kernel/law'
import { cite } from '#kernel/law'
import { isBeforeCommittee } from '../application/desk.ts'
import type { Application } from '../application/state.ts'
import { reviewers } from '../application/visibility.ts'
import { shownDigest } from '../filing/digest.ts'
import { numberSlot, phoneSlot } from '../identity/slots.ts'
import { TWELFTHS, box, cell, head, listRows, sampleNote, section, twos, writtenDay } from './grid.ts'
import type { Cell } from './grid.ts'
import { conclusionRows, opinionRows } from './review-form-boxes.ts'

type Spec = DocumentSpec<Application>
type Rows = readonly (readonly Cell[])[]

/** Before it goes to the committee the form is in the hands of applicant, employer and offices; then only of those who review. */
const holders: Phrase = anyOf(
  personIs('form-holder'),
  ownOrganisationIs('form-holder', 'employer-personnel'),
  ownOrganisationIs('form-holder', 'employer-head'),
  ownOrganisationIs('form-holder', 'department-titles'),
  ownOrganisationIs('form-holder', 'talent-agency'),
  ownOrganisationIs('form-holder', 'county-titles'),
  ownOrganisationIs('form-holder', 'city-titles'),
)
const titleText = ({ filedFacts }: Application): string => {
  const title = filedFacts?.title ?? null
  return title === null ? '无' : `${title.series}/${title.specialty} ${title.level}`
}

function cover(state: Application) {
  const { number, employer, applicant, target, cycle } = state
  return {
    fields: [
      { label: '编号', text: number },
      { label: '单位', text: employer.name },
      { label: '姓名', text: applicant.name },
      { label: '申报系列', text: target.series },
      { label: '申报专业', text: target.specialty },
      { label: '申报级别', text: target.level },
      { label: '现职称', text: titleText(state) },
      { label: '申报类型', text: target.track },
      { label: '评审年度', text: `${cycle.year}年` },
    ],
    dateText: state.filedOn === null ? '　　年　　月　　日' : writtenDay(state.filedOn),
  }
}

/** The photo stands beside the first rows. */
function personRows(state: Application): Rows {
  const { applicant, filedFacts: facts, content, employer } = state
  const beside: readonly (readonly [string, string, string, string])[] = [
    ['姓名', applicant.name, '曾用名', facts?.formerName ?? ''],
    ['性别', facts?.sex ?? '', '民族', facts?.nation ?? ''],
    ['出生年月', writtenDay(facts?.bornOn ?? null), '政治面貌', content.politics ?? ''],
    ['参加工作时间', writtenDay(facts?.workingSince ?? null), '健康状况', content.health ?? ''],
    ['单位性质', employer.kind, '隶属层级', employer.affiliation],
    ['行政职务', content.office ?? '', '属地区划代码', state.territory],
  ]
  return [
    ...beside.map(([name, text, other, more], index) => [
      head(name, 2),
      cell(text, 3),
      head(other, 2),
      cell(more, 2),
      ...(index === 0 ? [cell('', 3, { rowspan: beside.length, photo: true })] : []),
    ]),
    ...twos([
      ['工作单位', employer.name],
      ['专业技术岗位', facts?.post ?? ''],
      ['身份证号', numberSlot(applicant.key)],
      ['联系方式', phoneSlot(applicant.key)],
    ]),
  ]
}

function learningRows({ filedFacts: facts, content }: Application): Rows {
  const degree = facts?.degree ?? null
  return [
    section('学历与职业资格'),
    ...listRows(
      [
        ['院校', 3],
        ['专业', 2],
        ['学历', 1],
        ['学位', 2],
        ['类型', 2],
        ['毕业时间', 2],
      ],
      degree === null
        ? []
        : [
            [
              degree.school,
              degree.specialty,
              degree.level,
              degree.degree ?? '',
              degree.kind,
              writtenDay(degree.awardedOn),
            ],
          ],
    ),
    box('职业资格', content.qualification ?? '无'),
    box('继续教育', facts === null ? '' : `任现职以来累计${facts.educationHours}学时`),
  ]
}

function titleRows(state: Application): Rows {
  const { filedFacts: facts, cycle, content } = state
  const title = facts?.title ?? null
  const years = facts?.tenureYears ?? null
  return [
    section('现职称、聘任和任职年限'),
    ...twos([
      ['现职称', title === null ? (content.noTitleReason ?? '无') : titleText(state)],
      ['取得方式', title?.way ?? ''],
      ['取得时间', writtenDay(title?.obtainedOn ?? null)],
      ['批准机关', title?.authority ?? ''],
      ['证书编号', title?.certificate ?? ''],
      ['聘任时间', writtenDay(facts?.appointedOn ?? null)],
      ['任职起算', writtenDay(facts?.tenureStart ?? null)],
      ['任职年限', years === null ? '' : `${years}周年（截至${writtenDay(cycle.cutOff)}）`],
    ]),
  ]
}

const rankText = (rank: number | null, of: number): string => (of < 2 ? '独立' : `${rank ?? ''}/${of}`)

function workRows({ content }: Application): Rows {
  const results = content.achievements.filter(({ kind }) => kind === '业绩成果')
  return [
    section('工作经历'),
    ...listRows(
      [
        ['起止', 4],
        ['单位', 5],
        ['岗位（职务）', 3],
      ],
      content.workHistory.map(({ from, until, employer, post }) => [
        `${writtenDay(from)}至${until === null ? '今' : writtenDay(until)}`,
        employer,
        post,
      ]),
    ),
    section('任现职以来的业绩成果'),
    ...listRows(
      [
        ['项目', 3],
        ['本人工作内容', 3],
        ['作用', 1],
        ['排名', 1],
        ['鉴定部门', 2],
        ['时间、等级', 2],
      ],
      results.map((row) => [
        row.name,
        row.ownWork,
        row.part,
        rankText(row.rank, row.contributors),
        row.body,
        `${writtenDay(row.on)} ${row.grade}`,
      ]),
    ),
  ]
}

function proofRows({ content, filedFacts }: Application): Rows {
  const awards = content.achievements.filter(({ kind }) => kind === '奖励')
  return [
    section('奖励'),
    ...listRows(
      [
        ['名称', 4],
        ['授予部门', 3],
        ['时间', 2],
        ['等级', 2],
        ['排名', 1],
      ],
      awards.map((row) => [
        row.name,
        row.body,
        writtenDay(row.on),
        row.grade,
        rankText(row.rank, row.contributors),
      ]),
    ),
    section('论文、论著、译作和专题报告'),
    ...listRows(
      [
        ['类别', 1],
        ['题目', 3],
        ['刊物或出版社', 3],
        ['刊号', 2],
        ['时间', 2],
        ['排名', 1],
      ],
      content.works.map((row) => [
        row.kind,
        row.title,
        row.venue,
        row.number,
        writtenDay(row.on),
        row.rank === null ? '' : String(row.rank),
      ]),
    ),
    section('年度考核'),
    ...listRows(
      [
        ['年度', 3],
        ['等次', 3],
        ['证明方式', 6],
      ],
      (filedFacts?.assessments ?? []).map(({ year, grade, proof }) => [String(year), grade, proof]),
    ),
  ]
}

/** Data of the form. @param counts whether panel opinion and ballot are printed: never on the person's print */
function reviewFormData(state: Application, counts: boolean): Fact {
  const { target, pledge } = state
  const rows: Rows = [
    section('基本情况'),
    ...personRows(state),
    ...learningRows(state),
    ...titleRows(state),
    ...workRows(state),
    ...proofRows(state),
    section('诚信承诺'),
    box(
      '本人承诺',
      pledge === null ? '' : `已签署诚信承诺书，清单摘要值${shownDigest(pledge.digest).slice(0, 16)}`,
      {
        lines: 3,
        seal: signLineOf(pledge?.by),
      },
    ),
    ...opinionRows(state, counts),
    ...conclusionRows(state, counts),
  ]
  return {
    title: '专业技术资格评审表',
    subtitle: counts ? '' : '（本人存）',
    ...(target.track === '破格' ? { mark: '破格' } : {}),
    cover: cover(state),
    columns: TWELFTHS,
    rows,
    notes: [sampleNote, '身份证号、联系方式不存入案卷，由有权的岗位打印时从人员名册填入。'],
  }
}
const signLineOf = (name: string | undefined): string =>
  name === undefined ? '申报人（签字）：　　　　　　年　　月　　日' : `申报人：${name}`

const form = (counts: boolean, more: Partial<Spec>): Spec => ({
  label: counts ? '专业技术资格评审表' : '专业技术资格评审表（本人存）',
  clause: cite('anhui-titles-2018/art.9.1.1.a').clause,
  template: 'form',
  when: ({ content }) => content.workHistory.length > 0,
  data: (state) => reviewFormData(state, counts),
  ...more,
})

/** Printed once, sealed by every hand, with conclusion and approval printed onto it: kept from the person once it holds them. */
export const reviewForm: Spec = form(true, { readers: anyOf(holders, reviewers) })
/** What the person gets back: passed or not, and no figure of the ballot (art.24.e, 26.b). */
export const personalReviewForm: Spec = form(false, {
  clause: cite('anhui-titles-2018/art.23.6.a').clause,
  when: (state) => state.content.workHistory.length > 0 && !isBeforeCommittee(state),
})

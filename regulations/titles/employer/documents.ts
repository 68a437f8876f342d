/** Papers of the employer: F12 checking record, F13 internal notice, F31 changed post, F48 nothing objected. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import {
  label,
  pairs,
  paragraph,
  sampleNote,
  sentence,
  value,
  wide,
  writtenDay,
} from '../application/paper.ts'
import type { Application } from '../application/state.ts'
import { standingMaterials } from '../filing/digest.ts'
import { materialLabel } from '../filing/slots.ts'
import { markOf } from './facts.ts'
import { officials } from '../application/visibility.ts'

type Spec = DocumentSpec<Application>
const tick = (holds: boolean): string => (holds ? '√' : '×')

/** F12: copy or original, verifier, opinion and seal of every item. */
const checkingRecord: Spec = {
  label: '材料核验记录',
  clause: cite('anhui-titles-2018/art.9.2.i').clause,
  template: 'form',
  when: ({ marks }) => marks.length > 0,
  data: (state) => ({
    title: '材料核验记录',
    subtitle: `${state.number}　${state.applicant.name}　${state.employer.name}`,
    columns: [9, 33, 9, 9, 9, 16, 18, 23],
    rows: [
      ['序号', '材料', '真实', '齐全', '规范', '核对人', '审查意见', '日期'].map(label),
      ...standingMaterials(state).map((material, index) => {
        const mark = markOf(state, material.id)
        const copy = mark?.copy ?? null
        const cells = [
          String(index + 1),
          `${materialLabel(material)}${material.original ? '（原件）' : '（复印件）'}`,
          mark === undefined ? '' : tick(mark.genuine),
          mark === undefined ? '' : tick(mark.complete),
          mark === undefined ? '' : tick(mark.regular),
          copy?.by ?? '',
          copy?.opinion ?? '',
          writtenDay(copy?.on ?? null),
        ]
        return cells.map((text) => value(text))
      }),
    ],
    notes: [sampleNote],
    signatures: [{ label: '单位人事部门' }],
  }),
}

/**
 * F13: three kinds of content (art.9.2.d); never an identity number, phone, birth date or address (DESK A4). Rank and score are
 * those of the employer's own recommendation, which is held to be seen (DESK B4); of exam, panel and vote nothing stands here.
 */
const internalNotice: Spec = {
  label: '单位公示',
  clause: cite('anhui-titles-2018/art.9.2.d').clause,
  template: 'form',
  when: ({ internalNotice: notice }) => notice !== null,
  data: (state) => {
    const { internalNotice: notice, content, filedFacts: facts, group, recommendation } = state
    const shown = state.materials.filter(({ id }) => notice?.shown.includes(id) === true)
    const kept = standingMaterials(state).filter(({ id }) => notice?.shown.includes(id) !== true)
    return {
      title: '职称申报公示',
      subtitle: state.employer.name,
      preparedBy: `公示自${writtenDay(notice?.postedOn ?? null)}起，不少于5个工作日（公示当日${state.cycle.postingDayCounts ? '' : '不'}计入）`,
      columns: [2, 4, 2, 4],
      rows: [
        ...pairs([
          ['姓名', state.applicant.name],
          ['性别', facts?.sex ?? ''],
          ['申报职称', `${state.target.series}/${state.target.specialty} ${state.target.level}`],
          ['申报类型', state.target.track],
          ['现职称', facts?.title?.level ?? ''],
          ['任职年限', facts === null || facts.tenureYears === null ? '' : `${facts.tenureYears}年`],
        ]),
        wide('业绩成果', content.achievements.map(({ name }) => name).join('；')),
        wide('论文论著', content.works.map(({ title }) => title).join('；')),
        wide('公示材料', shown.map(materialLabel).join('、')),
        wide('备查材料', kept.map(materialLabel).join('、')),
        wide('考核结论', group?.sheet?.conclusion ?? '未设考核组'),
        wide(
          '单位推荐',
          recommendation === null
            ? ''
            : `名次${recommendation.rank}${recommendation.score === '' ? '' : `，得分${recommendation.score}`}`,
        ),
        wide('反映渠道', '请在公示期内以书面、电话或当面方式向单位人事部门反映，可以匿名。'),
      ],
      notes: [sampleNote],
      signatures: [{ label: '用人单位（盖章）' }],
    }
  },
}

/** F31: old post, new post, day. */
const postChange: Spec = {
  label: '岗位变动证明',
  clause: cite('anhui-titles-2018/art.36.b').clause,
  template: 'letter',
  when: (state) => state.postChange !== null,
  data: ({ postChange: change, applicant, employer }) => ({
    ...(change === null || change.document === '' ? {} : { documentNumber: change.document }),
    title: '岗位变动证明',
    blocks: [
      paragraph(
        `${applicant.name}同志原在${change?.oldPost ?? ''}岗位工作，自${writtenDay(change?.since ?? null)}起在${change?.newPost ?? ''}岗位工作，现岗位考核${change?.grade ?? ''}。`,
      ),
      ...(change === null || change.statement === '' ? [] : [paragraph(sentence(change.statement))]),
      paragraph('特此证明。'),
    ],
    signedBy: [employer.name],
    dateText: writtenDay(change?.issuedOn ?? null),
    notes: [sampleNote],
  }),
}

/** F48: what came of the publicity. */
const publicityStatement: Spec = {
  label: '公示情况说明',
  clause: cite('anhui-titles-2018/art.9.2.e').clause,
  template: 'letter',
  // it counts the objections, which the applicant never learns of
  readers: officials,
  when: ({ internalNotice: notice }) => notice !== null && notice.takenDownOn !== null,
  data: ({ internalNotice: notice, applicant, employer, objections }) => ({
    title: objections.length === 0 ? '公示无异议说明' : '公示情况说明',
    blocks: [
      paragraph(
        `${applicant.name}同志申报职称的基本信息、评审材料和考核结论，自${writtenDay(notice?.postedOn ?? null)}起在${notice?.place ?? ''}公示，至${writtenDay(notice?.takenDownOn ?? null)}结束，公示时间不少于5个工作日。`,
      ),
      paragraph(
        objections.length === 0
          ? '公示期间没有收到反映。'
          : `公示期间收到反映${objections.length}件，已逐件核查：${objections.map(({ finding }) => finding ?? '核查中').join('、')}。`,
      ),
    ],
    signedBy: [employer.name],
    dateText: writtenDay(notice?.takenDownOn ?? null),
    notes: [sampleNote],
  }),
}

export const employerDocuments: Readonly<Record<string, Spec>> = {
  checkingRecord,
  internalNotice,
  postChange,
  publicityStatement,
}

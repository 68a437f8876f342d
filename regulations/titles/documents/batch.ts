/** Papers of a result batch: F14 and F15 notices, F16 and F48 what came of them, F24 report, F25 approval with its list. */
import type { DocumentSpec } from '#kernel/case'
import { anyOf } from '#kernel/case'
import { cite } from '#kernel/law'
import { authority, convening } from '../batch/desk.ts'
import { standing } from '../batch/state.ts'
import type { BatchCandidate, Posting, ResultBatch } from '../batch/state.ts'
import { blocksOf, listTable, numbered, paragraph, sampleNote, writtenDay } from './grid.ts'

type Spec = DocumentSpec<ResultBatch>
const heading = (text: string) => ({ kind: 'heading', level: 1, text })

/** Full name, unit, series, specialty, level: nothing else ever stands on a notice (DESK A4). */
const nameList = (title: string, candidates: readonly BatchCandidate[]) =>
  listTable(
    title,
    [
      ['no', '序号', 3, 'code'],
      ['name', '姓名', 6],
      ['employer', '单位', 14],
      ['series', '系列', 5],
      ['specialty', '专业', 6],
      ['level', '级别', 5],
    ],
    numbered(
      candidates.map(({ name, employer, series, specialty, level }) => [
        name,
        employer,
        series,
        specialty,
        level,
      ]),
    ),
  )

const dayCount = (counts: boolean): string => (counts ? '公示当日计入' : '公示当日不计入')

/** F14: those who passed, and where to object. */
const resultNotice: Spec = {
  label: '评审结果公示',
  clause: cite('anhui-titles-2018/art.25.a').clause,
  template: 'letter',
  when: ({ candidates }) => candidates.length > 0,
  data: ({ committee, year, candidates, resultPosting, postingDayCounts, convening: body }) => ({
    title: `${committee.name}${year}年度评审结果公示`,
    blocks: blocksOf(
      paragraph(
        `经${committee.name}评审，${candidates.length}人通过，现予公示。公示期不少于5个工作日${resultPosting === null ? '' : `，自${writtenDay(resultPosting.postedOn)}起`}（${dayCount(postingDayCounts)}）。`,
      ),
      { kind: 'table', table: nameList('', candidates) },
      paragraph(
        `对公示人员有异议的，请在公示期内反映，反映情况应当客观真实。受理：${resultPosting?.contact ?? body.name}。`,
      ),
    ),
    signedBy: [body.name],
    dateText: resultPosting === null ? '　　年　　月　　日' : writtenDay(resultPosting.postedOn),
    notes: [sampleNote],
  }),
}

/** F15: those whom the authority means to approve, on its own site. */
const approvalNotice: Spec = {
  label: '拟核准人员公示',
  clause: cite('anhui-titles-2018/art.26.b').clause,
  template: 'letter',
  when: ({ approvalPosting }) => approvalPosting !== null,
  data: (state) => ({
    title: `${state.year}年度${state.committee.name}评审通过拟核准人员公示`,
    blocks: blocksOf(
      paragraph(
        `经审核，拟核准下列${standing(state).length}人的职称，现再次公示，公示期不少于5个工作日（${dayCount(state.postingDayCounts)}）。公示期间受理来信来访。`,
      ),
      { kind: 'table', table: nameList('', standing(state)) },
      paragraph(`受理：${state.approvalPosting?.contact ?? ''}。`),
    ),
    signedBy: [state.authority.name],
    dateText: writtenDay(state.approvalPosting?.postedOn ?? null),
    notes: [sampleNote],
  }),
}

const placesText = (posting: Posting | null): string =>
  (posting?.places ?? [])
    .map(({ place, address }) => `${place}${address === '' ? '' : `（${address}）`}`)
    .join('、')

/** F16 and F48 in one: where, how long, with which proof, and whom it leaves waiting. */
const publicityReport: Spec = {
  label: '公示情况报告',
  clause: cite('anhui-titles-2018/art.25.c').clause,
  template: 'letter',
  when: ({ resultPosting, stage }) => resultPosting !== null && stage !== 'preparing',
  data: (state) => {
    const { resultPosting: posting, candidates, formerPostings, reportedOn } = state
    const waiting = candidates.filter(({ out }) => out?.why === '暂缓')
    return {
      title: waiting.length === 0 ? '评审结果公示无异议说明' : '评审结果公示情况报告',
      recipients: state.authority.name,
      blocks: blocksOf(
        paragraph(
          `${state.committee.name}${state.year}年度评审通过${candidates.length}人，自${writtenDay(posting?.postedOn ?? null)}起在${placesText(posting)}公示，不少于5个工作日${formerPostings.length === 0 ? '' : `；此前的公示${formerPostings.length}次因名单变动作废，已重新起算`}。`,
        ),
        paragraph(
          waiting.length === 0
            ? '公示期间没有需要暂缓的人员。'
            : `公示期间收到反映，暂缓报送${waiting.length}人：${waiting.map(({ name }) => name).join('、')}，核查后补报。`,
        ),
        paragraph(
          `公示名单的摘要值：${posting?.digest ?? ''}；留存照片、快照${posting?.evidence.length ?? 0}份。`,
        ),
      ),
      signedBy: [state.convening.name],
      dateText: writtenDay(reportedOn ?? posting?.takenDownOn ?? null) || '　　年　　月　　日',
      notes: [sampleNote],
    }
  },
  readers: anyOf(convening, authority),
}

/** F24: what the convening body reports; drafted from figures (`reports/general.ts`), edited by the clerk. */
const generalReport: Spec = {
  label: '评审情况综合报告',
  clause: cite('anhui-titles-2018/art.25.1').clause,
  template: 'report',
  when: ({ report }) => report !== null,
  data: ({ report, committee, year, convening: body }) => ({
    title: `${committee.name}${year}年度评审情况综合报告`,
    blocks: (report?.text ?? '').split(/\n+/u).map(paragraph),
    signedBy: [body.name],
    dateText: writtenDay(report?.on ?? null),
  }),
  readers: anyOf(convening, authority),
}

/** F25: one number for the whole list; who was held back or not agreed is not on it. */
const approvalDocument: Spec = {
  label: '核准批复',
  clause: cite('anhui-titles-2018/art.27.a').clause,
  template: 'letter',
  when: ({ approval }) => approval !== null,
  data: (state) => {
    const approved = standing(state)
    return {
      documentNumber: state.approval?.document ?? '',
      title: `关于核准${state.committee.name}${state.year}年度评审结果的批复`,
      recipients: state.convening.name,
      blocks: blocksOf(
        paragraph(
          `经审核并公示，核准${approved.length}人的职称（名单附后），取得时间为评委会评审通过之日。请及时转发呈报单位，并按规定退回和归档评审材料。`,
        ),
        heading('附　核准人员名单'),
        { kind: 'table', table: nameList('', approved) },
      ),
      signedBy: [state.authority.name],
      dateText: writtenDay(state.approval?.on ?? null),
      notes: [sampleNote],
    }
  },
}

export const batchDocuments: Readonly<Record<string, Spec>> = {
  resultNotice,
  approvalNotice,
  publicityReport,
  generalReport,
  approvalDocument,
}

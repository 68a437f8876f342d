/** Papers of single tracks: F4 of the exceptional one, F38 of direct filing after a transfer from office or army. */
import type { DocumentSpec } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import {
  TWELFTHS,
  box,
  cell,
  head,
  listRows,
  pairs,
  sampleNote,
  sealLine,
  section,
  twos,
  wide,
  writtenDay,
} from './grid.ts'

type Spec = DocumentSpec<Application>
const target = ({ target: to }: Application): string => `${to.series}系列${to.specialty}专业${to.level}`

const limits = ['学历', '资历', '继续教育'] as const

/** F4: which limits are lifted, by which conditions, and the offices' opinions; only with the exceptional track. */
const exceptionalForm: Spec = {
  label: '破格申报表',
  clause: cite('anhui-titles-2018/art.9.1.1.b').clause,
  template: 'form',
  when: ({ content, target: { track } }) => track === '破格' && content.exceptional !== null,
  data: (state) => {
    const { content, opinion, intake, applicant, employer, filedFacts: facts, route, cycle } = state
    const lifted = content.exceptional?.lifted ?? []
    const own = {
      学历: facts?.degree === null || facts === null ? '' : `${facts.degree.level} ${facts.degree.school}`,
      资历: facts === null || facts.tenureYears === null ? '' : `任职满${facts.tenureYears}年`,
      继续教育: facts === null ? '' : `${facts.educationHours}学时`,
    }
    const consent = intake.consent?.kind === 'F4' ? intake.consent : null
    return {
      title: '破格申报表',
      mark: '破格',
      subtitle: state.number,
      columns: TWELFTHS,
      rows: [
        ...twos([
          ['姓名', applicant.name],
          ['单位', employer.name],
          ['申报系列、专业', `${state.target.series}/${state.target.specialty}`],
          ['申报级别', state.target.level],
        ]),
        section('突破项'),
        [head('项目', 3), head('是否突破', 3), head('本人情况', 6)],
        ...limits.map((name) => [
          cell(name, 3),
          cell(lifted.includes(name) ? '√' : '', 3),
          cell(own[name], 6),
        ]),
        section('依据的破格条件'),
        ...listRows(
          [
            ['条件', 5],
            ['证明材料', 5],
            ['页次', 2],
          ],
          (content.exceptional?.rows ?? []).map(({ condition, evidence, page }) => [
            condition,
            evidence,
            page,
          ]),
        ),
        box('突出业绩与贡献', content.exceptional?.merits ?? '', { lines: 6 }),
        box('单位推荐意见', opinion?.merits ?? '', { lines: 4, seal: sealLine(employer.name) }),
        box('主管部门意见', '', { lines: 3, seal: sealLine('主管部门') }),
        box(
          '评委会（组建单位）受理意见',
          intake.admittedOn === null ? '' : `${writtenDay(intake.admittedOn)}受理`,
          {
            lines: 3,
            seal: sealLine(cycle.conveningName),
          },
        ),
        box(
          '同级人社部门审核意见',
          consent === null ? '' : `${consent.agreed ? '同意' : '不同意'}　${writtenDay(consent.on)}`,
          {
            lines: 3,
            seal: sealLine(route?.authorityName ?? '人社部门'),
          },
        ),
      ],
      notes: [sampleNote],
    }
  },
}

/** F38: direct filing after a transfer from office or army (art.41). */
const directForm: Spec = {
  label: '机关调入、军转人员直接申报审核表',
  clause: cite('anhui-titles-2018/art.41.c').clause,
  template: 'form',
  when: ({ target: { track } }) => track === '机关调入军转',
  data: (state) => {
    const { applicant, employer, filedFacts: facts, intake, cycle, route } = state
    const consent = intake.consent?.kind === 'F38' ? intake.consent : null
    return {
      title: '机关调入、军转人员直接申报审核表',
      subtitle: state.number,
      columns: [2, 4, 2, 4],
      rows: [
        ...pairs([
          ['姓名', applicant.name],
          ['性别', facts?.sex ?? ''],
          ['出生年月', writtenDay(facts?.bornOn ?? null)],
          ['现单位', employer.name],
          ['现岗位', facts?.post ?? ''],
          ['到岗时间', writtenDay(facts?.postSince ?? null)],
          ['参加工作时间', writtenDay(facts?.workingSince ?? null)],
          ['申报职称', target(state)],
        ]),
        wide(
          '工作经历',
          state.content.workHistory
            .map((row) => `${writtenDay(row.from)}起 ${row.employer} ${row.post}`)
            .join('\n'),
          {
            lines: 5,
          },
        ),
        wide('用人单位意见', '', { lines: 4, seal: sealLine(employer.name) }),
        wide('组建单位意见', '', { lines: 4, seal: sealLine(cycle.conveningName) }),
        wide(
          '人社部门审核意见',
          consent === null ? '' : `${consent.agreed ? '同意' : '不同意'}　${writtenDay(consent.on)}`,
          {
            lines: 4,
            seal: sealLine(route?.authorityName ?? '人社部门'),
          },
        ),
      ],
      notes: [sampleNote],
    }
  },
}

export const trackDocuments: Readonly<Record<string, Spec>> = { exceptionalForm, directForm }

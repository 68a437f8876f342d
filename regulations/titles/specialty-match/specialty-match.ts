/** 专业相符认定: one case per person, specialty and level; its end is an entry of the register of recognitions. */
import type { Happening } from '#kernel/case'
import { anyOf, inStage, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { localDate } from '#kernel/time'
import { matchDocuments } from '../documents/recognised.ts'
import { procedureIds } from '../vocabulary.ts'
import {
  DeclineMatch,
  RecogniseMatch,
  RequestMatch,
  WithdrawMatch,
  applicant,
  cityOfficer,
  desk,
  employerClerk,
  partiesOf,
} from './acts.ts'
import type { MatchEvent } from './events.ts'
import type { SpecialtyMatch } from './state.ts'
import { matchStages } from './state.ts'

function evolve(state: SpecialtyMatch | undefined, event: MatchEvent, happening: Happening): SpecialtyMatch {
  switch (event.type) {
    case 'MatchRequested': {
      const { type: _type, ...facts } = event
      return { ...facts, stage: 'applied', appliedOn: happening.date, recognition: null, declinedFor: null }
    }
    case 'MatchRecognised': {
      const { type: _type, ...made } = event
      const recognition = { ...made, on: happening.date }
      return { ...inStage(state, 'applied'), stage: 'recognised', recognition }
    }
    case 'MatchDeclined':
      return { ...inStage(state, 'applied'), stage: 'declined', declinedFor: event.reason }
    case 'MatchRequestWithdrawn':
      return { ...inStage(state, 'applied'), stage: 'withdrawn' }
  }
}

const end = cite('anhui-titles-2018/art.61.2.b')

export const specialtyMatch = desk.procedure({
  id: procedureIds.specialtyMatch,
  label: '专业相符认定',
  instrument: 'anhui-titles-2018',
  versions: [{ version: '2018', from: localDate('2018-01-01') }],
  shape: 1,
  stages: {
    applied: { label: matchStages.applied },
    recognised: { label: matchStages.recognised, closed: end },
    declined: { label: matchStages.declined, closed: end, aside: true },
    withdrawn: { label: matchStages.withdrawn, closed: end, aside: true },
  },
  acts: { RequestMatch, RecogniseMatch, DeclineMatch, WithdrawMatch },
  evolve,
  parties: partiesOf,
  title: ({ applicant: person, specialty }) => `${person.name}${specialty}专业相符认定`,
  columns: {
    specialty: { type: 'text', label: '系列/专业', value: ({ specialty }) => specialty },
    appliedOn: { type: 'date', label: '申请日期', value: ({ appliedOn }) => appliedOn },
  },
  documents: matchDocuments,
  visibility: { see: anyOf(applicant, employerClerk, cityOfficer, role('province-titles')) },
})

export const matchStateLabels: Readonly<Record<string, string>> = {
  stage: '环节',
  applicant: '申请人',
  'applicant.key': '人员编号',
  'applicant.account': '系统人员',
  'applicant.name': '姓名',
  employer: '所在单位',
  'employer.key': '单位编号',
  'employer.organisation': '机构',
  'employer.name': '单位名称',
  city: '认定机关',
  'city.organisation': '机构',
  'city.name': '机关名称',
  degree: '学历',
  'degree.key': '学历编号',
  'degree.specialty': '所学专业',
  'degree.awardedOn': '毕业日期',
  specialty: '申报系列/专业',
  band: '申报级别',
  statedHours: '申请认定的学时',
  evidence: '学时证明',
  appliedOn: '申请日期',
  recognition: '认定',
  'recognition.number': '认定文号',
  'recognition.hours': '认定学时',
  'recognition.opinion': '认定意见',
  'recognition.on': '认定日期',
  declinedFor: '不予认定的理由',
}
export const matchEventLabels: Readonly<Record<string, string>> = {
  MatchRequested: '提出了认定申请',
  MatchRecognised: '认定了专业相符',
  MatchDeclined: '作出了不予认定',
  MatchRequestWithdrawn: '撤回了申请',
}
export const matchRelationLabels: Readonly<Record<string, string>> = {
  applicant: '申请人',
  employer: '所在单位',
  city: '认定机关',
}

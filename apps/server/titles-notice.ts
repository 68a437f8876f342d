/** The internal notice F13 on a screen: who is named, what hangs there, what is kept for inspection (art.9.2.d). */
import { type LocalDate, type WorkCalendar, reckon, workingDays } from '#kernel/time'
import { type Application, maskPaperNumber } from '#regulations/titles'
import { INTERNAL_PUBLICITY_DAYS, publicityManner } from '../../regulations/titles/employer/periods.ts'
import { slotsOf } from '../../regulations/titles/filing/slots.ts'
import type { InternalNoticeLine, InternalNoticeView } from './contract/titles-desk.ts'

type Noticed = { readonly id: string; readonly state: Application; readonly calendar: WorkCalendar }

const lastDay = (postedOn: LocalDate, { state, calendar }: Noticed): LocalDate =>
  reckon(
    postedOn,
    workingDays(INTERNAL_PUBLICITY_DAYS),
    publicityManner(state.cycle.postingDayCounts),
    calendar,
  ).due

/** A line of the list; undefined where nothing hangs. */
export function noticeLine(noticed: Noticed): InternalNoticeLine | undefined {
  const { id, state } = noticed
  const { internalNotice: notice, applicant, target } = state
  if (notice === null) return undefined
  return {
    id,
    name: applicant.name,
    target: `${target.series}系列 ${target.specialty} ${target.level}`,
    postedOn: notice.postedOn,
    endsOn: lastDay(notice.postedOn, noticed),
  }
}

/** The whole notice. `paperNumber` is the number as the register has it; it leaves here masked. */
export function noticeView(noticed: Noticed, paperNumber: string): InternalNoticeView | undefined {
  const head = noticeLine(noticed)
  const { state } = noticed
  const { internalNotice: notice, content, filedFacts: facts, employer, target } = state
  if (head === undefined || notice === null) return undefined
  const degree = facts?.degree ?? null
  return {
    ...head,
    employer: employer.name,
    place: notice.place,
    sex: facts?.sex ?? '',
    paperNumber: maskPaperNumber(paperNumber),
    track: target.track,
    presentTitle: facts?.title?.level ?? '无',
    years: facts?.tenureYears ?? null,
    degree: degree === null ? '' : `${degree.level} ${degree.school} ${degree.specialty}`,
    workHistory: content.workHistory.map(({ from, until, employer: unit, post }) => ({
      from,
      until: until ?? '今',
      employer: unit,
      post,
    })),
    achievements: content.achievements.map(({ name, on, grade, rank, contributors }) => ({
      name,
      on,
      grade,
      rank: contributors < 2 || rank === null ? '' : `${rank}/${contributors}`,
    })),
    works: content.works.map(({ title, kind, on, venue }) => ({ title, kind, on, venue })),
    materials: materialsOf(state, notice.shown),
    conclusion: state.group?.sheet?.conclusion ?? '',
    recommendation:
      state.recommendation === null
        ? null
        : { rank: state.recommendation.rank, score: state.recommendation.score },
  }
}

function materialsOf(state: Application, shown: readonly string[]): InternalNoticeView['materials'] {
  const names = new Map(slotsOf(state.cycle, state.target).map(({ key, name }) => [key, name]))
  return state.materials
    .filter(({ removed }) => removed === null)
    .map(({ id, name, year, slot, pages }) => ({
      name: year === null ? name : `${name}（${year}年度）`,
      slot: names.get(slot) ?? slot,
      pages,
      shown: shown.includes(id),
    }))
}

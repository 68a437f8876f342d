/** Who reads which report. Whose cases are counted is the phrase's matter, beside the role: nobody counts what he may not see. */
import type { Phrase } from '#kernel/case'
import { allOf, anyOf, ownOrganisationIs } from '#kernel/case'
import { officials, reviewers } from '../application/visibility.ts'

const bureaus = ['county-titles', 'city-titles', 'province-titles'] as const
/** Posts of the convening body that reckon what became of its cycles. */
const convening = ['acceptance-clerk', 'meeting-secretary', 'convening-head', 'minutes-keeper'] as const
const supervisors = ['titles-inspector'] as const

/** Reports P3 to P13 and the sheet of art.52.d; F5, F6 and the draft of F24 hang on a cycle and are asked for by it. */
export const titleReports = {
  annual: { label: '年度对比', roles: [...convening, ...bureaus, ...supervisors, 'authorised-department'] },
  committees: { label: '评委会活动情况', roles: [...convening, ...bureaus, ...supervisors] },
  deadlines: {
    label: '期限一览',
    roles: [
      ...convening,
      ...bureaus,
      ...supervisors,
      'exam-clerk',
      'authorised-department',
      'department-titles',
    ],
  },
  vacancies: { label: '岗位空缺使用', roles: [...bureaus, 'employer-personnel', 'employer-head'] },
  refusals: { label: '不予受理原因', roles: [...convening, ...bureaus, ...supervisors] },
  complaints: { label: '投诉举报及处理', roles: [...bureaus, ...supervisors] },
  accountability: { label: '考核与倒查', roles: [...bureaus, ...supervisors] },
  integrity: { label: '诚信档案与禁报', roles: ['province-titles', 'register-keeper'] },
  fees: {
    label: '收费与支出',
    roles: ['titles-cashier', 'meeting-secretary', 'convening-head', 'fee-auditor', ...bureaus],
  },
  confirmations: { label: '异地职称确认', roles: [...bureaus] },
  routing: { label: '呈报差错', roles: [...convening, ...bureaus] },
  holdings: { label: '持证情况', roles: [...bureaus] },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly roles: readonly string[] }>>
export type TitleReport = keyof typeof titleReports

/** Reports of how things stand today rather than of a year. */
export const reportsOfToday: readonly TitleReport[] = ['deadlines', 'committees', 'integrity', 'holdings']

/** The reports a role may open, in the order of the header. */
export const reportsFor = (role: string): readonly TitleReport[] =>
  (Object.keys(titleReports) as TitleReport[]).filter((name) =>
    (titleReports[name].roles as readonly string[]).includes(role),
  )

/**
 * F5 and the draft of F24: the convening body and the title authority of those reviewed. It names nobody, so that a clerk
 * who is kept from one file still reckons the whole table.
 */
export const analysisReaders: Phrase = anyOf(
  ...convening.map((role) => ownOrganisationIs('convening', role)),
  ...[...bureaus, 'authorised-department'].map((role) => ownOrganisationIs('authority', role)),
)
/** F5 of its own cycle the convening body reckons whole, those among it that left before they came to its counter. */
export const reckonsOwnCycles = (role: string): boolean => (convening as readonly string[]).includes(role)
/** F6 names people with their votes: for those of them who may read the vote itself (art.25.3). */
export const overviewReaders: Phrase = allOf(analysisReaders, reviewers)
/** What the other reports count. */
export const countedFor: Phrase = officials
/** Who acted on a result is told to those who may read how it was reached. */
export const tracedFor: Phrase = reviewers

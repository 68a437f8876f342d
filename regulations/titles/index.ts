/** Title review: registers, cases and words that the platform and the faces take. */
export { application } from './application/application.ts'
export { internalNoticeReaders, screeningReaders } from './application/visibility.ts'
export { applicationOfYear, placeReleasesOf, releasesOf, vacanciesOf } from './application/resources.ts'
export { stages as applicationStages } from './application/state.ts'
export type { Application } from './application/state.ts'
export { type ApplicantRow, applicantColumns, readApplicants } from './filing/import.ts'
export { commitments } from './filing/commitments.ts'
export { givenDigest } from './filing/digest.ts'
export { materialLabel, pledgeStateOf, reusableOf, slotsOf } from './filing/index.ts'
export { fillers } from './application/desk.ts'
export { type TitleConsent, consentStages } from './consent/state.ts'
export type { TitleEntry } from './registers/people.ts'
export { choices } from './choices.ts'
export { repeated } from './repeated.ts'
export { reviewCommittee } from './committee/committee.ts'
export type { Committee } from './committee/state.ts'
export type { Complaint } from './complaint/state.ts'
export { reviewCycle } from './cycle/cycle.ts'
export { type Retirement, movesOf, outlookFindings, reckonOutlook } from './vacancies/outlook.ts'
export type { PostLevel } from './vacancies/state.ts'
export { type CycleDifference, compareParameters, differencesFrom } from './cycle/copy.ts'
export { type PublicCycle, announcementColumn, publicCycle } from './cycle/public.ts'
export { type Cycle, cycleFactsOf, findConditionSet } from './cycle/state.ts'
export { exam as examProcedure } from './exam/exam.ts'
export { readScores, scoreColumns } from './exam/import.ts'
export type { Exam } from './exam/state.ts'
export { reviewRoles, staffMayReview } from './discipline/rules.ts'
export { higherRules } from './higher-rules.ts'
export {
  type MatchWaysStated,
  barredUntilOf,
  judgeStatedWays,
  precheck,
  type Precheck,
  type PrecheckFacts,
} from './conditions/index.ts'
export { maskPaperNumber, personKeyOf, readPaper } from './identity/index.ts'
export { type PersonalFacts, fillPlaces, maskPersonal, personalReaders, personsIn } from './identity/slots.ts'
export type { Inspection } from './inspection/state.ts'
export type { FeeLedger } from './ledger/state.ts'
export { peopleProvider } from './meeting/agenda.ts'
export { venueActs, venueMeeting } from './meeting/venue.ts'
export { checklistOf } from './meeting/checklist.ts'
export {
  areSeparated,
  entitledTo,
  membersPresent,
  questionOf,
  recusalOf,
  recusedFrom,
  sheetDifferences,
  standingBallot,
} from './meeting/count.ts'
export { meetingPeople, recordReaders } from './meeting/desk.ts'
export { reviewMeeting } from './meeting/meeting.ts'
export {
  type AgendaItem as MeetingItem,
  type Meeting,
  type Member as MeetingMember,
  meetingModes,
  presides,
  votes as hasVote,
} from './meeting/state.ts'
export type { Sanction } from './sanction/state.ts'
export { caseWords, procedures } from './procedures.ts'
export * from './public/index.ts'
export { type IntegrityEntry, type VacancyEntry, registers } from './registers/index.ts'
export {
  type Doubt,
  type FoundCase,
  type Screened,
  screen,
  traceDigest,
  tracesOf,
} from './screening/index.ts'
export * from './reports/index.ts'
export { roleLabels } from './roles.ts'
export { seedEntries } from './seeds.ts'
export { type Assigned, type PlanQuestion, type RoutePlan, planRoute } from './route/index.ts'
export { type AssessedYear, type TenureFacts, gapsBetween, reckonTenure } from './tenure/index.ts'
export { affiliations, bandOf, employerKinds, levels, officeLevels, procedureIds } from './vocabulary.ts'

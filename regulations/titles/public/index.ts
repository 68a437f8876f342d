/** What of title review everybody may see, and how it is read from notices, registers and cases. */
export {
  type CertificateAnswer,
  type CertificateQuestion,
  type CertificateStanding,
  checkCertificate,
} from './certificate.ts'
export { listData, listOfficialHtml, listSentences } from './export.ts'
export { IN_FORCE_SETTING, type InstrumentFact, inForceText, instrumentFacts } from './instrument-facts.ts'
export {
  type PersonColumn,
  type PublicCommittee,
  type PublicList,
  announcementOf,
  closedIn,
  nothingClosedIsShown,
  personColumns,
  publicCommitteeOf,
  publicListOf,
} from './open-facts.ts'
export { PUBLICITY_DAYS, type PublicityDays, publicityDays } from './publicity.ts'
export { type ApplicationStanding, type OpenApplication, standingOf } from './standing.ts'

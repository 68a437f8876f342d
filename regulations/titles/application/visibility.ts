/** Who sees an application, and which parts of it (art.4.a, 9.2.d, 51.1.a). */
import type { Phrase, Visibility } from '#kernel/case'
import { allOf, anyOf, not, organisationAbove, ownOrganisationIs, personIs } from '#kernel/case'
import { applicant, employerClerk, employerHead, entrustedClerk, officer } from './desk.ts'

const insideEmployer = anyOf(
  employerClerk,
  employerHead,
  entrustedClerk,
  ownOrganisationIs('employer', 'employer-assessor'),
)
/** HR departments above the employer; those of other territories stand above nobody here (art.4.a). */
const bureausAbove = anyOf(
  organisationAbove('employer', 'county-titles'),
  organisationAbove('employer', 'city-titles'),
  organisationAbove('employer', 'province-titles'),
  organisationAbove('employer', 'titles-inspector'),
)
const conveningBody = anyOf(
  ownOrganisationIs('convening', 'acceptance-clerk'),
  ownOrganisationIs('convening', 'exam-clerk'),
  ownOrganisationIs('convening', 'meeting-secretary'),
  ownOrganisationIs('convening', 'titles-cashier'),
  ownOrganisationIs('convening', 'seal-keeper'),
  ownOrganisationIs('convening', 'minutes-keeper'),
  ownOrganisationIs('convening', 'convening-head'),
)
const desksOnTheWay = anyOf(
  officer('forwarder'),
  officer('submitter'),
  officer('authority'),
  officer('peer-bureau'),
)

/** Offices that judge the file after the employer; the closed parts are theirs only where a phrase below says so. */
const offices = anyOf(desksOnTheWay, bureausAbove, conveningBody)
const outsideOwnFile = not(anyOf(applicant, personIs('recused')))

/** The internal notice is for the employer's own people, while it hangs (art.9.2.d). */
export const internalNoticeReaders: Phrase = ownOrganisationIs('colleagues')

/**
 * Everybody in the case but the applicant: who objected and what was found is not hers. Rank and score of the employer's own
 * recommendation are: they hang in the internal notice (DESK B4).
 */
export const officials: Phrase = allOf(anyOf(insideEmployer, offices), outsideOwnFile)
/** Officers of the title authority, never the personnel office of an employer that approves its own people. */
const titleAuthority = anyOf(
  ownOrganisationIs('authority', 'county-titles'),
  ownOrganisationIs('authority', 'city-titles'),
  ownOrganisationIs('authority', 'province-titles'),
  ownOrganisationIs('authority', 'authorised-department'),
)
/** The convening body's own work; title authority and inspectors look on, applicants and employers do not. */
export const reviewers: Phrase = allOf(anyOf(conveningBody, titleAuthority), outsideOwnFile)

/** What other applications give reason to ask: for whoever decides on acceptance or approval, and for inspectors. */
export const screeningReaders: Phrase = allOf(
  anyOf(
    ownOrganisationIs('convening', 'acceptance-clerk'),
    ownOrganisationIs('convening', 'convening-head'),
    titleAuthority,
    organisationAbove('employer', 'titles-inspector'),
  ),
  outsideOwnFile,
)

/** Who appraised, and that somebody did, is the convening body's own affair (header: never public). */
export const appraisalActs: Readonly<Record<string, Phrase>> = {
  SendForAppraisal: reviewers,
  RecordAppraisal: reviewers,
  StrikeOutsideAppraisal: reviewers,
}

/** Counts and who asked for a defence are told to nobody outside; the stage says what came of it. */
export const conclusionActs: Readonly<Record<string, Phrase>> = {
  RequireDefence: reviewers,
  RecordConclusion: reviewers,
  SignConclusion: reviewers,
  SealConclusion: reviewers,
}

export const applicationVisibility: Visibility = {
  see: anyOf(applicant, officials),
  parts: {
    objections: officials,
    proposal: officials,
    recused: officials,
    heldBy: officials,
    review: reviewers,
  },
  acts: {
    RecordObjection: officials,
    FindObjection: officials,
    ProposeDisqualification: officials,
    DropProposal: officials,
    DeclareRecusal: officials,
  },
}

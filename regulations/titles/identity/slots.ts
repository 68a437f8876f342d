/**
 * Places on a paper for what never enters a case: number of the identity paper and phone. The paper names the person; whoever
 * prints it fills the place from the register of persons, in full for the desks that compare, type or print it, masked for
 * everybody else (DESK A4). What is kept of the paper has the place empty.
 */
import type { Phrase } from '#kernel/case'
import { anyOf, ownOrganisationIs } from '#kernel/case'
import { applicant, employerClerk, officer } from '../application/desk.ts'
import { procedureIds } from '../vocabulary.ts'
import { maskPaperNumber } from './papers.ts'

const kinds = { number: '证件号码', phone: '联系电话' } as const

/** The place of a person's number on a paper. @param key of the register of persons */
export const numberSlot = (key: string): string => `⟦${kinds.number}：${key}⟧`
export const phoneSlot = (key: string): string => `⟦${kinds.phone}：${key}⟧`

const slot = /⟦(证件号码|联系电话)：([^⟧]*)⟧/gu

/** What a register says of a person for such places. */
export type PersonalFacts = { readonly number: string; readonly phone: string }

/** Keys of the persons that a text of a paper has places for. */
export const personsIn = (text: string): readonly string[] =>
  [...text.matchAll(slot)].map(([, , key = '']) => key)

/** A text with its places filled; a person the register does not know leaves the place empty. */
export const fillPlaces = (text: string, factsOf: (key: string) => PersonalFacts | undefined): string =>
  text.replaceAll(slot, (_, kind: string, key: string) => {
    const facts = factsOf(key)
    return facts === undefined ? '' : kind === kinds.number ? facts.number : facts.phone
  })

/** For whoever is not entitled: the number as a screen shows it, of the phone the last four digits. */
export const maskPersonal = ({ number, phone }: PersonalFacts): PersonalFacts => ({
  number: maskPaperNumber(number),
  phone: phone === '' ? '' : `${'*'.repeat(Math.max(0, [...phone].length - 4))}${phone.slice(-4)}`,
})

const desksOfApplication = anyOf(
  applicant,
  employerClerk,
  officer('submitter'),
  officer('forwarder'),
  ownOrganisationIs('convening', 'acceptance-clerk'),
  ownOrganisationIs('convening', 'exam-clerk'),
  officer('authority'),
)

/** Who prints the numbers in full, by procedure: the desks that compare or type them, each in its own cases. */
export const personalReaders: Readonly<Record<string, Phrase>> = {
  [procedureIds.application]: desksOfApplication,
  [procedureIds.submission]: anyOf(officer('submitter'), ownOrganisationIs('convening', 'acceptance-clerk')),
  [procedureIds.confirmation]: anyOf(applicant, employerClerk, officer('desk')),
}

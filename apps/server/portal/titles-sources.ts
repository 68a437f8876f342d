/** What the pages of title review ask for. Nothing of it names an expert, a vote, a reason or who complained. */
import type { Instant } from '#kernel/time'
import type {
  ApplicationStanding,
  CertificateAnswer,
  CertificateQuestion,
  ComplaintCounter,
  PublicCommittee,
} from '#regulations/titles'
import type { TitleNoticeKey } from './titles-addresses.ts'

/** The newest edition of a notice; `data` is there only while it hangs. */
export interface TitleNotice extends TitleNoticeKey {
  readonly title: string
  readonly edition: number
  readonly postedAt: Instant
  readonly removedAt: Instant | null
  /** Digest of what was displayed; stays when the content is gone. */
  readonly digest: string
  readonly data: unknown
}

export interface TitleFee {
  readonly item: string
  readonly level: string
  readonly amountCents: number
  readonly document: string
}
/** A note of the office that interprets the instrument (art.67.a). */
export interface Interpretation {
  readonly clause: string
  readonly text: string
  readonly document: string
}
export interface ApplicationAnswer extends ApplicationStanding {
  readonly number: string
  readonly committeeName: string
  readonly target: string
}
export interface StatusQuestion {
  readonly tenant: string
  readonly number: string
  /** Last four places of the identity paper. */
  readonly lastFour: string
}

export interface TitleSources {
  /** The newest edition of every notice of title review, of all jurisdictions, newest first. */
  titleNotices(): Promise<readonly TitleNotice[]>
  titleCommittees(tenant: string): Promise<readonly PublicCommittee[]>
  titleFees(tenant: string): Promise<readonly TitleFee[]>
  /** Of every jurisdiction, for the clauses of the instrument. */
  titleInterpretations(): Promise<readonly Interpretation[]>
  /** Day from which the instrument is in force, once an administrator has entered it (art.67.b). */
  titlesInForceFrom(): Promise<string | null>
  /** Undefined for an unknown number, another name and a wrong code alike. */
  findCertificate(tenant: string, question: CertificateQuestion): Promise<CertificateAnswer | undefined>
  /** Undefined for an unknown number and for other digits alike. */
  findApplicationStatus(question: StatusQuestion): Promise<ApplicationAnswer | undefined>
  /** The desk behind complaints; absent where none is taken. */
  readonly complaints?: ComplaintDesk
}

/** Who takes complaints, with the key under which he is asked. */
export interface ComplaintOffice {
  readonly key: string
  readonly name: string
}
export interface FiledComplaint {
  readonly tenant: string
  readonly authority: string
  readonly named: boolean
  readonly name: string
  readonly reach: string
  /** About a person of a list that hangs: the notice, and the person's place in it. */
  readonly candidate: (TitleNoticeKey & { readonly place: number }) | null
  readonly subject: '评委会' | '程序'
  readonly about: string
  readonly facts: string
  /** Same for every try of one form. */
  readonly token: string
}
export interface ComplaintReceipt {
  readonly number: string
  readonly code: string
}
export interface ComplaintStanding {
  readonly number: string
  readonly stage: string
  readonly filedOn: string
}
export type FileAnswer =
  | { readonly ok: true; readonly receipt: ComplaintReceipt }
  | { readonly ok: false; readonly say: string }

export interface ComplaintDesk {
  offices(tenant: string): Promise<readonly ComplaintOffice[]>
  /** What anybody may know of a calendar year's complaints: figures alone (art.52.c). */
  counter(tenant: string, year: number): Promise<ComplaintCounter>
  file(complaint: FiledComplaint): Promise<FileAnswer>
  /** Undefined for an unknown number and for a wrong code alike. */
  find(tenant: string, receipt: ComplaintReceipt): Promise<ComplaintStanding | undefined>
}

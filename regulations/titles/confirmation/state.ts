/** 异地（军队）职称确认 (case type C6, art.42 to 49): a title brought from elsewhere is confirmed and exchanged for a provincial certificate. */
import type { LocalDate } from '#kernel/time'
import type { Affiliation, EmployerKind, Level, OfficeLevel } from '../vocabulary.ts'

export const confirmationStages = {
  drafting: '个人填报',
  verifying: '单位核实',
  reporting: '逐级审核报送',
  correcting: '补正材料',
  examining: '人社部门核实',
  confirmed: '已确认',
  closed: '已换发证书',
  refused: '不予确认',
  withdrawn: '已撤回',
} as const
export type ConfirmationStage = keyof typeof confirmationStages

/** 来皖方式. */
export const comings = ['应聘', '单位调入', '军转', '中央驻皖单位调入'] as const
export type Coming = (typeof comings)[number]
export const origins = ['外省', '军队', '中央单位'] as const
export const approverKinds = ['人社部门', '获授权的行业或单位', '军队', '其他'] as const
/** How the place where a title was obtained gave it. */
export const originalWays = ['评审', '考评结合', '认定'] as const

export type OriginalTitle = {
  readonly origin: (typeof origins)[number]
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly way: (typeof originalWays)[number]
  /** Day of the committee's pass or of the recognition. */
  readonly obtainedOn: LocalDate
  readonly committee: string
  /** Who approved it, and what kind of body that is. */
  readonly authority: string
  readonly approverKind: (typeof approverKinds)[number]
  /** Document by which a body that is no HR department was authorised. */
  readonly authorisation: string
  readonly document: string
  readonly certificate: string
}

/** Work in the province as the applicant states and the employer verifies it. */
export type PresentWork = {
  readonly post: string
  readonly professional: boolean
  readonly contractFrom: LocalDate | null
  readonly contractUntil: LocalDate | null
  /** Name of the unit that paid the insurance, and the last month paid (`2024-05`). */
  readonly insurancePayer: string
  readonly lastPaidMonth: string
  /** Military people placed in an institution: number of the personnel order, which stands for contract and insurance. */
  readonly personnelOrder: string
  readonly achievements: string
}

export type ConfirmationContent = {
  readonly original: OriginalTitle
  readonly requested: { readonly series: string; readonly level: Level }
  readonly coming: Coming
  readonly arrivedOn: LocalDate
  readonly household: string
  readonly work: PresentWork
  /** Case of the delegation by which a senior title was obtained outside while employed here (art.47.2). */
  readonly delegation: string
}

export const slotKeys = [
  'certificate',
  'review-form',
  'contract',
  'insurance',
  'transfer-order',
  'identity-copy',
  'photo',
  'post-document',
  'military-order',
  'exam-proof',
  'central-authorisation',
  'proof',
] as const
export type SlotKey = (typeof slotKeys)[number]

export type ConfirmationMaterial = {
  readonly slot: SlotKey
  readonly files: readonly string[]
  readonly originals: number
  readonly copies: number
  /** Bears the seal asked of it: of the social insurance office, or of the unit that issued the document. */
  readonly sealed: boolean
  /** Verification code of an electronic certificate. */
  readonly code: string
  /** Size in pixels, of the photo. */
  readonly image: { readonly width: number; readonly height: number } | null
  /** Given when completion was demanded. */
  readonly completing: boolean
}

/** One desk between employer and decision; the last is the office that confirms. */
export type ConfirmationDesk = {
  readonly level: OfficeLevel | null
  readonly organisation: string
  readonly name: string
  readonly opinion: string | null
  readonly on: LocalDate | null
}
export type Completion = {
  readonly items: readonly { readonly slot: SlotKey; readonly what: string }[]
  readonly dueOn: LocalDate
  readonly doneOn: LocalDate | null
}

export type TitleConfirmation = {
  readonly stage: ConfirmationStage
  readonly number: string
  readonly openedOn: LocalDate
  readonly applicant: {
    readonly key: string
    readonly account: string | null
    readonly name: string
    readonly sex: '男' | '女'
    readonly bornOn: LocalDate
  }
  readonly employer: {
    readonly key: string
    readonly organisation: string
    readonly name: string
    readonly kind: EmployerKind
    readonly affiliation: Affiliation
    readonly territory: string
    readonly department: string | null
  }
  readonly content: ConfirmationContent
  readonly materials: readonly ConfirmationMaterial[]
  readonly filedOn: LocalDate | null
  readonly employerOpinion: {
    readonly opinion: string
    readonly sealed: boolean
    readonly on: LocalDate
  } | null
  readonly desks: readonly ConfirmationDesk[]
  /** Originals seen: on the spot or by an online check. */
  readonly originalsSeen: readonly {
    readonly slot: SlotKey
    readonly way: '现场' | '线上'
    readonly on: LocalDate
  }[]
  readonly completion: Completion | null
  readonly admittedOn: LocalDate | null
  /** 鉴定证明 demanded in case of doubt (art.48.b). */
  readonly proof: {
    readonly reason: string
    readonly askedOn: LocalDate
    readonly settledOn: LocalDate | null
  } | null
  /** 核实意见 of the verifying officer (art.48.a). */
  readonly opinion: { readonly text: string; readonly by: string; readonly on: LocalDate } | null
  readonly certificate: {
    readonly number: string
    readonly document: string
    readonly obtainedOn: LocalDate
    readonly confirmedOn: LocalDate
    readonly handedOverOn: LocalDate | null
  } | null
  readonly refusal: {
    readonly item: '47.1' | '47.2' | '47.3' | '47.4'
    readonly facts: string
    readonly citation: string
    readonly number: string
    readonly on: LocalDate
  } | null
  readonly appointments: readonly {
    readonly post: string
    readonly from: LocalDate
    readonly document: string
  }[]
}

/** Index of the desk that has the file; the last one stays in charge. */
export const deskNow = ({ desks }: TitleConfirmation): ConfirmationDesk | undefined =>
  desks.find(({ on }) => on === null)
/** The office that confirms. */
export const confirmerOf = ({ desks }: TitleConfirmation): ConfirmationDesk | undefined => desks.at(-1)

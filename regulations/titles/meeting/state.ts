/**
 * A review meeting (C10) as one object. It never holds who voted how: a ballot stands here as counts only, whether tellers
 * keyed it from paper or the box reported it.
 */
import type { LocalDate } from '#kernel/time'
import type { Level } from '../vocabulary.ts'

export const meetingStages = {
  planned: '筹备',
  convened: '已通知专家',
  open: '会议进行中',
  announced: '已宣布结果',
  signed: '结论已签章',
  archived: '记录已归档',
  cancelled: '已取消',
} as const
export type MeetingStage = keyof typeof meetingStages

/** Equal in law and in the record (DESK A11). */
export const meetingModes = { paper: '纸质', local: '局域网', online: '在线' } as const
export type MeetingMode = keyof typeof meetingModes

export const memberFunctions = ['主任委员', '副主任委员', '委员', '专业组长', '专业组员'] as const
export type MemberFunction = (typeof memberFunctions)[number]

/** An expert as drawn. Panel members who do not sit on the committee have no vote. */
export type Member = {
  readonly expert: string
  readonly account: string
  /** Key of the register of persons. */
  readonly person: string
  readonly name: string
  readonly function: MemberFunction
  readonly specialty: string
  readonly employer: string
  readonly panel: string | null
}
export const votes = (member: Member): boolean =>
  member.function === '主任委员' || member.function === '副主任委员' || member.function === '委员'
export const presides = (member: Member): boolean =>
  member.function === '主任委员' || member.function === '副主任委员'

/** A candidate as the agenda shows him; personal data stay in his application. */
export type Candidate = {
  readonly application: string
  readonly number: string
  readonly name: string
  readonly person: string
  readonly employer: string
  readonly employerKey: string
  readonly series: string
  readonly specialty: string
  readonly level: Level
  readonly track: string
  /** One to three first readers (DESK A10), and who of them has marked that he has read the file. */
  readonly readers: readonly string[]
  readonly readBy: readonly string[]
  readonly panelOpinion: {
    readonly recommended: boolean
    readonly reasons: string
    readonly leader: string
  } | null
}
/** Reading of a count sheet: 发出 = 收回 + 未收回; 收回 = 有效 + 无效; 有效 = 赞成 + 反对 + 弃权. */
export type Count = {
  readonly issued: number
  readonly returned: number
  readonly invalid: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
}
export type Question = {
  readonly application: string
  /** Members who may not vote on this candidate. */
  readonly recused: readonly string[]
  /** Present and entitled when the ballot opened; 0 before. */
  readonly present: number
  readonly count: Count | null
  readonly passed: boolean | null
}
export type Ballot = {
  readonly attempt: number
  readonly openedAt: string
  readonly questions: readonly Question[]
  readonly closed: boolean
  /** Two tellers key independently (expectation 9, DESK A11). */
  readonly sheets: readonly { readonly teller: string; readonly counts: Readonly<Record<string, Count>> }[]
  readonly scan: readonly string[]
  readonly voided: string | null
  /** Machine ballots: signer and box were run by one office. */
  readonly notSeparated: boolean | null
}
/** One line of the agenda: a batch of candidates, or one. */
export type AgendaItem = {
  readonly id: string
  readonly title: string
  readonly panel: string | null
  readonly candidates: readonly Candidate[]
  readonly report: string | null
  readonly introduced: { readonly by: string; readonly at: string } | null
  /** Members present when the opinion was introduced: only they may vote (art.23.5.e). */
  readonly heard: readonly string[]
  readonly discussion: { readonly summary: string; readonly remarks: Readonly<Record<string, string>> } | null
  readonly ballots: readonly Ballot[]
}
export type Presence = {
  readonly expert: string
  readonly signedInAt: string
  /** Times of leaving and coming back; a member who is out counts in neither figure. */
  readonly leftAt: string | null
}
export type Pledge = {
  readonly expert: string
  readonly on: LocalDate
  readonly onPaper: boolean
  /** Applications from which the member stays away, with the reason. */
  readonly recusals: readonly { readonly application: string; readonly reason: string }[]
}
/** An office of the machine ballot: who runs it, and where it is asked. */
export type BallotOffice = { readonly operator: string; readonly address: string }
export type BallotOfficePair = { readonly signer: BallotOffice; readonly box: BallotOffice }
/** The agenda as it was fixed: its digest, and by machine the voting page and a key for each question (ENGINEERING A5, A6). */
export type FixedAgenda = {
  readonly on: LocalDate
  readonly digest: string
  /** SHA-256 of the voting page, hexadecimal; null on paper. */
  readonly page: string | null
  /** SHA-256 of each candidate's public key, by application; empty on paper. */
  readonly keys: Readonly<Record<string, string>>
}
export type Signature = {
  readonly by: string
  readonly name: string
  readonly on: LocalDate
  /** Signed by hand; somebody else entered the page from its scan. */
  readonly onPaper: boolean
}

export type Meeting = {
  readonly stage: MeetingStage
  readonly number: string
  readonly cycle: string
  readonly year: number
  readonly level: Level | null
  readonly committee: {
    readonly key: string
    readonly name: string
    readonly quorum: number | null
    readonly hasPanels: boolean
    readonly levels: readonly Level[]
    readonly series: string
    readonly specialties: readonly string[]
  }
  readonly convening: { readonly organisation: string; readonly name: string }
  readonly authority: string
  readonly mode: MeetingMode
  /** Since when, on whose word and why the meeting goes on by paper; null while it goes on as planned. */
  readonly byPaper: {
    readonly on: LocalDate
    readonly time: string
    readonly by: string
    readonly reason: string
  } | null
  /** Offices at addresses of their own; null where the server runs both. */
  readonly offices: BallotOfficePair | null
  readonly agenda: FixedAgenda | null
  /** The meeting is on a laptop at the venue; until it is back nothing is done here (DESK A11). */
  readonly away: {
    readonly pack: string
    readonly on: LocalDate
    readonly digest: string
    readonly publicKey: string
  } | null
  /** Packs that came back or were called off. */
  readonly packs: readonly {
    readonly pack: string
    readonly on: LocalDate
    readonly digest: string
    readonly acts: number
    readonly calledOff: string
  }[]
  readonly on: LocalDate
  readonly time: string
  readonly place: string
  readonly draw: string | null
  readonly members: readonly Member[]
  readonly observers: readonly {
    readonly name: string
    readonly office: string
    readonly kind: '组建单位' | '人社部门'
  }[]
  readonly pledges: readonly Pledge[]
  readonly training: {
    readonly on: LocalDate
    readonly by: string
    readonly attended: readonly string[]
    readonly topics: string
  } | null
  /** 会议材料汇编: released on, and who has received it. */
  readonly bundle: { readonly releasedOn: LocalDate; readonly received: readonly string[] } | null
  readonly shortages: readonly {
    readonly application: string
    readonly by: string
    readonly text: string
    readonly answer: string | null
  }[]
  readonly items: readonly AgendaItem[]
  readonly presence: readonly Presence[]
  readonly openedBy: string | null
  readonly announcedBy: string | null
  readonly failingReasons: Readonly<Record<string, string>>
  readonly special: string
  readonly other: string
  readonly minutes: { readonly chair: Signature | null; readonly recorder: Signature | null }
  readonly conclusionsSigned: Signature | null
  readonly conclusionsSealedOn: LocalDate | null
  readonly archive: { readonly on: LocalDate; readonly digest: string; readonly retainedYears: number } | null
  /** HR offices that may read the minutes, each for one open inspection or complaint (art.24.e). */
  readonly inspections: readonly {
    readonly organisation: string
    readonly matter: string
    readonly on: LocalDate
    /** Last day on which the office may read. */
    readonly until: LocalDate
    readonly closedOn: LocalDate | null
  }[]
  /** What the supervising office noted (art.22.b, 52.a). */
  readonly supervision: readonly {
    readonly by: string
    readonly step: string
    readonly text: string
    readonly on: LocalDate
  }[]
  /** Numbers and steps only: what the supervising office sees while the meeting runs (art.22.b). */
  readonly progress: {
    readonly present: number
    readonly quorum: number | null
    readonly items: readonly {
      readonly id: string
      readonly title: string
      readonly candidates: number
      readonly step: string
    }[]
  }
  readonly addenda: readonly {
    readonly text: string
    readonly by: readonly string[]
    readonly on: LocalDate
  }[]
}

/** What happened in a meeting. */
import type { LocalDate } from '#kernel/time'
import type { AgendaItem, BallotOfficePair, Candidate, Count, Meeting, Member } from './state.ts'

type Planned = Pick<
  Meeting,
  'number' | 'cycle' | 'year' | 'committee' | 'convening' | 'authority' | 'mode' | 'on' | 'time' | 'place'
>
/** A candidate as he comes on the agenda: nobody has been named his reader. */
export type PlacedCandidate = Omit<Candidate, 'readers' | 'readBy'>
export type MeetingEvent =
  | ({ readonly type: 'MeetingPlanned' } & Planned)
  | {
      readonly type: 'MeetingMoved'
      readonly on: LocalDate
      readonly time: string
      readonly place: string
      readonly mode: Meeting['mode']
    }
  | { readonly type: 'ExpertsTaken'; readonly draw: string; readonly members: readonly Member[] }
  | { readonly type: 'PanelsSet'; readonly panels: Readonly<Record<string, string>> }
  | { readonly type: 'ObserverAdmitted'; readonly observer: Meeting['observers'][number] }
  | {
      readonly type: 'ItemPlaced'
      readonly item: Pick<AgendaItem, 'id' | 'title' | 'panel'>
      readonly candidates: readonly PlacedCandidate[]
    }
  | { readonly type: 'ItemDropped'; readonly item: string }
  | { readonly type: 'CandidateDropped'; readonly application: string; readonly reason: string }
  | {
      readonly type: 'PledgeGiven'
      readonly expert: string
      readonly onPaper: boolean
      readonly recusals: readonly { readonly application: string; readonly reason: string }[]
    }
  | {
      readonly type: 'TrainingHeld'
      readonly by: string
      readonly on: LocalDate
      readonly attended: readonly string[]
      readonly topics: string
    }
  | { readonly type: 'BundleReleased' }
  | { readonly type: 'BundleReceived'; readonly experts: readonly string[] }
  | { readonly type: 'FirstReadersAssigned'; readonly readers: Readonly<Record<string, readonly string[]>> }
  | { readonly type: 'FilesRead'; readonly read: Readonly<Record<string, readonly string[]>> }
  | {
      readonly type: 'AgendaFixed'
      readonly digest: string
      readonly page: string | null
      readonly keys: Readonly<Record<string, string>>
    }
  | { readonly type: 'OfficesNamed'; readonly offices: BallotOfficePair | null }
  | {
      readonly type: 'MeetingPacked'
      readonly pack: string
      readonly digest: string
      readonly publicKey: string
    }
  | { readonly type: 'MeetingUnpacked'; readonly pack: string; readonly state: Meeting }
  | {
      readonly type: 'MeetingBroughtBack'
      readonly pack: string
      readonly digest: string
      readonly acts: number
    }
  | { readonly type: 'PackCalledOff'; readonly pack: string; readonly reason: string }
  | {
      readonly type: 'PanelOpinionsSigned'
      readonly leader: string
      readonly opinions: Readonly<Record<string, { readonly recommended: boolean; readonly reasons: string }>>
    }
  | {
      readonly type: 'ShortageReported'
      readonly application: string
      readonly by: string
      readonly text: string
    }
  | { readonly type: 'ShortageAnswered'; readonly application: string; readonly answer: string }
  | { readonly type: 'MemberSignedIn'; readonly experts: readonly string[]; readonly time: string }
  | { readonly type: 'MemberLeft'; readonly expert: string; readonly time: string }
  | { readonly type: 'MemberCameBack'; readonly expert: string; readonly time: string }
  | { readonly type: 'MeetingOpened'; readonly by: string }
  | { readonly type: 'ReviewReported'; readonly item: string; readonly report: string }
  | { readonly type: 'OpinionsIntroduced'; readonly item: string; readonly by: string; readonly time: string }
  | {
      readonly type: 'DiscussionRecorded'
      readonly item: string
      readonly summary: string
      readonly remarks: Readonly<Record<string, string>>
    }
  | {
      readonly type: 'BallotOpened'
      readonly item: string
      readonly time: string
      readonly present: Readonly<Record<string, number>>
      readonly recused: Readonly<Record<string, readonly string[]>>
    }
  | {
      readonly type: 'CountKeyed'
      readonly item: string
      readonly teller: string
      readonly counts: Readonly<Record<string, Count>>
    }
  | {
      readonly type: 'CountConfirmed'
      readonly item: string
      readonly counts: Readonly<Record<string, Count>>
      readonly passed: Readonly<Record<string, boolean>>
      readonly scan: readonly string[]
      readonly notSeparated: boolean | null
    }
  | { readonly type: 'BallotVoided'; readonly item: string; readonly reason: string }
  | {
      readonly type: 'WentOnByPaper'
      readonly time: string
      readonly by: string
      readonly reason: string
      /** Items whose machine ballot was under way. */
      readonly voided: readonly string[]
    }
  | { readonly type: 'ResultsAnnounced'; readonly by: string }
  | {
      readonly type: 'MinutesWritten'
      readonly reasons: Readonly<Record<string, string>>
      readonly special: string
      readonly other: string
    }
  | {
      readonly type: 'MinutesSigned'
      readonly as: 'chair' | 'recorder'
      readonly by: string
      readonly name: string
      readonly onPaper?: boolean
    }
  | {
      readonly type: 'ConclusionsSigned'
      readonly by: string
      readonly name: string
      readonly onPaper?: boolean
    }
  | { readonly type: 'ConclusionsSealed' }
  | { readonly type: 'MinutesArchived'; readonly digest: string; readonly retainedYears: number }
  | {
      readonly type: 'InspectionOpened'
      readonly organisation: string
      readonly matter: string
      readonly until: LocalDate
    }
  | { readonly type: 'InspectionAccessEnded' }
  | { readonly type: 'AddendumAdded'; readonly text: string; readonly by: readonly string[] }
  | { readonly type: 'SupervisionNoted'; readonly by: string; readonly step: string; readonly text: string }
  | { readonly type: 'MeetingCancelled'; readonly reason: string }

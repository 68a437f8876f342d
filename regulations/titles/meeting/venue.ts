/**
 * A meeting on a laptop at its venue (DESK A11): the same table, opened from a pack instead of a plan. It knows no application and no
 * register, so that what concerns them happens at home, when the acts are entered there one by one.
 */
import { z } from 'zod'
import { decided, role } from '#kernel/case'
import { cite } from '#kernel/law'
import { desk, filled } from './desk.ts'
import type { MeetingEvent } from './events.ts'
import { evolve } from './evolve.ts'
import * as examples from './examples.ts'
import { meetingActs, meetingTable } from './meeting.ts'
import type { Meeting } from './state.ts'
import type { Happening } from '#kernel/case'

/** Opens the laptop's copy. What the house knows of the ballot's keys does not come along: the laptop makes its own. */
export const UnpackMeeting = desk.opening({
  label: '打开会议包',
  cite: cite('anhui-titles-2018/art.57.a'),
  by: role('meeting-secretary'),
  leadsTo: ['convened'],
  input: z.strictObject({ pack: filled(60), state: z.looseObject({ stage: z.literal('convened') }) }),
  decide: ({ input }) =>
    decided({
      events: [{ type: 'MeetingUnpacked', pack: input.pack, state: input.state as unknown as Meeting }],
    }),
  example: examples.unpackMeeting,
})

/** Acts that need the house: who comes on the agenda, who is drawn, and everything after the seal. */
const {
  PlanMeeting: _plan,
  MoveMeeting: _move,
  TakeDrawnExperts: _draw,
  PlaceOnAgenda: _place,
  CancelMeeting: _cancel,
  NameBallotOffices: _offices,
  PackMeeting: _pack,
  BringBackMeeting: _back,
  CallOffPack: _off,
  SealConclusions: _seal,
  ArchiveMinutes: _archive,
  AddAddendum: _addendum,
  OpenMinutesForInspection: _inspection,
  EndInspectionAccess: _access,
  NoteSupervision: _supervision,
  OpenMeeting,
  AnnounceResults,
  SignConclusions,
  ...others
} = meetingActs

/**
 * Without the house's registers, and without a word to applications. That the committee may meet was asked when the meeting was packed, and is
 * asked again when the act is entered at home.
 */
const alone = <Act extends typeof OpenMeeting>(act: Act): Act => ({
  ...act,
  needs: () => ({}),
  decide: (context: Parameters<Act['decide']>[0]) => ({
    ...act.decide({ ...context, needs: { committee: { status: '有效' } } }),
    effects: [],
  }),
})

const acts = {
  UnpackMeeting,
  ...others,
  OpenMeeting: alone(OpenMeeting),
  AnnounceResults: alone(AnnounceResults),
  SignConclusions: alone(SignConclusions),
}
/** Acts that a laptop may bring back. */
export const venueActs: readonly string[] = Object.keys(acts).filter((name) => name !== 'UnpackMeeting')

function evolveVenue(state: Meeting | undefined, event: MeetingEvent, happening: Happening): Meeting {
  return event.type === 'MeetingUnpacked'
    ? { ...event.state, offices: null, agenda: null, away: null }
    : evolve(state, event, happening)
}

const { visibility } = meetingTable
/** The laptop's only procedure. */
export const venueMeeting = desk.procedure({
  ...meetingTable,
  acts,
  evolve: evolveVenue,
  holds: [],
  periods: [],
  visibility: {
    ...visibility,
    acts: Object.fromEntries(Object.entries(visibility.acts).filter(([name]) => name in acts)),
  },
})

/** The meeting console: what the desk sees of the room, what a member sees at his seat, the ballot by machine. */
import { z } from 'zod'

const countSchema = z.object({
  issued: z.int(),
  returned: z.int(),
  invalid: z.int(),
  yes: z.int(),
  no: z.int(),
  abstain: z.int(),
})
export type MeetingCount = z.infer<typeof countSchema>

const lightSchema = z.object({
  rule: z.string(),
  label: z.string(),
  green: z.boolean(),
  say: z.string(),
  clause: z.string(),
  clauseLabel: z.string(),
})

const seatSchema = z.object({
  expert: z.string(),
  name: z.string(),
  function: z.string(),
  votes: z.boolean(),
  presides: z.boolean(),
  /** absent: has not signed in. */
  place: z.enum(['absent', 'in', 'out']),
  since: z.string().nullable(),
  pledged: z.boolean(),
  received: z.boolean(),
  /** Candidates he stays away from. */
  recusals: z.int(),
})

const candidateSchema = z.object({
  application: z.string(),
  number: z.string(),
  name: z.string(),
  employer: z.string(),
  specialty: z.string(),
  level: z.string(),
  track: z.string(),
  recused: z.array(z.string()),
  /** Members who could vote on him now, or who could when the ballot was opened. */
  entitled: z.int(),
  /** First readers and whether each has marked the file as read. */
  readers: z.array(z.object({ name: z.string(), read: z.boolean() })),
  opinion: z.object({ recommended: z.boolean(), reasons: z.string() }).nullable(),
  count: countSchema.nullable(),
  passed: z.boolean().nullable(),
})

/** The three counts of one question that the room hears before anything is opened. */
const roomCountsSchema = z.object({
  application: z.string(),
  name: z.string(),
  entitled: z.int(),
  issued: z.int(),
  /** null while the box is open. */
  accepted: z.int().nullable(),
})
export type RoomCounts = z.infer<typeof roomCountsSchema>

export const itemSteps = ['report', 'introduce', 'discuss', 'ballot', 'count', 'done'] as const

const itemSchema = z.object({
  id: z.string(),
  title: z.string(),
  step: z.enum(itemSteps),
  report: z.string().nullable(),
  introducedBy: z.string().nullable(),
  discussion: z.string().nullable(),
  candidates: z.array(candidateSchema),
  ballot: z
    .object({
      attempt: z.int(),
      openedAt: z.string(),
      closed: z.boolean(),
      sheets: z.array(z.object({ teller: z.string(), counts: z.record(z.string(), countSchema) })),
      /** Applications on which the two tellers differ. */
      differing: z.array(z.string()),
      notSeparated: z.boolean().nullable(),
    })
    .nullable(),
  voided: z.array(z.object({ attempt: z.int(), reason: z.string() })),
  /** The questions of a machine ballot under way. */
  machine: z
    .object({ stage: z.enum(['unopened', 'open', 'closed']), counts: z.array(roomCountsSchema) })
    .nullable(),
})

export const meetingRoomSchema = z
  .object({
    id: z.string(),
    stage: z.string(),
    mode: z.enum(['paper', 'local', 'online']),
    modeLabel: z.string(),
    /** Since when, on whose word and why the meeting goes on by paper. */
    byPaper: z.object({ on: z.string(), time: z.string(), by: z.string(), reason: z.string() }).nullable(),
    /** Who opened the meeting and signs for it. */
    presider: z.string().nullable(),
    when: z.string(),
    place: z.string(),
    quorum: z.int().nullable(),
    present: z.int(),
    /** One body or one machine holds both offices of the machine ballot. */
    notSeparated: z.boolean(),
    /** Who runs the offices, where the plan names them, and why they cannot be asked; null on paper. */
    offices: z.object({ signer: z.string(), box: z.string(), fault: z.string().nullable() }).nullable(),
    /** The agenda as it was fixed; page and keys by machine only. */
    agenda: z
      .object({ on: z.string(), digest: z.string(), page: z.string().nullable(), keys: z.int() })
      .nullable(),
    /** The meeting is on a laptop since this day. */
    away: z.object({ pack: z.string(), on: z.string() }).nullable(),
    /** The study before the meeting is on record; the material is out. */
    trained: z.boolean(),
    bundleOut: z.boolean(),
    lights: z.array(lightSchema),
    members: z.array(seatSchema),
    items: z.array(itemSchema),
    /** Gaps in files that members found while reading (art.23.4.c); `answer` null while nobody has dealt with it. */
    shortages: z.array(
      z.object({
        application: z.string(),
        name: z.string(),
        by: z.string(),
        text: z.string(),
        answer: z.string().nullable(),
      }),
    ),
    failing: z.array(z.object({ application: z.string(), name: z.string(), reason: z.string() })),
    special: z.string(),
    other: z.string(),
    signatures: z.object({
      chair: z.string().nullable(),
      recorder: z.string().nullable(),
      conclusions: z.string().nullable(),
      sealedOn: z.string().nullable(),
      archivedOn: z.string().nullable(),
    }),
  })
  .meta({ id: 'MeetingRoom' })
export type MeetingRoom = z.infer<typeof meetingRoomSchema>

/** Before the pledge: names and units, nothing else (art.50.b). */
const declaredSchema = z.object({
  application: z.string(),
  name: z.string(),
  employer: z.string(),
  /** Found by itself: the member himself, or a colleague. */
  automatic: z.string().nullable(),
})

const lineSchema = z.object({
  application: z.string(),
  number: z.string(),
  name: z.string(),
  employer: z.string(),
  specialty: z.string(),
  level: z.string(),
  opinion: z.object({ recommended: z.boolean(), reasons: z.string() }).nullable(),
  recused: z.boolean(),
  reads: z.boolean(),
  hasRead: z.boolean(),
})

export const meetingSeatSchema = z
  .object({
    id: z.string(),
    stage: z.string(),
    when: z.string(),
    place: z.string(),
    name: z.string(),
    function: z.string(),
    presides: z.boolean(),
    pledged: z.boolean(),
    received: z.boolean(),
    bundleOut: z.boolean(),
    here: z.enum(['absent', 'in', 'out']),
    declare: z.array(declaredSchema),
    items: z.array(z.object({ id: z.string(), title: z.string(), lines: z.array(lineSchema) })),
    /** The item whose machine ballot is open. */
    ballot: z
      .object({
        item: z.string(),
        title: z.string(),
        attempt: z.int(),
        /** How many candidates this member may vote on. */
        lines: z.int(),
        /** SHA-256 of the voting page, for comparison. */
        page: z.string(),
        notSeparated: z.boolean(),
      })
      .nullable(),
    /** The item on which a ballot is open, in any mode: the chair may declare it void. */
    openItem: z.object({ id: z.string(), title: z.string() }).nullable(),
    byMachine: z.boolean(),
    announced: z.boolean(),
    /** What the presider announces and signs: there once everything is counted, for nobody else. */
    results: z.array(
      z.object({
        application: z.string(),
        number: z.string(),
        name: z.string(),
        entitled: z.int(),
        count: countSchema,
        passed: z.boolean(),
      }),
    ),
    /** The minutes are written and can be read before they are signed. */
    minuted: z.boolean(),
  })
  .meta({ id: 'MeetingSeat' })
export type MeetingSeat = z.infer<typeof meetingSeatSchema>

export const ballotItemSchema = z.object({ item: z.string().min(1).max(40) })
export const ballotCountSchema = ballotItemSchema.extend({
  /** Members who say that they did not cast, by application. */
  notCast: z.record(z.string(), z.int().min(0).max(200)).default({}),
})
export const ballotAnnulSchema = ballotItemSchema.extend({
  reason: z.string().trim().min(1, '请填写宣布无效的原因').max(300),
  presider: z.string().max(60).default(''),
})
/** Address of the voting page; the pass is in its fragment. */
export const passSchema = z.object({ address: z.string() })
export const roomCountsAnswerSchema = z.object({ counts: z.array(roomCountsSchema) })
export const keysSchema = z.object({ keys: z.int(), page: z.string() })

/** Where a form of title review asks for a case, a person or a material, these names are offered instead of ids. */
import {
  type Choice,
  type ChoiceTable,
  allOrganisations,
  ofCase,
  ofAnnounced,
  ofCases,
  ofRegister,
  ownOffice,
  ownPeople,
} from '../shared/choices.ts'
import type { Application } from './application/state.ts'
import type { ResultBatch } from './batch/state.ts'
import { standing } from './batch/state.ts'
import type { CertificateRun } from './certificate-run/state.ts'
import { freeSheets } from './certificate-run/state.ts'
import type { Committee } from './committee/state.ts'
import type { ExpertDraw } from './draw/state.ts'
import type { Exam } from './exam/state.ts'
import { slotsOf } from './filing/slots.ts'
import type { Meeting, Member } from './meeting/state.ts'
import { presides } from './meeting/state.ts'
import type { Submission } from './submission/state.ts'
import { procedureIds } from './vocabulary.ts'

const choice = (value: string, ...label: readonly (string | number | null)[]): Choice => ({
  value,
  label: label.filter((part) => part !== null && part !== '').join(' '),
})

const { application, cycle, meeting, submission, batch, complaint } = procedureIds

/** Persons of the person's own office, and himself. */
const person = ofRegister('titles-persons', 'name', { own: 'account' })
/** Their degrees, each after whose it is. */
const degree = ofRegister('titles-degrees', 'specialty', {
  own: 'account',
  through: { column: 'person', register: 'titles-persons', label: 'name' },
})

const materials = ofCase((state: Application) =>
  state.materials
    .filter(({ removed }) => removed === null)
    .map(({ id, name, year }) => choice(id, name, year === null ? '' : `（${year}年度）`)),
)
/** Every material, the materials of a slot, or one of them. */
const markedMaterials = ofCase((state: Application) => [
  choice('*', '全部材料'),
  ...slotsOf(state.cycle, state.target).map(({ key, name }) => choice(`slot:${key}`, '全部', name)),
  ...state.materials
    .filter(({ removed }) => removed === null)
    .map(({ id, name, year }) => choice(id, name, year === null ? '' : `（${year}年度）`)),
])
const slotNames = ofCase((state: Application) =>
  slotsOf(state.cycle, state.target).map(({ key, name }) => choice(key, name)),
)
const rows = ofCase(({ content }: Application) => [
  ...content.achievements.map(({ id, name }) => choice(id, name)),
  ...content.works.map(({ id, title }) => choice(id, title)),
])
const works = ofCase(({ content }: Application) => content.works.map(({ id, title }) => choice(id, title)))
const objections = ofCase((state: Application) =>
  state.objections.filter(({ finding }) => finding === null).map(({ id, on, text }) => choice(id, on, text)),
)
const missing = ofCase(({ intake }: Application) =>
  (intake.correction?.items ?? [])
    .filter(({ suppliedOn }) => suppliedOn === null)
    .map(({ id, text }) => choice(id, text)),
)

const applicationChoices = {
  cycle: ofAnnounced(cycle, 'published'),
  person,
  degree,
  row: rows,
  'marks/material': markedMaterials,
  'members/account': ownPeople,
  hidden: materials,
  material: materials,
  'items/slot': slotNames,
  work: works,
  appraiser: ofRegister('titles-experts', 'name'),
  'ReplaceMaterial:id': materials,
  'RemoveMaterial:id': materials,
  'RemoveDisputedMaterial:id': materials,
  'FindObjection:id': objections,
  'NameStandIn:person': ownPeople,
  'DeclareRecusal:person': ownPeople,
  'SupplementMaterials:items': missing,
}

const memberName = ({ expert, name, function: post }: Member): Choice => choice(expert, name, post)
const members = ofCase((state: Meeting) => state.members.map(memberName))
const presiders = ofCase((state: Meeting) => state.members.filter(presides).map(memberName))
const absent = ofCase((state: Meeting) =>
  state.members.filter(({ expert }) => !state.presence.some((one) => one.expert === expert)).map(memberName),
)
const placed = (isOut: boolean) =>
  ofCase((state: Meeting) =>
    state.members
      .filter(({ expert }) =>
        state.presence.some((one) => one.expert === expert && (one.leftAt !== null) === isOut),
      )
      .map(memberName),
  )
const candidates = ofCase((state: Meeting) =>
  state.items.flatMap((item) =>
    item.candidates.map((one) => choice(one.application, one.name, one.employer, one.specialty)),
  ),
)
const reported = ofCase((state: Meeting) =>
  state.shortages
    .filter(({ answer }) => answer === null)
    .map(({ application: id, text }) => {
      const found = state.items.flatMap((item) => item.candidates).find((one) => one.application === id)
      return choice(id, found?.name ?? '', text)
    }),
)
const items = ofCase((state: Meeting) => state.items.map(({ id, title }) => choice(id, title)))
const panels = ofCase((state: Meeting) =>
  [...new Set(state.members.flatMap(({ panel }) => panel ?? []))].map((panel) => choice(panel, panel)),
)
const meetingChoices = {
  cycle: ofCases(cycle, 'published'),
  'members/expert': members,
  panel: panels,
  applications: ofCases(application, 'released'),
  application: candidates,
  'AnswerShortage:application': reported,
  'recusals/application': candidates,
  'readers/application': candidates,
  'readers/expert': members,
  'opinions/application': candidates,
  'remarks/application': candidates,
  'counts/application': candidates,
  'MarkRead:applications': candidates,
  'reasons/application': candidates,
  expert: members,
  'RecordDeparture:expert': placed(false),
  'RecordReturn:expert': placed(true),
  attended: members,
  experts: members,
  'SignIn:experts': absent,
  by: members,
  leader: members,
  presider: presiders,
  item: items,
  organisation: allOrganisations,
}

const batchCandidates = ofCase((state: ResultBatch) =>
  standing(state).map((one) => choice(one.application, one.name, one.employer)),
)
const batchChoices = {
  cycle: ofCases(cycle),
  meeting: ofCases(meeting, 'announced', 'signed', 'archived'),
  supplementTo: ofCases(batch),
  applications: ofCases(application, 'passed'),
  removed: batchCandidates,
  'VoidCandidates:applications': batchCandidates,
  'marks/application': batchCandidates,
  'CheckSample:application': ofCase((state: ResultBatch) =>
    state.candidates
      .filter(({ application: id }) => state.sample?.applications.includes(id) ?? false)
      .map((one) => choice(one.application, one.name, one.employer)),
  ),
  'GiveExtraMaterial:key': ofCase((state: ResultBatch) =>
    state.extraSlots.map(({ key, name }) => choice(key, name)),
  ),
}

const submissionRows = ofCase((state: Submission) =>
  state.rows.map((one) => choice(one.application, one.name, one.employer)),
)
const examTickets = ofCase((state: Exam) =>
  state.candidates.map(({ ticket, name }) => choice(ticket, name, ticket)),
)
const runLines = ofCase((state: CertificateRun) =>
  state.lines
    .filter(({ handedOver }) => handedOver === null)
    .map(({ certificate, name, employer }) => choice(certificate, name, employer, certificate)),
)
const invited = ofCase((state: ExpertDraw) =>
  state.invitations
    .filter(({ answer }) => answer === '待答复')
    .map(({ expert }) =>
      choice(expert, state.draw?.order.find((one) => one.expert === expert)?.name ?? expert),
    ),
)

/** By procedure and field; see `shared/choices.ts`. */
export const choices: ChoiceTable = {
  [procedureIds.committee]: {
    'AnswerException:id': ofCase((state: Committee) =>
      state.exceptions
        .filter(({ answer }) => answer === null)
        .map(({ id, kind, year, reason }) => choice(id, year, kind, reason)),
    ),
    'applications/caseId': ofCases(application),
  },
  [cycle]: { copyFrom: ofCases(cycle) },
  [application]: applicationChoices,
  [submission]: {
    cycle: ofAnnounced(cycle, 'published'),
    office: ownOffice,
    supplementTo: ofCases(submission, 'sent', 'received'),
    applications: ofCases(application, 'submitting'),
    names: ofCase((state: Submission) =>
      state.rows.map(({ name, employer }) => choice(name, name, employer)),
    ),
    bags: submissionRows,
  },
  [procedureIds.draw]: {
    meeting: ofCases(meeting, 'planned'),
    expert: invited,
  },
  [procedureIds.exam]: {
    cycle: ofCases(cycle, 'published'),
    applications: ofCases(application, 'admitted'),
    room: ofCase((state: Exam) => state.rooms.map(({ name, place }) => choice(name, name, place))),
    ticket: examTickets,
    'scores/ticket': examTickets,
  },
  [meeting]: meetingChoices,
  [batch]: batchChoices,
  [procedureIds.specialtyMatch]: { person, degree, employer: ofRegister('titles-employers', 'name') },
  [complaint]: { application: ofCases(application), organisation: allOrganisations },
  [procedureIds.sanction]: { application: ofCases(application), complaint: ofCases(complaint) },
  [procedureIds.consent]: { person },
  [procedureIds.discipline]: { account: ownPeople },
  [procedureIds.confirmation]: { person, employer: ofRegister('titles-employers', 'name') },
  [procedureIds.delegation]: {
    person,
    employer: ofRegister('titles-employers', 'name'),
    application: ofCases(application),
  },
  [procedureIds.recognition]: { person, degree, employer: ofRegister('titles-employers', 'name') },
  [procedureIds.ledger]: {
    'rows/application': ofCases(application, 'admitted'),
    meeting: ofCases(meeting),
    'rows/expert': ofRegister('titles-experts', 'name'),
  },
  [procedureIds.certificateRun]: {
    applications: ofCases(application, 'approved'),
    'rows/certificate': runLines,
    stock: ofCase((state: CertificateRun) =>
      [...new Set([...freeSheets(state), ...state.lines.flatMap((line) => line.stock ?? [])])].map((sheet) =>
        choice(sheet, sheet, state.lines.find((line) => line.stock === sheet)?.name ?? '空白'),
      ),
    ),
    returned: ofCase((state: CertificateRun) => freeSheets(state).map((sheet) => choice(sheet, sheet))),
  },
}

/** Meetings: experts drawn before a witness, the room made ready; one held on paper to its minutes. */
import { sha256 } from '../../../regulations/shared/digest.ts'
import type { Meeting } from '../../../regulations/titles/meeting/state.ts'
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import type { Filed } from './applications.ts'
import type { BodyName } from './committees.ts'
import { bodies } from './committees.ts'
import { people, personId } from './people.ts'
import type { Narrator } from './story.ts'

const { meeting, draw } = procedureIds

export type Convened = {
  readonly caseId: string
  readonly secretary: string
  readonly recorder: string
  readonly body: BodyName
  readonly files: readonly Filed[]
}
type Plan = {
  readonly body: BodyName
  readonly recorder: string
  readonly cycle: string
  readonly committee: string
  readonly on: string
  readonly place: string
  readonly members: number
  readonly title: string
  /** Name of the one panel, where the committee has panels. */
  readonly panel?: string
  readonly files: readonly Filed[]
  /** How it is held; on paper unless told otherwise. */
  readonly mode?: 'paper' | 'local'
}

const by = { role: 'meeting-secretary' } as const
const stateOf = async (story: Narrator, caseId: string): Promise<Meeting> =>
  (await story.state(caseId)) as unknown as Meeting

/** Plans the meeting, draws the experts, who all come, and lays agenda, pledges, bundles and opinions ready. */
export async function convene(story: Narrator, plan: Plan): Promise<Convened> {
  const { secretary, convening } = bodies[plan.body]
  const { cycle, committee, on, place, files, mode = 'paper' } = plan
  const caseId = await story.act(
    secretary,
    meeting,
    'PlanMeeting',
    { cycle, committee, on, time: '09:00', place, mode },
    by,
  )
  const act = (name: string, input: unknown) => story.act(secretary, meeting, name, input, { caseId, ...by })
  const applications = files.map((one) => one.caseId)
  await act('PlaceOnAgenda', { title: plan.title, panel: null, applications })
  await drawExperts(story, plan, caseId, convening)
  const members = (await stateOf(story, caseId)).members.map(({ expert }) => expert)
  await act('RecordTraining', { by: members[0], attended: members, topics: '评审政策、程序、纪律和保密要求' })
  for (const expert of members) await act('RecordPledge', { expert, recusals: [] })
  await act('ReleaseBundle', {})
  await act('ReceiveBundle', { experts: members })
  if (plan.panel !== undefined) await signOpinions(act, applications, members, plan.panel)
  await act('AssignFirstReaders', {
    readers: applications.map((application, i) => ({ application, expert: members[i + 1] })),
  })
  await act('MarkRead', { applications: [] })
  return { caseId, secretary, recorder: plan.recorder, body: plan.body, files }
}

async function signOpinions(
  act: (name: string, input: unknown) => Promise<string>,
  applications: readonly string[],
  members: readonly string[],
  panel: string,
): Promise<void> {
  await act('SetPanels', { members: members.map((expert) => ({ expert, panel })) })
  await act('SignPanelOpinions', {
    leader: members[0],
    opinions: applications.map((application) => ({
      application,
      recommended: true,
      reasons: '业绩和论文达到本级标准，建议提交评委会表决',
    })),
  })
}

async function drawExperts(story: Narrator, plan: Plan, id: string, convening: string): Promise<void> {
  const { secretary } = bodies[plan.body]
  const secretaryNumber = sha256(`${plan.committee} 秘书`)
  const caseId = await story.act(
    secretary,
    draw,
    'PrepareDraw',
    {
      meeting: id,
      committee: plan.committee,
      commitment: sha256(secretaryNumber),
      constraints: {
        members: plan.members,
        reserves: 3,
        perEmployer: 4,
        notTwoYearsRunning: true,
        specialties: [],
      },
    },
    by,
  )
  const witness = { caseId, role: 'draw-witness', at: convening }
  const witnessNumber = sha256(`${plan.committee} 监督`)
  await story.act('draw-witness', draw, 'DrawExperts', { secretaryNumber, witnessNumber }, witness)
  const drawn = await story.state(caseId)
  const invitations = drawn['invitations'] as readonly { readonly expert: string }[]
  for (const { expert } of invitations)
    await story.act(secretary, draw, 'RecordAnswer', { expert, attends: true, reason: '' }, { caseId, ...by })
  await story.act('draw-witness', draw, 'PledgeSecrecy', {}, witness)
  await story.act(secretary, draw, 'PledgeSecrecy', {}, { caseId, ...by })
  await story.act(secretary, draw, 'SealDraw', {}, { caseId, ...by })
}

/** Roll call, ballot, announcement, minutes, signatures and seal; all who are voted on pass. */
export async function hold(story: Narrator, { caseId, secretary, recorder, body }: Convened): Promise<void> {
  const clerk = (name: string, input: unknown) =>
    story.act(secretary, meeting, name, input, { caseId, ...by })
  const { members, items } = await stateOf(story, caseId)
  const experts = members.map(({ expert }) => expert)
  const chair = members.find(({ function: kind }) => kind === '主任委员' || kind === '副主任委员')
  const presider = people.find(({ account }) => personId(account) === chair?.account)
  if (presider === undefined || chair === undefined) throw new Error('demo: a meeting without a presider')
  const presides = (name: string) => story.act(presider.account, meeting, name, {}, { caseId })
  await clerk('SignIn', { experts })
  await presides('OpenMeeting')
  for (const item of items) {
    await clerk('ReportReview', { item: item.id, report: '送评材料齐全，程序合规' })
    await clerk('IntroduceOpinions', { item: item.id, by: experts[1] })
    await clerk('RecordDiscussion', { item: item.id, summary: '无异议', remarks: [] })
    await clerk('OpenBallot', { item: item.id })
    const all = experts.length
    const counts = item.candidates.map(({ application }) => ({
      application,
      issued: all,
      returned: all,
      invalid: 0,
      yes: all - 1,
      no: 1,
      abstain: 0,
    }))
    await story.act(
      recorder,
      meeting,
      'KeyCount',
      { item: item.id, teller: '计票人甲', counts },
      { caseId, role: 'meeting-recorder' },
    )
    await clerk('KeyCount', { item: item.id, teller: '计票人乙', counts })
    await clerk('ConfirmCount', { item: item.id, scan: [] })
  }
  await presides('AnnounceResults')
  await clerk('WriteMinutes', { reasons: [], special: '无', other: '无' })
  await presides('SignMinutesAsChair')
  const recorderName = people.find(({ account }) => account === recorder)?.name ?? ''
  await story.act(
    recorder,
    meeting,
    'SignMinutesAsRecorder',
    { name: recorderName },
    { caseId, role: 'meeting-recorder' },
  )
  await presides('SignConclusions')
  const seal = `${body}-seal`
  await story.act(seal, meeting, 'SealConclusions', {}, { caseId, role: 'seal-keeper' })
}

/** Results: the convening body posts, the authority checks each and posts again, approves; certificates are handed over. */
import type { Application } from '../../../regulations/titles/application/state.ts'
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import { officeAccount } from './applications.ts'
import { bodies } from './committees.ts'
import type { Convened } from './meetings.ts'
import type { Narrator } from './story.ts'

const { batch, application } = procedureIds
const by = { role: 'meeting-secretary' } as const
const posting = { places: [{ place: '本平台', address: '' }], contact: '0000-60000018', evidence: [] }

/** Puts all who passed into one batch and posts their names. Answers the batch. */
export async function postResults(
  story: Narrator,
  { body, caseId, files }: Convened,
  cycle: string,
): Promise<string> {
  const { secretary } = bodies[body]
  const applications = files.map((one) => one.caseId)
  const input = { cycle, meeting: caseId, supplementTo: null, applications }
  const id = await story.act(secretary, batch, 'PrepareBatch', input, by)
  await story.act(secretary, batch, 'PostResultPublicity', posting, { caseId: id, ...by })
  return id
}

/** The way of the county's batch: reported, checked one by one, posted again, approved, forwarded. */
export async function approve(
  story: Narrator,
  convened: Convened,
  id: string,
  officer: string,
): Promise<void> {
  const { secretary } = bodies[convened.body]
  const clerk = { caseId: id, ...by }
  await story.until('2022-09-27', '09:00')
  await story.act(
    secretary,
    batch,
    'DraftReport',
    { text: '评审会议程序合规，送评2人，通过2人；公示期间没有收到反映。' },
    clerk,
  )
  await story.act(secretary, batch, 'ReportBatch', { evidence: [] }, clerk)
  await story.until('2022-09-28', '09:00')
  const marks = convened.files.map((one) => ({
    application: one.caseId,
    agreed: true,
    reason: '',
    opened: true,
  }))
  await story.act(officer, batch, 'MarkCandidates', { marks }, { caseId: id })
  await story.act(officer, batch, 'PostApprovalPublicity', posting, { caseId: id })
  await story.until('2022-10-12', '09:00')
  await story.act(officer, batch, 'ApproveBatch', { document: '清人社职〔2022〕15号' }, { caseId: id })
  await story.act(secretary, batch, 'ForwardBatch', {}, clerk)
}

/** One certificate is handed over, material goes back and is filed; the other still waits. */
export async function handOver(story: Narrator, convened: Convened, officer: string): Promise<void> {
  const [first] = convened.files
  if (first === undefined) return
  const { secretary } = bodies[convened.body]
  const { caseId, employer } = first
  const state = (await story.state(caseId)) as unknown as Application
  await story.act(
    officer,
    application,
    'HandOverCertificate',
    { receivedBy: state.applicant.name, proxy: null },
    { caseId },
  )
  const form = '专业技术资格评审表'
  const submitter = officeAccount(state.route?.submitter ?? '')
  const back = async (
    account: string,
    step: string,
    items: readonly string[],
    receivedBy: string,
    role?: string,
  ): Promise<string> =>
    story.act(
      account,
      application,
      'ReturnMaterials',
      { step, items, receivedBy },
      { caseId, ...(role === undefined ? {} : { role }) },
    )
  await back(secretary, '组建单位至呈报单位', [form, '论文复印件'], '呈报单位经办人', by.role)
  await back(submitter, '呈报单位至用人单位', [form, '论文复印件'], '用人单位人事干部')
  await back(`${employer}-clerk`, '用人单位至本人', ['论文复印件'], state.applicant.name)
  await story.act(`${employer}-clerk`, application, 'ArchiveForm', { volume: '2022-12' }, { caseId })
}

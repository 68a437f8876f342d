/** What goes on beside the yearly review: an exam, a letter for a review outside, a title brought along, a complaint, the fee ledger. */
import { sha256 } from '../../../regulations/shared/digest.ts'
import { procedureIds } from '../../../regulations/titles/vocabulary.ts'
import type { Filed } from './applications.ts'
import { personKey } from './careers.ts'
import { employerKey, organisationId } from './organisations.ts'
import { SAMPLE_TEXT } from './sample-files.ts'
import type { Narrator } from './story.ts'

const page = sha256(SAMPLE_TEXT)

/** The authorising department sets an oral part for a cycle, before anybody files (art.19, 20.a). */
export async function setExam(story: Narrator, cycle: string): Promise<void> {
  await story.act(
    'hr-province',
    procedureIds.cycle,
    'ConfigureExam',
    {
      examined: true,
      passMark: 60,
      parts: [
        { form: '笔试', weightPercent: 60 },
        { form: '面试', weightPercent: 40 },
      ],
      outline: '综合理论和专业知识',
      document: '示例人社函〔2022〕6号',
    },
    { caseId: cycle },
  )
}

/** One sitting with its slips. */
export async function callToExam(
  story: Narrator,
  cycle: string,
  files: readonly Filed[],
  on: string,
): Promise<string> {
  const caseId = await story.act('senior-exam', procedureIds.exam, 'ScheduleExam', {
    cycle,
    applications: files.map((one) => one.caseId),
    sittings: [
      { on, from: '09:00', until: '11:00' },
      { on, from: '14:00', until: '17:00' },
    ],
    rooms: [{ name: '第一考场', place: '示例学院三楼', seats: 30 }],
  })
  await story.act('senior-exam', procedureIds.exam, 'SendExamNotices', {}, { caseId })
  return caseId
}

/** Enters the scores of everybody and has the head sign them; one correction waits for a second person. */
export async function scoreExam(story: Narrator, caseId: string): Promise<void> {
  const { candidates } = (await story.state(caseId)) as unknown as {
    readonly candidates: readonly { readonly ticket: string }[]
  }
  const scores = candidates.flatMap(({ ticket }) => [
    { ticket, part: 1, score: '82.5' },
    { ticket, part: 2, score: '78' },
  ])
  await story.act('senior-exam', procedureIds.exam, 'EnterScores', { scores }, { caseId })
  await story.act('senior-head', procedureIds.exam, 'SignScores', {}, { caseId })
  const [first] = candidates
  if (first === undefined) return
  const correction = { ticket: first.ticket, part: 1, score: '83.5', reason: '第二大题漏加1分' }
  await story.act('senior-exam', procedureIds.exam, 'ProposeCorrection', correction, { caseId })
}

/** A person of a specialty that no committee at home reviews asks for a letter; the province wrote it. */
async function entrust(story: Narrator): Promise<void> {
  const caseId = await story.act('fei-ming', procedureIds.delegation, 'RequestDelegation', {
    person: personKey('fei-ming'),
    employer: employerKey('water-station'),
    direction: '出省',
    reason: '30.2',
    year: 2022,
    series: '工程',
    specialty: '水利',
    level: '副高级',
    hostName: '外省水利工程高级职称评审委员会',
    hostAuthorisedBy: '外省人力资源社会保障厅',
    hostDocument: '外人社发〔2021〕30号',
  })
  await story.act(
    'hr-province',
    procedureIds.delegation,
    'IssueDelegationLetter',
    { named: '费明' },
    { caseId },
  )
}

const brought = {
  original: {
    origin: '外省',
    series: '工程',
    specialty: '机械',
    level: '中级',
    way: '评审',
    obtainedOn: '2019-12-06',
    committee: '外省工程系列中级评委会',
    authority: '外省某市人社局',
    approverKind: '人社部门',
    document: '外人社〔2019〕77号',
    certificate: 'WS-2019-0307',
  },
  requested: { series: '工程', level: '中级' },
  coming: '应聘',
  arrivedOn: '2022-03-01',
  household: '外省某市',
  work: {
    post: '工业设计',
    professional: true,
    contractFrom: '2022-03-01',
    contractUntil: '2025-02-28',
    insurancePayer: '南溪数字工作室',
    lastPaidMonth: '2022-11',
    achievements: '负责三套产品的结构设计',
  },
}
const paper = (slot: string, more: object = {}) => ({
  slot,
  files: [page],
  originals: 1,
  copies: 1,
  sealed: true,
  ...more,
})

/** A title from another province on its way to the county's desk (art.46 to 49). */
async function bringTitle(story: Narrator): Promise<void> {
  const { confirmation } = procedureIds
  const caseId = await story.act('rong-jing', confirmation, 'OpenConfirmation', {
    person: personKey('rong-jing'),
    employer: employerKey('digital-studio'),
    content: brought,
  })
  const papers = [
    ...['certificate', 'review-form', 'contract', 'insurance', 'identity-copy', 'post-document'].map((slot) =>
      paper(slot),
    ),
    paper('photo', { image: { width: 295, height: 413 } }),
  ]
  for (const one of papers)
    await story.act('rong-jing', confirmation, 'GiveConfirmationMaterial', one, { caseId })
  await story.act('rong-jing', confirmation, 'SubmitConfirmation', {}, { caseId })
}

/** Delegation, confirmation, complaint and ledger as they lie on the demo's present day. */
export async function tellBeside(story: Narrator): Promise<void> {
  await entrust(story)
  await bringTitle(story)
  const office = organisationId('hr-huaining')
  const complaint = await story.act('hr-huaining', procedureIds.complaint, 'RecordComplaint', {
    authority: office,
    named: false,
    subject: '程序',
    about: '评审公示的张贴地点',
    facts: '反映公示只贴在办公楼内，车间职工看不到',
    channel: '来电',
  })
  await story.act('hr-huaining', procedureIds.complaint, 'ReceiveComplaint', {}, { caseId: complaint })
  await story.act('city-cashier', procedureIds.ledger, 'OpenLedger', {
    convening: organisationId('engineers-huaining'),
    authority: office,
    year: 2022,
  })
}

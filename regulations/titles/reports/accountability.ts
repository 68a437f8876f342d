/** art.52.d: who did what on the way to a result, and what a committee's year has to answer for. */
import { cite, rule } from '#kernel/law'

const accountability = cite('anhui-titles-2018/art.52.d')

/** Steps between verification and approval that somebody must answer for, and the acts that show who. */
export const answeredSteps: readonly { readonly step: string; readonly acts: readonly string[] }[] = [
  { step: '单位核验', acts: ['MarkMaterials'] },
  { step: '单位意见盖章', acts: ['SealOpinion'] },
  { step: '呈报', acts: ['ReceiveSubmission'] },
  { step: '审核', acts: ['ReviewApplication'] },
  { step: '受理', acts: ['AdmitApplication'] },
  { step: '送评签发', acts: ['SignRelease'] },
  { step: '送评用印', acts: ['ReleaseToCommittee'] },
  { step: '表决结果', acts: ['RecordConclusion'] },
  { step: '主任委员签署', acts: ['SignConclusion'] },
  { step: '结果用印', acts: ['SealConclusion'] },
  { step: '评审公示', acts: ['EnterResultPublicity'] },
  { step: '报送核准', acts: ['ReportResult'] },
  { step: '官网公示', acts: ['EnterApprovalPublicity'] },
  { step: '核准', acts: ['ApproveResult'] },
]

/** An act of the trail, as the ledger keeps it. */
export type TrailAct = {
  readonly act: string
  readonly person: string | null
  readonly organisation: string | null
  readonly role: string | null
  readonly at: string
}
export type TraceRow = { readonly step: string } & TrailAct

/** Everybody who acted from verification to approval, in the order of the steps; several lines where a step was done again. */
export function traceOf(trail: readonly TrailAct[]): readonly TraceRow[] {
  return answeredSteps.flatMap(({ step, acts }) =>
    trail.filter(({ act }) => acts.includes(act)).map((one) => ({ step, ...one })),
  )
}

/** 52.d: a result can be traced back to a person for every step: all of them once it was approved, else up to the last one taken. */
export const resultCanBeTraced = rule(
  'result-can-be-traced',
  accountability,
  (f: { readonly rows: readonly TraceRow[] }) => untraced(f.rows).length === 0,
  {
    label: '各环节均可追溯到经办人',
    otherwise: (f) => `请补齐经办记录：${untraced(f.rows).join('、')}没有经办人和时间。`,
  },
)

function untraced(rows: readonly TraceRow[]): readonly string[] {
  const last = answeredSteps.findLastIndex(({ step }) => rows.some((row) => row.step === step))
  return answeredSteps
    .slice(0, last + 1)
    .filter(({ step }) => !rows.some((row) => row.step === step && row.person !== null && row.at !== ''))
    .map(({ step }) => step)
}

/** One committee in the sheet of a year. */
export type AccountedCommittee = {
  readonly committee: string
  readonly name: string
  /** People voted on. */
  readonly reviewed: number
  /** Defects that inspections found. */
  readonly defects: number
  /** Complaints found true, wholly or in part. */
  readonly complaintsUpheld: number
  /** Results void or taken back after the vote, and titles revoked. */
  readonly overturned: number
}
type Counted = { readonly committee: string; readonly name: string; readonly count: number }
/** What the sheet is added up from; `name` is what the committee was called there. */
export type AccountedFacts = {
  readonly reviewed: readonly Counted[]
  readonly defects: readonly Counted[]
  readonly complaintsUpheld: readonly Counted[]
  readonly overturned: readonly Counted[]
}

/** The year of every committee of which there is anything to say, those with the most overturned results first. */
export function accountedCommittees(facts: AccountedFacts): readonly AccountedCommittee[] {
  const all = [...facts.reviewed, ...facts.defects, ...facts.complaintsUpheld, ...facts.overturned]
  const names = new Map(all.map(({ committee, name }) => [committee, name]))
  const sum = (list: readonly Counted[], committee: string): number =>
    list.filter((one) => one.committee === committee).reduce((total, { count }) => total + count, 0)
  return [...names]
    .map(([committee, name]) => ({
      committee,
      name,
      reviewed: sum(facts.reviewed, committee),
      defects: sum(facts.defects, committee),
      complaintsUpheld: sum(facts.complaintsUpheld, committee),
      overturned: sum(facts.overturned, committee),
    }))
    .toSorted((a, b) => b.overturned - a.overturned || (a.name < b.name ? -1 : 1))
}

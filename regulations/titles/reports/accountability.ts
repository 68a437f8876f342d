/** art.52.d: who did what on the way to a result, and a convening body's sheet of the year. */
import { calculation, cite, rule } from '#kernel/law'

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

/** 52.d: a result that was approved can be traced back to a person for every step. */
export const resultCanBeTraced = rule(
  'result-can-be-traced',
  accountability,
  (f: { readonly rows: readonly TraceRow[] }) => untraced(f.rows).length === 0,
  {
    label: '各环节均可追溯到经办人',
    otherwise: (f) => `请补齐经办记录：${untraced(f.rows).join('、')}没有经办人和时间。`,
  },
)
const untraced = (rows: readonly TraceRow[]): readonly string[] =>
  answeredSteps
    .filter(({ step }) => !rows.some((row) => row.step === step && row.person !== null && row.at !== ''))
    .map(({ step }) => step)

export type UnitYear = {
  readonly convening: string
  readonly year: number
  readonly reviewed: number
  /** Defects that inspections found. */
  readonly defects: number
  readonly complaintsUpheld: number
  /** Results declared void or cancelled after the vote, and titles revoked. */
  readonly overturned: number
  /** Points taken off per defect, upheld complaint and overturned result; set by the authorising department. */
  readonly deductions: {
    readonly defect: number
    readonly complaint: number
    readonly overturned: number
  }
}
const FULL_MARKS = 100

/** The sheet of a convening body's year: a hundred points less what each fault costs, never below zero. */
export const unitScore = calculation(
  'convening-body-score',
  [accountability],
  (f: UnitYear) => {
    const lines = [
      { label: '巡查发现问题', value: f.defects * f.deductions.defect, unit: '分', note: `${f.defects}个` },
      {
        label: '查实的举报',
        value: f.complaintsUpheld * f.deductions.complaint,
        unit: '分',
        note: `${f.complaintsUpheld}件`,
      },
      {
        label: '被推翻的结果',
        value: f.overturned * f.deductions.overturned,
        unit: '分',
        note: `${f.overturned}件`,
      },
    ]
    const lost = lines.reduce((total, { value }) => total + value, 0)
    return { value: Math.max(0, FULL_MARKS - lost), lines }
  },
  { label: '组建单位年度考核得分' },
)

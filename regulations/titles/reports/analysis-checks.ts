/** The sums of F5 that must agree (header, F5): each with what does not, in words. */
import type { Analysis, Figures } from './analysis.ts'
import { extentLabels } from './analysis.ts'

export type AnalysisCheck = {
  readonly label: string
  /** Empty while the sum agrees. */
  readonly faults: readonly string[]
}
type Named = { readonly specialty: string; readonly figures: Figures }

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)

const flowFaults = (rows: readonly Named[]): readonly string[] =>
  rows.flatMap(({ specialty, figures }) =>
    figures.flows
      .filter(({ extent }) => extent !== 'voted')
      .filter(({ total, onward, left, pending }) => total !== onward + sum(Object.values(left)) + pending)
      .map(({ extent }) => `${specialty}：${extentLabels[extent]}不等于下一环节、各种退出和在办之和`),
  )

const voteFaults = (rows: readonly Named[]): readonly string[] =>
  rows
    .filter(({ figures }) => figures.flows.at(-1)?.total !== figures.passed + figures.failed)
    .map(({ specialty }) => `${specialty}：表决人数不等于通过与未通过之和`)

function partFaults({ total, breakdowns }: Analysis): readonly string[] {
  const released = total.flows.find(({ extent }) => extent === 'released')?.total ?? 0
  return breakdowns
    .filter(({ groups }) => sum(groups.map((one) => one.released)) !== released)
    .map(({ label }) => `按${label}分的送评人数与合计不符`)
}

const passFaults = ({ total, breakdowns }: Analysis): readonly string[] =>
  breakdowns
    .filter(({ groups }) => sum(groups.map((one) => one.passed)) !== total.passed)
    .map(({ label }) => `按${label}分的通过人数与合计不符`)

const columnFaults = ({ specialties, total }: Analysis): readonly string[] =>
  total.flows
    .filter(({ extent, total: whole }) => {
      const own = specialties.map(
        ({ figures }) => figures.flows.find((one) => one.extent === extent)?.total ?? 0,
      )
      return sum(own) !== whole
    })
    .map(({ extent }) => `各专业${extentLabels[extent]}人数之和与合计不符`)

/** Every sum that must agree, with its faults. */
export function analysisChecks(analysis: Analysis): readonly AnalysisCheck[] {
  const rows: readonly Named[] = [...analysis.specialties, { specialty: '合计', figures: analysis.total }]
  return [
    { label: '申报、受理、送评各等于下一环节、退出与在办之和', faults: flowFaults(rows) },
    { label: '表决等于通过与未通过之和', faults: voteFaults(rows) },
    { label: '各项构成的送评人数与合计一致', faults: partFaults(analysis) },
    { label: '各项构成的通过人数与合计一致', faults: passFaults(analysis) },
    { label: '各专业之和与合计一致', faults: columnFaults(analysis) },
  ]
}

/** What does not add up, in words; empty for every lawful cycle. Printed at the foot of the table. */
export const analysisFaults = (analysis: Analysis): readonly string[] =>
  analysisChecks(analysis).flatMap(({ faults }) => faults)

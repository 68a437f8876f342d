/** A lawful example of each act between ballot and drawer. */
import { localDate } from '#kernel/time'
import { sampleApplication } from '../application/sample.ts'
import { conclusion } from '../review/examples.ts'
import { emptyReview } from '../review/state.ts'
import type { OutcomeState } from './state.ts'
import { emptyOutcome } from './state.ts'

const ON = localDate('2025-01-08')
const review = { ...emptyReview, conclusion: { ...conclusion, signedBy: '专家1', sealed: true } }
export const certificate = { number: '2024000001', code: '0123456789ab', issuedOn: ON, handedOverOn: null }
export const passed = () => sampleApplication('passed', { review })
export const inStageOf = <T extends 'reported' | 'approval-publicity'>(stage: T) =>
  sampleApplication(stage, { review })
export const approved = (more: Partial<OutcomeState> = {}) =>
  sampleApplication('approved', {
    review,
    outcome: {
      ...emptyOutcome,
      batch: 'batch-1',
      approval: { document: '示例人社〔2025〕3号', on: ON, authority: '示例市人社局' },
      certificate,
      ...more,
    },
  })

export const enterResultPublicity = () => ({
  state: passed(),
  input: { batch: 'batch-1', postedOn: '2024-11-20', notice: 'result-2024-1' },
})
export const reportResult = () => ({ state: passed(), input: { batch: 'batch-1' } })
export const enterApprovalPublicity = () => ({
  state: inStageOf('reported'),
  input: { postedOn: '2024-12-20', notice: 'approval-2024-1' },
})
export const approveResult = () => ({
  state: inStageOf('approval-publicity'),
  input: { document: '示例人社〔2025〕3号', authority: '示例市人社局' },
  needs: { serial: 1 },
})
export const voidResult = () => ({
  state: inStageOf('reported'),
  input: { reason: '超出评审范围', clause: 'anhui-titles-2018/art.27.c' },
})
export const refuseResult = () => ({ state: inStageOf('reported'), input: { reason: '学历不符' } })
export const holdCandidate = () => ({ state: passed(), input: { complaint: 'complaint-1' } })
export const freeCandidate = () => ({
  state: { ...passed(), heldBy: ['complaint-1'] },
  input: { complaint: 'complaint-1' },
})
export const disqualify = () => ({
  state: passed(),
  input: {
    reason: '获奖证书系伪造',
    clause: 'anhui-titles-2018/art.26.f',
    document: '示例人社〔2024〕20号',
    proven: true,
  },
})
export const forwardResult = () => ({ state: approved(), input: {} })
export const returnMaterials = () => ({
  state: approved(),
  input: {
    step: '组建单位至呈报单位' as const,
    items: ['学历证书复印件', '论文复印件'],
    receivedBy: '呈报单位经办人',
  },
})
const returnedForm = (['组建单位至呈报单位', '呈报单位至用人单位'] as const).map((step) => ({
  item: '专业技术资格评审表',
  step,
  on: ON,
  receivedBy: '经办人',
}))
export const archiveForm = () => ({
  state: approved({ returns: returnedForm }),
  input: { volume: '2025-12' },
})
export const handOver = () => ({ state: approved(), input: { receivedBy: '申报人一', proxy: null } })
export const closeApplication = () => ({
  state: approved({
    returns: returnedForm,
    archived: { on: ON, volume: '2025-12' },
    certificate: { ...certificate, handedOverOn: ON },
  }),
  input: {},
})

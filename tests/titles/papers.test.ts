/** Papers of title review: each fits its layout in every state of the examples in which it is due, and says what it must. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type AnyProcedure, type DocumentSpec, type Staged, mayReadDocument } from '#kernel'
import { localDate } from '#kernel/time'
import { templateSchemas } from '../../platform/documents/model.ts'
import * as meetingSample from '../../regulations/titles/meeting/sample.ts'
import * as batchExamples from '../../regulations/titles/batch/examples.ts'
import { committeeIn, exampleException } from '../../regulations/titles/committee/examples.ts'
import { cycleIn, exampleSummary } from '../../regulations/titles/cycle/examples.ts'
import { bundle } from '../../regulations/titles/submission/examples.ts'
import { application } from '../../regulations/titles/application/application.ts'
import { resultBatch } from '../../regulations/titles/batch/batch.ts'
import { reviewCommittee } from '../../regulations/titles/committee/committee.ts'
import { reviewCycle } from '../../regulations/titles/cycle/cycle.ts'
import { expertDraw } from '../../regulations/titles/draw/draw.ts'
import { reviewMeeting } from '../../regulations/titles/meeting/meeting.ts'
import { certificateRun } from '../../regulations/titles/certificate-run/certificate-run.ts'
import { exam } from '../../regulations/titles/exam/exam.ts'
import { exam as examIn } from '../../regulations/titles/exam/examples.ts'
import { fillPlaces, maskPersonal, personsIn } from '../../regulations/titles/identity/slots.ts'
import { feeRow, ledgerIn } from '../../regulations/titles/ledger/examples.ts'
import { feeLedger } from '../../regulations/titles/ledger/ledger.ts'
import { sanction } from '../../regulations/titles/sanction/sanction.ts'
import { vacancyOpinion } from '../../regulations/titles/vacancies/vacancies.ts'
import { submission } from '../../regulations/titles/submission/submission.ts'
import type { Submission } from '../../regulations/titles/submission/state.ts'
import type { Application } from '../../regulations/titles/application/state.ts'
import { clause } from '../support/clause.ts'
import {
  applicationIn,
  applicationStates,
  approvedApplication,
  exceptionalApplication,
  votedReview,
} from '../support/title-papers.ts'

type Specs = Readonly<Record<string, DocumentSpec<Staged>>>
type Exampled = { readonly example: () => { readonly state?: Staged } }

const procedures: readonly AnyProcedure[] = [
  application,
  submission,
  reviewCycle,
  reviewCommittee,
  expertDraw,
  reviewMeeting,
  resultBatch,
  exam,
  sanction,
  vacancyOpinion,
  feeLedger,
  certificateRun,
]
const exampleStates = (procedure: AnyProcedure): readonly Staged[] =>
  Object.values(procedure.acts as Record<string, Exampled>).flatMap(({ example }) => example().state ?? [])

const day = localDate
const extension = {
  window: '呈报',
  from: day('2025-08-01'),
  until: day('2025-08-08'),
  reason: '系统故障',
  document: '示例〔2025〕9号',
  on: day('2025-08-01'),
} as const
const opined = () => {
  const item = meetingSample.counted()
  const panelOpinion = { recommended: true, reasons: '业绩突出', leader: '评委一' }
  return { ...item, candidates: item.candidates.map((one) => ({ ...one, panelOpinion })) }
}

const received: Submission = {
  ...bundle('received'),
  receipt: { on: day('2024-08-21'), by: '受理人', bags: ['application-1'], missing: ['application-2'] },
}

/** States that no act's example stands in. */
const more: Readonly<Record<string, readonly Staged[]>> = {
  [application.id]: applicationStates,
  [submission.id]: [received],
  [reviewMeeting.id]: [meetingSample.meeting('announced', { items: [opined()] })],
  [reviewCycle.id]: [cycleIn('published', { summary: exampleSummary, extensions: [extension] })],
  [reviewCommittee.id]: [committeeIn('authorised', { exceptions: [exampleException as never] })],
  [feeLedger.id]: [
    ledgerIn('open', {
      feeSheets: [{ meeting: 'meeting-1', voucher: '凭2024-11', on: day('2024-11-20'), rows: [feeRow] }],
    }),
  ],
  [resultBatch.id]: [batchExamples.batch('approved')],
}

describe('the exam on paper (F18)', () => {
  const of = (name: string, state: Staged): string => {
    const spec = (exam.documents as Specs)[name]
    assert.ok(spec?.when(state, []) === true, `${name} is not due`)
    return JSON.stringify(spec.data(state, []))
  }
  it('prints totals with what was missed, and seats without scores', () => {
    const state = examIn('signed')
    const [first] = state.candidates
    assert.ok(first !== undefined)
    const book = of('scoreBook', state)
    assert.match(book, /"total":"[\d.]+"/)
    assert.match(book, /"result":"(合格|不合格|缺考)"/)
    assert.ok(book.includes(first.ticket))
    for (const open of ['examNotice', 'signInList']) {
      const text = of(open, state)
      assert.ok(text.includes(first.name))
      assert.doesNotMatch(text, /合格线|总分|缺考"/)
    }
  })
  it('gives nobody a slip before the notice', () => {
    const slip = (application.documents as Specs)['admissionSlip']
    assert.equal(slip?.when(applicationIn('admitted', '正常'), []), false)
  })
})

describe('places for numbers of identity papers', () => {
  const facts = { number: '340102198001012316', phone: '05510000123' }
  it('name the person and hold no number; filled, masked or left empty', () => {
    const state = applicationIn('submitting', '正常')
    const text = printed('reviewForm', state)
    assert.deepEqual([...new Set(personsIn(text))], [state.applicant.key])
    assert.ok(fillPlaces(text, () => facts).includes(facts.number))
    const masked = fillPlaces(text, () => maskPersonal(facts))
    assert.ok(masked.includes('340102********2316') && masked.includes('*******0123'))
    assert.doesNotMatch(
      fillPlaces(text, () => undefined),
      /⟦|⟧/u,
    )
  })
  it('are on F2, F3, F8 and F41 too', () => {
    const state = applicationIn('submitting', '正常')
    for (const name of ['summaryForm', 'pledgeForm'])
      assert.ok(personsIn(printed(name, state)).includes(state.applicant.key), name)
    for (const name of ['submissionLetter', 'roster'])
      assert.equal(
        personsIn(JSON.stringify((submission.documents as Specs)[name]?.data(received, []))).length,
        received.rows.length,
      )
  })
})

describe('the internal notice on paper (F13)', () => {
  const notice = {
    postedOn: day('2025-04-24'),
    place: '公告栏',
    digest: '',
    shown: [],
    takenDownOn: null,
    evidence: [],
  }
  const recommendation = {
    score: '92.5',
    rank: 2,
    record: '推荐会记录',
    counted: true,
    exemption: null,
    on: day('2025-04-23'),
  }
  it('prints rank and score where the employer ranked, and nothing of exam, vote or identity', () => {
    const base = applicationIn('internal-publicity', '正常', { internalNotice: notice })
    const ranked: Application = { ...base, recommendation }
    assert.match(printed('internalNotice', ranked), /名次2，得分92\.5/)
    const voted: Application = {
      ...base,
      review: votedReview(9),
      intake: {
        ...base.intake,
        exam: { total: '61.7', absent: false, qualified: true, on: day('2025-09-20') },
      },
    }
    const text = printed('internalNotice', voted)
    assert.doesNotMatch(text, /名次|得分|61\.7|赞成|业绩突出|⟦|推荐会记录/u)
    assert.ok(!text.includes(base.filedFacts?.bornOn ?? '无') && !text.includes('1990年'))
  })
})

describe('papers of title review', () => {
  for (const procedure of procedures)
    it(`of ${procedure.label} fit their layouts whenever they are due`, () => {
      const due = new Set<string>()
      for (const state of [...exampleStates(procedure), ...(more[procedure.id] ?? [])])
        for (const [name, spec] of Object.entries(procedure.documents as Specs)) {
          if (!spec.when(state, [])) continue
          const schema = templateSchemas[spec.template as keyof typeof templateSchemas]
          const parsed = schema.safeParse(spec.data(state, []))
          assert.ok(parsed.success, `${name} in ${state.stage}: ${parsed.error?.message ?? ''}`)
          due.add(name)
        }
      const never = Object.keys(procedure.documents).filter((name) => !due.has(name))
      assert.deepEqual(never, [], 'no example has these papers')
    })
})

const printed = (name: string, state: Staged): string => {
  const spec = (application.documents as Specs)[name]
  assert.ok(spec?.when(state, []) === true, `${name} is not due`)
  return JSON.stringify(spec.data(state, []))
}

clause('anhui-titles-2018/art.23.6.a', 'the conclusion block comes from the ballot', ({ accepts }) => {
  accepts('10 of 15 yes: F1 prints 实到15 赞成10 通过; the person’s print has no figure', () => {
    const state = applicationIn('passed', '正常', { review: votedReview(10) })
    const archive = printed('reviewForm', state)
    assert.match(archive, /"应到".*"实到".*"赞成".*"反对".*"弃权"/)
    assert.match(archive, /"text":"15","colspan":1\}.*"text":"10","colspan":1\}.*"text":"通过"/)
    const own = printed('personalReviewForm', state)
    assert.doesNotMatch(own, /实到|赞成|反对|弃权|专业组意见|业绩突出|评委[一二]/u)
    return application.documents['personalReviewForm']
  })
})

clause('anhui-titles-2018/art.9.1.1.b', 'the mark of the exceptional track', ({ accepts }) => {
  accepts('with F4 the cover has 破格 at top right; the ordinary track has none', () => {
    assert.match(printed('reviewForm', exceptionalApplication()), /"mark":"破格"/)
    assert.match(printed('exceptionalForm', exceptionalApplication()), /获省级科技进步二等奖以上/)
    const ordinary = applicationIn('submitting', '正常')
    assert.doesNotMatch(printed('reviewForm', ordinary), /"mark"/)
    const form = (application.documents as Specs)['exceptionalForm']
    assert.equal(form?.when(ordinary, []), false)
    return form
  })
})

clause('anhui-titles-2018/art.7.a', 'a certificate follows approval', ({ accepts }) => {
  accepts('passed and not yet approved: none; approved: with number, code and document', () => {
    const certificate = (application.documents as Specs)['certificate']
    assert.equal(certificate?.when(applicationIn('passed', '正常', { review: votedReview() }), []), false)
    const approved = approvedApplication()
    const text = printed('certificate', approved)
    assert.match(text, /AH2025GC0300001.*示例职改〔2025〕8号/u)
    assert.equal(certificate?.when({ ...approved, stage: 'disqualified' }, []), false)
    return certificate
  })
})

describe('the prints of the review form', () => {
  const may = (name: string, state: Application, relation: object) => {
    const spec = (application.documents as Specs)[name]
    const actor = {
      person: 'p',
      post: 'p',
      role: 'employer-personnel',
      organisation: 'o',
      path: ['o'],
      ...relation,
    }
    return spec !== undefined && mayReadDocument(spec, { kind: 'person', actor }, application.parties(state))
  }
  it('go from hand to hand until release; then only those who review print the one with counts', () => {
    const before = applicationIn('forwarding', '正常')
    const after = applicationIn('released', '正常', { review: votedReview() })
    const person = { person: before.applicant.account ?? '' }
    const employer = { organisation: before.employer.organisation, path: [before.employer.organisation] }
    const secretary = {
      role: 'meeting-secretary',
      organisation: before.cycle.convening,
      path: [before.cycle.convening],
    }
    assert.deepEqual([may('reviewForm', before, person), may('reviewForm', before, employer)], [true, true])
    assert.deepEqual([may('reviewForm', after, person), may('reviewForm', after, employer)], [false, false])
    assert.equal(may('personalReviewForm', after, person), true)
    const received = {
      ...after,
      intake: { ...after.intake, submission: { caseId: 's', letter: 'l', on: day('2025-07-01') } },
    }
    assert.equal(may('reviewForm', received, secretary), true)
    assert.equal(may('appraisalOpinion', received, person), false)
  })
})

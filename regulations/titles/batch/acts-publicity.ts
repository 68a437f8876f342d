/** The convening body: prepare, publish for objections, draft the report, send it up. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { field, filled, oneForm } from '../meeting/desk.ts'
import type { PostingInput } from './desk.ts'
import {
  BATCH_MAX,
  applicationsNeed,
  convening,
  desk,
  displayed,
  heldNow,
  missingOf,
  namesOf,
  noticeOf,
  placeInBatch,
  postingFields,
  postingForm,
  postingOf,
  slugOf,
  toEach,
} from './desk.ts'
import * as examples from './examples.ts'
import {
  candidatesAreOfBatch,
  extraMaterialsAreGiven,
  postingIsComplete,
  reportAgrees,
  somebodyGoesOn,
} from './rules.ts'
import type { BatchCandidate, ResultBatch } from './state.ts'
import { standing } from './state.ts'

const publicityCite = cite('anhui-titles-2018/art.25.a')

/** F14 as the portal shows it. */
function resultNotice(
  state: ResultBatch,
  candidates: readonly BatchCandidate[],
  input: PostingInput,
  on: LocalDate,
) {
  return {
    title: `${state.committee.name}${state.year}年度评审结果公示`,
    clause: publicityCite.clause,
    data: {
      candidates: displayed(candidates),
      contact: input.contact,
      postedOn: on,
      postingDayCounts: state.postingDayCounts,
    },
  }
}

export const PostResultPublicity = desk.act({
  label: '发布评审结果公示',
  cite: publicityCite,
  by: convening,
  in: ['preparing'],
  leadsTo: ['result-publicity'],
  onPaper: true,
  input: z.strictObject(postingFields),
  form: oneForm('评审结果公示', ...postingForm),
  decide: ({ state, input, at, caseId }) => {
    const candidates = standing(state)
    const effects = toEach(
      candidates.map(({ application }) => application),
      'EnterResultPublicity',
      {
        batch: caseId,
        postedOn: at.date,
        notice: slugOf(state),
      },
    )
    return decided({
      guards: [postingIsComplete({ missing: missingOf(input, candidates) })],
      effects,
      notices: [noticeOf(state, 'title-results', 'post', resultNotice(state, candidates, input, at.date))],
      events: [
        { type: 'ResultPublicityPosted', posting: postingOf(input, at.date, slugOf(state), candidates) },
      ],
    })
  },
  example: examples.postResult,
})

/** A changed list voids the period: it starts anew with a new posting (art.25.b). */
export const RestartResultPublicity = desk.act({
  label: '更改名单并重新公示',
  cite: cite('anhui-titles-2018/art.25.b'),
  by: convening,
  in: ['result-publicity'],
  leadsTo: ['result-publicity'],
  onPaper: true,
  input: z.strictObject({
    ...postingFields,
    reason: filled(300, '请写明更改的理由'),
    removed: z.array(filled(100)).max(BATCH_MAX).default([]),
  }),
  form: oneForm(
    '重新公示',
    field('reason', 'textarea', '理由'),
    field('removed', 'table', '移出的人员', { columns: [field('', 'text', '申报件编号')] }),
    ...postingForm,
  ),
  decide: ({ state, input, at, caseId }) => {
    const { reason, removed, ...posting } = input
    const leaving = new Set(removed)
    const candidates = standing(state).filter(({ application }) => !leaving.has(application))
    const gone = state.candidates.filter(({ application }) => leaving.has(application))
    return decided({
      guards: [
        postingIsComplete({ missing: missingOf(posting, candidates) }),
        candidatesAreOfBatch({
          strangers: removed.filter((id) => !gone.some(({ application }) => application === id)),
        }),
      ],
      claims: gone.map(({ application, name }) => placeInBatch.release({ application, name })),
      effects: toEach(
        candidates.map(({ application }) => application),
        'EnterResultPublicity',
        {
          batch: caseId,
          postedOn: at.date,
          notice: slugOf(state),
        },
      ),
      notices: [
        noticeOf(state, 'title-results', 'replace', resultNotice(state, candidates, posting, at.date)),
      ],
      events: [
        {
          type: 'ResultPublicityVoided',
          reason,
          removed,
          posting: postingOf(posting, at.date, slugOf(state), candidates),
        },
      ],
    })
  },
  example: examples.restartResult,
})

export const DraftReport = desk.act({
  label: '拟定综合报告',
  cite: cite('anhui-titles-2018/art.25.1'),
  by: convening,
  in: ['preparing', 'result-publicity'],
  leadsTo: ['preparing', 'result-publicity'],
  input: z.strictObject({ text: filled(20000, '请填写综合报告') }),
  form: oneForm('综合报告', field('text', 'textarea', '正文')),
  decide: ({ input }) => decided({ events: [{ type: 'ReportDrafted', text: input.text }] }),
  example: examples.draftReport,
})

export const GiveExtraMaterial = desk.act({
  label: '提交另行要求的材料',
  cite: cite('anhui-titles-2018/art.25.5'),
  by: convening,
  in: ['preparing', 'result-publicity', 'reported'],
  leadsTo: ['preparing', 'result-publicity', 'reported'],
  input: z.strictObject({ key: filled(40), file: filled(100) }),
  form: oneForm('材料', field('key', 'text', '项目'), field('file', 'file', '文件')),
  decide: ({ state, input }) => {
    const known = state.extraSlots.some(({ key }) => key === input.key)
    return decided({
      guards: [extraMaterialsAreGiven({ missing: known ? [] : ['职称管理部门列出的项目'] })],
      events: [{ type: 'ExtraMaterialGiven', ...input }],
    })
  },
  example: examples.giveExtra,
})

/** Possible from the day after the period; whoever a complaint holds back waits for a supplementary batch. */
export const ReportBatch = desk.act({
  label: '报送职称管理部门',
  cite: cite('anhui-titles-2018/art.25.c'),
  by: convening,
  in: ['result-publicity'],
  leadsTo: ['reported'],
  input: z.strictObject({ evidence: z.array(filled(100)).max(20).default([]) }),
  form: oneForm('报送', field('evidence', 'file', '撤下公示的照片或快照')),
  needs: (state) => ({ applications: applicationsNeed(state) }),
  decide: ({ state, input, needs, caseId }) => {
    const held = heldNow(needs.applications)
    const ready = new Set(
      needs.applications.filter(({ state: one }) => one.stage === 'passed').map(({ id }) => id),
    )
    const going = standing(state).filter(
      ({ application }) => ready.has(application) && !held.includes(application),
    )
    const missing = state.extraSlots
      .filter(({ mandatory, file }) => mandatory && file === null)
      .map(({ name }) => name)
    const waiting = standing(state).filter(
      ({ application }) => !going.some((one) => one.application === application),
    )
    return decided({
      guards: [
        reportAgrees({ drafted: state.report !== null }),
        extraMaterialsAreGiven({ missing }),
        somebodyGoesOn({ going: going.length, held: namesOf(state, held) }),
      ],
      claims: waiting.map(({ application, name }) => placeInBatch.release({ application, name })),
      effects: toEach(
        going.map(({ application }) => application),
        'ReportResult',
        { batch: caseId },
      ),
      notices: [
        noticeOf(state, 'title-results', 'take-down', {
          title: '',
          clause: publicityCite.clause,
          data: null,
        }),
      ],
      messages: [{ to: 'authority', template: 'batch-reported', data: { number: state.number } }],
      events: [
        { type: 'PublicityTakenDown', which: 'result', evidence: input.evidence },
        { type: 'BatchReported', held: waiting.map(({ application }) => application) },
      ],
    })
  },
  example: examples.reportBatch,
})

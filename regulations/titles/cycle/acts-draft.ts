/** A cycle is drafted from the committee's authorisation, with last year's parameters as a proposal; or thrown away again. */
import { z } from 'zod'
import { decided, need } from '#kernel/case'
import type { Finding } from '#kernel/law'
import { cite } from '#kernel/law'
import { yearOf } from '#kernel/time'
import type { LocalDate } from '#kernel/time'
import { splitNames } from '../committee/desk.ts'
import { namesIn } from '../committee/scope.ts'
import type { CommitteeEntry, CycleConsentEntry } from '../registers/index.ts'
import { isLevel, levels, procedureIds } from '../vocabulary.ts'
import { blankParameters, copiedParameters } from './copy.ts'
import {
  anyClerk,
  claimsOf,
  clerk,
  cycleOfYear,
  desk,
  field,
  filled,
  oneForm,
  optionsOf,
  text,
} from './desk.ts'
import { cycleIn, exampleCommittee } from './examples.ts'
import {
  committeeIsAuthorised,
  committeeIsNotStopped,
  committeeIsOwn,
  extraCycleHasConsent,
  levelsAreInScope,
  seriesIsHeld,
  rightIsNotGivenUp,
  rightIsNotWithdrawn,
  yearIsDue,
} from './rules.ts'
import type { Cycle } from './state.ts'

const yearly = cite('anhui-titles-2018/art.6.a')

/** Whether the committee may review at all (art.4.b, 51, 58). */
const committeeFindings = (
  committee: CommitteeEntry | undefined,
  actor: string,
  today: LocalDate,
): readonly Finding[] => {
  const status = committee?.status ?? null
  return [
    committeeIsAuthorised({
      status,
      today,
      document: committee?.document ?? null,
      validUntil: committee?.validUntil ?? null,
    }),
    committeeIsOwn({ convening: committee?.convening ?? null, actor }),
    committeeIsNotStopped({ status }),
    rightIsNotWithdrawn({ status }),
    rightIsNotGivenUp({ status }),
  ]
}

export const DraftCycle = desk.opening({
  label: '拟定年度评审',
  cite: yearly,
  by: anyClerk,
  input: z.strictObject({
    committee: filled(40, '请选择评委会'),
    year: z.int('请填写评审年度').min(2000).max(2100),
    levels: z
      .array(z.strictObject({ level: z.enum(levels) }))
      .max(5)
      .default([]),
    turn: z.int().min(1).max(9).default(1),
    series: text(30).default(''),
    copyFrom: text(100).default(''),
  }),
  form: oneForm(
    '年度评审',
    field('committee', 'select', '评委会', {
      options: { register: 'titles-committees', label: 'name' },
      help: cite('anhui-titles-2018/art.58.a').clause,
    }),
    field('year', 'integer', '评审年度', { help: yearly.clause }),
    field('levels', 'table', '级别（不填为授权的全部级别）', {
      columns: [field('level', 'select', '级别', { options: optionsOf(levels) })],
    }),
    field('series', 'text', '系列（评委会有几个系列时填写）'),
    field('turn', 'integer', '本年度第几次', { help: cite('anhui-titles-2018/art.6.b').clause }),
    field('copyFrom', 'text', '沿用的上一周期（件编号，可不填）'),
  ),
  leadsTo: ['drafting'],
  needs: (input) => ({
    committee: need.register<CommitteeEntry>('titles-committees', input.committee),
    consents: need.entries<CycleConsentEntry>('titles-cycle-consents', {
      committee: input.committee,
      year: input.year,
    }),
    last: need.case<Cycle>(procedureIds.cycle, input.copyFrom, 'none'),
  }),
  decide: ({ input, needs, actor, at, caseId }) => {
    const { committee, consents, last } = needs
    const { year, turn } = input
    const authorised = splitNames(committee?.levels ?? '')
    const of = input.levels.length === 0 ? authorised.filter(isLevel) : input.levels.map(({ level }) => level)
    const guards = [
      ...committeeFindings(committee, actor?.organisation ?? '', at.date),
      yearIsDue({ year, thisYear: yearOf(at.date), consents }),
      extraCycleHasConsent({ turn, consents }),
    ]
    if (committee === undefined) return decided({ guards, events: [] })
    const held = namesIn(committee.series)
    const series = input.series === '' && held.length === 1 ? committee.series : input.series
    const own = {
      committee: input.committee,
      committeeCase: committee.caseId,
      committeeName: committee.name,
      convening: committee.convening,
      conveningName: committee.conveningName,
      authoriser: committee.authoriser,
      authoriserName: committee.authoriserName ?? committee.authoriser,
      series,
      specialties: splitNames(committee.specialties),
      levels: of,
      year,
      turn,
      byAnalogy: committee.selfReview === true,
    }
    const wanted = year < yearOf(at.date) ? '推迟' : '适时评审'
    const found = turn > 1 || wanted === '推迟' ? consents.find(({ kind }) => kind === wanted) : undefined
    const parameters = last === undefined ? blankParameters(year) : copiedParameters(last, year)
    return decided({
      guards: [...guards, levelsAreInScope({ levels: of, authorised }), seriesIsHeld({ series, held })],
      claims: claimsOf(own).map((key) => cycleOfYear.take(key)),
      effects: [
        {
          procedure: procedureIds.committee,
          caseId: committee.caseId,
          act: 'NoteCycle',
          input: { caseId, year, levels: of },
        },
      ],
      events: [
        {
          type: 'CycleDrafted',
          ...own,
          ...parameters,
          number: `${year}-${input.committee}${held.length === 1 ? '' : `-${series}`}${turn === 1 ? '' : `-${turn}`}`,
          consent: found === undefined ? null : { kind: found.kind, document: found.document },
          conditionsOn: at.date,
        },
      ],
    })
  },
  example: () => ({
    actor: {
      person: 'example-secretary',
      post: 'example-post',
      role: 'meeting-secretary',
      organisation: 'convening-body',
      path: ['convening-body'],
    },
    input: { committee: '340000-001', year: 2024, levels: [], turn: 1, series: '', copyFrom: '' },
    needs: { committee: exampleCommittee, consents: [], last: undefined },
  }),
})

export const DiscardCycle = desk.act({
  label: '作废拟定稿',
  cite: yearly,
  by: clerk,
  in: ['drafting'],
  leadsTo: ['discarded'],
  input: z.strictObject({ reason: filled(300, '请写明理由') }),
  form: oneForm('作废', field('reason', 'textarea', '理由')),
  decide: ({ state, input, caseId }) =>
    decided({
      claims: claimsOf(state).map((key) => cycleOfYear.release(key)),
      effects: [
        {
          procedure: procedureIds.committee,
          caseId: state.committeeCase,
          act: 'DropCycle',
          input: { caseId },
        },
      ],
      events: [{ type: 'CycleDiscarded', reason: input.reason }],
    }),
  example: () => ({ state: cycleIn('drafting'), input: { reason: '年度填错' } }),
})

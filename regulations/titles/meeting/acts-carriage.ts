/** Before the doors open: the agenda is fixed, the ballot's offices are named; a meeting goes on a laptop and comes back. */
import { z } from 'zod'
import { decided } from '#kernel/case'
import { cite } from '#kernel/law'
import { sha256 } from '../../shared/digest.ts'
import { desk, field, filled, oneForm, secretary } from './desk.ts'
import * as examples from './examples.ts'
import { keysFitAgenda, packIsTheOneOut } from './rules-agenda.ts'
import { stepIsNext } from './rules.ts'
import type { Meeting } from './state.ts'

const ballotCite = cite('anhui-titles-2018/art.23.5.c')
const venueCite = cite('anhui-titles-2018/art.57.a')
const digestField = z.string().regex(/^[0-9a-f]{64}$/, '应为64位校验码')
const candidatesIn = ({ items }: Meeting) => items.flatMap(({ candidates }) => candidates)

/** The agenda as it stands, with the keys and the page of a vote by machine. The server makes the keys and calls it. */
export const FixAgenda = desk.act({
  label: '固定议程',
  cite: ballotCite,
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  onPaper: true,
  input: z.strictObject({
    page: digestField.nullable().default(null),
    keys: z
      .array(z.strictObject({ application: filled(100), key: digestField }))
      .max(1000)
      .default([]),
  }),
  decide: ({ state, input }) => {
    const candidates = candidatesIn(state)
    const keys = Object.fromEntries(input.keys.map(({ application, key }) => [application, key]))
    const known = new Set(candidates.map(({ application }) => application))
    const without =
      state.mode === 'paper' ? [] : candidates.filter(({ application }) => keys[application] === undefined)
    const digest = sha256(
      JSON.stringify([
        state.number,
        state.items.map(({ id, title, candidates: lines }) => [
          id,
          title,
          lines.map((one) => one.application),
        ]),
        input.page,
        Object.entries(keys).toSorted(([one], [other]) => (one < other ? -1 : 1)),
      ]),
    )
    return decided({
      guards: [
        stepIsNext({ missing: candidates.length === 0 ? '列入议程' : null, wanted: '固定议程' }),
        keysFitAgenda({
          without: without.map(({ name }) => name),
          strangers: Object.keys(keys).filter((application) => !known.has(application)).length,
        }),
      ],
      events: [{ type: 'AgendaFixed', digest, page: input.page, keys }],
    })
  },
  example: examples.fixAgenda,
})

const officeField = z.strictObject({
  operator: filled(60, '请填写掌管单位'),
  address: z.url({ protocol: /^https?$/, error: '请填写地址，如 https://10.0.0.5:8443' }).max(200),
})

/** Where the two offices of the ballot are; none: the server runs both, and every page says so. */
export const NameBallotOffices = desk.act({
  label: '指定签发处和票箱',
  cite: ballotCite,
  by: secretary,
  in: ['planned', 'convened'],
  leadsTo: ['planned', 'convened'],
  input: z.strictObject({
    offices: z.strictObject({ signer: officeField, box: officeField }).nullable(),
  }),
  form: oneForm(
    '签发处和票箱',
    field('offices.signer.operator', 'text', '签发处掌管单位'),
    field('offices.signer.address', 'text', '签发处控制地址'),
    field('offices.box.operator', 'text', '票箱掌管单位'),
    field('offices.box.address', 'text', '票箱控制地址'),
  ),
  decide: ({ input }) => decided({ events: [{ type: 'OfficesNamed', offices: input.offices }] }),
  example: examples.nameOffices,
})

/** The meeting is written to a laptop; from now on nothing is done here until it is back (DESK A11). */
export const PackMeeting = desk.act({
  label: '打包带往会场',
  cite: venueCite,
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  input: z.strictObject({
    pack: filled(60),
    digest: digestField,
    publicKey: z.base64().min(40).max(200),
  }),
  decide: ({ input }) => decided({ events: [{ type: 'MeetingPacked', ...input }] }),
  example: examples.packMeeting,
})

const outOf = ({ away, packs }: Meeting, pack: string) => ({
  pack,
  out: away?.pack ?? null,
  before: packs.some((one) => one.pack === pack),
})

/** The pack is back: its signature was checked, its acts are entered one by one after this. */
export const BringBackMeeting = desk.act({
  label: '带回会议包',
  cite: venueCite,
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  input: z.strictObject({ pack: filled(60), digest: digestField, acts: z.int().min(0).max(100_000) }),
  decide: ({ state, input }) =>
    decided({
      guards: [packIsTheOneOut(outOf(state, input.pack))],
      events: [{ type: 'MeetingBroughtBack', ...input }],
    }),
  example: examples.bringBack,
})

/** The laptop is lost or was never used: its pack is worth nothing any more. */
export const CallOffPack = desk.act({
  label: '作废会议包',
  cite: venueCite,
  by: secretary,
  in: ['convened'],
  leadsTo: ['convened'],
  input: z.strictObject({ reason: filled(300, '请写明作废的原因') }),
  form: oneForm('作废会议包', field('reason', 'textarea', '原因')),
  decide: ({ state, input }) =>
    decided({
      guards: [stepIsNext({ missing: state.away === null ? '打包带往会场' : null, wanted: '作废会议包' })],
      events: [{ type: 'PackCalledOff', pack: state.away?.pack ?? '', reason: input.reason }],
    }),
  example: examples.callOffPack,
})

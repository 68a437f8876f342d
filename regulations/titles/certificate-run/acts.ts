/** Acts of a run: plan, draw blanks, print in order, spoil, end, hand over, close. */
import { z } from 'zod'
import type { Party } from '#kernel/case'
import { anyOf, decided, need, ownOrganisationIs, role, workshop } from '#kernel/case'
import { cite } from '#kernel/law'
import type { Application } from '../application/state.ts'
import { field, filled, officeOptions, oneForm, text } from '../committee/desk.ts'
import type { OfficeEntry, SettingEntry } from '../registers/index.ts'
import { procedureIds } from '../vocabulary.ts'
import type { RunEvent } from './events.ts'
import * as examples from './examples.ts'
import { baseRanges, findRanges, uncoveredCharacters } from './fonts.ts'
import {
  blankOnce,
  certificateInRun,
  charactersArePrintable,
  enoughBlanks,
  onlyApprovedPrinted,
  runIsPrinted,
  serialsInOrder,
  sheetIsOfRun,
} from './rules.ts'
import type { CertificateRun } from './state.ts'
import { drawnSheets, freeSheets, stockSerial } from './state.ts'

export const desk = workshop<CertificateRun, RunEvent>()
export const issuing = cite('anhui-titles-2018/art.27.b')
const printers = ['county-titles', 'city-titles', 'province-titles', 'authorised-department'] as const
export const printer = anyOf(...printers.map((one) => ownOrganisationIs('authority', one)))
export const sealKeeper = ownOrganisationIs('authority', 'seal-keeper')

export const partiesOf = ({ authority }: CertificateRun): readonly Party[] => [
  { relation: 'authority', organisation: authority.organisation },
]

export type Listed = { readonly id: string; readonly state: Application }
const isPrintable = ({ state }: Listed, authority: string): boolean =>
  state.stage === 'approved' && state.outcome.certificate !== null && state.route?.authority === authority
const numberOf = ({ state }: Listed): string => state.outcome.certificate?.number ?? ''

export const PlanRun = desk.opening({
  label: '编排证书打印',
  cite: issuing,
  by: anyOf(...printers.map(role)),
  leadsTo: ['planned'],
  input: z.strictObject({
    authority: filled(100, '请选择本机关'),
    year: z.int().min(2018).max(2200),
    applications: z.array(filled(100)).max(1000),
    rareCharacters: z
      .array(z.strictObject({ character: filled(4), remedy: filled(100, '请写明怎样打印') }))
      .max(50)
      .default([]),
  }),
  form: oneForm(
    '编排证书打印',
    field('authority', 'select', '本机关', { options: officeOptions }),
    field('year', 'integer', '评审年度'),
    field('applications', 'table', '申报件', { columns: [field('', 'text', '申报件编号')] }),
    field('rareCharacters', 'table', '生僻字', {
      columns: [field('character', 'text', '字'), field('remedy', 'text', '打印办法')],
    }),
  ),
  needs: ({ authority, applications, year }) => ({
    office: need.register<OfficeEntry>('titles-offices', authority, { lock: 'none' }),
    applications: need.cases<Application>(procedureIds.application, [...new Set(applications)], 'none'),
    fonts: need.register<SettingEntry>('titles-settings', 'certificate-font-ranges', { lock: 'none' }),
    number: need.number('titles-certificate-runs', String(year)),
  }),
  decide: ({ input, needs, actor }) => {
    const own = actor?.organisation === input.authority ? input.authority : ''
    const listed = needs.applications.toSorted((a, b) => (numberOf(a) < numberOf(b) ? -1 : 1))
    const ready = new Set(listed.filter((one) => isPrintable(one, own)).map(({ id }) => id))
    const ranges = findRanges(needs.fonts?.value ?? '') ?? baseRanges
    const mine = listed.filter(({ state }) => state.route?.authority === own)
    const names = mine.map(({ state }) => state.applicant.name)
    const uncovered = uncoveredCharacters(names, ranges)
    const solved = new Set(input.rareCharacters.map(({ character }) => character))
    return decided({
      guards: [
        onlyApprovedPrinted({
          listed: input.applications.length,
          missing: mine.filter(({ id }) => !ready.has(id)).map(({ state }) => state.applicant.name),
          strange: new Set(input.applications).size - mine.length,
        }),
        charactersArePrintable({ uncovered: uncovered.filter((one) => !solved.has(one)) }),
      ],
      claims: listed.map((one) => certificateInRun.take({ certificate: numberOf(one) })),
      events: [
        {
          type: 'RunPlanned',
          number: `${input.year}-${String(needs.number).padStart(3, '0')}`,
          authority: { organisation: input.authority, name: needs.office?.name ?? '' },
          year: input.year,
          rareCharacters: input.rareCharacters,
          lines: listed.map((one) => ({
            application: one.id,
            certificate: numberOf(one),
            name: one.state.applicant.name,
            employer: one.state.employer.name,
          })),
        },
      ],
    })
  },
  example: examples.plan,
})

const serialField = z.int().min(0).max(99_999_999)
export const DrawStock = desk.act({
  label: '领用空白证书',
  cite: issuing,
  by: printer,
  in: ['planned', 'printing', 'handing'],
  leadsTo: ['printing'],
  onPaper: true,
  input: z.strictObject({ prefix: text(10).default(''), from: serialField, until: serialField }),
  form: oneForm(
    '领用空白证书',
    field('prefix', 'text', '字头'),
    field('from', 'integer', '起号'),
    field('until', 'integer', '止号'),
  ),
  decide: ({ input }) => {
    const { prefix, from, until } = input
    const guard = serialsInOrder({ from, until })
    const sheets =
      guard.holds === 'yes'
        ? Array.from({ length: until - from + 1 }, (_, index) => stockSerial(prefix, from + index))
        : []
    return decided({
      guards: [guard],
      claims: sheets.map((stock) => blankOnce.take({ stock })),
      events: [{ type: 'StockDrawn', prefix, from, until }],
    })
  },
  example: examples.drawStock,
})

/** The unprinted certificates in order on the next blanks in order; after a spoiled sheet this prints the one again. */
export const PrintCertificates = desk.act({
  label: '打印证书',
  cite: issuing,
  by: printer,
  in: ['printing', 'handing'],
  leadsTo: ['printing', 'handing'],
  input: z.strictObject({ count: z.int().min(1).max(1000).nullable().default(null) }),
  form: oneForm('打印证书', field('count', 'integer', '本数（不填为全部）')),
  decide: ({ state, input }) => {
    const waiting = state.lines.filter(({ stock }) => stock === null)
    const next = waiting.slice(0, input.count ?? waiting.length)
    const free = freeSheets(state)
    return decided({
      guards: [enoughBlanks({ wanted: next.length, free: free.length })],
      events: [
        {
          type: 'CertificatesPrinted',
          sheets: next.map(({ certificate }, index) => ({ certificate, stock: free[index] ?? '' })),
        },
      ],
    })
  },
  example: examples.print,
})

export const SpoilSheet = desk.act({
  label: '作废空白或证书',
  cite: issuing,
  by: printer,
  in: ['printing', 'handing'],
  leadsTo: ['printing', 'handing'],
  onPaper: true,
  input: z.strictObject({ stock: filled(20, '请填写空白证书号'), reason: filled(200, '请写明原因') }),
  form: oneForm('作废', field('stock', 'text', '空白证书号'), field('reason', 'text', '原因')),
  decide: ({ state, input }) =>
    decided({
      guards: [
        sheetIsOfRun({
          known: drawnSheets(state).includes(input.stock),
          spoiled: state.spoiled.some(({ stock }) => stock === input.stock),
          handedOver: state.lines.some(
            ({ stock, handedOver }) => stock === input.stock && handedOver !== null,
          ),
        }),
      ],
      events: [{ type: 'SheetSpoiled', ...input }],
    }),
  example: examples.spoil,
})

export const EndPrinting = desk.act({
  label: '打印完毕',
  cite: issuing,
  by: printer,
  in: ['printing'],
  leadsTo: ['handing'],
  input: z.strictObject({}),
  form: oneForm('打印完毕，证书已用印'),
  decide: ({ state }) =>
    decided({
      guards: [runIsPrinted({ unprinted: state.lines.filter(({ stock }) => stock === null).length })],
      events: [{ type: 'PrintingEnded' }],
    }),
  example: examples.end,
})

/** Confirming, pledging, sending to the employer, and withdrawing. */
import { z } from 'zod'
import { anyOf, decided, need } from '#kernel/case'
import { cite } from '#kernel/law'
import { applicant, desk, employerClerk, entrustedClerk } from '../application/desk.ts'
import * as examples from '../application/examples.ts'
import { fileField, filled } from '../application/fields.ts'
import { releasesOf } from '../application/resources.ts'
import type { Application } from '../application/state.ts'
import type { Cycle } from '../cycle/state.ts'
import { returnedToApplicant } from '../employer/evolve.ts'
import { procedureIds } from '../vocabulary.ts'
import { givenDigest, pledgeStateOf } from './digest.ts'
import { filedFactsOf } from './filed-facts.ts'
import * as forms from './forms.ts'
import { personFileNeeds } from './person-file.ts'
import { precheck } from './precheck.ts'
import {
  entrustedIsConfirmed,
  filingWindowIsOpen,
  pledgeCoversList,
  pledgeStands,
  signatureIsOwn,
  signedPersonally,
} from './rules.ts'

const filler = anyOf(applicant, entrustedClerk)
const signature = z.strictObject({
  digest: filled(100, '请先打开要签署的内容'),
  scan: z.array(fileField).max(10).default([]),
})

const isOwn = (state: Application, person: string | undefined): boolean =>
  person !== undefined && person === state.applicant.account

export const ConfirmEntrusted = desk.act({
  label: '确认代填内容',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  onPaper: true,
  input: signature,
  form: forms.confirmEntrusted,
  decide: ({ state, input, actor }) =>
    decided({
      guards: [
        pledgeCoversList({ signed: input.digest, current: givenDigest(state) }),
        signedPersonally({ own: isOwn(state, actor?.person), scans: input.scan.length }),
      ],
      events: [{ type: 'EntrustedConfirmed', digest: input.digest }],
    }),
  example: () => {
    const state = examples.entrusted()
    return { state, input: { digest: givenDigest(state), scan: [examples.file] } }
  },
})

export const SignPledge = desk.act({
  label: '签署诚信承诺书',
  cite: cite('anhui-titles-2018/art.9.1.3'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['drafting'],
  onPaper: true,
  input: signature.extend({ signature: z.array(fileField).max(1).default([]) }),
  form: forms.signPledge,
  decide: ({ state, input, actor }) => {
    const own = isOwn(state, actor?.person)
    const [drawn] = input.signature
    return decided({
      guards: [
        pledgeCoversList({ signed: input.digest, current: givenDigest(state) }),
        signedPersonally({ own, scans: input.scan.length }),
        signatureIsOwn({ own, drawn: drawn !== undefined }),
      ],
      events: [
        {
          type: 'PledgeSigned',
          digest: input.digest,
          by: state.applicant.name,
          onPaper: input.scan.length > 0,
          ...(drawn === undefined ? {} : { signature: drawn }),
        },
      ],
    })
  },
  example: () => {
    const state = examples.at.drafting()
    return { state, input: { digest: givenDigest(state), scan: [examples.file], signature: [] } }
  },
})

export const File = desk.act({
  label: '报送单位',
  cite: cite('anhui-titles-2018/art.9.1.0'),
  by: filler,
  in: ['drafting'],
  leadsTo: ['verifying'],
  input: z.strictObject({}),
  form: forms.fileApplication,
  handsOver: { receiver: employerClerk, returned: returnedToApplicant, returnsTo: 'drafting' },
  needs: (state) => ({
    cycle: need.case<Cycle>(procedureIds.cycle, state.cycle.caseId),
    ...personFileNeeds(state),
  }),
  decide: ({ state, needs, at }) => {
    const { cycle, ...file } = needs
    const { guards, warnings, computed, conditions } = precheck(state, file, at.date)
    const facts =
      file.person === undefined || conditions === null
        ? null
        : filedFactsOf(state, file.person, file, conditions, at.date)
    return decided({
      guards: [
        filingWindowIsOpen({
          published: cycle?.stage === 'published',
          frozen: (cycle?.frozen ?? null) !== null,
          from: cycle?.windows.filingFrom ?? null,
          until: cycle?.windows.filingUntil ?? null,
          on: at.date,
        }),
        entrustedIsConfirmed({
          entrusted: state.entrustment !== null,
          confirmed: state.entrustment?.confirmed === givenDigest(state),
        }),
        pledgeStands({ pledge: pledgeStateOf(state) }),
        ...guards,
      ],
      warnings,
      computed,
      events: facts === null ? [] : [{ type: 'ApplicationFiled', filedOn: at.date, facts }],
    })
  },
  example: () => ({ state: examples.pledged(), input: {}, needs: examples.filingAnswers }),
})

/** Before acceptance the year goes free again (reading of art.14). */
export const WithdrawApplication = desk.act({
  label: '撤回申报',
  cite: cite('anhui-titles-2018/art.14'),
  by: filler,
  in: [
    'drafting',
    'verifying',
    'internal-publicity',
    'recommending',
    'forwarding',
    'submitting',
    'received',
    'correcting',
  ],
  leadsTo: ['withdrawn'],
  input: z.strictObject({ reason: filled(500, '请填写撤回原因') }),
  form: forms.withdrawApplication,
  decide: ({ state, input }) =>
    decided({
      ...releasesOf(state),
      events: [{ type: 'ApplicationWithdrawn', reason: input.reason, clause: 'anhui-titles-2018/art.14' }],
    }),
  example: () => ({ state: examples.at.drafting(), input: { reason: '本年度不再申报' } }),
})

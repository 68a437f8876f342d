/** Data of F7 (three numbered copies) and F33: field names are stable, templates print them. */
import { slotLabel, slots } from './materials.ts'
import type { TitleConfirmation } from './state.ts'

/** 46.6: one for the personnel file, one for the employer, one for the office that confirms. */
const copyHolders = ['本人档案', '所在单位', '确认机关'] as const

/** F7 in its three copies; they differ in number and holder alone. */
export function confirmationFormDocument(state: TitleConfirmation) {
  const { applicant, employer, content, desks, opinion, certificate, employerOpinion } = state
  const filled = {
    number: state.number,
    name: applicant.name,
    sex: applicant.sex,
    bornOn: applicant.bornOn,
    household: content.household,
    employer: employer.name,
    employerKind: employer.kind,
    territory: employer.territory,
    coming: content.coming,
    arrivedOn: content.arrivedOn,
    post: content.work.post,
    original: content.original,
    requested: content.requested,
    contractFrom: content.work.contractFrom,
    contractUntil: content.work.contractUntil,
    insurancePayer: content.work.insurancePayer,
    achievements: content.work.achievements,
    materials: slots
      .filter(({ asked }) => asked(content))
      .map(({ key }) => {
        const given = state.materials.find(({ slot }) => slot === key)
        return { name: slotLabel(key), originals: given?.originals ?? 0, copies: given?.copies ?? 0 }
      }),
    employerOpinion: employerOpinion?.opinion ?? '',
    employerOpinionOn: employerOpinion?.on ?? null,
    deskOpinions: desks.map(({ name, opinion: written, on }) => ({ name, opinion: written ?? '', on })),
    verifyingOpinion: opinion?.text ?? '',
    obtainedOn: certificate?.obtainedOn ?? null,
    certificate: certificate?.number ?? '',
    document: certificate?.document ?? '',
  }
  return copyHolders.map((holder, i) => ({ copy: `${i + 1}/${copyHolders.length}`, holder, ...filled }))
}

/** F33. */
export function confirmationRefusalDocument({
  applicant,
  content,
  employer,
  desks,
  refusal,
}: TitleConfirmation) {
  return {
    name: applicant.name,
    employer: employer.name,
    series: content.original.series,
    specialty: content.original.specialty,
    level: content.original.level,
    item: refusal?.item ?? '',
    facts: refusal?.facts ?? '',
    citation: refusal?.citation ?? '',
    office: desks.at(-1)?.name ?? '',
    number: refusal?.number ?? '',
    on: refusal?.on ?? null,
  }
}

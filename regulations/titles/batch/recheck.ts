/** The automatic recheck of art.26.a: what the authority sees beside each candidate before it agrees. */
import type { Finding } from '#kernel/law'
import type { Application } from '../application/state.ts'
import { covers } from '../committee/scope.ts'
import type { CommitteeEntry, LetterEntry } from '../registers/index.ts'
import { authorityFinding, seatsOf } from '../route/index.ts'
import { consentCameFirst, delegationIsWhole, majorityIsRight, scopeIsRight } from './rules.ts'

/** `工程 机械 中级`, and the same words where the committee may review them. */
function scopeWords({ target }: Application, committee: CommitteeEntry | undefined) {
  const asked = `${target.series} ${target.specialty} ${target.level}`
  if (committee === undefined) return { asked, allowed: '（评委会未登记）' }
  const inside = covers(committee, target)
  return {
    asked,
    allowed: inside ? asked : `${committee.series} ${committee.specialties} ${committee.levels}`,
  }
}

type Beside = {
  /** Organisation that is about to agree. */
  readonly acting: string
  readonly committee: CommitteeEntry | undefined
  /** Letter of delegation, for candidates of that track. */
  readonly letter: LetterEntry | undefined
}

/** Authority, scope, majority, consent and letter of one result, each with its clause. */
export function recheckOf(
  application: Application,
  { acting, committee, letter }: Beside,
): readonly Finding[] {
  const { applicant, review, intake, target, route } = application
  const { name } = applicant
  const { conclusion } = review
  const needsConsent = target.track === '破格' || target.track === '机关调入军转'
  return [
    ...(route === null
      ? []
      : [authorityFinding(seatsOf(route).authority, acting, target.level, target.track === '委托')]),
    scopeIsRight({ name, ...scopeWords(application, committee) }),
    majorityIsRight({
      name,
      yes: conclusion?.yes ?? 0,
      present: conclusion?.present ?? 0,
      // the quorum, not 应到: fewer may come than were drawn
      due: committee?.quorum ?? 0,
    }),
    ...(needsConsent
      ? [
          consentCameFirst({
            name,
            consentOn: intake.consent?.agreed === true ? intake.consent.on : null,
            releasedOn: intake.released?.on ?? null,
          }),
        ]
      : []),
    ...(target.track === '委托'
      ? [delegationIsWhole({ name, letterOn: letter?.issuedOn ?? null, meetingOn: conclusion?.on ?? '' })]
      : []),
  ]
}

/** Where a file lies, in the words of the applicant. */
import type { Application } from '../../../../../regulations/titles/application/state.ts'

type Placed = Pick<Application, 'stage' | 'employer' | 'forwards' | 'route' | 'cycle'>

/** The office at which the file lies; an empty text once the way is over. */
export function whereItLies({ stage, employer, forwards, route, cycle }: Placed): string {
  switch (stage) {
    case 'drafting':
      return '您手中'
    case 'verifying':
    case 'internal-publicity':
    case 'recommending':
      return employer.name
    case 'forwarding':
      return forwards.find(({ on }) => on === null)?.name ?? '审核转报的部门'
    case 'submitting':
      return route?.submitterName ?? '呈报单位'
    case 'received':
    case 'correcting':
    case 'admitted':
    case 'released':
    case 'passed':
      return cycle.conveningName
    case 'reported':
    case 'approval-publicity':
    case 'approved':
      return route?.authorityName ?? '职称管理部门'
    default:
      return ''
  }
}

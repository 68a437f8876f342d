import type { Application } from '../../../../../regulations/titles/application/state.ts'
import { useSession } from '../../lib/session.ts'
import type { StateViewProps } from '../state-view.tsx'
import { FileRecord } from './file-record.tsx'
import { Filing } from './filing.tsx'
import { MarkFile } from './marking.tsx'
import { Screening } from './screening.tsx'
import { Standing } from './standing.tsx'

const mayDo = ({ acts }: StateViewProps['view'], act: string): boolean =>
  acts.some((one) => one.act === act && one.barred === undefined)

/** An application as each side works on it: the applicant's pages, the employer's check, the record for everybody else. */
export function ApplicationPage({ view, opened }: StateViewProps) {
  const { person } = useSession()
  const state = view.state as unknown as Application
  const isOwn = state.applicant.account === person.id
  if (mayDo(view, 'AddMaterial'))
    return (
      <Filing
        key={opened?.times ?? 0}
        view={view}
        state={state}
        {...(opened === undefined ? {} : { act: opened.act })}
      />
    )
  return (
    <>
      {isOwn ? <Standing view={view} state={state} /> : null}
      {mayDo(view, 'MarkMaterials') ? <MarkFile view={view} state={state} /> : null}
      {isOwn ? null : <Screening id={view.id} version={view.version} />}
      {isOwn ? (
        <details className="panel filing-record">
          <summary>全部内容</summary>
          <FileRecord view={view} state={state} />
        </details>
      ) : (
        <FileRecord view={view} state={state} />
      )}
    </>
  )
}

import { Button, Drawer } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import type { Act, CaseView, Json, JsonObject } from '../api/types.ts'
import { allFields, formOf } from '../form/act-form.ts'
import { ActPanel, type ActTarget } from '../form/act-panel.tsx'
import { formatDate } from '../lib/format.ts'
import { findMainAct, isEnding, orderActs } from '../lib/acts.ts'
import { procedureParams } from '../lib/search.ts'
import { Group } from '../parts/boxes.tsx'
import { ClauseLink } from '../parts/clause.tsx'
import { FindingList } from '../parts/findings.tsx'

/** The acts of this post: the first own act that can be done is the primary one; barred ones say why and from when. */
type ActRowProps = {
  acts: Act[]
  onAct: (act: string) => void
  /** The view has the next step itself: none of these is the primary one. */
  quiet?: boolean
}

export function ActRow({ acts, onAct, quiet = false }: ActRowProps) {
  const possible = orderActs(acts.filter(({ barred }) => barred === undefined))
  const barred = acts.filter((act) => act.barred !== undefined)
  const primary = quiet ? undefined : findMainAct(acts)
  if (acts.length === 0)
    return <p className="soft">{quiet ? '下一步在“当前事项”里办理。' : '您的岗位目前没有可办理的步骤。'}</p>
  return (
    <>
      <Group className="act-row" label="可办理的步骤">
        {possible.map((act) => (
          <Button
            key={act.act}
            type={act === primary ? 'primary' : 'default'}
            danger={isEnding(act)}
            onClick={() => onAct(act.act)}
          >
            {act.label}
          </Button>
        ))}
        {barred.map((act) => (
          <Button key={act.act} disabled aria-describedby={`barred-${act.act}`}>
            {act.label}
          </Button>
        ))}
      </Group>
      {barred.length === 0 ? null : (
        <ul className="barred-list" aria-label="暂时不能办理的步骤">
          {barred.map((act) => (
            <li key={act.act} id={`barred-${act.act}`}>
              <strong>{act.label}</strong>
              {act.barred?.possibleFrom === undefined
                ? ''
                : `（${formatDate(act.barred.possibleFrom)}起可以办理）`}
              ：{act.barred?.detail} <ClauseLink clause={act.clause} label={act.clauseLabel} />
              {(act.barred?.findings ?? []).length === 0 ? null : (
                <details className="facts">
                  <summary>全部原因</summary>
                  <FindingList findings={act.barred?.findings ?? []} />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type ActDrawerProps = {
  act: Act | undefined
  target: ActTarget
  view: CaseView
  prepared?: JsonObject
  onClose: () => void
}

/** An act as a drawer over the case: the case stays in sight on a wide screen. */
export function ActDrawer({ act, target, view, prepared, onClose }: ActDrawerProps) {
  const navigate = useNavigate()
  if (act === undefined) return null
  return (
    <ActPanel
      key={act.act}
      act={act}
      target={target}
      initial={prepared ?? initialOf(act, view)}
      prepared={prepared !== undefined}
      onCancel={onClose}
      onDone={(answer) => {
        if (answer.id === view.id) onClose()
        else
          void navigate({
            to: '/case/$module/$procedure/$id',
            params: { ...procedureParams(answer.procedure), id: answer.id },
            search: {},
          })
      }}
    >
      {({ body, foot }) => (
        <Drawer
          open
          title={
            <h2 className="drawer-title">
              {act.label} <ClauseLink clause={act.clause} label={act.clauseLabel} />
            </h2>
          }
          size="min(1040px, 100vw)"
          onClose={onClose}
          footer={foot}
        >
          {body}
        </Drawer>
      )}
    </ActPanel>
  )
}

/** A signature cites what it signs: the digest that the case shows of its present content. */
function digestsOf(act: Act, view: CaseView): JsonObject {
  const fields = allFields(formOf(act)).filter(({ widget }) => widget === 'digest')
  const { digest, facts } = view.state as { digest?: Json; facts?: { digest?: Json } }
  const present = digest ?? facts?.digest
  return present === undefined ? {} : Object.fromEntries(fields.map(({ path }) => [path, present]))
}

/** A companion's form begins where the case stands: an answer at the first open item, a return with one empty item. */
function initialOf(act: Act, view: CaseView): JsonObject {
  if (!act.companion) return digestsOf(act, view)
  if (act.act === 'Return') return { items: [{}] }
  if (act.act !== 'Answer') return {}
  const open = view.returns.at(-1)?.items.find(({ answer }) => answer === undefined)
  return open === undefined ? {} : { number: open.number }
}

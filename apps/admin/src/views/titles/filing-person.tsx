import { Button } from 'antd'
import { useState } from 'react'
import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { FilingHelp } from '../../../../server/contract/titles-filing.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView, JsonObject } from '../../api/types.ts'
import { useDraft } from '../../form/use-draft.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { useBeforeLeaving, useSoleRun } from './before-leaving.ts'
import { faultsUnder } from './filing-faults.ts'
import { FieldInput } from './filing-fields.tsx'
import { isChanged, personFields, personOf } from './filing-person-fields.ts'

type PersonProps = { view: CaseView; state: Application; help: FilingHelp }

/** What F1 asks of the person beside what the registers know. */
export function PersonForm({ view, state, help }: PersonProps) {
  const revise = useDirectAct(view, 'ReviseContent')
  const stored = personOf(state.content)
  const [typed, setTyped] = useState<JsonObject>({})
  const draft = useDraft(`${view.procedure}/${view.id}/ReviseContent/person`, setTyped)
  const shown = { ...stored, ...typed }
  const refusal = revise.error === null ? undefined : problemOf(revise.error)
  const { faults, rest } = faultsUnder(refusal, '')
  const change = (key: string, value: JsonObject[string]) => {
    const next = { ...typed, [key]: value === '' ? null : value }
    setTyped(next)
    draft.save(next)
  }
  const run = useSoleRun()
  const revised = async () => {
    const sent = await revise.mutateAsync(shown).catch(() => undefined)
    if (sent === undefined) return false
    setTyped({})
    await draft.discard()
    return true
  }
  const send = () => run(revised)
  useBeforeLeaving(async () => !isChanged(stored, shown) || (await send()))
  return (
    <section aria-label="本人情况">
      <h3 className="person-heading">
        本人情况 <ClauseLink clause="anhui-titles-2018/art.9.1.1.a" label="第九条" />
      </h3>
      <div className="person-form">
        {personFields(state, help).map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={shown[field.key] ?? null}
            fault={faults.get(field.key)}
            onChange={(value) => change(field.key, value)}
          />
        ))}
      </div>
      {rest === undefined ? null : <ProblemBox problem={rest} />}
      <p className="slot-form-foot">
        <Button
          type="primary"
          disabled={!isChanged(stored, shown)}
          loading={revise.isPending}
          onClick={() => void send()}
        >
          保存本人情况
        </Button>
        <span className="soft">
          {draft.state.kind === 'saved' ? '已随写随存' : draft.state.kind === 'failed' ? draft.state.say : ''}
        </span>
      </p>
    </section>
  )
}

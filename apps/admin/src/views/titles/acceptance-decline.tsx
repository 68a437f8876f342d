import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { declineItems } from '../../../../../regulations/titles/intake/labels.ts'
import type { Finding, JsonObject } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading } from '../../parts/page.tsx'
import {
  type AcceptanceLine,
  type DeclineCondition,
  declineConditionsQuery,
  groundOf,
} from './acceptance-data.ts'
import { useMarkKeys } from './marking.tsx'
import { PhraseList, usePhrases } from './phrases.tsx'

/** Longest text of one condition that the act takes. */
const TEXT_MAX = 100

type FormProps = {
  line: AcceptanceLine
  checks: readonly Finding[]
  onClose: () => void
  onSend: (input: JsonObject) => void
}

const grounds = Object.entries(declineItems).map(([value, label]) => ({
  value,
  label: `（${'一二三四五六'[Number(value) - 1]}）${label}`,
}))

/** Refusal under art.16: one of six grounds; for the third the conditions are ticked, each with its clause. */
export function DeclineForm({ line, checks, onClose, onSend }: FormProps) {
  const failing = checks.filter(({ holds }) => holds !== 'yes')
  const shown = groundOf(checks)
  const [item, setItem] = useState(shown ?? '')
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [source, setSource] = useState('')
  const [fact, setFact] = useState(failing.map(({ say }) => say ?? '').join(''))
  const phrases = usePhrases('不予受理')
  const lacking =
    item === ''
      ? '请选择第十六条的哪一项'
      : item === '3' && ticked.length === 0
        ? '请勾选不符合的条件'
        : item === '6' && source.trim() === ''
          ? '请写明依据的条款'
          : fact.trim() === ''
            ? '请写明事实'
            : undefined
  const send = () => {
    if (lacking === undefined)
      onSend({ item, conditions: [...ticked], source: source.trim(), fact: fact.trim() })
  }
  useMarkKeys(true, {
    ...Object.fromEntries(grounds.map(({ value }) => [value, () => setItem(value)])),
    enter: send,
    escape: onClose,
  })
  return (
    <section className="accepting-panel" aria-label="不予受理">
      <h3>
        不予受理 <ClauseLink clause="anhui-titles-2018/art.16.6" label="第十六条" />
      </h3>
      <Radio.Group
        className="accepting-grounds"
        value={item}
        options={grounds}
        onChange={(event) => setItem(String(event.target.value))}
      />
      {item === '3' ? <Conditions id={line.id} failing={failing} ticked={ticked} onTick={setTicked} /> : null}
      {item === '6' ? (
        <Input
          aria-label="依据的条款"
          placeholder="依据的条款，如第六十五条"
          maxLength={TEXT_MAX}
          value={source}
          onChange={(event) => setSource(event.target.value)}
        />
      ) : null}
      <PhraseList phrases={phrases} chosen={[fact]} onToggle={(text) => setFact(text)} />
      <Input.TextArea
        aria-label="事实"
        placeholder="事实"
        rows={3}
        maxLength={500}
        value={fact}
        onChange={(event) => setFact(event.target.value)}
      />
      {lacking === undefined ? null : <p className="soft">{lacking}。</p>}
      <p className="slot-form-foot">
        <Button type="primary" danger disabled={lacking !== undefined} onClick={send}>
          不予受理 <kbd>Enter</kbd>
        </Button>
        <Button onClick={onClose}>
          返回 <kbd>Esc</kbd>
        </Button>
      </p>
    </section>
  )
}

type ConditionsProps = {
  id: string
  failing: readonly Finding[]
  ticked: readonly string[]
  onTick: (ticked: readonly string[]) => void
}

/** What the checks found failing, the condition set of the series, the lines of the announcement. */
function Conditions({ id, failing, ticked, onTick }: ConditionsProps) {
  const query = useQuery(declineConditionsQuery(id))
  if (query.error !== null) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (query.data === undefined) return <Loading what="评审条件" />
  const found = failing.map(({ label, clause, clauseLabel }) => ({
    text: `${label}（${clauseLabel}）`.slice(0, TEXT_MAX),
    clause,
    clauseLabel,
    group: '检查不符',
  }))
  const groups = Map.groupBy<string, Pick<DeclineCondition, 'text' | 'clause' | 'clauseLabel'>>(
    [...found, ...query.data].map((one) => ({ ...one, text: one.text.slice(0, TEXT_MAX) })),
    (one) => (one as unknown as { group: string }).group,
  )
  if (groups.size === 0) return <p className="soft">名册里没有这一系列、级别的评审条件。</p>
  return [...groups].map(([group, lines]) => (
    <fieldset key={group} className="accepting-conditions">
      <legend>{group}</legend>
      {lines.map(({ text, clause, clauseLabel }) => (
        <p key={text}>
          <Checkbox
            checked={ticked.includes(text)}
            onChange={(event) =>
              onTick(event.target.checked ? [...ticked, text] : ticked.filter((one) => one !== text))
            }
          >
            {text}
          </Checkbox>{' '}
          <ClauseLink clause={clause} label={clauseLabel} />
        </p>
      ))}
    </fieldset>
  ))
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { focusOnMount, Group } from '../../parts/boxes.tsx'
import { useSession } from '../../lib/session.ts'
import type { MeetingSeat } from './meeting-data.ts'
import { ballotPromises, castAll, castFrom, fetchTokens } from './voter.ts'

type Ballot = NonNullable<MeetingSeat['ballot']>
type Props = { ballot: Ballot; view: CaseView }

const choiceLabels: Readonly<Record<string, string>> = { yes: '赞成', no: '反对', abstain: '弃权' }

/** The whole batch on one screen: nothing is chosen beforehand, open lines are counted, one confirmation sends all. */
export function Voting({ ballot, view }: Props) {
  const person = useSession().person.id
  // tokens come before any choice is shown; asked again they go on where they stopped
  const tokens = useQuery({
    queryKey: ['ballot-tokens', view.id, person, ballot.item, ballot.attempt],
    queryFn: () => fetchTokens(view.id, person, ballot),
    staleTime: Infinity,
    retry: false,
  })
  if (ballot.questions.length === 0)
    return (
      <section className="panel" aria-label="投票">
        <h2>{ballot.title}　正在投票</h2>
        <p>您在本项议程没有可投的评审对象（已回避，或介绍意见时不在场）。</p>
      </section>
    )
  return (
    <section className="panel meeting-vote" aria-label="投票">
      <h2>{ballot.title}　无记名投票</h2>
      <Promises />
      {ballot.notSeparated ? (
        <p className="meeting-warn">
          <strong>{ballotPromises.notSeparated}</strong>　{ballotPromises.notSeparatedNote}
          选票经本系统转交票箱，本页由办理端提供，不是单独校验的投票页。
        </p>
      ) : null}
      {tokens.data === undefined ? (
        <output>正在领取选票凭据，共 {ballot.questions.length} 张…</output>
      ) : tokens.data.ok ? (
        <Paper ballot={ballot} person={person} />
      ) : (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={tokens.data.say}
          action={<Button onClick={() => void tokens.refetch()}>再试</Button>}
        />
      )}
    </section>
  )
}

/** The lines, then the one confirmation, then nothing: what was cast is not shown again. */
function Paper({ ballot, person }: { ballot: Ballot; person: string }) {
  const [choices, setChoices] = useState<Readonly<Record<string, number>>>({})
  const [isConfirming, setConfirming] = useState(false)
  const sending = useMutation({
    mutationFn: () => castAll(person, ballot, choices),
    onSuccess: ({ ok }) => (ok ? setChoices({}) : undefined),
  })
  const cast = castFrom(person, ballot)
  const open = ballot.questions.filter(({ id }) => choices[id] === undefined && !cast.includes(id)).length
  if (cast.length === ballot.questions.length)
    return (
      <Alert type="success" showIcon title="选票已全部投入票箱" description="本机的凭据已删除，不能改投。" />
    )
  if (isConfirming)
    return (
      <>
        {sending.data?.ok === false ? (
          <Alert type="warning" showIcon role="alert" title={sending.data.say} />
        ) : null}
        <Confirmation
          ballot={ballot}
          choices={choices}
          isSending={sending.isPending}
          onBack={() => setConfirming(false)}
          onSend={() => sending.mutate()}
        />
      </>
    )
  return (
    <>
      <Lines ballot={ballot} cast={cast} choices={choices} onChoose={setChoices} />
      <footer className="meeting-vote-foot">
        <output aria-live="polite">{open === 0 ? '各行都已选好' : `还有 ${open} 行未选`}</output>
        <Button type="primary" size="large" disabled={open > 0} onClick={() => setConfirming(true)}>
          核对并提交
        </Button>
      </footer>
    </>
  )
}

type LinesProps = {
  ballot: Ballot
  cast: readonly string[]
  choices: Readonly<Record<string, number>>
  onChoose: (choices: Readonly<Record<string, number>>) => void
}

function Lines({ ballot, cast, choices, onChoose }: LinesProps) {
  return (
    <ol className="meeting-lines">
      {ballot.questions
        .filter(({ id }) => !cast.includes(id))
        .map(({ id, name, employer, choices: offered }) => (
          <li key={id} className={choices[id] === undefined ? 'open' : ''}>
            <span>
              <strong>{name}</strong>
              <small>{employer}</small>
            </span>
            <Group label={`对${name}的表决`} className="meeting-choices">
              {offered.map((choice, index) => (
                <label key={choice} className={choices[id] === index ? 'chosen' : ''}>
                  <input
                    type="radio"
                    name={id}
                    checked={choices[id] === index}
                    onChange={() => onChoose({ ...choices, [id]: index })}
                  />
                  {choiceLabels[choice] ?? choice}
                </label>
              ))}
            </Group>
          </li>
        ))}
    </ol>
  )
}

type ConfirmationProps = {
  ballot: Ballot
  choices: Readonly<Record<string, number>>
  isSending: boolean
  onBack: () => void
  onSend: () => void
}

function Confirmation({ ballot, choices, isSending, onBack, onSend }: ConfirmationProps) {
  const groups = Object.entries(choiceLabels).map(([choice, label]) => ({
    label,
    names: ballot.questions
      .filter(({ id, choices: offered }) => offered[choices[id] ?? -1] === choice)
      .map(({ name }) => name),
  }))
  return (
    <section aria-label="核对选票">
      <h3>请核对，提交以后不能更改</h3>
      <dl className="meeting-sums">
        {groups.map(({ label, names }) => (
          <div key={label}>
            <dt>
              {label} {names.length}
            </dt>
            <dd>{names.length === 0 ? '—' : names.join('、')}</dd>
          </div>
        ))}
      </dl>
      <footer className="meeting-vote-foot">
        <Button size="large" disabled={isSending} onClick={onBack}>
          返回修改
        </Button>
        <Button ref={focusOnMount} type="primary" size="large" loading={isSending} onClick={onSend}>
          投入票箱
        </Button>
      </footer>
    </section>
  )
}

function Promises() {
  const { heading, promised, notPromised, replacement } = ballotPromises
  return (
    <details className="meeting-promises">
      <summary>{heading}</summary>
      <h3>承诺</h3>
      <ul>
        {promised.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>不承诺</h3>
      <ul>
        {notPromised.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{replacement}</p>
    </details>
  )
}

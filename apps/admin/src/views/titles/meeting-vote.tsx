import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { ballotPromises } from '../../../../../platform/ballot/client/index.ts'
import { ask, problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { meetingAddress, type MeetingSeat } from './meeting-data.ts'

type Ballot = NonNullable<MeetingSeat['ballot']>

/** The way to the voting page, which is no part of this app; its printed digest beside it. */
export function Voting({ ballot, view }: { ballot: Ballot; view: CaseView }) {
  const opening = useMutation({
    mutationFn: () =>
      ask<{ address: string }>(`${meetingAddress(view.id)}/pass`, { method: 'POST', body: {} }),
    onSuccess: ({ address }) => location.assign(address),
  })
  if (ballot.lines === 0)
    return (
      <section className="panel" aria-label="投票">
        <h2>{ballot.title}　正在投票</h2>
        <p>您在本项议程没有可投的评审对象（已回避，或介绍意见时不在场）。</p>
      </section>
    )
  return (
    <section className="panel meeting-vote" aria-label="投票">
      <h2>{ballot.title}　正在无记名投票</h2>
      {ballot.notSeparated ? (
        <p className="meeting-warn">
          <strong>{ballotPromises.notSeparated}</strong>　{ballotPromises.notSeparatedNote}
        </p>
      ) : null}
      <Group label="投票页" className="meeting-next">
        <Button type="primary" size="large" loading={opening.isPending} onClick={() => opening.mutate()}>
          打开投票页（{ballot.lines} 人）
        </Button>
        <span className="soft">投票页由票箱提供，不属于办理端；投完返回本页。</span>
      </Group>
      {opening.error === null ? null : (
        <ProblemBox problem={problemOf(opening.error)} onClose={() => opening.reset()} />
      )}
      <p className="soft meeting-digest">
        投票页校验码（SHA-256），请与议程和投票页下方的核对：<code>{ballot.page}</code>
      </p>
    </section>
  )
}

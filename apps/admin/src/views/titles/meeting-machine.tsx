import { InputNumber } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import type { MeetingRoom, RoomItem } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'
import { VoidForm } from './meeting-void.tsx'

type Props = { room: MeetingRoom; item: RoomItem; view: CaseView }

/** The ballot by machine: open, watch who has a token, close, hear the three counts, open the box. */
export function MachineBallot({ room, item, view }: Props) {
  const [notCast, setNotCast] = useState<Readonly<Record<string, number>>>({})
  const stage = item.step === 'ballot' ? 'unopened' : (item.machine?.stage ?? 'unopened')
  const body = { item: item.id }
  if (stage === 'unopened') return <Opening view={view} item={item.id} />
  const isClosed = stage === 'closed'
  const short = (item.machine?.counts ?? []).filter(
    ({ application, entitled, accepted }) =>
      accepted !== null && accepted + (notCast[application] ?? 0) < entitled,
  )
  return (
    <>
      <Counts
        counts={item.machine?.counts ?? []}
        notCast={notCast}
        onNotCast={isClosed ? setNotCast : undefined}
      />
      {short.length === 0 ? null : (
        <p className="meeting-warn">
          {short.map(({ name }) => name).join('、')}
          的票少于有权投票的人数。请主持人当场询问：确有委员没有投票的，把人数填入“声明未投”再开箱；说不清的，由主持人宣布本次投票无效。
        </p>
      )}
      <Group label="投票进行" className="meeting-next">
        {isClosed ? (
          <StepButton
            view={view}
            type="primary"
            next
            sent={() => ({ address: 'ballots/count', body: { ...body, notCast: { ...notCast } } })}
          >
            开箱计票
          </StepButton>
        ) : (
          <StepButton view={view} type="primary" next sent={() => ({ address: 'ballots/close', body })}>
            宣布投票截止
          </StepButton>
        )}
      </Group>
      <VoidForm
        item={item.id}
        presider={room.members.find((one) => one.presides && one.place === 'in')?.expert ?? ''}
        byMachine={room.mode !== 'paper'}
        view={view}
      />
    </>
  )
}

function Opening({ view, item }: { view: CaseView; item: string }) {
  return (
    <Group label="电子投票" className="meeting-next">
      <StepButton view={view} type="primary" next sent={() => ({ address: 'ballots/open', body: { item } })}>
        开始电子投票
      </StepButton>
      <span className="soft">密钥已随议程固定；重新投票的密钥在宣布无效时生成。</span>
    </Group>
  )
}

type CountsProps = {
  counts: NonNullable<RoomItem['machine']>['counts']
  notCast: Readonly<Record<string, number>>
  /** Absent while the box is open. */
  onNotCast: ((notCast: Readonly<Record<string, number>>) => void) | undefined
}

function Counts({ counts, notCast, onNotCast }: CountsProps) {
  return (
    <ScrollBox label="三数">
      <table className="meeting-counts">
        <thead>
          <tr>
            <th scope="col">评审对象</th>
            <th scope="col">有权</th>
            <th scope="col">签发</th>
            <th scope="col">投出</th>
            {onNotCast === undefined ? null : <th scope="col">声明未投</th>}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ application, name, entitled, issued, accepted }) => {
            const missing = entitled - (accepted ?? 0) - (notCast[application] ?? 0)
            return (
              <tr key={application} className={onNotCast !== undefined && missing !== 0 ? 'red' : ''}>
                <th scope="row">{name}</th>
                <td>{entitled}</td>
                <td>{issued}</td>
                <td>{accepted ?? '截止后报出'}</td>
                {onNotCast === undefined ? null : (
                  <td>
                    <InputNumber
                      aria-label={`${name} 声明未投的人数`}
                      min={0}
                      max={entitled}
                      value={notCast[application] ?? 0}
                      onChange={(value) => onNotCast({ ...notCast, [application]: value ?? 0 })}
                    />
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

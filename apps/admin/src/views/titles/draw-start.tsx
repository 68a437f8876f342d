import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, InputNumber } from 'antd'
import { useState } from 'react'
import { ask, problemOf, randomKey } from '../../api/client.ts'
import { refreshAll, workListQuery } from '../../api/queries.ts'
import type { ActAnswer, CaseView } from '../../api/types.ts'
import { procedureParams } from '../../lib/search.ts'
import { Group } from '../../parts/boxes.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { commitmentOf, newDrawNumber } from './draw-number.ts'
import type { MeetingRoom } from './meeting-data.ts'

const DRAW = 'titles/expert-draw'
const RESERVES = 3
const PER_EMPLOYER = 2
const LEAST = 3

/** From the planned meeting to its draw: conditions, a number that is sealed on paper, its digest on record. */
export function DrawStart({ room, view }: { room: MeetingRoom; view: CaseView }) {
  const { data } = useQuery(workListQuery({ procedure: DRAW }))
  if (room.stage !== 'planned' || data === undefined) return null
  const [standing] = data.items.filter(
    ({ columns, stage }) => columns['meeting'] === view.id && stage !== 'cancelled',
  )
  if (standing !== undefined)
    return (
      <Group label="抽取专家" className="meeting-next">
        <Link to="/case/$module/$procedure/$id" params={{ ...procedureParams(DRAW), id: standing.id }}>
          打开专家抽取（{standing.stageLabel}）
        </Link>
        <span className="soft">名单封存后，专家自动列入本次会议并收到通知。</span>
      </Group>
    )
  return <Conditions room={room} view={view} />
}

type Wanted = { members: number; reserves: number; perEmployer: number }

/** Opens the draw: the number itself stays on paper, its digest goes on record. */
function usePreparing(view: CaseView, wanted: Wanted) {
  return useMutation({
    mutationFn: async (number: string) => {
      const input = {
        meeting: view.id,
        committee: (view.state['committee'] as { readonly key: string }).key,
        commitment: (await commitmentOf(number)) ?? '',
        constraints: { ...wanted, notTwoYearsRunning: true, specialties: [] },
      }
      const headers = { 'idempotency-key': randomKey() }
      return ask<ActAnswer>(`/api/${DRAW}`, { method: 'POST', body: { act: 'PrepareDraw', input }, headers })
    },
    onSettled: () => refreshAll(),
  })
}

function Conditions({ room, view }: { room: MeetingRoom; view: CaseView }) {
  const [wanted, setWanted] = useState<Wanted>({
    members: Math.max(room.quorum ?? LEAST, LEAST),
    reserves: RESERVES,
    perEmployer: PER_EMPLOYER,
  })
  const [number, setNumber] = useState<string>()
  const fields = [
    ['委员人数', 'members', LEAST],
    ['备选人数', 'reserves', 0],
    ['同一单位最多', 'perEmployer', 1],
  ] as const
  return (
    <>
      <Group label="抽取专家" className="meeting-next">
        {fields.map(([label, key, min]) => (
          <label key={key}>
            {label}{' '}
            <InputNumber
              min={min}
              max={100}
              precision={0}
              value={wanted[key]}
              onChange={(typed) => setWanted({ ...wanted, [key]: typed ?? min })}
            />
          </label>
        ))}
        {number === undefined ? (
          <Button
            type="primary"
            onClick={() => setNumber(newDrawNumber((octets) => crypto.getRandomValues(octets)))}
          >
            抽取专家：生成随机数…
          </Button>
        ) : null}
      </Group>
      {number === undefined ? (
        <p className="soft">
          上年参加过本委员会评审的专家不抽。要求各专业人数的，从“新建—准备抽取专家”办理。
        </p>
      ) : (
        <Envelope number={number} view={view} wanted={wanted} onBack={() => setNumber(undefined)} />
      )}
    </>
  )
}

type EnvelopeProps = { number: string; view: CaseView; wanted: Wanted; onBack: () => void }

/** The number is shown once: copied, put into an envelope, and read out at the draw. */
function Envelope({ number, view, wanted, onBack }: EnvelopeProps) {
  const preparing = usePreparing(view, wanted)
  return (
    <>
      <Alert
        type="info"
        title={
          <>
            您的随机数：<strong className="draw-number">{number}</strong>
          </>
        }
        description="请抄在纸上、装袋封存。系统不保存这个数，只存它的摘要；抽取时您当场拆封读出，由监督人录入。丢失的，只能取消后重新准备。"
      />
      <Group label="封存随机数" className="meeting-next">
        <Button type="primary" loading={preparing.isPending} onClick={() => preparing.mutate(number)}>
          已抄写封存，准备抽取
        </Button>
        <Button onClick={onBack}>取消</Button>
      </Group>
      {preparing.error === null ? null : (
        <ProblemBox problem={problemOf(preparing.error)} onClose={() => preparing.reset()} />
      )}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { workListQuery } from '../../api/queries.ts'
import type { CaseView } from '../../api/types.ts'
import { Group } from '../../parts/boxes.tsx'
import { DrawStart } from './draw-start.tsx'
import type { MeetingRoom } from './meeting-data.ts'
import { RecusalForm } from './meeting-recusal.tsx'
import { StepButton } from './meeting-step.tsx'
import { shareOut } from './meeting-readers.ts'

type Props = { room: MeetingRoom; view: CaseView }
const TOPICS = '评审政策、程序、纪律和保密要求'

/** What the secretary has ready before the doors open: each line one press, whatever the number of members and candidates. */
export function Preparation({ room, view }: Props) {
  if (room.stage !== 'planned' && room.stage !== 'convened') return null
  return (
    <section className="panel meeting-preparation" aria-label="会前准备">
      <h2>会前准备</h2>
      <Placing room={room} view={view} />
      <DrawStart room={room} view={view} />
      {room.stage === 'convened' ? <Readiness room={room} view={view} /> : null}
      {room.mode === 'paper' ? null : <Offices room={room} view={view} />}
    </section>
  )
}

/** Released files of this review year by specialty, each group one batch of the agenda (DESK A10). */
function Placing({ room, view }: Props) {
  const cycle = typeof view.state['cycle'] === 'string' ? view.state['cycle'] : ''
  const { data } = useQuery(workListQuery({ procedure: 'titles/application', stage: 'released' }))
  const placed = new Set(room.items.flatMap(({ candidates }) => candidates.map((one) => one.application)))
  const waiting = (data?.items ?? []).filter(
    ({ id, columns }) => columns['cycle'] === cycle && !placed.has(id),
  )
  const groups = Map.groupBy(waiting, ({ columns }) => String(columns['specialty'] ?? ''))
  if (groups.size === 0) return null
  return (
    <Group label="列入议程" className="meeting-next">
      {[...groups].map(([specialty, files]) => (
        <StepButton
          key={specialty}
          view={view}
          sent={() => ({
            act: 'PlaceOnAgenda',
            input: { title: `${specialty}专业`, panel: null, applications: files.map(({ id }) => id) },
          })}
        >
          列入{specialty}专业 {files.length} 人
        </StepButton>
      ))}
      <span className="soft">已同意送评、还没有列入议程的。</span>
    </Group>
  )
}

function Readiness({ room, view }: Props) {
  const candidates = room.items.flatMap((item) => item.candidates)
  const withoutReader = candidates.some(({ readers }) => readers.length === 0)
  const unread = candidates.filter(({ readers }) => readers.some(({ read }) => !read)).length
  const unreceived = room.members.filter((one) => one.pledged && !one.received).map(({ expert }) => expert)
  return (
    <>
      {room.trained ? null : <Training room={room} view={view} />}
      <Pledges room={room} view={view} />
      <Group label="会议材料" className="meeting-next">
        {room.bundleOut ? null : (
          <StepButton view={view} sent={() => ({ act: 'ReleaseBundle', input: {} })}>
            会议材料已送达
          </StepButton>
        )}
        {room.bundleOut && unreceived.length > 0 ? (
          <StepButton view={view} sent={() => ({ act: 'ReceiveBundle', input: { experts: unreceived } })}>
            登记 {unreceived.length} 人已签收编号材料
          </StepButton>
        ) : null}
      </Group>
      {candidates.length === 0 ? null : (
        <Group label="初审委员" className="meeting-next">
          {withoutReader ? <Readers room={room} view={view} /> : null}
          {!withoutReader && unread > 0 ? (
            <StepButton view={view} sent={() => ({ act: 'MarkRead', input: { applications: [] } })}>
              登记初审委员已阅 {unread} 件
            </StepButton>
          ) : null}
        </Group>
      )}
    </>
  )
}

function Training({ room, view }: Props) {
  const [topics, setTopics] = useState(TOPICS)
  const leaders = room.members.filter(({ presides }) => presides)
  const [by, setBy] = useState<string>()
  const leader = by ?? leaders[0]?.expert ?? ''
  return (
    <Group label="会前学习" className="meeting-next">
      <Select
        aria-label="主持学习的人"
        value={leader}
        onChange={setBy}
        options={leaders.map(({ expert, name }) => ({ value: expert, label: name }))}
      />
      <Input aria-label="学习内容" value={topics} onChange={(event) => setTopics(event.target.value)} />
      <StepButton
        view={view}
        disabled={leader === '' || topics.trim() === ''}
        sent={() => ({
          act: 'RecordTraining',
          input: { by: leader, attended: room.members.map(({ expert }) => expert), topics },
        })}
      >
        登记会前学习，全体参加
      </StepButton>
    </Group>
  )
}

/** Paper pledges: first those who stay away from somebody, then all others at once. */
function Pledges({ room, view }: Props) {
  const [isRecusing, setRecusing] = useState(false)
  const missing = room.members.filter(({ pledged }) => !pledged)
  if (missing.length === 0) return null
  if (isRecusing)
    return <RecusalForm room={room} view={view} members={missing} onDone={() => setRecusing(false)} />
  return (
    <Group label="纸质承诺" className="meeting-next">
      <StepButton
        view={view}
        sent={() => missing.map(({ expert }) => ({ act: 'RecordPledge', input: { expert, recusals: [] } }))}
      >
        登记 {missing.length} 人已签纸质承诺，没有回避
      </StepButton>
      <Button onClick={() => setRecusing(true)}>有人回避…</Button>
    </Group>
  )
}

function Readers({ room, view }: Props) {
  const [each, setEach] = useState(1)
  return (
    <>
      <Select
        aria-label="每件几人初审"
        value={each}
        onChange={setEach}
        options={[1, 2, 3].map((value) => ({ value, label: `每件 ${value} 人` }))}
      />
      <StepButton
        view={view}
        sent={() => ({ act: 'AssignFirstReaders', input: { readers: [...shareOut(room, each)] } })}
      >
        平均分派初审
      </StepButton>
    </>
  )
}

/** Where signing office and box are, and the agenda fixed with its keys and the digest of the voting page. */
function Offices({ room, view }: Props) {
  const { agenda } = room
  const [isNaming, setNaming] = useState(false)
  const candidates = room.items.reduce((sum, item) => sum + item.candidates.length, 0)
  return (
    <>
      {agenda === null ? (
        <Group label="固定议程" className="meeting-next">
          <StepButton
            view={view}
            type="primary"
            disabled={candidates === 0}
            sent={() => ({ address: 'keys', body: {} })}
          >
            固定议程，生成 {candidates} 把密钥
          </StepButton>
          <span className="soft">每位评审对象一把，每把约半秒；此后再列入对象须重新固定。</span>
        </Group>
      ) : (
        <p className="meeting-digest">
          议程已于 {agenda.on} 固定，密钥 {agenda.keys} 把。投票页校验码：<code>{agenda.page}</code>
        </p>
      )}
      {isNaming ? (
        <OfficesForm view={view} onDone={() => setNaming(false)} />
      ) : (
        <Button onClick={() => setNaming(true)}>签发处和票箱由其他单位掌管…</Button>
      )}
    </>
  )
}

function OfficesForm({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const [fields, setFields] = useState({ signer: '', signerAt: '', box: '', boxAt: '' })
  const lines = [
    ['signer', '签发处掌管单位', ''],
    ['signerAt', '签发处控制地址', 'https://10.0.0.5:8443'],
    ['box', '票箱掌管单位', ''],
    ['boxAt', '票箱控制地址', 'https://10.0.0.6:8443'],
  ] as const
  return (
    <Group label="签发处和票箱" className="meeting-next">
      {lines.map(([key, label, placeholder]) => (
        <Input
          key={key}
          aria-label={label}
          placeholder={placeholder === '' ? label : `${label}，如 ${placeholder}`}
          value={fields[key]}
          onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
        />
      ))}
      <StepButton
        view={view}
        disabled={Object.values(fields).some((text) => text.trim() === '')}
        onDone={onDone}
        sent={() => ({
          act: 'NameBallotOffices',
          input: {
            offices: {
              signer: { operator: fields.signer, address: fields.signerAt },
              box: { operator: fields.box, address: fields.boxAt },
            },
          },
        })}
      >
        指定两处
      </StepButton>
      <Button onClick={onDone}>取消</Button>
    </Group>
  )
}

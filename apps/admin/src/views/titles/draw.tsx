import { Button, Input, Table } from 'antd'
import { useState } from 'react'
import type { ExpertDraw } from '../../../../../regulations/titles/draw/state.ts'
import type { CaseView } from '../../api/types.ts'
import { formatDate } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { focusOnMount, Group } from '../../parts/boxes.tsx'
import { GenericState, type StateViewProps } from '../state-view.tsx'
import { newDrawNumber, readDrawNumber } from './draw-number.ts'
import { StepButton } from './meeting-step.tsx'
import './meeting.css'

/** A draw: the witness draws, the desk records who comes, substitutes follow by themselves, the list is sealed. */
export function DrawView({ view }: StateViewProps) {
  const state = view.state as unknown as Partial<ExpertDraw>
  // an expert sees that he is invited and nothing else of the draw
  if (state.constraints === undefined || state.invitations === undefined) return <GenericState view={view} />
  const draw = state as ExpertDraw
  return (
    <div className="draw">
      {draw.stage === 'committed' ? <Drawing draw={draw} view={view} /> : null}
      {draw.draw === null ? null : <Invited draw={draw} view={view} />}
      {draw.draw === null ? null : <Numbers draw={draw} record={draw.draw} />}
    </div>
  )
}

const offers = (view: CaseView, name: string): boolean =>
  view.acts.some(({ act, barred }) => act === name && barred === undefined)

const conditionsOf = ({ constraints }: ExpertDraw): string =>
  [
    `委员 ${constraints.members} 人，备选 ${constraints.reserves} 人`,
    `同一单位最多 ${constraints.perEmployer} 人`,
    ...(constraints.notTwoYearsRunning ? ['上年参加过的不抽'] : []),
    ...constraints.specialties.map(({ specialty, atLeast }) => `${specialty}至少 ${atLeast} 人`),
  ].join('；')

/** Both numbers are on the table before anything is drawn; the secretary's must be the one stated before. */
function Drawing({ draw, view }: { draw: ExpertDraw; view: CaseView }) {
  const [secretary, setSecretary] = useState('')
  const [witness, setWitness] = useState('')
  const [theirs, own] = [readDrawNumber(secretary), readDrawNumber(witness)]
  return (
    <section className="panel" aria-label="抽取专家">
      <h2>抽取专家</h2>
      <p>
        {conditionsOf(draw)}。专家库 {draw.poolSize} 人，符合条件 {draw.eligible} 人。
      </p>
      {offers(view, 'DrawExperts') ? (
        <>
          <p>
            请秘书当场拆封、读出随机数，由您录入；再给出您的随机数，然后抽取。抽取结果由这两个数决定，谁都不能事先知道。
          </p>
          <Group label="两个随机数" className="meeting-next">
            <Input
              ref={focusOnMount}
              aria-label="秘书公布的随机数"
              prefix={<span className="soft">秘书</span>}
              placeholder="五组，每组四位"
              value={secretary}
              onChange={(event) => setSecretary(event.target.value)}
            />
            <Input
              aria-label="监督人的随机数"
              prefix={<span className="soft">监督人</span>}
              placeholder="五组，每组四位"
              value={witness}
              onChange={(event) => setWitness(event.target.value)}
            />
            <Button onClick={() => setWitness(newDrawNumber((octets) => crypto.getRandomValues(octets)))}>
              生成监督人的随机数
            </Button>
            <StepButton
              view={view}
              type="primary"
              disabled={theirs === undefined || own === undefined}
              sent={() => ({
                act: 'DrawExperts',
                input: { secretaryNumber: theirs ?? '', witnessNumber: own ?? '' },
              })}
            >
              抽取
            </StepButton>
          </Group>
        </>
      ) : (
        <p>
          条件和随机数的摘要已经封存。<strong>下一步：</strong>
          请监督人到场，以监督人的帐号打开本件，录入您当场公布的随机数后抽取。
        </p>
      )}
    </section>
  )
}

const attends = (expert: string) => ({ act: 'RecordAnswer', input: { expert, attends: true, reason: '' } })

/** Whom the lot chose and what each answered; who declines is replaced by the next who fits, at once. */
function Invited({ draw, view }: { draw: ExpertDraw; view: CaseView }) {
  const known = new Map((draw.draw?.order ?? []).map((one) => [one.expert, one]))
  const waiting = draw.invitations.filter(({ answer }) => answer === '待答复')
  const coming = draw.invitations.filter(({ answer }) => answer === '参加').length
  const canRecord = offers(view, 'RecordAnswer')
  const rows = draw.invitations.map((one, index) => ({ ...one, index, member: known.get(one.expert) }))
  return (
    <section className="panel" aria-label="邀请与答复">
      <h2>
        邀请与答复：参加 {coming} 人，需要 {draw.constraints.members} 人
        {waiting.length === 0 ? '' : `，待答复 ${waiting.length} 人`}
      </h2>
      {canRecord && waiting.length > 0 ? (
        <Group label="答复" className="meeting-next">
          <StepButton view={view} sent={() => waiting.map(({ expert }) => attends(expert))}>
            待答复的 {waiting.length} 人都参加
          </StepButton>
          <span className="soft">有人不参加的，先在下表登记，系统随即补抽。</span>
        </Group>
      ) : null}
      <Table
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          { title: '序号', key: 'no', render: (_, { index }) => index + 1 },
          { title: '姓名', key: 'name', render: (_, { member, expert }) => member?.name ?? expert },
          { title: '职务', key: 'function', render: (_, { member }) => member?.function ?? '' },
          { title: '专业', key: 'specialty', render: (_, { member }) => member?.specialty ?? '' },
          { title: '单位', key: 'employer', render: (_, { member }) => member?.employer ?? '' },
          {
            title: '答复',
            key: 'answer',
            render: (_, one) => <Answer invited={one} view={view} canRecord={canRecord} />,
          },
        ]}
      />
      <Sealing draw={draw} view={view} waiting={waiting.length} />
    </section>
  )
}

type AnswerProps = { invited: ExpertDraw['invitations'][number]; view: CaseView; canRecord: boolean }

/** What somebody answered, or the two presses that enter it. */
function Answer({ invited, view, canRecord }: AnswerProps) {
  const { answer, reason, answeredOn, expert } = invited
  const [isDeclining, setDeclining] = useState(false)
  if (answer !== '待答复' || !canRecord)
    return (
      <>
        {answer}
        {reason === '' ? '' : `：${reason}`}
        {answeredOn === null ? '' : `　${formatDate(answeredOn)}`}
      </>
    )
  if (isDeclining) return <Declining view={view} expert={expert} onDone={() => setDeclining(false)} />
  return (
    <Group label="答复" className="meeting-next">
      <StepButton view={view} size="small" sent={() => attends(expert)}>
        参加
      </StepButton>
      <Button size="small" onClick={() => setDeclining(true)}>
        不参加…
      </Button>
    </Group>
  )
}

function Declining({ view, expert, onDone }: { view: CaseView; expert: string; onDone: () => void }) {
  const [reason, setReason] = useState('')
  return (
    <Group label="不参加" className="meeting-next">
      <Input
        ref={focusOnMount}
        aria-label="不参加的理由"
        placeholder="理由"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <StepButton
        view={view}
        size="small"
        disabled={reason.trim() === ''}
        onDone={onDone}
        sent={() => ({ act: 'RecordAnswer', input: { expert, attends: false, reason } })}
      >
        登记不参加并补抽
      </StepButton>
      <Button size="small" onClick={onDone}>
        取消
      </Button>
    </Group>
  )
}

type SealingProps = { draw: ExpertDraw; view: CaseView; waiting: number }

/** Two people of the draw have pledged, everybody has answered: the list goes to the meeting and no further. */
function Sealing({ draw, view, waiting }: SealingProps) {
  const { person } = useSession()
  if (draw.stage !== 'drawn') return null
  const signed = new Set(draw.secrecy.map(({ name }) => name))
  const pledged = signed.size
  return (
    <Group label="保密承诺和封存" className="meeting-next">
      {offers(view, 'PledgeSecrecy') && !signed.has(person.id) ? (
        <StepButton view={view} sent={() => ({ act: 'PledgeSecrecy', input: {} })}>
          签署抽取保密承诺
        </StepButton>
      ) : null}
      {offers(view, 'SealDraw') ? (
        <StepButton
          view={view}
          type="primary"
          disabled={waiting > 0 || pledged < 2}
          sent={() => ({ act: 'SealDraw', input: {} })}
        >
          封存名单，通知评审会
        </StepButton>
      ) : null}
      <span className="soft">
        {waiting > 0 ? `还有 ${waiting} 人待答复。` : ''}
        {pledged < 2 ? `秘书和监督人各签一份保密承诺，已签 ${pledged} 人。` : '保密承诺已签。'}
      </span>
    </Group>
  )
}

/** What anybody needs to work the draw out again. */
function Numbers({ draw, record }: { draw: ExpertDraw; record: NonNullable<ExpertDraw['draw']> }) {
  const lines = [
    ['抽取日期', formatDate(record.on)],
    ['抽取条件', conditionsOf(draw)],
    ['专家库、符合条件', `${draw.poolSize} 人、${draw.eligible} 人`],
    ['事先封存的摘要', draw.commitment],
    ['秘书的随机数', record.secretaryNumber],
    ['监督人的随机数', record.witnessNumber],
    ['随机种子', record.seed],
  ] as const
  return (
    <section className="panel" aria-label="抽取记录">
      <h2>抽取记录</h2>
      <div className="facts">
        <dl>
          {lines.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="wrap">{text}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p className="soft">
        摘要是秘书随机数的 SHA-256；种子是“秘书的随机数|监督人的随机数”的 SHA-256；抽取次序按“种子|专家编号”的
        SHA-256 由小到大，打印的抽取记录中有全部次序。
      </p>
    </section>
  )
}

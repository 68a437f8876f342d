import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import type { StateViewProps } from '../state-view.tsx'
import type { MeetingSeat } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'
import { VoidForm } from './meeting-void.tsx'
import { Voting } from './meeting-vote.tsx'

/** A member's one screen: declare first, then the table, then the vote. */
export function Seat({ seat, view, onAct }: StateViewProps & { seat: MeetingSeat }) {
  return (
    <section className="meeting meeting-seat" aria-label="委员席">
      <header className="panel meeting-head">
        <p>
          <strong>{seat.name}</strong>　{seat.function}
        </p>
        <p className="soft">
          {seat.when}　{seat.place}　{places[seat.here]}
        </p>
      </header>
      {seat.pledged ? (
        <>
          {seat.ballot === null ? null : (
            <Voting key={`${seat.ballot.item} ${seat.ballot.attempt}`} ballot={seat.ballot} view={view} />
          )}
          {seat.presides && onAct !== undefined ? <Presiding seat={seat} view={view} /> : null}
          <Table seat={seat} view={view} />
        </>
      ) : (
        <Declaration seat={seat} view={view} />
      )}
    </section>
  )
}

const places = { absent: '尚未签到', in: '已签到，在场', out: '已登记离会' } as const

/** Names and units only: who is a relative, a teacher, a colleague is known by the name (art.50.b). */
function Declaration({ seat, view }: { seat: MeetingSeat; view: CaseView }) {
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const chosen = Object.keys(reasons)
  const turn = (application: string) => {
    const { [application]: was, ...rest } = reasons
    setReasons(was === undefined ? { ...reasons, [application]: '' } : rest)
  }
  const missing = chosen.filter((application) => (reasons[application] ?? '').trim() === '').length
  const recusals = chosen.map((application) => ({ application, reason: reasons[application] ?? '' }))
  return (
    <section className="panel" aria-label="保密与回避承诺">
      <h2>保密与回避承诺</h2>
      <p>
        本人承诺：不泄露评审对象、专家名单、评议和投票情况；与评审对象有亲属、师生、同事等关系、可能影响公正的，主动回避。
        签署以后才显示材料。
      </p>
      <ScrollBox label="评审对象姓名和单位">
        <table className="meeting-declare">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">单位</th>
              <th scope="col">需要回避</th>
            </tr>
          </thead>
          <tbody>
            {seat.declare.map(({ application, name, employer, automatic }) => (
              <tr key={application}>
                <th scope="row">{name}</th>
                <td>{employer}</td>
                <td>
                  {automatic === null ? (
                    <label>
                      <input
                        type="checkbox"
                        aria-label={`回避${name}`}
                        checked={application in reasons}
                        onChange={() => turn(application)}
                      />{' '}
                      回避
                    </label>
                  ) : (
                    <span>{automatic}，自动回避</span>
                  )}
                  {application in reasons ? (
                    <Input
                      aria-label={`回避${name}的理由`}
                      placeholder="理由，如：亲属"
                      value={reasons[application] ?? ''}
                      onChange={(event) => setReasons({ ...reasons, [application]: event.target.value })}
                    />
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <StepButton
        view={view}
        type="primary"
        disabled={missing > 0}
        sent={() => ({ act: 'GivePledge', input: { recusals } })}
      >
        {chosen.length === 0 ? '签署承诺，没有需要回避的' : `签署承诺，回避 ${chosen.length} 人`}
      </StepButton>
    </section>
  )
}

/** What only the chair or deputy does: open, announce, sign. */
function Presiding({ seat, view }: { seat: MeetingSeat; view: CaseView }) {
  const offered = new Set(view.acts.filter(({ barred }) => barred === undefined).map(({ act }) => act))
  const steps = [
    ['OpenMeeting', '宣布开会', { presider: '' }],
    ['SignConclusions', '签署评审结论', {}],
    ['SignMinutesAsChair', '以主持人签会议记录', {}],
  ] as const
  const mayVoid = seat.openItem !== null && offered.has('VoidBallot')
  const shown = steps.filter(([act]) => offered.has(act))
  const canAnnounce = seat.stage === 'open' && offered.has('AnnounceResults')
  if (shown.length === 0 && !canAnnounce && !mayVoid) return null
  return (
    <section className="panel" aria-label="主持">
      <h2>主持</h2>
      <Group label="主持人的操作" className="meeting-next">
        {shown.map(([act, label, input]) => (
          <StepButton key={act} view={view} sent={() => ({ act, input })}>
            {label}
          </StepButton>
        ))}
        {canAnnounce ? (
          <StepButton view={view} sent={() => ({ address: 'announce', body: {} })}>
            当场宣布结果
          </StepButton>
        ) : null}
      </Group>
      {seat.minuted ? (
        <p>
          <a
            href={`/api/${view.procedure}/${view.id}/documents/minutes.pdf`}
            target="_blank"
            rel="noreferrer"
          >
            查看会议记录（签名前请先阅读）
          </a>
        </p>
      ) : null}
      <Results seat={seat} />
      {mayVoid && seat.openItem !== null ? (
        <VoidForm item={seat.openItem.id} presider="" byMachine={seat.byMachine} view={view} />
      ) : null}
    </section>
  )
}

/** What is announced and signed, as it was counted. */
function Results({ seat }: { seat: MeetingSeat }) {
  if (seat.results.length === 0) return null
  const passed = seat.results.filter((one) => one.passed).length
  return (
    <ScrollBox label="表决结果">
      <table>
        <caption>
          表决 {seat.results.length} 人，通过 {passed} 人，未通过 {seat.results.length - passed} 人
        </caption>
        <thead>
          <tr>
            {['编号', '姓名', '有表决权', '赞成', '反对', '弃权', '无效', '结果'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seat.results.map(({ application, number, name, entitled, count, passed: isPassed }) => (
            <tr key={application}>
              <td>{number}</td>
              <th scope="row">{name}</th>
              <td>{entitled}</td>
              <td>{count.yes}</td>
              <td>{count.no}</td>
              <td>{count.abstain}</td>
              <td>{count.invalid}</td>
              <td className={isPassed ? 'green' : ''}>{isPassed ? '通过' : '未通过'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function Table({ seat, view }: { seat: MeetingSeat; view: CaseView }) {
  const [onlyMine, setOnlyMine] = useState(false)
  const mine = seat.items.flatMap(({ lines }) => lines.filter((line) => line.reads))
  const reads = mine.length > 0
  const unread = mine.filter((line) => !line.hasRead).length
  return (
    <section className="panel" aria-label="会议材料">
      <h2>会议材料</h2>
      <Group label="材料签收" className="meeting-next">
        {seat.bundleOut && !seat.received ? (
          <StepButton
            view={view}
            type="primary"
            sent={() => ({ act: 'ReceiveBundle', input: { experts: [] } })}
          >
            签收会议材料
          </StepButton>
        ) : (
          <span className="soft">{seat.received ? '材料已签收。' : '会议材料尚未送达。'}</span>
        )}
        {seat.received && unread > 0 ? (
          <StepButton view={view} sent={() => ({ act: 'MarkRead', input: { applications: [] } })}>
            由我初审的 {unread} 件都已阅
          </StepButton>
        ) : null}
        {reads ? (
          <Button aria-pressed={onlyMine} onClick={() => setOnlyMine(!onlyMine)}>
            {onlyMine ? '显示全部' : '只看由我初审的'}
          </Button>
        ) : null}
      </Group>
      {seat.items.map((item) => (
        <ScrollBox key={item.id} label={item.title}>
          <table>
            <caption>
              {item.title}（{item.lines.length} 人）
            </caption>
            <thead>
              <tr>
                <th scope="col">编号</th>
                <th scope="col">姓名</th>
                <th scope="col">单位</th>
                <th scope="col">专业、级别</th>
                <th scope="col">初审意见</th>
              </tr>
            </thead>
            <tbody>
              {item.lines
                .filter(({ reads: mine }) => !onlyMine || mine)
                .map((line) => (
                  <tr key={line.application}>
                    <td>{line.number}</td>
                    <th scope="row">{line.name}</th>
                    <td>{line.employer}</td>
                    <td>
                      {line.specialty} {line.level}
                    </td>
                    <td>
                      {opinionText(line)}
                      {line.reads && !line.recused ? <ReadMark line={line} view={view} /> : null}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </ScrollBox>
      ))}
    </section>
  )
}

/** The reader's mark on one file. */
function ReadMark({ line, view }: { line: Line; view: CaseView }) {
  if (line.hasRead) return <span className="green">　已阅</span>
  return (
    <StepButton
      view={view}
      size="small"
      sent={() => ({ act: 'MarkRead', input: { applications: [line.application] } })}
    >
      标记已阅
    </StepButton>
  )
}

type Line = MeetingSeat['items'][number]['lines'][number]
function opinionText({ recused, opinion, reads }: Line): string {
  if (recused) return '您已回避，不参加评议和投票'
  if (opinion !== null) return `${opinion.recommended ? '推荐' : '不推荐'}：${opinion.reasons}`
  return reads ? '由您初审' : '—'
}

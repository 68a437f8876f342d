import { useState } from 'react'
import { GradeTag } from './budget.tsx'
import type { TargetsState } from './targets-model.ts'

export type TextParts = Pick<
  TargetsState['table'],
  'budget' | 'local' | 'upper' | 'notice' | 'executionWeight' | 'overview' | 'goal' | 'basis' | 'links'
>

/** Overview, bases and goal as they stand, with what was found about each. */
export function TargetTexts({ state }: { state: TargetsState }) {
  const { table, findings, goalFigures } = state
  const about = (start: string) =>
    findings.filter(({ where }) => where.row === start || (where.row ?? '').startsWith(`${start}/`))
  const says = (start: string) =>
    about(start).map(({ rule, grade, message }) => (
      <p key={rule + message} className="row-says">
        <GradeTag grade={grade} /> {message}
      </p>
    ))
  return (
    <dl className="targets-text">
      <div>
        <dt>项目概况</dt>
        <dd className="long-text">
          {table.overview === '' ? '（空）' : table.overview}
          {says('overview')}
        </dd>
      </div>
      <div>
        <dt>立项依据</dt>
        <dd>
          <ol className="basis-list">
            {table.basis.map((basis, index) => (
              <li key={basis.number + basis.session}>
                {basis.kind === 'meeting'
                  ? `${basis.body}${basis.session} ${basis.on}`
                  : `${basis.title} ${basis.number}`}
                {says(`basis/${index + 1}`)}
              </li>
            ))}
          </ol>
          {table.basis.length === 0 ? '（空）' : null}
        </dd>
      </div>
      <div>
        <dt>当年绩效目标</dt>
        <dd className="long-text">
          {table.goal === '' ? '（空）' : table.goal}
          {goalFigures.length === 0 ? null : (
            <ul className="goal-list">
              {goalFigures.map((figure) => {
                const row = table.rows.find(({ id }) => id === figure.row)
                return (
                  <li key={figure.id} className="row-more">
                    “{figure.phrase}”
                    {row === undefined
                      ? '未设指标'
                      : `对应指标“${row.name}”${figure.agrees ? '' : '，两处不一致'}`}
                  </li>
                )
              })}
            </ul>
          )}
        </dd>
      </div>
    </dl>
  )
}

type EditorProps = { state: TargetsState; parts: TextParts; onChange: (parts: TextParts) => void }

/** The same parts while they are being typed. */
export function TextEditor({ state, parts, onChange }: EditorProps) {
  const set = (change: Partial<TextParts>) => onChange({ ...parts, ...change })
  return (
    <dl className="targets-text">
      {(
        [
          ['budget', '当年预算（万元）'],
          ['local', '其中：本级安排'],
          ['upper', '其中：上级补助'],
          ['notice', '上级补助文号'],
        ] as const
      ).map(([key, label]) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            <input
              aria-label={label}
              value={parts[key]}
              onChange={(event) => set({ [key]: event.target.value })}
            />
          </dd>
        </div>
      ))}
      <div>
        <dt>预算执行率权重</dt>
        <dd>
          <input
            aria-label="预算执行率权重"
            type="number"
            min={0}
            max={100}
            value={parts.executionWeight}
            onChange={(event) => set({ executionWeight: Math.trunc(Number(event.target.value)) })}
          />
        </dd>
      </div>
      <div>
        <dt>项目概况</dt>
        <dd>
          <textarea
            aria-label="项目概况"
            value={parts.overview}
            onChange={(event) => set({ overview: event.target.value })}
          />
          <span className="soft">{[...parts.overview.trim()].length} 字</span>
        </dd>
      </div>
      <div>
        <dt>立项依据</dt>
        <dd>
          <BasisEditor basis={parts.basis} onChange={(basis) => set({ basis })} />
        </dd>
      </div>
      <div>
        <dt>当年绩效目标</dt>
        <dd>
          <textarea
            aria-label="当年绩效目标"
            value={parts.goal}
            onChange={(event) => set({ goal: event.target.value })}
          />
          <GoalLinks state={state} links={parts.links} onChange={(links) => set({ links })} />
        </dd>
      </div>
    </dl>
  )
}

type BasisProps = { basis: TextParts['basis']; onChange: (basis: TextParts['basis']) => void }

/** One line a basis: 名称 and 文号, or a meeting with its day. */
function BasisEditor({ basis, onChange }: BasisProps) {
  const [text, setText] = useState(() => basis.map(lineOf).join('\n'))
  const change = (value: string) => {
    setText(value)
    onChange(
      value
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map(basisOf),
    )
  }
  return (
    <>
      <textarea aria-label="立项依据" value={text} onChange={(event) => change(event.target.value)} />
      <span className="soft">每行一项：“文件名称｜文号”，会议写“会议｜次数｜日期”。</span>
    </>
  )
}

function lineOf(basis: TextParts['basis'][number]): string {
  const cells = basis.kind === 'meeting' ? [basis.body, basis.session, basis.on] : [basis.title, basis.number]
  return cells.join('｜')
}

function basisOf(line: string): TextParts['basis'][number] {
  const [first = '', second = '', third = ''] = line.split(/[｜|]/).map((cell) => cell.trim())
  const isMeeting = /^第?\d+次/.test(second) || second.endsWith('会')
  return isMeeting
    ? { kind: 'meeting', number: '', title: '', body: first, session: second, on: third }
    : { kind: 'document', number: second, title: first, body: '', session: '', on: '' }
}

type LinksProps = {
  state: TargetsState
  links: TextParts['links']
  onChange: (links: TextParts['links']) => void
}

/** Which indicator stands for a figure of the goal; what name and unit suggest is chosen already. */
function GoalLinks({ state, links, onChange }: LinksProps) {
  const { goalFigures, table } = state
  if (goalFigures.length === 0) return null
  const choose = (goal: string, row: string) =>
    onChange([...links.filter((link) => link.goal !== goal), ...(row === 'auto' ? [] : [{ goal, row }])])
  return (
    <ul className="goal-list">
      {goalFigures.map(({ id, stated, phrase, row }) => (
        <li key={id}>
          <label>
            <span title={phrase}>“{stated}”对应</span>{' '}
            <select
              aria-label={`“${stated}”对应的指标`}
              value={links.find((link) => link.goal === id)?.row ?? 'auto'}
              onChange={(event) => choose(id, event.target.value)}
            >
              <option value="auto">
                {row === null
                  ? '（未设指标）'
                  : `自动：${table.rows.find((one) => one.id === row)?.name ?? row}`}
              </option>
              {table.rows
                .filter(({ name }) => name !== '')
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
            </select>
          </label>
        </li>
      ))}
    </ul>
  )
}

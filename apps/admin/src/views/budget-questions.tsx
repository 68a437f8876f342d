import { Button, Select } from 'antd'
import { useContext } from 'react'
import type { Json } from '../api/types.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { EditableText, EditingContext } from './budget-edit.tsx'
import { EditableMoney } from './budget-money.tsx'
import type { PlacedFinding } from './budget-model.ts'
import { GradeTag } from './budget-findings.tsx'
import type { CellValue } from './sheet-text.ts'

export type QuestionField = {
  path: string
  label: string
  kind: 'figure' | 'text' | 'choice'
  unit: string
  value: CellValue
  why: string
  needed: boolean
  options: { value: string; label: string }[]
}
export type Question = { key: string; title: string; clause: string; fields: QuestionField[] }

export function readQuestions(value: Json | undefined): Question[] {
  return Array.isArray(value) ? (value as unknown as Question[]) : []
}

/** How many answers are still asked for: those without which nothing can be sent, and those that would be good. */
export function countAsked(questions: Question[]): { needed: number; advised: number } {
  const asked = questions.flatMap(({ fields }) => fields).filter(({ why }) => why !== '')
  const needed = asked.filter((field) => field.needed).length
  return { needed, advised: asked.length - needed }
}

/** Places that are asked for. */
export function askedPaths(questions: Question[]): ReadonlySet<string> {
  const asked = questions.flatMap(({ fields }) => fields).filter(({ why }) => why !== '')
  return new Set(asked.map(({ path }) => path))
}

type QuestionsProps = {
  /** As the case is stored: what is asked in this session. */
  stored: Question[]
  /** With the changes: what is still open. */
  now: Question[]
  blocking: PlacedFinding[]
  labels: ReadonlyMap<string, string>
  onShow: (finding: PlacedFinding) => void
}

/** What is still missing: the questions that nobody but the unit can answer, and the places that stop the budget. */
export function QuestionsView({ stored, now, blocking, labels, onShow }: QuestionsProps) {
  const { needed, advised } = countAsked(now)
  const isDone = needed === 0 && blocking.length === 0
  return (
    <div className="questions">
      <output className={isDone ? 'verdict-good' : 'verdict-bad'}>
        {isDone
          ? '报送所需的都有了，也没有影响报送的错误。'
          : `报送前还缺 ${needed} 项要填${blocking.length === 0 ? '' : `，另有 ${blocking.length} 处错误要改`}。`}
        {advised === 0 ? '' : `说明里还有 ${advised} 项可以补充。`}
      </output>
      <ol className="question-list">
        {now.map((question, index) => (
          <QuestionCard
            key={question.key}
            question={question}
            number={index + 1}
            label={labels.get(question.clause) ?? ''}
            wasAsked={new Set(fieldsAsked(stored.find(({ key }) => key === question.key)))}
          />
        ))}
      </ol>
      {blocking.length === 0 ? null : (
        <>
          <h3>影响报送的错误</h3>
          <ul className="blocking-list">
            {blocking.map((finding) => (
              <li key={finding.key}>
                <GradeTag grade={finding.grade} /> {finding.message}{' '}
                <Button size="small" onClick={() => onShow(finding)}>
                  去改
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function fieldsAsked(question: Question | undefined): string[] {
  return (question?.fields ?? []).filter(({ why }) => why !== '').map(({ path }) => path)
}

type CardProps = { question: Question; number: number; label: string; wasAsked: ReadonlySet<string> }

/** Only what is asked stands open; what was answered before can be unfolded. */
function QuestionCard({ question, number, label, wasAsked }: CardProps) {
  const editing = useContext(EditingContext)
  const isOpen = ({ path, why }: QuestionField) => why !== '' || wasAsked.has(path)
  const open = question.fields.filter(isOpen)
  const rest = question.fields.filter((field) => !isOpen(field))
  const isAnswered = question.fields.every(({ why }) => why === '')
  const isNeeded = question.fields.some(({ why, needed }) => why !== '' && needed)
  return (
    <li className={isAnswered ? 'is-answered' : isNeeded ? 'is-needed' : undefined}>
      <h3>
        {number}. {question.title} <ClauseLink clause={question.clause} label={label} />{' '}
        <span className={`tag ${isAnswered ? 'tag-success' : isNeeded ? 'tag-warning' : ''}`}>
          {isAnswered ? '已有' : isNeeded ? '待填' : '可补充'}
        </span>
      </h3>
      {open.map((field) => (
        <Field key={field.path} field={field} />
      ))}
      {rest.length === 0 ? null : (
        <details>
          <summary>
            {editing === undefined ? '查看' : '查看或修改'}其余 {rest.length} 项
          </summary>
          {rest.map((field) => (
            <Field key={field.path} field={field} />
          ))}
        </details>
      )}
    </li>
  )
}

function Field({ field }: { field: QuestionField }) {
  return (
    <div className="question-field">
      <span className="question-label">
        {field.label}
        {field.unit === '' ? '' : `（${field.unit}）`}
      </span>
      <span className="question-value">
        <FieldInput field={field} />
      </span>
      {field.why === '' ? null : <span className="question-why">{field.why}</span>}
    </div>
  )
}

function FieldInput({ field }: { field: QuestionField }) {
  const editing = useContext(EditingContext)
  const own = editing?.changes.get(field.path)
  const now = own === undefined ? field.value : own.to
  if (field.kind === 'figure') {
    const count = field.unit === '万元' ? '' : field.unit
    return <EditableMoney path={field.path} value={field.value} label={field.label} count={count} />
  }
  if (field.kind === 'text')
    return <EditableText path={field.path} shown={String(field.value ?? '')} label={field.label} multiline />
  if (editing === undefined)
    return field.options.find(({ value }) => value === now)?.label ?? <span className="soft">（未选）</span>
  return (
    <Select
      aria-label={field.label}
      data-path={field.path}
      placeholder="请选择"
      style={{ minWidth: 260 }}
      value={typeof now === 'string' && now !== '' ? now : null}
      options={field.options}
      onChange={(to: string) => editing.change([{ path: field.path, before: field.value, to }])}
    />
  )
}

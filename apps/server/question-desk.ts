/** Questions of the public as cases: asked without an account, found by the receipt, shown beside the budget. */
import type { Actor } from '#kernel'
import type { Cases } from '#platform/cases'
import { columnSlots } from '#platform/cases'
import type pg from 'pg'
import { type BudgetQuestion, budgetQuestion } from '#regulations/budget'
import type { AskedQuestion, PortalQuestion, QuestionDesk } from './portal/questions.ts'

/** Nobody in particular: who asks holds no post and is not remembered. */
const PUBLIC: Actor = { person: 'public', post: 'public', role: 'public', organisation: 'public', path: [] }

const slots = columnSlots(budgetQuestion)

const QUESTIONS = `select q.tenant, q.id, q.state -> 'domain' as question,
    (select p.due::text from periods p where p.tenant = q.tenant and p.case_id = q.id and p.period = 'answer' limit 1) as due,
    n.slug, n.title
  from cases q join lateral (
    select slug, title from public_notices n
    where n.tenant = q.tenant and n.case_id = q.${slots['budget'] ?? ''} and n.column_id = 'budgets' order by n.edition desc limit 1) n on true
  where q.procedure = '${budgetQuestion.id}' and q.tenant = $1`

interface Row {
  readonly tenant: string
  readonly id: string
  readonly question: BudgetQuestion
  readonly due: string | null
  readonly slug: string
  readonly title: string
}

/** Questions shown beside a budget; a page is no archive. */
const SHOWN_MAX = 50

export function questionDesk(pool: pg.Pool, cases: Cases): QuestionDesk {
  return {
    async ask(asked) {
      const caseId = await publishedCase(pool, asked)
      if (caseId === undefined)
        return { ok: false, say: '请从已公开的预算页面提问：所问的预算没有公开或已撤下。' }
      const { question, name, reach, token } = asked
      const result = await cases.act({
        tenant: asked.tenant,
        procedure: budgetQuestion.id,
        act: 'AskQuestion',
        input: { caseId, question, name, ...(reach === '' ? {} : { reach }) },
        origin: { kind: 'person', actor: PUBLIC },
        idempotencyKey: token,
      })
      if (result.kind === 'done') return { ok: true, id: result.caseId }
      const [field] = result.fields
      return { ok: false, say: field?.say ?? result.say }
    },
    async find(tenant, id) {
      const { rows } = await pool.query<Row>(`${QUESTIONS} and q.id = $2`, [tenant, id])
      return rows[0] === undefined ? undefined : portalQuestion(rows[0])
    },
    async shown(tenant, slug) {
      const { rows } = await pool.query<Row>(
        `${QUESTIONS} and n.slug = $2 and q.stage <> 'asked' and (q.state -> 'domain' -> 'answer' ->> 'shown')::boolean
         order by q.opened_at desc limit ${SHOWN_MAX}`,
        [tenant, slug],
      )
      return rows.map(portalQuestion)
    },
  }
}

async function publishedCase(pool: pg.Pool, { tenant, slug }: AskedQuestion): Promise<string | undefined> {
  const { rows } = await pool.query<{ case_id: string }>(
    `select case_id from public_notices where tenant = $1 and column_id = 'budgets' and slug = $2 and removed_at is null limit 1`,
    [tenant, slug],
  )
  return rows[0]?.case_id
}

function portalQuestion({ tenant, id, question, due, slug, title }: Row): PortalQuestion {
  const answer = question.stage === 'asked' ? null : question.answer
  return {
    tenant,
    id,
    number: question.number,
    stage: question.stage,
    askedOn: question.askedOn,
    question: question.question,
    budget: { tenant, slug, title },
    ...(due === null ? {} : { dueOn: due }),
    ...(answer === null ? {} : { answer: { text: answer.text, on: answer.on } }),
    ...(question.stage === 'closed' ? { closing: question.closing } : {}),
  }
}

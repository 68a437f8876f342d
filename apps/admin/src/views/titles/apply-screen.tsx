import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useRef, useState } from 'react'
import type { Applying } from '../../../../server/contract/titles-filing.ts'
import { ask, problemOf, randomKey } from '../../api/client.ts'
import { refreshAll } from '../../api/queries.ts'
import type { ActAnswer } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle, ProblemBox } from '../../parts/page.tsx'
import {
  type ApplyInput,
  askedOf,
  type Choice,
  choicesFor,
  completed,
  standingOfYear,
} from './apply-choices.ts'
import { useSession } from '../../lib/session.ts'
import { bindPages } from './bind-pages.ts'
import { type Page, Uploads } from './filing-uploads.tsx'
import { applyingQuery } from './queries.ts'
import './application.css'

const route = getRouteApi('/shell/titles-apply')

/** The first screen of an application: what is applied for, and, where the employer types, for whom. */
export function ApplyScreen() {
  const { data, error, isPending, refetch } = useQuery(applyingQuery)
  if (isPending) return <Loading what="评审年度" />
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />
  return (
    <>
      <PageTitle
        title={data.isOwn ? '申报职称' : '代填职称申报'}
        note={
          data.isOwn ? (
            '选好申报的专业和级别，下一页开始填写；名册里已有的不用再填。'
          ) : (
            <>
              单位受申报人书面委托代填，内容由本人确认后才能报送{' '}
              <ClauseLink clause="anhui-titles-2018/art.9.1.0" label="第九条" />
            </>
          )
        }
      />
      <Standing applying={data} />
      {data.cycles.length === 0 ? (
        <Nothing say="目前没有正在受理申报的评审年度。" />
      ) : data.people.length === 0 ? (
        <Nothing
          say={
            data.isOwn
              ? '专业技术人员名册中还没有您的记录，请单位人事部门先登记。'
              : '本单位还没有登记专业技术人员，请先登记名册。'
          }
        />
      ) : (
        <ApplyForm applying={data} />
      )}
    </>
  )
}

/** Applications that stand: going on is more likely wanted than another one. */
function Standing({ applying: { standing } }: { applying: Applying }) {
  if (standing.length === 0) return null
  return (
    <section className="panel" aria-label="我的申报">
      <h2>我的申报</h2>
      <ul className="own-list">
        {standing.map(({ id, number, year, stage }) => (
          <li key={id}>
            <Link to="/my-application/$id" params={{ id }}>
              {year}年 {number}
            </Link>{' '}
            <span className="soft">{stage}</span>{' '}
            {askedOf(stage) === undefined ? null : <span className="tag tag-accent">{askedOf(stage)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ApplyForm({ applying }: { applying: Applying }) {
  const navigate = useNavigate()
  const given = route.useSearch()
  const [chosen, setChosen] = useState<ApplyInput>(given)
  const [pages, setPages] = useState<readonly Page[]>([])
  const key = useRef(randomKey())
  const input = completed(applying, chosen)
  const { today } = useSession()
  const choices = choicesFor(applying, input, today)
  const open = useMutation({
    mutationFn: async () => {
      const { files } = applying.isOwn ? { files: [] } : await bindPages('书面委托', pages)
      return ask<ActAnswer>('/api/titles/application', {
        method: 'POST',
        body: { act: 'OpenApplication', input: { ...input, entrustment: files } },
        headers: { 'idempotency-key': key.current },
      })
    },
    onSuccess: async ({ id }) => {
      await refreshAll()
      await navigate(
        applying.isOwn
          ? { to: '/my-application/$id', params: { id } }
          : {
              to: '/case/$module/$procedure/$id',
              params: { module: 'titles', procedure: 'application', id },
            },
      )
    },
  })
  const change = (part: Choice['part'], value: string) => {
    key.current = randomKey()
    setChosen({ ...chosen, [part]: value })
  }
  const isComplete = choices.every(({ part }) => input[part] !== undefined)
  const taken = applying.isOwn ? standingOfYear(applying, input) : undefined
  if (taken !== undefined && chosen.cycle === undefined) return <Taken standing={taken} />
  return (
    <section className="panel applicant-import" aria-label="申报什么">
      <Choices choices={choices} input={input} onChange={change} />
      {applying.isOwn ? null : (
        <div className="ask">
          <span>申报人签字的书面委托（拍照或扫描）</span>
          <Uploads label="书面委托" pages={pages} onChange={setPages} />
        </div>
      )}
      {taken === undefined ? null : <Taken standing={taken} />}
      {open.error === null ? null : <ProblemBox problem={problemOf(open.error)} />}
      <span>
        <Button
          type="primary"
          size="large"
          disabled={!isComplete || taken !== undefined || (!applying.isOwn && pages.length === 0)}
          loading={open.isPending}
          onClick={() => open.mutate()}
        >
          开始填写
        </Button>
      </span>
    </section>
  )
}

/** One application per person and year: where the one that stands is. */
function Taken({ standing: { id, number, year, stage } }: { standing: Applying['standing'][number] }) {
  return (
    <output className="panel taken">
      {year}年度您已有一件申报（{number}，{stage}），一人一个年度只能申报一次{' '}
      <ClauseLink clause="anhui-titles-2018/art.14" label="第十四条" />。
      <Link to="/my-application/$id" params={{ id }}>
        打开这一件
      </Link>
    </output>
  )
}

type ChoicesProps = {
  choices: readonly Choice[]
  input: ApplyInput
  onChange: (part: Choice['part'], value: string) => void
}

function Choices({ choices, input, onChange }: ChoicesProps) {
  return choices.map(({ part, label, options, help }) => (
    <div className="ask" key={part}>
      <span aria-hidden>{label}</span>
      <Select
        aria-label={label}
        showSearch={options.length > 8}
        optionFilterProp="label"
        placeholder="请选择"
        classNames={{ popup: { root: 'options-whole' } }}
        {...(input[part] === undefined ? {} : { value: input[part] })}
        onChange={(value: string) => onChange(part, value)}
        options={[...options]}
      />
      {help === undefined ? null : <span className="soft">{help}</span>}
    </div>
  ))
}

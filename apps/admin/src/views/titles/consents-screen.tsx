import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { HeldTitlesView, TitleConsentsView } from '../../../../server/contract/titles-consents.ts'
import { problemOf } from '../../api/client.ts'
import { useSession } from '../../lib/session.ts'
import { ScrollBox } from '../../parts/boxes.tsx'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle, ProblemBox } from '../../parts/page.tsx'
import {
  type Consent,
  type ConsentLine,
  consentsQuery,
  giveConsent,
  revokeConsent,
  searchTitles,
} from './consents-data.ts'
import './consents.css'

/** Two sides of one thing: whose titles they are says who may look; an employer looks where it may. */
export function ConsentsScreen() {
  const { post, posts } = useSession()
  const isClerk = posts.find(({ id }) => id === post)?.role === 'employer-personnel'
  const { data, error, isPending, refetch } = useQuery(consentsQuery)
  return (
    <>
      <PageTitle
        title={isClerk ? '职称查询' : '职称查询授权'}
        note={
          <>
            {isClerk
              ? '只能查询本人授权给本单位的人员；每次查询都记录用途，本人看得到。'
              : '授权单位在期限内查询您的职称；随时可以撤回，每次查询都记在这里。'}{' '}
            <ClauseLink clause="anhui-titles-2018/art.57.b" label="第五十七条" />
          </>
        }
      />
      {isPending ? <Loading what="授权" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : isClerk ? <Searching view={data} /> : <OwnConsents view={data} />}
    </>
  )
}

function Searching({ view }: { view: TitleConsentsView }) {
  if (view.consents.length === 0)
    return <Nothing say="还没有人授权本单位查询职称：请本人登录后在「职称查询授权」中授权。" />
  return (
    <ul className="consents">
      {view.consents.map((one) => (
        <SearchCard key={one.id} consent={one} />
      ))}
    </ul>
  )
}

function SearchCard({ consent }: { consent: ConsentLine }) {
  const [purpose, setPurpose] = useState(consent.purpose)
  const client = useQueryClient()
  const search = useMutation({
    mutationFn: () => searchTitles(consent.id, purpose),
    onSuccess: () => client.invalidateQueries(consentsQuery),
  })
  return (
    <li className="panel consent">
      <h2>{consent.holder}</h2>
      <p className="soft">
        授权用途：{consent.purpose}，到 {consent.until} 为止 · {consent.number}
      </p>
      <div className="consent-ask">
        <Input
          aria-label={`查询${consent.holder}职称的用途`}
          value={purpose}
          maxLength={200}
          onChange={({ target }) => setPurpose(target.value)}
        />
        <Button type="primary" loading={search.isPending} onClick={() => search.mutate()}>
          查询职称
        </Button>
      </div>
      {search.error === null ? null : <ProblemBox problem={problemOf(search.error)} />}
      {search.data === undefined ? null : <HeldTitles held={search.data} />}
    </li>
  )
}

function HeldTitles({ held }: { held: HeldTitlesView }) {
  if (held.titles.length === 0)
    return (
      <p>
        {held.on} 查询：全省职称名册中没有{held.holder}的职称。
      </p>
    )
  return (
    <ScrollBox label={`${held.holder}的职称`}>
      <table className="plain-table">
        <caption>
          {held.on} 查询到 {held.titles.length} 项
        </caption>
        <thead>
          <tr>
            {['职称', '级别', '取得方式', '取得日期', '批准机关', '证书号', '使用范围', '状态'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {held.titles.map((one) => (
            <tr key={one.certificate}>
              <td>{one.title}</td>
              <td>{one.level}</td>
              <td>{one.way}</td>
              <td>{one.obtainedOn}</td>
              <td>{one.authority}</td>
              <td>{one.certificate}</td>
              <td>{one.scope}</td>
              <td>
                <span className={one.status === '撤销' ? 'tag tag-warning' : 'tag'}>{one.status}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

function OwnConsents({ view }: { view: TitleConsentsView }) {
  return (
    <>
      {view.own === null ? (
        <Nothing say="名册中还没有您的帐号：请联系单位人事部门登记后再授权。" />
      ) : (
        <GiveConsent own={view.own} employers={view.employers} />
      )}
      <ul className="consents">
        {view.consents.map((one) => (
          <OwnConsent key={one.id} consent={one} />
        ))}
      </ul>
    </>
  )
}

type GiveProps = { own: string; employers: TitleConsentsView['employers'] }

function GiveConsent({ own, employers }: GiveProps) {
  const { today } = useSession()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Omit<Consent, 'person'>>({ employer: '', purpose: '', until: '' })
  const give = useMutation({
    mutationFn: () => giveConsent({ person: own, ...typed }),
    onSuccess: () => {
      setTyped({ employer: '', purpose: '', until: '' })
      return client.invalidateQueries(consentsQuery)
    },
  })
  const ready = typed.employer !== '' && typed.purpose.trim() !== '' && typed.until !== ''
  return (
    <section className="panel consent" aria-label="新的授权">
      <h2>新的授权</h2>
      <div className="consent-form">
        <Select
          aria-label="授权给哪个单位"
          placeholder="选择单位"
          showSearch={{ optionFilterProp: 'label' }}
          {...(typed.employer === '' ? {} : { value: typed.employer })}
          options={employers.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(employer: string) => setTyped({ ...typed, employer })}
        />
        <Input
          aria-label="用途"
          placeholder="用途，如应聘、岗位聘任"
          maxLength={200}
          value={typed.purpose}
          onChange={({ target }) => setTyped({ ...typed, purpose: target.value })}
        />
        <label className="consent-until">
          授权到
          <input
            type="date"
            min={today}
            value={typed.until}
            onChange={({ target }) => setTyped({ ...typed, until: target.value })}
          />
        </label>
        <Button type="primary" disabled={!ready} loading={give.isPending} onClick={() => give.mutate()}>
          授权
        </Button>
      </div>
      {give.error === null ? null : <ProblemBox problem={problemOf(give.error)} />}
    </section>
  )
}

function OwnConsent({ consent }: { consent: ConsentLine }) {
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeConsent(consent.id),
    onSuccess: () => client.invalidateQueries(consentsQuery),
  })
  const isGiven = consent.stage === 'given'
  return (
    <li className="panel consent">
      <h2>
        {consent.employer} <span className={isGiven ? 'tag tag-accent' : 'tag'}>{consent.stageLabel}</span>
      </h2>
      <p className="soft">
        {consent.purpose} · {consent.givenOn} 授权，到 {consent.until} 为止 · {consent.number}
      </p>
      {consent.lookUps.length === 0 ? (
        <p>还没有查询过。</p>
      ) : (
        <ol className="look-ups" aria-label={`${consent.employer}的查询记录`}>
          {consent.lookUps.map((look, index) => (
            <li key={`${look.on}-${index}`}>
              <time>{look.on}</time> <span>{look.by}</span> <span>{look.purpose}</span>
            </li>
          ))}
        </ol>
      )}
      {isGiven ? (
        <Button size="small" loading={revoke.isPending} onClick={() => revoke.mutate()}>
          撤回授权
        </Button>
      ) : null}
      {revoke.error === null ? null : <ProblemBox problem={problemOf(revoke.error)} />}
    </li>
  )
}

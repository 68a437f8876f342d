import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Descriptions, Drawer } from 'antd'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { clauseQuery } from '../api/queries.ts'
import type { Clause } from '../api/types.ts'
import { confidenceLabels, dispositionLabels, kindLabels, labelOf } from '../lib/labels.ts'
import { Failed, Loading } from './page.tsx'

const OpenClause = createContext<(id: string) => void>(() => undefined)

/** Keeps the one clause drawer of the app; every citation inside opens it. */
export function ClauseDrawerProvider({ children }: { children: ReactNode }) {
  const [id, setId] = useState<string>()
  const open = useMemo(() => (clause: string) => setId(clause), [])
  return (
    <OpenClause value={open}>
      {children}
      <Drawer
        title="条款"
        open={id !== undefined}
        onClose={() => setId(undefined)}
        size="min(520px, 100vw)"
        destroyOnHidden
      >
        {id === undefined ? null : <ClauseCard id={id} />}
      </Drawer>
    </OpenClause>
  )
}

/** A citation. Opens the drawer with the clause's summary, disposition and reading. */
export function ClauseLink({ clause, label }: { clause: string; label: string }) {
  const open = useContext(OpenClause)
  return (
    <button
      type="button"
      className="clause-link"
      onClick={(event) => {
        event.stopPropagation()
        open(clause)
      }}
    >
      〔{label}〕
    </button>
  )
}

function ClauseCard({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(clauseQuery(id))
  if (isPending) return <Loading what="条款" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  return (
    <>
      <ClauseText clause={data} />
      <p className="soft">
        <Link to="/clauses/$instrument" params={{ instrument: data.instrument }} search={{ clause: data.id }}>
          查看所在文件的全部条款
        </Link>
      </p>
    </>
  )
}

/** A text of ours on a clause; clauses that it names as 〔reference id〕 open like any citation. */
function LinkedClauses({ clause, text }: { clause: Clause; text: string }) {
  return text.split(/〔([^〔〕]+ [a-z0-9.]+)〕/).map((part, index) => {
    if (index % 2 === 0) return part
    const id = part.slice(part.lastIndexOf(' ') + 1)
    return <ClauseLink key={`${index}-${id}`} clause={`${clause.instrument}/${id}`} label={part} />
  })
}

export function ClauseText({ clause }: { clause: Clause }) {
  return (
    <div className="clause-text">
      <h2>{clause.label}</h2>
      <p className="clause-summary">{clause.summary}</p>
      {clause.conflict === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          title="与其他文字不一致"
          description={<LinkedClauses clause={clause} text={clause.conflict} />}
        />
      )}
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'kind', label: '性质', children: labelOf(kindLabels, clause.kind) },
          {
            key: 'disposition',
            label: '系统如何处理',
            children: labelOf(dispositionLabels, clause.disposition),
          },
          ...(clause.reading === undefined
            ? []
            : [
                {
                  key: 'reading',
                  label: '本系统的理解',
                  children: (
                    <>
                      {clause.readingNumber === undefined ? null : (
                        <span className="soft">{clause.readingNumber} </span>
                      )}
                      <LinkedClauses clause={clause} text={clause.reading} />
                    </>
                  ),
                },
              ]),
          ...(clause.confidence === undefined
            ? []
            : [{ key: 'confidence', label: '把握', children: labelOf(confidenceLabels, clause.confidence) }]),
          { key: 'id', label: '条款编号', children: <code className="wrap">{clause.id}</code> },
        ]}
      />
      <p className="soft">本单位尚未附原文，以上为条款摘要。</p>
    </div>
  )
}

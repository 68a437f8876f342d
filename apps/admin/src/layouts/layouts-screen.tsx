import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '../lib/format.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { ListScreen } from '../parts/list-screen.tsx'
import { layoutsQuery } from './queries.ts'
import type { LayoutSummary } from './queries.ts'
import './layouts.css'

/** Every paper with the layout it is printed with, and whether this post may replace it. */
export function LayoutsScreen() {
  const [text, setText] = useState('')
  const query = useQuery(layoutsQuery)
  const shown = (query.data ?? []).filter(({ label, procedureLabel }) =>
    `${label}${procedureLabel}`.includes(text.trim()),
  )
  return (
    <ListScreen
      title="版式"
      note="各种表单、通知、函件和表格印成什么样。可以换成本单位自己的 Word 或 Excel，不需要程序员。"
      what="版式"
      query={query}
      search={{ label: '查找文书', placeholder: '按文书或业务名称查找', text, onChange: setText }}
    >
      <DataTable<LayoutSummary>
        rowKey="document"
        dataSource={shown}
        empty={text === '' ? '目前没有可以替换版式的文书。' : '没有名称相符的文书。'}
        columns={[
          { title: '文书', key: 'label', render: (_value, layout) => <PaperLink layout={layout} /> },
          { title: '业务', dataIndex: 'procedureLabel' },
          { title: '现行版式', key: 'inForce', render: (_value, layout) => <InForce layout={layout} /> },
          {
            title: '试用中',
            dataIndex: 'drafts',
            render: (drafts: number) => (drafts === 0 ? '' : `${drafts} 版`),
          },
          {
            title: '依据',
            key: 'clause',
            render: (_value, { clause, clauseLabel }) => <ClauseLink clause={clause} label={clauseLabel} />,
          },
        ]}
      />
    </ListScreen>
  )
}

function PaperLink({ layout }: { layout: LayoutSummary }) {
  const [module = '', procedure = '', paper = ''] = layout.document.split('/')
  return (
    <Link to="/layouts/$module/$procedure/$paper" params={{ module, procedure, paper }}>
      {layout.label}
    </Link>
  )
}

/** The layout of today in words. */
export function InForce({ layout: { inForce } }: { layout: Pick<LayoutSummary, 'inForce'> }) {
  if (inForce.kind === 'built-in')
    return (
      <>
        内置版式 <span className="tag">参考样式</span>
      </>
    )
  return (
    <>
      {inForce.organisationName}第 {inForce.number} 版（{formatWords[inForce.format ?? 'docx']}）
      <span className="soft"> {formatDate(inForce.from ?? '')} 起</span>
    </>
  )
}

export const formatWords = { docx: 'Word', xlsx: 'Excel' } as const

import { FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CaseView } from '../api/types.ts'
import { formatBytes, formatInstant, shortHash } from '../lib/format.ts'
import { ClauseLink } from '../parts/clause.tsx'
import { Nothing } from '../parts/page.tsx'

export function Materials({ view }: { view: CaseView }) {
  if (view.materials.length === 0) return <Nothing say="本件没有附材料。" />
  return (
    <section className="panel">
      <h2>材料</h2>
      <ul className="paper-list">
        {view.materials.map((material) => (
          <li key={material.hash}>
            <a className="grow" href={`/api/files/${material.hash}`} target="_blank" rel="noreferrer">
              {material.name}
            </a>
            <span className="soft">{formatBytes(material.bytes)}</span>
            <span className="soft">{formatInstant(material.at)}</span>
            <code title={material.hash}>{shortHash(material.hash)}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Notices({ view }: { view: CaseView }) {
  if (view.notices.length === 0) return <Nothing say="本件没有公告。" />
  return (
    <section className="panel">
      <h2>公告</h2>
      <ul className="paper-list">
        {view.notices.map((notice) => (
          <li key={`${notice.address}-${notice.postedAt}`}>
            <a className="grow" href={notice.address} target="_blank" rel="noreferrer">
              {notice.title}
            </a>
            <span>{notice.columnLabel}</span>
            <span className="soft">{formatInstant(notice.postedAt)} 发布</span>
            {notice.removedAt === null ? (
              <span className="tag tag-success">在公开中</span>
            ) : (
              <span className="tag">{formatInstant(notice.removedAt)} 撤下</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Documents({ view }: { view: CaseView }) {
  if (view.documents.length === 0) return <Nothing say="目前没有可以生成的文书。" />
  return (
    <section className="panel">
      <h2>文书</h2>
      <ul className="paper-list">
        {view.documents.map((document) => (
          <li key={document.template}>
            <span className="grow">
              {document.label} <ClauseLink clause={document.clause} label={document.clauseLabel} />
            </span>
            {document.code === null ? null : <span className="soft">查验码 {document.code}</span>}
            <span className="row-acts">
              <Button icon={<FilePdfOutlined />} href={document.address} target="_blank" rel="noreferrer">
                打开 PDF
              </Button>
              <Button href={document.address.replace(/\.pdf$/, '.docx')}>Word</Button>
              <Button href={document.address.replace(/\.pdf$/, '.xlsx')}>Excel</Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

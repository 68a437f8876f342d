import type { Application } from '../../../../../regulations/titles/application/state.ts'
import type { CaseView } from '../../api/types.ts'
import { GenericState } from '../state-view.tsx'
import { type PaperLine, paperLines, recordLines } from './file-record-lines.ts'
import { Facts, FileSummary } from './file-summary.tsx'
import './review.css'
import './application.css'

/** An application as the offices read it: F2 first, then the papers and what was done; every stored field stays at the foot. */
export function FileRecord({ view, state }: { view: CaseView; state: Application }) {
  const papers = paperLines(state)
  return (
    <section className="panel file-record" aria-label="申报内容">
      <FileSummary state={state} />
      <h4>申报和办理</h4>
      <Facts lines={recordLines(state)} />
      <h4>材料（{papers.length}）</h4>
      {papers.length === 0 ? <p className="soft">还没有上传材料。</p> : <Papers papers={papers} />}
      <details className="filing-record">
        <summary>全部字段（按系统登记的原样）</summary>
        <GenericState view={view} />
      </details>
    </section>
  )
}

function Papers({ papers }: { papers: readonly PaperLine[] }) {
  return (
    <ul className="record-papers">
      {papers.map(({ id, name, slot, about, pages, files, standing, tone }) => (
        <li key={id}>
          <span className="record-paper">
            {files.length === 0 ? name : <Opened name={name} files={files} />}
            <span className="soft">
              {name.startsWith(slot) ? '' : `${slot}，`}
              {about}，{pages}页
            </span>
          </span>
          <span className={`record-standing record-${tone}`}>{standing}</span>
        </li>
      ))}
    </ul>
  )
}

/** The name opens the first file; further files follow by number. */
function Opened({ name, files }: { name: string; files: readonly string[] }) {
  return (
    <span>
      {files.map((hash, index) => (
        <a key={`${hash}-${index}`} href={`/api/files/${hash}`} target="_blank" rel="noreferrer">
          {index === 0 ? name : `（${index + 1}）`}
        </a>
      ))}
    </span>
  )
}

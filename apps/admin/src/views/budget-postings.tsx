import { Button } from 'antd'
import type { Act, CaseView, JsonObject } from '../api/types.ts'
import { formatDate } from '../lib/format.ts'
import { ScrollBox } from '../parts/boxes.tsx'

export type Posting = {
  number: number
  kind: 'site' | 'wall'
  place: string
  address: string
  version: number
  postedOn: string
  snapshot: string
  removedOn: string | null
  removalSnapshot: string
  check: { on: string; result: string; note: string; snapshot?: string } | null
}

const checkLabels: Readonly<Record<string, { text: string; tone: string }>> = {
  same: { text: '可以打开，内容一致', tone: 'tag-success' },
  changed: { text: '内容已变', tone: 'tag-danger' },
  dead: { text: '打不开', tone: 'tag-danger' },
  unreachable: { text: '服务器连不上，请上传截图核对', tone: 'tag-warning' },
}

export function findAct(view: CaseView, name: string): Act | undefined {
  return view.acts.find(({ act, barred }) => act === name && barred === undefined)
}

type OnAct = (act: string, input: JsonObject) => void
type PostingsProps = { view: CaseView; onAct?: OnAct; postings: Posting[] }

/** Other sites and walls: addresses taken back, pictures kept, links checked. */
export function Postings({ postings, view, onAct }: PostingsProps) {
  const record = findAct(view, 'RecordPosting')
  return (
    <section aria-label="其他网站和公示栏">
      <h3>其他网站和公示栏</h3>
      {postings.length === 0 ? <p className="soft">还没有登记网址或张贴。</p> : null}
      {postings.length === 0 ? null : (
        <ScrollBox label="公开网址和张贴">
          <table className="figure-table">
            <thead>
              <tr>
                <th>位置</th>
                <th>网址</th>
                <th>公开日期</th>
                <th>版本</th>
                <th>链接检查</th>
                <th>凭证</th>
                <th>办理</th>
              </tr>
            </thead>
            <tbody>
              {postings.map((one) => (
                <PostingRow
                  key={one.number}
                  posting={one}
                  view={view}
                  {...(onAct === undefined ? {} : { onAct })}
                />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
      {record === undefined || onAct === undefined ? null : (
        <p className="side-acts">
          <Button onClick={() => onAct(record.act, { kind: 'site' })}>登记网址…</Button>
          <Button onClick={() => onAct(record.act, { kind: 'wall' })}>登记张贴…</Button>
        </p>
      )}
    </section>
  )
}

type PostingRowProps = { posting: Posting; view: CaseView; onAct?: OnAct }

function PostingRow({ posting: one, view, onAct }: PostingRowProps) {
  const remove = findAct(view, 'RecordRemoval')
  const check = findAct(view, 'RecordLinkCheck')
  return (
    <tr>
      <td>{one.place}</td>
      <td>
        {one.kind === 'wall' ? (
          '张贴'
        ) : (
          <a href={one.address} target="_blank" rel="noreferrer">
            {one.address}
          </a>
        )}
      </td>
      <td className="no-break">{formatDate(one.postedOn)}</td>
      <td>第{one.version}版</td>
      <td>
        <CheckState posting={one} />
      </td>
      <td>
        <Snapshot hash={one.snapshot} label="公开时" />
        {one.check?.snapshot === undefined ? null : <Snapshot hash={one.check.snapshot} label="核对时" />}
        {one.removalSnapshot === '' ? null : <Snapshot hash={one.removalSnapshot} label="撤除时" />}
      </td>
      <td className="row-acts">
        {one.removedOn !== null || onAct === undefined ? null : (
          <>
            {check === undefined || one.kind === 'wall' ? null : (
              <Button size="small" onClick={() => onAct(check.act, { number: one.number })}>
                {one.check?.result === 'unreachable' ? '上传截图核对…' : '核对…'}
              </Button>
            )}
            {remove === undefined ? null : (
              <Button size="small" onClick={() => onAct(remove.act, { number: one.number })}>
                撤除
              </Button>
            )}
          </>
        )}
      </td>
    </tr>
  )
}

function CheckState({ posting }: { posting: Posting }) {
  if (posting.removedOn !== null) return <span className="tag">{formatDate(posting.removedOn)}撤除</span>
  if (posting.kind === 'wall') return <span className="soft">—</span>
  if (posting.check === null) return <span className="soft">还没有检查</span>
  const { text, tone } = checkLabels[posting.check.result] ?? { text: posting.check.result, tone: '' }
  return (
    <>
      <span className={`tag ${tone}`}>{text}</span>{' '}
      <span className="soft">{formatDate(posting.check.on)}</span>
      {posting.check.note === '' || posting.check.note.startsWith('sha256:') ? null : (
        <p className="soft">{posting.check.note}</p>
      )}
    </>
  )
}

function Snapshot({ hash, label }: { hash: string; label: string }) {
  return (
    <a href={`/api/files/${hash}`} target="_blank" rel="noreferrer" className="no-break">
      {label}
    </a>
  )
}

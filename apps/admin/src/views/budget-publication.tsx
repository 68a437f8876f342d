import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { CaseView, Json, JsonObject } from '../api/types.ts'
import { askFile, problemOf } from '../api/client.ts'
import { formatDate } from '../lib/format.ts'
import { Nothing } from '../parts/page.tsx'
import { PackageLint } from './budget-package-lint.tsx'
import { findAct, type Posting, Postings } from './budget-postings.tsx'

type PublicationProps = { view: CaseView; onAct?: (act: string, input: JsonObject) => void }

/** Everything that publication takes: files for another site, where it stands, whether it still does, corrections. */
export function PublicationView({ view, onAct }: PublicationProps) {
  const state = view.state as JsonObject
  if (state['preparation'] === undefined || state['preparation'] === null) {
    const prepare = findAct(view, 'PreparePublication')
    return (
      <Nothing
        say={
          prepare === undefined ? '还没有到公开这一步：批复后由制表人准备公开。' : '批复已到，可以准备公开。'
        }
      >
        {prepare === undefined || onAct === undefined ? null : (
          <Button type="primary" onClick={() => onAct(prepare.act, {})}>
            {prepare.label}…
          </Button>
        )}
      </Nothing>
    )
  }
  return (
    <div className="publication">
      <Package view={view} />
      <PackageLint view={view} />
      <Standing view={view} {...(onAct === undefined ? {} : { onAct })} />
      <Postings
        postings={postingsIn(state['postings'])}
        view={view}
        {...(onAct === undefined ? {} : { onAct })}
      />
      <Versions value={state['versions']} page={view.notices.at(-1)?.address} />
    </div>
  )
}

function postingsIn(value: Json | undefined): Posting[] {
  return Array.isArray(value) ? (value as unknown as Posting[]) : []
}

/** The files that another site asks for, each in one press. */
function Package({ view }: { view: CaseView }) {
  const { message } = App.useApp()
  const [isCopying, setCopying] = useState(false)
  const base = `/api/${view.procedure}/${encodeURIComponent(view.id)}`
  const isWithdrawn = view.stage === 'withdrawn'
  const papers = view.documents.filter(({ template }) =>
    /publication|cover|tables|explanation/.test(template),
  )
  const copy = async () => {
    setCopying(true)
    try {
      const response = await fetch(`${base}/package.html`, { credentials: 'same-origin' })
      if (!response.ok) throw new Error('公开稿现在取不出来，请稍后重试')
      const html = await response.text()
      await copyHtml(html)
      void message.success('已复制公开稿，可直接粘贴到网站编辑器')
    } catch (error) {
      void message.error(problemOf(error).detail)
    } finally {
      setCopying(false)
    }
  }
  if (isWithdrawn) return <p className="verdict-bad">内容已撤下，不再提供公开文件。重新准备公开后可再取。</p>
  return (
    <section aria-label="公开文件">
      <h3>公开文件</h3>
      <ul className="package-list">
        {papers.map((paper) => (
          <li key={paper.template}>
            <span className="grow">{paper.label}</span>
            <Button href={paper.address} target="_blank" rel="noreferrer">
              PDF
            </Button>
          </li>
        ))}
        <li>
          <span className="grow">全部公开表（工作簿）</span>
          <Button
            onClick={() =>
              void askFile(`${base}/package.xlsx`).catch((error: unknown) =>
                message.error(problemOf(error).detail),
              )
            }
          >
            Excel
          </Button>
        </li>
        <li>
          <span className="grow">公开稿：粘贴到政府网站编辑器</span>
          <Button loading={isCopying} onClick={() => void copy()}>
            复制
          </Button>
          <Button
            onClick={() =>
              void askFile(`${base}/package.html`).catch((error: unknown) =>
                message.error(problemOf(error).detail),
              )
            }
          >
            下载 HTML
          </Button>
        </li>
      </ul>
    </section>
  )
}

/** As formatted text, so that an editor takes tables as tables. Plain-HTTP office networks have no clipboard of their own. */
async function copyHtml(html: string): Promise<void> {
  if (typeof ClipboardItem === 'undefined' || !window.isSecureContext) {
    copySelected(html)
    return
  }
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([html], { type: 'text/plain' }),
  })
  await navigator.clipboard.write([item])
}

/** Puts the page's content beside the screen, selects it and copies the selection. */
function copySelected(html: string): void {
  const box = document.createElement('div')
  box.className = 'visually-hidden'
  box.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  document.body.append(box)
  const range = document.createRange()
  range.selectNodeContents(box)
  const selection = window.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  // oxlint-disable-next-line typescript/no-deprecated -- the only way where the clipboard's own interface is closed
  const isDone = document.execCommand('copy')
  selection?.removeAllRanges()
  box.remove()
  if (!isDone) throw new Error('浏览器不允许复制，请改用“下载 HTML”')
}

const steps = [
  'ReviewSecrecy',
  'Publish',
  'RequestCorrection',
  'ReviewCorrection',
  'PublishCorrection',
  'Archive',
]

/** Grounds on which something is taken down at once; the form lets every word be changed. */
const grounds = ['公开内容含个人身份信息，立即撤下。', '公开内容涉及不应公开的事项，立即撤下。']

/** Where it stands on our own pages, and the steps that are open. */
function Standing({ view, onAct }: PublicationProps) {
  const acts = steps.flatMap((name) => findAct(view, name) ?? [])
  const withdraw = findAct(view, 'WithdrawFromPublic')
  return (
    <section aria-label="本平台公开页">
      <h3>本平台公开页</h3>
      {view.notices.length === 0 ? <p className="soft">尚未公开。</p> : null}
      <ul className="package-list">
        {view.notices.map((notice) => (
          <li key={`${notice.address}-${notice.postedAt}`}>
            <a className="grow" href={notice.address} target="_blank" rel="noreferrer">
              {notice.title}
            </a>
            {notice.removedAt === null ? (
              <span className="tag tag-success">在公开中</span>
            ) : (
              <span className="tag tag-danger">已撤下</span>
            )}
          </li>
        ))}
      </ul>
      {onAct === undefined || (acts.length === 0 && withdraw === undefined) ? null : (
        <p className="side-acts">
          {acts.map((act) => (
            <Button
              key={act.act}
              danger={act.act === 'WithdrawFromPublic'}
              onClick={() => onAct(act.act, {})}
            >
              {act.label}…
            </Button>
          ))}
          {withdraw === undefined ? null : (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [...grounds, '其他理由…'].map((label) => ({ key: label, label })),
                onClick: ({ key }) => onAct(withdraw.act, grounds.includes(key) ? { reason: key } : {}),
              }}
            >
              <Button danger>{withdraw.label}</Button>
            </Dropdown>
          )}
        </p>
      )}
    </section>
  )
}

type Version = {
  number: number
  on: string
  reason: string
  changes: { label: string; before: string | number | null; after: string | number | null }[]
}

/** Every published version with what a correction changed; the old ones stay readable. */
function Versions({ value, page }: { value: Json | undefined; page: string | undefined }) {
  const versions = Array.isArray(value) ? (value as unknown as Version[]) : []
  if (versions.length === 0) return null
  return (
    <section aria-label="公开版本">
      <h3>公开版本</h3>
      {page === undefined || versions.length < 2 ? null : (
        <p>
          <a href={`${page}/differences`} target="_blank" rel="noreferrer">
            任选两版逐处对照
          </a>
        </p>
      )}
      <ol className="version-list">
        {versions.toReversed().map(({ number, on, reason, changes }) => (
          <li key={number}>
            <strong>第{number}版</strong> <span className="soft">{formatDate(on)}公开</span>
            {reason === '' ? null : <p>更正理由：{reason}</p>}
            {changes.map((change, index) => (
              <p key={index}>
                {change.label}：<del>{String(change.before ?? '（空）')}</del> →{' '}
                <ins>{String(change.after ?? '（空）')}</ins>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

import { Button } from 'antd'
import type { Finding, Form as FormLayout, Preview } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { FindingList } from '../parts/findings.tsx'
import { allFields } from './act-form.ts'
import type { DraftState } from './use-draft.ts'

/** What the preview says, in the words of the form. While fields are missing, how many is enough: each says its own. */
function wordsOf(preview: Preview, layout: FormLayout): string {
  if (preview.outcome === 'accepted') return preview.say === '' ? '可以办理' : preview.say
  const inputs = preview.fields.filter(({ path }) => !path.startsWith('reasons.'))
  if (inputs.length > 0 && preview.findings.length === 0) return `还有 ${inputs.length} 处没有填好。`
  return inWordsOf(layout, preview.say)
}

/** Names of fields in a sentence of the server (“unit”) become their labels (“单位”). */
export function inWordsOf(layout: FormLayout, text: string): string {
  return allFields(layout).reduce((said, { path, label }) => said.replaceAll(`“${path}”`, `“${label}”`), text)
}

type PreviewSideProps = { preview: Preview | undefined; layout: FormLayout; isPending: boolean }

export function PreviewSide({ preview, layout, isPending }: PreviewSideProps) {
  const findings: Finding[] = preview?.findings ?? []
  const failing = findings.filter(({ holds }) => holds !== 'yes')
  const holding = findings.filter(({ holds }) => holds === 'yes')
  return (
    <aside className="act-side" aria-label="办理前检查" aria-busy={isPending}>
      <h3>办理前检查</h3>
      {preview === undefined ? <p className="soft">{isPending ? '正在检查…' : '填写后自动检查。'}</p> : null}
      {preview === undefined ? null : (
        <output className={preview.outcome === 'accepted' ? 'verdict-good' : 'verdict-bad'}>
          {wordsOf(preview, layout)}
        </output>
      )}
      {failing.length === 0 ? null : (
        <FindingList findings={failing} hints={preview?.outcome === 'accepted'} />
      )}
      {holding.length === 0 ? null : (
        <details className="facts">
          <summary>已符合 {holding.length} 项</summary>
          <FindingList findings={holding} facts={false} />
        </details>
      )}
    </aside>
  )
}

export function DraftLine({ state, onDiscard }: { state: DraftState; onDiscard: () => void }) {
  const words = {
    none: () => '',
    loaded: (at: string) => `已载入 ${formatInstant(at)} 保存的草稿`,
    saved: (at: string) => `草稿已保存 ${formatInstant(at).slice(11)}`,
  }
  const text =
    state.kind === 'failed'
      ? state.say
      : state.kind === 'waiting'
        ? '正在保存草稿…'
        : state.kind === 'none'
          ? words.none()
          : words[state.kind](state.at)
  return (
    <output className="draft-state">
      {text}{' '}
      {state.kind === 'loaded' || state.kind === 'saved' ? (
        <Button type="link" size="small" onClick={onDiscard}>
          放弃草稿
        </Button>
      ) : null}
    </output>
  )
}

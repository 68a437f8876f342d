import { useQuery } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import { ask } from '../api/client.ts'
import type { Act, ActAnswer, Form as FormLayout, JsonObject, Preview, Problem } from '../api/types.ts'
import { afterOwnActs } from '../api/versions.ts'
import { focusOnMount } from '../parts/boxes.tsx'
import { ProblemBox } from '../parts/page.tsx'
import { allFields, formOf, type Schema } from './act-form.ts'
import { Backfill, type BackfillValue, isComplete } from './backfill.tsx'
import { ActFields } from './fields.tsx'
import { DraftLine, inWordsOf, PreviewSide } from './preview-side.tsx'
import { Reasons, reasonsAsked } from './reasons.tsx'
import { useDraft } from './use-draft.ts'
import { useFaults } from './use-faults.ts'
import { actAddress, useSending } from './use-sending.tsx'
import { namePath, toActInput, valueAt } from './values.ts'

export type ActTarget = {
  /** `module/procedure`. */
  procedure: string
  /** Absent when the act opens a case. */
  id?: string
  /** Version of the viewer's projection, sent as `If-Match`. */
  version?: string
}

export type ActPanelProps = {
  act: Act
  target: ActTarget
  initial?: JsonObject
  /** The initial content was made by hand a moment ago. */
  prepared?: boolean
  onDone: (answer: ActAnswer) => void
  onCancel?: () => void
  /** The foot with the buttons is drawn by the caller (a drawer has its own place for it). */
  children?: (panel: { body: ReactNode; foot: ReactNode }) => ReactNode
}

const previewDelayMs = 600

/** Form of one act: draft, preview beside the fields, server errors under their fields, reasons where asked for. */
export function ActPanel(props: ActPanelProps) {
  const { act, target, children } = props
  const panel = useActPanel(props)
  const { form, layout, preview, problem, faults } = panel
  const guard = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
    // Enter in a one-line field or a date must never send an act.
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
  }
  const body = (
    <div className="act-grid">
      <div>
        {problem === undefined ? null : (
          <ProblemBox problem={shownProblem(problem, layout)} onClose={panel.clearProblem} />
        )}
        {faults.homeless.length === 0 ? null : (
          <ul className="homeless" role="alert">
            {faults.homeless.map(({ path, say }) => (
              <li key={path + say}>{say}</li>
            ))}
          </ul>
        )}
        <Reasons asked={panel.asked} reasons={panel.reasons} onChange={panel.setReasons} />
        <Form
          form={form}
          layout="vertical"
          name={`act-${act.act}`}
          initialValues={{ ...act.initial, ...props.initial }}
          onValuesChange={(changed) => panel.changed(changed)}
          onFinish={() => panel.send()}
          onKeyDown={guard}
          scrollToFirstError
        >
          <ActFields layout={layout} schema={act.schema} hidden={preview?.hidden ?? []} />
          {allFields(layout).length === 0 ? <p className="soft">这一步没有需要填写的内容。</p> : null}
        </Form>
        {act.onPaper && target.id !== undefined ? (
          <Backfill value={panel.backfill} onChange={panel.setBackfill} />
        ) : null}
      </div>
      <PreviewSide preview={preview} layout={layout} isPending={panel.isPreviewing} />
    </div>
  )
  const foot = (
    <div className="act-foot">
      <DraftLine state={panel.draft} onDiscard={panel.discard} />
      {props.onCancel === undefined ? null : <Button onClick={props.onCancel}>关闭</Button>}
      <Button
        type="primary"
        {...(allFields(layout).length === 0 ? { ref: focusOnMount } : {})}
        loading={panel.isSending}
        disabled={!isComplete(panel.backfill)}
        onClick={() => form.submit()}
      >
        {panel.backfill === undefined ? act.label : '提交补录，等待核对'}
      </Button>
    </div>
  )
  return children === undefined ? (
    <>
      {body}
      {foot}
    </>
  ) : (
    children({ body, foot })
  )
}

function useActPanel({ act, target, initial: given, prepared = false, onDone, onCancel }: ActPanelProps) {
  const initial = { ...act.initial, ...given }
  const [form] = Form.useForm<JsonObject>()
  const layout = useMemo(() => formOf(act), [act])
  const schema = act.schema as Schema
  const inputOf = () => toActInput(form.getFieldsValue(true), schema)
  const hasFields = allFields(layout).length > 0
  const [input, setInput] = useState<JsonObject>(() => toActInput(initial, schema))
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<Problem>()
  const [backfill, setBackfill] = useState<BackfillValue>()
  const draftAddress = hasFields ? `${target.procedure}/${target.id ?? 'new'}/${act.act}/main` : undefined
  const draft = useDraft(draftAddress, (body) => {
    // What was just prepared in the view wins over what was left lying.
    if (prepared) return undefined
    // A draft that comes late: what is typed already is newer, and is stored with the rest of it.
    const left = Object.entries(body).filter(([name]) => !form.isFieldTouched(name))
    form.setFieldsValue(Object.fromEntries(left))
    const loaded = inputOf()
    setInput(loaded)
    return loaded
  })
  const { preview, isPreviewing } = usePreview(act, target, input, reasons)
  const faults = useFaults(form, layout, preview)
  useComputed(form, preview)
  const sending = useSending(act, target, {
    input: inputOf,
    reasons,
    backfill,
    done: async (answer) => {
      await draft.discard().catch(() => undefined)
      if (answer === undefined) onCancel?.()
      else onDone(answer)
    },
    refused: (refusal) => {
      setProblem(refusal)
      faults.fromServer(refusal.fields ?? [])
    },
  })
  return {
    form,
    layout,
    preview,
    isPreviewing,
    problem,
    faults,
    reasons,
    setReasons,
    backfill,
    setBackfill,
    draft: draft.state,
    isSending: sending.isPending,
    asked: reasonsAsked(problem, preview),
    clearProblem: () => setProblem(undefined),
    discard: () => {
      void draft.discard()
      form.resetFields()
      setInput(toActInput(initial, schema))
    },
    changed: (values: Partial<JsonObject>) => {
      faults.clear(values)
      const next = inputOf()
      setInput(next)
      draft.save(next)
    },
    send: () => {
      setProblem(undefined)
      sending.send()
    },
  }
}

/** What needs a reason is listed with its input, not twice. */
function shownProblem(problem: Problem, layout: FormLayout): Problem {
  const detail =
    problem.why === 'reason-needed' ? '请说明下列各项的理由，再提交。' : inWordsOf(layout, problem.detail)
  return { ...problem, detail, findings: problem.why === 'reason-needed' ? [] : (problem.findings ?? []) }
}

/** What the act would answer now, asked some time after the last change. */
function usePreview(act: Act, target: ActTarget, input: JsonObject, reasons: Record<string, string>) {
  const [settled, setSettled] = useState({ input, reasons })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ input, reasons }), previewDelayMs)
    return () => clearTimeout(timer)
  }, [input, reasons])
  const address =
    target.id === undefined ? `/api/${target.procedure}/preview` : `${actAddress(act, target)}/preview`
  const query = useQuery({
    queryKey: ['preview', address, act.act, settled, target.version ?? ''],
    queryFn: ({ signal }) =>
      ask<Preview>(address, {
        method: 'POST',
        body: { ...(target.id === undefined ? { act: act.act } : {}), ...settled },
        headers: target.version === undefined ? {} : { 'if-match': afterOwnActs(target.version) },
        signal,
      }),
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  return { preview: query.data, isPreviewing: query.isFetching }
}

/** Computed values go into the form, so that they are seen and sent. */
function useComputed(
  form: ReturnType<typeof Form.useForm<JsonObject>>[0],
  preview: Preview | undefined,
): void {
  useEffect(() => {
    for (const [path, value] of Object.entries(preview?.computed ?? {})) {
      if (valueAt(form.getFieldsValue(true), path) !== value)
        form.setFieldValue(namePath(path) as [string], value)
    }
  }, [form, preview])
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { ask, problemOf, randomKey } from '../api/client.ts'
import { proceduresQuery, queries } from '../api/queries.ts'
import { DayPicker } from '../form/day-picker.tsx'
import { ProblemBox } from '../parts/page.tsx'
import type { Board } from './budget-board-data.ts'
import { type ControlRow, readControls } from './budget-board-controls.ts'

type Values = { dueOn: string; documentNumber?: string; firstUp?: boolean; controls?: boolean; note?: string }
type DialogProps = { board: Board; onClose: () => void }

/** Calls for the budgets of all units that have none yet: one act, a case for each. */
function RoundDialog({ board, onClose }: DialogProps) {
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const idle = board.units.filter(({ caseId }) => caseId === null)
  const [codes, setCodes] = useState<readonly string[]>(idle.map(({ code }) => code))
  const [key] = useState(randomKey)
  const issue = useMutation({
    mutationFn: (values: Values) =>
      ask('/api/budget/round', {
        method: 'POST',
        headers: { 'idempotency-key': key },
        body: {
          input: {
            ...values,
            year: board.year,
            office: board.office.name,
            units: codes.map((code) => ({ code })),
          },
        },
      }),
    onSuccess: async () => {
      void message.success(`已向 ${codes.length} 个单位布置`)
      onClose()
      await queries.invalidateQueries({ queryKey: ['budget-board'] })
    },
  })
  return (
    <Modal
      open
      width={640}
      title={`布置${board.year}年预算编制`}
      okText={`布置 ${codes.length} 个单位`}
      okButtonProps={{ loading: issue.isPending, disabled: codes.length === 0 }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {issue.error === null ? null : <ProblemBox problem={problemOf(issue.error)} />}
      <Form form={form} layout="vertical" onFinish={(values) => issue.mutate(values)}>
        <Form.Item name="dueOn" label="报送期限" rules={[{ required: true, message: '请填写报送期限' }]}>
          <DayPicker className="full" />
        </Form.Item>
        <Form.Item name="documentNumber" label="文号">
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="firstUp" valuePropName="checked" noStyle>
          <Checkbox>先报基础数据和项目建议（一上）</Checkbox>
        </Form.Item>
        <Form.Item name="controls" valuePropName="checked" noStyle>
          <Checkbox>下达控制数后再编制（一下）</Checkbox>
        </Form.Item>
        <Form.Item name="note" label="编制要求" className="board-note">
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
      <p className="soft">尚未编制的 {idle.length} 个单位；一次布置，要么全部建立，要么都不建立。</p>
      <Checkbox.Group
        className="board-pick"
        value={[...codes]}
        options={idle.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        onChange={(picked) => setCodes(picked)}
      />
    </Modal>
  )
}

/** Ceilings pasted from a sheet: one unit a line, sent down as one act. */
function ControlsDialog({ board, onClose }: DialogProps) {
  const { message } = App.useApp()
  const [typed, setTyped] = useState('')
  const { rows, faults } = readControls(typed, board)
  const issue = useMutation({
    mutationFn: async ({ act, lines }: { act: string; lines: Omit<ControlRow, 'act'>[] }) =>
      ask(`/api/budget/round/${board.round ?? ''}/${act}`, {
        method: 'POST',
        headers: { 'idempotency-key': randomKey() },
        body: { input: { documentNumber: '', rows: lines } },
      }),
  })
  const send = async () => {
    for (const act of ['IssueControls', 'AdjustControls'] as const) {
      const lines = rows.filter((row) => row.act === act).map(({ act: _act, ...row }) => row)
      if (lines.length > 0) await issue.mutateAsync({ act, lines })
    }
    void message.success(`已下达 ${rows.length} 行控制数`)
    onClose()
    await queries.invalidateQueries({ queryKey: ['budget-board'] })
  }
  return (
    <Modal
      open
      width={640}
      title="下达控制数"
      okText={`下达 ${rows.length} 行`}
      okButtonProps={{ loading: issue.isPending, disabled: rows.length === 0 || faults.length > 0 }}
      // A refusal stands above the form; nothing more is to be done about it here.
      onOk={() => void send().catch(() => undefined)}
      onCancel={onClose}
    >
      {issue.error === null ? null : <ProblemBox problem={problemOf(issue.error)} />}
      <p className="soft">
        从表格复制粘贴，每行一个单位：单位代码、支出合计（万元），还可以再写基本支出、项目支出、“三公”经费。
      </p>
      <Input.TextArea
        aria-label="控制数"
        rows={8}
        placeholder={'005911\t250\n005912\t260\t200\t60'}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul className="board-late">
        {faults.map((fault) => (
          <li key={fault} className="board-error">
            {fault}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

/** Opens the dialogs; ceilings only once something was called for. */
export function RoundActions({ board }: { board: Board }) {
  const [open, setOpen] = useState<'round' | 'controls'>()
  const { data: procedures = [] } = useQuery(proceduresQuery)
  const close = () => setOpen(undefined)
  // Who only looks on is not offered what would be refused in the end.
  const issues = procedures.some(({ openings }) => openings.some(({ act }) => act === 'IssueRound'))
  if (!issues) return null
  return (
    <>
      {board.round === null ? null : <Button onClick={() => setOpen('controls')}>下达控制数</Button>}
      <Button type="primary" onClick={() => setOpen('round')}>
        布置预算编制
      </Button>
      {open === 'round' ? <RoundDialog board={board} onClose={close} /> : null}
      {open === 'controls' ? <ControlsDialog board={board} onClose={close} /> : null}
    </>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { App, AutoComplete, Button, Form, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { ProblemBox } from '../parts/page.tsx'
import { type PrinterBody, millimetres, printersQuery, removePrinter, savePrinter } from './queries.ts'

type PrinterProps = { name: string; onName: (name: string) => void }

/** The printer, its offset, and the test sheet that tells it. */
export function PrinterPart({ name, onName }: PrinterProps) {
  const { data: printers = [] } = useQuery(printersQuery)
  const known = printers.find((printer) => printer.name === name)
  const remove = useMutation({
    mutationFn: removePrinter,
    onSuccess: (list) => queries.setQueryData(printersQuery.queryKey, list),
  })
  return (
    <Form layout="vertical" component={false}>
      <Form.Item
        label="打印机"
        htmlFor="printer"
        help={known === undefined ? '填写打印机的名字，如“二楼打印室”；偏移按名字记住。' : ''}
      >
        <AutoComplete
          id="printer"
          value={name}
          options={printers.map((printer) => ({ value: printer.name }))}
          onChange={(value: string) => onName(value)}
        />
      </Form.Item>
      <p className="printer-offset">
        当前偏移：右移 <strong>{millimetres(known?.right ?? 0)}</strong> 毫米，下移{' '}
        <strong>{millimetres(known?.down ?? 0)}</strong> 毫米
        {known === undefined ? null : (
          <Button type="link" size="small" onClick={() => remove.mutate(name)}>
            清除
          </Button>
        )}
      </p>
      <Button
        disabled={name.trim() === ''}
        href={`/api/paper/printers/${encodeURIComponent(name.trim())}/test-sheet.pdf`}
        target="_blank"
        rel="noreferrer"
      >
        打开试印页
      </Button>
      {name.trim() === '' ? null : <OffsetForm key={name} name={name.trim()} />}
    </Form>
  )
}

/** Either what was measured on the test sheet, from which the offset follows, or the offset itself. */
function OffsetForm({ name }: { name: string }) {
  const [kind, setKind] = useState<'measured' | 'offset'>('measured')
  const [across, setAcross] = useState<number | null>(null)
  const [down, setDown] = useState<number | null>(null)
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: (body: PrinterBody) => savePrinter(name, body),
    onSuccess: (list) => {
      queries.setQueryData(printersQuery.queryKey, list)
      setAcross(null)
      setDown(null)
      void message.success('已记住这台打印机的偏移')
    },
  })
  const isReady = across !== null && down !== null
  const send = () => {
    if (across === null || down === null) return
    const [x, y] = [Math.round(across * 100), Math.round(down * 100)]
    save.mutate(kind === 'measured' ? { measured: { left: x, top: y } } : { right: x, down: y })
  }
  return (
    <div className="offset-form">
      {save.error === null ? null : <ProblemBox problem={problemOf(save.error)} />}
      <Segmented<'measured' | 'offset'>
        value={kind}
        options={[
          { value: 'measured', label: '填量得的距离' },
          { value: 'offset', label: '直接填偏移' },
        ]}
        onChange={(value) => setKind(value)}
      />
      <div className="offset-fields">
        <label>
          {kind === 'measured' ? '竖线距左边（毫米）' : '右移（毫米）'}
          <InputNumber value={across} step={0.1} precision={2} onChange={(value) => setAcross(value)} />
        </label>
        <label>
          {kind === 'measured' ? '横线距上边（毫米）' : '下移（毫米）'}
          <InputNumber value={down} step={0.1} precision={2} onChange={(value) => setDown(value)} />
        </label>
        <Button disabled={!isReady} loading={save.isPending} onClick={send}>
          记住
        </Button>
      </div>
    </div>
  )
}

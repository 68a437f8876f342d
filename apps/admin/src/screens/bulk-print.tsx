import { PrinterOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import { askFile, problemOf } from '../api/client.ts'
import { ProblemBox } from '../parts/page.tsx'

export type PrintablePaper = { name: string; label: string }

type BulkPrintProps = { procedure: string; ids: string[]; papers: readonly PrintablePaper[] }

/** Papers of the ticked rows in one file, for the printer. */
export function BulkPrint({ procedure, ids, papers }: BulkPrintProps) {
  const [isOpen, setOpen] = useState(false)
  if (papers.length === 0) return null
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setOpen(true)}>
        批量打印
      </Button>
      {isOpen ? (
        <PrintDialog procedure={procedure} ids={ids} papers={papers} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

function PrintDialog({ procedure, ids, papers, onClose }: BulkPrintProps & { onClose: () => void }) {
  const [chosen, setChosen] = useState<string[]>([])
  const print = useMutation({
    mutationFn: () =>
      askFile('/api/documents/batch.pdf', {
        method: 'POST',
        body: {
          procedure,
          ids,
          papers: papers.map(({ name }) => name).filter((name) => chosen.includes(name)),
        },
      }),
    onSuccess: onClose,
  })
  return (
    <Modal
      open
      title={`批量打印：${ids.length} 件`}
      okText="合成一个文件"
      okButtonProps={{ loading: print.isPending, disabled: chosen.length === 0 }}
      onOk={() => print.mutate()}
      onCancel={onClose}
    >
      <p className="soft form-note">按清单的顺序合成一个 PDF，页脚连续编页；没有这种文书的事项自动跳过。</p>
      {print.error === null ? null : <ProblemBox problem={problemOf(print.error)} />}
      <Checkbox.Group
        className="print-papers"
        value={chosen}
        options={papers.map(({ name, label }) => ({ value: name, label }))}
        onChange={(next) => setChosen(next)}
      />
    </Modal>
  )
}

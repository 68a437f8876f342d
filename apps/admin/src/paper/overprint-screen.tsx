import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import type { Problem } from '../api/types.ts'
import { formatInstant } from '../lib/format.ts'
import { PageTitle, ProblemBox } from '../parts/page.tsx'
import { OverprintHistory } from './overprint-history.tsx'
import { PrinterPart } from './printers.tsx'
import {
  type Printed,
  type SheetChoice,
  chooseSheets,
  makeOverprint,
  overprintsQuery,
  pilesQuery,
} from './queries.ts'
import { SheetTable, blocksOf, onlyWith } from './sheet-table.tsx'
import './paper.css'

const route = getRouteApi('/shell/overprint')
const lastPrinter = 'guicheng.printer'

/** 套打: blocks printed alone at their place on sheets that are already sealed, in the order of the pile. */
export function OverprintScreen() {
  const search = route.useSearch()
  const [sheets, setSheets] = useState<SheetChoice[]>([])
  const [blocks, setBlocks] = useState<string[]>([])
  const [copies, setCopies] = useState(false)
  const [printer, setPrinter] = useState(() => localStorage.getItem(lastPrinter) ?? '')
  const choose = useMutation({
    mutationFn: chooseSheets,
    onSuccess: (found) => {
      setSheets(found)
      setBlocks([])
    },
  })
  const print = useMutation({
    mutationFn: () =>
      makeOverprint({
        printer: printer.trim(),
        blocks,
        copies,
        sheets: sheets.map(({ code, page }) => ({ code, page })),
      }),
    onSuccess: () => {
      localStorage.setItem(lastPrinter, printer.trim())
      void queries.invalidateQueries({ queryKey: overprintsQuery.queryKey })
    },
  })
  const fitting = onlyWith(sheets, blocks)
  const isReady = sheets.length > 0 && blocks.length > 0 && printer.trim() !== ''
  return (
    <>
      <PageTitle
        title="套打"
        note="在已盖章的原纸上，只把所选的栏印到它自己的位置；一摞按顺序印，一张不合就一张不印。"
      />
      <section className="panel">
        <h2>一、这一摞纸</h2>
        {choose.error === null ? null : <ProblemBox problem={problemOf(choose.error)} />}
        <PileChoice first={search.pile} isBusy={choose.isPending} onChoose={(from) => choose.mutate(from)} />
        <SheetTable
          sheets={sheets}
          faults={faultsOf(print.error === null ? undefined : problemOf(print.error))}
          onChange={(changed) => {
            setSheets(changed)
            print.reset()
          }}
        />
      </section>
      <div className="overprint-parts">
        <section className="panel">
          <h2>二、印哪些栏</h2>
          <BlockChoice sheets={sheets} chosen={blocks} onChange={setBlocks} />
          {blocks.length > 0 && fitting.length < sheets.length ? (
            <Button size="small" className="only-fitting" onClick={() => setSheets(fitting)}>
              只留含所选栏的 {fitting.length} 张（其余请从纸堆里取出）
            </Button>
          ) : null}
          <Checkbox checked={copies} onChange={(event) => setCopies(event.target.checked)}>
            一式多份：已套打过的栏在另一份上再印
          </Checkbox>
        </section>
        <section className="panel">
          <h2>三、打印机</h2>
          <PrinterPart name={printer} onName={setPrinter} />
        </section>
      </div>
      <PrintButton count={sheets.length} isReady={isReady} print={print} />
      <OverprintHistory />
    </>
  )
}

type PrintButtonProps = {
  count: number
  isReady: boolean
  print: UseMutationResult<Printed, Error, void>
}

/** Makes the printer's file, and says what came of it. */
function PrintButton({ count, isReady, print }: PrintButtonProps) {
  return (
    <section className="panel">
      {print.error === null ? null : <ProblemBox problem={problemOf(print.error)} />}
      {print.data === undefined ? null : (
        <Alert
          type="success"
          showIcon
          className="failed"
          title={`已生成 ${print.data.pages} 张，顺序与上面的清单一致。放纸前先印试印页核对。`}
          action={
            <Button type="primary" href={print.data.address} target="_blank" rel="noreferrer">
              打开打印文件
            </Button>
          }
        />
      )}
      <Button
        type="primary"
        size="large"
        disabled={!isReady}
        loading={print.isPending}
        onClick={() => print.mutate()}
      >
        生成打印文件（{count} 张）
      </Button>
    </section>
  )
}

/** Which sheet of the pile was refused and why, by its place in the list. */
function faultsOf(problem: Problem | undefined): ReadonlyMap<number, string> {
  return new Map(
    (problem?.fields ?? []).flatMap(({ path, say }) => {
      const index = /^sheets\.(\d+)$/.exec(path)?.[1]
      return index === undefined ? [] : [[Number(index), say] as const]
    }),
  )
}

type PileChoiceProps = {
  first: string | undefined
  isBusy: boolean
  onChoose: (from: { pile: string } | { lines: string[] }) => void
}

/** The order of the pile: as it was scanned, or as a hand scanner read it. */
function PileChoice({ first, isBusy, onChoose }: PileChoiceProps) {
  const [kind, setKind] = useState<'pile' | 'lines'>('pile')
  const [pile, setPile] = useState(first)
  const [text, setText] = useState('')
  const { data: piles = [] } = useQuery(pilesQuery)
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    <div className="pile-choice">
      <Segmented<'pile' | 'lines'>
        value={kind}
        options={[
          { value: 'pile', label: '按扫描的一摞' },
          { value: 'lines', label: '按扫码枪或核验码' },
        ]}
        onChange={(value) => setKind(value)}
      />
      {kind === 'pile' ? (
        <Select
          aria-label="扫描的一摞"
          className="full"
          placeholder="选择一摞扫描件：次序就是放进扫描仪的次序"
          value={pile}
          options={piles.map(({ id, uploadedAt, uploadedBy, pages }) => ({
            value: id,
            label: `${formatInstant(uploadedAt)} ${uploadedBy ?? ''}（${pages} 页）`,
          }))}
          onChange={(id: string) => setPile(id)}
        />
      ) : (
        <Input.TextArea
          aria-label="二维码或核验码"
          rows={5}
          value={text}
          placeholder={'用扫码枪从上到下逐张扫二维码，一行一张；\n或填核验码和页码，如 ABCD-EFGH-JKLM-NPQR 2'}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Button
        type="primary"
        loading={isBusy}
        disabled={kind === 'pile' ? pile === undefined : lines.length === 0}
        onClick={() => {
          if (kind === 'lines') onChoose({ lines })
          else if (pile !== undefined) onChoose({ pile })
        }}
      >
        读取
      </Button>
    </div>
  )
}

type BlockChoiceProps = { sheets: SheetChoice[]; chosen: string[]; onChange: (chosen: string[]) => void }

function BlockChoice({ sheets, chosen, onChange }: BlockChoiceProps) {
  const blocks = blocksOf(sheets)
  if (blocks.length === 0) return <p className="soft">读取一摞纸后，这里列出原纸上留空的栏。</p>
  return (
    <Checkbox.Group
      className="block-choice"
      value={chosen}
      onChange={(values) => onChange(values.map(String))}
      options={blocks.map(({ id, label, ready, done, all }) => ({
        value: id,
        disabled: ready === 0,
        label: (
          <>
            {label}
            <span className="soft">
              {' '}
              {ready === 0 ? '还没有内容' : `${ready} 张有内容`}
              {ready > 0 && ready < all ? `，${all - ready} 张没有` : ''}
              {done > 0 ? `，${done} 张已印过` : ''}
            </span>
          </>
        ),
      }))}
    />
  )
}

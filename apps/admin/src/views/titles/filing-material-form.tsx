import { useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { SlotDefinition } from '../../../../../regulations/titles/filing/slots.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView, JsonObject } from '../../api/types.ts'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { useBeforeLeaving, useSoleRun } from './before-leaving.ts'
import { bindPages } from './bind-pages.ts'
import { faultsUnder, type FieldFaults } from './filing-faults.ts'
import { FieldFault } from './filing-fields.tsx'
import { type Image, type Page, Uploads } from './filing-uploads.tsx'

type MaterialFormProps = {
  view: CaseView
  slot: SlotDefinition
  /** Years that the check misses; the first is proposed. */
  years?: readonly number[]
  /** Row of the content that the material proves. */
  row?: string
  name?: string
  onDone: () => void
}

const dated: readonly string[] = ['appointment', 'after-change']
const numbered: readonly string[] = ['degree-certificate', 'title-certificate', 'education-certificate']

/** Adds one material: photos in order, and the few facts that this slot needs. */
export function MaterialForm({ view, slot, years, row, name: proposed, onDone }: MaterialFormProps) {
  const [pages, setPages] = useState<readonly Page[]>([])
  const [image, setImage] = useState<Image>()
  const [asks, setAsks] = useState<Asks>({
    name: proposed ?? slot.name,
    kind: slot.kinds[0] ?? '',
    year: String(years?.[0] ?? ''),
    from: '',
    number: '',
    count: '',
    isOriginal: slot.key === 'photo',
  })
  const { store, isStoring, faults, rest } = useStoring(view, { slot, row, image, asks, pages, onDone })
  const hasFile = pages.some(({ isPicture }) => !isPicture)
  return (
    <div className="slot-form">
      <Uploads
        label={slot.name}
        pages={pages}
        isPhoto={slot.key === 'photo'}
        onChange={(next, cut) => {
          setPages(next)
          if (cut !== undefined) setImage(cut)
        }}
      />
      <MaterialAsks
        slot={slot}
        asks={asks}
        onChange={(change) => setAsks({ ...asks, ...change })}
        hasFile={hasFile}
        faults={faults}
      />
      {pages.length > 1 && !hasFile ? (
        <p className="soft">存入时把 {pages.length} 张照片按顺序合成一个 PDF。</p>
      ) : null}
      {rest === undefined ? null : <ProblemBox problem={rest} />}
      <p className="slot-form-foot">
        <Button type="primary" disabled={pages.length === 0} loading={isStoring} onClick={() => void store()}>
          存入材料
        </Button>
        <Button onClick={onDone}>取消</Button>
      </p>
    </div>
  )
}

type Storing = {
  slot: SlotDefinition
  row: string | undefined
  image: Image | undefined
  asks: Asks
  pages: readonly Page[]
  onDone: () => void
}

/** Stores the material: its pages are made one file, then it is added. What was chosen is stored before the step is left. */
function useStoring(view: CaseView, { slot, row, image, asks, pages, onDone }: Storing) {
  const add = useDirectAct(view, 'AddMaterial')
  const binding = useMutation({ mutationFn: () => bindPages(asks.name, pages) })
  const run = useSoleRun()
  const send = async () => {
    try {
      const bound = await binding.mutateAsync()
      await add.mutateAsync({
        slot: slot.key,
        files: [...bound.files],
        row: row ?? null,
        image: image ?? null,
        ...inputOf(asks, bound.pages),
      })
      onDone()
      return true
    } catch {
      // Told below: both steps keep what was refused.
      return false
    }
  }
  const store = () => run(send)
  useBeforeLeaving(async () => pages.length === 0 || (await store()))
  const refusal = binding.error ?? add.error
  const isStoring = binding.isPending || add.isPending
  return { store, isStoring, ...faultsUnder(refusal === null ? undefined : problemOf(refusal), '') }
}

/** What is asked besides the pages; a text that is empty was not answered. */
type Asks = {
  readonly name: string
  readonly kind: string
  readonly year: string
  readonly from: string
  readonly number: string
  readonly count: string
  readonly isOriginal: boolean
}

function inputOf({ name, kind, year, from, number, count, isOriginal }: Asks, uploads: number): JsonObject {
  return {
    name,
    pages: count === '' ? uploads : Number(count),
    original: isOriginal,
    kind: kind === '' ? null : kind,
    year: year === '' ? null : Number(year),
    from: from === '' ? null : from,
    number: number === '' ? null : number,
  }
}

type MaterialAsksProps = {
  slot: SlotDefinition
  asks: Asks
  hasFile: boolean
  faults: FieldFaults
  onChange: (change: Partial<Asks>) => void
}

/** The few facts that this slot needs. */
function MaterialAsks({ slot, asks, onChange, hasFile, faults }: MaterialAsksProps) {
  if (slot.key === 'photo') return null
  return (
    <>
      <Ask
        label="材料名称"
        value={asks.name}
        onChange={(name) => onChange({ name })}
        fault={faults.get('name')}
      />
      {slot.kinds.length < 2 ? null : (
        <div className="ask">
          <span>是哪一种</span>
          <Select
            aria-label="是哪一种"
            value={asks.kind}
            onChange={(kind) => onChange({ kind })}
            options={slot.kinds.map((value) => ({ value, label: value }))}
          />
        </div>
      )}
      {slot.key === 'assessment' ? (
        <Ask
          label="考核年度"
          value={asks.year}
          onChange={(year) => onChange({ year })}
          fault={faults.get('year')}
          type="number"
        />
      ) : null}
      {dated.includes(slot.key) ? (
        <Ask
          label="起始或形成日期"
          value={asks.from}
          onChange={(from) => onChange({ from })}
          fault={faults.get('from')}
          type="date"
        />
      ) : null}
      {numbered.includes(slot.key) ? (
        <Ask
          label="证书编号（没有可不填）"
          value={asks.number}
          onChange={(number) => onChange({ number })}
          fault={faults.get('number')}
        />
      ) : null}
      {hasFile ? (
        <Ask
          label="共几页"
          value={asks.count}
          onChange={(count) => onChange({ count })}
          fault={faults.get('pages')}
          type="number"
        />
      ) : null}
      <Checkbox
        checked={asks.isOriginal}
        onChange={(event) => onChange({ isOriginal: event.target.checked })}
      >
        交的是原件（不勾选为复印件）
      </Checkbox>
    </>
  )
}

type AskProps = {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'date' | 'number'
  fault?: string | undefined
}

function Ask({ label, value, onChange, type = 'text', fault }: AskProps) {
  return (
    <label className="ask">
      <span>{label}</span>
      <Input
        aria-label={label}
        type={type}
        value={value}
        {...(fault === undefined ? {} : { status: 'error' as const, 'aria-invalid': true })}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault === undefined ? null : <FieldFault say={fault} />}
    </label>
  )
}

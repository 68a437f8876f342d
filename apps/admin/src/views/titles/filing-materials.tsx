import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Material } from '../../../../../regulations/titles/application/state.ts'
import type { SlotDefinition } from '../../../../../regulations/titles/filing/slots.ts'
import { problemOf } from '../../api/client.ts'
import type { CaseView } from '../../api/types.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { ProblemBox } from '../../parts/page.tsx'
import { useDirectAct } from '../use-direct-act.ts'
import { MaterialForm } from './filing-material-form.tsx'
import { slotHelp } from './filing-tables.ts'
import { Thumb } from './filing-uploads.tsx'

type SlotProps = {
  view: CaseView
  slot: SlotDefinition
  held: readonly Material[]
  years?: readonly number[]
}

/** One material slot: what it wants, what lies in it, and adding to it. */
export function SlotCard({ view, slot, held, years }: SlotProps) {
  const [isAdding, setAdding] = useState(false)
  const isPhoto = slot.key === 'photo'
  const clauseLabel = `第${slot.number === 10 ? '三十六' : '九'}条`
  return (
    <section className="slot" aria-label={slot.name}>
      <h3>
        {slot.name} <ClauseLink clause={slot.clause} label={clauseLabel} />
      </h3>
      <p className="soft">{slotHelp[slot.key] ?? '公告要求的材料。'}</p>
      {years === undefined || years.length === 0 ? null : (
        <p className="slot-missing">
          还缺 {years.map((year) => `${year}年度`).join('、')}，每个年度各传一份。
        </p>
      )}
      <MaterialRows view={view} held={held} />
      {isAdding ? (
        <MaterialForm
          key={held.length}
          view={view}
          slot={slot}
          {...(years === undefined ? {} : { years })}
          onDone={() => setAdding(false)}
        />
      ) : (
        <Button onClick={() => setAdding(true)} type={held.length === 0 ? 'primary' : 'default'}>
          {isPhoto && held.length > 0 ? '换一张照片' : held.length === 0 ? '上传' : '再加一份'}
        </Button>
      )}
    </section>
  )
}

/** What lies in a slot, with its pages; each piece can be taken out again. */
export function MaterialRows({ view, held }: { view: CaseView; held: readonly Material[] }) {
  const remove = useDirectAct(view, 'RemoveMaterial')
  if (held.length === 0) return null
  return (
    <>
      <ul className="slot-held">
        {held.map(({ id, name, year, pages, files, kind }) => (
          <li key={id}>
            <span className="slot-thumbs">
              {files.slice(0, 3).map((hash, index) => (
                <Thumb key={`${hash}-${index}`} page={{ hash, isPicture: true }} number={index + 1} />
              ))}
            </span>
            <span className="grow">
              {name}
              {year === null ? '' : `（${year}年度）`}
              <span className="soft">
                {' '}
                {kind === null ? '' : `${kind}，`}
                {pages}页
              </span>
            </span>
            <Popconfirm
              title={`删去“${name}”？`}
              okText="删去"
              cancelText="保留"
              onConfirm={() => remove.mutate({ id })}
            >
              <Button type="text" danger size="small" aria-label={`删去${name}${year ?? ''}`}>
                删去
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {remove.error === null ? null : <ProblemBox problem={problemOf(remove.error)} />}
    </>
  )
}

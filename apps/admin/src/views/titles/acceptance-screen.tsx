import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Failed, Loading, Nothing, PageTitle } from '../../parts/page.tsx'
import { type AcceptanceList, acceptanceQuery } from './acceptance-data.ts'
import { AcceptanceDesk } from './acceptance-desk.tsx'

/** The acceptance clerk's day: every received file of the office, one after another by keys (art.15). */
export function AcceptanceScreen() {
  const list = useQuery({ ...acceptanceQuery, refetchOnMount: 'always' })
  // The list stands still while one works through it.
  const [kept, setKept] = useState<AcceptanceList>()
  const [cycle, setCycle] = useState('')
  if (kept === undefined && list.data !== undefined && !list.isFetching) setKept(list.data)
  const again = () => {
    setKept(undefined)
    void list.refetch()
  }
  const items = (kept?.items ?? []).filter((one) => cycle === '' || one.cycle === cycle)
  return (
    <>
      <PageTitle
        title="受理"
        note={kept === undefined ? undefined : `收到、待受理 ${kept.total} 件`}
        actions={
          kept === undefined || kept.cycles.length < 2 ? undefined : (
            <Segmented
              aria-label="评审年度"
              value={cycle}
              onChange={setCycle}
              options={[
                { value: '', label: '全部' },
                ...kept.cycles.map(({ id, name, count }) => ({ value: id, label: `${name} ${count}` })),
              ]}
            />
          )
        }
      />
      {list.error === null ? null : <Failed error={list.error} retry={again} />}
      {kept === undefined && list.error === null ? <Loading what="收到的申报" /> : null}
      {kept !== undefined && items.length === 0 ? (
        <Nothing say="没有待受理的申报。呈报单位出函并交来材料、签收之后，会列在这里。">
          <Link to="/worklist" search={{ procedure: 'titles/submission' }}>
            查看呈报
          </Link>
        </Nothing>
      ) : null}
      {kept === undefined || items.length === 0 ? null : (
        <AcceptanceDesk key={cycle} items={items} place={kept.place} dueOn={kept.dueOn} onAgain={again} />
      )}
    </>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { ApplicantImportView } from '../../../../server/contract/titles-desk.ts'
import { ask, problemOf } from '../../api/client.ts'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle, ProblemBox } from '../../parts/page.tsx'
import { type Page, Uploads } from './filing-uploads.tsx'
import { applicantImportQuery, openCyclesQuery } from './queries.ts'
import { SheetChoice } from './sheet-choice.tsx'
import './application.css'

const headings = '姓名、证件种类、证件号码、单位统一社会信用代码、申报专业、申报级别、申报类型、属地区划代码'

/** A list of applicants into drafts: what was opened, what stood already, what comes back with what to do. */
export function ApplicantImportScreen() {
  const cycles = useQuery(openCyclesQuery)
  const [cycle, setCycle] = useState<string>()
  const [file, setFile] = useState<File>()
  const [entrustment, setEntrustment] = useState<readonly Page[]>([])
  const start = useMutation({
    mutationFn: (isTrial: boolean) => {
      const body = new FormData()
      body.append('cycle', cycle ?? '')
      body.append('entrustment', entrustment.map(({ hash }) => hash).join(','))
      body.append('trial', isTrial ? '1' : '')
      if (file !== undefined) body.append('file', file)
      return ask<ApplicantImportView>('/api/titles/applicant-imports', { method: 'POST', body })
    },
  })
  if (cycles.isPending) return <Loading what="评审年度" />
  return (
    <>
      <PageTitle
        title="导入申报人"
        note={
          <>
            一行一人，开成代填草稿，由本人确认后报送{' '}
            <ClauseLink clause="anhui-titles-2018/art.9.1.0" label="第九条" />
          </>
        }
      />
      {cycles.error === null ? null : <Failed error={cycles.error} retry={() => void cycles.refetch()} />}
      {cycles.data?.length === 0 ? <Nothing say="目前没有正在受理申报的评审年度。" /> : null}
      <section className="panel applicant-import">
        <OpenCycles cycles={cycles.data ?? []} cycle={cycle} onChoose={setCycle} />
        <div className="ask">
          <span>2. 本人签字的书面委托（扫描件，可以多张）</span>
          <Uploads label="书面委托" pages={entrustment} onChange={setEntrustment} />
        </div>
        <ListFile file={file} onChoose={setFile} />
        {start.error === null ? null : <ProblemBox problem={problemOf(start.error)} />}
        <span>
          <Button
            type="primary"
            size="large"
            disabled={cycle === undefined || file === undefined || entrustment.length === 0}
            loading={start.isPending}
            onClick={() => start.mutate(true)}
          >
            先看结果
          </Button>{' '}
          <span className="soft">先试算，不会开立任何草稿。</span>
        </span>
      </section>
      {start.data === undefined ? null : (
        <Run
          key={start.data.run}
          run={start.data.run}
          isStarting={start.isPending}
          onImport={() => start.mutate(false)}
        />
      )}
    </>
  )
}

type OpenCyclesProps = {
  cycles: readonly { id: string; committee: string; year: number; levels: string; until: string }[]
  cycle: string | undefined
  onChoose: (cycle: string) => void
}

function OpenCycles({ cycles, cycle, onChoose }: OpenCyclesProps) {
  return (
    <div className="ask">
      <span>1. 报哪个评委会</span>
      <Select
        aria-label="报哪个评委会"
        placeholder="请选择"
        {...(cycle === undefined ? {} : { value: cycle })}
        onChange={onChoose}
        options={cycles.map(({ id, committee, year, levels, until }) => ({
          value: id,
          label: `${committee}（${year}年，${levels}，${until} 截止）`,
        }))}
      />
    </div>
  )
}

type ListFileProps = { file: File | undefined; onChoose: (file: File | undefined) => void }

function ListFile({ file, onChoose }: ListFileProps) {
  return (
    <div className="ask">
      <span>3. 名单（Excel 或 CSV）</span>
      <span className="soft">第一行写列名：{headings}。列的次序不限。</span>
      <SheetChoice label="选择名单文件" file={file} onChoose={onChoose} />
    </div>
  )
}

type RunProps = { run: string; isStarting: boolean; onImport: () => void }

function Run({ run, isStarting, onImport }: RunProps) {
  const { data, error, refetch } = useQuery(applicantImportQuery(run))
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  if (data === undefined) return <Loading what="导入进度" />
  if (data.state === 'running')
    return (
      <output className="panel import-progress">
        {data.isTrial ? '正在试算' : '正在导入'} {data.fileName}：{data.done}/{data.total} 行
        <progress
          {...(data.total === 0 ? {} : { max: data.total, value: data.done })}
          aria-label="导入进度"
        />
      </output>
    )
  if (data.state === 'failed')
    return (
      <p role="alert" className="panel">
        名单没有导入：{data.say}
      </p>
    )
  return <Result result={data} isStarting={isStarting} onImport={onImport} />
}

type ResultProps = { result: ApplicantImportView; isStarting: boolean; onImport: () => void }

function Result({ result, isStarting, onImport }: ResultProps) {
  const { opened, openable, isTrial, standing, returned, total } = result
  return (
    <section className="panel" aria-label={isTrial ? '试算结果' : '导入结果'}>
      <h2>
        {isTrial ? '试算完成' : '导入完成'}：共 {total} 行
      </h2>
      <dl className="import-counts">
        <div>
          <dt>{isTrial ? '可以开立' : '开立草稿'}</dt>
          <dd>{isTrial ? openable : opened}</dd>
        </div>
        <div>
          <dt>本年度已有申报</dt>
          <dd>{standing}</dd>
        </div>
        <div>
          <dt>退回修改</dt>
          <dd>{returned.length}</dd>
        </div>
      </dl>
      {isTrial ? (
        <p>
          <Button
            type="primary"
            size="large"
            disabled={openable === 0}
            loading={isStarting}
            onClick={onImport}
          >
            开立 {openable} 份草稿
          </Button>{' '}
          <span className="soft">退回的行不影响其余各行。</span>
        </p>
      ) : null}
      <Returned result={result} />
      {isTrial ? null : (
        <p>
          <Link to="/worklist" search={{ procedure: 'titles/application', stage: 'drafting' }}>
            查看草稿
          </Link>
        </p>
      )}
    </section>
  )
}

/** Rows that come back, each with what to do, here and as a workbook. */
function Returned({ result: { returned, run } }: { result: ApplicantImportView }) {
  if (returned.length === 0) return null
  return (
    <>
      <p>
        <a href={`/api/titles/applicant-imports/${encodeURIComponent(run)}/returned.xlsx`}>
          下载退回的 {returned.length} 行
        </a>
        ，每行末尾写明了问题和办法；改好后再上传，已开立的不会重复。
      </p>
      <ul className="check-list">
        {returned.slice(0, 20).map(({ row, name, say }) => (
          <li key={row}>
            第 {row} 行 {name}：{say}
          </li>
        ))}
      </ul>
      {returned.length > 20 ? <p className="soft">其余 {returned.length - 20} 行见下载的文件。</p> : null}
    </>
  )
}

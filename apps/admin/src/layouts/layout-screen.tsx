import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, Button, Tabs } from 'antd'
import { ClauseLink } from '../parts/clause.tsx'
import { Failed, Loading, PageTitle } from '../parts/page.tsx'
import { LayoutFields } from './layout-fields.tsx'
import { LayoutUploadPanel } from './layout-upload.tsx'
import { LayoutVersions } from './layout-versions.tsx'
import { InForce } from './layouts-screen.tsx'
import { layoutAddress, layoutQuery } from './queries.ts'
import type { LayoutDetail } from './queries.ts'
import './layouts.css'

const route = getRouteApi('/shell/layouts/$module/$procedure/$paper')

/** One paper: what it is printed with, its fields, the office's own versions and how to send one in. */
export function LayoutScreen() {
  const { module, procedure, paper } = route.useParams()
  const { data, error, isPending, refetch } = useQuery(layoutQuery(`${module}/${procedure}/${paper}`))
  if (isPending) return <Loading what="版式" />
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />
  const { summary, fields, versions } = data
  return (
    <>
      <PageTitle
        title={`版式：${summary.label}`}
        note={
          <>
            {summary.procedureLabel} <ClauseLink clause={summary.clause} label={summary.clauseLabel} />
          </>
        }
        actions={<Link to="/layouts">全部文书</Link>}
      />
      <section className="panel layout-now">
        <h2>现行版式</h2>
        <p>
          <InForce layout={summary} />
        </p>
        <Alert
          type="info"
          showIcon
          title="换版式只改变下载的 Word 和 Excel；PDF 始终按内置版式排印。"
          description="服务器上没有办公软件，不能把 Word 转成 PDF。需要盖章的纸质件，请下载 Word 或 Excel 后打印，或直接打印 PDF。"
        />
      </section>
      <Tabs
        items={[
          { key: 'replace', label: '换成本单位的版式', children: <Replace detail={data} /> },
          { key: 'fields', label: `字段清单 ${fields.length}`, children: <LayoutFields detail={data} /> },
          { key: 'versions', label: `历史 ${versions.length}`, children: <LayoutVersions detail={data} /> },
        ]}
      />
    </>
  )
}

function Replace({ detail }: { detail: LayoutDetail }) {
  const address = layoutAddress(detail.summary.document)
  return (
    <ol className="layout-steps">
      <li className="panel">
        <h2>1　下载版式和字段清单</h2>
        <p className="soft">
          内置版式是参考样式，不是上级印发的表样。用 Word、Excel 或 WPS 打开，版面随意改；双大括号里的字段，如
          {' {{标题}} '}，照原样保留或移动。
        </p>
        <div className="layout-files">
          <Button icon={<DownloadOutlined />} href={`${address}/template.docx`}>
            Word 版式
          </Button>
          <Button icon={<DownloadOutlined />} href={`${address}/template.xlsx`}>
            Excel 版式
          </Button>
          <Button icon={<DownloadOutlined />} href={`${address}/fields.xlsx`}>
            字段清单
          </Button>
          <Button type="link" href={`${address}/trial.docx`}>
            看内置版式填好的样子
          </Button>
        </div>
        <p className="soft">
          Word 版式用仿宋_GB2312、楷体_GB2312、方正小标宋简体等字体名；电脑上没有的，由 Word 或 WPS
          用近似字体代替。
        </p>
      </li>
      {detail.summary.mayEdit ? (
        <LayoutUploadPanel detail={detail} />
      ) : (
        <li className="panel">
          <h2>2　上传、试填、启用</h2>
          <p>请由版式维护员上传：当前岗位只能查看和下载。</p>
        </li>
      )}
    </ol>
  )
}

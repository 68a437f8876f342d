import { DataTable } from '../parts/data-table.tsx'
import type { LayoutFinding } from './queries.ts'

/** What must or should be mended in a layout file, place by place. */
export function LayoutFindings({ findings }: { findings: readonly LayoutFinding[] }) {
  return (
    <DataTable<LayoutFinding>
      rowKey={(finding) => `${finding.place}-${finding.found}-${finding.nearest ?? ''}-${finding.say}`}
      dataSource={[...findings]}
      columns={[
        {
          title: '程度',
          dataIndex: 'grade',
          width: 76,
          render: (grade: LayoutFinding['grade']) =>
            grade === 'refuse' ? (
              <span className="tag tag-danger">须改</span>
            ) : (
              <span className="tag tag-warning">提示</span>
            ),
        },
        { title: '位置', dataIndex: 'place' },
        { title: '原文', dataIndex: 'found', render: (found: string) => <code>{found}</code> },
        {
          title: '应为',
          dataIndex: 'nearest',
          render: (nearest: string | null) => (nearest === null ? '' : <code>{`{{${nearest}}}`}</code>),
        },
        { title: '说明', dataIndex: 'say', className: 'wide-cell' },
      ]}
    />
  )
}

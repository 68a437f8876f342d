import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { ask } from '../api/client.ts'
import type { CaseView } from '../api/types.ts'
import type { LintDocument } from '../lint/lint-data.ts'
import { LintFindings } from '../lint/lint-findings.tsx'
import { LintResult } from '../lint/lint-result.tsx'
import { Failed, Loading } from '../parts/page.tsx'

/** Findings listed at once; the rest stand beside the document. */
const LISTED = 5

/** 公文校核 of what will be published, apart from the budget's own checks. It refuses nothing: the clerk decides. */
export function PackageLint({ view }: { view: CaseView }) {
  const [isOpen, setOpen] = useState(false)
  const isWithdrawn = view.stage === 'withdrawn'
  const address = `/api/${view.procedure}/${encodeURIComponent(view.id)}/package/lint`
  const query = useQuery({
    queryKey: ['package-lint', view.id, view.version],
    queryFn: ({ signal }) => ask<LintDocument>(address, { signal }),
    enabled: !isWithdrawn,
    retry: false,
    staleTime: Infinity,
  })
  if (isWithdrawn) return null
  return (
    <section aria-label="公文校核">
      <h3>公文校核</h3>
      {query.isPending ? <Loading what="公开稿的校核结果" /> : null}
      {query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : null}
      {query.data === undefined ? null : (
        <>
          <p className="soft">
            按通用规则校核公开稿的文字和表格，供公开前复核，不影响办理；预算自身的检查结果另列在“检查结果”里。
          </p>
          {query.data.findings.length === 0 ? (
            <p>没有发现问题，通过 {query.data.counts.passed} 项检查。</p>
          ) : (
            <>
              <LintFindings findings={query.data.findings.slice(0, LISTED)} selected={undefined} />
              <Button onClick={() => setOpen(true)}>
                {query.data.findings.length > LISTED
                  ? `对照公开稿查看全部 ${query.data.findings.length} 条`
                  : '对照公开稿查看'}
              </Button>
            </>
          )}
          <Drawer
            title="公文校核：公开稿"
            open={isOpen}
            onClose={() => setOpen(false)}
            size="100%"
            destroyOnHidden
          >
            <LintResult result={query.data} />
          </Drawer>
        </>
      )}
    </section>
  )
}

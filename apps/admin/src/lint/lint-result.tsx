import { useCallback, useMemo, useState } from 'react'
import type { Grade, LintDocument } from './lint-data.ts'
import { GradeFilter, LintFindings } from './lint-findings.tsx'
import { MarkedDocument } from './marked-document.tsx'
import './lint.css'

const allGrades: ReadonlySet<Grade> = new Set(['error', 'inconsistency', 'doubt', 'note'])

/** A checked document: the text with its marks, and beside it the findings; each leads to the other. */
export function LintResult({ result }: { result: LintDocument }) {
  const [shown, setShown] = useState(allGrades)
  const [selected, setSelected] = useState<number>()
  const findings = useMemo(() => result.findings.filter(({ grade }) => shown.has(grade)), [result, shown])
  const show = useCallback((number: number, target: 'place' | 'finding'): void => {
    setSelected(number)
    const element = document.querySelector<HTMLElement>(`#lint-${target}-${number}`)
    element?.scrollIntoView({ block: 'center', inline: 'nearest' })
    if (target === 'place') element?.focus({ preventScroll: true })
  }, [])
  const pick = useCallback((number: number) => show(number, 'finding'), [show])
  return (
    <div className="lint-sides">
      <section className="lint-side" aria-label="校核结果">
        <GradeFilter counts={result.counts} shown={shown} onChange={setShown} />
        {result.findings.length === 0 ? (
          <p className="lint-none">没有发现问题，通过 {result.counts.passed} 项检查。</p>
        ) : findings.length === 0 ? (
          <p className="lint-none">所选级别没有结果。</p>
        ) : (
          <LintFindings findings={findings} selected={selected} onShow={(number) => show(number, 'place')} />
        )}
      </section>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
      <section className="lint-document" aria-label="原文" tabIndex={0}>
        <MarkedDocument blocks={result.blocks} selected={selected} onPick={pick} />
      </section>
    </div>
  )
}

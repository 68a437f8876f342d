import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { Act, CaseView, JsonObject } from '../api/types.ts'
import { ScrollBox } from '../parts/boxes.tsx'
import { PhraseArea } from './phrase-area.tsx'
import { phrasesFor } from './phrase-match.ts'
import { type TargetsState, targetText } from './targets-model.ts'
import { actNamed, SendButton } from './targets-send.tsx'
import { usePhrases } from './use-phrases.ts'

const grades = ['优', '良', '中', '差'] as const
type Line = { row: string; passed: boolean; opinion: string }

type SheetProps = {
  view: CaseView
  state: TargetsState
  act: Act
  onAct: (act: string, input: JsonObject) => void
}

/** The reviewer's sheet: a row that nobody objects to is passed; an opinion makes it a row to be changed. */
export function ReviewSheet({ view, state, act, onAct }: SheetProps) {
  const own = view.stage === 'department-review' ? state.sheets.department : state.sheets.finance
  const [opinions, setOpinions] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map((own?.lines ?? []).filter(({ passed }) => !passed).map(({ row, opinion }) => [row, opinion])),
  )
  const [grade, setGrade] = useState<(typeof grades)[number]>(own?.grade ?? '优')
  const [opinion, setOpinion] = useState(own?.opinion ?? '')
  const lines: Line[] = state.table.rows.map(({ id }) => {
    const said = (opinions.get(id) ?? '').trim()
    return { row: id, passed: said === '', opinion: said }
  })
  const open = lines.filter(({ passed }) => !passed)
  const returning = actNamed(view, 'Return')
  const items = open.map(({ row, opinion: said }) => ({ path: `rows/${row}`, text: said }))
  return (
    <section className="panel" aria-label="逐行审核表">
      <h2>逐行审核</h2>
      <p className="soft">留空即通过；写下修改意见的行退回修改。</p>
      <SheetRows state={state} opinions={opinions} onChange={setOpinions} />
      <dl className="targets-text">
        <div>
          <dt>审核等级</dt>
          <dd>
            <Segmented aria-label="审核等级" options={[...grades]} value={grade} onChange={setGrade} />
          </dd>
        </div>
        <div>
          <dt>综合意见</dt>
          <dd>
            <textarea
              aria-label="综合意见"
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
          </dd>
        </div>
      </dl>
      <div className="targets-foot">
        <SendButton view={view} act={act} input={() => ({ lines, grade, opinion })}>
          保存审核表（{lines.length - open.length} 行通过，{open.length} 行修改）
        </SendButton>
        {returning === undefined || open.length === 0 ? null : (
          <Button onClick={() => onAct('Return', { items })}>按 {open.length} 条意见退回…</Button>
        )}
      </div>
    </section>
  )
}

type SheetRowsProps = {
  state: TargetsState
  opinions: ReadonlyMap<string, string>
  onChange: (opinions: ReadonlyMap<string, string>) => void
}

function SheetRows({ state, opinions, onChange }: SheetRowsProps) {
  const phrases = phrasesFor(usePhrases(undefined), '退回意见')
  return (
    <ScrollBox label="逐行意见">
      <table className="figure-table targets-table">
        <thead>
          <tr>
            <th className="line-number">行</th>
            <th>指标</th>
            <th>目标</th>
            <th className="number">权重</th>
            <th>结论</th>
            <th>修改意见</th>
          </tr>
        </thead>
        <tbody>
          {state.table.rows.map((row, index) => {
            const said = opinions.get(row.id) ?? ''
            return (
              <tr key={row.id} className={said.trim() === '' ? undefined : 'is-changed'}>
                <td className="line-number">{index + 1}</td>
                <td>{row.name}</td>
                <td>{targetText(row)}</td>
                <td className="number">{row.weight}</td>
                <td>{said.trim() === '' ? '通过' : '修改'}</td>
                <td className="is-input">
                  <PhraseArea
                    label={`第${index + 1}行 修改意见`}
                    value={said}
                    phrases={phrases}
                    isLine
                    onChange={(text) => onChange(new Map(opinions).set(row.id, text))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** A sheet that was filled in, for those who only read it. */
export function FiledSheets({ state }: { state: TargetsState }) {
  const sheets = [
    ['主管部门', state.sheets.department],
    ['财政', state.sheets.finance],
  ] as const
  return sheets.map(([desk, sheet]) => {
    if (sheet === null) return null
    const open = sheet.lines.filter(({ passed }) => !passed)
    return (
      <section key={desk} className="panel" aria-label={`${desk}审核表`}>
        <h2>
          {desk}审核：{sheet.grade}，{sheet.lines.length - open.length} 行通过，{open.length} 行修改
        </h2>
        <p>{sheet.opinion}</p>
        <ul className="goal-list">
          {open.map(({ row, opinion }) => (
            <li key={row}>
              <strong>{state.table.rows.find(({ id }) => id === row)?.name ?? row}</strong>：{opinion}
            </li>
          ))}
        </ul>
        <p className="soft">审核日期 {sheet.on}</p>
      </section>
    )
  })
}

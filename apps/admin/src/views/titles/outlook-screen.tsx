import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { People } from '../../screens/reckon-fields.tsx'
import { ScrollBox } from '../../parts/boxes.tsx'
import { ClauseLink } from '../../parts/clause.tsx'
import { Failed, Loading, Nothing, PageTitle } from '../../parts/page.tsx'
import { OutlookChart } from './outlook-chart.tsx'
import {
  type Level,
  type Move,
  type Outlook,
  type OutlookAsked,
  type OutlookBase,
  levelsDown,
  moveAt,
  outlookBaseQuery,
  outlookQuery,
  withMove,
} from './outlook-data.ts'
import './outlook.css'

/** 岗位空缺测算: nothing is stored; a vacancy counts only once it is confirmed. */
export function OutlookScreen() {
  const [unit, setUnit] = useState<string>()
  const { data, error, isPending, refetch } = useQuery(outlookBaseQuery(unit))
  return (
    <>
      <PageTitle
        title="岗位空缺测算"
        note={
          <>
            按岗位结构、已登记的退休和假设的晋升、引进，看今后三年的空缺。只算不存，空缺以确认意见为准{' '}
            <ClauseLink clause="anhui-titles-2018/art.10" label="第十条" />
          </>
        }
      />
      {isPending ? <Loading what="岗位情况" /> : null}
      {error === null ? null : <Failed error={error} retry={() => void refetch()} />}
      {data === undefined ? null : data.unit === null ? (
        <Nothing say="没有可以测算的单位：请先在用人单位名册中登记本单位。" />
      ) : (
        <Reckoner key={data.unit.key} base={data} onUnit={setUnit} />
      )}
    </>
  )
}

type ReckonerProps = { base: OutlookBase; onUnit: (key: string) => void }
type Structure = OutlookAsked['structure']

function Reckoner({ base, onUnit }: ReckonerProps) {
  const known: Structure = levelsDown.map(
    (level) => base.structure.find((one) => one.level === level) ?? { level, posts: 0, filled: 0 },
  )
  const [structure, setStructure] = useState(known)
  const [moves, setMoves] = useState<Move[]>(base.moves)
  const used = structure.filter(({ posts, filled }) => posts > 0 || filled > 0)
  const result = useQuery(outlookQuery({ structure: used, from: base.from, moves }))
  return (
    <div className="outlook">
      {base.units.length < 2 ? (
        <h2>{base.unit?.name}</h2>
      ) : (
        <Select
          className="outlook-unit"
          aria-label="单位"
          showSearch={{ optionFilterProp: 'label' }}
          value={base.unit?.key ?? ''}
          options={base.units.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={onUnit}
        />
      )}
      <Posts structure={structure} set={setStructure} of={base.structureOf} />
      {used.length === 0 ? (
        <Nothing say="请先填写各级岗位数和现有人数。" />
      ) : (
        <>
          <Assumptions
            from={base.from}
            levels={used.map(({ level }) => level)}
            moves={moves}
            set={setMoves}
          />
          {result.error === null ? null : <Failed error={result.error} />}
          {result.data === undefined ? null : <Years outlook={result.data} />}
        </>
      )}
      <Known base={base} />
    </div>
  )
}

type PostsProps = { structure: Structure; set: (next: Structure) => void; of: number | null }

function Posts({ structure, set, of }: PostsProps) {
  const change = (level: Level, more: Partial<Structure[number]>) =>
    set(structure.map((one) => (one.level === level ? { ...one, ...more } : one)))
  return (
    <section className="panel panel-pad" aria-label="岗位结构">
      <h2>岗位结构</h2>
      <p className="soft">
        {of === null ? '还没有申请过空缺确认，请填写。' : `取自${of}年度空缺情况表，可以改。`}
      </p>
      <div className="outlook-posts">
        {structure.map(({ level, posts, filled }) => (
          <fieldset key={level}>
            <legend>{level}</legend>
            <label>
              岗位{' '}
              <People
                label={`${level}岗位数`}
                value={posts}
                onChange={(next) => change(level, { posts: next ?? 0 })}
              />
            </label>
            <label>
              现有{' '}
              <People
                label={`${level}现有人数`}
                value={filled}
                onChange={(next) => change(level, { filled: next ?? 0 })}
              />
            </label>
          </fieldset>
        ))}
      </div>
    </section>
  )
}

const kinds = [
  ['retiring', '退休'],
  ['promoted', '晋升到本级'],
  ['hired', '引进'],
] as const

type AssumptionsProps = {
  from: number
  levels: readonly Level[]
  moves: readonly Move[]
  set: (next: Move[]) => void
}

function Assumptions({ from, levels, moves, set }: AssumptionsProps) {
  const years = [from, from + 1, from + 2]
  return (
    <section className="panel panel-pad" aria-label="三年的变动">
      <h2>三年的变动</h2>
      <p className="soft">退休按名册中登记的退休日期预填；晋升从下一级减人。</p>
      <ScrollBox label="三年的变动表">
        <table className="outlook-table">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                级别
              </th>
              {years.map((year) => (
                <th key={year} scope="colgroup" colSpan={kinds.length}>
                  {year}年
                </th>
              ))}
            </tr>
            <tr>
              {years.flatMap((year) =>
                kinds.map(([kind, label]) => (
                  <th key={`${year}-${kind}`} scope="col">
                    {label}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {levels.map((level) => (
              <tr key={level}>
                <th scope="row">{level}</th>
                {years.flatMap((year) =>
                  kinds.map(([kind, label]) => {
                    const move = moveAt(moves, year, level)
                    return (
                      <td key={`${year}-${kind}`}>
                        <People
                          label={`${year}年${level}${label}`}
                          value={move[kind]}
                          onChange={(next) => set(withMove(moves, { ...move, [kind]: next ?? 0 }))}
                        />
                      </td>
                    )
                  }),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

const percent = (tenths: number): string => `${Math.trunc(tenths / 10)}.${tenths % 10}%`

function Years({ outlook }: { outlook: Outlook }) {
  return (
    <section className="panel panel-pad" aria-label="测算结果" aria-live="polite">
      <h2>测算结果</h2>
      {outlook.findings.map(({ rule, say, clause, clauseLabel }) => (
        <p key={`${rule}${say}`} className="outlook-fault" role="alert">
          {say} <ClauseLink clause={clause} label={clauseLabel} />
        </p>
      ))}
      <OutlookChart years={outlook.years} />
      <ScrollBox label="测算结果表">
        <table className="outlook-table">
          <thead>
            <tr>
              {[
                '年度',
                '级别',
                '岗位',
                '年初',
                '退休',
                '晋升到本级',
                '引进',
                '晋升走',
                '年末',
                '空缺',
                '占比',
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {outlook.years.flatMap(({ year, lines }) =>
              lines.map((line, index) => (
                <tr key={`${year}-${line.level}`} className={index === 0 ? 'is-first' : ''}>
                  {index === 0 ? (
                    <th scope="rowgroup" rowSpan={lines.length}>
                      {year}
                    </th>
                  ) : null}
                  <th scope="row">{line.level}</th>
                  <td>{line.posts}</td>
                  <td>{line.before}</td>
                  <td>{line.retiring}</td>
                  <td>{line.promoted}</td>
                  <td>{line.hired}</td>
                  <td>{line.risen}</td>
                  <td>{line.after}</td>
                  <td className={line.vacancies < 0 ? 'outlook-over' : ''}>
                    {line.vacancies < 0 ? `超${-line.vacancies}` : line.vacancies}
                  </td>
                  <td>{percent(line.shareTenths)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

function Known({ base }: { base: OutlookBase }) {
  return (
    <section className="panel panel-pad" aria-label="已登记的退休和已确认的空缺">
      <h2>已登记的退休</h2>
      {base.retirements.length === 0 ? (
        <p className="soft">名册中没有登记今后的退休日期。退休以登记的决定为准，不按出生日期推算。</p>
      ) : (
        <ul className="outlook-known">
          {base.retirements.map(({ name, level, on }) => (
            <li key={`${name}${on}`}>
              <time>{on}</time> {name} {level}
            </li>
          ))}
        </ul>
      )}
      <h2>已确认的空缺</h2>
      {base.confirmed.length === 0 ? (
        <p className="soft">还没有确认过空缺。</p>
      ) : (
        <ul className="outlook-known">
          {base.confirmed.map(({ year, level, confirmed, document }) => (
            <li key={`${year}${level}`}>
              {year}年度 {level} {confirmed} 个 <span className="soft">{document}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

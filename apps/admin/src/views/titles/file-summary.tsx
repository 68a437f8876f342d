import type { Application } from '../../../../../regulations/titles/application/state.ts'

type Line = readonly [label: string, value: string]

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' ')

/** The facts of a file as the short form F2 prints them: what somebody reads before the papers. */
export function FileSummary({ state }: { state: Application }) {
  const { content } = state
  return (
    <article className="file-summary" aria-label="申报简况">
      <h3>
        {state.applicant.name} <span className="soft">{state.number}</span>
      </h3>
      <Facts lines={personLines(state)} />
      <Rows
        title={`业绩成果（${content.achievements.length}）`}
        rows={content.achievements.map(({ id, name, grade, part, rank, contributors, on, body }) => [
          id,
          joined([name, grade]),
          joined([on, body, part, rank === null ? '' : `排名${rank}/${contributors}`]),
        ])}
      />
      <Rows
        title={`论文论著（${content.works.length}）`}
        rows={content.works.map(({ id, kind, title, venue, number, on }) => [
          id,
          joined([kind, title]),
          joined([venue, number, on]),
        ])}
      />
      <Rows
        title="工作经历"
        rows={content.workHistory.map(({ from, until, employer, post }, index) => [
          `${from}-${index}`,
          joined([employer, post]),
          `${from} 至 ${until ?? '今'}`,
        ])}
      />
      <h4>报送过程</h4>
      <Facts lines={wayLines(state)} />
    </article>
  )
}

export function Facts({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="summary-facts">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === '' ? '（无）' : value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Rows({ title, rows }: { title: string; rows: readonly (readonly [string, string, string])[] }) {
  return (
    <>
      <h4>{title}</h4>
      {rows.length === 0 ? <p className="soft">没有填写。</p> : null}
      <ul className="summary-rows">
        {rows.map(([key, head, rest]) => (
          <li key={key}>
            {head}
            <span className="soft">{rest}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function personLines(state: Application): readonly Line[] {
  const { employer, target, filedFacts: facts, content } = state
  const degree = facts?.degree ?? null
  const title = facts?.title ?? null
  return [
    ['申报', `${target.series}系列 ${target.specialty} ${target.level}（${target.track}）`],
    ['单位', joined([employer.name, `${employer.affiliation}${employer.kind}`])],
    ['性别、出生', joined([facts?.sex, facts?.bornOn])],
    ['学历', joined([degree?.level, degree?.kind, degree?.school, degree?.specialty, degree?.awardedOn])],
    [
      '现职称',
      title === null
        ? joined(['无', content.noTitleReason])
        : joined([title.series, title.level, title.obtainedOn, title.certificate]),
    ],
    ['聘任', joined([facts?.appointedOn])],
    ['任职年限', facts === null || facts.tenureYears === null ? '' : `满${facts.tenureYears}年`],
    ['年度考核', (facts?.assessments ?? []).map(({ year, grade }) => `${year} ${grade}`).join('，')],
    ['继续教育', facts === null ? '' : `${facts.educationHours}学时`],
  ]
}

function wayLines({ internalNotice, opinion, forwards, route, intake }: Application): readonly Line[] {
  const notice =
    internalNotice === null
      ? ''
      : `${internalNotice.postedOn} 至 ${internalNotice.takenDownOn ?? '今'}，${internalNotice.place}`
  return [
    ['单位公示', notice],
    ['单位意见', opinion === null ? '' : joined([opinion.standard, opinion.merits, opinion.conduct])],
    ...forwards.map(({ name, opinion: said, on }): Line => [name, joined([said, on])]),
    ['呈报', joined([route?.submitterName, intake.submission?.letter, intake.submission?.on])],
    ...(intake.correction === null
      ? []
      : [
          [
            '补正',
            `${intake.correction.issuedOn} 告知：${intake.correction.items
              .map(({ text, suppliedOn }) => `${text}${suppliedOn === null ? '（未补）' : '（已补）'}`)
              .join('；')}`,
          ] as const,
        ]),
  ]
}

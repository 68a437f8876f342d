/** 立项依据: documents by number and title, decisions of meetings; what a careful reader asks about each. */
import type { ClauseId } from '#kernel/law'
import type { CheckResult, Grade } from '#lint'
import { found, passed } from '#lint'
import { basisClause } from './printed.ts'

/** One basis. A document has a number, a meeting's decision has a body, a session and a day. */
export type Basis = {
  readonly kind: 'document' | 'meeting'
  /** As written, such as `石柱委办发【2019】11号`; empty for a meeting. */
  readonly number: string
  readonly title: string
  /** Meetings only. */
  readonly body: string
  readonly session: string
  readonly on: string
}

/** An entry of the register of documents. Years are those the document itself is for. */
export type DocumentEntry = {
  readonly key: string
  readonly title: string
  readonly issuer?: string | null
  readonly kind?: string | null
  readonly validFrom?: number | null
  readonly validTo?: number | null
  readonly trial?: boolean | null
}

/** A trial document older than this many years is asked about (p.rencai.basis.5). */
const trialYearsMax = 5

const numberPattern = /([\u4e00-\u9fa5]{2,10})([〔【[(（［])(\d{4})([〕】\])）］])第?(\d+)(号?)/g
const meetingPattern = /([^，。、；）)\d]{2,16}?)第(\d+)次(常务会|常委会|党组会|办公会)/g

/** 机关代字〔年〕号; undefined where the text is no document number. */
export function normalNumber(text: string): string | undefined {
  const match = new RegExp(numberPattern.source).exec(text.replaceAll(/\s/g, ''))
  return match === null ? undefined : `${match[1]}〔${match[3]}〕${match[5]}号`
}

function yearOfNumber(text: string): number | undefined {
  const year = /[〔【[(（［](\d{4})/.exec(text)?.[1]
  return year === undefined ? undefined : Number(year)
}

/** Reads a printed list of bases: numbers with the title before them, and meetings behind. */
export function parseBasis(text: string): readonly Basis[] {
  const documents: Basis[] = []
  let from = 0
  for (const match of text.matchAll(numberPattern)) {
    const before = text.slice(from, match.index)
    from = match.index + match[0].length
    documents.push({
      kind: 'document',
      number: match[0],
      title: titleIn(before),
      body: '',
      session: '',
      on: '',
    })
  }
  const meetings = [...text.slice(from).matchAll(meetingPattern)].map((match): Basis => ({
    kind: 'meeting',
    number: '',
    title: '',
    body: (match[1] ?? '').replace(/^和/, '').trim(),
    session: `第${match[2]}次${match[3]}`,
    on: '',
  }))
  return [...documents, ...meetings]
}

/** What stands before a number: the title in 《》, else the words up to the bracket of the number; empty where there is none. */
function titleIn(before: string): string {
  const words = before
    .replace(/^(文件)?[）)、；;，\s]+/, '')
    .replace(/[（(]$/, '')
    .trim()
  const [start, end] = [words.indexOf('《'), words.lastIndexOf('》')]
  return start < 0 || end < start ? words : words.slice(start + 1, end)
}

/** As it is printed: title with its number in normal form; a meeting by body, session and day. */
export function basisText(basis: Basis): string {
  if (basis.kind === 'meeting')
    return `${basis.body}${basis.session}${basis.on === '' ? '' : `（${basis.on}）`}`
  const number = normalNumber(basis.number) ?? basis.number
  return basis.title === '' ? number : `《${basis.title}》（${number}）`
}

/** Titles are compared without brackets, spaces and the words around a title. */
function titleCore(title: string): string {
  return title
    .replaceAll(/[\s《》〈〉<>“”"（）()]/g, '')
    .replace(/^关于(印发)?/, '')
    .replace(/的?(通知|函)$/, '')
}

export type BasisContext = {
  readonly fund: string
  readonly sheet: string
  readonly year: number
  readonly documents: readonly DocumentEntry[]
}

/** Every check of a fund's bases; one result per question asked. */
export function checkBasis(list: readonly Basis[], context: BasisContext): readonly CheckResult[] {
  return list.flatMap((basis, i) => {
    const ask = asker(basis, i, context)
    return basis.kind === 'meeting' ? [checkMeeting(basis, ask)] : checkDocument(basis, list, context, ask)
  })
}

type Ask = (
  rule: string,
  isFine: boolean,
  finding: {
    readonly grade: Grade
    readonly expected: string
    readonly message: string
    readonly repair?: string
  },
) => CheckResult

function asker(basis: Basis, index: number, { fund, sheet }: BasisContext): Ask {
  const clause: ClauseId = basisClause(fund, normalNumber(basis.number) ?? '')
  const row = `basis/${index + 1}`
  const where = { sheet, table: fund, row, rowName: `立项依据第${index + 1}项`, clause }
  return (rule, isFine, finding) =>
    isFine ? passed(rule, where) : found({ rule, where, related: [], stated: basisText(basis), ...finding })
}

function checkMeeting(basis: Basis, ask: Ask): CheckResult {
  return ask('meeting-has-a-day', basis.on !== '' && basis.body !== '' && basis.session !== '', {
    grade: 'doubt',
    expected: '会议名称、次数和日期',
    message: `请补充${basis.body}${basis.session}的召开日期：会议审定作依据须写明会议、次数和日期。`,
  })
}

function checkDocument(
  basis: Basis,
  list: readonly Basis[],
  { year, documents }: BasisContext,
  ask: Ask,
): CheckResult[] {
  const number = normalNumber(basis.number)
  if (number === undefined)
    return [
      ask('document-number-form', false, {
        grade: 'error',
        expected: '机关代字〔年〕号',
        message: `请按“机关代字〔年〕号”改写文号“${basis.number}”。`,
      }),
    ]
  const registered = documents.find(({ key }) => key === number)
  const title = basis.title === '' ? (registered?.title ?? '') : basis.title
  return [
    ask('document-number-form', basis.number === number, {
      grade: 'inconsistency',
      expected: number,
      message: `文号“${basis.number}”不规范，印出时写作“${number}”。`,
      repair: number,
    }),
    ask('document-has-title', title !== '', {
      grade: 'note',
      expected: '文件名称',
      message: `请补充文件名称：${number}只写了文号。`,
    }),
    checkOneTitle(basis, number, list, registered, ask),
    ...checkPeriods(number, title, registered, year, ask),
  ]
}

/** p.ganbu.basis.3: one number has one title, in the register and in all citations. */
function checkOneTitle(
  basis: Basis,
  number: string,
  list: readonly Basis[],
  registered: DocumentEntry | undefined,
  ask: Ask,
): CheckResult {
  const others = [
    ...list.filter((one) => normalNumber(one.number) === number).map(({ title }) => title),
    ...(registered === undefined ? [] : [registered.title]),
  ].filter((title) => title !== '')
  const differing = others.find((title) => titleCore(title) !== titleCore(basis.title))
  return ask('one-number-one-title', basis.title === '' || differing === undefined, {
    grade: 'error',
    expected: differing ?? '',
    message: `请核对${number}的文件名称：这里写“${basis.title}”，依据文件名册或另一处写“${differing ?? ''}”，同一文号只有一个名称。`,
  })
}

function checkPeriods(
  number: string,
  title: string,
  registered: DocumentEntry | undefined,
  year: number,
  ask: Ask,
): CheckResult[] {
  const end = registered?.validTo ?? endOf(title)
  const yearly = /(\d{4})年.{0,8}(工作)?要点/.exec(title)?.[1] ?? yearlyOf(registered)
  const issued = yearOfNumber(number) ?? year
  const isTrial = registered?.trial === true || /试行/.test(title)
  return [
    ask('basis-period-runs', end === undefined || end >= year, {
      grade: 'doubt',
      expected: `${year}年仍有效`,
      message: `依据期限已过：《${title}》（${number}）到${end}年为止，${year}年预算是否另有依据？`,
    }),
    ask('yearly-document-is-current', yearly === undefined || Number(yearly) >= year, {
      grade: 'doubt',
      expected: `${year}年度的文件`,
      message: `年度文件已过期：《${title}》（${number}）只管${yearly}年。`,
    }),
    ask('trial-document-is-recent', !isTrial || year - issued <= trialYearsMax, {
      grade: 'note',
      expected: `试行不超过${trialYearsMax}年`,
      message: `请核对《${title}》（${number}）是否仍在试行：${issued}年印发，至${year}年已超过${trialYearsMax}年。`,
    }),
  ]
}

function yearlyOf(registered: DocumentEntry | undefined): string | undefined {
  return registered?.kind === '年度文件' && registered.validFrom != null
    ? String(registered.validFrom)
    : undefined
}

/** The last year of a period in a title: 2018-2020年 ends 2020. */
function endOf(title: string): number | undefined {
  const end = /\d{4}\s*[-—–～至]+\s*(\d{4})年/.exec(title)?.[1]
  return end === undefined ? undefined : Number(end)
}

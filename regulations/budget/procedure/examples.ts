/** A small lawful budget in every stage, for examples of acts. All names are invented. */
import type { Actor } from '#kernel/case'
import { localDate } from '#kernel/time'
import type { BudgetYearEntry, UnitEntry } from '../registers.ts'
import { notYet } from './evolve-route.ts'
import { factsOf } from './facts.ts'
import type { PackedCell, PackedFigures, PackedTable } from './packed-figures.ts'
import type {
  Approval,
  Assignment,
  BudgetUnit,
  In,
  Posting,
  Preparation,
  Reply,
  Signature,
  UnitBudget,
} from './vocabulary.ts'
import { startWorking } from './working.ts'
import { getTableDefinition } from '../tables.ts'
import type { TableKey } from '../figures.ts'

export const exampleYear = 2023
export const unitCode = '136003'

export const unitEntry: UnitEntry = {
  name: '示例县老干部活动中心',
  level: '二级',
  nature: '参公事业单位',
  organisation: 'example-unit',
  finance: 'example-finance',
  department: '136',
  departmentName: '示例县委老干部局',
  departmentOrganisation: 'example-department',
  duties: '承担示例县老干部活动的组织与服务',
  staff: 3,
}
export const yearEntry: BudgetYearEntry = { submitBy: '2023-01-10', congressOn: '2023-01-20' }

/** Rows as they are printed, total row last in `total`. */
function table(
  key: TableKey,
  rows: readonly PackedCell[][],
  total: PackedCell[] | null,
  notes: string[],
): PackedTable {
  const { sheet, columns } = getTableDefinition(key)
  const listed = rows.map((cells, i) => ({ id: `${key}.r${i + 1}`, row: i + 6, cells }))
  const first = total === null ? [] : [{ id: `${key}.total`, row: 5, cells: total }]
  return {
    sheet,
    columns: columns.map((one) => one.key),
    letters: columns.map((_, i) => 'ABCDEFGH'[i] ?? ''),
    rows: [...first, ...listed],
    notes,
  }
}

const functionRows = (): PackedCell[][] => [
  ['201', '一般公共服务支出', '10.00', '10.00', null],
  ['20132', '组织事务', '10.00', '10.00', null],
  ['2013201', '行政运行', '10.00', '10.00', null],
]
const functionTotal = (): PackedCell[] => ['', '合计', '10.00', '10.00', null]
const none = '备注：本单位本年没有这类收支，表内无数据。'

/** 10.00 万元 of general budget: 6.00 for people, 4.00 for running. */
export const exampleFigures: PackedFigures = {
  tables: {
    t1: table(
      't1',
      [
        ['一、本年收入', '10.00', '一、本年支出', '10.00', '10.00', null, null],
        ['一般公共预算资金', '10.00', '一般公共服务支出', '10.00', '10.00', null, null],
        ['政府性基金预算资金', null, '', null, null, null, null],
        ['国有资本经营预算资金', null, '', null, null, null, null],
        ['二、上年结转', null, '二、结转下年', null, null, null, null],
      ],
      ['收入合计', '10.00', '支出合计', '10.00', '10.00', null, null],
      [],
    ),
    t2: table('t2', functionRows(), functionTotal(), []),
    t3: table(
      't3',
      [
        ['301', '工资福利支出', '6.00', '6.00', null],
        ['30101', '基本工资', '6.00', '6.00', null],
        ['302', '商品和服务支出', '4.00', null, '4.00'],
        ['30211', '差旅费', '4.00', null, '4.00'],
      ],
      ['', '合计', '10.00', '6.00', '4.00'],
      [],
    ),
    t4: table('t4', [], ['0', '0', '0', '0', '0', '0'], [none]),
    t5: table('t5', [], null, [none]),
    t6: table(
      't6',
      [['一般公共预算资金', '10.00', '一般公共服务支出', '10.00']],
      ['合计', '10.00', '合计', '10.00'],
      [],
    ),
    t7: table('t7', functionRows(), functionTotal(), []),
    t8: table('t8', [['一般公共预算资金', '10.00']], ['合计', '10.00'], []),
    t9: table('t9', [], null, [none]),
    t10: table('t10', [], null, [none]),
  },
  narrative: [
    { clause: 'n.1.2.b', item: '实有人数', unit: '人', row: 2, value: '3' },
    { clause: 'n.2.1.a', item: '收入预算总额', unit: '万元', row: 3, value: '10.00' },
    { clause: 'n.2.2.a', item: '支出预算总额', unit: '万元', row: 4, value: '10.00' },
  ],
  narrativeLetter: 'C',
  funds: [],
}

const texts = {
  duties: '承担示例县老干部活动的组织与服务',
  projectReason: '项目由主管部门本级统一编列',
}
const start = startWorking(exampleFigures)

const unit: BudgetUnit = {
  code: unitCode,
  name: unitEntry.name,
  organisation: unitEntry.organisation,
  level: unitEntry.level,
  nature: unitEntry.nature,
  department: { code: '136', name: '示例县委老干部局', organisation: 'example-department' },
  finance: unitEntry.finance,
  staff: 3,
}
const facts = factsOf({ figures: start.figures, texts, unit, year: exampleYear })

type Core = Omit<In<'compiling'>, 'stage'>
const core: Core = {
  year: exampleYear,
  unit,
  basis: 'working',
  claimed: true,
  figures: start.figures,
  remainders: start.remainders,
  texts,
  facts,
  submitBy: localDate('2023-01-10'),
  congressOn: localDate('2023-01-20'),
  returnedBy: null,
  differences: [],
  versions: [],
  ...notYet,
}

const by = (person: string): Signature => ({ person, on: localDate('2023-01-05'), digest: facts.digest })
const signatures = {
  compiler: by('person-compiler'),
  financeHead: by('person-finance-head'),
  unitHead: by('person-unit-head'),
}
const sent = { signatures, submittedOn: localDate('2023-01-09') }
const approval: Approval = {
  congressOn: localDate('2023-01-20'),
  approvedOn: localDate('2023-02-06'),
  documentNumber: '示例财预〔2023〕1号',
}
const reply: Reply = { repliedOn: localDate('2023-02-10'), documentNumber: '示例部预〔2023〕3号' }
const settled = { ...core, ...sent, approval, reply }
const preparation: Preparation = {
  contact: { name: '示例联系人', phone: '023-73330000' },
  places: [{ kind: 'portal', address: '' }],
  sealed: true,
  sealedOn: localDate('2023-02-15'),
  showFindings: false,
  secrecy: {
    passed: true,
    opinion: '同意公开',
    on: localDate('2023-02-16'),
    person: 'person-secrecy',
  },
}
const version = {
  number: 1,
  on: localDate('2023-02-20'),
  digest: facts.digest,
  sealed: true,
  reason: '',
  changes: [],
}
const published = { ...settled, preparation, versions: [version] }
const correction = {
  pieces: { tables: {}, narrative: null, narrativeLetter: 'C', funds: null },
  remainders: start.remainders,
  texts: { ...texts, duties: '承担示例县老干部活动的组织与服务工作' },
  facts,
  on: localDate('2023-03-01'),
  reason: '职能职责漏写一项',
  changes: [
    {
      path: 'text/duties',
      label: '职能职责',
      before: texts.duties,
      after: '承担示例县老干部活动的组织与服务工作',
      reason: '',
    },
  ],
  consentedOn: null,
}

const assignment: Assignment = {
  on: localDate('2022-11-01'),
  by: '示例县财政局',
  dueOn: localDate('2023-01-10'),
  documentNumber: '示例财预〔2022〕9号',
  firstUp: true,
}
const assigned = { ...core, assignment }
const posting: Posting = {
  number: 1,
  kind: 'site',
  place: '示例县人民政府网站预决算公开专栏',
  address: 'https://example.test/budget/2023/136003.html',
  version: 1,
  postedOn: localDate('2023-02-20'),
  snapshot: 'b'.repeat(64),
  removedOn: null,
  removalSnapshot: '',
  check: null,
}

/** A case in each stage. */
/** People of the example offices, for acts that look at who does them. */
export const exampleActor = (role: string, organisation: string): Actor => ({
  person: `example-${role}`,
  post: `example-${role}-post`,
  role,
  organisation,
  path: [organisation],
})

export const inStage = {
  assigned: (): In<'assigned'> => ({ ...assigned, stage: 'assigned' }),
  basicsReview: (): In<'basics-review'> => ({
    ...assigned,
    stage: 'basics-review',
    basics: { on: localDate('2022-11-20'), staff: 3, retired: 12, vehicles: 0, proposals: [] },
  }),
  compiling: (): In<'compiling'> => ({ ...core, stage: 'compiling' }),
  signing: (): In<'signing'> => ({
    ...core,
    stage: 'signing',
    signatures: { compiler: signatures.compiler },
    redline: [],
  }),
  departmentReview: (): In<'department-review'> => ({ ...core, ...sent, stage: 'department-review' }),
  financeReview: (): In<'finance-review'> => ({
    ...core,
    ...sent,
    stage: 'finance-review',
    departmentOpinion: '同意',
  }),
  beforeCongress: (): In<'before-congress'> => ({
    ...core,
    ...sent,
    stage: 'before-congress',
    departmentOpinion: '同意',
    financeOpinion: '列入预算草案',
  }),
  approved: (): In<'approved'> => ({ ...settled, stage: 'approved' }),
  publicationPreparation: (): In<'publication-preparation'> => ({
    ...settled,
    preparation,
    stage: 'publication-preparation',
  }),
  published: (): In<'published'> => ({ ...published, stage: 'published' }),
  correctionReview: (): In<'correction-review'> => ({ ...published, correction, stage: 'correction-review' }),
  archived: (): In<'archived'> => ({
    ...published,
    stage: 'archived',
    archivedOn: localDate('2023-03-31'),
  }),
  correctionConsented: (): In<'correction-consented'> => ({
    ...published,
    correction: { ...correction, consentedOn: localDate('2023-03-02') },
    stage: 'correction-consented',
  }),
} satisfies Readonly<Record<string, () => UnitBudget>>

export const signedByTwo = (): In<'signing'> => ({
  ...core,
  stage: 'signing',
  signatures: { compiler: signatures.compiler, financeHead: signatures.financeHead },
  redline: [],
})
export const signedByAll = (): In<'signing'> => ({ ...core, stage: 'signing', signatures, redline: [] })
/** Approved by finance, and not yet replied to by the department. */
export const unreplied = (): In<'approved'> => ({ ...settled, reply: null, stage: 'approved' })
/** Published, and standing on another site. */
export const posted = (): In<'published'> => ({ ...published, postings: [posting], stage: 'published' })
/** Consented and seen by the secrecy reviewer. */
export const reviewedCorrection = (): In<'correction-consented'> => {
  const consented = inStage.correctionConsented()
  const secrecy = preparation.secrecy ?? undefined
  return {
    ...consented,
    correction: { ...consented.correction, ...(secrecy === undefined ? {} : { secrecy }) },
  }
}

/** Prepared, and not yet seen by the secrecy reviewer. */
export const prepared = (): In<'publication-preparation'> => ({
  ...settled,
  preparation: { ...preparation, secrecy: null },
  stage: 'publication-preparation',
})

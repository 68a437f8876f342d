/** Sources from memory, for the tests of the portal: invented offices, the project's own corpus. Nothing else uses this. */
import { readFileSync, readdirSync } from 'node:fs'
import { parse } from 'yaml'
import { type WorkCalendar, momentAt } from '#kernel/time'
import { verificationCode } from '#platform/documents'
import type { BudgetKey } from './addresses.ts'
import { memoryBudgets } from './memory-budgets.fixture.ts'
import { memoryOverviews } from './memory-overviews.fixture.ts'
import { memoryTitles } from './memory-titles.fixture.ts'
import type {
  BudgetEntry,
  BudgetVersion,
  DocumentRecord,
  LedgerCheckpoint,
  PortalCorpus,
  PortalInstrument,
  PortalSources,
  PublishedBudget,
} from './sources.ts'

/** One budget with every version of it, newest first. */
export interface MemoryBudget {
  readonly entry: BudgetEntry
  readonly versions: readonly BudgetVersion[]
  readonly contents: ReadonlyMap<number, PublishedBudget>
}

const corpusFolder = new URL('../../../corpus/', import.meta.url)

/** The corpus as it lies in the folder, unchecked: the loader's checks are tested where it is. */
function readCorpus(): PortalCorpus {
  const instruments = readdirSync(corpusFolder, { withFileTypes: true })
    .filter(
      (folder) =>
        folder.isDirectory() &&
        readdirSync(new URL(`${folder.name}/`, corpusFolder)).includes('clauses.yaml'),
    )
    .map(({ name }): PortalInstrument => {
      const file = (part: string) =>
        parse(readFileSync(new URL(`${name}/${part}.yaml`, corpusFolder), 'utf8')) as unknown
      const header = file('instrument') as Omit<PortalInstrument, 'clauses'>
      const rows = file('clauses') as readonly Omit<PortalInstrument['clauses'][number], 'rowId'>[]
      return { ...header, clauses: rows.map((row) => ({ ...row, rowId: row.id, id: `${name}/${row.id}` })) }
    })
  return { instruments }
}

/** Two years of the public calendar, 2025 complete as published, so that 2026 and later are provisional. */
export const memoryCalendar: WorkCalendar = {
  edition: '2025-1',
  source: '国务院办公厅放假安排通知',
  years: {
    2025: {
      year: 2025,
      notice: '国务院办公厅关于2025年部分节假日安排的通知',
      offDays: {
        '2025-01-01': '元旦',
        '2025-01-28': '春节',
        '2025-01-29': '春节',
        '2025-01-30': '春节',
        '2025-01-31': '春节',
        '2025-02-01': '春节',
        '2025-02-02': '春节',
        '2025-02-03': '春节',
        '2025-02-04': '春节',
        '2025-04-04': '清明节',
        '2025-04-05': '清明节',
        '2025-04-06': '清明节',
        '2025-05-01': '劳动节',
        '2025-05-02': '劳动节',
        '2025-05-03': '劳动节',
        '2025-05-04': '劳动节',
        '2025-05-05': '劳动节',
        '2025-05-31': '端午节',
        '2025-06-01': '端午节',
        '2025-06-02': '端午节',
        '2025-10-01': '国庆节、中秋节',
        '2025-10-02': '国庆节、中秋节',
        '2025-10-03': '国庆节、中秋节',
        '2025-10-04': '国庆节、中秋节',
        '2025-10-05': '国庆节、中秋节',
        '2025-10-06': '国庆节、中秋节',
        '2025-10-07': '国庆节、中秋节',
        '2025-10-08': '国庆节、中秋节',
      },
      workDays: {
        '2025-01-26': '春节',
        '2025-02-08': '春节',
        '2025-04-27': '劳动节',
        '2025-09-28': '国庆节、中秋节',
        '2025-10-11': '国庆节、中秋节',
      },
    },
  },
}

function codeOf(name: string): string {
  return verificationCode({
    tenant: 'memory',
    caseId: name,
    actVersion: 1,
    template: 'letter',
    dataDigest: name,
  })
}

export const memoryCodes = {
  valid: codeOf('valid'),
  superseded: codeOf('superseded'),
  revoked: codeOf('revoked'),
  unknown: codeOf('unknown'),
}

const documents: readonly DocumentRecord[] = [
  {
    code: memoryCodes.valid,
    title: '云溪县文化活动中心2023年单位预算（第 2 版）',
    issuer: '云溪县文化活动中心',
    issuedAt: momentAt('2023-03-20T02:00:00Z').instant,
    state: 'valid',
    hash: `sha256:${'3f'.repeat(32)}`,
    address: '/yunxi/budgets/yunxi-center-2023',
  },
  {
    code: memoryCodes.superseded,
    title: '云溪县文化活动中心2023年单位预算',
    issuer: '云溪县文化活动中心',
    issuedAt: momentAt('2023-02-17T01:30:00Z').instant,
    state: 'superseded',
    hash: `sha256:${'a1'.repeat(32)}`,
    supersededBy: memoryCodes.valid,
    address: '/yunxi/budgets/yunxi-center-2023',
  },
  {
    code: memoryCodes.revoked,
    title: '一次性告知书',
    issuer: '云溪县财政局',
    issuedAt: momentAt('2023-01-05T03:00:00Z').instant,
    state: 'revoked',
    hash: `sha256:${'0c'.repeat(32)}`,
    stateReason: '因事项名称填写有误，2023年1月6日由出具单位撤销并重新出具。',
  },
]

const checkpoints: readonly LedgerCheckpoint[] = Array.from({ length: 12 }, (_, index) => ({
  tenant: 'yunxi',
  size: 1860 - index * 137,
  rootHash: (0x9e3779b1 - index * 7919).toString(16).repeat(8),
  algorithm: 'sha256',
  at: momentAt(`2023-03-${String(28 - index).padStart(2, '0')}T16:00:00Z`).instant,
  signature: `MEUCIQ${'k3Zt9w'.repeat(9)}${index}==`,
  keyId: 'yunxi-2023-1',
}))

/** Sources with data of every kind; `empty` has an installation on its first day. */
export function memorySources(options: {
  readonly origin: string
  readonly empty?: boolean
  readonly demo?: boolean
}): PortalSources {
  const empty = options.empty === true
  const budgets = empty ? [] : memoryBudgets()
  const find = ({ tenant, slug }: BudgetKey) =>
    budgets.find(({ entry }) => entry.tenant === tenant && entry.slug === slug)
  const corpus = empty ? { instruments: [] } : readCorpus()
  return {
    site: { name: '规程公开门户', origin: options.origin, operator: '云溪县' },
    demo: options.demo ?? true,
    corpus,
    builtClauses: new Set(
      corpus.instruments
        .filter((one) => one.id === 'shizhu-budget-2023')
        .flatMap((one) => one.clauses.slice(0, 90).map((clause) => clause.id)),
    ),
    calendar: empty ? { edition: '0', source: '尚未导入', years: {} } : memoryCalendar,
    now: async () => momentAt('2023-03-29T01:00:00Z'),
    publishedBudgets: async () => budgets.map((budget) => budget.entry),
    tenants: async () => (empty ? [] : [{ id: 'yunxi', name: '云溪县' }]),
    findPublishedBudget: async (key, version) => {
      const budget = find(key)
      return budget?.contents.get(version ?? budget.entry.version)
    },
    versions: async (key) => find(key)?.versions ?? [],
    findBudgetPdf: async ({ slug }) =>
      slug === 'yunxi-center-2023' ? { bytes: Buffer.from('%PDF-1.7\n'), fileName: '预算.pdf' } : undefined,
    showFindings: async () => false,
    findDocument: async (code) => (empty ? undefined : documents.find((document) => document.code === code)),
    repaired: async () => 0,
    publishedTargets: async () => [],
    targetEditions: async () => [],
    ...memoryOverviews(budgets),
    ...memoryTitles(empty),
    checkpoints: async () => (empty ? [] : checkpoints),
    findAttachedText: async (instrument) =>
      instrument === 'hunan-disclosure'
        ? {
            title: '年度报告（正式文本）',
            address: '/files/example.pdf',
            attachedAt: momentAt('2023-01-03T02:00:00Z').instant,
          }
        : undefined,
  }
}

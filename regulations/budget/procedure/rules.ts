/** Rules of the budget's way through the offices. Arithmetic is judged by the checks; `checkFindings` brings it here. */
import type { ClauseId, Finding } from '#kernel/law'
import { cite, plainFinding, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { daysBetween } from '#kernel/time'
import { describePlace } from '#lint'
import type { BudgetFinding } from '../checks/index.ts'
import { textFields } from './texts.ts'
import type { TextKey } from './texts.ts'
import type { Fault } from './revise.ts'

const sign = cite('shizhu-budget-2023/t0.sign')
const route = cite('shizhu-budget-2023/n.1.2.a')

/** A unit's compiler opens the unit's own budget and no other's. */
export const compilerBelongsToUnit = rule(
  'compiler-belongs-to-unit',
  route,
  (f: { readonly unitOrganisation: string; readonly organisation: string }) =>
    f.unitOrganisation === f.organisation,
  { label: '由本单位编制', otherwise: () => '请由该单位自己的制表人办理：您所在的机构不是这个单位。' },
)

export const unitIsRegistered = rule(
  'unit-is-registered',
  route,
  (f: { readonly code: string; readonly registered: boolean }) => f.registered,
  {
    label: '单位在预算单位名册内',
    otherwise: (f) => `请先请字典管理员登记单位：预算单位名册里没有代码“${f.code}”。`,
  },
)

/** n.1.2.a: a second-level unit has exactly one department, a first-level unit none. */
export const levelFitsDepartment = rule(
  'level-fits-department',
  route,
  (f: { readonly level: string; readonly department: string }) =>
    f.level === '二级' ? f.department !== '' : f.department === '',
  {
    label: '二级单位有且只有一个主管部门',
    otherwise: (f) =>
      f.level === '二级'
        ? '请先在预算单位名册里填写主管部门：二级单位须有一个主管部门。'
        : '请先在预算单位名册里删去主管部门：一级单位直接向财政报送。',
  },
)

/** The signature refers to the figures as they stand. */
export const digestIsCurrent = rule(
  'digest-is-current',
  sign,
  (f: { readonly signed: string; readonly current: string }) => f.signed === f.current,
  {
    label: '所签为当前数字',
    otherwise: () => '请刷新后核对当前数字再签章：您看到的数字已经变动。',
  },
)

export const signedInOrder = rule(
  'signed-in-order',
  sign,
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '按制表人、财务负责人、单位负责人的次序签章',
    otherwise: (f) => `请先由${f.missing.join('、')}签章。`,
  },
)

/** The same account may not sign as compiler and as head of the unit. */
export const headIsNotCompiler = rule(
  'head-is-not-compiler',
  sign,
  (f: { readonly compiler: string; readonly head: string }) => f.compiler !== f.head,
  {
    label: '制表人与单位负责人不是同一人',
    otherwise: () => '请由另一人签章：制表人不能同时以单位负责人签章。',
  },
)

export const allSigned = rule(
  'all-three-signed',
  sign,
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '三方签章齐全', otherwise: (f) => `请先补齐签章：缺${f.missing.join('、')}。` },
)

/** n.struct: a part of the explanation cannot be left out. */
export const explanationComplete = rule(
  'explanation-complete',
  cite('shizhu-budget-2023/n.struct'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '说明六部分齐全', otherwise: (f) => `请补齐说明。缺少：${f.missing.join('；')}` },
)

export const budgetHasFigures = rule(
  'budget-has-figures',
  cite('shizhu-budget-2023/t.unit'),
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  { label: '金额表齐全', otherwise: (f) => `请先导入或填写金额表：缺${f.missing.join('、')}。` },
)

/** t0.date: the day of 报送 against the day in the notice. A verdict: late is flagged, not refused. */
export const submittedInTime = rule(
  'submitted-in-time',
  cite('shizhu-budget-2023/t0.date'),
  (f: { readonly submitBy: LocalDate; readonly submittedOn: LocalDate }) => f.submittedOn <= f.submitBy,
  { label: '按时报送', otherwise: (f) => `逾期${daysBetween(f.submitBy, f.submittedOn)}日报送。` },
)

/** A step with a legal period: done on a day, at most so many days after its anchor. */
export const doneInTime = rule(
  'done-within-legal-period',
  cite('shizhu-budget-2023/t0.date'),
  (f: {
    readonly step: string
    readonly anchor: LocalDate
    readonly done: LocalDate
    readonly days: number
  }) => daysBetween(f.anchor, f.done) <= f.days,
  {
    label: '在法定期限内办理',
    otherwise: (f) =>
      `${f.step}逾期${daysBetween(f.anchor, f.done) - f.days}日（期限${f.days}日，自${f.anchor}起）。`,
  },
)

/** The day written on a paper is not in the future and not before what it answers. */
export const dayIsPossible = rule(
  'day-is-possible',
  cite('shizhu-budget-2023/t0.date'),
  (f: { readonly day: LocalDate; readonly notAfter: LocalDate; readonly notBefore: LocalDate }) =>
    f.day <= f.notAfter && f.day >= f.notBefore,
  { label: '日期可能', otherwise: (f) => `请核对日期：${f.day}应在${f.notBefore}至${f.notAfter}之间。` },
)

/** n.contact: 023 and eight digits; other area codes seven or eight; mobile numbers only with a warning. */
export const contactPhoneIsValid = rule(
  'contact-phone-is-valid',
  cite('shizhu-budget-2023/n.contact'),
  (f: { readonly phone: string }) =>
    /^023-\d{8}$/.test(f.phone) || /^0(?!23)\d{2,3}-\d{7,8}$/.test(f.phone) || isMobile(f.phone),
  {
    label: '联系电话格式正确',
    otherwise: (f) =>
      f.phone.startsWith('023')
        ? '请核对电话：重庆固话应为8位，写作023-8位号码。'
        : '请按“区号-号码”填写办公电话，如023-8位号码。',
  },
)

export const contactIsOfficePhone = rule(
  'contact-is-office-phone',
  cite('shizhu-budget-2023/n.contact'),
  (f: { readonly phone: string }) => !isMobile(f.phone),
  { label: '公开的是办公电话', otherwise: () => '建议改填办公电话：手机号码会在公开页上显示。' },
)

function isMobile(phone: string): boolean {
  return /^1\d{10}$/.test(phone)
}

export const contactIsStated = rule(
  'contact-is-stated',
  cite('shizhu-budget-2023/n.contact'),
  (f: { readonly name: string; readonly phone: string }) => f.name.trim() !== '' && f.phone.trim() !== '',
  { label: '写明联系人和电话', otherwise: () => '请先填写公开联系人的姓名和电话。' },
)

export const sealIsRecorded = rule(
  'seal-is-recorded',
  cite('shizhu-budget-2023/t0.seal'),
  (f: { readonly sealed: boolean }) => f.sealed,
  { label: '封面已加盖公章', otherwise: () => '未加盖公章。如确需公开，请说明理由；公开记录将注明未盖章。' },
)

/** The 保密审查 comes before anything is public, a budget, a correction or a target table (信息公开保密审查). */
export const secrecyPassed = rule(
  'secrecy-review-passed',
  cite('shizhu-budget-2023/n.contact'),
  (f: { readonly reviewed: boolean; readonly passed: boolean }) => f.passed,
  {
    label: '已通过保密审查',
    otherwise: (f) =>
      f.reviewed ? '请先按保密审查意见修改，再送审查：审查未通过。' : '请先由保密审查人审查：尚未审查。',
  },
)

/** A revision without effect would void signatures for nothing. */
export const revisionChangesSomething = rule(
  'revision-changes-something',
  sign,
  (f: { readonly changes: number }) => f.changes > 0,
  { label: '改动与现有内容不同', otherwise: () => '请核对改动：所填与现有内容相同，没有可改的地方。' },
)

export const correctionChangesSomething = rule(
  'correction-changes-something',
  cite('shizhu-budget-2023/n.0'),
  (f: { readonly changes: number }) => f.changes > 0,
  { label: '更正有实际改动', otherwise: () => '请写明要更正的数字：所填与现有内容相同。' },
)

export const differencesAreReasoned = rule(
  'differences-are-reasoned',
  cite('shizhu-budget-2023/t.unit'),
  (f: { readonly unreasoned: readonly string[] }) => f.unreasoned.length === 0,
  {
    label: '批复数与报送数的差异均有理由',
    otherwise: (f) => `请为每处差异填写理由：${f.unreasoned.join('、')}。`,
  },
)

/** A text that the explanation cannot do without. */
export function textIsStated(
  key: TextKey,
  facts: { readonly why: string; readonly stated: boolean },
): Finding {
  const { label, clause } = textFields[key]
  const stated = rule(`text-is-stated-${key}`, cite(clause), (f: typeof facts) => f.stated, {
    label: `已写“${label}”`,
    otherwise: (f) => `请填写“${label}”：${f.why}。`,
  })
  return stated(facts)
}

/** Changes that cannot be made, as findings by place. */
export function faultFindings(faults: readonly Fault[]): readonly Finding[] {
  return faults.map(({ path, say }) =>
    plainFinding({
      rule: 'change-is-possible@1',
      clause: clauseOfPath(path),
      label: '改动可以落到表上',
      holds: 'no',
      say,
      facts: { path },
    }),
  )
}

function clauseOfPath(path: string): ClauseId {
  const [table = ''] = path.split('/')
  if (table === 't2' || table === 't7') return cite('shizhu-budget-2023/t2').clause
  return table === 't3' ? cite('shizhu-budget-2023/t3').clause : cite('shizhu-budget-2023/t.unit').clause
}

const explainedClauses: readonly string[] = ['t2.r10', 't7.r10', 't3.r13', 'n.6.5.c'].map(
  (local) => `shizhu-budget-2023/${local}`,
)

/** Errors that stop 报送 or 公开 (`blocks`), hints that want a stated reason, and all other hints. */
export function checkFindings(findings: readonly BudgetFinding[]): {
  readonly submission: readonly Finding[]
  readonly publication: readonly Finding[]
  readonly explain: readonly Finding[]
  readonly hints: readonly Finding[]
} {
  const of = (blocks: BudgetFinding['blocks']) => findings.filter((finding) => finding.blocks === blocks)
  const hints = of(null)
  const wantsReason = (finding: BudgetFinding): boolean =>
    explainedClauses.includes(finding.where.clause ?? '')
  return {
    submission: of('submission').map((finding) => toFinding(finding, `check-${finding.rule}`)),
    publication: of('publication').map((finding) => toFinding(finding, `check-${finding.rule}`)),
    explain: hints.filter(wantsReason).map((finding) => toFinding(finding, explainRule(finding))),
    hints: hints.filter((one) => !wantsReason(one)).map((one) => toFinding(one, `check-${one.rule}`)),
  }
}

/** Rows that the instrument numbers, by table; a longer table of another unit rests on the table's own clause. */
const numberedRows: Readonly<Record<string, number>> = { t1: 9, t2: 14, t3: 15, t6: 9, t7: 14 }

/**
 * The clause that a check names, where the instrument has it: a row beyond the printed ones rests on its table, a fund that
 * the instrument does not name on the rule for indicators.
 */
export function citedClause(named: string | undefined): ClauseId {
  const local = (named ?? '').split('/').at(-1) ?? ''
  if (local === '') return cite('shizhu-budget-2023/t.unit').clause
  if (/^p\.\d/.test(local)) return cite('shizhu-budget-2023/p.ind').clause
  const row = /^(t\d+)\.r(\d+)$/.exec(local)
  const beyond = row !== null && Number(row[2]) > (numberedRows[row[1] ?? ''] ?? 0)
  // The checks write ids of this instrument only; a test compares those of both workbooks with the corpus.
  return `shizhu-budget-2023/${beyond ? (row[1] ?? '') : local}` as ClauseId
}

/** One reason per place: `explained-function-vs-economic-t2-r10`. */
function explainRule({ rule: name, where }: BudgetFinding): string {
  const local = (where.clause ?? '').split('/').at(-1) ?? ''
  return `explained-${name}-${local.replaceAll('.', '-')}`
}

function toFinding(finding: BudgetFinding, ruleName: string): Finding {
  const { where, stated, expected, message } = finding
  return plainFinding({
    rule: `${ruleName}@1`,
    clause: citedClause(where.clause),
    label: describePlace(where),
    holds: 'no',
    say: message,
    facts: {
      stated,
      expected,
      ...(where.cell === undefined ? {} : { cell: where.cell }),
      sheet: where.sheet,
    },
    readers: ['unit', 'department', 'finance-bureau'],
  })
}

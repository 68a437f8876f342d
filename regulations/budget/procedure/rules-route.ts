/** Rules of the road: 布置, 控制数, approval by congress, department and unit, paper covers, postings. */
import type { ClauseId, Finding } from '#kernel/law'
import { cite, plainFinding, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { parsePrinted, printFigure } from '#lint'
import { toPrintedFigure } from '../figures.ts'
import type { BudgetFigures, TableKey } from '../figures.ts'
import { getTableDefinition } from '../tables.ts'
import type { PackedCell } from './packed-figures.ts'
import { unpackCell, unpackFigures } from './packed-figures.ts'
import type { Transfer, UnitBudget } from './vocabulary.ts'

const route = cite('shizhu-budget-2023/n.1.2.a')
const sign = cite('shizhu-budget-2023/t0.sign')
const date = cite('shizhu-budget-2023/t0.date')
const published = cite('shizhu-budget-2023/t8')

/** Finance and the unit's own department call for a budget and set its 控制数; nobody else. */
export const officeIsAbove = rule(
  'office-is-above-the-unit',
  route,
  (f: { readonly office: string; readonly department: string; readonly finance: string }) =>
    f.office !== '' && (f.office === f.department || f.office === f.finance),
  {
    label: '由财政部门或本单位的主管部门办理',
    otherwise: () => '无权审核非本部门所属单位：请由该单位的主管部门或财政部门办理。',
  },
)

/** The list of a 布置 or of 控制数 names the unit of the case it is sent to. */
export const unitIsMeant = rule(
  'unit-is-meant',
  route,
  (f: { readonly named: string; readonly code: string }) => f.named === f.code,
  {
    label: '控制数对应本单位',
    otherwise: (f) => `请核对单位代码：清单写的是“${f.named}”，这件是“${f.code}”的预算。`,
  },
)

export const dueIsAhead = rule(
  'due-day-is-ahead',
  date,
  (f: { readonly dueOn: LocalDate; readonly today: LocalDate }) => f.dueOn >= f.today,
  { label: '报送期限不早于今天', otherwise: (f) => `请改报送期限：${f.dueOn}已经过去。` },
)

/** Stands for a day that nobody has entered yet: later than every other. */
const NEVER = '9999-12-31'

/** 预算法 art.52: finance replies on what the congress approved, so not before that day. */
export const congressHasApproved = rule(
  'congress-has-approved',
  date,
  (f: { readonly congressOn: LocalDate | null; readonly approvedOn: LocalDate }) =>
    (f.congressOn ?? NEVER) <= f.approvedOn,
  {
    label: '人代会已批准预算草案',
    otherwise: (f) =>
      f.congressOn === null
        ? '请先登记人代会批准日期，再批复预算。'
        : `请核对批复日期：${f.approvedOn}早于人代会批准的${f.congressOn}。`,
  },
)

/** A second-level unit publishes on the reply of its department; a first-level unit on that of finance. */
export const departmentHasReplied = rule(
  'department-has-replied',
  route,
  (f: { readonly department: string; readonly replied: boolean }) => f.department === '' || f.replied,
  {
    label: '主管部门已批复单位',
    otherwise: (f) => `请等主管部门批复后再准备公开：${f.department}尚未批复本单位。`,
  },
)

/** B8: one person may compile and head the finance of a small unit, up to the staff that finance allows. */
export const combinedPostsAllowed = rule(
  'combined-posts-allowed',
  sign,
  (f: {
    readonly compiler: string
    readonly financeHead: string
    readonly staff: number | null
    readonly staffMax: number
  }) => f.compiler !== f.financeHead || (f.staff !== null && f.staff <= f.staffMax),
  {
    label: '制表人兼任财务负责人只限小单位',
    otherwise: (f) =>
      f.staff === null
        ? '请先在预算单位名册里填写实有人数：制表人兼任财务负责人只限小单位。'
        : `请由另一人以财务负责人签章：实有${f.staff}人，超过可兼任的${f.staffMax}人。`,
  },
)

/** The names on a sealed cover: three lines filled, and the compiler is not the head of the unit. */
export const coverIsComplete = rule(
  'cover-is-complete',
  sign,
  (f: { readonly compiler: string; readonly financeHead: string; readonly unitHead: string }) =>
    [f.compiler, f.financeHead, f.unitHead].every((name) => name.trim() !== '') && f.compiler !== f.unitHead,
  {
    label: '封面三方签章齐全且制表人不是单位负责人',
    otherwise: (f) =>
      f.compiler === f.unitHead && f.compiler.trim() !== ''
        ? '请由另一人签章：制表人不能同时以单位负责人签章。'
        : '请补齐封面上的三方姓名：制表人、财务负责人、单位负责人缺一不可。',
  },
)

/** Where the server cannot see a page, a person looks and keeps a picture: without it the check proves nothing. */
export const personShowsWhatHeSaw = rule(
  'person-shows-what-he-saw',
  published,
  (f: { readonly byPerson: boolean; readonly result: string; readonly pictured: boolean }) =>
    !f.byPerson || (f.pictured && f.result !== 'unreachable'),
  {
    label: '人工核对附有截图',
    otherwise: (f) =>
      f.pictured
        ? '请选择在网页上看到的结果：内容未变、内容已变或打不开。'
        : '请上传网页截图：人工核对链接须以截图为凭。',
  },
)

/** A posting can be taken down or looked at only while it stands. */
export const postingStands = rule(
  'posting-stands',
  published,
  (f: { readonly number: number; readonly stands: boolean }) => f.stands,
  { label: '这处公开仍在', otherwise: (f) => `请核对序号：没有第${f.number}处仍在公开的位置。` },
)

/** Every other site named in the preparation has given its address back before the file is closed. */
export const addressesAreBack = rule(
  'addresses-are-back',
  published,
  (f: { readonly missing: readonly string[] }) => f.missing.length === 0,
  {
    label: '各公开位置均已登记',
    otherwise: (f) => `请先登记公开网址或张贴情况：${f.missing.join('、')}还没有登记。`,
  },
)

/** Where a 控制数 line stands in the instrument: 三公, 基本支出, 项目支出, or the expenditure total. */
function controlClause(path: string): ClauseId {
  if (path.startsWith('t4/')) return cite('shizhu-budget-2023/n.4.a').clause
  if (path.startsWith('t3/')) return cite('shizhu-budget-2023/n.3.e').clause
  return path.endsWith('/project')
    ? cite('shizhu-budget-2023/n.3.f').clause
    : cite('shizhu-budget-2023/n.2.2.a').clause
}

/** 支出总表 合计 总计: how people call a place of the tables. Undefined for a place that no table has. */
export function controlLabel(path: string): string | undefined {
  const [key = '', row = '', column = ''] = path.split('/')
  if (!/^t([1-9]|10)$/.test(key) || row === '') return undefined
  const definition = getTableDefinition(key as TableKey)
  const found = definition.columns.find((one) => one.key === column && one.kind === 'figure')
  if (found === undefined) return undefined
  return `${definition.title} ${row === 'total' ? '合计' : row} ${found.path}`
}

/** 分 and interval of a place; a row the tables do not have is an exact zero. */
export function placedFigure(figures: BudgetFigures, path: string) {
  const [key = '', row = '', column = ''] = path.split('/')
  const table = figures.tables[key as TableKey]
  const found = table?.rows.find(({ id, labels }) =>
    row === 'total' ? id === `${key}.total` : Object.values(labels).includes(row),
  )
  return toPrintedFigure(found?.figures[column])
}

/**
 * Lines of the 控制数 that the budget is above. A printed figure stands for the interval of what rounds to it, so it is
 * above only when every amount it can stand for is.
 */
export function controlFindings(state: Pick<UnitBudget, 'figures' | 'controls'>): readonly Finding[] {
  const figures = unpackFigures(state.figures)
  return (state.controls?.lines ?? []).map(({ path, limit }) => {
    const stated = placedFigure(figures, path)
    const ceiling = toPrintedFigure(unpackCell(limit, '万元', ''))
    const above = stated.low >= ceiling.high
    const label = controlLabel(path) ?? path
    const over = printFigure(stated.value - ceiling.value, '万元')
    return plainFinding({
      rule: `within-control-${path.replaceAll('/', '-')}@1`,
      clause: controlClause(path),
      label: `${label}不超过控制数`,
      holds: above ? 'no' : 'yes',
      ...(above
        ? {
            say: `请压减${label}：${shown(stated.value)}超过控制数${shown(ceiling.value)}，多${over}万元。`,
          }
        : {}),
      facts: { path, stated: shown(stated.value), limit: shown(ceiling.value) },
    })
  })
}

const shown = (fen: number): string => printFigure(fen, '万元')

/** Lines of 控制数 that no table has, or whose amount is no amount. */
export function controlFaults(
  lines: readonly { readonly path: string; readonly limit: PackedCell }[],
): readonly Finding[] {
  return lines
    .filter(({ path, limit }) => controlLabel(path) === undefined || !isAmount(limit))
    .map(({ path }) =>
      plainFinding({
        rule: 'control-line-is-known@1',
        clause: controlClause(path),
        label: '控制数的行和金额可以识别',
        holds: 'no',
        say: `请核对控制数“${path}”：按“表/科目/栏”写位置，如 t7/total/total，金额按万元填写且不小于0。`,
        facts: { path },
      }),
    )
}

function isAmount(cell: PackedCell): boolean {
  if (cell === null) return true
  if (typeof cell === 'number') return cell >= 0
  const parsed = parsePrinted(cell, '万元')
  return parsed.ok && parsed.figure.value >= 0
}

/** A transfer names another unit, an amount above nothing, and for an expenditure the item it is booked on. */
export function transferFaults(transfers: readonly Transfer[], own: string): readonly Finding[] {
  const fault = ({ counterpart, direction, amount, code }: Transfer): string | undefined => {
    if (counterpart === own) return '对方单位不能是本单位'
    if (!isAmount(amount) || unpackCell(amount, '万元', '').value === 0) return '金额须大于0'
    return direction === 'out' && !/^\d{7}$/.test(code) ? '支出须写到功能分类的项（7位）' : undefined
  }
  return transfers.flatMap((transfer) => {
    const why = fault(transfer)
    return why === undefined
      ? []
      : [
          plainFinding({
            rule: 'transfer-is-possible@1',
            clause: cite('shizhu-budget-2023/t6.r6').clause,
            label: '单位之间的往来可以核对',
            holds: 'no',
            say: `请核对与“${transfer.counterpart}”的往来：${why}。`,
            facts: { counterpart: transfer.counterpart },
          }),
        ]
  })
}

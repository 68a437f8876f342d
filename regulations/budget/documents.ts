/** Papers of a budget as plain data for the general layouts: cover, tables, explanation, report, correction. */
import type { DocumentSpec, ReturnRound } from '#kernel/case'
import { cite } from '#kernel/law'
import { legalDateOf } from '#kernel/time'
import { describePlace, printFigure } from '#lint'
import { coverTitleOf } from './checks/cover.ts'
import { groupColumns } from './document-columns.ts'
import { paragraph, routeDocuments } from './documents-route.ts'
import { explanationOf } from './explanation.ts'
import { gradeLabels } from './labels.ts'
import type { PublicTable } from './publication.ts'
import { placeName } from './place-name.ts'
import { publicTitle, roundingOf, tablesOf } from './publication.ts'
import { examine } from './procedure/facts.ts'
import { unpackFigures } from './procedure/packed-figures.ts'
import { selfCheck } from './self-check.ts'
import type { Difference, UnitBudget } from './procedure/vocabulary.ts'
import { writtenDate } from './written-date.ts'

type Spec = DocumentSpec<UnitBudget>

const always = (): boolean => true

const signatureLines = ['单位负责人', '财务负责人', '制表人'].map((label) => ({ label }))

const submittedOn = (state: UnitBudget): string | null => ('submittedOn' in state ? state.submittedOn : null)

const cover: Spec = {
  label: '封面',
  clause: cite('shizhu-budget-2023/t0.title').clause,
  template: 'cover',
  when: always,
  data: (state) => ({
    title: coverTitleOf(state.year, state.unit.level),
    subtitle: state.unit.name,
    fields: [
      { label: '主管部门', text: state.unit.department?.name ?? '（一级预算单位）' },
      { label: '单位编码', text: state.unit.code },
      { label: '报送日期', text: writtenDate(submittedOn(state)) },
    ],
    seals: ['编制单位（盖章）'],
    signatures: signatureLines,
    dateText: writtenDate(submittedOn(state)),
  }),
}

const tables: Spec = {
  label: '预算公开表',
  clause: cite('shizhu-budget-2023/t.unit').clause,
  template: 'figures',
  when: (state) => Object.keys(state.figures.tables).length > 0,
  data: (state) => ({
    orientation: 'landscape',
    tables: tablesOf(unpackFigures(state.figures)).map((table) => printedTable(table, state)),
    signatures: signatureLines,
  }),
}

const explanation: Spec = {
  label: '单位预算情况说明',
  clause: cite('shizhu-budget-2023/n.struct').clause,
  template: 'report',
  when: (state) => Object.keys(state.figures.tables).length > 0,
  data: (state) => {
    const { title, parts } = explanationOf(state)
    const contact = 'preparation' in state ? state.preparation.contact : null
    const rounding = roundingOf(unpackFigures(state.figures))
    return {
      title,
      blocks: [
        ...parts.flatMap(({ heading, paragraphs }) => [
          { kind: 'heading', level: 1, text: heading },
          ...paragraphs.map(paragraph),
        ]),
        ...(rounding.length === 0
          ? []
          : [paragraph('注：部分合计数与分项数之和因四舍五入存在尾差，未作调整。')]),
        ...(contact === null ? [] : [paragraph(`联系人：${contact.name}　联系电话：${contact.phone}`)]),
      ],
      signedBy: [state.unit.name],
    }
  },
}

const consistencyReport: Spec = {
  label: '一致性检查报告',
  clause: cite('shizhu-budget-2023/t.unit').clause,
  template: 'findings',
  when: always,
  data: (state) => {
    const { findings, checks } = examine(state)
    const passed = Object.values(checks).reduce((sum, count) => sum + count, 0)
    const count = (grade: string): string =>
      String(findings.filter((finding) => finding.grade === grade).length)
    return {
      title: '一致性检查报告',
      subtitle: publicTitle(state),
      summary: [
        { label: '通过的检查', text: String(passed) },
        ...Object.entries(gradeLabels).map(([grade, label]) => ({ label, text: count(grade) })),
      ],
      findings: findings.map(({ grade, where, message, stated, expected, repair }) => ({
        grade: gradeLabels[grade],
        tone: grade === 'doubt' ? 'warning' : grade === 'note' ? 'note' : 'error',
        where: describePlace(where),
        message,
        stated,
        expected,
        ...(repair === undefined ? {} : { repair }),
      })),
      whenNone: '本次检查没有发现问题。',
      notes: [
        '数字按印出的两位小数取舍入区间比较，区间内的差异为尾差，不列为错误。',
        '本报告供编制单位和审核部门使用。',
      ],
    }
  },
}

const redline: Spec = {
  label: '签章红线稿',
  clause: cite('shizhu-budget-2023/t0.sign').clause,
  template: 'letter',
  when: (state) => state.stage === 'signing' && state.redline.length > 0,
  data: (state) => ({
    title: `${publicTitle(state)}签章红线稿`,
    blocks: [
      paragraph('制表人签章以后，数字没有改动；下列文字有改动，请财务负责人和单位负责人核对后重新签章。'),
      differencesTable(state.stage === 'signing' ? state.redline : [], placeNames(state)),
    ],
    signedBy: [state.unit.name],
    dateText: writtenDate(null),
  }),
}

const reply: Spec = {
  label: '批复与报送差异表',
  clause: cite('shizhu-budget-2023/n.1.2.a').clause,
  template: 'letter',
  when: (state) => 'approval' in state,
  data: (state) => ({
    title: `关于${publicTitle(state)}的批复数差异`,
    recipients: state.unit.name,
    blocks: [
      paragraph(
        state.differences.length === 0
          ? '批复数与报送数一致。'
          : '批复数与报送数有下列差异，公开以批复数为准。',
      ),
      ...(state.differences.length === 0 ? [] : [differencesTable(state.differences, placeNames(state))]),
    ],
    signedBy: [],
    dateText: writtenDate('approval' in state ? state.approval.approvedOn : null),
  }),
}

const correction: Spec = {
  label: '更正说明',
  clause: cite('shizhu-budget-2023/n.0').clause,
  template: 'letter',
  when: (state) => state.versions.some(({ changes }) => changes.length > 0),
  data: (state) => {
    const last = state.versions.findLast(({ changes }) => changes.length > 0)
    return {
      title: `关于更正${publicTitle(state)}的说明`,
      blocks: [
        paragraph(
          `本单位公开的${state.year}年单位预算作如下更正，更正理由：${last?.reason ?? ''}。原版本保留备查。`,
        ),
        differencesTable(last?.changes ?? [], placeNames(state)),
      ],
      signedBy: [state.unit.name],
      dateText: writtenDate(last?.on ?? null),
    }
  },
}

/** 退回修改意见单: the newest round of items, with the unit's answers beside them. */
const returnSheet: Spec = {
  label: '退回修改意见单',
  clause: cite('shizhu-budget-2023/n.1.2.a').clause,
  template: 'letter',
  when: (_state, returns) => returns.length > 0,
  data: (state, returns) => {
    const round = returns.at(-1)
    return {
      title: '单位预算退回修改意见单',
      recipients: state.unit.name,
      blocks: [
        paragraph(
          `你单位报送的${state.year}年单位预算（第${round?.round ?? 0}次退回）需要修改，请逐条修改或说明后重新报送。`,
        ),
        returnedItems(round?.items ?? [], placeNames(state)),
      ],
      signedBy: [],
      dateText: writtenDate(round === undefined ? null : legalDateOf(round.at)),
    }
  },
}

/** Names of the places that items point at, with the labels of their rows and the names of target tables. */
function placeNames({ figures }: UnitBudget): (path: string) => string {
  const { tables, funds } = unpackFigures(figures)
  const rowLabel = (table: string, row: string): string =>
    Object.values(tables)
      .find(({ key }) => key === table)
      ?.rows.find(({ labels }) => labels['code'] === row)?.labels['name'] ?? ''
  const fundName = (key: string): string => funds.find((fund) => fund.key === key)?.name ?? key
  return (path) => placeName(path, rowLabel, fundName)
}

function returnedItems(items: ReturnRound['items'], nameOf: (path: string) => string) {
  return {
    kind: 'table',
    table: {
      title: '',
      columns: [
        { key: 'number', header: '序号', kind: 'code', width: 2 },
        { key: 'path', header: '位置', kind: 'text', width: 8 },
        { key: 'text', header: '问题与修改要求', kind: 'text', width: 14 },
        { key: 'answer', header: '单位答复', kind: 'text', width: 8 },
      ],
      rows: items.map(({ number, path, text, answer }) => ({
        cells: {
          number: String(number),
          path: nameOf(path),
          text,
          answer:
            answer === undefined ? null : `${answer.kind === 'changed' ? '已改：' : '说明：'}${answer.text}`,
        },
      })),
    },
  }
}

export const documents: Readonly<Record<string, Spec>> = {
  cover,
  tables,
  explanation,
  'consistency-report': consistencyReport,
  redline,
  'return-sheet': returnSheet,
  reply,
  correction,
  ...routeDocuments({ cover, explanation, tables }),
  'self-check': selfCheck,
}

/** Places by their short names with the words of their codes; a column of reasons only where there is one. */
function differencesTable(differences: readonly Difference[], nameOf: (path: string) => string) {
  const shown = (value: string | number | null): string | null =>
    typeof value === 'number' ? printFigure(value, '万元') : value
  const hasReason = differences.some(({ reason }) => (reason ?? '') !== '')
  return {
    kind: 'table',
    table: {
      title: '',
      unit: '单位：万元',
      columns: [
        { key: 'label', header: '项目', kind: 'text', width: 14 },
        { key: 'before', header: '原为', kind: 'text', width: 8 },
        { key: 'after', header: '改为', kind: 'text', width: 8 },
        ...(hasReason ? [{ key: 'reason', header: '理由', kind: 'text', width: 8 }] : []),
      ],
      rows: differences.map(({ path, label, before, after, reason }) => ({
        cells: {
          label: nameOf(path) === path ? label : nameOf(path),
          before: shown(before),
          after: shown(after),
          ...(hasReason ? { reason } : {}),
        },
      })),
    },
  }
}

function printedTable(table: PublicTable, { unit }: UnitBudget) {
  return {
    title: numberedTitle(table),
    preparedBy: `编制单位：${unit.name}`,
    ...(table.columns.some(({ kind }) => kind === 'figure') ? { unit: '单位：万元' } : {}),
    columns: groupColumns(table.columns),
    rows: table.rows.map(({ id, total, level, cells }) => ({
      key: id,
      level,
      cells,
      ...(total ? { emphasis: 'total' } : {}),
    })),
    // The paper writes 注 before them itself.
    notes: table.notes.map((note) => note.replace(/^(备注|注|说明)[:：]\s*/, '')),
  }
}

/** On paper every table has its number, in the order of the set. */
function numberedTitle({ key, title }: PublicTable): string {
  return /^表\d/.test(title) ? title : `表${key.slice(1)} ${title}`
}

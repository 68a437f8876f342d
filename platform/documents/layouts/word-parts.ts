/** Pieces of the Word layouts that we generate: faces that offices have, measures of GB/T 9704, tables. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  convertMillimetersToTwip,
} from 'docx'
import type { IParagraphOptions, ISectionOptions } from 'docx'
import { headerCells, headerDepth, leafColumns } from '../table.ts'
import type { ColumnOrGroup } from '../table.ts'

/** The faces that offices have. They are named, not embedded: where one is missing, Word puts its own in its place. */
export const faces = {
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  title: '方正小标宋简体',
  hei: '黑体',
  song: '宋体',
} as const
export type Face = keyof typeof faces

/** Half points: 三号 32, 二号 44, 四号 28, 小四 24, 五号 21. */
export const sizes = { title: 44, body: 32, small: 28, table: 24, note: 21 } as const

export type TextStyle = {
  readonly face?: Face
  readonly size?: number
  readonly bold?: boolean
  readonly color?: string
}

export function run(text: string, style: TextStyle = {}): TextRun {
  const name = faces[style.face ?? 'body']
  return new TextRun({
    text,
    size: style.size ?? sizes.body,
    font: { ascii: name, hAnsi: name, eastAsia: name, cs: name },
    ...(style.bold === true ? { bold: true } : {}),
    ...(style.color === undefined ? {} : { color: style.color }),
  })
}

export type Align = 'left' | 'center' | 'right' | 'justify'
const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const

export type ParagraphStyle = TextStyle & {
  readonly align?: Align
  /** First line indented by two characters. */
  readonly indent?: boolean
  /** Points above and below. */
  readonly above?: number
  readonly below?: number
  readonly pageBreak?: boolean
}

/** A paragraph at 28 points from line to line, as GB/T 9704 sets them; in tables the lines follow the face. */
export function paragraph(text: string, style: ParagraphStyle = {}): Paragraph {
  const size = style.size ?? sizes.body
  const options: IParagraphOptions = {
    children: text === '' ? [] : [run(text, style)],
    alignment: alignments[style.align ?? 'justify'],
    spacing: {
      before: (style.above ?? 0) * 20,
      after: (style.below ?? 0) * 20,
      ...(size >= sizes.body ? { line: Math.max(560, size * 13), lineRule: LineRuleType.EXACT } : {}),
    },
    ...(style.indent === true ? { indent: { firstLine: size * 20, firstLineChars: 200 } } : {}),
    ...(style.pageBreak === true ? { pageBreakBefore: true } : {}),
  }
  return new Paragraph(options)
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const
const borders = { top: line, bottom: line, left: line, right: line }

export type CellStyle = TextStyle & {
  readonly align?: Align
  readonly columns?: number
  readonly rows?: number
}

export function cell(text: string, style: CellStyle = {}): TableCell {
  const lines = text.split('\n')
  return new TableCell({
    borders,
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    ...(style.columns === undefined ? {} : { columnSpan: style.columns }),
    ...(style.rows === undefined ? {} : { rowSpan: style.rows }),
    children: lines.map((one) => paragraph(one, { size: sizes.table, align: 'left', ...style })),
  })
}

/** A table over the whole width whose columns have these shares. */
export function grid(shares: readonly number[], rows: readonly TableRow[], widthTwips: number): Table {
  const sum = shares.reduce((acc, share) => acc + share, 0)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: shares.map((share) => Math.floor((share / sum) * widthTwips)),
    rows,
  })
}

/** Merged header of a table, then one row of fields that is repeated. */
export function fieldTable(
  columns: readonly ColumnOrGroup[],
  fields: readonly string[],
  widthTwips: number,
): Table {
  const leaves = leafColumns(columns)
  const header = Array.from(
    { length: headerDepth(columns) },
    (_, row) =>
      new TableRow({
        tableHeader: true,
        children: headerCells(columns)
          .filter((one) => one.row === row)
          .map((one) =>
            cell(one.header, {
              align: 'center',
              face: 'hei',
              columns: one.colspan,
              rows: one.rowspan,
            }),
          ),
      }),
  )
  const repeated = new TableRow({
    cantSplit: true,
    children: leaves.map(({ kind }, index) =>
      cell(fields[index] ?? '', { align: kind === 'figure' ? 'right' : kind === 'code' ? 'center' : 'left' }),
    ),
  })
  const shares = leaves.map(({ width, kind }) => width ?? (kind === 'figure' ? 5 : kind === 'code' ? 4 : 8))
  return grid(shares, [...header, repeated], widthTwips)
}

const margins = { top: 37, bottom: 35, left: 28, right: 26 } as const

/** Width of the text on A4 with the margins of GB/T 9704, in twips. */
export function textWidth(orientation: 'portrait' | 'landscape'): number {
  const paper = orientation === 'portrait' ? 210 : 297
  return convertMillimetersToTwip(paper - margins.left - margins.right)
}

/** The mark on every layout that we generate: it is a sample, not the form that a higher office issued. */
export const sampleMark = '参考样式'

export function section(
  children: ISectionOptions['children'],
  orientation: 'portrait' | 'landscape' = 'portrait',
): ISectionOptions {
  const twip = convertMillimetersToTwip
  return {
    properties: {
      page: {
        size: {
          width: twip(210),
          height: twip(297),
          orientation: orientation === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
        },
        margin: {
          top: twip(margins.top),
          bottom: twip(margins.bottom),
          left: twip(margins.left),
          right: twip(margins.right),
          header: twip(15),
          footer: twip(15),
        },
      },
    },
    headers: {
      default: new Header({
        children: [paragraph(sampleMark, { size: 18, face: 'kai', align: 'right', color: '808080' })],
      }),
    },
    footers: { default: new Footer({ children: [pageNumber()] }) },
    children,
  }
}

/** 四号宋体 between dashes, as GB/T 9704 has it. */
function pageNumber(): Paragraph {
  const font = faces.song
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ font, size: sizes.small, children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
}

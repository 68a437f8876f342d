import { digestOf } from './digest.ts'
import type {
  CompilationData,
  CoverData,
  FiguresData,
  FormData,
  LetterData,
  Signature,
  TemplateData,
  TemplateName,
} from './model.ts'

/**
 * A part of a form that can be printed alone on a sheet that is already sealed (套打). `digest` is that of its content,
 * so that a sheet can be told from the newest print block by block.
 */
export type PaperBlock = {
  readonly id: string
  readonly label: string
  readonly digest: string
  readonly empty: boolean
}

/** Where a part of the data lies: keys and indexes from the root. */
type Path = readonly (string | number)[]
type Slot = { readonly id: string; readonly label: string; readonly paths: readonly Path[] }

export type PaperContent = {
  readonly blocks: readonly PaperBlock[]
  /** Digest of everything else that is printed: labels, titles, running text. */
  readonly rest: string
  /** Digest of all of it. */
  readonly content: string
}

/** Splits what a document prints into its blocks and the rest; ids are those that the layouts mark on the page. */
export function contentOf<Name extends TemplateName>(
  template: Name,
  data: TemplateData[Name],
  title: string,
): PaperContent {
  const slots = slotsOf(template, data)
  const blocks = slots.map(({ id, label, paths }) => {
    const values = paths.map((path) => valueAt(data, path))
    return { id, label, digest: digestOf(values).slice(0, 32), empty: values.every(isEmpty) }
  })
  const rest = slots.flatMap(({ paths }) => paths).reduce<unknown>(cleared, data)
  return {
    blocks,
    rest: digestOf({ template, title, data: rest }),
    content: digestOf({ template, title, data }),
  }
}

function slotsOf(template: TemplateName, data: unknown): readonly Slot[] {
  switch (template) {
    case 'form':
      return formSlots(data as FormData)
    case 'letter':
      return letterSlots(data as LetterData)
    case 'cover':
      return coverSlots(data as CoverData)
    case 'report':
      return [{ id: 'closing', label: '落款和日期', paths: [['signedBy'], ['dateText']] }]
    case 'figures':
      return (data as FiguresData).tables.flatMap(({ title }, index) =>
        signatureSlots((data as FiguresData).signatures, `s${index}`, `${title} · `),
      )
    case 'findings':
      return []
    case 'certificate':
      return [
        { id: 'number', label: '证书编号', paths: [['number']] },
        { id: 'closing', label: '落款和日期', paths: [['issuer'], ['dateText']] },
      ]
    case 'compilation':
      return (data as CompilationData).sections.flatMap((section, index) =>
        slotsOf(section.template, section.data).map(({ id, label, paths }) => ({
          id: `${index}:${id}`,
          label: `第${index + 1}部分 · ${label}`,
          paths: paths.map((path) => ['sections', index, 'data', ...path]),
        })),
      )
  }
}

/** Every cell that is filled in is a block, named by the label before it. */
function formSlots(data: FormData): readonly Slot[] {
  const slots: Slot[] = (data.cover?.fields ?? []).map(({ label: name }, index) => ({
    id: `f${index}`,
    label: `封面 · ${name}`,
    paths: [['cover', 'fields', index, 'text']],
  }))
  let label = data.title
  data.rows.forEach((row, rowIndex) =>
    row.forEach((cell, index) => {
      if (cell.kind === 'label') label = cell.text.replaceAll(/\s+/gu, '')
      else {
        // a label that spans several cells is told apart by the seal that each of them takes
        const isAgain = slots.some((slot) => slot.label === label || slot.label.startsWith(`${label} · `))
        const seal = cell.seal === undefined || !isAgain ? '' : ` · ${sealName(cell.seal)}`
        slots.push({
          id: `r${rowIndex}c${index}`,
          label: `${label}${seal}`,
          paths: [['rows', rowIndex, index, 'text']],
        })
      }
    }),
  )
  return [...slots, ...signatureSlots(data.signatures)]
}

/** The line of each signature: the label before it is printed with the sheet. */
function signatureSlots(
  signatures: readonly Signature[] | undefined,
  id = 'signatures',
  prefix = '签字栏 · ',
): readonly Slot[] {
  return (signatures ?? []).map(({ label }, index) => ({
    id: `${id}-${index}`,
    label: `${prefix}${label}`,
    paths: [['signatures', index, 'name']],
  }))
}

const sealName = (seal: string): string => (seal.split(/[：:　\s]/u)[0] ?? seal).trim()

function letterSlots(data: LetterData): readonly Slot[] {
  return [
    { id: 'closing', label: '落款和日期', paths: [['signedBy'], ['dateText']] },
    ...(data.copies === undefined || data.copies === ''
      ? []
      : [{ id: 'copies', label: '抄送', paths: [['copies']] }]),
  ]
}

function coverSlots(data: CoverData): readonly Slot[] {
  return [
    ...data.fields.map(({ label }, index) => ({
      id: `f${index}`,
      label,
      paths: [['fields', index, 'text']],
    })),
    ...signatureSlots(data.signatures),
    { id: 'date', label: '日期', paths: [['dateText']] },
  ]
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return null
    found = (found as Readonly<Record<string | number, unknown>>)[step]
  }
  return found ?? null
}

/** A copy in which one place is null; what is not on the way there is shared. */
function cleared(value: unknown, path: Path): unknown {
  const [step, ...rest] = path
  if (step === undefined) return null
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? cleared(item, rest) : item))
  return { ...value, [step]: cleared((value as Readonly<Record<string, unknown>>)[String(step)], rest) }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.every(isEmpty))

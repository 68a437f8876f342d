/** SARIF 2.1.0, the form in which build systems and editors take findings. */
import type { Grade, LintFinding, LintReport, Place } from '../finding.ts'
import { describePlace } from '../finding.ts'
import type { DocumentRule } from '../rule.ts'
import { documentRules } from '../catalogue/index.generated.ts'

export type SarifLevel = 'error' | 'warning' | 'note'

/** A grade as SARIF knows it; the grade itself stands in the properties of each result. */
const levels: Readonly<Record<Grade, SarifLevel>> = {
  error: 'error',
  inconsistency: 'warning',
  doubt: 'warning',
  note: 'note',
}

type Text = { readonly text: string }
export type SarifLocation = {
  readonly id?: number
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly index: number }
    readonly region?: SarifRegion
  }
  readonly logicalLocations: readonly SarifLogicalLocation[]
  readonly message?: Text
  /** Page, paragraph or table (`block`) and characters in it, where the file has no lines. */
  readonly properties?: Readonly<Record<string, number>>
}
/** Lines and columns from 1, columns in UTF-16 units; `endColumn` is behind the last character. */
export type SarifRegion = {
  readonly startLine: number
  readonly startColumn?: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly snippet?: Text
}
export type SarifLogicalLocation = {
  readonly name: string
  readonly fullyQualifiedName: string
  readonly kind: 'paragraph' | 'cell' | 'row' | 'column' | 'table' | 'section'
}
export type SarifLog = {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly {
    readonly tool: { readonly driver: SarifDriver }
    readonly columnKind: 'utf16CodeUnits'
    readonly artifacts: readonly { readonly location: { readonly uri: string } }[]
    readonly results: readonly SarifResult[]
    readonly invocations: readonly SarifInvocation[]
  }[]
}
type SarifDriver = {
  readonly name: string
  readonly version: string
  readonly language: string
  readonly rules: readonly {
    readonly id: string
    readonly name: string
    readonly shortDescription: Text
    readonly fullDescription: Text
    readonly help: Text
    readonly defaultConfiguration: { readonly level: SarifLevel }
  }[]
}
export type SarifResult = {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: SarifLevel
  readonly message: Text
  readonly locations: readonly SarifLocation[]
  readonly relatedLocations?: readonly SarifLocation[]
  readonly properties: Readonly<Record<string, string>>
}
type SarifInvocation = {
  readonly executionSuccessful: boolean
  readonly toolExecutionNotifications?: readonly {
    readonly level: 'error'
    readonly message: Text
    readonly locations: readonly SarifLocation[]
  }[]
}

/** A file with its report, or why it cannot be read. `file` is a path relative to where the check ran. */
export type SarifInput =
  | { readonly file: string; readonly report: LintReport }
  | { readonly file: string; readonly unreadable: readonly string[] }

/** One run over files. @param version of the program */
export function sarifLog(
  files: readonly SarifInput[],
  version: string,
  catalogue: readonly DocumentRule[] = documentRules,
): SarifLog {
  const used = new Set(
    files.flatMap((one) => ('report' in one ? one.report.findings : [])).map(({ rule }) => rule),
  )
  const rules = describedRules([...used], catalogue)
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const results = files.flatMap((one, index) =>
    'report' in one
      ? one.report.findings.map((finding) =>
          resultOf(finding, { uri: uriOf(one.file), index }, indexes.get(finding.rule) ?? -1),
        )
      : [],
  )
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'guicheng lint', version, language: 'zh-CN', rules } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ file }) => ({ location: { uri: uriOf(file) } })),
        results,
        invocations: [invocation(files)],
      },
    ],
  }
}

/** Rules of the catalogue with what their pages say; rules of a regulation by id only. */
function describedRules(ids: readonly string[], catalogue: readonly DocumentRule[]): SarifDriver['rules'] {
  return ids.toSorted().map((id) => {
    const known = catalogue.find((rule) => rule.id === id)
    return {
      id,
      name: id.replaceAll(/(?:^|-)(\w)/g, (_whole, letter: string) => letter.toUpperCase()),
      shortDescription: { text: known?.name ?? id },
      fullDescription: { text: known?.says ?? id },
      help: { text: [known?.says ?? id, ...(known?.limits ?? [])].join('\n') },
      defaultConfiguration: { level: levels[known?.grade ?? 'error'] },
    }
  })
}

type Artifact = { readonly uri: string; readonly index: number }

function resultOf(finding: LintFinding, artifact: Artifact, ruleIndex: number): SarifResult {
  const { rule, grade, where, related, stated, expected, message, repair } = finding
  const others = related.map((place, index) => ({
    id: index + 1,
    ...locationOf(place, artifact),
    message: { text: describePlace(place) },
  }))
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[grade],
    message: { text: message },
    locations: [locationOf(where, artifact, stated)],
    ...(others.length === 0 ? {} : { relatedLocations: others }),
    properties: { grade, stated, expected, ...(repair === undefined ? {} : { repair }) },
  }
}

function locationOf(place: Place, artifactLocation: Artifact, stated?: string): SarifLocation {
  const { line, page, block, from, to } = place
  const bare = line === undefined ? Object.entries({ page, block, from, to }) : []
  const told = bare.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return {
    physicalLocation: { artifactLocation, ...regionOf(place, stated) },
    logicalLocations: logicalLocationsOf(place),
    ...(told.length === 0 ? {} : { properties: Object.fromEntries(told) }),
  }
}

/** Office files have no lines: what stands in them is told by its logical location alone. */
function regionOf({ line, inLine }: Place, stated?: string): { readonly region?: SarifRegion } {
  if (line === undefined) return {}
  if (inLine === undefined) return { region: { startLine: line } }
  // a snippet is what the region holds, which a rule may have told otherwise
  const isAsPrinted = inLine.line === undefined && stated?.length === inLine.to - inLine.from
  return {
    region: {
      startLine: line,
      startColumn: inLine.from + 1,
      endLine: inLine.line ?? line,
      endColumn: inLine.to + 1,
      ...(isAsPrinted && stated !== '' ? { snippet: { text: stated } } : {}),
    },
  }
}

/** The paragraph or cell, then the row, column, table and section that it stands in. */
function logicalLocationsOf(place: Place): readonly SarifLogicalLocation[] {
  const { sheet, table = '', rowName, row, column = '', cell, paragraph } = place
  const within = [sheet, table].filter((part) => part !== '')
  const named = (kind: SarifLogicalLocation['kind'], name: string): readonly SarifLogicalLocation[] =>
    name === '' ? [] : [{ name, fullyQualifiedName: [...within, name].join('/'), kind }]
  const whole = describePlace(place)
  const own = cell ?? (paragraph === undefined ? '' : `第${paragraph}段`)
  const leaf = {
    name: own,
    fullyQualifiedName: whole,
    kind: cell === undefined ? 'paragraph' : 'cell',
  } as const
  return [
    ...(own === '' ? [] : [leaf]),
    ...(cell === undefined ? [] : [...named('row', rowName ?? row ?? ''), ...named('column', column)]),
    ...(table === '' ? [] : [{ name: table, fullyQualifiedName: within.join('/'), kind: 'table' } as const]),
    ...(sheet === '' ? [] : [{ name: sheet, fullyQualifiedName: sheet, kind: 'section' } as const]),
  ]
}

function invocation(files: readonly SarifInput[]): SarifInvocation {
  const unread = files.flatMap((one, index) =>
    'unreadable' in one ? [{ ...one, artifact: { uri: uriOf(one.file), index } }] : [],
  )
  if (unread.length === 0) return { executionSuccessful: true }
  return {
    executionSuccessful: false,
    toolExecutionNotifications: unread.map(({ unreadable, artifact }) => ({
      level: 'error',
      message: { text: unreadable.join('\n') },
      locations: [{ physicalLocation: { artifactLocation: artifact }, logicalLocations: [] }],
    })),
  }
}

/** A path as a URI reference. */
function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}

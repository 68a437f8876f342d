import type { CheckResult, PlacedFigure } from '../finding.ts'
import { describePlace, found, passed } from '../finding.ts'
import { checkRestated } from './restated-figure.ts'

/** The same item in two tables has the same figure; nothing is tolerated. A missing row on one side is a zero. */
export function checkCrossTable(
  stated: PlacedFigure,
  source: PlacedFigure,
  rule = 'cross-table',
): CheckResult {
  return checkRestated({ rule, stated, source, says: '两张表的同一项目数额不一致' })
}

export type NamedCode = { readonly code: string; readonly name: string; readonly place: CheckResultPlace }
type CheckResultPlace = PlacedFigure['place']

/** The same code has the same name in two tables, spaces from line wraps apart. */
export function checkCodeName(stated: NamedCode, source: NamedCode, rule = 'cross-table-name'): CheckResult {
  if (withoutSpaces(stated.name) === withoutSpaces(source.name)) return passed(rule, stated.place)
  return found({
    rule,
    grade: 'inconsistency',
    where: stated.place,
    related: [source.place],
    stated: stated.name,
    expected: source.name,
    message:
      `同一编码${stated.code}有两个名称：${describePlace(stated.place)}写作“${stated.name}”，` +
      `${describePlace(source.place)}写作“${source.name}”。请统一为编码对应的规范名称。`,
    repair: source.name,
  })
}

function withoutSpaces(text: string): string {
  return text.replace(/[\s\u3000]/g, '')
}

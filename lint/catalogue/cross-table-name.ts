import type { CheckResult, Place } from '../finding.ts'
import type { ReadTable } from '../reading/grid.ts'
import { documentRule } from '../rule.ts'
import { checkCodeName } from '../rules/cross-table.ts'

const id = 'cross-table-name'

type Named = { readonly code: string; readonly name: string; readonly place: Place }

/** Codes with their names, those that stand once in a table. */
function namesOf({ rows }: ReadTable): readonly Named[] {
  const named = rows.flatMap(({ code, cells }): readonly Named[] => {
    const cell = cells.find(({ text, figure, isBlank }) => !isBlank && figure === null && text !== code)
    return code === null || cell === undefined ? [] : [{ code, name: cell.text, place: cell.place }]
  })
  const counts = new Map<string, number>()
  for (const { code } of named) counts.set(code, (counts.get(code) ?? 0) + 1)
  return named.filter(({ code }) => counts.get(code) === 1)
}

const plain = (name: string): string => name.replaceAll(/\s/g, '')

/** Whether the codes of two tables are of one list: the column is called the same, or most names that they share agree. */
function isOneList(a: ReadTable, b: ReadTable, shared: readonly (readonly [Named, Named])[]): boolean {
  const same = shared.filter(([one, other]) => plain(one.name) === plain(other.name)).length
  const isCalledSame = a.paths[0]?.split('-').at(-1) === b.paths[0]?.split('-').at(-1)
  return same * 2 > shared.length || (isCalledSame && same > 0)
}

function check(tables: readonly ReadTable[]): readonly CheckResult[] {
  const all = tables.map(namesOf)
  const byCode = all.map((names) => new Map(names.map((one) => [one.code, one])))
  return tables.flatMap((table, index) => {
    const done = new Set<string>()
    return tables.slice(0, index).flatMap((before, at) => {
      const earlier = byCode[at] ?? new Map<string, Named>()
      const shared = (all[index] ?? []).flatMap((one): readonly (readonly [Named, Named])[] => {
        const source = earlier.get(one.code)
        return source === undefined || done.has(one.code) ? [] : [[one, source]]
      })
      if (!isOneList(table, before, shared)) return []
      for (const [{ code }] of shared) done.add(code)
      return shared.map(([stated, source]) => checkCodeName(stated, source, id))
    })
  })
}

export const crossTableName = documentRule({
  id,
  name: '同一编码在各表里名称相同',
  grade: 'inconsistency',
  families: 'all',
  says: '几张表用同一套编码的，同一编码的名称应当一字不差（换行造成的空格不计）。',
  limits: ['编码须在第一栏。', '两张表共有的编码多数名称都不同的，看作两套编码。'],
  examples: [
    {
      text: '甲表\n\n编码\t名称\t金额\n301\t工资\t9\n30101\t基本工资\t9\n302\t公用\t3\n\n乙表\n\n编码\t名称\t金额\n301\t工 资\t9\n30101\t基本工资\t9\n302\t公用\t3\n',
      finds: 0,
    },
    {
      text: '甲表\n\n编码\t名称\t金额\n301\t工资\t9\n30101\t基本工资\t9\n302\t公用\t3\n\n乙表\n\n编码\t名称\t金额\n301\t工资\t9\n30101\t岗位工资\t9\n302\t公用\t3\n',
      finds: 1,
      repair: '基本工资',
    },
    {
      text: '各校人数\n\n学校代码\t学校\t人数\n1001\t东校\t90\n1002\t西校\t80\n\n各校经费\n\n学校代码\t学校\t经费\n1001\t东校\t900\n1002\t西城校\t800\n',
      finds: 1,
    },
  ],
  check: ({ tables }) => check(tables),
})

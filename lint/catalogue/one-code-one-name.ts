import type { CheckResult, Place } from '../finding.ts'
import { found, passed } from '../finding.ts'
import type { Reading } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import { coreName } from '../text/names.ts'

const id = 'one-code-one-name'

type Coded = { readonly code: string; readonly name: string; readonly place: Place }

/** 1.2 组织架构, 3 师资保证, 005-示例局. A number with a stop behind it (1.) counts and is no code. */
const coded = /^(?:(\d{1,2}(?:\.\d{1,2}){1,3})\s*|(\d{1,2})\s+|(\d{3,9})\s?[-—]\s?)(?![.、．\d])(.{2,30})$/

function readCoded(text: string, place: Place): readonly Coded[] {
  const [, dotted, plain, long, rest = ''] = coded.exec(text.trim()) ?? []
  const code = dotted ?? plain ?? long ?? ''
  const name = coreName(rest)
  return /^[\u4e00-\u9fa5A-Za-z]{2,}$/.test(name) ? [{ code, name, place }] : []
}

/** Codes of table cells, and of paragraphs that are nothing but a code with its name (a row that lost its table). */
function codesOf({ tables, paragraphs }: Reading): readonly Coded[] {
  const cells = tables.flatMap(({ headerCells, rows }) => [
    ...headerCells,
    ...rows.flatMap((row) => row.cells),
  ])
  return [
    ...cells.flatMap(({ text, place }) => readCoded(text, place)),
    ...paragraphs
      .filter(({ heading, plain }) => heading === null && plain.length <= 24)
      .flatMap(({ text, place }) => readCoded(text, place())),
  ]
}

/** A name cut at a row's end is the same name: the rest stands in the next row. */
const isSame = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)

/** One check per code that has a name in two places or more. */
function check(reading: Reading): readonly CheckResult[] {
  const groups = Map.groupBy(codesOf(reading), ({ code }) => code)
  const repeated = [...groups.values()].filter((same) => same.length > 1)
  return repeated.flatMap((same) => {
    const names = Map.groupBy(same, ({ name }) => name)
    const [usual, ...others] = [...names.entries()].toSorted((a, b) => b[1].length - a[1].length)
    if (usual === undefined) return []
    const odd = others.filter(([name]) => !isSame(name, usual[0]))
    if (odd.length === 0) return [passed(id, same[0]?.place)]
    // names that share nothing are two lists that both count from 1
    if (!odd.some(([name]) => isAlike(name, usual[0]))) return []
    return [
      report(
        usual,
        odd.filter(([name]) => isAlike(name, usual[0])),
      ),
    ]
  })
}

/** At least half of the characters in common. */
function isAlike(a: string, b: string): boolean {
  const shared = Array.from(a).filter((one) => b.includes(one)).length
  return shared * 2 >= Math.max(a.length, b.length)
}

function report(
  [usual, known]: readonly [string, readonly Coded[]],
  odd: readonly (readonly [string, readonly Coded[]])[],
): CheckResult {
  const places = odd.flatMap(([, all]) => all)
  const [first] = places
  const names = odd.map(([name]) => `“${name}”`).join('、')
  return found({
    rule: id,
    grade: 'inconsistency',
    where: first?.place ?? { sheet: '' },
    related: [...known.slice(0, 1), ...places.slice(1)].map(({ place }) => place),
    stated: odd[0]?.[0] ?? '',
    expected: usual,
    message: `请统一名称：编号${first?.code ?? ''}在别处是“${usual}”，这里写作${names}。`,
  })
}

export const oneCodeOneName = documentRule({
  id,
  name: '同一编号同一名称',
  grade: 'inconsistency',
  families: 'all',
  says: '指标、要素、单位的编号（1.2、005-）在几处出现时，名称相同；换行的空格不计，被换行截断的按开头比较。',
  limits: [
    '两处名称毫无相同之处的，多是两个各自编号的清单，不报。',
    '功能、经济分类科目由“两表科目名称”核对。',
  ],
  examples: [
    {
      text: '要素\t得分\n1.1 机构设置\t3\n1.2 制度建设\t4\n\n说明。\n\n要素\t意见\n1.1 机构设置\t好\n1.2 制度建设\t好',
      finds: 0,
    },
    {
      text: '要素\t得分\n1.1 机构设置\t3\n1.2 制度建设\t4\n\n说明。\n\n要素\t意见\n1.1 机构配置\t好\n1.2 制度建设\t好',
      finds: 1,
    },
    { text: '单位\t金额\n021-示例县教育局\t3\n021-示例县教体局\t4', finds: 1 },
  ],
  check,
})

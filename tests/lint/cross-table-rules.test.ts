/** The rules on two tables of the same things, case by case at their bounds: every check of a text, passed (`ok`) or what was found and where. */
import { cases } from './rule-cases.fixture.ts'

/** A document of tables: each a title with its rows, cells parted by `|`. */
const doc = (...tables: readonly (readonly string[])[]): string =>
  tables.map(([title = '', ...rows]) => `${title}\n\n${rows.join('\n').replaceAll('|', '\t')}\n`).join('\n')
const list = (
  title: string,
  header: string,
  rows: Readonly<Record<string, string | number>>,
): readonly string[] => [title, header, ...Object.entries(rows).map(([name, value]) => `${name}|${value}`)]
const staff = { 文院: 300, 理院: 500, 工院: 400, 医院: 260, 农院: 180 }
const many = Object.fromEntries(
  Array.from('天地玄黄宇宙洪荒日月盈昃辰宿列', (one, at) => [`${one}镇`, 100 + at]),
)
const three = { 天镇: 1, 地镇: 2, 玄镇: 3 }
const ten = Object.fromEntries(Object.entries(many).slice(0, 10))
cases('cross-table', [
  [doc(list('2022年甲表', '学院|人数', staff), list('2023年乙表', '学院|人数', { ...staff, 工院: 440 })), []],
  [doc(list('甲表', '学院|数量（人）', staff), list('乙表', '学院|数量（户）', { ...staff, 工院: 440 })), []],
  [doc(list('甲表', '镇|户数', ten), list('乙表', '镇|户数', { ...ten, ...three, 玄镇: '' })), []],
  [doc(list('甲表', '镇|户数', { ...ten, ...three, 玄镇: '' }), list('乙表', '镇|户数', ten)), []],
  [
    doc(
      list('甲表', '镇|户数', { 东镇: 0, 西镇: 0, 南镇: 0, 北镇: 4 }),
      list('乙表', '镇|户数', { 东镇: 0, 西镇: 0, 南镇: 0, 北镇: 5 }),
    ),
    [],
  ],
  [
    doc(list('甲表', '学院|2022年人数', staff), list('乙表', '学院|2022年人数', { ...staff, 工院: 440 })),
    ['ok', 'ok', 'inconsistency 15,6 440 → 400', 'ok', 'ok'],
  ],
  [doc(list('甲表', '学院|2022年人数', staff), list('乙表', '学院|2023年人数', { ...staff, 工院: 440 })), []],
  [
    doc(list('2022年甲表', '学院|人数', staff), list('乙表', '学院|人数', { ...staff, 工院: 440 })),
    ['ok', 'ok', 'inconsistency 15,6 440 → 400', 'ok', 'ok'],
  ],
  [
    doc(list('甲表', '学院|人数', staff), list('2022年乙表', '学院|人数', { ...staff, 工院: 440 })),
    ['ok', 'ok', 'inconsistency 15,6 440 → 400', 'ok', 'ok'],
  ],
  [
    doc(list('甲表', '学院|金额（元）', staff), list('乙表', '学院|金额（万元）', { ...staff, 工院: 440 })),
    [],
  ],
  [
    doc(list('甲表', '学院|人数', staff), list('乙表', '学院|人数', { ...staff, 工院: '' })),
    ['ok', 'ok', 'inconsistency 15,6  → 400', 'ok', 'ok'],
  ],
  [
    doc(list('甲表', '学院|人数', { ...staff, 工院: '' }), list('乙表', '学院|人数', staff)),
    ['ok', 'ok', 'inconsistency 15,6 400 → 0', 'ok', 'ok'],
  ],
  [
    doc(
      list('甲表', '学院|人数', { 文院: 0, 理院: 0, 工院: 4 }),
      list('乙表', '学院|人数', { 文院: 0, 理院: 0, 工院: 5 }),
    ),
    [],
  ],
  [doc(list('甲表', '学院|人数', { 文院: 9, 理院: 7 }), list('乙表', '学院|人数', { 文院: 9, 理院: 7 })), []],
  [doc(list('甲表', '学院|人数', { 文院: 9, 理院: 7 }), list('乙表', '学院|人数', { 文院: 9, 理院: 8 })), []],
  [
    doc(list('甲表', '镇|户数', many), list('乙表', '镇|户数', { ...many, ...three })),
    [
      'inconsistency 23,4 1 → 100',
      'inconsistency 24,5 2 → 101',
      'inconsistency 25,6 3 → 102',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
      'ok',
    ],
  ],
  [doc(list('甲表', '镇|户数', many), list('乙表', '镇|户数', { ...many, ...three, 黄镇: 4 })), []],
  [
    doc(
      list('甲表', '编码|项目|金额', { '301|工资': 30, '302|办公': 20, '303|水电': 7, '304|差旅': 8 }),
      list('乙表', '项目|金额', { 工资: 30, 办公: 20, 水电: 7, 差旅: 9 }),
    ),
    ['ok', 'ok', 'ok', 'inconsistency 15,7 9 → 8'],
  ],
])

const codes = (title: string, first: string, ...rows: readonly string[]): readonly string[] => [
  title,
  `${first}|名称|金额`,
  ...rows,
]
const plain = codes('甲表', '编码', '301|工资|9', '302|办公|3', '303|水电|2')
cases('cross-table-name', [
  [
    doc(plain, codes('乙表', '科目', '301|工资|9', '302|办公|3', '303|水费|2')),
    ['ok', 'ok', 'inconsistency 13,6 水费 → 水电'],
  ],
  [doc(plain, codes('乙表', '科目', '301|工资|9', '302|公用|3')), []],
  [doc(plain, codes('乙表', '编码', '301|工资|9', '302|公用|3')), ['ok', 'inconsistency 12,5 公用 → 办公']],
  [doc(plain, codes('乙表', '编码', '301|树苗|9', '302|农药|3')), []],
  [
    doc(plain, codes('乙表', '编码', '301|工资|9', '302||3', '303|水费|2')),
    ['ok', 'inconsistency 13,6 水费 → 水电'],
  ],
  [
    doc(
      ['甲表', '编码|序|名称', '301|1|工资', '302|2|办公'],
      ['乙表', '编码|序|名称', '301|2|工资', '302|3|公用'],
    ),
    ['ok', 'inconsistency 11,5 公用 → 办公'],
  ],
  [
    doc(
      plain,
      codes('乙表', '编码', '301|工资|9', '302|办公|3', '303|水费|2'),
      codes('丙表', '编码', '301|工资|9', '303|水费|2'),
    ),
    ['ok', 'ok', 'inconsistency 13,6 水费 → 水电', 'ok', 'inconsistency 19,6 水费 → 水电'],
  ],
])

/** Reference registers of the province: series, condition sets, fees, phrases, grades, experts, forwarding. */
import type {
  ConditionEntry,
  ExpertEntry,
  FeeEntry,
  GradeEntry,
} from '../../../regulations/titles/registers/index.ts'
import { localDate } from '#kernel'
import type { Level, LevelBand } from '../../../regulations/titles/vocabulary.ts'
import type { Entry } from './entries.ts'
import { employerKey, nameOf, organisationId } from './organisations.ts'
import { EXPERTS, expertAccount, expertNameOf, personId } from './people.ts'

const series: readonly (readonly [series: string, specialties: readonly string[], examOnly?: string])[] = [
  ['工程', ['机械', '电气', '建筑', '水利']],
  ['中小学教师', ['语文', '数学']],
  ['卫生', ['内科', '护理'], '助理级、中级'],
  ['会计', ['会计'], '助理级、中级'],
]
const specialties = series.flatMap(([name, of, examOnly]) =>
  of.map((specialty): Entry => [
    'titles-specialties',
    `${name}/${specialty}`,
    { series: name, specialty, ...(examOnly === undefined ? {} : { examOnly }) },
  ]),
)

const matches: readonly (readonly [degree: string, specialty: string, match: '相同' | '相近'])[] = [
  ['机械设计制造及其自动化', '工程/机械', '相同'],
  ['机械工程', '工程/机械', '相同'],
  ['机电一体化', '工程/机械', '相近'],
  ['机械电子工程', '工程/机械', '相近'],
  ['车辆工程', '工程/机械', '相近'],
  ['工业设计', '工程/机械', '相近'],
  ['电气工程及其自动化', '工程/电气', '相同'],
  ['电气工程', '工程/电气', '相同'],
  ['自动化', '工程/电气', '相近'],
  ['土木工程', '工程/建筑', '相同'],
  ['水利水电工程', '工程/水利', '相同'],
  ['汉语言文学', '中小学教师/语文', '相同'],
  ['数学与应用数学', '中小学教师/数学', '相同'],
]

type Condition = readonly [
  number: string,
  kind: ConditionEntry['kind'],
  text: string,
  degree?: string | null,
  figure?: number,
]
/** Id of a condition set: series, level, track and version. */
export const setOf = (name: string, level: Level, track: ConditionEntry['track']): string =>
  `${name}|${level}|${track}|2021`

const middle: readonly Condition[] = [
  ['1', '学历', '专科以上学历', '专科'],
  ['2.1', '资历', '硕士，任助理级满2年', '硕士', 2],
  ['2.2', '资历', '本科，任助理级满4年', '本科', 4],
  ['2.3', '资历', '专科，任助理级满5年', '专科', 5],
  ['3', '继续教育', '每年完成规定学时'],
  ['4', '论文', '论文或者专题报告1篇', null, 1],
  ['5', '业绩', '业绩成果1项', null, 1],
]
const senior: readonly Condition[] = [
  ['1', '学历', '本科以上学历', '本科'],
  ['2.1', '资历', '博士，任中级满2年', '博士', 2],
  ['2.2', '资历', '本科，任中级满5年', '本科', 5],
  ['3', '继续教育', '每年完成规定学时'],
  ['4', '论文', '论文2篇', null, 2],
  ['5', '业绩', '业绩成果2项', null, 2],
  ['6', '答辩', '须参加答辩'],
]
const seniorExceptional: readonly Condition[] = [
  ['破1', '破格项', '获省级科技奖励（前5名）'],
  ['破2', '破格项', '主持省级以上重点工程并投入使用'],
  ['破3', '破格项', '有授权发明专利2项并转化'],
  ['破0', '破格数', '具备破格项中的项数', null, 2],
]
const junior: readonly Condition[] = [
  ['1', '学历', '专科以上学历', '专科'],
  ['2', '其他', '从事本专业满1年，经单位考核合格'],
  ['3', '继续教育', '每年完成规定学时'],
  ['4', '业绩', '完成规定教学工作量'],
]
const sets: readonly (readonly [string, Level, ConditionEntry['track'], readonly Condition[]])[] = [
  ['工程', '中级', '正常', middle],
  ['工程', '副高级', '正常', senior],
  ['工程', '副高级', '破格', seniorExceptional],
  ['中小学教师', '助理级', '正常', junior],
  ['中小学教师', '中级', '正常', middle],
]
const conditions = sets.flatMap(([name, level, track, rows]) =>
  rows.map(([number, kind, text, degree, figure]): Entry => {
    const set = setOf(name, level, track)
    const values: ConditionEntry = {
      set,
      series: name,
      level,
      track,
      number,
      kind,
      text,
      degree: degree ?? null,
      figure: figure ?? null,
    }
    return ['titles-conditions', `${set}|${number}`, { ...values }]
  }),
)

const priceDocument = '示例价费〔2018〕12号'
const prices: readonly (readonly [FeeEntry['item'], Level, yuan: number])[] = [
  ['评审费', '助理级', 100],
  ['评审费', '中级', 220],
  ['评审费', '副高级', 280],
  ['评审费', '正高级', 360],
  ['考试费', '中级', 80],
  ['答辩费', '副高级', 100],
  ['论文鉴定费', '副高级', 200],
]
const fees = prices.map(([item, level, yuan]): Entry => {
  const values: FeeEntry = { item, level, amountCents: yuan * 100, document: priceDocument }
  return ['titles-fees', `${item}|${level}`, { ...values }]
})

const gradeRows: readonly (readonly [kind: string, grade: string, effect: GradeEntry['effect']])[] = [
  '事业单位',
  '国有企业',
  '非公企业',
  '社会组织',
  '新业态',
].flatMap((kind) => [
  [kind, '优秀', '计入'] as const,
  [kind, '合格', '计入'] as const,
  [kind, '基本合格', '扣除'] as const,
  [kind, '不合格', '扣除并当年不得申报'] as const,
  [kind, '不确定等次', '待定'] as const,
])
const grades = gradeRows.map(([employerKind, grade, effect]): Entry => [
  'titles-grades',
  `${employerKind}|${grade}`,
  { employerKind, grade, effect },
])

const phrases: readonly Entry[] = [
  ['补正', '年度考核登记表缺少年度，请补交并盖单位人事章', 'anhui-titles-2018/art.9.1.5.a'],
  ['补正', '论文复印件没有封面、目录和版权页', 'anhui-titles-2018/art.9.1.7.a'],
  ['补正', '学历证书复印件没有核验人签名和日期', 'anhui-titles-2018/art.9.2.i'],
  ['补正', '职称证书复印件不清楚，请重新复印并加盖公章', 'anhui-titles-2018/art.9.1.4.a'],
  ['补正', '继续教育证书缺少年度，请补交', 'anhui-titles-2018/art.9.1.4.a'],
  ['补正', '业绩证明没有写明本人排名和工作内容', 'anhui-titles-2018/art.9.1.6.a'],
  ['不予受理', '申报专业不在本评委会评审范围内', 'anhui-titles-2018/art.16.2'],
  ['不予受理', '任现职年限不足评审条件规定的年限', 'anhui-titles-2018/art.16.3'],
  ['不同意', '业绩材料存疑，核查后另行报送', 'anhui-titles-2018/art.26.a'],
  ['不同意', '表决情况与会议记录不一致', 'anhui-titles-2018/art.26.a'],
  ['单位意见', '该同志遵纪守法，工作认真，同意推荐', ''],
].map(([use = '', text = '', clause = ''], i): Entry => [
  'titles-phrases',
  `用语${i + 1}`,
  { use, text, clause },
])

/** Desks between employer and submitter (DESK A3). */
const forwarding: readonly Entry[] = (
  [
    ['township-school', '初级', 1, 'education-qinghe', '2023-04-10'],
    ['first-school', '中级', 1, 'education-huaining', '2023-04-10'],
  ] as const satisfies readonly (readonly [string, LevelBand, number, string, string])[]
).map(([employer, band, order, office, closesOn]): Entry => [
  'titles-forwarding',
  `${employerKey(employer)}|${band}|${order}`,
  {
    employer: employerKey(employer),
    band,
    order,
    organisation: organisationId(office),
    name: nameOf(office),
    closesOn,
  },
])

/** Entries that stand before any committee is authorised. */
export const referenceEntries: readonly Entry[] = [
  ...specialties,
  ...matches.map(([degree, specialty, match]): Entry => [
    'titles-matches',
    `${degree}|${specialty}`,
    { degreeSpecialty: degree, specialty, match },
  ]),
  ...conditions,
  ...fees,
  ...grades,
  ...phrases,
  ...forwarding,
]

const expertEmployers = [
  '示例理工大学',
  '示例省机械研究所',
  '淮宁重型机械有限公司',
  '示例职业技术学院',
  '省电力试验院',
]
const functionOf = (i: number): ExpertEntry['function'] =>
  i === 0 ? '主任委员' : i < 3 ? '副主任委员' : i < 5 ? '专业组长' : '委员'

/** The closed register: the pool of one committee, kept by its secretary. One person may serve several committees. */
export function expertEntries(committee: string, specialties: readonly string[]): readonly Entry[] {
  return Array.from({ length: EXPERTS }, (_, i): Entry => {
    const values: ExpertEntry = {
      person: `expert-person-${i + 1}`,
      account: personId(expertAccount(i)),
      name: expertNameOf(i),
      committee,
      function: functionOf(i),
      specialty: specialties[i % specialties.length] ?? '',
      employer: expertEmployers[i % expertEmployers.length] ?? '',
      termFrom: localDate('2022-01-01'),
      termUntil: localDate('2024-12-31'),
      status: '在库',
    }
    return ['titles-experts', `${committee}-${String(i + 1).padStart(2, '0')}`, { ...values }]
  })
}

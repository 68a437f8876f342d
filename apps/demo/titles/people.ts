/** Who has an account in the province: offices, convening bodies, employers, applicants, experts. All invented. */
import { employerIds, nameOf } from './organisations.ts'

export interface ProvincePerson {
  readonly account: string
  readonly name: string
  readonly posts: readonly { readonly role: string; readonly organisation: string }[]
  readonly note: string
}
const at = (organisation: string, ...roles: readonly string[]) =>
  roles.map((role) => ({ role, organisation }))
type Row = readonly [account: string, name: string, organisation: string, roles: string, note: string]
const person = ([account, name, organisation, roles, note]: Row): ProvincePerson => ({
  account,
  name,
  posts: at(organisation, ...roles.split(' ')),
  note,
})

const officers: readonly Row[] = [
  ['hr-province', '顾长宁', 'hr-province', 'province-titles', '授权高级评委会、审核高级结果、条款解释'],
  ['hr-huaining', '邵文澜', 'hr-huaining', 'city-titles', '授权中级评委会、审核中级结果'],
  ['hr-jiangxuan', '陆怀瑾', 'hr-jiangxuan', 'city-titles', '江宣市职称管理'],
  ['hr-qinghe', '沈知远', 'hr-qinghe', 'county-titles', '清河县：授权初级评委会、逐级审核、空缺意见'],
  ['hr-shiqiao', '郝明川', 'hr-shiqiao', 'county-titles', '石桥县：逐级审核'],
  ['hr-yunling', '叶向晴', 'hr-yunling', 'county-titles', '云岭县：逐级审核'],
  ['hr-nanxi', '孟以安', 'hr-nanxi', 'county-titles', '南溪县：无主管部门单位的呈报'],
  [
    'dept-housing',
    '傅临风',
    'housing',
    'department-titles authorised-department',
    '省住建厅：呈报，审核本系统中级',
  ],
  ['dept-health', '章若谷', 'health', 'department-titles', '省卫健委：呈报'],
  ['dept-huaining-edu', '高起云', 'education-huaining', 'department-titles', '淮宁市教育局：审核转报'],
  ['dept-huaining-ind', '童未央', 'industry-huaining', 'department-titles', '淮宁市经信局：审核呈报'],
  ['dept-qinghe-edu', '鲁思齐', 'education-qinghe', 'department-titles', '清河县教体局：审核转报'],
  ['talent-province', '丁可舟', 'talent-province', 'talent-agency', '档案代理人员的呈报'],
  ['talent-huaining', '贺微澜', 'talent-huaining', 'talent-agency', '档案代理人员的呈报'],
  ['titles-inspector', '齐望川', 'hr-province', 'titles-inspector', '监督巡查、随机抽查'],
  ['fee-auditor', '岳承德', 'province', 'fee-auditor', '查看收费台账'],
  ['titles-admin', '康明理', 'hr-province', 'titles-administrator', '参数、上位规定核对'],
  ['titles-keeper', '盛以宁', 'hr-province', 'register-keeper', '人员、单位、评审条件等名册'],
  ['titles-system', '阮知行', 'province', 'system-administrator', '机构、帐号、工作日历'],
  ['titles-security', '纪守一', 'province', 'security-administrator', '授予岗位、锁定帐号'],
  ['titles-audit', '祁鉴平', 'province', 'audit-administrator', '查看访问日志'],
]
const huainingBody = 'engineers-huaining'
const convening: readonly Row[] = [
  ['city-accept', '贝初夏', huainingBody, 'acceptance-clerk', '中级评委会：接收、审核、补正、受理'],
  ['city-accept-2', '贝晚秋', huainingBody, 'acceptance-clerk', '中级评委会：与同事分件受理'],
  ['city-exam', '卓尔雅', huainingBody, 'exam-clerk', '中级评委会：考试、论文鉴定'],
  ['city-secretary', '柏松年', huainingBody, 'meeting-secretary', '中级评委会：年度计划、抽取专家、会议'],
  ['city-recorder', '蓝田玉', huainingBody, 'meeting-recorder', '会议记录'],
  ['city-cashier', '钱问渠', huainingBody, 'titles-cashier', '收费、专家劳务费'],
  ['city-seal', '印怀信', huainingBody, 'seal-keeper', '用印'],
  ['city-minutes', '简存真', huainingBody, 'minutes-keeper', '会议档案'],
  ['city-head', '严如山', huainingBody, 'convening-head', '公布公告、同意送评、办结'],
  ['senior-accept', '温若水', 'engineers', 'acceptance-clerk', '高级评委会：接收、审核、补正、受理'],
  ['senior-secretary', '洛星河', 'engineers', 'meeting-secretary', '高级评委会：抽取专家、会议'],
  ['senior-head', '方长河', 'engineers', 'convening-head', '高级评委会：公布公告、同意送评'],
  ['senior-seal', '米守正', 'engineers', 'seal-keeper', '高级评委会：用印'],
  ['senior-exam', '章回风', 'engineers', 'exam-clerk', '高级评委会：考试安排、成绩册'],
  ['senior-recorder', '石以墨', 'engineers', 'meeting-recorder', '高级评委会：会议记录'],
  ['county-accept', '安若素', 'teachers-qinghe', 'acceptance-clerk', '初级评委会：接收、审核、受理'],
  ['county-secretary', '江如练', 'teachers-qinghe', 'meeting-secretary', '初级评委会：年度计划、会议'],
  ['county-seal', '毕方正', 'teachers-qinghe', 'seal-keeper minutes-keeper', '初级评委会：用印、档案'],
  ['county-recorder', '辛夷', 'teachers-qinghe', 'meeting-recorder', '初级评委会：会议记录'],
  ['county-head', '欧阳启明', 'teachers-qinghe', 'convening-head', '初级评委会：公布公告、办结'],
  [
    'housing-secretary',
    '古道尘',
    'housing-review',
    'meeting-secretary acceptance-clerk',
    '住建系统中级评委会',
  ],
  [
    'housing-seal',
    '花满枝',
    'housing-review',
    'seal-keeper minutes-keeper',
    '住建系统中级评委会：用印、档案',
  ],
  ['housing-recorder', '凌霄', 'housing-review', 'meeting-recorder', '住建系统中级评委会：会议记录'],
  ['housing-head', '耿直行', 'housing-review', 'convening-head', '住建系统中级评委会：公布、送评'],
]

const clerkNames = [
  '白露',
  '谷雨',
  '程霜降',
  '夏至清',
  '秋分野',
  '冬至阳',
  '立春晖',
  '惊蛰鸣',
  '芒种和',
  '处暑凉',
  '寒露白',
  '清明远',
]
const headNames = [
  '关山月',
  '万里晴',
  '海天阔',
  '林深见',
  '云开朗',
  '风清扬舟',
  '雪后霁',
  '星垂野',
  '潮初平',
  '竹有节',
  '松如盖',
  '梅先发',
]
const employerPeople: readonly Row[] = employerIds.flatMap((id, i): Row[] => [
  [`${id}-clerk`, clerkNames[i] ?? '', id, 'employer-personnel', `${nameOf(id)}人事：核验材料、张贴公示`],
  [`${id}-head`, headNames[i] ?? '', id, 'employer-head', `${nameOf(id)}负责人：推荐意见、盖章`],
])
const assessors: readonly Row[] = [
  ['assessor-1', '尚求真', 'first-school', 'employer-assessor', '考核组成员：技术负责人'],
  ['assessor-2', '耕耘', 'first-school', 'employer-assessor', '考核组成员：技术人员'],
]

/** Applicants have their posts at the employer; what they are stands in `careers.ts`. */
export type ApplicantRow = readonly [account: string, name: string, employer: string, note: string]
export const applicantRows: readonly ApplicantRow[] = [
  ['he-yingxue', '何映雪', 'heavy-machinery', '机械工程师（助理级），报中级'],
  ['tang-siyuan', '唐思源', 'heavy-machinery', '机械工程师（中级），报副高级'],
  ['cui-wenbo', '崔闻博', 'private-machinery', '民营企业技术员，报中级'],
  ['mi-lan', '米兰心', 'private-machinery', '档案由市人才中心代理，报中级'],
  ['zhuang-zhou', '庄舟', 'grid-builders', '电气工程师（中级），报副高级'],
  ['ning-ke', '宁可', 'grid-builders', '电气，破格报副高级'],
  ['ji-ran', '纪然', 'design-institute', '建筑，报中级'],
  ['lu-yao', '路遥知', 'first-school', '中学语文，报中级'],
  ['bai-shu', '柏舒', 'township-school', '镇中心学校数学，报助理级'],
  ['qu-he', '曲和', 'township-school', '镇中心学校语文，报助理级'],
  ['fei-ming', '费明', 'water-station', '转岗，申请转评'],
  ['rong-jing', '荣静', 'digital-studio', '新业态，报中级'],
  ['xiang-yuan', '项远', 'county-hospital', '县医院，可测算任职年限'],
  ['ge-tian', '葛天', 'logistics-association', '社会组织，报中级'],
  ['mu-qing', '牧青', 'heavy-machinery', '机械，材料待补正'],
  ['xi-wang', '席望', 'heavy-machinery', '机械，单位公示中'],
  ['du-ruo', '杜若', 'heavy-machinery', '机械，正在填报'],
  ['sang-yu', '桑榆', 'heavy-machinery', '机械，已呈报，待受理'],
  ['luo-qing', '骆青', 'heavy-machinery', '机械，已呈报，待受理'],
  ['ruan-he', '阮清和', 'heavy-machinery', '机械，已呈报，待受理'],
  ['chi-wan', '池晚舟', 'private-machinery', '机械，已呈报，待受理'],
  ['li-chuan', '黎川', 'private-machinery', '机械，已呈报，待受理'],
]
const applicants: readonly Row[] = applicantRows.map(([account, name, employer, note]) => [
  account,
  name,
  employer,
  'title-applicant',
  note,
])

/** Experts sign in with one post at the province, so that no list of posts tells who sits on which committee. */
export const EXPERTS = 28
const givenNames = ['一舟', '二月', '三省', '四维', '五湖', '六合', '七弦', '八方', '九思', '十方']
const familyNames = ['甄', '甘', '管']
export const expertNameOf = (i: number): string =>
  `${familyNames[Math.floor(i / 10)] ?? ''}${givenNames[i % 10] ?? ''}`
export const expertAccount = (i: number): string => `expert-${String(i + 1).padStart(2, '0')}`
const experts: readonly Row[] = Array.from({ length: EXPERTS }, (_, i): Row => [
  expertAccount(i),
  expertNameOf(i),
  'province',
  'titles-expert',
  i === 0 ? '主任委员，主持会议' : i < 3 ? '副主任委员' : '阅卷、评议、投票',
])

/** One witness for all committees, with a post at each convening body. */
const drawWitness: ProvincePerson = {
  account: 'draw-witness',
  name: '喻清扬',
  posts: ['engineers-huaining', 'engineers', 'teachers-qinghe', 'housing-review'].flatMap((body) =>
    at(body, 'draw-witness'),
  ),
  note: '抽取专家时在场监督',
}

export const people: readonly ProvincePerson[] = [
  ...officers,
  ...convening,
  ...employerPeople,
  ...assessors,
  ...applicants,
  ...experts,
]
  .map(person)
  .concat(drawWitness)

export const personId = (account: string): string => `sl-${account}`
export const postId = (account: string, role: string, organisation: string): string =>
  `sl-${account}-${role}${people.some((one) => one.account === account && one.posts.length > 1) ? `-${organisation}` : ''}`

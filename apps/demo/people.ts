/** Who is there in the demo: one county, its offices, and invented people for every role. */
export const TENANT = { id: 'shizhu', name: '石柱土家族自治县' } as const
/** First day of every organisation and post of the demo. */
export const SINCE = '2022-01-01'

export interface DemoOrganisation {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly code?: string
  readonly parent?: string
}

const COUNTY_DIVISION = '500240'
export const division = COUNTY_DIVISION

export const organisations: readonly DemoOrganisation[] = [
  { id: 'county', kind: 'county', name: '石柱土家族自治县' },
  { id: 'finance', kind: 'bureau', name: '石柱土家族自治县财政局', code: '101', parent: 'county' },
  {
    id: 'party-organisation',
    kind: 'department',
    name: '中共石柱土家族自治县委组织部',
    code: '005',
    parent: 'county',
  },
  {
    id: 'veterans-centre',
    kind: 'unit',
    name: '石柱土家族自治县老干部活动中心',
    code: '005002',
    parent: 'party-organisation',
  },
]

export interface DemoPerson {
  readonly account: string
  readonly name: string
  readonly posts: readonly { readonly role: string; readonly organisation: string }[]
  readonly note: string
}

const at = (organisation: string, ...roles: readonly string[]) =>
  roles.map((role) => ({ role, organisation }))

export const people: readonly DemoPerson[] = [
  {
    account: 'compiler',
    name: '向晓岚',
    posts: at('veterans-centre', 'budget-compiler', 'public-contact'),
    note: '导入工作簿、改正数字、签章报送、公开',
  },
  {
    account: 'finance-head',
    name: '谭松柏',
    posts: at('veterans-centre', 'budget-finance-head'),
    note: '以财务负责人签章',
  },
  {
    account: 'unit-head',
    name: '冉启明',
    posts: at('veterans-centre', 'budget-unit-head'),
    note: '以单位负责人签章',
  },
  {
    account: 'department',
    name: '秦雪松',
    posts: at('party-organisation', 'department-budget-reviewer'),
    note: '主管部门审核、退回修改',
  },
  {
    account: 'secrecy',
    name: '马知秋',
    posts: at('party-organisation', 'secrecy-reviewer'),
    note: '公开前的保密审查、撤下',
  },
  {
    account: 'fund-compiler',
    name: '彭若水',
    posts: at('party-organisation', 'fund-compiler', 'public-contact'),
    note: '专项资金的目标、指标、监控和自评',
  },
  {
    account: 'performance',
    name: '钟行简',
    posts: at('finance', 'performance-reviewer'),
    note: '绩效目标逐行审核、自评复核、指标库',
  },
  {
    account: 'reviewer',
    name: '陈望舒',
    posts: at('finance', 'finance-budget-reviewer'),
    note: '财政审核、退回修改',
  },
  { account: 'approver', name: '刘砚书', posts: at('finance', 'finance-budget-approver'), note: '财政批复' },
  {
    account: 'keeper',
    name: '黎清和',
    posts: at('finance', 'dictionary-keeper'),
    note: '维护预算单位、科目和年度安排',
  },
  {
    account: 'layouts',
    name: '沈砚秋',
    posts: at('finance', 'layout-keeper'),
    note: '维护纸面版式（套打、Word 和 Excel 模板）',
  },
  {
    account: 'supervisor',
    name: '周见山',
    posts: at('finance', 'budget-supervisor'),
    note: '只读查看、催办',
  },
  {
    account: 'system',
    name: '何以宁',
    posts: at('county', 'system-administrator'),
    note: '机构、帐号、工作日历',
  },
  {
    account: 'security',
    name: '罗守正',
    posts: at('county', 'security-administrator'),
    note: '授予岗位、锁定帐号',
  },
  { account: 'audit', name: '田鉴明', posts: at('county', 'audit-administrator'), note: '查看访问日志' },
]

/** From an organisation up to the root, itself first. */
export function pathOf(organisation: string): readonly string[] {
  const found = organisations.find(({ id }) => id === organisation)
  return found?.parent === undefined ? [organisation] : [organisation, ...pathOf(found.parent)]
}

export const personId = (account: string): string => `demo-${account}`
export const postId = (account: string, role: string): string => `demo-${account}-${role}`

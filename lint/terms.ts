/**
 * Small lists of general terms of the field that rules lean on. Every list says why its members are in it; a term is
 * general when any office of the country would use it, never a phrase of one document.
 */

/** Nouns that titles of public documents end with: the kinds of document of GB/T 9704 and the kinds offices publish. */
export const titleNouns: readonly string[] = [
  '报告',
  '方案',
  '办法',
  '规定',
  '通知',
  '通告',
  '公告',
  '通报',
  '决定',
  '意见',
  '细则',
  '条例',
  '规则',
  '制度',
  '章程',
  '计划',
  '规划',
  '纲要',
  '要点',
  '说明',
  '预算',
  '决算',
  '公开表',
  '名单',
  '一览表',
  '公示',
  '公报',
  '总结',
  '规程',
  '指南',
  '简章',
  '函',
  '批复',
  '安排',
  '目录',
  '标准',
  '准则',
  '预算公开',
  '决算公开',
  '信息公开',
]

/** Plans and lists that are made anew every year, so that one of an earlier year has run out. */
export const yearlyPlans: readonly string[] = [
  '工作要点',
  '工作计划',
  '年度计划',
  '工作安排',
  '重点任务',
  '目标任务',
  '采购目录',
  '重点工作',
]

/** Words that a decision of known date has replaced: stale in documents of the year `since` and later. */
export type SupersededTerm = {
  readonly term: string
  readonly since: number
  /** What is said now; a sentence that says it too is up to date. */
  readonly now: string
  readonly why: string
}

/** Standing phrases, names of bodies and of a disease; every entry has its reason and the year from which it is stale. */
export const supersededTerms: readonly SupersededTerm[] = [
  { term: '十八大精神', since: 2018, now: '十九大', why: '2017年10月召开了下一次党的代表大会' },
  { term: '十九大精神', since: 2023, now: '二十大', why: '2022年10月召开了下一次党的代表大会' },
  { term: '建档立卡贫困', since: 2022, now: '脱贫', why: '2021年宣布脱贫攻坚完成，此后称脱贫户、脱贫人口' },
  { term: '新冠肺炎', since: 2023, now: '新冠病毒感染', why: '2022年12月国家卫生健康委公告更名' },
  { term: '国家税务局', since: 2019, now: '税务局', why: '2018年国税、地税合并' },
  { term: '地方税务局', since: 2019, now: '税务局', why: '2018年国税、地税合并' },
  { term: '工商行政管理局', since: 2020, now: '市场监督管理', why: '2018年机构改革并入市场监督管理部门' },
  { term: '质量技术监督局', since: 2020, now: '市场监督管理', why: '2018年机构改革并入市场监督管理部门' },
  { term: '食品药品监督管理局', since: 2020, now: '市场监督管理', why: '2018年机构改革并入市场监督管理部门' },
  { term: '卫生和计划生育委员会', since: 2020, now: '卫生健康', why: '2018年机构改革改为卫生健康委员会' },
  { term: '安全生产监督管理局', since: 2020, now: '应急管理', why: '2018年机构改革并入应急管理部门' },
  { term: '银保监会', since: 2024, now: '金融监督管理', why: '2023年机构改革改为国家金融监督管理总局' },
]

/** What titles of national laws begin with. */
export const countryName = '中华人民共和国'

/** Acts that the Civil Code replaced on 1 January 2021. */
export const lawsOfCivilCode: readonly string[] = [
  '合同法',
  '物权法',
  '担保法',
  '婚姻法',
  '继承法',
  '收养法',
  '侵权责任法',
  '民法通则',
  '民法总则',
]

/** Ends of titles by family of document; 通知 and 公告 say nothing of what they bring. */
export const familyTitles = {
  regulation: ['办法', '规定', '条例', '细则', '章程', '规则', '制度', '规程', '准则'],
  plan: ['方案', '计划', '规划', '纲要', '要点', '安排', '行动'],
  list: ['名单', '一览表', '公示', '名册', '花名册', '公示表'],
  report: ['报告', '总结', '年报', '报告表', '情况'],
} as const

/** Words of a title that say that it gives account of disclosure. */
export const disclosureWords: readonly string[] = [
  '信息公开',
  '政务公开',
  '校务公开',
  '院务公开',
  '村务公开',
  '厂务公开',
]

/** Headers that only tables of budgets, final accounts and their targets have. */
export const budgetHeaders: readonly string[] = [
  '预算数',
  '决算数',
  '科目编码',
  '功能分类',
  '经济分类',
  '基本支出',
  '项目支出',
  '指标值',
  '财政拨款',
]

/** Headers of columns that name persons or bodies one by one. */
export const listHeaders: readonly string[] = [
  '姓名',
  '单位名称',
  '企业名称',
  '学校名称',
  '申报人',
  '学号',
  '准考证号',
  '名称',
]

/**
 * Lists that offices must publish by, with a word of each category that its heading holds; a report that says it follows
 * one is read against it. The title is the official one of the ministry's list of 2014.
 */
export const knownCatalogues: readonly { readonly title: string; readonly categories: readonly string[] }[] =
  [
    {
      title: '高等学校信息公开事项清单',
      categories: [
        '基本',
        '招生',
        '财务',
        '人事',
        '教学质量',
        '学生管理',
        '学风',
        '学位',
        '对外交流',
        '其他',
      ],
    },
  ]

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

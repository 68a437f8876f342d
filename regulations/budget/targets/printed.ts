/**
 * The seven funds that the instrument prints, clause by clause: which clause a row, a basis or a figure of the goal rests on.
 * Other funds rest on the general clauses (`p.relation`, `p.basis`, `p.goal`, `p.budget`).
 */
import type { ClauseId } from '#kernel/law'

export type PrintedFund = {
  readonly clause: ClauseId
  readonly budget: ClauseId
  /** Indicator name as printed → its row. A row printed without a name stands under the empty name. */
  readonly rows: Readonly<Record<string, ClauseId>>
  /** Document number in normal form → its basis; decisions of meetings stand under the empty number. */
  readonly basis: Readonly<Record<string, ClauseId>>
  /** Figures of the goal text in order. */
  readonly goals: readonly ClauseId[]
}

const talentFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.rencai',
  budget: 'shizhu-budget-2023/p.rencai.budget',
  rows: {
    举办科教兴县和人才强县人才专题培训班: 'shizhu-budget-2023/p.rencai.r1',
    人才公寓总量: 'shizhu-budget-2023/p.rencai.r2',
    人才引进补贴: 'shizhu-budget-2023/p.rencai.r3',
    引进人才对象满意度: 'shizhu-budget-2023/p.rencai.r4',
    人才流失率: 'shizhu-budget-2023/p.rencai.r5',
    选派山东淄博锻炼人数: 'shizhu-budget-2023/p.rencai.r6',
    '': 'shizhu-budget-2023/p.rencai.r7',
    人才引进人数: 'shizhu-budget-2023/p.rencai.r8',
    高层次人才研修班人数: 'shizhu-budget-2023/p.rencai.r9',
  },
  basis: {
    '渝委办〔2018〕86号': 'shizhu-budget-2023/p.rencai.basis.1',
    '渝委办〔2017〕4号': 'shizhu-budget-2023/p.rencai.basis.2',
    '石柱委发〔2018〕26号': 'shizhu-budget-2023/p.rencai.basis.3',
    '石柱委办发〔2011〕42号': 'shizhu-budget-2023/p.rencai.basis.4',
    '石柱委办发〔2017〕11号': 'shizhu-budget-2023/p.rencai.basis.5',
    '石柱委办发〔2017〕69号': 'shizhu-budget-2023/p.rencai.basis.6',
    '': 'shizhu-budget-2023/p.rencai.basis.7',
  },
  goals: [
    'shizhu-budget-2023/p.rencai.goal.1',
    'shizhu-budget-2023/p.rencai.goal.2',
    'shizhu-budget-2023/p.rencai.goal.3',
    'shizhu-budget-2023/p.rencai.goal.4',
    'shizhu-budget-2023/p.rencai.goal.5',
    'shizhu-budget-2023/p.rencai.goal.6',
    'shizhu-budget-2023/p.rencai.goal.7',
  ],
}
const partyBuildingFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.feigong',
  budget: 'shizhu-budget-2023/p.feigong.budget',
  rows: {
    非公经济和社会组织党组织党员人数: 'shizhu-budget-2023/p.feigong.r1',
    非公和社会党组织履职能力提升效果: 'shizhu-budget-2023/p.feigong.r2',
    非公党建工作者满意度: 'shizhu-budget-2023/p.feigong.r3',
    非公经济党组织个数: 'shizhu-budget-2023/p.feigong.r4',
    社会党组织个数: 'shizhu-budget-2023/p.feigong.r5',
  },
  basis: {
    '渝委组〔2014〕116号': 'shizhu-budget-2023/p.feigong.basis',
  },
  goals: [
    'shizhu-budget-2023/p.feigong.goal.1',
    'shizhu-budget-2023/p.feigong.goal.2',
    'shizhu-budget-2023/p.feigong.goal.3',
  ],
}
const trainingFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.ganbu',
  budget: 'shizhu-budget-2023/p.ganbu.budget',
  rows: {
    培训天数: 'shizhu-budget-2023/p.ganbu.r1',
    培训班学员对培训机构: 'shizhu-budget-2023/p.ganbu.r2',
    专题培训班学员满意度: 'shizhu-budget-2023/p.ganbu.r3',
    培训机关事业单位覆盖面: 'shizhu-budget-2023/p.ganbu.r4',
    培训县管副职干部人数: 'shizhu-budget-2023/p.ganbu.r5',
    培训中青干部人数: 'shizhu-budget-2023/p.ganbu.r6',
    培训组工干部人数: 'shizhu-budget-2023/p.ganbu.r7',
    培训县管党政主要领导干部人数: 'shizhu-budget-2023/p.ganbu.r8',
    培训成本: 'shizhu-budget-2023/p.ganbu.r9',
  },
  basis: {
    '渝委组〔2013〕85号': 'shizhu-budget-2023/p.ganbu.basis.1',
    '渝委组〔2015〕87号': 'shizhu-budget-2023/p.ganbu.basis.2',
    '渝委组〔2017〕25号': 'shizhu-budget-2023/p.ganbu.basis.3',
    '渝委组〔2018〕70号': 'shizhu-budget-2023/p.ganbu.basis.4',
    '石柱委发〔2018〕1号': 'shizhu-budget-2023/p.ganbu.basis.5',
    '石柱委发〔2018〕27号': 'shizhu-budget-2023/p.ganbu.basis.6',
  },
  goals: ['shizhu-budget-2023/p.ganbu.goal.1', 'shizhu-budget-2023/p.ganbu.goal.2'],
}
const villageFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.zhucun',
  budget: 'shizhu-budget-2023/p.zhucun.budget',
  rows: {
    驻村干部满意度: 'shizhu-budget-2023/p.zhucun.r1',
    村级收入增加: 'shizhu-budget-2023/p.zhucun.r2',
    驻村干部人数: 'shizhu-budget-2023/p.zhucun.r3',
    工作队经费对象个数: 'shizhu-budget-2023/p.zhucun.r4',
    工作队经费标准: 'shizhu-budget-2023/p.zhucun.r5',
    驻村工作队战斗力: 'shizhu-budget-2023/p.zhucun.r6',
  },
  basis: {
    '石扶领办〔2018〕14号': 'shizhu-budget-2023/p.zhucun.basis.1',
    '石扶领发〔2019〕27号': 'shizhu-budget-2023/p.zhucun.basis.2',
    '石委组函〔2021〕152号': 'shizhu-budget-2023/p.zhucun.basis.3',
    '石委组函〔2021〕153号': 'shizhu-budget-2023/p.zhucun.basis.4',
  },
  goals: [],
}
const veteranFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.laogan',
  budget: 'shizhu-budget-2023/p.laogan.budget',
  rows: {
    充实退休干部生活: 'shizhu-budget-2023/p.laogan.r1',
    离退休党员干部人数: 'shizhu-budget-2023/p.laogan.r2',
    形成尊老敬老爱老良好氛围: 'shizhu-budget-2023/p.laogan.r3',
    发挥老干部党建学术等方面余热效果: 'shizhu-budget-2023/p.laogan.r4',
    退休干部满意度指标: 'shizhu-budget-2023/p.laogan.r5',
    老干部工作满意度: 'shizhu-budget-2023/p.laogan.r6',
    副处级及以上退休干部人数: 'shizhu-budget-2023/p.laogan.r7',
    '': 'shizhu-budget-2023/p.laogan.r8',
    非公经济组织党组织个数: 'shizhu-budget-2023/p.laogan.r9',
    '为我县改革、发展、稳定作出贡献': 'shizhu-budget-2023/p.laogan.r10',
  },
  basis: {
    '石柱委办发〔2019〕11号': 'shizhu-budget-2023/p.laogan.basis.1',
    '石委编委发〔2019〕25号': 'shizhu-budget-2023/p.laogan.basis.2',
  },
  goals: [],
}
const systemsFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.xinxi',
  budget: 'shizhu-budget-2023/p.xinxi.budget',
  rows: {
    组工网维护成本: 'shizhu-budget-2023/p.xinxi.r1',
    社区站点网络使用工作满意度: 'shizhu-budget-2023/p.xinxi.r2',
    单位职工对系统及设备使用满意度: 'shizhu-budget-2023/p.xinxi.r3',
    专用计算机整改替换率: 'shizhu-budget-2023/p.xinxi.r4',
    站点网络通畅率: 'shizhu-budget-2023/p.xinxi.r5',
    '党员线上教育乡、村覆盖率': 'shizhu-budget-2023/p.xinxi.r6',
    网络站点个数: 'shizhu-budget-2023/p.xinxi.r7',
    日常工作机要安全性: 'shizhu-budget-2023/p.xinxi.r8',
    相关部门检查专用计算机结果满意情况: 'shizhu-budget-2023/p.xinxi.r9',
    信息创建工作整体水平: 'shizhu-budget-2023/p.xinxi.r10',
    提高基层党建效果: 'shizhu-budget-2023/p.xinxi.r11',
  },
  basis: {
    '石柱委办发〔2019〕11号': 'shizhu-budget-2023/p.xinxi.basis.1',
    '石委编委发〔2019〕25号': 'shizhu-budget-2023/p.xinxi.basis.2',
  },
  goals: ['shizhu-budget-2023/p.xinxi.goal.2'],
}
const organisationFund: PrintedFund = {
  clause: 'shizhu-budget-2023/p.zuzhi',
  budget: 'shizhu-budget-2023/p.zuzhi.budget',
  rows: {
    招录遴选次数: 'shizhu-budget-2023/p.zuzhi.r1',
    开展班子回访次数: 'shizhu-budget-2023/p.zuzhi.r2',
    维护县管干部档案卷数: 'shizhu-budget-2023/p.zuzhi.r3',
    深入基层党组织调研次数: 'shizhu-budget-2023/p.zuzhi.r4',
    党群系统事业单位人员招录次数: 'shizhu-budget-2023/p.zuzhi.r5',
    考核结果运用率: 'shizhu-budget-2023/p.zuzhi.r6',
    预设考核标准契合度: 'shizhu-budget-2023/p.zuzhi.r7',
    党员干部满意度: 'shizhu-budget-2023/p.zuzhi.r8',
    乡村两级服务中心规范化率: 'shizhu-budget-2023/p.zuzhi.r9',
    参与培训党组织覆盖率: 'shizhu-budget-2023/p.zuzhi.r10',
    班子回访全县覆盖率: 'shizhu-budget-2023/p.zuzhi.r11',
    基层党组织履行职责能力提升率: 'shizhu-budget-2023/p.zuzhi.r12',
    领导班子优化配置率: 'shizhu-budget-2023/p.zuzhi.r13',
    干部人事档案利用率: 'shizhu-budget-2023/p.zuzhi.r14',
    招录选调生人数: 'shizhu-budget-2023/p.zuzhi.r15',
    村干部履职能力水平: 'shizhu-budget-2023/p.zuzhi.r16',
    基层党组织凝聚力度: 'shizhu-budget-2023/p.zuzhi.r17',
    干部档案科学管理: 'shizhu-budget-2023/p.zuzhi.r18',
  },
  basis: {
    '石柱委办发〔2019〕11号': 'shizhu-budget-2023/p.zuzhi.basis.1',
    '石委编委发〔2019〕25号': 'shizhu-budget-2023/p.zuzhi.basis.2',
  },
  goals: [],
}

const printedFunds: Readonly<Record<string, PrintedFund>> = {
  石柱人才开发专项经费: talentFund,
  石柱基层非公党建经费: partyBuildingFund,
  石柱干部教育培训经费: trainingFund,
  石柱驻乡驻村政策落实经费: villageFund,
  石柱老干部经费: veteranFund,
  石柱信息化建设: systemsFund,
  石柱组织工作经费: organisationFund,
}

/** The printed fund of that name, if the instrument has it. */
export function findPrintedFund(name: string): PrintedFund | undefined {
  return Object.hasOwn(printedFunds, name) ? printedFunds[name] : undefined
}

function found<K extends string>(
  map: Readonly<Record<K, ClauseId>> | undefined,
  key: K,
  other: ClauseId,
): ClauseId {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : other
}

/** Clause of an indicator of a fund: its own row where the instrument prints it. */
export function rowClause(
  fund: string,
  indicator: string,
  other: ClauseId = 'shizhu-budget-2023/p.relation',
): ClauseId {
  return found(findPrintedFund(fund)?.rows, indicator, other)
}

/** Clause of a basis; a meeting's decision has no number. */
export function basisClause(fund: string, number: string): ClauseId {
  return found(findPrintedFund(fund)?.basis, number, 'shizhu-budget-2023/p.basis')
}

/** Clause of the n-th figure (from 0) of a fund's goal. */
export function goalClause(fund: string, index: number): ClauseId {
  return findPrintedFund(fund)?.goals[index] ?? 'shizhu-budget-2023/p.goal'
}

/** Clause of a fund's budget. */
export function budgetClause(fund: string): ClauseId {
  return findPrintedFund(fund)?.budget ?? 'shizhu-budget-2023/p.budget'
}

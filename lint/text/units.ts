/** Units that tables of targets and statistics name by themselves, single and as parts of compound ones. */
const units: ReadonlySet<string> = new Set(
  (
    '% ‰ 个百分点 百分点 元 万元 亿元 角 分 人 人次 人天 人月 人日 名 位 户 户次 家 户籍 个 项 条 件 份 篇 部 册 卷 本 期 次 场 场次 班 班次 ' +
    '门 节 课 课时 学时 小时 分钟 秒 天 日 工作日 自然日 周 月 个月 季 季度 半年 年 年度 岁 周岁 亩 公顷 平方米 平方公里 立方米 万立方米 ' +
    '米 公里 千米 延米 厘米 毫米 吨 千克 公斤 克 斤 升 毫升 辆 辆次 台 台次 台套 套 艘 架 匹 头 只 羽 株 棵 丛 把 块 片 张 幅 幢 栋 座 间 ' +
    '处 所 级 等级 档 类 种 类别 批 批次 组 支 队 届 轮 遍 趟 车次 航次 人份 剂 剂次 例 起 宗 案 笔 户均 倍 度 千瓦 千瓦时 兆瓦 兆 ' +
    'M G T GB TB MB Mbps 版 字 万字 帧 幕 集 桌 床 床位 张床 席 枚 颗 根 条次 点 分值 村 社区 乡镇 街道 县 市 区 学校 企业 机构 单位 ' +
    '单 票 km kg m t ㎡ m² m³ ha h d 元素 标段 路 站 站点 点位 平台 网点 中心 系统 模块 数据 万人 万人次 万户 万亩 万平方米 万吨 万只 千人 万次'
  ).split(' '),
)

/** Whether a text is a unit: one of the list, several of them with / * · between, or two written together (册卷). */
export function isUnit(text: string): boolean {
  const parts = text
    .replaceAll('％', '%')
    .replaceAll(/[\s（）()]/g, '')
    .split(/[/／*×·每]/)
  return parts.every((part) => units.has(part) || isPair(part))
}

function isPair(text: string): boolean {
  return [...text].some((_sign, at) => units.has(text.slice(0, at)) && units.has(text.slice(at)))
}

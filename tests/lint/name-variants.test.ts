/** One body and one column under two names, case by case at their bounds: every check of a text, passed (`ok`) or what was found and where. */
import { cases } from './rule-cases.fixture.ts'

const college = '省海洋工程学院'
const often = `${college}简介。\n\n${college}招生。\n\n${college}就业。\n\n`
const table = '项目\t存在问题\t整改措施\t整改成效\n甲\t\t\t\n乙\t\t\t\n\n'
const noted = '注：“整改措施”要具体。\n\n'
const wrong = '“整改结果”指措施落实后的变化。\n\n'

cases('one-thing-one-name', [
  ['由学校基建后勤处负责。', []],
  ['由学校基建后勤处负责。材料送学校基建后勤科。', ['inconsistency 1,1 基建后勤科 → 基建后勤处']],
  ['由学校基建后勤处、学校基建后勤科负责。', ['ok']],
  ['基建后勤处、基建后勤科共同负责。', ['ok']],
  ['材料送基建后勤处、基建后勤科', ['ok']],
  ['由本校和后勤处负责。\n\n材料送本校和后勤科。', []],
  ['由A12后勤处负责。\n\n材料送A12后勤科。', []],
  ['由省厅基建后勤处指导。\n\n由县局基建后勤科实施。', ['ok']],
  // an institution whose last character is missing
  [`${often}省海洋工程学面向全国。`, ['inconsistency 7,1 省海洋工程学 → 省海洋工程学院']],
  [`${often}欢迎报考省海洋工程学`, ['inconsistency 7,1 省海洋工程学 → 省海洋工程学院']],
  [`${often}省海洋工程学术会议召开。`, ['ok']],
  [often.replaceAll('省', '与') + '与海洋工程学面向全国。', []],
  [
    `本${college}。\n\n本${college}。\n\n某${college}。\n\n某${college}。\n\n本省海洋工程学面向全国。`,
    ['inconsistency 9,1 省海洋工程学 → 省海洋工程学院'],
  ],
  [
    `本${college}。\n\n本${college}。\n\n某${college}。\n\n本省海洋工程学面向全国。`,
    ['inconsistency 7,1 本省海洋工程学 → 本省海洋工程学院'],
  ],
  [
    `${`甲乙丙丁戊己庚辛壬${college}。\n\n`.repeat(3)}甲乙丙丁戊己庚辛壬省海洋工程学面向全国。`,
    ['inconsistency 7,1 丙丁戊己庚辛壬省海洋工程学 → 丙丁戊己庚辛壬省海洋工程学院'],
  ],
  // notes that explain the columns of the table above them
  [table + noted + wrong, ['inconsistency 7,1 整改结果 → 整改成效']],
  [`# 一、整改情况\n\n${table}${noted}${wrong}`, ['inconsistency 9,3 整改结果 → 整改成效']],
  [`${table}${noted}${wrong}# 二、其他\n\n完毕。`, ['inconsistency 7,1 整改结果 → 整改成效']],
  [`${table}${noted}# 二、其他\n\n${wrong}`, []],
  [`${table}${noted}# “整改结果”说明\n\n完毕。`, []],
  [noted + wrong + table, []],
  [table.replace('乙\t\t', '乙\t\t整改结果良好') + noted + wrong, []],
  [table + noted + wrong.replace('整改结果', '整改的结果'), []],
  [table + noted + wrong.replace('整改结果', '落实结果'), []],
  [table.replace('\t整改成效', '\t落实成效') + noted + wrong, []],
])

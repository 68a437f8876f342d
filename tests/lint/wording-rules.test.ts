/** The rules of wording at their bounds. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findingsOf } from '#tests/lint-rules'
import { cases } from './rule-cases.fixture.ts'

cases('wording', [
  [
    '编制产业发展和项目清单，产业发展规划和项目清单应当一致。\n\n发展和项目清单另行公布。',
    ['doubt 1,3 发展和项目清单 → 发展规划和项目清单', 'ok'],
  ],
  ['重视困难学生群众成长，为困难学生群体提供资助。\n\n关心困难学生群体，看望困难学生群众。', ['ok', 'ok']],
  [
    '重视困难学生群众成长，为困难学生群体服务。\n\n关心困难学生群体。',
    ['doubt 1 困难学生群众 → 困难学生群体', 'ok'],
  ],
])

const words = (count: number): string => Array.from({ length: count }, (_, at) => `组AB${at}`).join('、')
cases('stray-token', [
  ['见http://www.example.com/a\\leq/b，截图附后。', ['ok']],
  // the ninth Latin word makes a text of two languages; what is no word is left over there too
  [`${words(7)}建立标准 and 制度。`, ['inconsistency 1 and → 无此字符']],
  [`${words(8)}建立标准 and 制度。`, ['ok']],
  [`${words(8)}建立标准 and 制度，满\\geq 10人。`, ['note 1 \\geq → ≥']],
  ['全年办结12件。', []],
  ['ABC', []],
  ['使用OA系统。', ['ok']],
])
void describe('stray-token tells', () => {
  for (const [text, said] of [
    ['建立标准 and 制度，提高质量 and 效率。', /夹着英文虚词“and”（共2处）。$/],
    ['建立标准 and 制度。', /夹着英文虚词“and”。$/],
    ['经费\uFFFD万元。', /有无法显示的字符。$/],
    ['合格人数 \\geq 10 人。', /^请换成要印出来的符号“≥”：/],
    ['费用 $\\alpha$ 元。', /^请换成要印出来的符号：/],
  ] as const)
    void it(`${said} of ${text}`, () => assert.match(findingsOf('stray-token', text)[0]?.message ?? '', said))
})

cases('ocr-slip', [
  ['见http://www.example.com/2O2年报。', ['ok']],
  ['乡镇\t人数\t户数\n甲乡\t142\t8\n乙乡\t9O\t7\n丙乡\t71\t6\n丁乡\t\t3', ['doubt 3 9O → 90']],
  ['乡镇\t人数\n甲乡\t142\n乙乡\t9O', []],
  ['乡镇\t楼号\n甲乡\t142\n乙乡\t9O\n丙乡\tB1', []],
  ['乡镇\t人数\n甲乡\t142\n乙乡\t9O\n丙乡\t9I', []],
])

// of 24, of 23 and of 26 characters; the last two share 15 pairs of 50 and 14 of 50 with it
const long = '各单位应当按照国家和省规定的采购限额标准办理手续。'.slice(1)
const short = '单位应当按国家和省规定的采购限额标准办理手续。'
const rule = '各单位应当按照国家和省规定的采购限额标准办理手续后。'
const like = '各单位应当按照国家和省规定的采购品类逐年编报计划书。'
const unlike = '各单位应当按照国家和省规定的采买品类逐年编报计划书。'
const twice = (at: string, said: string): string => `doubt ${at} ${said} → 同一要求写一次`
cases('duplicate-fragment', [
  [`${long}\n\n${long}`, ['ok', twice('3,1', long)]],
  [`${short}\n\n${short}`, []],
  [`${rule}\n\n${like}`, ['ok', twice('3,1', like)]],
  [`${rule}\n\n${unlike}`, ['ok', 'ok']],
  [`${rule}${rule}`, ['ok', 'ok']],
  [`${rule.replace('。', '；')}\n\n${rule.replace('。', '；')}`, []],
  [`${rule.replace('各', '12个')}\n\n${rule.replace('各', '12个')}`, []],
  [`# ${rule}\n\n# ${rule}`, []],
  [`（一）${rule}\n\n（二）${rule}`, []],
  [`第一条 ${rule}\n\n第二条 ${rule}`, ['ok', twice('3,1', `第二条 ${rule}`)]],
  ['按照《甲办法》执行，《乙办法》执行，《丙办法》执行。', ['ok']],
  ['按照《甲办法》、《乙办法》执行，《丙办法》执行。', ['doubt 1 执行 → 末尾一次“执行”', 'ok']],
  ['按照《甲办法》、《乙办法》执行，《丙办法》办理。', ['ok']],
])

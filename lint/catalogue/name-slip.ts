import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { bodyNames, nameSlips } from '../reading/name-slips.ts'
import type { BodyName, NameSlip } from '../reading/name-slips.ts'
import type { Reading } from '../reading/reading.ts'
import { foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'

const id = 'name-slip'

/** A name with its slips. As many slips as mentions are two names rather than one with slips. */
function checkName({ texts }: Reading, body: BodyName): readonly CheckResult[] {
  const slips = nameSlips(texts, body)
  const [first] = body.mentions
  if (slips.length === 0 || slips.length >= body.mentions.length)
    return [passed(id, first?.text.place(first.span))]
  return slips.map((slip) => report(body, slip))
}

function report({ name, mentions }: BodyName, { text, span, stated, isSynonym }: NameSlip): CheckResult {
  const [first] = mentions
  return foundIn(id, text, {
    grade: isSynonym ? 'doubt' : 'inconsistency',
    span,
    expected: name,
    repair: name,
    related: first === undefined ? [] : [first.text.place(first.span)],
    message: `请核对名称“${stated}”：文中${mentions.length}处写作“${name}”，这里${isSynonym ? '换了一个词' : '漏了一字或颠倒了字序'}。`,
  })
}

export const nameSlip = documentRule({
  id,
  name: '单位名称前后一字不差',
  grade: 'inconsistency',
  families: 'all',
  says: '文中两次以上写到的单位全称（中心、学会、协会、委员会、学院等），在别处漏了一个字、颠倒了相邻两字的，指出来；“评估”写成“评价”、“学会”写成“协会”的提示疑问。',
  limits: [
    '名称须有八个字以上，写对的次数多于写错的。',
    '省去“省”“市”等字的简称、序数和方位不同的名称是别的说法，不报。',
  ],
  examples: [
    { text: '由东港市职业技能指导中心受理。\n\n材料送东港市职业技能指导中心。', finds: 0 },
    {
      text: '由东港市职业技能指导中心受理。\n\n材料送东港市职业技能指导中心。\n\n东港市职技能指导中心负责解释。',
      finds: 1,
      repair: '东港市职业技能指导中心',
    },
    {
      text: '由东港市职业技能指导中心受理。\n\n材料送东港市职业技能指导中心。\n\n东港市职业技能导指中心负责解释。',
      finds: 1,
    },
    {
      text: '由东港市职业技能指导中心受理。\n\n材料送东港市职业技能指导中心。\n\n东港职业技能指导中心负责解释。',
      finds: 0,
    },
    { text: '由西江省高等教育学会组织。\n\n西江省高等教育学会公布。\n\n报西江省高等教育协会。', finds: 1 },
    {
      text: '西江省高等教育学会组织。\n\n西江省高等教育学会公布。\n\n西江省高等教育协会参加。\n\n报西江省高等教育协会。',
      finds: 0,
    },
    { text: '东港市第一人民医院承办。\n\n东港市第一人民医院协办。\n\n东港市第二人民医院参加。', finds: 0 },
  ],
  check: (reading) => bodyNames(reading.texts).flatMap((body) => checkName(reading, body)),
})

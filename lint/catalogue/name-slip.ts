import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { bodyNames, nameSlips } from '../reading/name-slips.ts'
import type { BodyName, NameSlip, SlipKind } from '../reading/name-slips.ts'
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

const said: Readonly<Record<SlipKind, string>> = {
  omitted: '漏了一字',
  exchanged: '颠倒了字序',
  synonym: '换了一个词',
}

function report({ name, mentions }: BodyName, { text, span, stated, kind, isSure }: NameSlip): CheckResult {
  return foundIn(id, text, {
    grade: isSure ? 'inconsistency' : 'doubt',
    span,
    expected: name,
    repair: name,
    related: mentions.slice(0, 1).map((first) => first.text.place(first.span)),
    message: `请核对名称“${stated}”：文中${mentions.length}处写作“${name}”，这里${said[kind]}。`,
  })
}

export const nameSlip = documentRule({
  id,
  name: '单位名称前后一字不差',
  grade: 'inconsistency',
  families: 'all',
  says: '文中两次以上写到的单位全称（中心、学会、协会、委员会、学院等）和内设机构（处、室、科、股），在别处漏了一个字、颠倒了相邻两字的，指出来；“评估”写成“评价”、“学会”写成“协会”的提示疑问。内设机构漏字、地名颠倒的，可能是另一个名称，也只提示疑问。',
  limits: [
    '单位名称须有八个字以上，内设机构五个字以上；写对的次数多于写错的。',
    '内设机构前面紧接别的字时不比，那些字可能也是名称。',
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
    {
      text: '由纪检监察室监督。\n\n材料送纪检监察室。\n\n纪检监室察受理投诉。',
      finds: 1,
      repair: '纪检监察室',
    },
    { text: '由市审计监督室负责。\n\n审计监督室抽查，审计监室督公布。', finds: 1 },
    { text: '报送建设规划科。\n\n建设规划科审核。\n\n由建设划科存档。', finds: 1, repair: '建设规划科' },
    { text: '由政策法规科办理。\n\n政策法规科解释。\n\n由法规科归档，党政策科会签。', finds: 0 },
    {
      text: '海宁河道整治管理中心报名。\n\n海宁河道整治管理中心公示。\n\n宁海河道整治管理中心协办。',
      finds: 1,
    },
    { text: '东港市第一人民医院承办。\n\n东港市第一人民医院协办。\n\n东港市第二人民医院参加。', finds: 0 },
  ],
  check: (reading) => bodyNames(reading.texts).flatMap((body) => checkName(reading, body)),
})

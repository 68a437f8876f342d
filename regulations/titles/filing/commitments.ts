/** What the applicant promises on the pledge F3 (art.9.1.3), in our own words: printed, and read before it is signed. */
export const commitments: readonly string[] = [
  '所填内容和所交材料真实，业绩、论文为本人成果；',
  '本评审年度只申报这一个系列（专业）；',
  '不是公务员，没有离退休；',
  '知悉弄虚作假取消资格、记入诚信档案、撤销职称后五年内不得申报。',
]

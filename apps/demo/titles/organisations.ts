/** An invented province: two cities, four counties, their offices, convening bodies and a dozen employers of all kinds. */
import type { EmployerEntry, OfficeEntry } from '../../../regulations/titles/registers/index.ts'

export const PROVINCE = { id: 'example-province', name: '示例省' } as const
/** First day of organisations, posts and most entries. */
export const SINCE = '2015-01-01'
export const PROVINCE_CODE = '990000'

export interface ProvinceOrganisation {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly parent?: string
  readonly division: string
}

type Row = readonly [id: string, kind: string, name: string, parent: string | null, division: string]
const rows: readonly Row[] = [
  ['province', 'province', '示例省', null, '990000'],
  ['hr-province', 'bureau', '示例省人社厅', 'province', '990000'],
  ['housing', 'department', '示例省住建厅', 'province', '990000'],
  ['health', 'department', '示例省卫健委', 'province', '990000'],
  ['talent-province', 'agency', '示例省人才服务中心', 'hr-province', '990000'],
  ['engineers', 'association', '示例省机械工程学会', 'province', '990000'],
  ['housing-review', 'unit', '示例省住建厅职称评审中心', 'housing', '990000'],
  ['province-hospital', 'unit', '示例省人民医院', 'health', '990000'],
  ['design-institute', 'unit', '示例省建筑设计研究院', 'housing', '990000'],
  ['grid-builders', 'enterprise', '华原电建集团示例分公司', 'province', '990000'],
  ['huaining', 'city', '淮宁市', 'province', '990100'],
  ['hr-huaining', 'bureau', '淮宁市人社局', 'huaining', '990100'],
  ['talent-huaining', 'agency', '淮宁市人才服务中心', 'hr-huaining', '990100'],
  ['education-huaining', 'department', '淮宁市教育局', 'huaining', '990100'],
  ['industry-huaining', 'department', '淮宁市经信局', 'huaining', '990100'],
  ['engineers-huaining', 'association', '淮宁市工程师协会', 'huaining', '990100'],
  ['heavy-machinery', 'enterprise', '淮宁重型机械有限公司', 'industry-huaining', '990100'],
  ['first-school', 'unit', '淮宁市第一中学', 'education-huaining', '990100'],
  ['qinghe', 'county', '清河县', 'huaining', '990121'],
  ['hr-qinghe', 'bureau', '清河县人社局', 'qinghe', '990121'],
  ['education-qinghe', 'department', '清河县教体局', 'qinghe', '990121'],
  ['teachers-qinghe', 'unit', '清河县教师发展中心', 'education-qinghe', '990121'],
  ['township-school', 'unit', '清河县柳林镇中心学校', 'education-qinghe', '990121'],
  ['private-machinery', 'enterprise', '清河精工机械有限公司', 'qinghe', '990121'],
  ['shiqiao', 'county', '石桥县', 'huaining', '990122'],
  ['hr-shiqiao', 'bureau', '石桥县人社局', 'shiqiao', '990122'],
  ['county-hospital', 'unit', '石桥县人民医院', 'shiqiao', '990122'],
  ['jiangxuan', 'city', '江宣市', 'province', '990200'],
  ['hr-jiangxuan', 'bureau', '江宣市人社局', 'jiangxuan', '990200'],
  ['medicine-hospital', 'unit', '江宣市中医院', 'jiangxuan', '990200'],
  ['logistics-association', 'association', '江宣市物流协会', 'jiangxuan', '990200'],
  ['yunling', 'county', '云岭县', 'jiangxuan', '990221'],
  ['hr-yunling', 'bureau', '云岭县人社局', 'yunling', '990221'],
  ['water-station', 'unit', '云岭县水利工程站', 'yunling', '990221'],
  ['nanxi', 'county', '南溪县', 'jiangxuan', '990222'],
  ['hr-nanxi', 'bureau', '南溪县人社局', 'nanxi', '990222'],
  ['digital-studio', 'enterprise', '南溪数字工作室', 'nanxi', '990222'],
]
/** Organisation ids are the tenant's own; the prefix keeps them apart from those of other demos. */
export const organisationId = (id: string): string => `sl-${id}`

export const organisations: readonly ProvinceOrganisation[] = rows.map(
  ([id, kind, name, parent, division]) => ({
    id: organisationId(id),
    kind,
    name,
    division,
    ...(parent === null ? {} : { parent: organisationId(parent) }),
  }),
)
const byId = new Map(rows.map((row) => [row[0], row]))
const rowOf = (id: string): Row => {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`demo: no organisation ${id}`)
  return found
}
export const nameOf = (id: string): string => rowOf(id)[2]

/** From an organisation up to the root, itself first. */
export function pathOf(id: string): readonly string[] {
  const parent = rowOf(id)[3]
  return parent === null ? [organisationId(id)] : [organisationId(id), ...pathOf(parent)]
}

const levelOf = (division: string): OfficeEntry['level'] =>
  division.endsWith('0000') ? '省级' : division.endsWith('00') ? '市级' : '县级'

type OfficeRow = readonly [id: string, kind: OfficeEntry['kind'], more?: Partial<OfficeEntry>]
const officeRows: readonly OfficeRow[] = [
  ['hr-province', '人社部门'],
  ['hr-huaining', '人社部门'],
  ['hr-qinghe', '人社部门'],
  ['hr-shiqiao', '人社部门'],
  ['hr-jiangxuan', '人社部门'],
  ['hr-yunling', '人社部门'],
  ['hr-nanxi', '人社部门'],
  ['housing', '主管部门', { authorised: true }],
  ['health', '主管部门'],
  ['education-huaining', '主管部门'],
  ['industry-huaining', '主管部门'],
  ['education-qinghe', '主管部门'],
  ['talent-province', '人才服务机构', { publicAgency: true }],
  ['talent-huaining', '人才服务机构', { publicAgency: true }],
  ['engineers', '组建单位'],
  ['housing-review', '组建单位'],
  ['engineers-huaining', '组建单位'],
  ['teachers-qinghe', '组建单位'],
]
/** Entries of `titles-offices` by organisation id. */
export const offices: readonly (readonly [key: string, entry: OfficeEntry])[] = officeRows.map(
  ([id, kind, more]) => [
    organisationId(id),
    {
      name: nameOf(id),
      kind,
      level: levelOf(rowOf(id)[4]),
      territory: rowOf(id)[4],
      authorised: false,
      ...more,
    },
  ],
)

type EmployerRow = readonly [
  id: string,
  code: string,
  affiliation: EmployerEntry['affiliation'],
  kind: EmployerEntry['kind'],
  department: string | null,
  /** 全面岗位管理, 聘任制. */
  postManagement: boolean,
]
const employerRows: readonly EmployerRow[] = [
  ['province-hospital', '12990000EX0000001A', '省直', '事业单位', 'health', true],
  ['design-institute', '12990000EX0000002B', '省直', '事业单位', 'housing', false],
  ['grid-builders', '91990000EX0000003C', '中央驻皖', '国有企业', null, false],
  ['heavy-machinery', '91990100EX0000004D', '市属', '国有企业', 'industry-huaining', false],
  ['first-school', '12990100EX0000005E', '市属', '事业单位', 'education-huaining', true],
  ['township-school', '12990121EX0000006F', '乡镇及以下', '事业单位', 'education-qinghe', false],
  ['private-machinery', '91990121EX0000007G', '县属', '非公企业', null, false],
  ['county-hospital', '12990122EX0000008H', '县属', '事业单位', null, true],
  ['medicine-hospital', '12990200EX0000009J', '市属', '事业单位', null, true],
  ['logistics-association', '51990200EX0000010K', '市属', '社会组织', null, false],
  ['water-station', '12990221EX0000011L', '县属', '事业单位', null, false],
  ['digital-studio', '92990222EX0000012M', '县属', '新业态', null, false],
]
const codes = new Map(employerRows.map(([id, code]) => [id, code]))
/** Key of an employer in `titles-employers`. */
export function employerKey(id: string): string {
  const code = codes.get(id)
  if (code === undefined) throw new Error(`demo: no employer ${id}`)
  return code
}
export const employerIds: readonly string[] = employerRows.map(([id]) => id)

/** Entries of `titles-employers` by credit code. */
export const employers: readonly (readonly [key: string, entry: EmployerEntry])[] = employerRows.map(
  ([id, code, affiliation, kind, department, postManagement]) => [
    code,
    {
      name: nameOf(id),
      organisation: organisationId(id),
      territory: rowOf(id)[4],
      affiliation,
      kind,
      department: department === null ? null : organisationId(department),
      departmentName: department === null ? null : nameOf(department),
      fullPostManagement: postManagement,
      appointmentSystem: kind === '事业单位',
      selfReview: false,
      registeredAt: levelOf(rowOf(id)[4]),
    },
  ],
)

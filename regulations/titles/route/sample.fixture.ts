/** A province with two cities and their offices, for tests of the router. Invented. */
import type { KeyedOffice } from './offices.ts'
import { officesOf } from './offices.ts'
import type { RouteQuestion } from './route.ts'

const office = (
  key: string,
  name: string,
  kind: KeyedOffice['kind'],
  level: KeyedOffice['level'],
  territory: string,
  more: Partial<KeyedOffice> = {},
): KeyedOffice => ({ key, name, kind, level, territory, authorised: false, ...more })

/** The register of offices as a need answers it. */
export const officeEntries: readonly KeyedOffice[] = [
  office('province-hr', '省人社厅', '人社部门', '省级', '340000'),
  office('city-a-hr', '甲市人社局', '人社部门', '市级', '340100'),
  office('county-c-hr', '丙县人社局', '人社部门', '县级', '340121'),
  office('county-d-hr', '丁县人社局', '人社部门', '县级', '340122'),
  office('city-b-hr', '乙市人社局', '人社部门', '市级', '340200'),
  office('transport', '省交通厅', '获授权单位', '省级', '340000', { authorised: true }),
  office('science', '省科技厅', '主管部门', '省级', '340000'),
  office('institute-own', '省直研究院', '获授权单位', '省级', '340000', { authorised: true }),
  office('housing-a', '甲市住建局', '主管部门', '市级', '340100'),
  office('education-c', '丙县教体局', '主管部门', '县级', '340121'),
  office('talent', '省人才服务中心', '人才服务机构', '省级', '340000', { publicAgency: true }),
  office('private-agency', '某人力资源公司', '人才服务机构', '市级', '340100', { publicAgency: false }),
]
export const offices = officesOf(officeEntries)

/** A township school of 丙 county under its education bureau. */
export const school: RouteQuestion = {
  level: '中级',
  affiliation: '乡镇及以下',
  kind: '事业单位',
  territory: '340121',
  employer: { organisation: 'school', name: '某镇中学' },
  department: { organisation: 'education-c', name: '丙县教体局' },
  registeredAt: '县级',
  fileAgency: null,
}
/** A city design institute of 甲. */
export const designInstitute: RouteQuestion = {
  ...school,
  affiliation: '市属',
  territory: '340100',
  employer: { organisation: 'design', name: '甲市设计院' },
  department: { organisation: 'housing-a', name: '甲市住建局' },
  registeredAt: '市级',
}
/** A provincial institute under a department without authorisation. */
export const provincialInstitute: RouteQuestion = {
  ...school,
  affiliation: '省直',
  territory: '340100',
  employer: { organisation: 'institute', name: '省直研究所' },
  department: { organisation: 'science', name: '省科技厅' },
  registeredAt: '省级',
}
/** A start-up in 丙 county without department. */
export const startUp: RouteQuestion = {
  ...school,
  affiliation: '县属',
  kind: '新业态',
  employer: { organisation: 'start-up', name: '某科技公司' },
  department: null,
}
/** A central enterprise in 甲 city. */
export const centralEnterprise: RouteQuestion = {
  ...startUp,
  affiliation: '中央驻皖',
  kind: '国有企业',
  territory: '340100',
  employer: { organisation: 'central', name: '某中央企业' },
  registeredAt: '市级',
}

/** Addresses of title review; its tenant is the province whose registers are one. */

/** Columns of published notices, by the segment of their addresses. */
export const titleColumns = {
  announcements: { column: 'titles-announcements', label: '评审公告' },
  results: { column: 'title-results', label: '评审结果公示' },
  approvals: { column: 'title-approvals', label: '拟批准人员公示' },
  lists: { column: 'title-lists', label: '核准名单' },
} as const
export type TitleSegment = keyof typeof titleColumns
export type TitleColumn = (typeof titleColumns)[TitleSegment]['column']
export const titleSegments = Object.keys(titleColumns) as readonly TitleSegment[]

/** Pages of one jurisdiction beside its notices. */
export const titlePages = {
  status: '办理进度查询',
  certificates: '职称证书查验',
  committees: '评审委员会目录',
  fees: '收费标准',
  complaint: '投诉举报',
} as const
export type TitlePage = keyof typeof titlePages

/** Where applicants sign in and begin: in the office app. */
export const FILING_ADDRESS = '/admin/titles-apply'

/** The entrance of one jurisdiction, or of all of them. */
export const titlesAddress = (tenant?: string): string =>
  tenant === undefined ? '/titles' : `/${encodeURIComponent(tenant)}/titles`

/** A column or a page of one jurisdiction. */
export const titlesPartAddress = (tenant: string, part: TitleSegment | TitlePage): string =>
  `${titlesAddress(tenant)}/${part}`

export interface TitleNoticeKey {
  readonly tenant: string
  readonly column: TitleColumn
  readonly slug: string
}

/** The lasting address of a notice. */
export const titleNoticeAddress = ({ tenant, column, slug }: TitleNoticeKey): string =>
  `${titlesPartAddress(tenant, segmentOf(column))}/${encodeURIComponent(slug)}`

export function segmentOf(column: TitleColumn): TitleSegment {
  const found = titleSegments.find((segment) => titleColumns[segment].column === column)
  if (found === undefined) throw new Error(`no address for the column ${column}`)
  return found
}

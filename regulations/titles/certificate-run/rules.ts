/** Rules of a run of certificates: approved only, every character printable, every blank accounted for. */
import { claim } from '#kernel/case'
import { cite, rule } from '#kernel/law'

const issuing = cite('anhui-titles-2018/art.27.b')

/** A certificate is in one run at a time. */
export const certificateInRun = claim<{ readonly certificate: string }>(
  'certificate-in-run',
  issuing,
  ({ certificate }) => certificate,
  ({ certificate }) => `请移出本批：证书${certificate}已在另一批打印中。`,
)
/** A blank is drawn from the store once. */
export const blankOnce = claim<{ readonly stock: string }>(
  'certificate-blank-once',
  issuing,
  ({ stock }) => stock,
  ({ stock }) => `请核对空白证书号段：${stock}已经领用。`,
)

export const onlyApprovedPrinted = rule(
  'only-approved-certificates-printed',
  issuing,
  (f: {
    readonly listed: number
    /** Names of the authority's own people who are not approved yet. */
    readonly missing: readonly string[]
    /** Listed files that are not this authority's; whose they are is not told. */
    readonly strange: number
  }) => f.listed > 0 && f.missing.length === 0 && f.strange === 0,
  {
    label: '只打印已核准人员的证书',
    otherwise: (f) =>
      f.listed === 0
        ? '请选择要打印证书的申报件。'
        : `请移出：${[
            ...(f.missing.length === 0 ? [] : [`${f.missing.join('、')}尚未核准`]),
            ...(f.strange === 0 ? [] : [`${f.strange}件申报不由本机关核准`]),
          ].join('；')}。`,
  },
)
export const charactersArePrintable = rule(
  'characters-are-printable',
  issuing,
  (f: { readonly uncovered: readonly string[] }) => f.uncovered.length === 0,
  {
    label: '姓名用字都能打印',
    otherwise: (f) => `请写明这些字怎样打印（造字、手写等）：${f.uncovered.join('、')}在字体中没有。`,
  },
)

/** Blanks a single draw may hold. */
export const BLANKS_MAX = 5000
export const serialsInOrder = rule(
  'stock-serials-in-order',
  issuing,
  (f: { readonly from: number; readonly until: number }) =>
    f.from <= f.until && f.until - f.from < BLANKS_MAX,
  {
    label: '空白证书号段由小到大',
    otherwise: (f) =>
      f.from > f.until
        ? `请核对号段：起号${f.from}大于止号${f.until}。`
        : `请分次领用：一次最多${BLANKS_MAX}张。`,
  },
)
export const enoughBlanks = rule(
  'enough-blanks',
  issuing,
  (f: { readonly wanted: number; readonly free: number }) => f.wanted > 0 && f.wanted <= f.free,
  {
    label: '空白证书够用',
    otherwise: (f) =>
      f.wanted === 0 ? '没有待打印的证书。' : `请先领用空白证书：待打印${f.wanted}本，剩余空白${f.free}张。`,
  },
)
export const sheetIsOfRun = rule(
  'sheet-is-of-run',
  issuing,
  (f: { readonly known: boolean; readonly spoiled: boolean; readonly handedOver: boolean }) =>
    f.known && !f.spoiled && !f.handedOver,
  {
    label: '可作废的空白或证书',
    otherwise: (f) =>
      f.handedOver
        ? '不能作废：这本证书已经领走，请先收回。'
        : f.spoiled
          ? '这张已经作废。'
          : '请核对号码：本批没有领用这张空白证书。',
  },
)
export const runIsPrinted = rule(
  'run-is-printed',
  issuing,
  (f: { readonly unprinted: number }) => f.unprinted === 0,
  { label: '本批已全部打印', otherwise: (f) => `请先打印：还有${f.unprinted}本没有打印。` },
)

export type HandOver = {
  readonly certificate: string
  readonly holder: string | null
  readonly receivedBy: string
  readonly proxy: string
  readonly handedOver: boolean
}
const handOverFault = (row: HandOver): string | undefined => {
  if (row.holder === null) return `${row.certificate}不在本批`
  if (row.handedOver) return `${row.certificate}已经领走`
  if (row.receivedBy !== row.holder && row.proxy.trim() === '')
    return `${row.certificate}由${row.receivedBy}代领，未填写委托书`
  return undefined
}
export const handOverIsSigned = rule(
  'hand-over-by-holder-or-proxy',
  issuing,
  (f: { readonly rows: readonly HandOver[] }) =>
    f.rows.length > 0 && f.rows.every((row) => handOverFault(row) === undefined),
  {
    label: '本人领取或凭委托代领',
    otherwise: (f) =>
      f.rows.length === 0
        ? '请填写领证登记。'
        : `请更正领证登记：${f.rows.flatMap((row) => handOverFault(row) ?? []).join('；')}。`,
  },
)

/** Every blank is on a certificate, spoiled, or back in the store. */
export const blanksAddUp = rule(
  'blanks-add-up',
  issuing,
  (f: { readonly missing: readonly string[]; readonly strange: readonly string[] }) =>
    f.missing.length === 0 && f.strange.length === 0,
  {
    label: '空白证书账实相符',
    otherwise: (f) =>
      f.missing.length > 0
        ? `请退回或作废剩余空白：${f.missing.slice(0, 5).join('、')}等${f.missing.length}张没有去向。`
        : `请核对退回的空白：${f.strange.slice(0, 5).join('、')}不是本批剩余的空白。`,
  },
)

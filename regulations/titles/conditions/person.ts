/** Conditions of the person and of the file's honesty: in post, barred or not, official or retired (art.9, 53, 65). */
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import { plusYears } from '#kernel/time'
import type { IntegrityEntry } from '../registers/review.ts'
import type { PersonStatus } from '../vocabulary.ts'
import { barYears, figureOn } from './parameters.ts'

type InPostFacts = {
  readonly status: PersonStatus
  readonly contractFrom: LocalDate | null
  readonly contractUntil: LocalDate | null
  /** An appointment at the filing employer runs on that day. */
  readonly appointed: boolean
  readonly on: LocalDate
}

const contractRuns = (f: InPostFacts): boolean =>
  f.contractFrom !== null && f.contractFrom <= f.on && (f.contractUntil === null || f.on <= f.contractUntil)

/** 9.a: in service, in post, doing technical work on the day of filing. */
export const personIsInPost = rule(
  'person-is-in-post',
  cite('anhui-titles-2018/art.9.a'),
  (f: InPostFacts) => {
    if (f.status !== '在岗') return false
    if (f.appointed || contractRuns(f)) return true
    return f.contractFrom === null && f.contractUntil === null ? 'unknown' : false
  },
  {
    label: '在职在岗并从事专业技术工作',
    otherwise: (f) =>
      f.status === '在岗'
        ? `请先更新聘用（劳动）合同：合同到${f.contractUntil ?? '期'}止，${f.on}申报时非在职在岗。`
        : `请核对人员状态：现为“${f.status}”，非在职在岗不能申报。`,
    missing: () => '聘用（劳动）合同或聘任的起止日期',
  },
)

type BarFacts = { readonly barredUntil: LocalDate | null; readonly document: string; readonly on: LocalDate }

/** Last day of the bar of a revocation: the day five years later; the day of decision itself does not count. */
export function barredUntilOf(decidedOn: LocalDate): LocalDate {
  return plusYears(decidedOn, figureOn(barYears, decidedOn), 'last-day')
}

/** 53.c: no filing within five years after a title was revoked, in any series or level. */
export const noBarOnFilingDay = rule(
  'no-bar-on-filing-day',
  cite('anhui-titles-2018/art.53.c'),
  (f: BarFacts) => f.barredUntil === null || f.on > f.barredUntil,
  {
    label: '不在撤销职称后的五年内',
    otherwise: (f) => `请在${f.barredUntil}之后再申报：职称曾被撤销（${f.document}），五年内不得申报。`,
  },
)

/** 9.b: law-abiding and of good conduct, as the integrity file shows it; a bar fails, a note alone only warns. */
export const conductIsClean = rule(
  'integrity-file-holds-no-bar',
  cite('anhui-titles-2018/art.9.b'),
  (f: { readonly barred: boolean; readonly notes: number }) => !f.barred,
  {
    label: '遵纪守法、职业道德良好（诚信档案）',
    otherwise: () => '请先处理诚信档案中的禁报记录：在禁报期内不能申报。',
  },
)
/** 9.b: notes without a bar are shown to who verifies and refuse nothing. */
export const noNotesOnFile = rule(
  'integrity-file-holds-no-notes',
  cite('anhui-titles-2018/art.9.b'),
  (f: { readonly notes: readonly string[] }) => f.notes.length === 0,
  {
    label: '诚信档案没有记录',
    otherwise: (f) => `请核验人留意诚信档案中的记录：${f.notes.join('；')}。不影响申报。`,
  },
)

/** The bar that runs longest among the entries of a person. */
export function findBar(entries: readonly IntegrityEntry[]): IntegrityEntry | undefined {
  return entries
    .filter(({ barredUntil }) => typeof barredUntil === 'string')
    .toSorted((a, b) => ((a.barredUntil ?? '') < (b.barredUntil ?? '') ? 1 : -1))[0]
}

/** 65.a: officials, staff managed as such included where so recorded. */
export const personIsNoOfficial = rule(
  'person-is-no-official',
  cite('anhui-titles-2018/art.65.a'),
  (f: { readonly status: PersonStatus }) => f.status !== '公务员',
  {
    label: '不是公务员',
    otherwise: () => '请核对人员状态：公务员（含参照管理人员）不得参加职称评审。',
  },
)

/** 65.b: the retired, re-employed ones included. Retirement is a recorded decision; checked at filing, release and ballot. */
export const personIsNotRetired = rule(
  'person-is-not-retired',
  cite('anhui-titles-2018/art.65.b'),
  (f: { readonly status: PersonStatus; readonly retiresOn: LocalDate | null; readonly on: LocalDate }) =>
    f.status !== '离退休' && f.status !== '返聘' && (f.retiresOn === null || f.on < f.retiresOn),
  {
    label: '没有离退休',
    otherwise: (f) =>
      f.retiresOn !== null && f.on >= f.retiresOn
        ? `请核对退休日期：登记的退休日期是${f.retiresOn}，${f.on}已经退休，离退休人员不得参加评审。`
        : `请核对人员状态：现为“${f.status}”，离退休人员（含返聘在岗）不得参加评审。`,
  },
)

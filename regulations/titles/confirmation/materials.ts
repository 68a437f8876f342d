/** The papers of art.46: which are asked, how each must be, and what is wrong with those given. */
import type { ClauseId, Finding } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { ConfirmationContent, ConfirmationMaterial, SlotKey, TitleConfirmation } from './state.ts'

type Slot = {
  readonly key: SlotKey
  readonly label: string
  readonly clause: ClauseId
  readonly asked: (content: ConfirmationContent) => boolean
  /** How the paper must be, said to who has to bring it. */
  readonly wanted: string
  readonly fits: (material: ConfirmationMaterial) => boolean
}
const always = (): boolean => true
const isOriginal = ({ originals }: ConfirmationMaterial): boolean => originals >= 1
const isOriginalAndCopy = ({ originals, copies }: ConfirmationMaterial): boolean =>
  originals >= 1 && copies >= 1
const isOriginalOrSealedCopy = ({ originals, copies, sealed }: ConfirmationMaterial): boolean =>
  originals >= 1 || (copies >= 1 && sealed)

/** One inch, 25 by 35 mm, at 300 dots per inch; a tenth more or less is still one inch. */
const ONE_INCH = { widthPixels: 295, heightPixels: 413, toleranceParts: 10 } as const
const isNear = (pixels: number, wanted: number): boolean =>
  Math.abs(pixels - wanted) * ONE_INCH.toleranceParts <= wanted

export const slots: readonly Slot[] = [
  {
    key: 'certificate',
    label: '职称证书',
    clause: 'anhui-titles-2018/art.46.1.a',
    asked: always,
    wanted: '原件，核验后退还',
    fits: isOriginal,
  },
  {
    key: 'review-form',
    label: '人事档案中的评审表',
    clause: 'anhui-titles-2018/art.46.1.b',
    asked: always,
    wanted: '原件和复印件各1份；没有入档评审表的按第四十七条（三）不予确认',
    fits: isOriginalAndCopy,
  },
  {
    key: 'contract',
    label: '劳动（聘用）合同或工作协议',
    clause: 'anhui-titles-2018/art.46.2.a',
    asked: always,
    wanted: '原件1份',
    fits: isOriginal,
  },
  {
    key: 'insurance',
    label: '养老保险缴费凭证',
    clause: 'anhui-titles-2018/art.46.2.b',
    asked: always,
    wanted: '原件1份，盖社保经办业务专用章，或带核验码的电子凭证',
    fits: (material) => material.code !== '' || (isOriginal(material) && material.sealed),
  },
  {
    key: 'transfer-order',
    label: '调令、行政介绍信或军转安置证明',
    clause: 'anhui-titles-2018/art.46.2.c',
    asked: ({ coming }) => coming !== '应聘',
    wanted: '原件和复印件各1份',
    fits: isOriginalAndCopy,
  },
  {
    key: 'identity-copy',
    label: '身份证复印件',
    clause: 'anhui-titles-2018/art.46.3',
    asked: always,
    wanted: '复印件1份',
    fits: ({ copies }) => copies >= 1,
  },
  {
    key: 'photo',
    label: '一寸照片',
    clause: 'anhui-titles-2018/art.46.3',
    asked: always,
    wanted: `请裁剪为一寸彩照（${ONE_INCH.widthPixels}×${ONE_INCH.heightPixels}像素）`,
    fits: ({ image }) =>
      image !== null &&
      isNear(image.width, ONE_INCH.widthPixels) &&
      isNear(image.height, ONE_INCH.heightPixels),
  },
  {
    key: 'post-document',
    label: '原职称任职文件',
    clause: 'anhui-titles-2018/art.46.4.a',
    asked: ({ original }) => original.origin !== '军队',
    wanted: '原件，或盖发文单位公章的复印件1份',
    fits: isOriginalOrSealedCopy,
  },
  {
    key: 'military-order',
    label: '任职命令',
    clause: 'anhui-titles-2018/art.46.4.b',
    asked: ({ original }) => original.origin === '军队',
    wanted: '原件或盖章复印件1份，地方任职文件不能代替',
    fits: isOriginalOrSealedCopy,
  },
  {
    key: 'exam-proof',
    label: '考试合格证明',
    clause: 'anhui-titles-2018/art.46.5',
    asked: ({ original }) => original.way === '考评结合',
    wanted: '原件和复印件各1份',
    fits: isOriginalAndCopy,
  },
  {
    key: 'central-authorisation',
    label: '国家人社部门授权该行业或单位评审的文件',
    clause: 'anhui-titles-2018/art.46.7',
    asked: ({ coming }) => coming === '中央驻皖单位调入',
    wanted: '原件或复印件1份',
    fits: ({ originals, copies }) => originals + copies >= 1,
  },
]
const proofLabel = '鉴定证明'
export const slotLabel = (key: SlotKey): string => slots.find((one) => one.key === key)?.label ?? proofLabel

type SlotFacts = {
  readonly label: string
  readonly wanted: string
  readonly given: boolean
  readonly fits: boolean
}
const slotRules: ReadonlyMap<ClauseId, (facts: SlotFacts) => Finding> = new Map(
  [...new Set(slots.map(({ clause }) => clause))].map((clause) => [
    clause,
    rule(
      `confirmation-paper-${clause.slice(clause.indexOf('art.') + 'art.'.length).replaceAll('.', '-')}`,
      cite(clause),
      (f: SlotFacts) => f.given && f.fits,
      {
        label: '确认材料符合要求',
        otherwise: (f) => (f.given ? `请重交${f.label}：${f.wanted}。` : `请补交${f.label}：${f.wanted}。`),
      },
    ),
  ]),
)

/** A finding for every paper that is asked. */
export function materialFindings(
  content: ConfirmationContent,
  materials: readonly ConfirmationMaterial[],
): readonly Finding[] {
  return slots
    .filter(({ asked }) => asked(content))
    .flatMap(({ key, label, clause, wanted, fits }) => {
      const judge = slotRules.get(clause)
      const material = materials.find(({ slot }) => slot === key)
      const given = material !== undefined
      return judge === undefined ? [] : [judge({ label, wanted, given, fits: given && fits(material) })]
    })
}

/** Originals that an officer must have seen before the file is taken in. */
export const originalsToSee = ['certificate', 'review-form'] as const

/** 46.1.a: the original certificate was seen, on the spot or by an online check; it goes back to its holder. */
export const originalsAreSeen = rule(
  'confirmation-originals-are-seen',
  cite('anhui-titles-2018/art.46.1.a'),
  (f: { readonly open: readonly string[] }) => f.open.length === 0,
  {
    label: '原件已核验',
    otherwise: (f) => `请先现场或线上核验原件并登记：${f.open.join('、')}尚未核验。`,
  },
)
export const unseenOriginals = ({ originalsSeen }: TitleConfirmation): readonly string[] =>
  originalsToSee.filter((key) => !originalsSeen.some(({ slot }) => slot === key)).map((key) => slotLabel(key))

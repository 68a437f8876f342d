/** What an office reads of an application beside F2: the papers with their marks, and what was done, in words. */
import type {
  Application,
  Material,
  MaterialMark,
} from '../../../../../regulations/titles/application/state.ts'
import { isClean, slotName } from './marking-order.ts'

export type PaperLine = {
  readonly id: string
  readonly name: string
  readonly slot: string
  readonly about: string
  readonly pages: number
  readonly files: readonly string[]
  readonly standing: string
  readonly tone: 'clean' | 'faulty' | 'removed' | 'open'
}

const named = ({ name, year }: Material): string => (year === null ? name : `${name}（${year}年度）`)

/** What a paper is: original or copy, its kind and number, and whether the internal notice shows it. */
function about({ slot, original, kind, number, from, shown }: Material): string {
  const parts = [
    original ? '原件' : '复印件',
    kind === slotName(slot) ? '' : (kind ?? ''),
    number === null ? '' : `编号 ${number}`,
    from === null ? '' : `自 ${from} 起`,
    shown ? '公示' : '备查',
  ]
  return parts.filter((part) => part !== '').join('，')
}

function markText(mark: MaterialMark): string {
  const checked = mark.copy === null ? '' : `，${mark.copy.on} 已与原件核对`
  if (isClean(mark)) return `真实、齐全、规范${checked}`
  const faults = [
    mark.genuine ? '' : '真实性有问题',
    mark.complete ? '' : '不齐全',
    mark.regular ? '' : '不规范',
  ].filter((part) => part !== '')
  return `${faults.join('、')}${mark.note === '' ? '' : `：${mark.note}`}`
}

function standingOf(paper: Material, mark: MaterialMark | undefined): Pick<PaperLine, 'standing' | 'tone'> {
  if (paper.removed !== null)
    return { standing: `${paper.removed.on} 已剔除：${paper.removed.reason}`, tone: 'removed' }
  if (mark === undefined) return { standing: '未核验', tone: 'open' }
  return { standing: markText(mark), tone: isClean(mark) ? 'clean' : 'faulty' }
}

/** Every paper, also what was taken out, by the name of its slot and never by its key. */
export function paperLines({
  materials,
  marks,
}: Pick<Application, 'materials' | 'marks'>): readonly PaperLine[] {
  return materials.map((paper) => ({
    id: paper.id,
    name: named(paper),
    slot: slotName(paper.slot),
    about: about(paper),
    pages: paper.pages,
    files: paper.files,
    ...standingOf(
      paper,
      marks.find(({ material }) => material === paper.id),
    ),
  }))
}

type Line = readonly [label: string, value: string]
/** Parts that the reader may not see are absent. */
export type RecordState = Pick<
  Application,
  | 'applicant'
  | 'cycle'
  | 'content'
  | 'pledge'
  | 'entrustment'
  | 'route'
  | 'group'
  | 'recommendation'
  | 'exit'
  | 'outcome'
> &
  Partial<Pick<Application, 'objections'>>

/** What was filed and done beside F2; what has not happened is left out. */
export function recordLines(state: RecordState): readonly Line[] {
  const { cycle, content, pledge, entrustment, route, group, recommendation, objections, exit } = state
  const lines: readonly Line[] = [
    ['评委会', `${cycle.committeeName}（${cycle.year}年度，${cycle.conveningName}组建）`],
    ['任职年限算到', cycle.cutOff],
    ['个人申报截止', cycle.filingUntil],
    ['呈报截止', cycle.submissionUntil],
    ['由谁呈报', route === null ? '' : `${route.submitterName}，出具${route.letter}`],
    ['由谁核准', route?.authorityName ?? ''],
    ['政治面貌', content.politics ?? ''],
    ['健康状况', content.health ?? ''],
    ['行政职务', content.office ?? ''],
    ['破格申报', exceptionalText(content.exceptional)],
    [
      '代填',
      entrustment === null ? '' : entrustment.confirmed === null ? '单位代填，待本人确认' : '单位代填',
    ],
    ['承诺书', pledge === null ? '' : `${pledge.on} 签署${pledge.onPaper ? '（纸质）' : ''}`],
    ['考核组', (group?.members ?? []).map(({ name, kind }) => `${name}（${kind}）`).join('、')],
    [
      '考核意见',
      group?.sheet === null || group === null ? '' : `${group.sheet.on} ${group.sheet.conclusion}`,
    ],
    ['单位推荐', recommendation === null ? '' : `第${recommendation.rank}名，${recommendation.on}`],
    ...(objections ?? []).map(({ on, text, finding }): Line => [
      '公示期反映',
      `${on} ${text}（${finding ?? '核查中'}）`,
    ]),
    ...outcomeLines(state),
    ['结束原因', exit === null ? '' : `${exit.on} ${exit.reason}`],
  ]
  return lines.filter(([, value]) => value !== '')
}

/** What came of it: approval, certificate with the code that anybody checks, papers handed back; nothing before. */
export function outcomeLines({ outcome }: Pick<Application, 'outcome'>): readonly Line[] {
  const { approval, certificate, returns, archived } = outcome
  const back = returns.filter(({ step }) => step === '用人单位至本人')
  const lines: readonly Line[] = [
    ['核准', approval === null ? '' : `${approval.on} ${approval.authority} ${approval.document}`],
    ['证书编号', certificate?.number ?? ''],
    ['查验码', certificate?.code ?? ''],
    [
      '领证',
      certificate === null
        ? ''
        : certificate.handedOverOn === null
          ? '证书还没有领取'
          : `${certificate.handedOverOn} 已领取`,
    ],
    ['退回本人的材料', back.map(({ item, on }) => `${item}（${on}）`).join('、')],
    ['归档', archived === null ? '' : `${archived.on} 归档，卷号 ${archived.volume}`],
  ]
  return lines.filter(([, value]) => value !== '')
}

function exceptionalText(form: Application['content']['exceptional']): string {
  if (form === null) return ''
  const evidenced = form.rows
    .filter(({ evidence }) => evidence.trim() !== '')
    .map(({ condition }) => condition)
  return `突破${form.lifted.join('、')}；依据破格条件${evidenced.join('、')}`
}

import type { CheckResult } from '../finding.ts'
import { passed } from '../finding.ts'
import { statementsOf } from '../reading/claims.ts'
import type { ReadParagraph } from '../reading/reading.ts'
import { figuresIn, foundIn } from '../reading/reading.ts'
import { documentRule } from '../rule.ts'
import type { TextFigure } from '../text/figures.ts'
import { longestShared } from '../text/similar.ts'

const id = 'funnel'

/** A figure of a selection: how far it is, and the words around it that tell which branch. */
type Step = {
  readonly text: ReadParagraph
  readonly figure: TextFigure
  readonly stage: number
  readonly words: string
}

/** Stages of a selection from the first to the last; a later one has no more people than the one before. */
const stages: readonly RegExp[] = [
  /报名|参加|申请|申报|参选|应聘|投递|初试/,
  /进入|入围|复试|面试|初审(?:合格|通过)|资格审查(?:合格|通过)/,
  /录取|录用|聘用|当选|入选|中选|获奖|通过(?:评审|答辩)|拟聘/,
]
const resultList = /(?:干部|录取|录用|聘用|当选|入选|获奖)[\u4e00-\u9fa5]{0,4}名单|名单公示/
const counted = new Set(['人', '名', '件', '篇', '家', '个'])

function stepsIn(text: ReadParagraph): readonly Step[] {
  return statementsOf(text.plain).flatMap((statement) => {
    const words = text.plain.slice(statement.from, statement.to)
    const staged = figuresIn(text, statement).flatMap((figure) => {
      const stage = stageOf(figure, resultList.test(words))
      return stage === -1 ? [] : [{ text, figure, stage }]
    })
    const byStage = Map.groupBy(staged, ({ stage }) => stage)
    return staged.map((step) => {
      const isAlone = byStage.get(step.stage)?.length === 1
      return { ...step, words: isAlone ? words.slice(0, WORDS) : step.figure.label }
    })
  })
}

/** A branch is named within so many characters of its statement. */
const WORDS = 160

/** How far along a figure is; -1 for one that is no step of a selection. */
function stageOf(figure: TextFigure, isResult: boolean): number {
  if (!counted.has(figure.unit) || figure.comparison !== 'exactly' || figure.range !== null) return -1
  const named = stages.findLastIndex((stage) => stage.test(figure.label))
  return named === -1 && isResult ? stages.length - 1 : named
}

/** A longer run is a table in words, no selection. */
const LONGEST_RUN = 60

/** Runs of steps of one section and unit that begin with the first stage and never go back. */
function runsOf(steps: readonly Step[]): readonly (readonly Step[])[] {
  const runs: Step[][] = []
  for (const step of steps) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn =
      last !== undefined &&
      last.text.section === step.text.section &&
      step.text.number - last.text.number <= 2 &&
      last.figure.unit === step.figure.unit &&
      step.stage >= last.stage &&
      (step.stage > 0 || last.text === step.text)
    if (goesOn && run !== undefined) run.push(step)
    else runs.push([step])
  }
  return runs.filter(
    (run) =>
      run.length <= LONGEST_RUN && run[0]?.stage === 0 && new Set(run.map(({ stage }) => stage)).size > 1,
  )
}

/** Each step of a stage against those of the next one that belong to it. */
function checkRun(run: readonly Step[]): readonly CheckResult[] {
  const levels = [...Map.groupBy(run, ({ stage }) => stage).values()]
  return levels.slice(1).flatMap((later, index) => {
    const earlier = levels[index] ?? []
    return earlier.flatMap((step) => {
      const own = later.filter((one) => branchOf(one, earlier) === step)
      return own.length === 0 ? [] : [checkStep(step, own)]
    })
  })
}

/** The step before it that shares the longest name with it; the only one where there is but one. */
function branchOf(step: Step, earlier: readonly Step[]): Step | undefined {
  const [first, ...others] = earlier
  return others.reduce<Step | undefined>(
    (best, one) =>
      best !== undefined &&
      longestShared(step.words, best.words).length >= longestShared(step.words, one.words).length
        ? best
        : one,
    first,
  )
}

function checkStep(step: Step, later: readonly Step[]): CheckResult {
  const { text, figure } = step
  const sum = later.reduce((all, one) => all + one.figure.figure.value, 0)
  if (sum <= figure.figure.value) return passed(id, text.place(figure))
  const isNear = later.every((one) => one.text === text)
  const list = later.map((one) => one.figure.text.replaceAll(' ', '')).join('、')
  const [first] = later
  return foundIn(id, first?.text ?? text, {
    grade: isNear && later.length === 1 ? 'inconsistency' : 'doubt',
    span: first?.figure ?? figure,
    expected: `不超过${figure.text.replaceAll(' ', '')}`,
    related: [text.place(figure)],
    message: `请核对人数：前一环节${figure.text.replaceAll(' ', '')}，后一环节${list}，后面的比前面的多，是否写反或漏写？`,
  })
}

export const funnel = documentRule({
  id,
  name: '选拔的后一环节不多于前一环节',
  grade: 'inconsistency',
  families: 'all',
  says: '同一节里先后写到报名、复试（面试）、录取（名单）人数的，核对后一环节之和不超过前一环节；分几路选拔的，按名称相同的部分归到各自的前一环节。',
  limits: [
    '各环节相隔两段以上的不连在一起。',
    '环节只认报名、申请、复试、面试、录取、聘用、名单公示一类的词。',
  ],
  examples: [
    { text: '本次招聘报名120人，进入面试45人，拟聘用15人。', finds: 0 },
    { text: '本次招聘报名120人，进入面试145人，拟聘用15人。', finds: 1 },
    {
      text: '（1）志愿者选拔报名80人。\n\n（2）进入面试30人。\n\n（3）发布录用名单公示，讲解组12人，接待组20人。',
      finds: 1,
    },
    {
      text: '（1）志愿者选拔报名80人。\n\n（2）进入面试32人。\n\n（3）发布录用名单公示，讲解组12人，接待组20人。',
      finds: 0,
    },
    {
      text: '（1）选拔报名90人。\n\n（2）讲解组进入面试30人。\n\n（3）接待组进入面试20人。\n\n（4）发布录用名单公示，讲解组25人，接待组21人。',
      finds: 1,
    },
    { text: '甲岗报名20人，录用5人；乙岗报名50人，录用9人。', finds: 0 },
  ],
  check: ({ paragraphs }) => runsOf(paragraphs.flatMap(stepsIn)).flatMap(checkRun),
})

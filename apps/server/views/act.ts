/** Acts as buttons with forms. */
import { type AnyProcedure, type AvailableAct, type StageSpec, isCompanion } from '#kernel'
import type { Corpus } from '#platform/corpus'
import type { Act as ActView } from '../contract/index.ts'
import { type Viewer, clauseLabel, jsonFact, refusalProblem } from './finding.ts'
import { type LookupOptions, actForm, companionForm, companionSchema, inputSchema } from './form.ts'

type AnyAct = AnyProcedure['acts'][string]

/** An act that a case in `stage` offers now. */
export function availableActView(
  procedure: AnyProcedure,
  stage: string,
  available: AvailableAct,
  corpus: Corpus,
  viewer: Viewer,
  lookup: LookupOptions,
): ActView {
  const { act, label, clause, barred } = available
  const base = { act, label, clause, clauseLabel: clauseLabel(corpus, clause) }
  const refusal = barred === undefined ? {} : { barred: refusalProblem(corpus, barred, viewer).problem }
  if (isCompanion(act)) {
    const form = companionForm(act, procedure)
    const schema = jsonFact(companionSchema(act) as never)
    return {
      ...base,
      companion: true,
      bulk: false,
      onPaper: false,
      opens: false,
      road: 'aside',
      schema,
      ...withForm(form),
      ...refusal,
    }
  }
  const own = actOf(procedure, act)
  return { ...base, ...ownAct(own, lookup), road: roadOf(procedure, own, stage), ...refusal }
}

/** An act that opens a case. */
export function openingView(
  procedure: AnyProcedure,
  name: string,
  corpus: Corpus,
  lookup: LookupOptions,
): ActView {
  const act = actOf(procedure, name)
  const { label, clause } = act
  const base = { act: name, label, clause, clauseLabel: clauseLabel(corpus, clause) }
  return { ...base, ...ownAct(act, lookup), road: 'onward' }
}

/**
 * Where an act takes a case that stands in `stage`. Onward is out of this stage to one further on the printed path;
 * from a stage beside the path, to any stage of the path.
 */
export function roadOf(
  procedure: AnyProcedure,
  act: Pick<AnyAct, 'leadsTo'>,
  stage: string,
): ActView['road'] {
  const stages = Object.entries(procedure.stages as Readonly<Record<string, StageSpec>>)
  const leadsTo: readonly string[] = act.leadsTo
  if (leadsTo.includes(stage)) return 'here'
  const here = stages.findIndex(([name]) => name === stage)
  const isBeside = stages[here]?.[1].aside === true
  const reaches = stages.some(
    ([name, { aside }], index) => aside !== true && (isBeside || index > here) && leadsTo.includes(name),
  )
  return reaches ? 'onward' : 'aside'
}

function ownAct(act: AnyAct, lookup: LookupOptions) {
  const { bulk, onPaper, opens } = act
  const schema = jsonFact(inputSchema(act.input) as never)
  return { companion: false, bulk, onPaper, opens, schema, ...withForm(actForm(act, lookup)) }
}

const withForm = (form: ActView['form']): Pick<ActView, 'form'> => (form === undefined ? {} : { form })

/** Registers whose entries the forms of these acts offer as options. */
export function lookupsOf(procedure: AnyProcedure, acts: readonly string[]): readonly string[] {
  const registers = acts.flatMap((name) => {
    const form = isCompanion(name) ? undefined : actOf(procedure, name).form
    const fields = form?.sections.flatMap((section) => section.fields) ?? []
    return [...fields, ...fields.flatMap((field) => field.columns ?? [])].flatMap(({ options }) =>
      options !== undefined && 'register' in options ? [options.register] : [],
    )
  })
  return [...new Set(registers)]
}

function actOf(procedure: AnyProcedure, name: string): AnyAct {
  const act = procedure.acts[name]
  if (act === undefined) throw new Error(`procedure ${procedure.id} has no act ${name}`)
  return act
}

/** From events to the opinion. */
import type { Happening } from '#kernel/case'
import { inStage } from '#kernel/case'
import type { VacancyEvent } from './events.ts'
import type { VacancyOpinion } from './state.ts'

/** The fold of a vacancy opinion; a later confirmation of a level replaces the earlier one. */
export function evolve(
  state: VacancyOpinion | undefined,
  event: VacancyEvent,
  { date }: Happening,
): VacancyOpinion {
  if (event.type === 'VacanciesRequested') {
    const { type: _type, ...facts } = event
    return { ...facts, stage: 'requested', requestedOn: date, confirmed: [], exemptions: [], declined: null }
  }
  const from: VacancyOpinion = inStage(state, 'requested', 'confirmed')
  switch (event.type) {
    case 'VacanciesConfirmed': {
      const given = new Set(event.levels.map(({ level }) => level))
      return {
        ...from,
        stage: 'confirmed',
        confirmed: [
          ...from.confirmed.filter(({ level }) => !given.has(level)),
          ...event.levels.map((one) => ({ ...one, on: date })),
        ],
      }
    }
    case 'LevelExempted': {
      const { type: _type, ...exemption } = event
      return {
        ...from,
        exemptions: [
          ...from.exemptions.filter(({ level }) => level !== event.level),
          { ...exemption, on: date },
        ],
      }
    }
    case 'VacanciesDeclined':
      return { ...from, stage: 'declined', declined: { reason: event.reason, on: date } }
    case 'VacancyRequestCancelled':
      return { ...from, stage: 'cancelled' }
  }
}

/** Events of meetings as older programs recorded them. */
import type { Upcasts } from '#kernel/case'
import type { MeetingEvent } from './events.ts'

/** One reader to a file became one to three. */
export const upcasts: Upcasts<MeetingEvent> = {
  FirstReadersAssigned: [
    {
      sample: { type: 'FirstReadersAssigned', readers: { 'application-1': 'E3' } },
      becomes: { type: 'FirstReadersAssigned', readers: { 'application-1': ['E3'] } },
      up: (older) => ({
        ...older,
        type: 'FirstReadersAssigned',
        readers: Object.fromEntries(
          Object.entries(older['readers'] as Readonly<Record<string, string>>).map(
            ([application, reader]) => [application, [reader]],
          ),
        ),
      }),
    },
  ],
}

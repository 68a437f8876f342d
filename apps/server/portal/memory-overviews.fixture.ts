/** Overviews from memory, for the tests of the portal. */
import type { Published } from '#regulations/budget'
import type { MemoryBudget } from './memory-sources.fixture.ts'
import type { CorrectionNotice, OverviewSources } from './overview-sources.ts'

export function memoryOverviews(budgets: readonly MemoryBudget[]): OverviewSources {
  return {
    publishedContents: async () =>
      budgets.flatMap(({ entry, contents }): Published[] => {
        const current = contents.get(entry.version)
        return current?.content === undefined ? [] : [{ ...current, content: current.content }]
      }),
    corrections: async () =>
      budgets.flatMap(({ entry, versions }) =>
        versions.flatMap(({ number, publishedAt, correction }): CorrectionNotice[] =>
          correction === undefined
            ? []
            : [
                {
                  tenant: entry.tenant,
                  slug: entry.slug,
                  title: entry.title,
                  year: entry.year,
                  unit: entry.unit.name,
                  version: number,
                  publishedAt,
                  correction,
                },
              ],
        ),
      ),
    publicationRates: async () =>
      budgets.length === 0
        ? []
        : [
            {
              department: { code: '005', name: '云溪县文化局' },
              units: 3,
              published: 2,
              inTime: 1,
              rate: 6667,
              timely: 5000,
            },
            {
              department: { code: '006', name: '云溪县档案局' },
              units: 1,
              published: 0,
              inTime: 0,
              rate: 0,
              timely: undefined,
            },
            { units: 4, published: 2, inTime: 1, rate: 5000, timely: 5000 },
          ],
  }
}

/** Applies the rules of rows to what is being saved: each finding names the field that it is about. */
import type { Finding } from '#kernel/law'
import type { LocalDate } from '#kernel/time'
import type { AchievementRow, FiledContent, WorkPieceRow, WorkRow } from './content.ts'
import * as rules from './rules-rows.ts'
import { awardFactsAreStated, contributionIsStated } from './rules-slots.ts'

/** The first field of shared work that is wrong or missing. */
const contributionField = ({ rank, contributors, ownWork, part }: AchievementRow): string =>
  rank !== null && rank > contributors ? 'rank' : ownWork === '' ? 'ownWork' : part === '' ? 'part' : 'rank'

/** Findings on the rows of achievements: asked when they are saved, and again when the file is filed. */
export function achievementFindings(rows: readonly AchievementRow[]): readonly Finding[] {
  return rows.flatMap((row, index) => {
    const { name, contributors, ownWork, part, rank, body, grade } = row
    const at = `achievements.${index}`
    return [
      contributionIsStated({
        name,
        contributors,
        ownWork,
        part,
        rank,
        field: `${at}.${contributionField(row)}`,
      }),
      awardFactsAreStated({ name, body, grade, field: `${at}.${body === '' ? 'body' : 'grade'}` }),
    ]
  })
}

const workFindings = (rows: readonly WorkPieceRow[], today: LocalDate): readonly Finding[] =>
  rows.flatMap(({ title, on, contributors, rank }, index) => [
    rules.workPieceIsFinished({ name: `《${title}》`, on, today, field: `works.${index}.on` }),
    rules.rankIsAmongAuthors({ title, authors: contributors ?? null, rank, field: `works.${index}.rank` }),
  ])

const historyFindings = (rows: readonly WorkRow[], today: LocalDate): readonly Finding[] =>
  rows.flatMap(({ employer: name, from, until }, index) => {
    const at = `workHistory.${index}`
    return [
      rules.workHistoryIsPast({ name: `在${name}`, on: from, today, field: `${at}.from` }),
      rules.stretchIsInOrder({ name, from, until, field: `${at}.until` }),
      ...(until === null
        ? []
        : [rules.workHistoryIsPast({ name: `在${name}`, on: until, today, field: `${at}.until` })]),
    ]
  })

/** Findings on everything that is saved at once; parts that are not given are not judged. */
export function contentFindings(content: Partial<FiledContent>, today: LocalDate): readonly Finding[] {
  const { achievements = [], works = [], workHistory = [] } = content
  return [
    ...historyFindings(workHistory, today),
    ...achievementFindings(achievements),
    ...achievements.map(({ name, on }, index) =>
      rules.achievementHasHappened({ name: `《${name}》`, on, today, field: `achievements.${index}.on` }),
    ),
    ...workFindings(works, today),
  ]
}

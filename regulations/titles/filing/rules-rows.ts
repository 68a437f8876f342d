/** Rules of single rows of F1 and of papers: what is dated has happened, stretches are in order, ranks fit the number of people. */
import type { Citation } from '#kernel/law'
import { cite, rule } from '#kernel/law'
import type { LocalDate } from '#kernel/time'

/** Path of the field in the input, such as `works.0.on`: the refusal stands under it. */
type At = { readonly field: string }
type Dated = At & { readonly name: string; readonly on: LocalDate; readonly today: LocalDate }

const hasHappened = (id: string, citation: Citation, label: string) =>
  rule(id, citation, (f: Dated) => f.on <= f.today, {
    label,
    otherwise: (f) => `请更正${f.name}的日期：${f.on}还没有到，今天是${f.today}。`,
  })

/** 9.1.6.c: the time of a result or award is one that has come. */
export const achievementHasHappened = hasHappened(
  'achievement-has-happened',
  cite('anhui-titles-2018/art.9.1.6.c'),
  '业绩成果已经取得',
)
/** 9.1.7: what is handed in was published or finished. */
export const workPieceIsFinished = hasHappened(
  'work-piece-is-finished',
  cite('anhui-titles-2018/art.9.1.7'),
  '论文论著已经发表或完成',
)
/** 9.1.1.a: work history is what lies behind. */
export const workHistoryIsPast = hasHappened(
  'work-history-is-past',
  cite('anhui-titles-2018/art.9.1.1.a'),
  '工作经历已经发生',
)
/** 9.1.0: no paper is dated in the future. */
export const paperIsMade = hasHappened('paper-is-made', cite('anhui-titles-2018/art.9.1.0'), '材料日期已经到')

/** 9.1.5.a: assessments are of years that have begun. */
export const assessedYearHasBegun = rule(
  'assessed-year-has-begun',
  cite('anhui-titles-2018/art.9.1.5.a'),
  (f: At & { readonly year: number; readonly thisYear: number }) => f.year <= f.thisYear,
  {
    label: '考核年度已经到',
    otherwise: (f) => `请更正考核年度：${f.year}年还没有到。`,
  },
)

/** 9.1.1.a: a stretch of work ends after it began. */
export const stretchIsInOrder = rule(
  'stretch-is-in-order',
  cite('anhui-titles-2018/art.9.1.1.a'),
  (f: At & { readonly name: string; readonly from: LocalDate; readonly until: LocalDate | null }) =>
    f.until === null || f.from <= f.until,
  {
    label: '工作经历的止不早于起',
    otherwise: (f) => `请更正在${f.name}的起止日期：止${f.until ?? ''}早于起${f.from}。`,
  },
)

/** 9.1.7: the rank among the authors, where their number is told. */
export const rankIsAmongAuthors = rule(
  'rank-is-among-authors',
  cite('anhui-titles-2018/art.9.1.7'),
  (f: At & { readonly title: string; readonly authors: number | null; readonly rank: number | null }) =>
    f.authors === null || f.rank === null || f.rank <= f.authors,
  {
    label: '排名不超过作者人数',
    otherwise: (f) => `请更正《${f.title}》的排名：共${f.authors ?? 0}位作者，排名不能是第${f.rank ?? 0}。`,
  },
)

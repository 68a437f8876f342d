/** Training a4.5.3: what sheets of sign-ins come to, in whole lessons. Pure; the sheets are a need stored by digest. */

/** Slots of a day: before and after the morning's and the afternoon's lessons. */
export type Slot = 0 | 1 | 2 | 3
export interface Punch {
  readonly trainee: string
  readonly day: number
  readonly slot: Slot
  /** Clock of the sign-in. */
  readonly at: string
}
/** An approved leave slip: lessons of one half-day. */
export interface Leave {
  readonly trainee: string
  readonly day: number
  readonly half: 0 | 1
  readonly lessons: number
}
export interface Sheets {
  readonly punches: readonly Punch[]
  readonly leave: readonly Leave[]
}
export interface Trainee {
  readonly id: string
  readonly certified: boolean
}

/** Lessons of a half-day; a day has two. */
export const HALF_DAY_LESSONS = 4
/** Begin and end of the lessons of each half-day; the sign-in window opens ten minutes before the begin. */
const TIMETABLE = [
  { opens: '08:20', begins: '08:30', ends: '11:30' },
  { opens: '13:50', begins: '14:00', ends: '17:00' },
] as const

export interface Attendance {
  readonly id: string
  readonly certified: boolean
  readonly validLessons: number
  readonly leaveLessons: number
  /** Days attended whole, without any leave. */
  readonly fullDays: number
}

function signedIn(at: string | undefined, half: 0 | 1): boolean {
  const { opens, begins } = TIMETABLE[half]
  return at !== undefined && at >= opens && at <= begins
}
const signedOut = (at: string | undefined, half: 0 | 1): boolean =>
  at !== undefined && at >= TIMETABLE[half].ends

/** One trainee's sum over the days of a class. A half-day counts only with both its sign-ins valid, less its leave. */
export function attendanceOf(trainee: Trainee, days: number, sheets: Sheets): Attendance {
  const punched = new Map(
    sheets.punches
      .filter((punch) => punch.trainee === trainee.id)
      .map((punch) => [`${punch.day}/${punch.slot}`, punch.at]),
  )
  const leave = new Map(
    sheets.leave
      .filter((slip) => slip.trainee === trainee.id)
      .map((slip) => [`${slip.day}/${slip.half}`, slip.lessons]),
  )
  let [validLessons, leaveLessons, fullDays] = [0, 0, 0]
  for (let day = 1; day <= days; day += 1) {
    let validToday = 0
    for (const half of [0, 1] as const) {
      const away = leave.get(`${day}/${half}`) ?? 0
      const complete =
        signedIn(punched.get(`${day}/${half * 2}`), half) &&
        signedOut(punched.get(`${day}/${half * 2 + 1}`), half)
      leaveLessons += away
      if (complete) validToday += HALF_DAY_LESSONS - away
    }
    validLessons += validToday
    if (validToday === 2 * HALF_DAY_LESSONS) fullDays += 1
  }
  return { id: trainee.id, certified: trainee.certified, validLessons, leaveLessons, fullDays }
}

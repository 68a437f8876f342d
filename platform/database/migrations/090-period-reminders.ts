import type { Migration } from '../migration.ts'

/** The day of a running period's next reminder; kept by every act, and by `rebuild` for cases of an older shape. */
export const periodReminders: Migration = {
  name: '090-period-reminders',
  async up(runner) {
    await runner.sql(`
      alter table periods add column remind_on date;
      create index periods_by_reminder on periods (tenant, remind_on, case_id) where remind_on is not null`)
  },
}

import type { Migration } from '../migration.ts'

/** Ancestors of an organisation on a day, itself first: for phrases about an organisation above a party. */
export const organisationPaths: Migration = {
  name: '080-organisation-paths',
  async up(runner) {
    await runner.sql(`
      create function organisation_path(of_tenant text, of_organisation text, on_date date) returns text[] language sql stable as $$
        with recursive above (organisation, depth) as (
          select of_organisation, 0
          union all
          select t.parent, above.depth + 1 from above
          join organisation_terms t on t.tenant = of_tenant and t.organisation = above.organisation
            and t.from_date <= on_date and (t.until_date is null or t.until_date >= on_date)
          where t.parent is not null and above.depth < 30)
        select array_agg(organisation order by depth) from above
      $$`)
  },
}

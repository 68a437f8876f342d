import type { Migration } from '../migration.ts'

/**
 * What of an application for a title can turn up in another one, as digests: the same as `tracesOf` of
 * `regulations/titles/screening`, tested equal. An index over an expression stays in step with the state by itself,
 * also for cases that were there before.
 */
export const titleTraces: Migration = {
  name: '105-title-traces',
  async up(runner) {
    await runner.sql(`
      create function title_plain(written text) returns text language sql immutable parallel safe as $$
        select regexp_replace(lower(normalize(written, NFKC) collate "C"), '[^0-9a-z\\u3400-\\u9fff]', '', 'g') $$;
      create function title_traces(domain jsonb) returns text[] language sql immutable parallel safe cost 5000
        set search_path from current as $$
        with rows(kind, key) as (
          select 'work', case when length(title_plain(w ->> 'title')) < 6 then '' else title_plain(w ->> 'title') end
            from jsonb_path_query(domain, '$.content.works[*]') w
          union all
          select 'doi', title_plain(substring(normalize(concat(w ->> 'number', ' ', w ->> 'venue'), NFKC) collate "C" from '10\\.\\d{4,9}/[!-~]+'))
            from jsonb_path_query(domain, '$.content.works[*]') w
          union all
          select 'award', concat(title_plain(a ->> 'name'), '|', title_plain(a ->> 'body'), '|', a ->> 'on')
            from jsonb_path_query(domain, '$.content.achievements[*]') a
          union all
          select 'wording', case when length(title_plain(a ->> 'ownWork')) < 30 then '' else title_plain(a ->> 'ownWork') end
            from jsonb_path_query(domain, '$.content.achievements[*]') a
          union all
          select 'certificate', title_plain(m ->> 'number')
            from jsonb_path_query(domain, '$.materials[*]') m
            where m ->> 'removed' is null and m ->> 'slot' in ('degree-certificate', 'title-certificate', 'education-certificate')
          union all
          select 'file', f #>> '{}'
            from jsonb_path_query(domain, '$.materials[*]') m, jsonb_path_query(m, '$.files[*]') f
            where m ->> 'removed' is null and m ->> 'slot' not in ('achievement', 'works', 'vacancy-opinion')
          union all
          select 'person', domain #>> '{applicant,key}'
          union all
          select 'likeness', concat(title_plain(domain #>> '{applicant,name}'), '|', domain #>> '{filedFacts,bornOn}', '|', domain #>> '{filedFacts,sex}')
            where domain #>> '{filedFacts,bornOn}' is not null
        )
        select coalesce(array_agg(distinct encode(sha256(convert_to(concat(kind, ':', key), 'UTF8')), 'hex')), '{}')
          from rows where key <> '' $$;
      create index cases_by_title_trace on cases using gin (title_traces(state -> 'domain'))
        where procedure = 'titles/application'`)
  },
}

/** Acts through the engine and over HTTP against the very same statements sent raw, alternating, 1 and 16 at once. */
import type pg from 'pg'
import { type StoryName, clubEngine, stories, tell } from './card-story.ts'
import { type HttpSide, openHttpSide } from './http.ts'
import { type Line, type Side, alternate, ratioLine, untilOver } from './measure.ts'
import { CONNECTIONS, type Ground, rawPool } from './place.ts'
import { type Script, personOf, recordScripts, sendScript } from './raw.ts'

const ENGINE_TARGET = 0.6
const HTTP_TARGET = 0.3
const SCRIPTS = 120

const LABELS: Readonly<Record<StoryName, string>> = {
  plain: 'two statements an act',
  admitted: '1 act in 5 with place, number, register',
}

export async function measureActs(ground: Ground, withHttp: boolean): Promise<Line[]> {
  const pool = rawPool(ground)
  const http = withHttp ? await openHttpSide(ground) : undefined
  const lines: Line[] = []
  try {
    for (const story of ['plain', 'admitted'] as const) {
      await openPlaces(ground.database.app, 'recorded')
      const scripts = await recordScripts(ground, story, SCRIPTS)
      for (const atOnce of [1, CONNECTIONS])
        lines.push(
          ...(await compare(ground, pool, story, scripts, atOnce, story === 'plain' ? http : undefined)),
        )
    }
    return lines
  } finally {
    await http?.close()
    await pool.end()
  }
}

async function compare(
  ground: Ground,
  pool: pg.Pool,
  story: StoryName,
  scripts: readonly Script[],
  atOnce: number,
  http: HttpSide | undefined,
): Promise<Line[]> {
  const cases = clubEngine(ground.database)
  const acts = stories[story].length
  const database = ground.database.app
  const raw: Side = async (stretch) => {
    const tenants = tenantsOf(database, stretch.name)
    const told = await untilOver(stretch, async (index) =>
      sendScript(pool, scripts[index % SCRIPTS] ?? [], await tenants(index)),
    )
    return told * acts
  }
  const engine: Side = async (stretch) => {
    const tenants = tenantsOf(database, stretch.name)
    const told = await untilOver(stretch, async (index) =>
      tell(cases, await tenants(index), story, personOf(index % SCRIPTS)),
    )
    return told * acts
  }
  const figures = await alternate(
    story,
    { raw, engine, ...(http === undefined ? {} : { http: http.side }) },
    atOnce,
  )
  const what = `${LABELS[story]}, ${atOnce} at once`
  const lines = [ratioLine(what, figures['engine'], figures['raw'], ENGINE_TARGET)]
  if (http !== undefined)
    lines.push(
      ratioLine(
        `  the same over HTTP, signed in`,
        figures['http'],
        figures['raw'],
        HTTP_TARGET,
        http.waited(atOnce),
      ),
    )
  return lines
}

/** A recorded case can be sent once to a tenant: after all of them comes the next tenant, with places of its own. */
function tenantsOf(pool: pg.Pool, name: string): (index: number) => Promise<string> {
  const opened = new Map<string, Promise<string>>()
  return (index) => {
    const tenant = `${name}-${Math.floor(index / SCRIPTS)}`
    const opening = opened.get(tenant) ?? openPlaces(pool, tenant)
    opened.set(tenant, opening)
    return opening
  }
}

/** Places for everybody: the load is on acts, not on refusals. */
async function openPlaces(pool: pg.Pool, tenant: string): Promise<string> {
  await pool.query(
    `insert into quotas (tenant, account, quota, parent, units_limit, children_limit)
     values ($1, 'places', 'all-places', null, 1000000, 1000000), ($1, 'places/main', 'places', 'places', 1000000, 0)
     on conflict do nothing`,
    [tenant],
  )
  return tenant
}

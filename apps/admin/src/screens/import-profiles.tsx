import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ImportProfile } from '../../../server/contract/index.ts'
import { ask, problemOf } from '../api/client.ts'
import { refreshAll } from '../api/queries.ts'
import { formatInstant } from '../lib/format.ts'

/** What the organisation decided about files it imports: to be looked at, and to be forgotten. */
export function ImportProfiles() {
  const { data = [] } = useQuery({
    queryKey: ['import-profiles'],
    queryFn: ({ signal }) => ask<ImportProfile[]>('/api/import-profiles', { signal }),
  })
  if (data.length === 0) return null
  return (
    <section className="panel below">
      <h2>记住的对应关系</h2>
      <ul className="profile-list">
        {data.map((profile) => (
          <li key={`${profile.organisation}-${profile.target}-${profile.shape}`}>
            <div className="grow">
              <strong>{profile.targetLabel}</strong>，以“{profile.label}”为样
              <span className="soft">
                {' '}
                {profile.organisationName} {profile.by} {formatInstant(profile.at)}，用过 {profile.uses} 次
              </span>
              <ul className="soft">
                {profile.decisions.map((decision) => (
                  <li key={decision}>{decision}</li>
                ))}
              </ul>
            </div>
            {profile.own ? <Forget profile={profile} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Forget({ profile }: { profile: ImportProfile }) {
  const { message } = App.useApp()
  const forget = useMutation({
    mutationFn: () =>
      ask<{ ok: boolean }>(`/api/import-profiles/${profile.target}/${profile.shape}`, { method: 'DELETE' }),
    onSuccess: async () => {
      void message.success('已忘记；下次导入这种文件时会再问')
      await refreshAll()
    },
    onError: (error) => void message.error(problemOf(error).detail),
  })
  return (
    <Button size="small" loading={forget.isPending} onClick={() => forget.mutate()}>
      忘记
    </Button>
  )
}

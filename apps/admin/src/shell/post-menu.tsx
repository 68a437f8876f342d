import { DownOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { ask, problemOf } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import type { Session } from '../api/types.ts'
import { administratorLabels, labelOf } from '../lib/labels.ts'
import { useSession } from '../lib/session.ts'
import { forgetWindow } from '../lib/window-keep.ts'
import { OwnAccount } from './own-account.tsx'

/** Who acts, in which post, and the way to another post or out. */
export function PostMenu() {
  const session = useSession()
  const { message } = App.useApp()
  const [isOwnOpen, setOwnOpen] = useState(false)
  const switchPost = useMutation({
    mutationFn: (post: string) => ask<Session>('/api/session/post', { method: 'PUT', body: { post } }),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => message.error(problemOf(error).detail),
  })
  const signOut = useMutation({
    mutationFn: () => ask<undefined>('/api/session', { method: 'DELETE' }),
    // A fresh page: nothing of this person stays in memory or in the window.
    onSuccess: () => {
      forgetWindow()
      globalThis.location.assign('/admin/')
    },
    onError: (error) => message.error(problemOf(error).detail),
  })
  const post = session.posts.find(({ id }) => id === session.post)
  const role =
    post?.roleLabel ??
    (session.administrator === null ? '' : labelOf(administratorLabels, session.administrator))
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          className: 'post-list',
          selectedKeys: [session.post],
          items: [
            {
              type: 'group',
              key: 'posts',
              label: '以哪个岗位办理',
              children: session.posts.map((item) => ({
                key: item.id,
                label: `${item.roleLabel} · ${item.organisationName}`,
              })),
            },
            { type: 'divider' },
            { key: 'own', icon: <UserOutlined />, label: '我的帐号' },
            { key: 'sign-out', icon: <LogoutOutlined />, label: '退出登录' },
          ],
          onClick: ({ key }) => {
            if (key === 'own') setOwnOpen(true)
            else if (key === 'sign-out') signOut.mutate()
            else if (key !== session.post) switchPost.mutate(key)
          },
        }}
      >
        <Button className="post-button" loading={switchPost.isPending || signOut.isPending}>
          <span className="post-text">
            <span className="post-role">{role}</span>
            <span className="post-place">
              {post === undefined ? '' : `${post.organisationName} · `}
              <span className="personal">{session.person.name}</span>
            </span>
          </span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      {isOwnOpen ? <OwnAccount onClose={() => setOwnOpen(false)} /> : null}
    </>
  )
}

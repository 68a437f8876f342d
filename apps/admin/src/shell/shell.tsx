import { MenuOutlined } from '@ant-design/icons'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useSession } from '../lib/session.ts'
import { DemoClock } from './demo-clock.tsx'
import { Navigation } from './navigation.tsx'
import { PostMenu } from './post-menu.tsx'
import { ProjectionKey } from './projection.tsx'
import { formatDate, weekdayOf } from '../lib/format.ts'

/** Frame of every screen but the review: navigation, post, legal date. */
export function Shell() {
  const session = useSession()
  // The drawer is open at one address: following a link closes it.
  const { href } = useLocation()
  const [openAt, setOpenAt] = useState<string>()
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        跳到正文
      </a>
      <header className="shell-head">
        <Button
          className="nav-button"
          type="text"
          icon={<MenuOutlined />}
          aria-label="打开导航"
          onClick={() => setOpenAt(href)}
        />
        <span className="brand">
          <span className="brand-mark" aria-hidden="true">
            规
          </span>
          <span className="brand-name">规程</span>
        </span>
        <span className="legal-date" title="期限按此日期计算">
          <span className="legal-date-word">办理日期 </span>
          <strong>{formatDate(session.today)}</strong>
          <span className="legal-date-week"> 周{weekdayOf(session.today)}</span>
        </span>
        {session.demo ? <DemoClock today={session.today} /> : null}
        <span className="head-gap" />
        <ProjectionKey />
        <PostMenu />
      </header>
      <nav className="shell-nav" aria-label="主导航">
        <Navigation />
      </nav>
      <Drawer
        title="导航"
        placement="left"
        size={272}
        open={openAt === href}
        onClose={() => setOpenAt(undefined)}
      >
        <nav aria-label="主导航">
          <Navigation />
        </nav>
      </Drawer>
      <main id="content" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  )
}

import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router'
import { isMissingPart } from './api/client.ts'
import { Failed, Loading, Nothing } from './parts/page.tsx'
import { Gate } from './shell/gate.tsx'
import { Home } from './shell/home.tsx'
import { Shell } from './shell/shell.tsx'
import {
  applySearch,
  boardSearch,
  calendarSearch,
  caseSearch,
  clauseSearch,
  importSearch,
  logSearch,
  openSearch,
  overprintSearch,
  reckonSearch,
  registerSearch,
  reviewSearch,
  titleReportsSearch,
  workSearch,
} from './lib/search.ts'

const root = createRootRoute({
  component: Gate,
  notFoundComponent: () => (
    <Nothing say="没有这个页面：地址可能不全，或内容已移走。">
      <Link to="/">回到首页</Link>
    </Nothing>
  ),
})
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const home = createRoute({ getParentRoute: () => shell, path: '/', component: Home })
const worklist = createRoute({
  getParentRoute: () => shell,
  path: '/worklist',
  validateSearch: workSearch,
  component: lazyRouteComponent(() => import('./screens/worklist.tsx'), 'WorkListScreen'),
})
const matter = createRoute({
  getParentRoute: () => shell,
  path: '/case/$module/$procedure/$id',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('./case/case-screen.tsx'), 'CaseScreen'),
})
const opening = createRoute({
  getParentRoute: () => shell,
  path: '/open/$module/$procedure',
  validateSearch: openSearch,
  component: lazyRouteComponent(() => import('./screens/opening.tsx'), 'OpeningScreen'),
})
const budgetBoard = createRoute({
  getParentRoute: () => shell,
  path: '/budget-board',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./screens/budget-board.tsx'), 'BudgetBoardScreen'),
})
const reckon = createRoute({
  getParentRoute: () => shell,
  path: '/reckon',
  validateSearch: reckonSearch,
  component: lazyRouteComponent(() => import('./screens/reckon.tsx'), 'ReckonScreen'),
})
const checkFiles = createRoute({
  getParentRoute: () => shell,
  path: '/check-files',
  component: lazyRouteComponent(() => import('./screens/check-files.tsx'), 'CheckFilesScreen'),
})
const lint = createRoute({
  getParentRoute: () => shell,
  path: '/lint',
  component: lazyRouteComponent(() => import('./lint/lint-screen.tsx'), 'LintScreen'),
})
const registers = createRoute({
  getParentRoute: () => shell,
  path: '/registers',
  component: lazyRouteComponent(() => import('./screens/registers.tsx'), 'RegistersScreen'),
})
const register = createRoute({
  getParentRoute: () => shell,
  path: '/registers/$id',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./screens/register.tsx'), 'RegisterScreen'),
})
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./screens/import.tsx'), 'ImportScreen'),
})
const clauses = createRoute({
  getParentRoute: () => shell,
  path: '/clauses',
  component: lazyRouteComponent(() => import('./screens/clauses.tsx'), 'InstrumentsScreen'),
})
const instrument = createRoute({
  getParentRoute: () => shell,
  path: '/clauses/$instrument',
  validateSearch: clauseSearch,
  component: lazyRouteComponent(() => import('./screens/clauses.tsx'), 'ClausesScreen'),
})
const organisations = createRoute({
  getParentRoute: () => shell,
  path: '/organisations',
  component: lazyRouteComponent(() => import('./screens/organisations.tsx'), 'OrganisationsScreen'),
})
const accounts = createRoute({
  getParentRoute: () => shell,
  path: '/accounts',
  component: lazyRouteComponent(() => import('./screens/accounts.tsx'), 'AccountsScreen'),
})
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./screens/calendar.tsx'), 'CalendarScreen'),
})
const backfills = createRoute({
  getParentRoute: () => shell,
  path: '/backfills',
  component: lazyRouteComponent(() => import('./screens/backfills.tsx'), 'BackfillsScreen'),
})
const accessLog = createRoute({
  getParentRoute: () => shell,
  path: '/access-log',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('./screens/access-log.tsx'), 'AccessLogScreen'),
})
const scans = createRoute({
  getParentRoute: () => shell,
  path: '/scans',
  component: lazyRouteComponent(() => import('./paper/scans-screen.tsx'), 'ScansScreen'),
})
const pile = createRoute({
  getParentRoute: () => shell,
  path: '/scans/$pile',
  component: lazyRouteComponent(() => import('./paper/pile-screen.tsx'), 'PileScreen'),
})
const overprint = createRoute({
  getParentRoute: () => shell,
  path: '/overprint',
  validateSearch: overprintSearch,
  component: lazyRouteComponent(() => import('./paper/overprint-screen.tsx'), 'OverprintScreen'),
})
const layouts = createRoute({
  getParentRoute: () => shell,
  path: '/layouts',
  component: lazyRouteComponent(() => import('./layouts/layouts-screen.tsx'), 'LayoutsScreen'),
})
const layout = createRoute({
  getParentRoute: () => shell,
  path: '/layouts/$module/$procedure/$paper',
  component: lazyRouteComponent(() => import('./layouts/layout-screen.tsx'), 'LayoutScreen'),
})
const ownApplication = createRoute({
  getParentRoute: () => shell,
  path: '/my-application/$id',
  component: lazyRouteComponent(() => import('./views/titles/own-screen.tsx'), 'OwnApplicationScreen'),
})
const ownHome = createRoute({
  getParentRoute: () => shell,
  path: '/my-applications',
  component: lazyRouteComponent(() => import('./views/titles/own-home.tsx'), 'OwnHomeScreen'),
})
const marking = createRoute({
  getParentRoute: () => shell,
  path: '/titles-marking',
  component: lazyRouteComponent(() => import('./views/titles/marking-screen.tsx'), 'MarkingScreen'),
})
const acceptance = createRoute({
  getParentRoute: () => shell,
  path: '/titles-acceptance',
  component: lazyRouteComponent(() => import('./views/titles/acceptance-screen.tsx'), 'AcceptanceScreen'),
})
const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/titles-approval',
  component: lazyRouteComponent(() => import('./views/titles/approval-screen.tsx'), 'ApprovalsScreen'),
})
const approval = createRoute({
  getParentRoute: () => shell,
  path: '/titles-approval/$id',
  component: lazyRouteComponent(() => import('./views/titles/approval-screen.tsx'), 'ApprovalScreen'),
})
const applying = createRoute({
  getParentRoute: () => shell,
  path: '/titles-apply',
  validateSearch: applySearch,
  component: lazyRouteComponent(() => import('./views/titles/apply-screen.tsx'), 'ApplyScreen'),
})
const applicantImport = createRoute({
  getParentRoute: () => shell,
  path: '/titles-import',
  component: lazyRouteComponent(() => import('./views/titles/import-screen.tsx'), 'ApplicantImportScreen'),
})
const postOutlook = createRoute({
  getParentRoute: () => shell,
  path: '/titles-posts',
  component: lazyRouteComponent(() => import('./views/titles/outlook-screen.tsx'), 'OutlookScreen'),
})
const titleConsents = createRoute({
  getParentRoute: () => shell,
  path: '/title-consents',
  component: lazyRouteComponent(() => import('./views/titles/consents-screen.tsx'), 'ConsentsScreen'),
})
const internalNotices = createRoute({
  getParentRoute: () => shell,
  path: '/titles-notices',
  component: lazyRouteComponent(() => import('./views/titles/notices-screen.tsx'), 'NoticesScreen'),
})
const internalNotice = createRoute({
  getParentRoute: () => shell,
  path: '/titles-notices/$id',
  component: lazyRouteComponent(() => import('./views/titles/notices-screen.tsx'), 'NoticeScreen'),
})
const titlesReports = createRoute({
  getParentRoute: () => shell,
  path: '/titles-reports',
  validateSearch: titleReportsSearch,
  component: lazyRouteComponent(
    () => import('./views/titles/reports/reports-screen.tsx'),
    'TitlesReportsScreen',
  ),
})
/** Outside the shell: the whole window belongs to the file under review. */
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(() => import('./screens/review.tsx'), 'ReviewScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    review,
    shell.addChildren([
      home,
      worklist,
      matter,
      opening,
      budgetBoard,
      reckon,
      checkFiles,
      lint,
      registers,
      register,
      imports,
      clauses,
      instrument,
      organisations,
      accounts,
      calendar,
      backfills,
      accessLog,
      layouts,
      layout,
      scans,
      pile,
      overprint,
      ownApplication,
      ownHome,
      marking,
      acceptance,
      approvals,
      approval,
      applying,
      applicantImport,
      postOutlook,
      titleConsents,
      internalNotices,
      internalNotice,
      titlesReports,
    ]),
  ]),
  basepath: '/admin',
  defaultPreload: 'intent',
  defaultPendingComponent: () => <Loading what="页面" />,
  // A part that did not arrive is asked for again only by a fresh page.
  defaultErrorComponent: ({ error, reset }) => (
    <Failed error={error} retry={() => (isMissingPart(error) ? window.location.reload() : reset())} />
  ),
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

import {
  ApartmentOutlined,
  AuditOutlined,
  BookOutlined,
  CalculatorOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  HighlightOutlined,
  ClusterOutlined,
  FileProtectOutlined,
  IdcardOutlined,
  LayoutOutlined,
  PrinterOutlined,
  ProfileOutlined,
  ScanOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { proceduresQuery } from '../api/queries.ts'
import { useSession } from '../lib/session.ts'
import { current, Item } from './nav-item.tsx'
import { OwnItem, TitlesLinks } from './titles-navigation.tsx'

/** Posts that look after many budget units. */
const boardRoles: ReadonlySet<string> = new Set([
  'department-budget-reviewer',
  'finance-budget-reviewer',
  'finance-budget-approver',
  'budget-supervisor',
])

/** Administrators act on no case, so they see only what they administer. */
export function Navigation() {
  const { administrator } = useSession()
  if (administrator !== null) return <AdministratorNavigation kind={administrator} />
  return (
    <>
      <ul className="nav-list">
        <OwnItem />
        <Item icon={<CheckSquareOutlined />}>
          <Link
            to="/worklist"
            search={{ mine: 'yes' }}
            activeOptions={{ includeSearch: true, exact: true }}
            {...current}
          >
            待我办理
          </Link>
        </Item>
        <Item icon={<ProfileOutlined />}>
          <Link to="/worklist" search={{}} activeOptions={{ includeSearch: true, exact: true }} {...current}>
            全部事项
          </Link>
        </Item>
        <Item icon={<FileDoneOutlined />}>
          <Link to="/backfills" {...current}>
            待核对补录
          </Link>
        </Item>
      </ul>
      <BoardLink />
      <ProcedureLinks />
      <TitlesLinks />
      <ToolLinks />
      <MaterialLinks />
    </>
  )
}

function ToolLinks() {
  return (
    <>
      <h2 className="nav-heading">工具</h2>
      <ul className="nav-list">
        <Item icon={<CalculatorOutlined />}>
          <Link to="/reckon" search={{}} activeOptions={{ includeSearch: false }} {...current}>
            测算
          </Link>
        </Item>
        <Item icon={<FileSearchOutlined />}>
          <Link to="/check-files" {...current}>
            检查预算文件
          </Link>
        </Item>
        <Item icon={<HighlightOutlined />}>
          <Link to="/lint" {...current}>
            公文校核
          </Link>
        </Item>
      </ul>
      <h2 className="nav-heading">纸件</h2>
      <ul className="nav-list">
        <Item icon={<ScanOutlined />}>
          <Link to="/scans" {...current}>
            扫描归档
          </Link>
        </Item>
        <Item icon={<PrinterOutlined />}>
          <Link to="/overprint" search={{}} {...current}>
            套打
          </Link>
        </Item>
      </ul>
    </>
  )
}

function MaterialLinks() {
  return (
    <>
      <h2 className="nav-heading">资料</h2>
      <ul className="nav-list">
        <Item icon={<TableOutlined />}>
          <Link to="/registers" {...current}>
            名册
          </Link>
        </Item>
        <Item icon={<CloudUploadOutlined />}>
          <Link to="/import" {...current}>
            导入
          </Link>
        </Item>
        <Item icon={<LayoutOutlined />}>
          <Link to="/layouts" {...current}>
            版式
          </Link>
        </Item>
        <ClausesItem />
        <CalendarItem />
        <Item icon={<ClusterOutlined />}>
          <Link to="/organisations" {...current}>
            机构
          </Link>
        </Item>
      </ul>
    </>
  )
}

function BoardLink() {
  const { post, posts, today } = useSession()
  const role = posts.find(({ id }) => id === post)?.role ?? ''
  if (!boardRoles.has(role)) return null
  return (
    <ul className="nav-list">
      <Item icon={<ApartmentOutlined />}>
        <Link
          to="/budget-board"
          search={{ year: Number(today.slice(0, 4)) }}
          activeOptions={{ includeSearch: false }}
          {...current}
        >
          预算单位总览
        </Link>
      </Item>
    </ul>
  )
}

function ProcedureLinks() {
  const { data = [] } = useQuery(proceduresQuery)
  const desks = data.filter(({ listed }) => listed)
  if (desks.length === 0) return null
  return (
    <>
      <h2 className="nav-heading">业务</h2>
      <ul className="nav-list">
        {desks.map((procedure) => (
          <Item key={procedure.id} icon={<FileProtectOutlined />}>
            <Link
              to="/worklist"
              search={{ procedure: procedure.id }}
              activeOptions={{ includeSearch: true }}
              {...current}
            >
              {procedure.label}
            </Link>
          </Item>
        ))}
      </ul>
    </>
  )
}

function AdministratorNavigation({ kind }: { kind: 'system' | 'security' | 'audit' }) {
  return (
    <ul className="nav-list">
      {kind === 'system' ? (
        <Item icon={<ClusterOutlined />}>
          <Link to="/organisations" {...current}>
            机构
          </Link>
        </Item>
      ) : null}
      {kind === 'audit' ? null : (
        <Item icon={<IdcardOutlined />}>
          <Link to="/accounts" {...current}>
            人员与岗位
          </Link>
        </Item>
      )}
      {kind === 'system' ? <CalendarItem /> : null}
      {kind === 'audit' ? (
        <Item icon={<AuditOutlined />}>
          <Link to="/access-log" {...current}>
            访问日志
          </Link>
        </Item>
      ) : null}
      <ClausesItem />
    </ul>
  )
}

function CalendarItem() {
  return (
    <Item icon={<CalendarOutlined />}>
      <Link to="/calendar" {...current}>
        工作日历
      </Link>
    </Item>
  )
}

function ClausesItem() {
  return (
    <Item icon={<BookOutlined />}>
      <Link to="/clauses" {...current}>
        条款
      </Link>
    </Item>
  )
}

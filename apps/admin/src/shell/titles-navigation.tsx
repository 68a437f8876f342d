import {
  BarChartOutlined,
  CalculatorOutlined,
  CheckSquareOutlined,
  CloudUploadOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FormOutlined,
  SolutionOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { proceduresQuery } from '../api/queries.ts'
import { useSession } from '../lib/session.ts'
import { ownApplicationsQuery } from '../views/titles/queries.ts'
import { current, Item } from './nav-item.tsx'

/** Offices that approve results (art.26). */
const authorityRoles: ReadonlySet<string> = new Set([
  'county-titles',
  'city-titles',
  'province-titles',
  'authorised-department',
])

/** Roles of people who sit in an employer and see what hangs there. */
const employerRoles: ReadonlySet<string> = new Set([
  'title-applicant',
  'employer-personnel',
  'employer-head',
  'employer-assessor',
])

/** Posts that open reports; which ones is the server's matter. */
const reportRoles: ReadonlySet<string> = new Set([
  ...authorityRoles,
  'acceptance-clerk',
  'exam-clerk',
  'meeting-secretary',
  'convening-head',
  'minutes-keeper',
  'titles-cashier',
  'fee-auditor',
  'titles-inspector',
  'department-titles',
  'register-keeper',
  'employer-personnel',
  'employer-head',
])

/** Posts that plan the posts of a unit: its own people, its department, the bureaus that confirm vacancies. */
const planners: ReadonlySet<string> = new Set([
  ...authorityRoles,
  'department-titles',
  'employer-personnel',
  'employer-head',
])

function PostsItem({ role }: { role: string }) {
  if (!planners.has(role)) return null
  return (
    <Item icon={<CalculatorOutlined />}>
      <Link to="/titles-posts" {...current}>
        岗位空缺测算
      </Link>
    </Item>
  )
}

/** Review modes of the convening body and of the authority, and what is reckoned of their work. */
function OfficeLinks({ role }: { role: string }) {
  const isClerk = role === 'acceptance-clerk'
  if (!reportRoles.has(role)) return null
  return (
    <>
      <h2 className="nav-heading">职称</h2>
      <ul className="nav-list">
        {isClerk ? (
          <Item icon={<CheckSquareOutlined />}>
            <Link to="/titles-acceptance" {...current}>
              受理
            </Link>
          </Item>
        ) : null}
        {authorityRoles.has(role) ? (
          <Item icon={<CheckSquareOutlined />}>
            <Link to="/titles-approval" {...current}>
              审核确认
            </Link>
          </Item>
        ) : null}
        <PostsItem role={role} />
        <ReportsItem />
      </ul>
    </>
  )
}

function ReportsItem() {
  return (
    <Item icon={<BarChartOutlined />}>
      <Link to="/titles-reports" search={{}} activeOptions={{ includeSearch: false }} {...current}>
        职称统计
      </Link>
    </Item>
  )
}

/** The own applications of whoever may have some: applicants by their post, office people once they have one. */
export function OwnItem() {
  const { posts } = useSession()
  const isApplicant = posts.some(({ role }) => role === 'title-applicant')
  const { data: procedures = [] } = useQuery(proceduresQuery)
  const isAsked = !isApplicant && procedures.some(({ id }) => id === 'titles/application')
  const { data: own = [] } = useQuery({ ...ownApplicationsQuery, enabled: isAsked })
  if (!isApplicant && own.length === 0) return null
  return (
    <Item icon={<SolutionOutlined />}>
      <Link to="/my-applications" {...current}>
        我的申报
      </Link>
    </Item>
  )
}

/** What stands beside the files of a title review: the employer's check, its lists, its notices. */
export function TitlesLinks() {
  const { post, posts } = useSession()
  const role = posts.find(({ id }) => id === post)?.role ?? ''
  if (!employerRoles.has(role)) return <OfficeLinks role={role} />
  return (
    <>
      <h2 className="nav-heading">职称</h2>
      <ul className="nav-list">
        {role === 'employer-personnel' ? (
          <>
            <Item icon={<CheckSquareOutlined />}>
              <Link to="/titles-marking" {...current}>
                逐项核验材料
              </Link>
            </Item>
            <Item icon={<CloudUploadOutlined />}>
              <Link to="/titles-import" {...current}>
                导入申报人
              </Link>
            </Item>
          </>
        ) : null}
        {role === 'title-applicant' || role === 'employer-personnel' ? (
          <Item icon={<FormOutlined />}>
            <Link to="/titles-apply" {...current}>
              {role === 'title-applicant' ? '申报职称' : '代填申报'}
            </Link>
          </Item>
        ) : null}
        {role === 'title-applicant' || role === 'employer-personnel' ? (
          <Item icon={<FileSearchOutlined />}>
            <Link to="/title-consents" {...current}>
              {role === 'title-applicant' ? '职称查询授权' : '查询职称'}
            </Link>
          </Item>
        ) : null}
        <Item icon={<FileProtectOutlined />}>
          <Link to="/titles-notices" {...current}>
            本单位职称公示
          </Link>
        </Item>
        <PostsItem role={role} />
        {reportRoles.has(role) ? <ReportsItem /> : null}
      </ul>
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { caseQuery } from '../../api/queries.ts'
import { useSession } from '../../lib/session.ts'
import { Failed, Loading } from '../../parts/page.tsx'
import { GenericState, type StateViewProps } from '../state-view.tsx'
import { Keeper } from './meeting-keeper.tsx'
import { roomQuery, seatQuery } from './meeting-data.ts'
import { Room } from './meeting-room.tsx'
import { Seat } from './meeting-seat.tsx'
import './meeting.css'

const deskRoles = ['meeting-secretary', 'meeting-recorder']
const keeperRoles = ['seal-keeper', 'minutes-keeper']

/** A meeting: the console for secretary and recorder, the seat for a member, the record for everybody else who may see it. */
export function MeetingView(props: StateViewProps) {
  const { post, posts } = useSession()
  const role = posts.find(({ id }) => id === post)?.role ?? ''
  if (props.view.stage === 'archived' || props.view.stage === 'cancelled') return <GenericState {...props} />
  if (deskRoles.includes(role)) return <Console {...props} />
  if (keeperRoles.includes(role)) return <Keeper {...props} />
  return role === 'titles-expert' ? <OwnSeat {...props} /> : <GenericState {...props} />
}

function Console(props: StateViewProps) {
  const { view } = props
  const { data, error, refetch } = useQuery(roomQuery(view.id))
  // the version that acts are sent with follows what others do in the room
  useQuery({ ...caseQuery(view.procedure, view.id), refetchInterval: 4_000 })
  if (error !== null && data === undefined) return <Failed error={error} retry={() => void refetch()} />
  return data === undefined ? <Loading what="会场" /> : <Room room={data} {...props} />
}

function OwnSeat(props: StateViewProps) {
  const { view } = props
  const { data, error, refetch } = useQuery(seatQuery(view.id))
  useQuery({ ...caseQuery(view.procedure, view.id), refetchInterval: 4_000 })
  if (error !== null && data === undefined) return <Failed error={error} retry={() => void refetch()} />
  return data === undefined ? <Loading what="席位" /> : <Seat seat={data} {...props} />
}

import { Input, Select } from 'antd'
import { useState } from 'react'
import type { CaseView } from '../../api/types.ts'
import { Group, ScrollBox } from '../../parts/boxes.tsx'
import type { MeetingRoom, RoomItem } from './meeting-data.ts'
import { StepButton } from './meeting-step.tsx'

const heads = ['专业组长', '主任委员', '副主任委员']
const WELL = '达到本级标准，建议提交表决'

/** F23 as one list, entered as the head of the panel has signed it; only what differs is typed. */
export function Opinions({ room, item, view }: { room: MeetingRoom; item: RoomItem; view: CaseView }) {
  const signers = room.members.filter((one) => heads.includes(one.function))
  const [leader, setLeader] = useState(signers[0]?.expert ?? '')
  const [against, setAgainst] = useState<readonly string[]>([])
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({})
  const asked = room.lights.some(({ rule, green }) => rule.startsWith('panel-opinions-are-signed') && !green)
  if (!asked) return null
  const opinions = item.candidates.map(({ application }) => ({
    application,
    recommended: !against.includes(application),
    reasons: reasons[application] ?? WELL,
  }))
  const turn = (application: string) =>
    setAgainst(
      against.includes(application)
        ? against.filter((one) => one !== application)
        : [...against, application],
    )
  return (
    <section aria-label="专业组初审意见">
      <h3>专业组初审意见</h3>
      <ScrollBox label="初审意见表">
        <table>
          <thead>
            <tr>
              <th scope="col">评审对象</th>
              <th scope="col">推荐</th>
              <th scope="col">评议意见</th>
            </tr>
          </thead>
          <tbody>
            {item.candidates.map(({ application, name }) => (
              <tr key={application}>
                <th scope="row">{name}</th>
                <td>
                  <input
                    type="checkbox"
                    aria-label={`推荐${name}`}
                    checked={!against.includes(application)}
                    onChange={() => turn(application)}
                  />
                </td>
                <td>
                  <Input
                    aria-label={`${name}的评议意见`}
                    value={reasons[application] ?? WELL}
                    onChange={(event) => setReasons({ ...reasons, [application]: event.target.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <Group label="组长签名" className="meeting-next">
        <Select
          aria-label="签名的组长"
          value={leader}
          onChange={setLeader}
          options={signers.map(({ expert, name }) => ({ value: expert, label: name }))}
        />
        <StepButton view={view} sent={() => ({ act: 'SignPanelOpinions', input: { leader, opinions } })}>
          登记组长已签名的意见表
        </StepButton>
      </Group>
    </section>
  )
}

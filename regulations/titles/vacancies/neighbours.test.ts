/** Both sides of the bounds of posts: structure, confirmed vacancies, exemption. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { confirmedWithinStructure, exemptedByAuthority, structureIsPossible } from './rules.ts'

const post = { level: '副高级', posts: 10, filled: 10 } as const
const structure = [{ ...post, filled: 8 }]

neighbours(
  'anhui-titles-2018/art.10',
  structureIsPossible,
  { levels: [post] },
  {
    holds: [{ levels: [post, { ...post, level: '中级' }] }],
    fails: [{ levels: [] }, { levels: [post, post] }, { levels: [{ ...post, filled: 11 }] }],
  },
)
neighbours(
  'anhui-titles-2018/art.10',
  confirmedWithinStructure,
  { structure, levels: [{ level: '副高级', confirmed: 2 }] },
  {
    holds: [{ levels: [{ level: '副高级', confirmed: 1 }] }],
    fails: [
      { levels: [{ level: '副高级', confirmed: 3 }] },
      { levels: [] },
      {
        levels: [
          { level: '副高级', confirmed: 1 },
          { level: '副高级', confirmed: 1 },
        ],
      },
      { levels: [{ level: '中级', confirmed: 0 }] },
    ],
  },
)
neighbours(
  'anhui-titles-2018/art.10',
  exemptedByAuthority,
  { level: '副高级', office: '省级', kind: '人社部门' },
  {
    holds: [{ kind: '获授权单位' }, { level: '中级', office: '市级' }],
    fails: [{ office: '市级' }, { level: '中级', office: null }, { kind: '用人单位' }, { kind: null }],
  },
)

/** Both sides of the bounds of a meeting: tellers, signers, readers, observers. */
import { neighbours } from '../../../tests/support/neighbours.ts'
import { minutesAreSigned, signersDiffer } from './rules-close.ts'
import { fileIsOnAgenda, observerIsStaff, readerIsNotRecused, tellersAgree } from './rules.ts'

neighbours(
  'anhui-titles-2018/art.24.c',
  signersDiffer,
  { chair: 'a', recorder: 'b' },
  {
    holds: [{ chair: null }, { recorder: null }, { chair: null, recorder: null }],
    fails: [{ recorder: 'a' }],
  },
)
neighbours(
  'anhui-titles-2018/art.24.c',
  minutesAreSigned,
  { missing: [] },
  { fails: [{ missing: ['主任委员'] }] },
)
neighbours(
  'anhui-titles-2018/art.23.5.i',
  observerIsStaff,
  { office: '组建单位' },
  { holds: [{ office: '人社部门' }], fails: [{ office: '用人单位' }, { office: null }] },
)
neighbours(
  'anhui-titles-2018/art.23.4.b',
  readerIsNotRecused,
  { recused: [] },
  { fails: [{ recused: ['王明'] }] },
)
neighbours(
  'anhui-titles-2018/art.57.a',
  tellersAgree,
  { tellers: 2, differing: [] },
  { holds: [{ tellers: 3 }], fails: [{ tellers: 1 }, { differing: ['王明'] }] },
)
neighbours(
  'anhui-titles-2018/art.23.4.c',
  fileIsOnAgenda,
  { listed: true, recused: false },
  { fails: [{ listed: false }, { recused: true }] },
)

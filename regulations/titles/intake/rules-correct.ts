/** What closes the file for further material. */
import { cite, rule } from '#kernel/law'

/** art.23.4.d: nothing is added after release, whoever asks for it. */
export const fileIsNotReleased = rule(
  'file-is-not-released',
  cite('anhui-titles-2018/art.23.4.d'),
  (f: { readonly stage: string }) => f.stage !== 'released',
  {
    label: '尚未送评',
    otherwise: () => '送评后不再接收材料：专业组和委员不得要求补交，确需核实的由组建单位处理。',
  },
)

/** Phrases that offices pick from and add to (DESK A12). */
import { text, titlesRegister } from './columns.ts'
import { ofOffice } from './who-sees.ts'

/** Phrases an office picks from when it writes defects and reasons (DESK A12). Key: free. */
export type PhraseEntry = { readonly use: string; readonly text: string; readonly clause?: string | null }
export const phrases = titlesRegister('titles-phrases', '常用语', 'anhui-titles-2018/art.15.c', '编号', [
  text('use', '用处', true),
  text('text', '内容', true),
  text('clause', '依据'),
])

/** Phrases that a convening body adds for itself while it works (DESK A12). Key: free; `office`: its organisation. */
export const officePhrases = titlesRegister(
  'titles-office-phrases',
  '组建单位用语',
  'anhui-titles-2018/art.15.c',
  '编号',
  [
    text('office', '组建单位机构编号', true),
    text('use', '用处', true),
    text('text', '内容', true),
    text('clause', '依据'),
  ],
  { keeper: 'acceptance-clerk', rows: ofOffice },
)

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { examineBoundaries } from './boundaries.ts'
import { dependencyCheck } from './dependencies.ts'
import { guideCheck } from './guides.ts'
import { examineNames, isPinyin } from './names.ts'
import { checkDigitFits, examinePrivateWords } from './private-words.ts'
import { purityCheck } from './purity.ts'
import { examineSizes } from './sizes.ts'
import { sampleProject } from './sample-project.fixture.ts'

/** The problems of one import in one file, without place. */
function boundaryProblems(path: string, code: string, exemptions: string[] = []): string[] {
  return examineBoundaries(sampleProject({ [path]: code }), exemptions).problems
}

describe('import boundaries', () => {
  const allowed: [string, string][] = [
    ['kernel/law/cite.ts', "import { day } from '#kernel/time'"],
    ['kernel/case/act.ts', "import { z } from 'zod'"],
    ['kernel/case/act.test.ts', "import fc from 'fast-check'\nimport test from 'node:test'"],
    ['lint/rules/sums.ts', "import { rule } from '#kernel/law'"],
    ['readers/xlsx.ts', "import { readFileSync } from 'node:fs'\nimport type { Table } from '#lint'"],
    [
      'regulations/budget/rules.ts',
      "import { notice } from '../shared/notice.ts'\nimport { sum } from '#lint'",
    ],
    ['platform/cases/decide.ts', "import { pool } from '#platform/database'\nimport pg from 'pg'"],
    ['platform/imports/run.ts', "import { readWorkbook } from '#readers'"],
    ['apps/cli/main.ts', "const server = await import('#apps/server')"],
    [
      'apps/admin/src/list.tsx',
      "import type { Row } from '../../server/contract.ts'\nimport { labels } from '#regulations/budget/labels.zh.ts'",
    ],
    ['apps/admin/build.ts', "import { join } from 'node:path'"],
    ['tests/club.test.ts', "import { decide } from '#kernel/case'"],
  ]
  for (const [path, code] of allowed)
    it(`lets ${path} import what it may`, () => assert.deepEqual(boundaryProblems(path, code), []))

  const refused: [string, string, RegExp][] = [
    [
      'kernel/time/day.ts',
      "import { rule } from '#kernel/law'",
      /kernel\/time may not import kernel\/law: pass the value/,
    ],
    ['kernel/law/cite.ts', "import { z } from 'zod'", /may not import zod/],
    ['kernel/case/act.ts', "import { readFile } from 'node:fs/promises'", /may not import node:fs/],
    ['lint/rules/sums.ts', "import { decide } from '#kernel/case'", /give lint a document model/],
    ['lint/rules/sums.ts', "import { readWorkbook } from '#readers'", /give lint a document model/],
    [
      'regulations/budget/rules.ts',
      "import { x } from '../titles/rules.ts'",
      /regulations never import one another/,
    ],
    [
      'regulations/shared/notice.ts',
      "import { x } from '#regulations/budget'",
      /free of any single instrument/,
    ],
    ['regulations/budget/rules.ts', "export * from '#platform/cases'", /declare a need/],
    [
      'platform/cases/decide.ts',
      "const f = await import('#platform/files')",
      /platform folders do not know one another/,
    ],
    ['platform/files/store.ts', "import { readWorkbook } from '#readers'", /platform folders/],
    ['apps/admin/src/list.tsx', "import { decide } from '#kernel/case'", /import types only/],
    ['apps/admin/src/list.tsx', "import { join } from 'node:path'", /ask the server/],
    ['apps/cli/main.ts', "import { loadCorpus } from '#tools/corpus'", /nothing imports tools/],
    ['newroom/x.ts', "import 'zod'", /no row in the import table/],
  ]
  for (const [path, code, message] of refused) {
    it(`refuses ${path}: ${code}`, () => {
      const problems = boundaryProblems(path, code)
      assert.equal(problems.length, 1)
      assert.match(problems[0] ?? '', message)
    })
  }

  it('holds the exemption list equal to what is found', () => {
    const code = "import { loadCorpus } from '#tools/corpus'"
    assert.deepEqual(boundaryProblems('apps/cli/main.ts', code, ['apps/cli -> tools/corpus']), [])
    assert.match(
      boundaryProblems('apps/cli/main.ts', 'export {}', ['apps/cli -> tools/corpus'])[0] ?? '',
      /no longer needed/,
    )
  })
})

describe('purity', () => {
  const problems = (path: string, code: string) =>
    purityCheck.examine(sampleProject({ [path]: code })).problems
  for (const code of [
    'new Date()',
    'Math.random()',
    'Temporal.Now.instant()',
    'process.env',
    "fetch('x')",
    'setTimeout(f)',
    'crypto.randomUUID()',
    "import 'node:fs'",
    'let x: Date',
    'globalThis.x',
    '({ Date })',
  ]) {
    it(`refuses ${code}`, () => assert.notEqual(problems('regulations/budget/a.ts', code).length, 0))
  }
  for (const code of [
    "// new Date()\nconst a = 'Date process'",
    'x.process()',
    '({ process: 1 })',
    'type A = { crypto: string }',
    'Math.max(1, 2)',
  ]) {
    it(`accepts ${code}`, () => assert.deepEqual(problems('kernel/law/a.ts', code), []))
  }
  it('accepts Temporal in kernel/time only, and never Temporal.Now', () => {
    assert.deepEqual(problems('kernel/time/a.ts', 'Temporal.PlainDate.from(x)'), [])
    assert.equal(problems('kernel/time/a.ts', 'Temporal.Now.plainDateISO()').length, 1)
    assert.equal(problems('kernel/law/a.ts', 'Temporal.PlainDate.from(x)').length, 1)
  })
  it('examines nothing where there is nothing', () => {
    assert.equal(purityCheck.examine(sampleProject({ 'apps/server/a.ts': 'new Date()' })).examined, 0)
  })
})

describe('names', () => {
  for (const word of ['zhicheng', 'gongshi', 'shenbao', 'yusuan', 'xinxi', 'zhongshu', 'pingshen'])
    it(`sees ${word}`, () => assert.ok(isPinyin(word)))
  for (const word of [
    'change',
    'human',
    'quota',
    'example',
    'query',
    'quite',
    'shenanigan',
    'shipping',
    'guide',
    'exam',
    'pinging',
    'gong',
  ]) {
    it(`lets ${word} pass`, () => assert.ok(!isPinyin(word)))
  }
  it('looks at declarations and fields, and names the place', () => {
    const sample = sampleProject({
      'a.ts': 'const ok = 1\nexport type T = { zhichengLevel: number }\nfunction getYusuan() {}',
    })
    const { problems, examined } = examineNames(sample, [])
    assert.equal(examined, 4)
    assert.deepEqual(
      problems.map((line) => line.split(' ')[0]),
      ['a.ts:2:', 'a.ts:3:'],
    )
    assert.match(
      examineNames(sampleProject({ 'a.ts': 'const ok = 1' }), ['guicheng'])['problems'][0] ?? '',
      /no longer needed/,
    )
  })
  it('reads the words that the glossary avoids', () => {
    const glossary = '| 中文 | Identifier | Avoid |\n|---|---|---|\n| 公示 | `publicity` | `announcement` |'
    const { problems } = examineNames(
      sampleProject({
        'docs/glossary.md': glossary,
        'kernel/a.ts': 'export const announcementDays = 5',
        'tools/b.ts': 'export const announcementDays = 5',
      }),
      [],
    )
    assert.equal(problems.length, 1)
    assert.match(problems[0] ?? '', /"announcement", which the glossary avoids: say `publicity`/)
  })
})

describe('sizes', () => {
  const long = Array.from({ length: 301 }, (_, index) => `export const a${index} = 1`).join('\n')
  it('counts code, not comments and blanks', () => {
    assert.deepEqual(
      examineSizes(sampleProject({ 'a.ts': `${'// x\n\n/* y\n*/\n'.repeat(200)}export {}` }), []).problems,
      [],
    )
    assert.match(examineSizes(sampleProject({ 'a.ts': long }), []).problems[0] ?? '', /301 lines of code/)
  })
  it('sees a switched-off rule and holds the list equal', () => {
    assert.equal(
      examineSizes(sampleProject({ 'a.ts': '/* oxlint-disable max-lines-per-function */' }), []).problems
        .length,
      1,
    )
    assert.deepEqual(examineSizes(sampleProject({ 'a.ts': long }), ['a.ts']).problems, [])
    assert.equal(examineSizes(sampleProject({ 'a.ts': 'export {}' }), ['a.ts']).problems.length, 1)
  })
})

describe('dependencies', () => {
  const good = {
    'package.json': '{"dependencies":{"zod":"4.6.7"}}',
    'docs/dependencies.md': '| `zod` | one schema for everything |',
    'package-lock.json': '{"integrity": "x"}',
  }
  const problems = (change: Record<string, string>) =>
    dependencyCheck.examine(sampleProject({ ...good, ...change })).problems
  it('accepts a pinned package with a reason', () => assert.deepEqual(problems({}), []))
  it('refuses a range', () =>
    assert.match(
      problems({ 'package.json': '{"dependencies":{"zod":"^4.6.7"}}' })[0] ?? '',
      /not an exact version/,
    ))
  it('refuses a package without a reason', () =>
    assert.match(problems({ 'docs/dependencies.md': '' })[0] ?? '', /no line/))
  it('refuses a line without a package', () => {
    assert.match(
      problems({ 'docs/dependencies.md': '| `zod`, `left` | one schema for everything |' })[0] ?? '',
      /left is not in package.json/,
    )
  })
  it('refuses addresses and missing hashes in the lockfile', () =>
    assert.equal(problems({ 'package-lock.json': '{"resolved":"x"}' }).length, 2))
})

describe('private words', () => {
  const problems = (line: string) => examinePrivateWords(sampleProject({ 'a.md': line }), []).problems
  // Put together here, so that this file stays clean itself.
  const identity = ['1101011990', '0307', '7731'].join('')
  const phone = ['138', '1234', '5678'].join('')
  for (const line of [
    `call ${phone}`,
    `id ${identity}`,
    `see ${['/wo', 'rk/x'].join('')}`,
    ['/ro', 'ot/'].join(''),
    `https://${['regis', 'try'].join('')}.example/x`,
  ]) {
    it(`refuses ${line}`, () => assert.equal(problems(line).length, 1))
  }
  for (const line of [
    '13800001234',
    '1700000000000',
    'network/x',
    '110101199003070000',
    'https://example.cn/x',
  ]) {
    it(`accepts ${line}`, () => assert.deepEqual(problems(line), []))
  }
  it('knows the check digit', () => {
    assert.ok(checkDigitFits(identity))
    assert.ok(!checkDigitFits(identity.replace(/1$/, '2')))
  })
  it('holds the list of exempt files equal', () => {
    assert.deepEqual(examinePrivateWords(sampleProject({ 'a.md': phone }), ['a.md']).problems, [])
    assert.equal(examinePrivateWords(sampleProject({ 'a.md': 'x' }), ['a.md']).problems.length, 1)
  })
})

describe('guides', () => {
  const project = (guide: string) =>
    sampleProject({
      'README.md': guide,
      'package.json': '{"scripts":{"test":"x"}}',
      'kernel/law/cite.ts': '',
      'docs/a.md': '',
    })
  it('accepts what exists', () => {
    const { problems, examined } = guideCheck.examine(
      project(
        '`kernel/law/` `kernel/law/cite.ts` [a](docs/a.md) `npm run test` `data/` `text/html` `x/<name>/`',
      ),
    )
    assert.deepEqual(problems, [])
    assert.equal(examined, 5)
  })
  it('refuses what does not', () => {
    assert.equal(
      guideCheck.examine(project('`features/` `kernel/gone.ts` [b](docs/b.md) `npm run gone`')).problems
        .length,
      4,
    )
  })
})

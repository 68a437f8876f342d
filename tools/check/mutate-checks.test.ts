import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isSampled, judgeSurvivors, keyOf, mutatedAreas } from './mutate-checks.ts'
import { functionMutantsOf, switchMutants } from './mutants.ts'

const sample = `const limit = 3 > 2 ? 5 : 6
export function fits(a, b) {
  const isSmall = (n) => n < limit
  return isSmall(a) && (b === 0 || !isSmall(b))
}`

void describe('mutants of functions', () => {
  const { rules, mutants } = functionMutantsOf('a.ts', sample)
  void it('leave out what runs while the file is loaded, and name the nearest function or variable', () => {
    assert.deepEqual(rules, ['fits', 'isSmall'])
    assert.deepEqual(
      mutants.map(({ rule, change }) => `${rule}: ${change}`),
      [
        'isSmall: n < limit → (n <= limit)',
        'isSmall: n < limit → (n >= limit)',
        'fits: isSmall(a) && (b === 0 || !isSmall(b)) → (isSmall(a))',
        'fits: isSmall(a) && (b === 0 || !isSmall(b)) → ((b === 0 || !isSmall(b)))',
        'fits: b === 0 || !isSmall(b) → (b === 0)',
        'fits: b === 0 || !isSmall(b) → (!isSmall(b))',
        'fits: b === 0 → (b !== 0)',
        'fits: !isSmall(b) → (isSmall(b))',
      ],
    )
  })
  void it('stand behind switches, each doing what it says and nothing without one', async () => {
    const source = `let active = 0; const of = (k) => k === active; export const choose = (k) => { active = k }\n${switchMutants(sample, mutants, 'of', 10)}`
    const made = (await import(`data:text/javascript,${encodeURIComponent(source)}`)) as {
      choose: (number: number) => void
      fits: (a: number, b: number) => boolean
    }
    const answers = (number: number) => {
      made.choose(number)
      return [made.fits(1, 0), made.fits(1, 9), made.fits(1, 1), made.fits(5, 0), made.fits(1, 5)]
    }
    const plain = [true, true, false, false, true]
    assert.deepEqual(answers(0), plain)
    const all = mutants.map((_mutant, index) => answers(11 + index))
    assert.deepEqual(all[0], [true, true, false, true, false], 'n <= limit')
    assert.deepEqual(all[2], [true, true, true, false, true], 'isSmall(a) alone')
    assert.deepEqual(all[6], [false, true, true, false, true], 'b !== 0')
    assert.ok(all.every((one) => JSON.stringify(one) !== JSON.stringify(plain)))
  })
})

void describe('survivors', () => {
  const { mutants } = functionMutantsOf('a.ts', sample)
  const [first, second, third] = mutants
  assert.ok(first && second && third)
  const judge = (open: Record<string, number>, same: readonly string[], whole = true) =>
    judgeSurvivors([first, second], { open, same }, whole)
  void it('are named with their line, all of a file that has more than it may', () => {
    assert.equal(judge({}, []).length, 2)
    assert.match(
      judge({}, [])[0] ?? '',
      /^a\.ts:3: isSmall survives n < limit → \(n <= limit\): test the case/,
    )
    assert.match(judge({ 'a.ts': 1 }, [])[0] ?? '', /one of 2, at most 1 may be left/)
    assert.deepEqual(judge({ 'a.ts': 2 }, []), [])
    assert.deepEqual(judge({ 'a.ts': 1 }, [keyOf(first)]), [])
  })
  void it('that are no longer there are taken from the lists, where all was looked at', () => {
    assert.match(judge({ 'a.ts': 3 }, [])[0] ?? '', /a\.ts has 2 now, write that instead of 3/)
    assert.match(judge({ 'a.ts': 2 }, [keyOf(third)])[0] ?? '', /no longer needed/)
    assert.deepEqual(judge({ 'a.ts': 3 }, [keyOf(third)], false), [])
  })
})

void describe('the areas of checks', () => {
  const areaOf = (path: string) =>
    mutatedAreas.filter(({ files }) => files.test(path)).map(({ name }) => name)
  void it('hold the checker for public documents once, without what it prints', () => {
    assert.deepEqual(areaOf('lint/interval.ts'), ['lint/'])
    assert.deepEqual(areaOf('lint/catalogue/parts-sum.ts'), ['lint/'])
    assert.deepEqual(areaOf('lint/reading/claims.ts'), ['lint/'])
    assert.deepEqual(areaOf('lint/text/dates.ts'), ['lint/'])
    assert.deepEqual(areaOf('lint/rules/weights-sum.ts'), ['lint/rules/'])
    assert.deepEqual(areaOf('lint/output/html.ts'), [])
  })
  void it('are sampled by the names of the mutants, one in so many and the same every time', () => {
    const [mutant] = functionMutantsOf('a.ts', sample).mutants
    assert.ok(mutant)
    const many = Array.from({ length: 4000 }, (_, index) => ({ ...mutant, rule: `rule${index}` }))
    const chosen = many.filter((one) => isSampled(one, 10))
    assert.ok(chosen.length > 300 && chosen.length < 500, String(chosen.length))
    assert.deepEqual(
      chosen,
      many.filter((one) => isSampled(one, 10)),
    )
    assert.notDeepEqual(
      chosen,
      many.filter((one) => isSampled(one, 10, '2')),
    )
    assert.equal(many.filter((one) => isSampled(one, 1)).length, many.length)
  })
})

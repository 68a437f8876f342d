import { defineConfig } from '@playwright/test'
import { browserProgram } from './tests/support/browser-chromium.ts'

const program = browserProgram()

/** Browser tests: every `*.browser.ts` of the project, in the Chromium that npm brings along. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.browser.ts',
  outputDir: 'test-results/playwright',
  fullyParallel: false,
  forbidOnly: true,
  workers: 2,
  // A second try is told by name, and only a few in one run are let pass: `tools/test/browser-tests.ts` counts them.
  retries: 1,
  // Generous: how fast a page is belongs to the benchmarks, a busy machine is no fault of a page.
  timeout: 120_000,
  expect: { timeout: 25_000 },
  use: {
    browserName: 'chromium',
    launchOptions: program,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // People who ask for less movement get none: what is looked at does not depend on how far it has faded in.
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 800 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
})

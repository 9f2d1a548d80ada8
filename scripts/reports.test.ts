import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countBrowser, countListed, countVitest } from './reports.mjs'

function reportOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'ceb-report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitestReport = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }

test('tests that are skipped or only planned are not counted as passed', () => {
  expect(countVitest(reportOf(vitestReport), true)).toEqual({ passed: 5, failed: 0, skipped: 2 })
})

test('a test file that cannot be read counts as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  const file = reportOf({ ...vitestReport, numFailedTests: 1, testResults })
  expect(countVitest(file, false)).toEqual({ passed: 5, failed: 2, skipped: 2 })
})

test('a failure outside every test counts as one', () => {
  expect(countVitest(reportOf(vitestReport), false)).toMatchObject({ passed: 5, failed: 1 })
})

test('a run without a report counts as a failure', () => {
  expect(countVitest('/nowhere', true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countBrowser('/nowhere', true)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a browser test that passes only the second time has failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countBrowser(reportOf({ stats, suites: [] }), false)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('browser tests that cannot run are counted one by one, in whatever suite they stand', () => {
  const spec = { tests: [{}] }
  expect(countListed(reportOf({ suites: [{ specs: [spec, spec], suites: [{ specs: [spec] }] }] }))).toBe(3)
})

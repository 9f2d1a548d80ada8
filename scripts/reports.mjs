/** Reads how many tests passed, failed and were left out from what the test runners report. */
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * @typedef {{ status: string, assertionResults: unknown[] }} TestFile
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: TestFile[] }} VitestReport
 * @typedef {{ specs?: { tests?: unknown[] }[], suites?: Suite[] }} Suite
 * @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} BrowserStats
 * @typedef {{ stats: BrowserStats, suites: Suite[] }} BrowserReport
 */

/** Without a report nothing ran, which is one failure. */
const nothingRan = { passed: 0, failed: 1, skipped: 0 }

/**
 * @param {string} file
 * @param {boolean} ok whether the runner itself was content
 * @returns {Count}
 */
export function countVitest(file, ok) {
  const report = /** @type {VitestReport | undefined} */ (readReport(file))
  if (!report) return nothingRan
  const skipped = report.numPendingTests + report.numTodoTests
  const unreadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = report.numFailedTests + unreadable.length
  return atLeastOneFailed(ok, { passed: report.numPassedTests, failed, skipped })
}

/**
 * @param {string} file
 * @param {boolean} ok
 * @returns {Count}
 */
export function countBrowser(file, ok) {
  const stats = /** @type {BrowserReport | undefined} */ (readReport(file))?.stats
  if (!stats) return nothingRan
  // A test that passes only when asked again has failed.
  const failed = stats.unexpected + stats.flaky
  return atLeastOneFailed(ok, { passed: stats.expected, failed, skipped: stats.skipped })
}

/**
 * How many tests a mere listing names.
 * @param {string} file
 */
export function countListed(file) {
  const report = /** @type {BrowserReport | undefined} */ (readReport(file))
  return countTests(report?.suites ?? [])
}

/**
 * @param {Suite[]} suites
 * @returns {number}
 */
function countTests(suites) {
  let sum = 0
  for (const { specs = [], suites: inner = [] } of suites) {
    for (const { tests = [] } of specs) sum += tests.length
    sum += countTests(inner)
  }
  return sum
}

/**
 * What broke outside any test, such as a file that cannot be read or a teardown, is a failure too.
 * @param {boolean} ok
 * @param {Count} count
 */
function atLeastOneFailed(ok, count) {
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}

/**
 * @param {string} file
 * @returns {unknown}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

#!/usr/bin/env node
/** `openceb`: the one program of the project. What it runs is what was built last. */

const program = await import('../dist/index.js').catch((/** @type {unknown} */ error) => {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error('openceb is not installed or not built here; `npm start` does both, or run: npm install && npm run build')
  process.exitCode = 2
})
await program?.runAsProgram()

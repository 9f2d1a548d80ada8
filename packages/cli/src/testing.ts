/** A command line without a process: what it printed, how it ended, and a folder with credentials of made-up enterprises. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ApiKey, Credentials } from './credentials.ts'
import { main } from './main.ts'

const apiKey = (code: string, name: string, roles: readonly string[], supervisedPlaces: readonly string[] = []): ApiKey => ({
  enterpriseCode: code,
  enterpriseName: name,
  dxpId: `DXPENT${code}`,
  roles,
  supervisedPlaces,
  key: `key-${code}`,
})

const someCredentials: Credentials = {
  // Nothing listens there.
  url: 'http://127.0.0.1:9',
  captcha: 'x',
  customsCode: '2910',
  users: [],
  apiKeys: [
    apiKey('3301960G01', '全能企业', ['EBP', 'EBC', 'PAY', 'LOG', 'OPR', 'AGT'], ['SOMEWHERE1']),
    apiKey('3301960E01', '平台', ['EBP']),
    apiKey('3302960S01', '卖家', ['EBC']),
    apiKey('3101960P01', '支付', ['PAY']),
    apiKey('3301960L01', '物流', ['LOG']),
    apiKey('4403960W01', '场所', ['OPR'], ['HZJC291001']),
    apiKey('3301980A01', '报关', ['AGT']),
  ],
}

export const givenFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ceb-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

export const givenCredentials = async (credentials: Credentials = someCredentials): Promise<string> => {
  const folder = await givenFolder()
  await writeFile(join(folder, 'demo-credentials.json'), JSON.stringify(credentials))
  return folder
}

export interface Run {
  readonly status: number
  readonly out: readonly string[]
  readonly err: readonly string[]
}

export const openceb = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> => {
  const out: string[] = []
  const err: string[] = []
  const status = await main(args, {
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line) },
    env,
    clock: { now: () => new Date() },
    random: { next: () => 0.5, uuid: randomUUID },
    stop: new AbortController().signal,
  })
  return { status, out, err }
}

/** The file that tells people and scripts how to get into the demonstration world. */
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface DemoCredentials {
  readonly url: string
  /** Passes as the captcha while the demonstration runs. */
  readonly captcha: string
  readonly customsCode: string
  readonly users: readonly { username: string; password: string; role: string; enterpriseCode: string | null }[]
  readonly apiKeys: readonly {
    enterpriseCode: string
    enterpriseName: string
    dxpId: string
    roles: readonly string[]
    supervisedPlaces: readonly string[]
    key: string
  }[]
  readonly cards: readonly {
    enterpriseCode: string
    algorithm: string
    keyFile: string
    certFile: string
    pin: string
  }[]
}

const fileName = 'demo-credentials.json'

/** Never half a file, and never one that others can read. */
export const writeCredentials = async (dataDir: string, credentials: DemoCredentials): Promise<void> => {
  const path = join(dataDir, fileName)
  const fresh = `${path}.new`
  await writeFile(fresh, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 })
  await chmod(fresh, 0o600)
  await rename(fresh, path)
}

export const readCredentials = async (dataDir: string): Promise<DemoCredentials | undefined> => {
  try {
    return JSON.parse(await readFile(join(dataDir, fileName), 'utf8')) as DemoCredentials
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

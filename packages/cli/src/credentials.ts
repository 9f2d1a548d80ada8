/** How to get into a running system: its address and the keys of enterprises, from the file that the demonstration world writes. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { exit, Failure } from './exit.ts'
import type { Surroundings } from './surroundings.ts'

export interface ApiKey {
  readonly enterpriseCode: string
  readonly enterpriseName: string
  readonly dxpId: string
  readonly roles: readonly string[]
  readonly supervisedPlaces: readonly string[]
  readonly key: string
}

export interface Credentials {
  readonly url: string
  readonly captcha: string
  readonly customsCode: string
  readonly users: readonly { username: string; password: string; role: string; enterpriseCode: string | null }[]
  readonly apiKeys: readonly ApiKey[]
}

export interface SystemOptions {
  readonly url?: string
  readonly dataDir?: string
}

export const addSystemOptions = (command: Command): Command =>
  command
    .option('--url <address>', 'address of the system (default: as in demo-credentials.json)')
    .option('--data-dir <folder>', 'where demo-credentials.json lies (default: DATA_DIR or ./data)')

const fileOf = ({ dataDir }: SystemOptions, { env }: Pick<Surroundings, 'env'>): string =>
  join(dataDir ?? (env['DATA_DIR'] || './data'), 'demo-credentials.json')

/** Undefined where no demonstration world was made. */
export const findCredentials = async (options: SystemOptions, surroundings: Pick<Surroundings, 'env'>): Promise<Credentials | undefined> => {
  const file = fileOf(options, surroundings)
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new Failure(exit.notReachable, `${file} cannot be read: ${cause.message}`, cause)
  })
  return text === undefined ? undefined : (JSON.parse(text) as Credentials)
}

export const needCredentials = async (options: SystemOptions, surroundings: Pick<Surroundings, 'env'>): Promise<Credentials> => {
  const found = await findCredentials(options, surroundings)
  if (found) return found
  throw new Failure(exit.notReachable, `no ${fileOf(options, surroundings)}: start the system first (npm start), or name its folder with --data-dir`)
}

/** The address that was asked for, else that of the credentials, else where the system listens by itself. */
export const addressOf = ({ url }: SystemOptions, credentials: Credentials | undefined, { env }: Pick<Surroundings, 'env'>): string => {
  const address = url ?? credentials?.url ?? `http://${env['HOST'] || '127.0.0.1'}:${env['PORT'] || '8088'}`
  if (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol)) return address
  throw new Failure(exit.wrongUse, `${address} is not an address such as http://127.0.0.1:8088`)
}

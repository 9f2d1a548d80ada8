/** What the environment may set, checked once before anything starts: a wrong setting must not show only at noon. */
import { resolve } from 'node:path'
import { z } from 'zod'

const roles = ['window', 'customs', 'portal', 'worker'] as const

const environment = z.object({
  PORT: z.coerce.number('a number').int('a whole number').min(0, 'at least 0').max(65535, 'at most 65535').default(8088),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: addressOf('postgres', 'postgresql').optional(),
  AMQP_URL: addressOf('amqp', 'amqps').optional(),
  ROLES: z
    .string()
    .transform((list) => list.split(',').map((role) => role.trim()))
    .pipe(z.array(oneOf(roles)))
    .transform((list) => new Set(list))
    .default(new Set(roles)),
  // To become `required` with the first version that checks signatures.
  SIGNATURES: oneOf(['off', 'present', 'required']).default('off'),
  DEMO: oneOf(['0', '1']).default('1'),
  CUSTOMS: oneOf(['rehearsal', 'exchange', 'none']).default('rehearsal'),
  LOG_LEVEL: oneOf(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

type Environment = z.infer<typeof environment>

type Role = (typeof roles)[number]

export type Settings = Readonly<{
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  /** Without one the database is embedded. */
  databaseUrl: string | undefined
  /** Without one the database carries the queues. */
  amqpUrl: string | undefined
  roles: ReadonlySet<Role>
  signatures: Environment['SIGNATURES']
  demo: boolean
  customs: Environment['CUSTOMS']
  logLevel: Environment['LOG_LEVEL']
}>

/** Throws an error whose message is one line that names every wrong setting. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  // `PORT= npm start` means the default, as in every shell script.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) throw new Error(explain(read.error))
  const value = read.data
  return {
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    amqpUrl: value.AMQP_URL,
    roles: value.ROLES,
    signatures: value.SIGNATURES,
    demo: value.DEMO === '1',
    customs: value.CUSTOMS,
    logLevel: value.LOG_LEVEL,
  }
}

// Never the value itself: an address may hold a password.
function explain(error: z.ZodError): string {
  const wanted = new Map(error.issues.map(({ path, message }) => [String(path[0]), message]))
  const parts = Array.from(wanted, ([name, message]) => `${name} has to be ${message}`)
  return `wrong setting: ${parts.join('; ')}`
}

function oneOf<const T extends readonly string[]>(values: T) {
  return z.enum(values, `one of ${values.join(', ')}`)
}

function addressOf(...protocols: string[]) {
  const expected = `an address that begins with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}`
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1)), expected)
}

/** Whose message a file is: the data exchange user that its transfer or its envelope names, also where nothing else can be read. */
import { exit, Failure } from '../exit.ts'
import type { ApiKey, Credentials } from '../credentials.ts'

const named = (xml: Uint8Array, element: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?${element}>\\s*([^<\\s]+)\\s*<`).exec(Buffer.from(xml).toString('utf8'))?.[1]

export const senderOf = (xml: Uint8Array): string | undefined => named(xml, 'dxpId') ?? named(xml, 'SenderId')

/** By enterprise code, name, data exchange user or a role that one enterprise alone plays. */
export const keyOf = ({ apiKeys }: Credentials, who: string): ApiKey => {
  const found = apiKeys.filter(({ enterpriseCode, enterpriseName, dxpId }) => [enterpriseCode, enterpriseName, dxpId].includes(who))
  const playing = found.length ? found : apiKeys.filter(({ roles }) => roles.length === 1 && roles[0] === who)
  const [first] = playing
  if (first) return first
  const known = apiKeys.map(({ enterpriseCode, enterpriseName, roles }) => `  ${enterpriseCode} ${enterpriseName} ${roles.join(',')}`)
  throw new Failure(exit.wrongUse, `no key for ${who}; there are keys for\n${known.join('\n')}`)
}

/** Secrets: where they come from, and what of them the database keeps. */
import { createHash, randomBytes } from 'node:crypto'

/** A source of bytes that nobody can guess. */
export type Entropy = (size: number) => Uint8Array

export const systemEntropy: Entropy = (size) => randomBytes(size)

/** For a browser or a program to hold: 256 bits. */
export const newToken = (entropy: Entropy): string => Buffer.from(entropy(32)).toString('base64url')

/** Enough for secrets that cannot be guessed; what people choose goes through `hashPassword`. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Without characters that look alike. */
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Characters that people can read and type; each drawn evenly. */
export const newWord = (entropy: Entropy, length: number): string => {
  const even = 256 - (256 % letters.length)
  let word = ''
  while (word.length < length) for (const byte of entropy(length)) if (byte < even && word.length < length) word += letters[byte % letters.length]
  return word
}

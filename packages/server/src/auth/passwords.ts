/** Passwords are kept as argon2id, which is what this library makes, computed off the main thread. */
import { hash, verify } from '@node-rs/argon2'

// The first recommendation of the OWASP cheat sheet: 19 MiB, two passes.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => hash(password, options)

export const isPassword = (hashed: string, password: string): Promise<boolean> => verify(hashed, password)

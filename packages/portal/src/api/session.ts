/** Who is signed in, and the captcha that stands before it. */
import { Problem, request } from './http.ts'

export interface Session {
  readonly user: { readonly username: string; readonly name: string; readonly role?: string; readonly roles?: readonly string[] }
  readonly enterprise: { readonly code: string; readonly name: string; readonly roles: readonly string[] } | null
}

export interface Captcha {
  readonly captchaId: string
  readonly image: string
}

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly captchaId: string
  readonly captcha: string
}

export const fetchCaptcha = (): Promise<Captcha> => request('captcha')

export const signIn = (credentials: Credentials): Promise<Session> => request('session', { method: 'POST', body: credentials })

/** Null when nobody is signed in. */
export const fetchSession = async (): Promise<Session | null> => {
  try {
    return await request<Session>('session')
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

export const signOut = async (): Promise<void> => {
  await request('session', { method: 'DELETE' })
}

/** Roles of the user and of the enterprise together: either opens a page. */
export const rolesOf = ({ user, enterprise }: Session): ReadonlySet<string> =>
  new Set([...(user.roles ?? []), ...(user.role ? [user.role] : []), ...(enterprise?.roles ?? [])])

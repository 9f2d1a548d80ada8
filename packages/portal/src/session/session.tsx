/** The session of this browser: asked for once, then known to every page. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { fetchSession, type Session } from '../api/session.ts'

export const sessionKey = ['session'] as const

/** Why the sign-in page is shown again. */
export const noticeKey = ['notice'] as const
export type Notice = 'idleSignedOut' | 'sessionEnded'

export const useSessionQuery = () =>
  useQuery({ queryKey: sessionKey, queryFn: fetchSession, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY })

/** Forgets everything that the session has shown. */
export const useForgetSession = () => {
  const client = useQueryClient()
  return useCallback(
    (notice?: Notice): void => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      client.setQueryData(noticeKey, notice ?? null)
      client.setQueryData(sessionKey, null)
    },
    [client],
  )
}

export const SessionContext = createContext<Session | null>(null)

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session outside the frame')
  return session
}

/** The trail of one parcel: every document of it and everything that happened to them, as the server tells it. */
import { request } from './http.ts'

export interface TimelineEntry {
  readonly document: string
  readonly id?: string
  readonly key?: string
  readonly status: string
  readonly time: string
  readonly info?: string
  readonly source?: string
}

export const fetchTimeline = (document: string, id: string): Promise<{ items: readonly TimelineEntry[] }> =>
  request(`documents/${document}/${encodeURIComponent(id)}/timeline`)

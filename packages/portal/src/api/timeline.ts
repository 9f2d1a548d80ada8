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

/** How one document of the parcel stands; without id and key where that alone may be known. */
export interface ParcelState {
  readonly document: string
  readonly id?: string
  readonly key?: string
  readonly status: string
}

export interface Trail {
  readonly items: readonly TimelineEntry[]
  readonly documents: readonly ParcelState[]
}

export const fetchTimeline = (document: string, id: string): Promise<Trail> => request(`documents/${document}/${encodeURIComponent(id)}/timeline`)

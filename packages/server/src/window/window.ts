/** The window as one thing: ways in, drafts and actions, and the stages that its workers drive. */
import { readMessage } from '@openceb/message'
import { type Incoming, shownKey } from '@openceb/store'
import { openActions } from './act.ts'
import { carryToCustoms, type OtherSide } from './carry.ts'
import { openCompanions } from './companions.ts'
import type { Validation, Window } from './contract.ts'
import { dispatchDeclared } from './dispatch.ts'
import { openDrafts } from './drafts.ts'
import { openIntake } from './intake.ts'
import { judgeDocuments } from './judge.ts'
import type { WindowParts } from './parts.ts'
import { receiveFromCustoms } from './receive.ts'
import { notFromEnterprise } from './unreadable.ts'

export interface WindowStages {
  /** Each answers how much it did; nothing left is 0. */
  takePendingIn(): Promise<number>
  dispatch(): Promise<number>
  carry(other: OtherSide): Promise<number>
  receive(messages: readonly Incoming[]): Promise<void>
}

export const openWindow = (parts: WindowParts): Window & WindowStages => {
  const intake = openIntake(parts)
  const validate = async (bytes: Uint8Array): Promise<Validation> => {
    const reading = readMessage(bytes)
    if (reading.kind === 'unreadable') return { ok: false, documents: [{ index: 0, key: '', issues: reading.issues }] }
    if (reading.kind !== 'message') return { ok: false, documents: [{ index: 0, key: '', issues: notFromEnterprise(reading).issues }] }
    const items = judgeDocuments(reading, parts.reference.context(parts.clock.now()))
    return { ok: items.every(({ ok }) => ok), documents: items.map(({ index, key, issues }) => ({ index, key: shownKey(key), issues })) }
  }
  return {
    takeIn: intake.takeIn,
    takePendingIn: intake.takePendingIn,
    validate,
    saveDraft: openDrafts(parts),
    act: openActions(parts),
    companions: openCompanions(parts),
    dispatch: () => dispatchDeclared(parts),
    carry: (other) => carryToCustoms(parts, other),
    receive: (messages) => receiveFromCustoms(parts, messages),
  }
}

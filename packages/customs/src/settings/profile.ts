/** What one customs office asks for. What an office does not say is what lets everything pass at once. */

export interface Profile {
  readonly customsCode: string
  /** The manual's four documents; false since receipts are no longer asked for before the list. */
  readonly receiptsRequired: boolean
  /** When transport data have to be complete. */
  readonly transportInfoStage: 'declare' | 'release' | 'departure'
  /** Says 400 待运抵 after the audit. */
  readonly emit400: boolean
  /** False: an officer releases each list. */
  readonly autoRelease: boolean
  readonly arrivalRequired: boolean
  /** A list may carry less than its order, and an order several lists. */
  readonly splitShipment: boolean
  /** Kilograms by which list and waybill may differ. */
  readonly toleranceWeight: string
  /** Cancellations are accepted without an officer. */
  readonly autoCancel: boolean
  /** Share of lists, from 0 to 1, that an officer reviews at random. */
  readonly manualRate: number
  /** Soft differences pass with a remark instead of going to an officer. */
  readonly softDifferencesPass: boolean
}

export const usualProfile: Omit<Profile, 'customsCode'> = {
  receiptsRequired: true,
  transportInfoStage: 'release',
  emit400: false,
  autoRelease: true,
  arrivalRequired: true,
  splitShipment: false,
  toleranceWeight: '0.00001',
  autoCancel: true,
  manualRate: 0,
  softDifferencesPass: false,
}

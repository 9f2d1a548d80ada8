/** Whose key is used: the enterprise that is named, or a key given as it is. */
import type { Command } from 'commander'
import { addSystemOptions, type SystemOptions } from '../credentials.ts'

export interface KeyOptions extends SystemOptions {
  readonly key?: string
  readonly as?: string
}

export const addKeyOptions = (command: Command): Command =>
  addSystemOptions(command)
    .option('--as <enterprise>', 'code, name, dxpId or role (such as AGT) of the enterprise whose key of demo-credentials.json is used')
    .option('--key <key>', 'a key, where there is no demo-credentials.json')

/** `openceb sample`: the six messages of one parcel as files, ready to be read, changed and sent. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { documentOf } from '@openceb/documents'
import { makeArrival, makeDeparture, makeParcel } from '@openceb/documents/parcel'
import type { Clock, DocumentValue } from '@openceb/kernel'
import { addCommand, type AddCommand, type CommonOptions, wholeNumber } from '../command.ts'
import { addressOf, addSystemOptions, type ApiKey, needCredentials, type SystemOptions } from '../credentials.ts'
import { castOf } from '../story/cast.ts'
import { chanceOf, seriesOf } from '../story/chance.ts'
import { messageOf } from '../story/wire.ts'
import { worldClock } from '../world-clock.ts'

interface Options extends CommonOptions, SystemOptions {
  readonly seed: number
  readonly leavesIn: number
}

const later = ({ now }: Clock, seconds: number): Clock => ({ now: () => new Date(now().getTime() + seconds * 1000) })

export const addSample: AddCommand = (program, surroundings) => {
  const command = addCommand(program, 'sample', 'write the six messages of one parcel into a folder 生成一票报文')
    .argument('<dir>', 'the folder, made if it is not there')
    .option('--seed <n>', 'the same seed makes the same goods', wholeNumber(0), 1)
    .option('--leaves-in <seconds>', 'when the conveyance leaves: after the release and before the departure is sent', wholeNumber(0), 15)
  addSystemOptions(command).action(async (dir: string, options: Options) => {
    const { terminal } = surroundings
    const credentials = await needCredentials(options, surroundings)
    const clock = await worldClock(addressOf(options, credentials, surroundings), credentials, surroundings.clock)
    const { world, keys } = castOf(credentials)
    const series = seriesOf(surroundings.clock.now())
    const random = chanceOf(options.seed, 0, surroundings.random)
    const parcel = makeParcel(world, { clock, random }, series, 1)
    const arrival = makeArrival(world, { clock, random }, series, `YD${series}`, [parcel])
    const departure = makeDeparture(world, { clock: later(clock, options.leavesIn), random }, series, `LJ${series}`, [parcel])
    // Written when it leaves, said now: a time of report that lies ahead would be refused.
    const left: DocumentValue = { ...departure, head: { ...departure.head, appTime: arrival.head.appTime } }
    const parts: readonly (readonly [string, ApiKey, DocumentValue])[] = [
      ['order', keys.platform, parcel.order],
      ['payment', keys.payment, parcel.payment],
      ['waybill', keys.logistics, parcel.waybill],
      ['inventory', keys.agent, parcel.inventory],
      ['arrival', keys.operator, arrival],
      ['departure', keys.logistics, left],
    ]
    await mkdir(dir, { recursive: true })
    const written: { file: string; document: string; sender: string }[] = []
    for (const [index, [document, sender, value]] of parts.entries()) {
      // Numbered, so that *.xml is the order in which they are sent.
      const file = join(dir, `${index + 1}-CEB${documentOf(document).message.code}Message.xml`)
      await writeFile(file, messageOf(document, sender, [value], random))
      written.push({ file, document, sender: sender.enterpriseName })
    }
    if (options.json) return terminal.out(JSON.stringify({ files: written }))
    for (const { file, document, sender } of written) terminal.out(`${file}  ${documentOf(document).title}  ${sender}`)
  })
}

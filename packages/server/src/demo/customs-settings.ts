/** What the customs side of the demonstration world works by: the same rates and credit classes that the window knows. */
import type { Database } from '@openceb/store'
import { demoCustomsCode } from './world.ts'

/** Written once; what somebody set since then stays. */
export const seedCustoms = async (owner: Database): Promise<void> => {
  await owner.transaction(async (session) => {
    const rates = await session.query<{ currency: string; yuan: string }>(
      'select distinct on (currency) currency, yuan::text from ceb.rate order by currency, effective_from desc',
    )
    const classes = await session.query<{ code: string; credit_class: string }>('select code, credit_class from ceb.enterprise')
    const settings = {
      // Transport data may follow with the departure: everything that can be declared here can also leave.
      profiles: [{ customsCode: demoCustomsCode, transportInfoStage: 'departure' }],
      rates: Object.fromEntries(rates.map(({ currency, yuan }) => [currency, yuan])),
      creditClasses: Object.fromEntries(classes.map(({ code, credit_class }) => [code, credit_class])),
    }
    await session.run('insert into customs.setting (name, value) select key, value from jsonb_each($1::jsonb) on conflict do nothing', [
      JSON.stringify(settings),
    ])
  })
}

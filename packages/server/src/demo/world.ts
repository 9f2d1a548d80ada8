/** The demonstration world: made-up enterprises, people, offices and rates, enough to play every part of a parcel's life. */

export interface DemoEnterprise {
  /** Customs registration, 10 characters. */
  readonly code: string
  /** Unified social credit code, 18 characters with a right check character. */
  readonly otherCode: string
  readonly name: string
  readonly roles: readonly string[]
  readonly dxpId: string
  readonly user: string
}

export const demoEnterprises: readonly DemoEnterprise[] = [
  {
    code: '3301960E01',
    otherCode: '91330100MA0CEB012E',
    name: '演示电商平台有限公司',
    roles: ['EBP'],
    dxpId: 'DXPENTDEMO000001',
    user: 'platform',
  },
  {
    code: '3302960S01',
    otherCode: '91330200MA0CEB020E',
    name: '演示海星电子商务有限公司',
    roles: ['EBC'],
    dxpId: 'DXPENTDEMO000002',
    user: 'seller1',
  },
  {
    code: '3502960S02',
    otherCode: '91350200MA0CEB039K',
    name: '演示山茶贸易有限公司',
    roles: ['EBC'],
    dxpId: 'DXPENTDEMO000003',
    user: 'seller2',
  },
  {
    code: '3101960P01',
    otherCode: '91310000MA0CEB047K',
    name: '演示支付有限公司',
    roles: ['PAY'],
    dxpId: 'DXPENTDEMO000004',
    user: 'payment',
  },
  {
    code: '3301960L01',
    otherCode: '91330100MA0CEB055U',
    name: '演示国际物流有限公司',
    roles: ['LOG'],
    dxpId: 'DXPENTDEMO000005',
    user: 'logistics',
  },
  {
    code: '4403960W01',
    otherCode: '91440300MA0CEB063U',
    name: '演示监管场所经营有限公司',
    roles: ['OPR'],
    dxpId: 'DXPENTDEMO000006',
    user: 'operator',
  },
  {
    code: '3301980A01',
    otherCode: '91330100MA0CEB071H',
    name: '演示迅捷报关有限公司',
    roles: ['AGT'],
    dxpId: 'DXPENTDEMO000007',
    user: 'agent1',
  },
  {
    code: '3302980A02',
    otherCode: '91330200MA0CEB08XE',
    name: '演示东港报关有限公司',
    roles: ['AGT'],
    dxpId: 'DXPENTDEMO000008',
    user: 'agent2',
  },
  {
    code: '3101980D01',
    otherCode: '91310000MA0CEB098U',
    name: '演示汇总报关有限公司',
    roles: ['DAG'],
    dxpId: 'DXPENTDEMO000009',
    user: 'broker',
  },
  {
    code: '4101660Z01',
    otherCode: '91410100MA0CEB100B',
    name: '演示综合保税区仓储有限公司',
    roles: ['IAC'],
    dxpId: 'DXPENTDEMO000010',
    user: 'zone',
  },
  // Sees every page: for a walk through the whole menu with one sign-in.
  {
    code: '3301960G01',
    otherCode: '91330100MA0CEB119R',
    name: '演示外贸综合服务有限公司',
    roles: ['EBP', 'EBC', 'PAY', 'LOG', 'OPR', 'AGT', 'DAG'],
    dxpId: 'DXPENTDEMO000011',
    user: 'everything',
  },
]

/** People of no enterprise: customs officers of three kinds, the one who runs the rehearsal, the administrator. */
export const demoOfficials = [
  { username: 'auditor', name: '演示审单关员', role: 'CUS-AUD' },
  { username: 'inspector', name: '演示查验关员', role: 'CUS-INS' },
  { username: 'supervisor', name: '演示监管关员', role: 'CUS-SUP' },
  { username: 'rehearsal', name: '演示演练管理员', role: 'SIM-OP' },
  { username: 'admin', name: '演示系统管理员', role: 'ADM' },
] as const

/** Takes transport data after the declaration, lies in a pilot zone and has one supervised place: everything can be declared here. */
export const demoCustomsCode = '2910'

/** Offices that differ from the others, so that the rules on them can be seen at work. */
export const demoOffices: Readonly<Record<string, { pilotZone?: boolean; stage?: 'declare' | 'release' | 'departure' }>> = {
  // Ask for conveyance, voyage and bill of lading with the declaration.
  '2244': { stage: 'declare' },
  '5346': { stage: 'declare' },
  '3118': { stage: 'departure' },
  // On the border, in no comprehensive pilot zone: take no simplified declarations.
  '8807': { pilotZone: false },
  '8808': { pilotZone: false },
}

export const demoSites = [
  {
    loctNo: 'HZJC291001',
    customsCode: demoCustomsCode,
    operator: 'operator',
    name: '演示杭州机场跨境电商监管作业场所',
  },
  { loctNo: 'HZKJ291602', customsCode: '2916', operator: 'operator', name: '演示杭州快件跨境电商监管作业场所' },
] as const

export const demoAccountBooks = [{ emsNo: 'T4101D000001', keeper: 'zone' }] as const

/** Yuan for one unit, made up near the real ones; in force since always. */
export const demoRates: Readonly<Record<string, string>> = {
  '110': '0.91',
  '112': '0.00044',
  '116': '0.047',
  '121': '0.885',
  '122': '1.62',
  '129': '0.124',
  '132': '5.36',
  '133': '0.0052',
  '136': '0.208',
  '143': '0.222',
  '300': '7.75',
  '302': '1.04',
  '303': '9.12',
  '326': '0.67',
  '330': '0.69',
  '331': '8.1',
  '344': '0.081',
  '501': '5.18',
  '502': '7.11',
  '601': '4.67',
  '609': '4.28',
}

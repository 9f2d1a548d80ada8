/** Goods that parcels are filled with: consumer lines without licence or duty, with their legal units. */

export interface Article {
  readonly gcode: string
  readonly gname: string
  readonly itemName: string
  readonly gmodel: string
  /** Unit of sale, first and second legal unit. */
  readonly unit: string
  readonly unit1: string
  readonly unit2?: string
  /** Price in yuan and net weight in kilogram of one piece. */
  readonly price: number
  readonly weight: number
}

const kilogram = '035'
const piece = '011'
const single = '007'
const pair = '025'

export const articles: readonly Article[] = [
  {
    gcode: '6109100021',
    gname: '棉制针织男式T恤衫',
    itemName: '海星牌圆领T恤',
    gmodel: '海星牌|圆领|棉100%',
    unit: piece,
    unit1: piece,
    unit2: kilogram,
    price: 59.9,
    weight: 0.18,
  },
  {
    gcode: '6110200090',
    gname: '棉制针织套头衫',
    itemName: '海星牌连帽卫衣',
    gmodel: '海星牌|连帽|棉80%聚酯20%',
    unit: piece,
    unit1: piece,
    unit2: kilogram,
    price: 139,
    weight: 0.52,
  },
  {
    gcode: '6204430090',
    gname: '合成纤维制女式连衣裙',
    itemName: '山茶牌雪纺连衣裙',
    gmodel: '山茶牌|中长款|聚酯纤维',
    unit: piece,
    unit1: piece,
    unit2: kilogram,
    price: 168,
    weight: 0.34,
  },
  {
    gcode: '6403990090',
    gname: '皮革制面休闲鞋',
    itemName: '行远牌休闲皮鞋',
    gmodel: '行远牌|42码|牛皮面',
    unit: pair,
    unit1: kilogram,
    unit2: pair,
    price: 268,
    weight: 0.95,
  },
  {
    gcode: '4202220000',
    gname: '纺织材料作面手提包',
    itemName: '山茶牌帆布手提包',
    gmodel: '山茶牌|帆布|35厘米',
    unit: single,
    unit1: kilogram,
    unit2: single,
    price: 88,
    weight: 0.41,
  },
  {
    gcode: '8518300000',
    gname: '无线耳机',
    itemName: '清音牌蓝牙耳机',
    gmodel: '清音牌|QY-20|蓝牙5.3',
    unit: single,
    unit1: single,
    unit2: kilogram,
    price: 199,
    weight: 0.12,
  },
  {
    gcode: '8513101000',
    gname: '手电筒',
    itemName: '烛光牌强光手电',
    gmodel: '烛光牌|ZG-8|充电式',
    unit: single,
    unit1: single,
    unit2: kilogram,
    price: 76.5,
    weight: 0.21,
  },
  {
    gcode: '3926400000',
    gname: '塑料制小雕塑品',
    itemName: '桌面摆件',
    gmodel: '山茶牌|12厘米|树脂',
    unit: single,
    unit1: kilogram,
    price: 35.8,
    weight: 0.26,
  },
  { gcode: '6912001000', gname: '陶餐具', itemName: '青釉陶碗', gmodel: '青窑牌|15厘米|陶', unit: single, unit1: kilogram, price: 49, weight: 0.47 },
  {
    gcode: '7117190000',
    gname: '贱金属制仿首饰',
    itemName: '合金手链',
    gmodel: '山茶牌|18厘米|合金',
    unit: single,
    unit1: kilogram,
    price: 42,
    weight: 0.05,
  },
]

export interface Destination {
  readonly country: string
  readonly POD: string
}

export const destinations: readonly Destination[] = [
  { country: '502', POD: '502' },
  { country: '303', POD: '303' },
  { country: '304', POD: '304' },
  { country: '116', POD: '116' },
]

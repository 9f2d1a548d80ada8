/** V-INV, the rules that need what is stored: run set-based over a whole batch. */
import { defineRules } from '../shared/rules.ts'
import { inventory } from './definition.ts'

export const inventoryStoredRules = defineRules(inventory, [
  {
    id: 'V-INV-01',
    at: 'head.copNo',
    code: -604001,
    onSave: true,
    message: '清单[{key}]已经申报过，请勿重复申报，原清单状态为[{status}]',
    messageEn: 'Inventory [{key}] is stored already, status [{status}]',
    stored: true,
  },
  {
    id: 'V-INV-02',
    at: 'head.orderNo',
    code: -604001,
    onSave: true,
    message: '订单[{key}]已存在有效清单[{holder}]',
    messageEn: 'Order [{key}] is on the effective inventory [{holder}] already',
    stored: true,
  },
  {
    id: 'V-INV-03',
    at: 'head.logisticsNo',
    code: -604001,
    onSave: true,
    message: '运单[{key}]已存在有效清单[{holder}]',
    messageEn: 'Waybill [{key}] is on the effective inventory [{holder}] already',
    stored: true,
  },
  {
    id: 'V-INV-35',
    at: 'head.copNo',
    code: -604003,
    message: '清单[{key}]的申报状态[{status}]不符合改单申报的条件',
    messageEn: 'Inventory [{key}] in status [{status}] cannot be changed',
    stored: true,
  },
  {
    id: 'V-INV-36',
    at: 'lines.totalPrice',
    warning: true,
    message: '提示：清单总价[{total}]与订单金额[{goodsValue}]不一致',
    messageEn: 'The inventory adds up to [{total}], the order to [{goodsValue}]',
    stored: true,
  },
])

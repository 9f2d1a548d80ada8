/** The one statement that compares a whole batch: every rule is a branch of it, every branch answers only differences. */
import { registry } from '@openceb/documents'
import { type Fields, kinds } from '@openceb/kernel'
import { type ComparisonRule, lineRules, setRules } from './rules.ts'

/** Fields of a body as typed columns; decimals become numeric, never a binary float. */
const columns = (fields: Fields, names: readonly string[]): string =>
  names
    .map((name) => {
      const field = fields[name]
      if (!field) throw new Error(`the comparison asks for a field ${name} that is not there`)
      return `"${name}" ${field.kind === 'decimal' ? 'numeric' : kinds[field.kind].column}`
    })
    .join(', ')

const { inventory, order, payment, waybill } = registry

const listHead = columns(inventory.head, [
  'appTime',
  'ebpCode',
  'ebpName',
  'orderNo',
  'logisticsCode',
  'logisticsNo',
  'ebcCode',
  'freight',
  'fCurrency',
  'insuredFee',
  'iCurrency',
  'packNo',
  'grossWeight',
])
const listLine = columns(inventory.lines, ['gnum', 'itemNo', 'itemName', 'currency', 'qty', 'price'])
const orderHead = columns(order.head, ['ebpCode', 'ebpName', 'ebcCode', 'goodsValue', 'freight', 'currency'])
const orderLine = columns(order.lines, ['gnum', 'itemNo', 'itemName', 'currency', 'qty', 'price'])
const waybillHead = columns(waybill.head, ['logisticsCode', 'freight', 'insuredFee', 'currency', 'grossWeight', 'packNo', 'ebcCode'])
const paymentHead = columns(payment.head, ['ebpCode', 'ebcCode', 'charge', 'currency', 'accountingDate'])

const branch =
  (line: string) =>
  ({ id, differs, ours, theirs }: ComparisonRule, index: number): string =>
    `select '${id}' as rule, ${index} as place, ${line} as n, (${ours})::text as ours, (${theirs})::text as theirs where ${differs}`

const branches = (rules: readonly ComparisonRule[], line: string): string => rules.map(branch(line)).join('\n      union all ')

/** Everything is reached from the list outwards by id, so that the cost of a batch is that of its own documents. */
export const comparison = `
  select asked.id, found.rule, found.place, found.n, found.ours, found.theirs
  from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::boolean[], $6::boolean[], $7::numeric[])
    as asked (id, order_id, waybill_id, payment_ids, split, required, tolerance)
  cross join lateral (select asked.split, asked.required, asked.tolerance) office
  cross join lateral (select d.body from customs.document d where d.id = asked.id offset 0) l
  left join lateral (select d.body from customs.document d where d.id = asked.order_id offset 0) o on true
  left join lateral (select d.body from customs.document d where d.id = asked.waybill_id offset 0) w on true
  cross join lateral (select o.body is not null as ord, w.body is not null as bill) has
  cross join lateral jsonb_to_record(l.body -> 'head') as list (${listHead})
  left join lateral (
    select head.*, head."goodsValue" + head.freight as due
    from jsonb_to_record(o.body -> 'head') as head (${orderHead}) where has.ord
  ) ord on true
  left join lateral (select head.* from jsonb_to_record(w.body -> 'head') as head (${waybillHead}) where has.bill) bill on true
  cross join lateral (select sum(line."totalPrice") as total from jsonb_to_recordset(l.body -> 'lines') as line ("totalPrice" numeric)) goods
  cross join lateral (
    select count(*) as count, max(pay."accountingDate") as latest,
      case when bool_and(pay.currency = ord.currency) then sum(pay.charge)
        else sum(pay.charge * ($8::jsonb ->> pay.currency)::numeric) / ($8::jsonb ->> ord.currency)::numeric end as received,
      string_agg(concat(trim_scale(pay.charge), ' ', pay.currency), ' + ') as amounts,
      string_agg(concat_ws(' ', pay."ebcCode", pay."ebpCode"), '; ') filter (where pay."ebcCode" <> list."ebcCode" or pay."ebpCode" <> list."ebpCode") as strangers
    from unnest(asked.payment_ids::bigint[]) as p (id)
    cross join lateral (select d.body from customs.document d where d.id = p.id offset 0) d
    cross join lateral jsonb_to_record(d.body -> 'head') as pay (${paymentHead})
  ) paid
  cross join lateral (
      ${branches(setRules, 'null::integer')}
      union all
      select differing.* from jsonb_to_recordset(l.body -> 'lines') as line (${listLine})
      left join lateral (
        select item.* from jsonb_to_recordset(o.body -> 'lines') as item (${orderLine}) where item.gnum = line.gnum limit 1
      ) item on true
      cross join lateral (
      ${branches(lineRules, 'line.gnum')}
      ) differing
  ) found
  order by asked.id, found.rule, found.n`

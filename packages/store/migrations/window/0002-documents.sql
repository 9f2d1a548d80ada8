-- The six documents of a parcel need their tables: columns for what pages filter, sort and join on, the whole document in one body.

create table ceb.order (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  app_type text,
  order_type text,
  order_no text,
  ebp_code text,
  ebp_name text,
  ebc_code text,
  ebc_name text,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.order alter column body set storage external;
create index order_ebp_code_state on ceb.order (ebp_code, state, intake_time desc, id desc) where deleted_at is null;
create index order_ebc_code_state on ceb.order (ebc_code, state, intake_time desc, id desc) where deleted_at is null;
create index order_cop_code_state on ceb.order (cop_code, state, intake_time desc, id desc) where deleted_at is null and ebp_code is distinct from cop_code and ebc_code is distinct from cop_code;
create index order_order_no on ceb.order (order_no) where order_no is not null;
alter table ceb.order enable row level security;
create policy party on ceb.order to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (ebp_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBP')))
    or (ebc_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBC'))), false));
grant select, insert, update, delete on ceb.order to ceb_intake;
grant select, insert, update on ceb.order to ceb_app;

create table ceb.payment (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  ebp_code text,
  ebc_code text,
  order_no text,
  pay_code text,
  pay_no text,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.payment alter column body set storage external;
create index payment_ebp_code_state on ceb.payment (ebp_code, state, intake_time desc, id desc) where deleted_at is null;
create index payment_ebc_code_state on ceb.payment (ebc_code, state, intake_time desc, id desc) where deleted_at is null;
create index payment_pay_code_state on ceb.payment (pay_code, state, intake_time desc, id desc) where deleted_at is null;
create index payment_cop_code_state on ceb.payment (cop_code, state, intake_time desc, id desc) where deleted_at is null and ebp_code is distinct from cop_code and ebc_code is distinct from cop_code and pay_code is distinct from cop_code;
create index payment_order_no on ceb.payment (order_no) where order_no is not null;
create index payment_pay_no on ceb.payment (pay_no) where pay_no is not null;
alter table ceb.payment enable row level security;
create policy party on ceb.payment to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (ebp_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBP')))
    or (ebc_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBC')))
    or (pay_code = (select ceb.current_enterprise()) and (select ceb.has_role('PAY'))), false));
grant select, insert, update, delete on ceb.payment to ceb_intake;
grant select, insert, update on ceb.payment to ceb_app;

create table ceb.waybill (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  app_type text,
  logistics_code text,
  logistics_name text,
  logistics_no text,
  ebc_code text,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.waybill alter column body set storage external;
create index waybill_logistics_code_state on ceb.waybill (logistics_code, state, intake_time desc, id desc) where deleted_at is null;
create index waybill_ebc_code_state on ceb.waybill (ebc_code, state, intake_time desc, id desc) where deleted_at is null;
create index waybill_cop_code_state on ceb.waybill (cop_code, state, intake_time desc, id desc) where deleted_at is null and logistics_code is distinct from cop_code and ebc_code is distinct from cop_code;
create index waybill_logistics_no on ceb.waybill (logistics_no) where logistics_no is not null;
alter table ceb.waybill enable row level security;
create policy party on ceb.waybill to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (logistics_code = (select ceb.current_enterprise()) and (select ceb.has_role('LOG')))
    or (ebc_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBC'))), false));
grant select, insert, update, delete on ceb.waybill to ceb_intake;
grant select, insert, update on ceb.waybill to ceb_app;

create table ceb.arrival (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  customs_code text,
  cop_no text,
  pre_no text,
  operator_code text,
  loct_no text,
  bill_no text,
  logistics_code text,
  msg_seq_no integer,
  list_count integer,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.arrival alter column body set storage external;
create index arrival_operator_code_state on ceb.arrival (operator_code, state, intake_time desc, id desc) where deleted_at is null;
create index arrival_cop_code_state on ceb.arrival (cop_code, state, intake_time desc, id desc) where deleted_at is null and operator_code is distinct from cop_code;
create index arrival_cop_no on ceb.arrival (cop_no) where cop_no is not null;
create index arrival_pre_no on ceb.arrival (pre_no) where pre_no is not null;
create index arrival_bill_no on ceb.arrival (bill_no) where bill_no is not null;
create index arrival_lines_logistics_no on ceb.arrival using gin ((jsonb_path_query_array(body, '$.lines[*].logisticsNo')) jsonb_path_ops);
create function ceb.arrival_with_logistics_no(value text) returns setof bigint
  language sql stable security definer rows 10 set search_path = pg_catalog
  as $$ select id from ceb.arrival where jsonb_path_query_array(body, '$.lines[*].logisticsNo') @> to_jsonb(array[value]) $$;
alter table ceb.arrival enable row level security;
create policy party on ceb.arrival to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (operator_code = (select ceb.current_enterprise()) and (select ceb.has_role('OPR'))), false));
grant select, insert, update, delete on ceb.arrival to ceb_intake;
grant select, insert, update on ceb.arrival to ceb_app;

create table ceb.departure (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  customs_code text,
  cop_no text,
  pre_no text,
  logistics_code text,
  traf_mode text,
  voyage_no text,
  bill_no text,
  leave_time text,
  msg_seq_no integer,
  list_count integer,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.departure alter column body set storage external;
create index departure_logistics_code_state on ceb.departure (logistics_code, state, intake_time desc, id desc) where deleted_at is null;
create index departure_cop_code_state on ceb.departure (cop_code, state, intake_time desc, id desc) where deleted_at is null and logistics_code is distinct from cop_code;
create index departure_cop_no on ceb.departure (cop_no) where cop_no is not null;
create index departure_pre_no on ceb.departure (pre_no) where pre_no is not null;
create index departure_voyage_no on ceb.departure (voyage_no) where voyage_no is not null;
create index departure_bill_no on ceb.departure (bill_no) where bill_no is not null;
create index departure_lines_logistics_no on ceb.departure using gin ((jsonb_path_query_array(body, '$.lines[*].logisticsNo')) jsonb_path_ops);
create function ceb.departure_with_logistics_no(value text) returns setof bigint
  language sql stable security definer rows 10 set search_path = pg_catalog
  as $$ select id from ceb.departure where jsonb_path_query_array(body, '$.lines[*].logisticsNo') @> to_jsonb(array[value]) $$;
alter table ceb.departure enable row level security;
create policy party on ceb.departure to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (logistics_code = (select ceb.current_enterprise()) and (select ceb.has_role('LOG'))), false));
grant select, insert, update, delete on ceb.departure to ceb_intake;
grant select, insert, update on ceb.departure to ceb_app;

create table ceb.inventory (
  id bigint not null,
  intake_time timestamptz not null,
  version integer not null default 1,
  status text not null,
  state text not null generated always as (case when status like '-%' then 'NEG' else status end) stored,
  status_time text not null,
  saved boolean not null default true,
  deleted_at timestamptz,
  cop_code text not null,
  dxp_id text not null,
  app_time text,
  customs_code text,
  ebp_code text,
  order_no text,
  logistics_code text,
  logistics_no text,
  cop_no text,
  pre_no text,
  invt_no text,
  statistics_flag text,
  agent_code text,
  ebc_code text,
  ebc_name text,
  trade_mode text,
  bill_no text,
  summary_state text,
  cleared_at text,
  closed_at text,
  entry_id text,
  body jsonb not null,
  primary key (id, intake_time)
) partition by range (intake_time);
alter table ceb.inventory alter column body set storage external;
create index inventory_agent_code_state on ceb.inventory (agent_code, state, intake_time desc, id desc) where deleted_at is null;
create index inventory_ebc_code_state on ceb.inventory (ebc_code, state, intake_time desc, id desc) where deleted_at is null;
create index inventory_cop_code_state on ceb.inventory (cop_code, state, intake_time desc, id desc) where deleted_at is null and agent_code is distinct from cop_code and ebc_code is distinct from cop_code;
create index inventory_cop_no on ceb.inventory (cop_no) where cop_no is not null;
create index inventory_order_no on ceb.inventory (order_no) where order_no is not null;
create index inventory_logistics_no on ceb.inventory (logistics_no) where logistics_no is not null;
create index inventory_pre_no on ceb.inventory (pre_no) where pre_no is not null;
create index inventory_invt_no on ceb.inventory (invt_no) where invt_no is not null;
create index inventory_bill_no on ceb.inventory (bill_no) where bill_no is not null;
alter table ceb.inventory enable row level security;
create policy party on ceb.inventory to ceb_app using (
    coalesce(cop_code = (select ceb.current_enterprise())
    or (agent_code = (select ceb.current_enterprise()) and (select ceb.has_role('AGT')))
    or (ebc_code = (select ceb.current_enterprise()) and (select ceb.has_role('EBC'))), false));
grant select, insert, update, delete on ceb.inventory to ceb_intake;
grant select, insert, update on ceb.inventory to ceb_app;

alter table ceb.receipt enable row level security;
create policy written on ceb.receipt for insert to ceb_app with check (true);
create policy seen on ceb.receipt for select to ceb_app using (
    ceb.has_dxp_id(recipient) or case document
      when 'order' then exists (select from ceb.order d where d.id = document_id and d.intake_time = document_time)
      when 'payment' then exists (select from ceb.payment d where d.id = document_id and d.intake_time = document_time)
      when 'waybill' then exists (select from ceb.waybill d where d.id = document_id and d.intake_time = document_time)
      when 'arrival' then exists (select from ceb.arrival d where d.id = document_id and d.intake_time = document_time)
      when 'departure' then exists (select from ceb.departure d where d.id = document_id and d.intake_time = document_time)
      when 'inventory' then exists (select from ceb.inventory d where d.id = document_id and d.intake_time = document_time)
      else false end);

-- Months around now, so that a new database can take documents in at once.
select ceb.make_months((now() - interval '2 months')::date, 6);

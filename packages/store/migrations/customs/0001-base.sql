-- Customs needs a home of its own: what came in, what was declared, where each list stands, what goes out, and who decided what.

do $$
declare
  -- From 16 on whoever made a role is a member that may not yet act as it.
  acting constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  begin
    if not exists (select from pg_roles where rolname = 'customs_worker') then
      create role customs_worker nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end;
  if not pg_has_role(current_user, 'customs_worker', acting) then grant customs_worker to current_user; end if;
  grant usage on schema customs to customs_worker;
exception when insufficient_privilege then
  raise exception 'the administrator of this PostgreSQL has to run once: create role customs_worker nologin; grant customs_worker to % (the first only where there is no such role)',
    quote_ident(current_user);
end $$;

create sequence customs.row_id increment by 1000;
create table customs.serial (series text primary key, used bigint not null);

-- Every message as it came, compressed: the guid makes a repeat harmless.
create table customs.inbox (
  guid text primary key,
  received_at timestamptz not null,
  type text not null,
  bytes bytea not null
);
alter table customs.inbox alter column bytes set storage external;

-- Receipts on their way to the window, oldest first. Written in the transaction of their cause, carried at least once.
create table customs.outbox (
  id bigint generated always as identity primary key,
  guid text not null,
  type text not null,
  bytes bytea not null
);
alter table customs.outbox alter column bytes set storage external;

-- How a document is found by its numbers. Sorted by byte, so that all keys of one order number lie side by side.
create table customs.document_key (
  kind text collate "C" not null,
  key text collate "C" not null,
  id bigint not null,
  intake_time timestamptz not null,
  primary key (kind, key)
);

-- Documents as they were declared; written once and never changed. The month is part of the id.
create table customs.document (
  id bigint primary key,
  document text not null,
  body jsonb not null
) partition by range (id);

-- Where orders, payments, waybills, arrivals and departures stand.
create table customs.standing (
  id bigint primary key,
  document text not null,
  status text not null,
  status_time timestamptz not null,
  info text
) partition by range (id);

-- Where lists stand: narrow, because it changes three times in the life of a parcel.
create table customs.inventory (
  id bigint primary key,
  customs_code text not null,
  status text not null,
  status_time timestamptz not null,
  internal smallint not null,
  info text,
  previous_status text,
  order_id bigint,
  waybill_id bigint,
  payment_ids bigint[] not null,
  amends bigint,
  superseded boolean not null default false,
  overdue boolean not null default false,
  control_at_arrival boolean not null default false,
  audited_at timestamptz,
  arrived_at timestamptz,
  released_at timestamptz,
  cleared_at text,
  traf_mode text,
  traf_name text,
  voyage_no text,
  bill_no text,
  identity jsonb not null,
  differences jsonb,
  hits jsonb
) partition by range (id);
create index inventory_bill on customs.inventory (bill_no) where bill_no is not null;

-- Lists that wait: for a missing document until the end, or for the time of a delayed step.
create table customs.step (
  id bigint not null,
  step text not null,
  due timestamptz not null,
  primary key (id, step)
);
create index step_due on customs.step (due);

create table customs.awaiting (
  kind text collate "C" not null,
  number text collate "C" not null,
  id bigint not null,
  primary key (kind, number, id)
);
create index awaiting_id on customs.awaiting (id);

-- The work lists of the officers: a row for each list or report that waits for a person.
create table customs.task (
  id bigint primary key,
  queue text not null,
  customs_code text not null,
  document text not null,
  since timestamptz not null
);
create index task_queue on customs.task (queue, since, id);

-- Which officer decided what, and why. Append-only.
create table customs.decision (
  number bigint generated always as identity primary key,
  id bigint not null,
  at timestamptz not null,
  officer text not null,
  decision text not null,
  from_status text not null,
  to_status text not null,
  note text not null,
  result text
);
create index decision_id on customs.decision (id);

-- Profiles of the offices, risk rules, rates, credit classes and delays: read by every batch, replaced as a whole.
create table customs.setting (name text primary key, value jsonb not null);

grant select, insert on customs.inbox, customs.document, customs.decision to customs_worker;
grant select, insert, update, delete on
  customs.serial, customs.outbox, customs.document_key, customs.standing, customs.inventory,
  customs.step, customs.awaiting, customs.task, customs.setting to customs_worker;
grant usage on sequence customs.row_id to customs_worker;

-- Makes the partitions of `months` months from `since` (UTC) for every table that is split by the month in its ids.
create function customs.make_months(since date, months integer) returns integer language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  parent record; month date; name text; made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('customs.make_months', 0));
  for parent in
    select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    where c.relnamespace = 'customs'::regnamespace
  loop
    for month in select (date_trunc('month', since::timestamp) + make_interval(months => n))::date from generate_series(0, months - 1) as n loop
      name := parent.relname || '_' || to_char(month, 'YYYYMM');
      if to_regclass(format('customs.%I', name)) is null then
        execute format('create table customs.%I partition of customs.%I for values from (%s) to (%s)', name, parent.relname,
          customs.first_id(month), customs.first_id((month + interval '1 month')::date));
        if parent.relname = 'document' then
          -- A body is read whole and soon: packing it costs more than it saves.
          execute format('alter table customs.%I set (toast_tuple_target = 8160)', name);
        else
          -- Room on the page for the next version of a row, so that no index has to learn of it.
          execute format('alter table customs.%I set (fillfactor = 60)', name);
        end if;
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end $$;

-- The first id of a month: ids begin with the year and month.
create function customs.first_id(month date) returns bigint language sql immutable set search_path = pg_catalog as $$
  select (((extract(year from month) - 2000) * 100 + extract(month from month)) * 1000000000000)::bigint
$$;
revoke all on function customs.make_months from public;
grant execute on function customs.make_months to customs_worker;

-- The window needs roles with just the rights they use, one home for raw messages, keys, receipts and queues, and months made ahead of time.

-- An owner that is no administrator may neither make roles nor let row-level security be bypassed: it is told what has to be run for it.
create function ceb.roles_to_make() returns text language sql stable set search_path = pg_catalog as $$
  select string_agg(statement, '; ' order by place, name) from (
    select 1 as place, w.name, format('create role %I nologin%s', w.name, case when w.bypassrls then ' bypassrls' end) as statement
    from (values ('ceb_intake', true), ('ceb_app', false), ('ceb_auth', false), ('customs_worker', false)) as w (name, bypassrls)
    where not exists (select from pg_roles r where r.rolname = w.name)
    union all
    select 2, rolname, format('alter role %I bypassrls', rolname) from pg_roles where rolname = 'ceb_intake' and not rolbypassrls
    union all
    select 3, '', format('grant ceb_intake, ceb_app, ceb_auth, customs_worker to %I', current_user)
  ) as statements
$$;

-- Row-level security stops COPY and is not for those who work for every sender at once: ceb_intake bypasses it.
do $$
declare
  name text;
  -- From 16 on whoever made a role is a member that may not yet act as it.
  acting constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  foreach name in array array['ceb_intake', 'ceb_app', 'ceb_auth'] loop
    begin
      if not exists (select from pg_roles where rolname = name) then
        execute format('create role %I nologin', name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, name, acting) then execute format('grant %I to current_user', name); end if;
    execute format('grant usage on schema ceb to %I', name);
  end loop;
  if not (select rolbypassrls from pg_roles where rolname = 'ceb_intake') then
    alter role ceb_intake bypassrls;
  end if;
exception when insufficient_privilege then
  raise exception 'the administrator of this PostgreSQL has to run once: %', ceb.roles_to_make();
end $$;

-- Who asks: set for one transaction by the server, empty for everybody else.
create function ceb.current_enterprise() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('ceb.enterprise', true), '') $$;
create function ceb.has_role(role text) returns boolean language sql stable parallel safe
  as $$ select role = any (string_to_array(current_setting('ceb.roles', true), ',')) $$;
create function ceb.has_dxp_id(dxp_id text) returns boolean language sql stable parallel safe
  as $$ select dxp_id = any (string_to_array(current_setting('ceb.dxp_ids', true), ',')) $$;

create sequence ceb.row_id increment by 1000;
create table ceb.serial (series text primary key, used bigint not null);

-- Every message as it came, compressed; what could not be read is kept too, without a key.
create table ceb.message (
  id bigint not null,
  received_at timestamptz not null,
  sender text not null,
  dxp_id text not null,
  guid text,
  type text not null,
  channel text not null,
  documents integer not null,
  outcome text not null,
  -- The transaction of the answer: with it the receipts of the answer are found.
  xid xid8 not null default pg_current_xact_id(),
  bytes bytea not null,
  primary key (id, received_at)
) partition by range (received_at);
alter table ceb.message alter column bytes set storage external;
create index message_pending on ceb.message (id) where outcome = 'pending';

-- One answer for one sender and guid: a repeat finds the message that was answered first.
create table ceb.message_key (
  sender text not null,
  guid text not null,
  message_id bigint not null,
  received_at timestamptz not null,
  primary key (sender, guid)
);

-- What has to be unique across months, and how a document is found without knowing its month.
create table ceb.document_key (
  kind text not null,
  key text not null,
  id bigint not null,
  intake_time timestamptz not null,
  primary key (kind, key)
);
create index document_key_id on ceb.document_key (id);

-- Document guids that a sender has used, as a hash of both: an entry for every document ever taken in has to be small.
create table ceb.used_guid (hash bigint primary key);

-- Append-only. The pair (xid, id) orders receipts so that a reader who has passed a place never misses one behind it.
create table ceb.receipt (
  id bigint not null,
  created_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  recipient text not null,
  document text,
  document_id bigint,
  document_time timestamptz,
  message_id bigint,
  place integer,
  guid text not null,
  status text not null,
  return_time text not null,
  info text not null,
  source text not null,
  moved boolean not null,
  copy boolean not null default false,
  body jsonb not null
) partition by range (created_at);
create index receipt_recipient on ceb.receipt (recipient, xid, id);
create index receipt_document on ceb.receipt (document_id);

-- Declared documents on their way out. A waiting one comes back when what it waits for is stored, or at its end.
create table ceb.dispatch (
  document text not null,
  id bigint not null,
  intake_time timestamptz not null,
  due timestamptz not null,
  declared_at timestamptz not null,
  waiting boolean not null default false,
  primary key (document, id)
);
create index dispatch_due on ceb.dispatch (due);

create table ceb.awaiting (
  document text not null,
  key text not null,
  waiter_document text not null,
  waiter_id bigint not null,
  primary key (document, key, waiter_document, waiter_id)
);
create index awaiting_waiter on ceb.awaiting (waiter_id);

-- Who is called back. Only ever added to by those who store: they must never wait for the one who looks after the waiting.
create table ceb.woken (document text not null, id bigint not null);

-- Messages for customs. Written in the transaction of their cause, carried at least once.
create table ceb.outbox (
  id bigint primary key,
  guid text not null,
  type text not null,
  bytes bytea not null,
  document text not null,
  documents jsonb not null,
  due timestamptz not null,
  attempts integer not null default 0,
  failed boolean not null default false
);
create index outbox_due on ceb.outbox (due) where not failed;
alter table ceb.outbox alter column bytes set storage external;

-- What came from customs, as it came: the guid makes a repeat harmless.
create table ceb.inbox (
  guid text primary key,
  received_at timestamptz not null,
  type text not null,
  bytes bytea not null
);
alter table ceb.inbox alter column bytes set storage external;

grant select, insert, update, delete on
  ceb.message, ceb.message_key, ceb.document_key, ceb.used_guid, ceb.receipt, ceb.dispatch, ceb.awaiting, ceb.woken, ceb.outbox, ceb.inbox, ceb.serial to ceb_intake;
grant usage on sequence ceb.row_id to ceb_intake, ceb_app;
grant select, insert, update, delete on ceb.document_key, ceb.dispatch, ceb.awaiting, ceb.serial to ceb_app;
grant select, insert on ceb.receipt to ceb_app;

-- Makes the partitions of `months` months from `since` for every table of the schema that is split by month.
create function ceb.make_months(since date, months integer) returns integer language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  parent record; month date; name text; made integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('ceb.make_months', 0));
  for parent in
    select c.oid, c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
    where c.relnamespace = 'ceb'::regnamespace
  loop
    for month in select (date_trunc('month', since::timestamp) + make_interval(months => n))::date from generate_series(0, months - 1) as n loop
      name := parent.relname || '_' || to_char(month, 'YYYYMM');
      if to_regclass(format('ceb.%I', name)) is null then
        execute format('create table ceb.%I partition of ceb.%I for values from (%L) to (%L)', name, parent.relname,
          month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
        made := made + 1;
      end if;
    end loop;
  end loop;
  return made;
end $$;
revoke all on function ceb.make_months from public;
grant execute on function ceb.make_months to ceb_intake;

-- The moment before which no receipt can still appear: the start of the oldest transaction that may write one.
create function ceb.receipts_complete_until() returns timestamptz language sql stable security definer
  set search_path = pg_catalog as $$
  select coalesce(min(xact_start), clock_timestamp()) from pg_stat_activity
  where backend_xid is not null and datname = current_database() and pid <> pg_backend_pid()
$$;

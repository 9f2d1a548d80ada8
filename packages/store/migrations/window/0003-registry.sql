-- Rules and sign-in rest on registered facts: enterprises, users, keys, offices, sites, rates and code lists.

create table ceb.enterprise (
  code text primary key,
  other_code text unique,
  name text not null,
  roles text[] not null,
  credit_class text not null default 'B',
  active boolean not null default true
);
create index enterprise_name on ceb.enterprise (name);

create table ceb.dxp_user (
  dxp_id text primary key,
  enterprise text not null references ceb.enterprise
);

create table ceb.account (
  username text primary key,
  name text not null,
  enterprise text references ceb.enterprise,
  role text not null,
  password_hash text not null,
  failures integer not null default 0,
  locked_until timestamptz,
  active boolean not null default true
);

-- Only a hash of a key is kept: the database gives away nothing that opens a door.
create table ceb.api_key (
  hash text primary key,
  enterprise text not null references ceb.enterprise,
  dxp_id text not null references ceb.dxp_user,
  created_at timestamptz not null,
  active boolean not null default true
);

create table ceb.session (
  hash text primary key,
  username text not null references ceb.account,
  created_at timestamptz not null,
  seen_at timestamptz not null
);

create table ceb.captcha (
  id text primary key,
  answer_hash text not null,
  expires_at timestamptz not null
);

create table ceb.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  username text,
  enterprise text,
  address text,
  action text not null,
  subject text,
  result text not null
);

-- One answer for one Idempotency-Key of an enterprise.
create table ceb.idempotency (
  enterprise text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  body jsonb not null,
  created_at timestamptz not null,
  primary key (enterprise, key)
);

create table ceb.office (
  customs_code text primary key,
  cross_border_export boolean not null default true,
  pilot_zone boolean not null default true,
  transport_info_stage text not null default 'release' check (transport_info_stage in ('declare', 'release', 'departure'))
);

create table ceb.site (
  loct_no text primary key,
  customs_code text not null references ceb.office,
  operator_code text not null references ceb.enterprise,
  name text not null
);

create table ceb.account_book (
  ems_no text primary key,
  iac_code text not null references ceb.enterprise
);

create table ceb.rate (
  currency text not null,
  effective_from text not null,
  yuan numeric not null,
  primary key (currency, effective_from)
);

create table ceb.code (
  list text not null,
  code text not null,
  effective_from text not null default '',
  effective_to text,
  name text not null,
  name_en text,
  alt_code text,
  attributes jsonb not null,
  status text not null,
  edition text not null,
  source text not null,
  primary key (list, code, effective_from)
);

create table ceb.setting (name text primary key, value jsonb not null);

grant select on ceb.enterprise, ceb.dxp_user, ceb.office, ceb.site, ceb.account_book, ceb.rate, ceb.code, ceb.setting to ceb_intake, ceb_app, ceb_auth;
grant select, insert, update, delete on ceb.account, ceb.api_key, ceb.session, ceb.captcha to ceb_auth;
grant insert on ceb.audit to ceb_auth, ceb_app;
grant select, insert, delete on ceb.idempotency to ceb_app;
alter table ceb.idempotency enable row level security;
create policy own on ceb.idempotency to ceb_app using (enterprise = ceb.current_enterprise());

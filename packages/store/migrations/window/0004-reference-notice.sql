-- Every process keeps the registered facts and code lists in memory: it has to hear when one of them changes.

create function ceb.tell_reference() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  perform pg_notify('ceb_reference', tg_table_name);
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['enterprise', 'dxp_user', 'office', 'site', 'account_book', 'rate', 'code'] loop
    execute format('create trigger told after insert or update or delete or truncate on ceb.%I for each statement execute function ceb.tell_reference()', name);
  end loop;
end $$;

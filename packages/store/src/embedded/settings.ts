/** How the embedded server is tuned: modest beside Node on two cores, durable without exception. */

export type Settings = Readonly<Record<string, string>>

export const serverSettings: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',

  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // Few, far checkpoints: a peak of declarations is written once to the log and later, in peace, to the tables.
  checkpoint_timeout: '15min',
  max_wal_size: '4GB',
  min_wal_size: '256MB',

  shared_buffers: '512MB',
  effective_cache_size: '4GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Containers give /dev/shm 64 MB; parallel queries take from here first and do not fail there.
  min_dynamic_shared_memory: '64MB',

  // The server's own log holds starts, stops and crashes. A statement or a violated key would be personal data;
  // the program gets both as an error and decides what to tell.
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

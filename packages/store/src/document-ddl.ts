/** The DDL of all registered documents: tables, indexes, and who may see a row. */
import { documents } from '@openceb/documents'
import { createIndexes, createLineFunctions, createTable, tableName, visibilityOf } from './tables.ts'

/** Tables of the window, behind row-level security for what people and programs read and change. */
export const windowDocumentsDdl = (): string =>
  documents
    .map((definition) => {
      const table = tableName(definition, 'ceb')
      return [
        createTable(definition, 'ceb'),
        // A body is written once and a status several times: out of line and as it is, moving a status costs nothing of the body.
        `alter table ${table} alter column body set storage external;`,
        createIndexes(definition, 'ceb'),
        ...(createLineFunctions(definition, 'ceb') ? [createLineFunctions(definition, 'ceb')] : []),
        `alter table ${table} enable row level security;`,
        `create policy party on ${table} to ceb_app using (\n    ${visibilityOf(definition)});`,
        `grant select, insert, update, delete on ${table} to ceb_intake;`,
        `grant select, insert, update on ${table} to ceb_app;`,
      ].join('\n')
    })
    .join('\n\n')

/** A receipt is seen by the one it was sent to and by everyone who sees its document. */
export const receiptPolicyDdl = (): string =>
  [
    'alter table ceb.receipt enable row level security;',
    'create policy written on ceb.receipt for insert to ceb_app with check (true);',
    `create policy seen on ceb.receipt for select to ceb_app using (\n    ceb.has_dxp_id(recipient) or case document\n${documents
      .map(
        (definition) =>
          `      when '${definition.key}' then exists (select from ${tableName(definition, 'ceb')} d where d.id = document_id and d.intake_time = document_time)`,
      )
      .join('\n')}\n      else false end);`,
  ].join('\n')

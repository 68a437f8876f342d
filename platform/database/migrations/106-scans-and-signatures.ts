import type { Migration } from '../migration.ts'

/** TIFF among the files of a pile, and what came of checking the signature of a signed file. */
export const scansAndSignatures: Migration = {
  name: '106-scans-and-signatures',
  async up(runner) {
    await runner.sql(`
      alter table scan_files drop constraint scan_files_kind_check;
      alter table scan_files add constraint scan_files_kind_check check (kind in ('pdf', 'png', 'jpg', 'tif'));
      alter table paper_seals add column signature_check jsonb
        check (signature_check is null or (kind = 'signed-file' and jsonb_typeof(signature_check) = 'array'));
      comment on column paper_seals.signature_check is 'one entry a signature of the file as it was found at filing; null where nobody looked'`)
  },
}

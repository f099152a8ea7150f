export interface FileFacts {
  id: string;
  name: string;
  mediaType: string;
  sizeBytes: number;
}

type LinkTable = 'material_page_file' | 'submission_file';
/** A column of JSON: the files that a link table names for one row. Both parts come from a repository's own text. */
export function fileFacts(table: LinkTable, which: 'page_id = p.id' | 'submission_id = s.id'): string {
  return [
    `coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
      'sizeBytes', f.size_bytes) ORDER BY f.created_at, f.id) FROM `,
    table,
    ` l JOIN stored_file f ON f.id = l.file_id WHERE l.`,
    which,
    `), '[]')`,
  ].join('');
}

-- $1 token hash, $2 step: look, save or send, $3 the body as it came, or null, $4 version that the holder knows, or null. A row, or one for each fault; none: used, ended, expired, never there.
SELECT outcome, form, version, child_id, link_id, pointer, detail FROM form_use($1, $2, $3::jsonb -> 'answers', $4::integer)

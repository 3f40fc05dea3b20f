-- $1 id, $2 document, $3 media, $4 bytes, $5 why, $6 content in hexadecimal. The next version; as sensitive as the document.
INSERT INTO document_file (id, child_id, tier, document_id, number, media, bytes, why, content)
SELECT $1, d.child_id, d.tier, d.id, 1 + coalesce((SELECT max(f.number) FROM document_file f WHERE f.document_id = d.id), 0), $3, $4, $5, decode($6, 'hex')
  FROM document d WHERE d.id = $2

-- $1 rows as a JSON array: lines of youth justice that are counted, of the fictional council.
INSERT INTO youth_justice_count (id, made_at, made_by, month, sex, care_at_offence, care_at_outcome, kind_code, offence, is_first, is_first_of_year,
    counts)
SELECT r.id, r.made_at, r.made_by, r.month, r.sex, r.care_at_offence, r.care_at_outcome, r.kind_code, r.offence, r.is_first, r.is_first_of_year,
       r.counts
  FROM json_populate_recordset(NULL::youth_justice_count, $1) r

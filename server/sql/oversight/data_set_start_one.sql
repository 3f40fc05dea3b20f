-- No parameters. From which month on my council's records are counted.
SELECT json_build_object('since', (SELECT s.month FROM data_set_start s WHERE s.authority_id = data_set_authority())), NULL, NULL

-- No parameters. Stops my calendar: its address opens nothing any more.
UPDATE calendar_link SET ended_at = now() WHERE ended_at IS NULL

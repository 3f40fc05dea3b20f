-- $1 person, $2 address. The address of a new account, for notices that its person has still to ask for.
INSERT INTO notice_choice (person_id, address) VALUES ($1, $2)

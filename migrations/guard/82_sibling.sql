-- ---------------------------------------------------------------------------------------------- brothers and sisters (0052)

-- Whoever sees it sees both: what stands in it names both. Who may not is told by held(). A merger leaves one behind that says nothing new: it is of no
-- child any more. It is recorded and changed by whoever may for one of the two and sees the other.
SELECT guard('sibling', 'sibling');
CREATE POLICY both_seen ON sibling AS RESTRICTIVE FOR SELECT TO around_app
    USING (reaches('sibling', 'view', other_id, tier) AND NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id IN (child_id, other_id)));
CREATE POLICY both_made ON sibling AS RESTRICTIVE FOR INSERT TO around_app WITH CHECK (EXISTS (SELECT FROM child c WHERE c.id = other_id));
CREATE POLICY from_other ON sibling FOR UPDATE TO around_app
    USING (reaches('sibling', 'edit', other_id, tier)) WITH CHECK (reaches('sibling', 'edit', other_id, tier));
REVOKE UPDATE (other_id) ON sibling FROM around_app;
-- What it said before is for the same people.
CREATE POLICY siblings ON version AS RESTRICTIVE FOR SELECT TO around_app
    USING (table_name <> 'sibling' OR EXISTS (SELECT FROM sibling s WHERE s.id = row_id));

-- The procedure: code, days, whether these are working days.
SELECT k.code, k.days, k.is_working_days FROM outside_step_kind k ORDER BY k.position

-- $1 id. A theme.
SELECT feedback_theme_item(t), NULL, 'v' || t.version FROM feedback_theme t WHERE t.id = $1

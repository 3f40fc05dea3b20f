#pragma once
/* One line per event on stderr, as key=value: never personal data, never a token, never what a client typed. */
enum log_level { LOG_INFO, LOG_WARN, LOG_ERROR };

/* Thread-safe. `format` makes key=value pairs; control characters are replaced. */
void log_line(enum log_level level, const char *event, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

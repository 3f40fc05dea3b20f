/* A workbook of one sheet, made by libxlsxwriter. That writes a file: one in memory, which nobody else can open. */
#include "json_table.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

static void put_cell(void *to, int line, int column, const struct table_cell *cell)
{
    lxw_worksheet *sheet = to;
    lxw_row_t      row = (lxw_row_t)line;
    lxw_col_t      at = (lxw_col_t)column;

    if (cell->is_number)
        worksheet_write_number(sheet, row, at, (double)cell->number, NULL);
    else if (cell->is_decimal)
        worksheet_write_number(sheet, row, at, cell->decimal, NULL);
    else if (cell->text)
        worksheet_write_string(sheet, row, at, cell->text, NULL);
}

static bool write_book(const char *path, const struct shape *item, const char *json, size_t n,
                       struct arena *arena)
{
    lxw_workbook  *book = workbook_new(path);
    lxw_worksheet *sheet = book ? workbook_add_worksheet(book, "List") : NULL;
    bool           ok = sheet && json_table(item, json, n, arena, put_cell, sheet);

    if (sheet)
        worksheet_freeze_panes(sheet, 1, 0);
    return (!book || workbook_close(book) == LXW_NO_ERROR) && ok;
}

static bool read_back(int file, struct buf *out)
{
    char    block[16384];
    ssize_t got;
    off_t   at = 0;

    while ((got = pread(file, block, sizeof block, at)) > 0) {
        buf_add(out, block, (size_t)got);
        at += got;
    }
    return got == 0 && at > 0;
}

bool table_xlsx(const struct shape *item, const char *json, size_t n, struct buf *out)
{
    int  file = memfd_create("list.xlsx", MFD_CLOEXEC);
    char path[40];
    bool ok;

    if (file < 0)
        return false;
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    ok = write_book(path, item, json, n, out->arena) && read_back(file, out);
    close(file);
    return ok;
}

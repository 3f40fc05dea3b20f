#pragma once
/*
 * Everything that can go wrong in a way that a client sees, as one list (errors.def). Functions that can
 * fail return enum err; ERR_NONE is 0. errors.c gives each its HTTP status, its name and its sentence.
 */
enum err {
#define ERROR(name, status, sentence) ERR_##name,
#include "errors.def"
#undef ERROR
    ERR_COUNT
};

int err_status(enum err e); /* HTTP status */
/* "not-found": the last part of the problem's type. */
void        err_name(enum err e, char name[40]);
const char *err_sentence(enum err e); /* what a person is told */
/* The error that a violated database constraint (or a raised condition) of this name means; ERR_NONE: unknown. */
enum err err_of_constraint(const char *name);

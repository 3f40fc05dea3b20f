#pragma once
/* Planning for children with very complex needs, and the graduated response (SEND Code of Practice 2015, 6.44): their words,
 * NULL-terminated. */

extern const char *const graduated_steps[]; /* assess, plan, do, review */
extern const char
    *const graduated_sources[]; /* plan, planning, recorded: who says where a child is */
extern const char *const planning_states[]; /* put_forward, talked_about, withdrawn */

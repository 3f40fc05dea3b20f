/* Rows of tables, collected as JSON and written with one statement a table. */
#include "demo.h"

#include "sql.h"

const struct uuid demo_service_account = {"00000000-0000-4000-8000-000000000002"};

static const struct sql *const statements[DEMO_TABLES] = {
    [T_AGENCY] = &sql_demo_agency,
    [T_PERSON] = &sql_demo_person,
    [T_TEAM] = &sql_demo_team,
    [T_ROLE_HELD] = &sql_demo_role_held,
    [T_TEAM_MEMBER] = &sql_demo_team_member,
    [T_SERVICE] = &sql_demo_service,
    [T_SERVICE_STAFF] = &sql_demo_service_staff,
    [T_SERVICE_REFERRER] = &sql_demo_service_referrer,
    [T_SERVICE_CLOCK] = &sql_demo_service_clock,
    [T_SERVICE_REQUIREMENT] = &sql_demo_service_requirement,
    [T_SERVICE_LINK] = &sql_demo_service_link,
    [T_SCHOOL_TERM] = &sql_demo_school_term,
    [T_POSTCODE] = &sql_demo_postcode,
    [T_CHILD] = &sql_demo_child,
    [T_CARE_EPISODE] = &sql_demo_care_episode,
    [T_LEGAL_STATUS] = &sql_demo_legal_status,
    [T_PROTECTION_PLAN] = &sql_demo_protection_plan,
    [T_EDGE_OF_CARE] = &sql_demo_edge_of_care,
    [T_REVIEW] = &sql_demo_review,
    [T_HOME] = &sql_demo_home,
    [T_HOME_ADDRESS] = &sql_demo_home_address,
    [T_OUTSIDE_COUNTY] = &sql_demo_outside_county,
    [T_OUTSIDE_STEP] = &sql_demo_outside_step,
    [T_MISSING] = &sql_demo_missing,
    [T_PERMANENCE] = &sql_demo_permanence,
    [T_ADOPTION] = &sql_demo_adoption,
    [T_PREVIOUS_PERMANENCE] = &sql_demo_previous_permanence,
    [T_UASC] = &sql_demo_uasc,
    [T_MOTHERHOOD] = &sql_demo_motherhood,
    [T_ENROLMENT] = &sql_demo_enrolment,
    [T_SEND_STATUS] = &sql_demo_send_status,
    [T_PEP] = &sql_demo_pep,
    [T_EHCP] = &sql_demo_ehcp,
    [T_THRIVE] = &sql_demo_thrive,
    [T_ALLOCATION] = &sql_demo_allocation,
    [T_CARER] = &sql_demo_carer,
    [T_HOUSEHOLD] = &sql_demo_household,
    [T_ALLEGATION] = &sql_demo_allegation,
    [T_ADOPTIVE_FAMILY] = &sql_demo_adoptive_family,
    [T_REFERRAL] = &sql_demo_referral,
    [T_REFERRAL_CONTENT] = &sql_demo_referral_content,
    [T_REFERRAL_CLOCK] = &sql_demo_referral_clock,
    [T_REFERRAL_EVENT] = &sql_demo_referral_event,
    [T_REFERRAL_REASON] = &sql_demo_referral_reason,
    [T_INVOLVEMENT] = &sql_demo_involvement,
    [T_CONTACT] = &sql_demo_contact,
    [T_CONTACT_NOTE] = &sql_demo_contact_note,
    [T_THERAPY_NOTE] = &sql_demo_therapy_note,
    [T_SERVICE_WORK] = &sql_demo_service_work,
    [T_COVER] = &sql_demo_cover,
    [T_SDQ] = &sql_demo_sdq,
    [T_SDQ_SCORE] = &sql_demo_sdq_score,
    [T_SDQ_ANSWER] = &sql_demo_sdq_answer,
    [T_SDQ_NONE] = &sql_demo_sdq_none,
    [T_MEASURE] = &sql_demo_measure,
    [T_MEASURE_SCORE] = &sql_demo_measure_score,
    [T_MEASURE_BAND] = &sql_demo_measure_band,
    [T_TASK] = &sql_demo_task,
    [T_WORDS] = &sql_demo_words,
    [T_WORDS_POINT] = &sql_demo_words_point,
    [T_SDQ_PACK] = &sql_demo_sdq_pack,
    [T_FORM_LINK] = &sql_demo_form_link,
    [T_WORDS_PICTURE] = &sql_demo_words_picture,
    [T_WORDS_PICTURE_FILE] = &sql_demo_words_picture_file,
    [T_WORDS_ASKED] = &sql_demo_words_asked,
    [T_PREFERENCE] = &sql_demo_preference,
    [T_AROUND_PERSON] = &sql_demo_around_person,
    [T_PEOPLE_MAP] = &sql_demo_people_map,
    [T_DOCUMENT] = &sql_demo_document,
    [T_DOCUMENT_FILE] = &sql_demo_document_file,
    [T_ALERT] = &sql_demo_alert,
    [T_MATCH_TASK] = &sql_demo_match_task,
    [T_SIBLING] = &sql_demo_sibling,
    [T_CONSENT] = &sql_demo_consent,
    [T_SHARING_BASIS] = &sql_demo_sharing_basis,
    [T_SHARING_WISH] = &sql_demo_sharing_wish,
    [T_PLAN] = &sql_demo_plan,
    [T_PLAN_CONTENT] = &sql_demo_plan_content,
    [T_PLAN_GOAL] = &sql_demo_plan_goal,
    [T_FORM_GOAL] = &sql_demo_form_goal,
    [T_FORM_ANSWER] = &sql_demo_form_answer,
    [T_PLAN_RATING] = &sql_demo_plan_rating,
    [T_PLAN_REVIEW] = &sql_demo_plan_review,
    [T_PLAN_EDITION] = &sql_demo_plan_edition,
    [T_PLAN_SHARE] = &sql_demo_plan_share,
    [T_PLAN_READ] = &sql_demo_plan_read,
    [T_WORK_GROUP] = &sql_demo_work_group,
    [T_GROUP_MEMBER] = &sql_demo_group_member,
    [T_GROUP_ACTION] = &sql_demo_group_action,
    [T_GROUP_ACTION_NOTE] = &sql_demo_group_action_note,
    [T_CHALLENGE] = &sql_demo_challenge,
    [T_CHALLENGE_RESPONSE] = &sql_demo_challenge_response,
    [T_PLANNING_MEETING] = &sql_demo_planning_meeting,
    [T_PLANNING_PLACE] = &sql_demo_planning_place,
    [T_PLANNING] = &sql_demo_planning,
    [T_GRADUATED_STEP] = &sql_demo_graduated_step,
    [T_ACTION] = &sql_demo_action,
    [T_NEED_DECISION] = &sql_demo_need_decision,
    [T_HEALTH_CHECK] = &sql_demo_health_check,
    [T_HEALTH_SUMMARY] = &sql_demo_health_summary,
    [T_HEALTH_CONTENT] = &sql_demo_health_content,
    [T_REVIEW_RECORD] = &sql_demo_review_record,
    [T_REVIEW_DECISION] = &sql_demo_review_decision,
    [T_REVIEW_PLAN] = &sql_demo_review_plan,
    [T_VISIT] = &sql_demo_visit,
    [T_VISIT_NOTE] = &sql_demo_visit_note,
    [T_CARE_LEAVER] = &sql_demo_care_leaver,
    [T_PATHWAY_PLAN] = &sql_demo_pathway_plan,
    [T_PATHWAY_REVIEW] = &sql_demo_pathway_review,
    [T_LEAVER_CONTACT] = &sql_demo_leaver_contact,
    [T_ATTENDANCE] = &sql_demo_attendance,
    [T_EXCLUSION] = &sql_demo_exclusion,
    [T_REDUCED_TIMETABLE] = &sql_demo_reduced_timetable,
    [T_EDUCATION_RESULT] = &sql_demo_education_result,
    [T_YOUTH_JUSTICE_COUNT] = &sql_demo_youth_justice_count,
    [T_YOUTH_JUSTICE_OUTCOME] = &sql_demo_youth_justice_outcome,
    [T_YOUTH_JUSTICE_OTHER] = &sql_demo_youth_justice_other,
    [T_SPEECH_LANGUAGE] = &sql_demo_speech_language,
    [T_SPEECH_LANGUAGE_FINDING] = &sql_demo_speech_language_finding,
    [T_POLICE_CALL_OUT] = &sql_demo_police_call_out,
    [T_POLICE_CALL_OUT_CHILD] = &sql_demo_police_call_out_child,
    [T_EVALUATION] = &sql_demo_evaluation,
    [T_TRAINING_SESSION] = &sql_demo_training_session,
    [T_TRAINING_ATTENDANCE] = &sql_demo_training_attendance,
    [T_FEEDBACK_LINK] = &sql_demo_feedback_link,
    [T_FEEDBACK] = &sql_demo_feedback,
    [T_FEEDBACK_ANSWER] = &sql_demo_feedback_answer,
    [T_FEEDBACK_THEME] = &sql_demo_feedback_theme,
};

void put_id(struct json_out *j, const char *name, struct uuid id)
{
    json_pair(j, name, uuid_is_set(&id) ? id.s : NULL);
}

void put_day(struct json_out *j, const char *name, day_t day)
{
    char text[DAY_TEXT_SIZE];

    day_format(day, text);
    json_pair(j, name, *text ? text : NULL);
}

void put_at(struct json_out *j, const char *name, int64_t at)
{
    char text[DAY_INSTANT_SIZE];

    day_instant_format(at, text);
    json_pair(j, name, *text ? text : NULL);
}

void put_person(struct demo *d, struct json_out *j, const char *name, enum demo_person who)
{
    json_pair(j, name, who == P_NOBODY ? NULL : d->person[who].s);
}

struct json_out *row_bare(struct demo *d, enum demo_table t)
{
    struct demo_rows *rows = &d->rows[t];

    if (rows->n++ == 0) {
        rows->buf = (struct buf){.arena = d->arena};
        rows->json = (struct json_out){.buf = &rows->buf};
        json_open(&rows->json, '[');
    }
    json_open(&rows->json, '{');
    return &rows->json;
}

struct json_out *row_begin(struct demo *d, enum demo_table t, struct uuid id, int64_t made_at,
                           struct uuid by)
{
    struct json_out *j = row_bare(d, t);

    put_id(j, "id", id);
    put_at(j, "made_at", made_at);
    put_id(j, "made_by", by);
    return j;
}

struct json_out *row_of(struct demo *d, enum demo_table t, struct uuid id,
                        const struct demo_child *of, int tier, int64_t made_at, enum demo_person by)
{
    struct json_out *j = row_begin(d, t, id, made_at < d->now ? made_at : d->now,
                                   by == P_NOBODY ? demo_service_account : d->person[by]);

    put_id(j, of->is_carer ? "carer_id" : "child_id", of->id);
    json_pair_int(j, "tier", tier);
    return j;
}

void row_end(struct json_out *j) { json_close(j, '}'); }

enum err demo_write(struct demo *d)
{
    struct request *req = d->req;
    struct rows     none;
    enum err        e = ERR_NONE;

    for (int t = 0; !e && t < DEMO_TABLES; t++) {
        struct demo_rows *rows = &d->rows[t];

        if (rows->n == 0)
            continue;
        json_close(&rows->json, ']');
        if (arena_is_exhausted(d->arena))
            return fail(req, ERR_NO_MEMORY);
        e = db_run(req, statements[t], (struct param[]){P((const char *)rows->buf.s)}, &none);
    }
    return e;
}

int64_t demo_at(struct dice *dice, day_t day)
{
    return day_london_start(day) + 3600 * dice_between(dice, 9, 16) + 60 * dice_below(dice, 60);
}

day_t demo_earlier(day_t a, day_t b)
{
    if (a == DAY_NONE || b == DAY_NONE)
        return a == DAY_NONE ? b : a;
    return a < b ? a : b;
}

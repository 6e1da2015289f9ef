/* The programme's own words, which scripts know by their slugs and people read in tables. */
#include <string.h>

#include "cli/back_end.h"

/* Slugs are English already: a message here exists to be translated. It says what kind of word it is, because
 * one language's word for an application that is accepted is not that for a row. */
static const struct {
    const char *slug;
    const char *message;
} words[] = {
    {"applied", N_("application: applied")},
    {"selected", N_("application: selected")},
    {"offered", N_("application: offered")},
    {"accepted", N_("application: accepted")},
    {"waitlisted", N_("application: waitlisted")},
    {"deferred", N_("application: deferred")},
    {"declined", N_("application: declined")},
    {"withdrawn", N_("application: withdrawn")},
    {"expired", N_("application: expired")},
    {"rejected", N_("application: rejected")},
    {"left", N_("application: left")},
    {"offer", N_("letter: offer")},
    {"regret", N_("letter: regret")},
    {"reply", N_("missing: reply")},
    {"open", N_("stage: open")},
    {"draft", N_("stage: draft")},
    {"adopted", N_("stage: adopted")},
    {"applicant", N_("role: applicant")},
    {"participant", N_("role: participant")},
    {"graduate", N_("role: graduate")},
    {"mentor", N_("role: mentor")},
    {"staff", N_("role: staff")},
    {"lecturer", N_("role: lecturer")},
    {"founder", N_("duty: founder")},
    {"advisor", N_("duty: advisor")},
    {"digital-advisor", N_("duty: digital-advisor")},
    {"community-manager", N_("duty: community-manager")},
    {"current", N_("duty: current")},
    {"coming", N_("duty: coming")},
    {"past", N_("duty: past")},
    {"together", N_("team rule: together")},
    {"apart", N_("team rule: apart")},
    {"client", N_("relation: client")},
    {"supplier", N_("relation: supplier")},
    {"competitor", N_("relation: competitor")},
    {"forbid", N_("relation: forbid")},
    {"avoid", N_("relation: avoid")},
    {"tell", N_("relation: tell")},
    {"planned", N_("session: planned")},
    {"held", N_("session: held")},
    {"cancelled", N_("session: cancelled")},
    {"yes", N_("answer: yes")},
    {"no", N_("answer: no")},
    {"maybe", N_("answer: maybe")},
    {"present", N_("attendance: present")},
    {"late", N_("attendance: late")},
    {"left-early", N_("attendance: left-early")},
    {"absent", N_("attendance: absent")},
    {"excused", N_("attendance: excused")},
    {"online", N_("attendance: online")},
    {"question", N_("ask: question")},
    {"news", N_("ask: news")},
    {"invitation", N_("ask: invitation")},
    {"challenge", N_("update: challenge")},
    {"job", N_("update: job")},
    {"founding", N_("update: founding")},
    {"learning", N_("update: learning")},
    {"life", N_("update: life")},
    {"other", N_("update: other")},
    {"first", N_("follow-up: first")},
    {"graduation", N_("follow-up: graduation")},
    {"m3", N_("follow-up: m3")},
    {"m6", N_("follow-up: m6")},
    {"m12", N_("follow-up: m12")},
    {"m24", N_("follow-up: m24")},
    {"m36", N_("follow-up: m36")},
    {"due", N_("follow-up: due")},
    {"asked", N_("follow-up: asked")},
    {"answered", N_("follow-up: answered")},
    {"missed", N_("follow-up: missed")},
    {"gone", N_("worry: gone")},
    {"lighter", N_("worry: lighter")},
    {"same", N_("worry: same")},
    {"heavier", N_("worry: heavier")},
    {"business", N_("tie: business")},
    {"hire", N_("tie: hire")},
    {"project", N_("tie: project")},
    {"mentoring", N_("tie: mentoring")},
    {"friendship", N_("tie: friendship")},
    {"confirmed", N_("tie: confirmed")},
    {"unconfirmed", N_("tie: unconfirmed")},
    {"denied", N_("tie: denied")},
    {"team", N_("circle: team")},
    {"cohort", N_("circle: cohort")},
    {"alumni", N_("circle: alumni")},
    {"mentors", N_("circle: mentors")},
    {"outdated", N_("promise: outdated")},
    {"missing", N_("promise: missing")},
    {"office", N_("said by: office")},
    {"law", N_("said by: law")},
    {"status", N_("counted by: status")},
    {"industry", N_("counted by: industry")},
    {"occupation", N_("counted by: occupation")},
    {"age", N_("counted by: age")},
    {"company", N_("counted by: company")},
    {"gender", N_("counted by: gender")},
};

const char *cli_word(const char *slug)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].slug, slug) != 0)
            continue;
        const char *translated = _(words[i].message);
        return translated == words[i].message ? slug : translated;
    }
    return slug;
}

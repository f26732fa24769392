"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import page
from goldthread.improvement.permissions import (
    ACCEPT_CLOSURE,
    ANSWER_ACTIONS,
    RECORD_DECISIONS,
    SEE_ACTIONS,
    WRITE_ACTIONS,
)
from goldthread.improvement.views import (
    after_failing,
    answer,
    decide,
    impact,
    index,
    responses,
    settings,
    show,
    template,
    tests,
    tracker,
    write,
)

app_name = "improvement"
ACTION = "<uuid:public_id>/"
TRACKER = "tracker/<uuid:public_id>/"
urlpatterns = [
    page("", index.index, name="index", see=SEE_ACTIONS),
    page("key/", settings.key, name="key", see=SEE_ACTIONS),
    page("key/change/", settings.settings, name="settings", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page("new/", write.new, name="new", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(ACTION, show.show, name="show", see=SEE_ACTIONS),
    page(f"{ACTION}change/", write.change, name="change", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{ACTION}due/", write.change_due, name="change_due", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{ACTION}link/", write.link, name="link", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page("links/<uuid:public_id>/remove/", write.unlink, name="unlink", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{ACTION}agree/", write.agree, name="agree", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{ACTION}cancel/", write.cancel, name="cancel", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{ACTION}start/", answer.start, name="start", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page(f"{ACTION}progress/", answer.report_progress, name="report_progress", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page(f"{ACTION}evidence/", answer.add_evidence, name="add_evidence", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page("files/<uuid:public_id>/", show.evidence_file, name="evidence_file", see=SEE_ACTIONS),
    page(f"{ACTION}closure/", answer.propose_closure, name="propose_closure", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page(
        "entries/<slug:kind>/<uuid:public_id>/confirm/",
        answer.confirm,
        name="confirm",
        see=SEE_ACTIONS,
        may=ANSWER_ACTIONS,
    ),
    page(f"{ACTION}accept/", decide.accept_closure, name="accept_closure", see=SEE_ACTIONS, may=ACCEPT_CLOSURE),
    page(f"{ACTION}return/", decide.return_closure, name="return_closure", see=SEE_ACTIONS, may=ACCEPT_CLOSURE),
    page(f"{ACTION}embed/", decide.embed, name="embed", see=SEE_ACTIONS, may=ACCEPT_CLOSURE),
    page("impact/<uuid:public_id>/plan/", impact.plan_impact, name="plan_impact", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page("impact/<uuid:public_id>/", impact.record_impact, name="record_impact", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page("tracker/", tracker.upload, name="tracker", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{TRACKER}sheet/", tracker.sheet, name="tracker_sheet", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{TRACKER}columns/", tracker.columns, name="tracker_columns", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{TRACKER}words/", tracker.words, name="tracker_words", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(f"{TRACKER}check/", tracker.check, name="tracker_check", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page("impact/", tests.index, name="tests", see=SEE_ACTIONS),
    page("impact/<uuid:public_id>/none/", impact.no_test, name="no_test", see=SEE_ACTIONS, may=WRITE_ACTIONS),
    page(
        f"{ACTION}impact/plan/",
        impact.plan_of_action,
        name="plan_impact_of_action",
        see=SEE_ACTIONS,
        may=WRITE_ACTIONS,
    ),
    page(
        f"{ACTION}impact/none/",
        impact.no_test_of_action,
        name="no_test_of_action",
        see=SEE_ACTIONS,
        may=WRITE_ACTIONS,
    ),
    page(
        "impact/<uuid:public_id>/next/",
        after_failing.decide_next,
        name="decide_next",
        see=SEE_ACTIONS,
        may=ACCEPT_CLOSURE,
    ),
    page(
        "impact/<uuid:public_id>/meeting/",
        after_failing.record_next,
        name="record_next",
        see=SEE_ACTIONS,
        may=RECORD_DECISIONS,
    ),
    page(f"{ACTION}unembed/", after_failing.unembed, name="unembed", see=SEE_ACTIONS, may=ACCEPT_CLOSURE),
    page("responses/<uuid:public_id>/", responses.respond, name="respond", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page("template/", template.download, name="template", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page("template/return/", template.upload, name="template_return", see=SEE_ACTIONS, may=ANSWER_ACTIONS),
    page(
        "template/<uuid:public_id>/check/", template.check, name="template_check", see=SEE_ACTIONS, may=ANSWER_ACTIONS
    ),
]

"""Pages of this room, with who may see each and who may act."""

from goldthread.findings.permissions import ACCEPT_FINDINGS, SEE_FINDINGS, WRITE_FINDINGS
from goldthread.findings.views import lists, show, sign_off, themes, write, write_recommendation
from goldthread.foundation.guards import page

SEE, WRITE, ACCEPT = SEE_FINDINGS, WRITE_FINDINGS, ACCEPT_FINDINGS
ONE, RECOMMENDATION = "<uuid:public_id>/", "recommendations/<uuid:public_id>/"

app_name = "findings"
urlpatterns = [
    page("", lists.findings, name="index", see=SEE),
    page("from-audit/<uuid:public_id>/", write.new_from_audit, name="new_from_audit", see=SEE, may=WRITE),
    page("from-judgement/<uuid:public_id>/", write.new_from_judgement, name="new_from_judgement", see=SEE, may=WRITE),
    page(ONE, show.finding, name="show", see=SEE),
    page(f"{ONE}change/", write.change, name="change", see=SEE, may=WRITE),
    page(f"{ONE}sign-off/", sign_off.finding, name="sign_off", see=SEE, may=ACCEPT),
    page("themes/", themes.index, name="themes", see=SEE),
    page("themes/one/", themes.one, name="theme", see=SEE),
    page("themes/rename/", themes.rename, name="rename_theme", see=SEE, may=WRITE),
    page("recommendations/", lists.recommendations, name="recommendations", see=SEE),
    page("recommendations/new/", write_recommendation.new, name="new_recommendation", see=SEE, may=WRITE),
    page(RECOMMENDATION, show.recommendation, name="recommendation", see=SEE),
    page(f"{RECOMMENDATION}change/", write_recommendation.change, name="change_recommendation", see=SEE, may=WRITE),
    page(f"{RECOMMENDATION}sign-off/", sign_off.recommendation, name="sign_off_recommendation", see=SEE, may=ACCEPT),
]

"""Pages of this room, with who may see each and who may act."""

from goldthread.foundation.guards import page
from goldthread.reports.permissions import ISSUE_REPORTS, SEE_REPORTS, WRITE_REPORTS
from goldthread.reports.views import issue, prose, read, start

SEE, WRITE, ISSUE = SEE_REPORTS, WRITE_REPORTS, ISSUE_REPORTS
ONE = "<uuid:public_id>/"
SECTION = f"{ONE}sections/<slug:section>/"

app_name = "reports"
urlpatterns = [
    page("", start.index, name="index", see=SEE),
    page("new/", start.new, name="new", see=SEE, may=WRITE),
    page(ONE, read.show, name="show", see=SEE),
    page(f"{ONE}facts/<slug:key>/", read.fact, name="fact", see=SEE),
    page(f"{ONE}download/<slug:format>/", read.download, name="download", see=SEE),
    page(SECTION, prose.write, name="prose", see=SEE, may=WRITE),
    page(f"{SECTION}autosave/", prose.autosave, name="autosave", see=SEE, may=WRITE),
    page(f"{ONE}issue/", issue.issue, name="issue", see=SEE, may=ISSUE),
    page(f"{ONE}new-edition/", issue.new_edition, name="new_edition", see=SEE, may=WRITE),
]
